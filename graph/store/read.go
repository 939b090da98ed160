package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/schema"
)

// Pattern says which quads to look for; nil is any. Patterns with a subject, an
// object or a label are answered from an index; all others read the whole graph.
type Pattern struct {
	Subject, Predicate, Object, Label quad.Value
}

// Refs are the nodes of a quad as the database numbers them: comparable, and much
// faster to come by than their values.
type Refs struct {
	Subject, Predicate, Object, Label graph.Ref
}

// errClosed says that a method was called after Close.
var errClosed = errors.New("database is closed")

// Each calls yield for the quads that match, in the order of the index that finds
// them, until yield returns false.
func (st *Store) Each(ctx context.Context, pattern Pattern, yield func(quad.Quad) bool) error {
	const batch = 256
	refs := make([]graph.Ref, 0, 4*batch)
	more := true
	flush := func() error {
		values, err := st.Values(ctx, refs)
		if err != nil {
			return err
		}
		for i := 0; i < len(values) && more; i += 4 {
			more = yield(quad.Quad{Subject: values[i], Predicate: values[i+1], Object: values[i+2], Label: values[i+3]})
		}
		refs = refs[:0]
		return nil
	}
	var inner error
	err := st.EachRefs(ctx, pattern, func(r Refs) bool {
		refs = append(refs, r.Subject, r.Predicate, r.Object, r.Label)
		if len(refs) == cap(refs) {
			inner = flush()
		}
		return more && inner == nil
	})
	if err = errors.Join(err, inner); err != nil || !more {
		return err
	}
	return flush()
}

// EachRefs is Each without the values.
func (st *Store) EachRefs(ctx context.Context, pattern Pattern, yield func(Refs) bool) error {
	qs := st.QuadStore()
	if qs == nil {
		return fmt.Errorf("%s: %w", st.name(), errClosed)
	}
	want, ok, err := resolve(qs, pattern)
	if err != nil {
		return st.explain(err)
	}
	if !ok {
		return nil
	}
	return st.EachMatch(ctx, want, yield)
}

// EachMatch is EachRefs with the pattern given as references.
func (st *Store) EachMatch(ctx context.Context, want Refs, yield func(Refs) bool) error {
	qs := st.QuadStore()
	if qs == nil {
		return fmt.Errorf("%s: %w", st.name(), errClosed)
	}
	it := scan(qs, want).Iterate()
	defer it.Close()
	for n := 0; it.Next(ctx); n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		got, err := refsOf(qs, it.Result())
		if err != nil {
			return st.explain(err)
		}
		if !want.matches(got) {
			continue
		}
		if !yield(got) {
			return nil
		}
	}
	if err := it.Err(); err != nil {
		return st.explain(err)
	}
	return ctx.Err()
}

// Values returns the values of references, nil for nil.
func (st *Store) Values(ctx context.Context, refs []graph.Ref) ([]quad.Value, error) {
	qs := st.QuadStore()
	if qs == nil {
		return nil, fmt.Errorf("%s: %w", st.name(), errClosed)
	}
	values, err := graph.ValuesOf(ctx, qs, refs)
	if err != nil {
		return nil, st.explain(err)
	}
	for i, value := range values {
		if value == nil && refs[i] != nil {
			return nil, st.explain(fmt.Errorf("%w: node %v has no value", ErrCorrupt, refs[i].Key()))
		}
	}
	return values, nil
}

// Ref returns the reference of a value, nil if the graph does not have it.
func (st *Store) Ref(value quad.Value) (graph.Ref, error) {
	qs := st.QuadStore()
	if qs == nil {
		return nil, fmt.Errorf("%s: %w", st.name(), errClosed)
	}
	ref, err := qs.ValueOf(value)
	return ref, st.explain(err)
}

// resolve looks up the nodes of a pattern; ok is false if the graph lacks one, so
// that nothing can match.
func resolve(qs graph.QuadStore, pattern Pattern) (refs Refs, ok bool, err error) {
	for _, part := range []struct {
		value quad.Value
		ref   *graph.Ref
	}{
		{pattern.Subject, &refs.Subject},
		{pattern.Predicate, &refs.Predicate},
		{pattern.Object, &refs.Object},
		{pattern.Label, &refs.Label},
	} {
		if part.value == nil {
			continue
		}
		ref, err := qs.ValueOf(part.value)
		if err != nil || ref == nil {
			return refs, false, err
		}
		*part.ref = ref
	}
	return refs, true, nil
}

// scan returns an iterator over quads that covers what matches want, from the
// narrowest index.
func scan(qs graph.QuadStore, want Refs) iterator.Shape {
	bySubject, byObject := indexes[0], indexes[1]
	predicate, _ := want.Predicate.(kv.Int64Value)
	switch {
	case want.Subject != nil && want.Predicate != nil:
		subject := want.Subject.(kv.Int64Value)
		return kv.IndexScan{Index: bySubject, Values: []uint64{uint64(subject), uint64(predicate)}}.BuildIterator(qs)
	case want.Label != nil:
		return qs.QuadIterator(quad.Label, want.Label)
	case want.Object != nil && want.Predicate != nil:
		object := want.Object.(kv.Int64Value)
		return kv.IndexScan{Index: byObject, Values: []uint64{uint64(object), uint64(predicate)}}.BuildIterator(qs)
	case want.Subject != nil:
		return qs.QuadIterator(quad.Subject, want.Subject)
	case want.Object != nil:
		return qs.QuadIterator(quad.Object, want.Object)
	}
	return qs.QuadsAllIterator()
}

