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

// reader reads for one question. It remembers what comes up again and again.
type reader struct {
	st      *store.Store
	memory  *memory
	briefs  map[quad.IRI]brief
	sources map[quad.IRI]schema.Source
	values  map[graph.Ref]quad.Value
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
		st:      q.st,
		memory:  q.recall(),
		briefs:  make(map[quad.IRI]brief),
		sources: make(map[quad.IRI]schema.Source),
		values:  make(map[graph.Ref]quad.Value),
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
	var refs []graph.Ref
	err := r.st.EachRefs(ctx, pattern, func(got store.Refs) bool {
		all = append(all, got)
		refs = append(refs, got.Subject, got.Predicate, got.Object, got.Label)
		return true
	})
	if err != nil {
		return err
	}
	if err := r.learn(ctx, refs); err != nil {
		return err
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
	if p, ok := r.memory.predicates.get(ref); ok {
		return p, nil
	}
	values, err := r.st.ValuesIfAny(ctx, []graph.Ref{ref})
	if err != nil {
		return predicate{}, err
	}
	var p predicate // of no fact, where all quads with it were removed
	if iri, ok := values[0].(quad.IRI); ok {
		p = parsePredicate(iri)
	}
	r.memory.predicates.put(ref, p)
	return p, nil
}

// term returns the node of a term of the vocabulary, nil where the graph does not use it.
func (r *reader) term(iri quad.IRI) (graph.Ref, error) {
	if ref, ok := r.memory.terms.get(iri); ok {
		return ref, nil
	}
	ref, err := r.st.Ref(iri)
	if err == nil {
		r.memory.terms.put(iri, ref)
	}
	return ref, err
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
	out       bool // the other end is the object
}

// edges returns the facts that have the node as subject, then those that have it as
// object. A fact that is stored both ways comes twice.
func (r *reader) edges(ctx context.Context, node graph.Ref) ([]edge, error) {
	if edges, ok := r.memory.edges.get(node); ok {
		return edges, nil
	}
	edges := []edge{}
	for _, want := range []store.Refs{{Subject: node}, {Object: node}} {
		some, err := r.edgesOf(ctx, want)
		if err != nil {
			return nil, err
		}
		edges = append(edges, some...)
	}
	r.memory.edges.put(node, edges)
	return edges, nil
}

// edgesOf returns the facts that match.
func (r *reader) edgesOf(ctx context.Context, want store.Refs) ([]edge, error) {
	var inner error
	isFact := func(ref graph.Ref) bool {
		p, err := r.predicate(ctx, ref)
		inner = errors.Join(inner, err)
		return p.prefix != ""
	}
	var edges []edge
	err := r.st.EachWith(ctx, want, isFact, func(got store.Refs) bool {
		p, err := r.predicate(ctx, got.Predicate)
		inner = errors.Join(inner, err)
		e := edge{predicate: p, other: got.Subject, stmt: got.Label}
		if want.Subject != nil {
			e.other, e.out = got.Object, true
		}
		edges = append(edges, e)
		return inner == nil
	})
	return edges, errors.Join(err, inner)
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

const (
	// sampled is how many articles are asked for the aliases of an entity. For actors
	// that millions of articles name, more would not change the answer.
	sampled = 2000
	// fewSampled is how many are asked for its type and, where the graph prefers none, its
	// label: articles hardly differ in these.
	fewSampled = 16
)

// brief is what a fact shows of an entity.
type brief struct {
	id, label string
	typ       schema.EntityType
}

// brief returns the label and type of an entity: the label that the graph prefers, or
// else most of its articles give it, and the type that most give it. Equal counts go
// by the alphabet.
func (r *reader) brief(ctx context.Context, iri quad.IRI) (brief, error) {
	if ent, ok := r.briefs[iri]; ok {
		return ent, nil
	}
	err := r.meet(ctx, []quad.IRI{iri})
	return r.briefs[iri], err
}

// meet reads the labels and types of entities that are not known yet.
func (r *reader) meet(ctx context.Context, iris []quad.IRI) error {
	var unmet []quad.IRI
	seen := make(map[quad.IRI]bool)
	for _, iri := range iris {
		if _, ok := r.briefs[iri]; ok || seen[iri] {
			continue
		}
		seen[iri] = true
		if ent, ok := r.memory.briefs.get(iri); ok {
			r.briefs[iri] = ent
		} else {
			unmet = append(unmet, iri)
		}
	}
	found := make([]brief, len(unmet))
	err := inParallel(len(unmet), func(i int) (err error) {
		found[i], err = readBrief(ctx, r.st, unmet[i])
		return err
	})
	if err != nil {
		return err
	}
	for i, iri := range unmet {
		r.briefs[iri] = found[i]
		r.memory.briefs.put(iri, found[i])
	}
	return nil
}

func readBrief(ctx context.Context, st *store.Store, iri quad.IRI) (ent brief, err error) {
	ent.id, _ = quads.Local(iri, schema.PrefixEntity)
	labels, err := counts(ctx, st, iri, quads.PrefLabel, 1)
	if err == nil && len(labels) == 0 {
		labels, err = counts(ctx, st, iri, quads.Label, fewSampled)
	}
	if err != nil {
		return ent, err
	}
	if len(labels) > 0 {
		ent.label = text(labels[0])
	}
	types, err := counts(ctx, st, iri, quads.Type, fewSampled)
	if len(types) > 0 {
		ent.typ = entityType(types[0])
	}
	return ent, err
}

// entity returns what the articles say of an entity: as brief does, with all other names
// sorted and its identifier elsewhere.
func (r *reader) entity(ctx context.Context, iri quad.IRI) (schema.Entity, error) {
	if ent, ok := r.memory.entities.get(iri); ok {
		ent.Aliases = slices.Clone(ent.Aliases)
		return ent, nil
	}
	known, err := r.brief(ctx, iri)
	ent := schema.Entity{ID: known.id, Label: known.label, Type: known.typ, Aliases: []string{}}
	if err != nil {
		return ent, err
	}
	labels, err := counts(ctx, r.st, iri, quads.Label, sampled)
	if err != nil {
		return ent, err
	}
	aliases, err := counts(ctx, r.st, iri, quads.AltLabel, sampled)
	if err != nil {
		return ent, err
	}
	links, err := counts(ctx, r.st, iri, quads.SameAs, fewSampled)
	if err != nil {
		return ent, err
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
	r.memory.entities.put(iri, ent)
	ent.Aliases = slices.Clone(ent.Aliases)
	return ent, nil
}

// counts returns the objects of a subject and predicate in the first so many quads, the
// most frequent first.
func counts(ctx context.Context, st *store.Store, subject, predicate quad.IRI, left int) ([]quad.Value, error) {
	count := make(map[graph.Ref]int)
	var refs []graph.Ref
	err := st.EachRefs(ctx, store.Pattern{Subject: subject, Predicate: predicate}, func(got store.Refs) bool {
		if count[got.Object]++; count[got.Object] == 1 {
			refs = append(refs, got.Object)
		}
		left--
		return left > 0
	})
	if err != nil {
		return nil, err
	}
	values, err := st.Values(ctx, refs)
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
	err := r.open(ctx, []quad.IRI{doc})
	return r.sources[doc], err
}

// open reads what the graph keeps of articles that are not known yet.
func (r *reader) open(ctx context.Context, docs []quad.IRI) error {
	var unread []quad.IRI
	for _, doc := range distinct(docs) {
		if _, ok := r.sources[doc]; !ok {
			unread = append(unread, doc)
		}
	}
	want := make([]store.Refs, len(unread))
	for i, doc := range unread {
		ref, err := r.st.Ref(doc)
		if err != nil {
			return err
		}
		if ref != nil {
			want[i].Subject = ref
		}
	}
	found, err := r.scanAll(ctx, want)
	if err == nil {
		err = r.learnQuads(ctx, found)
	}
	if err != nil {
		return err
	}
	for i, doc := range unread {
		src := quads.SourceOf(doc)
		for _, got := range found[i] {
			quads.SetSource(&src, quad.Quad{Predicate: r.values[got.Predicate], Object: r.values[got.Object]})
		}
		r.sources[doc] = src
	}
	return nil
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
