package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/schema"
)

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
	db := st.backend()
	if db == nil {
		return fmt.Errorf("%s: %w", st.name(), errClosed)
	}
	want, ok, err := db.refs(ctx, pattern)
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
	return st.EachWith(ctx, want, nil, yield)
}

// EachWith is EachMatch for those quads only whose predicates wanted accepts, which is
// asked once for many quads with the same: it costs less than to read the others. It may
// be asked of predicates that no quad has any more, see [Store.ValuesIfAny].
func (st *Store) EachWith(ctx context.Context, want Refs, wanted func(predicate graph.Ref) bool, yield func(Refs) bool) error {
	db := st.backend()
	if db == nil {
		return fmt.Errorf("%s: %w", st.name(), errClosed)
	}
	if err := db.scan(ctx, want, wanted, yield); err != nil {
		return st.explain(err)
	}
	return nil
}

// State tells the states of the graph apart: what was read of it holds as long as the
// state is the same.
func (st *Store) State(ctx context.Context) (string, error) {
	db := st.backend()
	if db == nil {
		return "", fmt.Errorf("%s: %w", st.name(), errClosed)
	}
	state, err := db.state(ctx)
	return state, st.explain(err)
}

// ValuesIfAny is Values for references to nodes that may be gone: their values are nil.
func (st *Store) ValuesIfAny(ctx context.Context, refs []graph.Ref) ([]quad.Value, error) {
	db := st.backend()
	if db == nil {
		return nil, fmt.Errorf("%s: %w", st.name(), errClosed)
	}
	values, err := db.values(ctx, refs)
	return values, st.explain(err)
}

// Values returns the values of references, nil for nil.
func (st *Store) Values(ctx context.Context, refs []graph.Ref) ([]quad.Value, error) {
	values, err := st.ValuesIfAny(ctx, refs)
	if err != nil {
		return nil, err
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
	db := st.backend()
	if db == nil {
		return nil, fmt.Errorf("%s: %w", st.name(), errClosed)
	}
	if ok, err := db.has(context.Background(), value); err != nil || !ok {
		return nil, st.explain(err)
	}
	ref, err := db.ValueOf(value)
	return ref, st.explain(err)
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
	db := st.backend()
	if db == nil {
		return Stats{}, fmt.Errorf("%s: %w", st.name(), errClosed)
	}
	var out Stats
	var err error
	if out.Quads, err = db.size(ctx); err != nil {
		return out, st.explain(err)
	}
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
