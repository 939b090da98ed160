package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// Resolve returns the entities that name may mean, those with most facts first: the
// one whose ID it is; else all that have it as label or alias; else those that are known
// beforehand to have it, as Britain is a name of the United Kingdom; else, for a name
// that nothing has just so, those with a name that differs in case only, begins
// with it, or contains it, in this order of preference. It is empty if there is
// none.
func (q *Query) Resolve(ctx context.Context, name string) ([]schema.Entity, error) {
	r := q.reader()
	name = strings.TrimSpace(name)
	if name == "" {
		return nil, nil
	}
	ent, err := q.Entity(ctx, name)
	if err == nil {
		return []schema.Entity{ent}, nil
	}
	nodes, err := r.named(ctx, name)
	if err != nil {
		return nil, err
	}
	if len(nodes) == 0 {
		if nodes, err = r.knownAs(ctx, name); err != nil {
			return nil, err
		}
	}
	if len(nodes) == 0 {
		index, err := q.nameIndex(ctx)
		if err != nil {
			return nil, err
		}
		for _, iri := range limited(index.similar(name), maxMeant) {
			if iri, err = r.current(ctx, iri); err != nil {
				return nil, err
			}
			if iri != "" {
				nodes = append(nodes, iri)
			}
		}
		nodes = distinct(nodes)
	}
	return r.ranked(ctx, nodes)
}

// knownAs returns the entities that have a name in the gazetteer.
func (r *reader) knownAs(ctx context.Context, name string) ([]quad.IRI, error) {
	gaz, err := schema.LoadGazetteer()
	if err != nil {
		return nil, err
	}
	forms := strings.Fields(name)
	n, found := gaz.Match(forms)
	if n != len(forms) {
		return nil, nil
	}
	var nodes []quad.IRI
	for _, match := range found {
		if match.Kind != schema.PlainName && match.Kind != schema.AcronymName {
			continue
		}
		iri, err := r.current(ctx, quads.Entity(match.Entry.ID))
		if err != nil {
			return nil, err
		}
		if iri == "" {
			continue
		}
		// Another may have the ID.
		ent, err := r.entity(ctx, iri)
		if err != nil {
			return nil, err
		}
		if ent.Type == match.Entry.Type && ent.Link == match.Entry.Link {
			nodes = append(nodes, iri)
		}
	}
	return distinct(nodes), nil
}

// maxMeant bounds how many entities a name may mean.
const maxMeant = 100

// Entity returns the entity with the given ID, or [ErrUnknown].
func (q *Query) Entity(ctx context.Context, id string) (schema.Entity, error) {
	r := q.reader()
	iri, err := r.current(ctx, quads.Entity(id))
	if err != nil {
		return schema.Entity{}, err
	}
	if iri == "" {
		return schema.Entity{}, fmt.Errorf("entity %q: %w", id, ErrUnknown)
	}
	return r.entity(ctx, iri)
}

// current returns the node that an ID stands for: it was merged into another, or it
// stands for itself; empty if for none.
func (r *reader) current(ctx context.Context, iri quad.IRI) (quad.IRI, error) {
	seen := map[quad.IRI]bool{}
	for !seen[iri] {
		seen[iri] = true
		alive := false
		err := r.st.EachRefs(ctx, store.Pattern{Subject: iri, Predicate: quads.Type}, func(store.Refs) bool {
			alive = true
			return false
		})
		if err != nil || alive {
			return iri, err
		}
		links, err := counts(ctx, r.st, iri, quads.SameAs, fewSampled)
		if err != nil {
			return "", err
		}
		for _, link := range links {
			if next, ok := link.(quad.IRI); ok && strings.HasPrefix(string(next), schema.PrefixEntity) {
				iri = next
				break
			}
		}
	}
	return "", nil
}

// Entities returns all entities, sorted by ID.
func (q *Query) Entities(ctx context.Context) ([]schema.Entity, error) {
	r := q.reader()
	iris, err := r.iris(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]schema.Entity, 0, len(iris))
	for _, iri := range iris {
		ent, err := r.entity(ctx, iri)
		if err != nil {
			return nil, err
		}
		out = append(out, ent)
	}
	slices.SortFunc(out, func(a, b schema.Entity) int { return strings.Compare(a.ID, b.ID) })
	return out, nil
}

