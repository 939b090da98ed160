package query

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// ErrUnknown says that the graph has no such entity or statement.
var ErrUnknown = errors.New("not in the graph")

// reader reads for one question. It remembers entities, articles and predicates,
// which come up again and again.
type reader struct {
	st         *store.Store
	entities   map[quad.IRI]schema.Entity
	sources    map[quad.IRI]schema.Source
	predicates map[graph.Ref]predicate
	values     map[graph.Ref]quad.Value
}

// maxValues bounds the values that a reader remembers; beyond it begins anew.
const maxValues = 100_000

// predicate is what the IRI of a fact says; the zero value is no fact's.
type predicate struct {
	prefix, name string
}

func (p predicate) isFact(all bool) bool {
	return p.prefix == schema.PrefixFact || all && p.prefix != ""
}

func (q *Query) reader() *reader {
	return &reader{
		st:         q.st,
		entities:   make(map[quad.IRI]schema.Entity),
		sources:    make(map[quad.IRI]schema.Source),
		predicates: make(map[graph.Ref]predicate),
		values:     make(map[graph.Ref]quad.Value),
	}
}

// each calls yield for the quads that match pattern, which must be few, until yield
// returns false. It is Each of the store with a memory: statements have most of
// their terms in common, and reading a term costs more than finding the quad.
func (r *reader) each(ctx context.Context, pattern store.Pattern, yield func(quad.Quad) bool) error {
	if len(r.values) > maxValues {
		clear(r.values)
	}
	var all []store.Refs
	var unread []graph.Ref
	err := r.st.EachRefs(ctx, pattern, func(got store.Refs) bool {
		all = append(all, got)
		for _, ref := range []graph.Ref{got.Subject, got.Predicate, got.Object, got.Label} {
			if _, ok := r.values[ref]; !ok && ref != nil {
				r.values[ref] = nil
				unread = append(unread, ref)
			}
		}
		return true
	})
	if err != nil {
		return err
	}
	values, err := r.st.Values(ctx, unread)
	if err != nil {
		clear(r.values)
		return err
	}
	for i, ref := range unread {
		r.values[ref] = values[i]
	}
	for _, got := range all {
		q := quad.Quad{Subject: r.values[got.Subject], Predicate: r.values[got.Predicate], Object: r.values[got.Object], Label: r.values[got.Label]}
		if !yield(q) {
			return nil
		}
	}
	return nil
}

// predicate returns what the node of a predicate stands for.
func (r *reader) predicate(ctx context.Context, ref graph.Ref) (predicate, error) {
	if p, ok := r.predicates[ref]; ok {
		return p, nil
	}
	values, err := r.st.Values(ctx, []graph.Ref{ref})
	if err != nil {
		return predicate{}, err
	}
	var p predicate
	if iri, ok := values[0].(quad.IRI); ok {
		p = parsePredicate(iri)
	}
	r.predicates[ref] = p
	return p, nil
}

func parsePredicate(iri quad.IRI) predicate {
	for _, prefix := range []string{schema.PrefixFact, schema.PrefixDenied, schema.PrefixMaybe} {
		if name, ok := quads.Local(iri, prefix); ok {
			return predicate{prefix, name}
		}
	}
	return predicate{}
}

// edge is one quad of a fact, seen from one end.
type edge struct {
	predicate predicate
	other     graph.Ref // the node on the other end
	stmt      graph.Ref
}

// edges calls yield for the facts that have the node as subject or object, until
// yield returns false. A fact that is stored both ways comes twice.
func (r *reader) edges(ctx context.Context, node graph.Ref, yield func(edge) bool) error {
	var inner error
	more := true
	visit := func(got store.Refs, other graph.Ref) bool {
		p, err := r.predicate(ctx, got.Predicate)
		if err != nil {
			inner = err
			return false
		}
		if p.prefix != "" {
			more = yield(edge{p, other, got.Label})
		}
		return more
	}
	err := r.st.EachMatch(ctx, store.Refs{Subject: node}, func(got store.Refs) bool { return visit(got, got.Object) })
	if err = errors.Join(err, inner); err != nil || !more {
		return err
	}
	err = r.st.EachMatch(ctx, store.Refs{Object: node}, func(got store.Refs) bool { return visit(got, got.Subject) })
	return errors.Join(err, inner)
}