func refsOf(qs graph.QuadStore, ref graph.Ref) (out Refs, err error) {
	for _, part := range []struct {
		dir quad.Direction
		ref *graph.Ref
	}{
		{quad.Subject, &out.Subject},
		{quad.Predicate, &out.Predicate},
		{quad.Object, &out.Object},
		{quad.Label, &out.Label},
	} {
		if *part.ref, err = qs.QuadDirection(ref, part.dir); err != nil {
			return out, err
		}
	}
	return out, nil
}

func (want Refs) matches(got Refs) bool {
	return (want.Subject == nil || want.Subject == got.Subject) &&
		(want.Predicate == nil || want.Predicate == got.Predicate) &&
		(want.Object == nil || want.Object == got.Object) &&
		(want.Label == nil || want.Label == got.Label)
}

// explain names the database in an error.
func (st *Store) explain(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return medium{path: st.name()}.explain(err)
}

// Articles returns the nodes of all articles, sorted.
func (st *Store) Articles(ctx context.Context) ([]quad.IRI, error) {
	var refs []graph.Ref
	err := st.EachRefs(ctx, Pattern{Predicate: quads.Type, Object: quads.NewsArticle}, func(r Refs) bool {
		refs = append(refs, r.Subject)
		return true
	})
	if err != nil {
		return nil, err
	}
	values, err := st.Values(ctx, refs)
	if err != nil {
		return nil, err
	}
	out := make([]quad.IRI, 0, len(values))
	for _, value := range values {
		if iri, ok := value.(quad.IRI); ok {
			out = append(out, iri)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// Article returns all quads that an article brought, sorted: those that have it as
// their label, and the facts of its statements. It is what [quads.Of] made.
func (st *Store) Article(ctx context.Context, doc quad.IRI) ([]quad.Quad, error) {
	var out []quad.Quad
	var stmts []quad.Value
	err := st.Each(ctx, Pattern{Label: doc}, func(q quad.Quad) bool {
		out = append(out, q)
		if q.Predicate == quads.Type && q.Object == quads.StatementClass {
			stmts = append(stmts, q.Subject)
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	for _, stmt := range stmts {
		err := st.Each(ctx, Pattern{Label: stmt}, func(q quad.Quad) bool {
			out = append(out, q)
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	return quads.Sort(out), nil
}

// subjects returns the subjects of quads with the given predicate and object.
func (st *Store) subjects(ctx context.Context, predicate, object quad.Value) ([]quad.IRI, error) {
	var out []quad.IRI
	err := st.Each(ctx, Pattern{Predicate: predicate, Object: object}, func(q quad.Quad) bool {
		if iri, ok := q.Subject.(quad.IRI); ok {
			out = append(out, iri)
		}
		return true
	})
	return out, err
}

// object returns the object of the first quad with the given subject and
// predicate, nil if there is none.
func (st *Store) object(ctx context.Context, subject, predicate quad.Value) (quad.Value, error) {
	var out quad.Value
	err := st.Each(ctx, Pattern{Subject: subject, Predicate: predicate}, func(q quad.Quad) bool {
		out = q.Object
		return false
	})
	return out, err
}

// Stats counts what was written; what is pending is not part of the graph yet.
func (st *Store) Stats(ctx context.Context) (Stats, error) {
	qs := st.QuadStore()
	if qs == nil {
		return Stats{}, fmt.Errorf("%s: %w", st.name(), errClosed)
	}
	var out Stats
	size, err := qs.Stats(ctx, false)
	if errors.Is(err, kv.ErrNoBucket) { // nothing was ever written
		return out, nil
	}
	if err != nil {
		return out, st.explain(err)
	}
	out.Quads = size.Quads.Value
	if out.Articles, err = st.countType(ctx, quads.NewsArticle); err != nil {
		return out, err
	}
	if out.Statements, err = st.countType(ctx, quads.StatementClass); err != nil {
		return out, err
	}
	for _, typ := range schema.EntityTypes {
		n, err := st.countType(ctx, quad.IRI(typ.IRI()))
		if err != nil {
			return out, err
		}
		out.Entities += n
	}
	return out, nil
}

// countType counts the nodes of a class, each once however many articles say it.
func (st *Store) countType(ctx context.Context, class quad.IRI) (int64, error) {
	seen := make(map[graph.Ref]bool)
	err := st.EachRefs(ctx, Pattern{Predicate: quads.Type, Object: class}, func(r Refs) bool {
		seen[r.Subject] = true
		return true
	})
	return int64(len(seen)), err
}
