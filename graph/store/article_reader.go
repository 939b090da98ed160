package store

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
)

// articleReader reads many articles one after the other, whole or only what tells who
// is who: it remembers the nodes that come up again.
type articleReader struct {
	st         *Store
	wanted     map[graph.Ref]bool // predicates; nil for all
	types      graph.Ref
	statements graph.Ref
	values     map[graph.Ref]quad.Value
}

// articleReader returns a reader of the quads with the predicates, or of all if there are none.
func (st *Store) articleReader(predicates ...quad.IRI) (*articleReader, error) {
	r := &articleReader{st: st, values: map[graph.Ref]quad.Value{}}
	if len(predicates) > 0 {
		r.wanted = map[graph.Ref]bool{}
	}
	for _, predicate := range predicates {
		ref, err := st.Ref(predicate)
		if err != nil {
			return nil, err
		}
		if ref != nil {
			r.wanted[ref] = true
		}
	}
	var err error
	if r.types, err = st.Ref(quads.Type); err != nil {
		return nil, err
	}
	r.statements, err = st.Ref(quads.StatementClass)
	return r, err
}

// At most so many nodes are remembered; beyond them it begins anew. Of whole articles
// fewer, for most of their nodes are those of one article.
const (
	maxChosenValues = 500_000
	maxWholeValues  = 50_000
)

func (r *articleReader) wants(predicate graph.Ref) bool {
	return r.wanted == nil || r.wanted[predicate]
}

// article returns the quads of an article that are wanted, in no order.
func (r *articleReader) article(ctx context.Context, doc quad.IRI) ([]quad.Quad, error) {
	var found []Refs
	var stmts []graph.Ref
	err := r.st.EachRefs(ctx, Pattern{Label: doc}, func(q Refs) bool {
		if r.wants(q.Predicate) {
			found = append(found, q)
		}
		if q.Predicate == r.types && q.Object == r.statements {
			stmts = append(stmts, q.Subject)
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	for _, stmt := range stmts {
		err := r.st.EachMatch(ctx, Refs{Label: stmt}, func(q Refs) bool {
			if r.wants(q.Predicate) {
				found = append(found, q)
			}
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	if len(r.values) > maxChosenValues || r.wanted == nil && len(r.values) > maxWholeValues {
		clear(r.values)
	}
	var unread []graph.Ref
	for _, q := range found {
		for _, ref := range []graph.Ref{q.Subject, q.Predicate, q.Object, q.Label} {
			if _, ok := r.values[ref]; !ok {
				r.values[ref] = nil
				unread = append(unread, ref)
			}
		}
	}
	values, err := r.st.Values(ctx, unread)
	if err != nil {
		return nil, err
	}
	for i, ref := range unread {
		r.values[ref] = values[i]
	}
	out := make([]quad.Quad, len(found))
	for i, q := range found {
		out[i] = quad.Quad{Subject: r.values[q.Subject], Predicate: r.values[q.Predicate], Object: r.values[q.Object], Label: r.values[q.Label]}
	}
	return out, nil
}