// node returns the node of an entity, or [ErrUnknown].
func (r *reader) node(id string) (graph.Ref, error) {
	ref, err := r.st.Ref(quads.Entity(id))
	if err != nil {
		return nil, err
	}
	if ref == nil {
		return nil, fmt.Errorf("entity %q: %w", id, ErrUnknown)
	}
	return ref, nil
}

// sampled is how many articles are asked for the names of an entity. For actors
// that millions of articles name, more would not change the answer.
const sampled = 2000

// entity returns what the articles say of an entity: the label that the graph
// prefers, or else most of them give it, the type that most give it, all other names
// sorted. Equal counts go by the alphabet.
func (r *reader) entity(ctx context.Context, iri quad.IRI) (schema.Entity, error) {
	if ent, ok := r.entities[iri]; ok {
		return ent, nil
	}
	id, _ := quads.Local(iri, schema.PrefixEntity)
	ent := schema.Entity{ID: id, Aliases: []string{}}
	labels, err := r.counts(ctx, iri, quads.Label)
	if err != nil {
		return ent, err
	}
	types, err := r.counts(ctx, iri, quads.Type)
	if err != nil {
		return ent, err
	}
	aliases, err := r.counts(ctx, iri, quads.AltLabel)
	if err != nil {
		return ent, err
	}
	links, err := r.counts(ctx, iri, quads.SameAs)
	if err != nil {
		return ent, err
	}
	preferred, err := r.counts(ctx, iri, quads.PrefLabel)
	if err != nil {
		return ent, err
	}
	if labels = append(preferred, labels...); len(labels) > 0 {
		ent.Label = text(labels[0])
	}
	if len(types) > 0 {
		ent.Type = entityType(types[0])
	}
	if len(links) > 0 {
		ent.Link = text(links[0])
	}
	for _, value := range append(labels, aliases...) {
		if name := text(value); name != ent.Label {
			ent.Aliases = append(ent.Aliases, name)
		}
	}
	slices.Sort(ent.Aliases)
	ent.Aliases = slices.Compact(ent.Aliases)
	r.entities[iri] = ent
	return ent, nil
}

// counts returns the objects of a subject and predicate, the most frequent first.
func (r *reader) counts(ctx context.Context, subject, predicate quad.IRI) ([]quad.Value, error) {
	count := make(map[graph.Ref]int)
	var refs []graph.Ref
	left := sampled
	err := r.st.EachRefs(ctx, store.Pattern{Subject: subject, Predicate: predicate}, func(got store.Refs) bool {
		if count[got.Object]++; count[got.Object] == 1 {
			refs = append(refs, got.Object)
		}
		left--
		return left > 0
	})
	if err != nil {
		return nil, err
	}
	values, err := r.st.Values(ctx, refs)
	if err != nil {
		return nil, err
	}
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(count[refs[b]], count[refs[a]]), strings.Compare(values[a].String(), values[b].String()))
	})
	out := make([]quad.Value, len(values))
	for i, j := range order {
		out[i] = values[j]
	}
	return out, nil
}

// source returns what the graph keeps of an article.
func (r *reader) source(ctx context.Context, doc quad.IRI) (schema.Source, error) {
	if src, ok := r.sources[doc]; ok {
		return src, nil
	}
	src := quads.SourceOf(doc)
	err := r.each(ctx, store.Pattern{Subject: doc}, func(q quad.Quad) bool {
		quads.SetSource(&src, q)
		return true
	})
	r.sources[doc] = src
	return src, err
}

// text returns the bare text of a value: of a literal without its datatype, of an
// IRI without its brackets.
func text(value quad.Value) string {
	switch value := value.(type) {
	case quad.String:
		return string(value)
	case quad.TypedString:
		return string(value.Value)
	case quad.LangString:
		return string(value.Value)
	case quad.IRI:
		return string(value)
	}
	return quad.ToString(value)
}

func entityType(value quad.Value) schema.EntityType {
	for _, typ := range schema.EntityTypes {
		if value == quad.IRI(typ.IRI()) {
			return typ
		}
	}
	return ""
}