// iris lists all entities.
func (r *reader) iris(ctx context.Context) ([]quad.IRI, error) {
	_, iris, err := r.entityNodes(ctx)
	return iris, err
}

// entityNodes lists the nodes of all entities, and their IRIs.
func (r *reader) entityNodes(ctx context.Context) ([]graph.Ref, []quad.IRI, error) {
	var refs []graph.Ref
	for _, typ := range schema.EntityTypes {
		err := r.st.EachRefs(ctx, store.Pattern{Predicate: quads.Type, Object: quad.IRI(typ.IRI())}, func(got store.Refs) bool {
			refs = append(refs, got.Subject)
			return true
		})
		if err != nil {
			return nil, nil, err
		}
	}
	refs = distinct(refs)
	values, err := r.st.Values(ctx, refs)
	if err != nil {
		return nil, nil, err
	}
	nodes, iris := refs[:0], make([]quad.IRI, 0, len(values))
	for i, value := range values {
		if iri, ok := value.(quad.IRI); ok && strings.HasPrefix(string(iri), schema.PrefixEntity) {
			nodes, iris = append(nodes, refs[i]), append(iris, iri)
		}
	}
	return nodes, iris, nil
}

// named finds the entities that have name as it stands, from the index.
func (r *reader) named(ctx context.Context, name string) ([]quad.IRI, error) {
	var refs []graph.Ref
	for _, predicate := range []quad.IRI{quads.Label, quads.AltLabel} {
		err := r.st.EachRefs(ctx, store.Pattern{Predicate: predicate, Object: quad.String(name)}, func(got store.Refs) bool {
			refs = append(refs, got.Subject)
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	values, err := r.st.Values(ctx, distinct(refs))
	if err != nil {
		return nil, err
	}
	var out []quad.IRI
	for _, value := range values {
		if iri, ok := value.(quad.IRI); ok && strings.HasPrefix(string(iri), schema.PrefixEntity) {
			out = append(out, iri)
		}
	}
	return out, nil
}

// similar returns the entities with the best kind of match.
func (n *names) similar(name string) []quad.IRI {
	folded := strings.ToLower(name)
	slug := schema.Slug(name)
	rank := make(map[int32]int)
	const kinds = 3
	found := make([][]quad.IRI, kinds)
	for i, id := range n.ids {
		if slug != "" && id == slug {
			rank[int32(i)] = 0
		}
	}
	for i, text := range n.texts {
		kind := kinds
		switch other := strings.ToLower(text); {
		case other == folded:
			kind = 0
		case strings.HasPrefix(other, folded):
			kind = 1
		case strings.Contains(other, folded):
			kind = 2
		}
		if old, ok := rank[n.of[i]]; kind < kinds && (!ok || kind < old) {
			rank[n.of[i]] = kind
		}
	}
	for i, id := range n.ids {
		if kind, ok := rank[int32(i)]; ok {
			found[kind] = append(found[kind], quads.Entity(id))
		}
	}
	for _, iris := range found {
		if len(iris) > 0 {
			return iris
		}
	}
	return nil
}

// ranked returns entities, those with most facts first, equal ones by ID.
func (r *reader) ranked(ctx context.Context, iris []quad.IRI) ([]schema.Entity, error) {
	out := make([]schema.Entity, 0, len(iris))
	facts := make(map[string]int, len(iris))
	for _, iri := range iris {
		ent, err := r.entity(ctx, iri)
		if err != nil {
			return nil, err
		}
		node, err := r.node(ent.ID)
		if err != nil {
			return nil, err
		}
		edges, err := r.edges(ctx, node)
		if err != nil {
			return nil, err
		}
		var stmts []graph.Ref
		for _, e := range edges {
			stmts = append(stmts, e.stmt)
		}
		facts[ent.ID] = len(distinct(stmts))
		out = append(out, ent)
	}
	slices.SortFunc(out, func(a, b schema.Entity) int {
		return cmp.Or(cmp.Compare(facts[b.ID], facts[a.ID]), strings.Compare(a.ID, b.ID))
	})
	return out, nil
}
