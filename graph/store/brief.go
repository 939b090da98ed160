package store

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
)

// briefs reads of articles only what tells who is who, many articles one after the
// other: it remembers the nodes that come up again.
type briefs struct {
	st         *Store
	wanted     map[graph.Ref]bool // predicates
	types      graph.Ref
	statements graph.Ref
	values     map[graph.Ref]quad.Value
}

func (st *Store) briefs() (*briefs, error) {
	b := &briefs{st: st, wanted: map[graph.Ref]bool{}, values: map[graph.Ref]quad.Value{}}
	for _, predicate := range quads.IdentityPredicates {
		ref, err := st.Ref(predicate)
		if err != nil {
			return nil, err
		}
		if ref != nil {
			b.wanted[ref] = true
		}
	}
	var err error
	if b.types, err = st.Ref(quads.Type); err != nil {
		return nil, err
	}
	b.statements, err = st.Ref(quads.StatementClass)
	return b, err
}

// maxBriefValues bounds the nodes that are remembered; beyond it begins anew.
const maxBriefValues = 500_000

// article returns the quads of an article that tell who is who.
func (b *briefs) article(ctx context.Context, doc quad.IRI) ([]quad.Quad, error) {
	var found []Refs
	var stmts []graph.Ref
	err := b.st.EachRefs(ctx, Pattern{Label: doc}, func(r Refs) bool {
		if b.wanted[r.Predicate] {
			found = append(found, r)
		}
		if r.Predicate == b.types && r.Object == b.statements {
			stmts = append(stmts, r.Subject)
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	for _, stmt := range stmts {
		err := b.st.EachMatch(ctx, Refs{Label: stmt}, func(r Refs) bool {
			if b.wanted[r.Predicate] {
				found = append(found, r)
			}
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	if len(b.values) > maxBriefValues {
		clear(b.values)
	}
	var unread []graph.Ref
	for _, r := range found {
		for _, ref := range []graph.Ref{r.Subject, r.Predicate, r.Object, r.Label} {
			if _, ok := b.values[ref]; !ok {
				b.values[ref] = nil
				unread = append(unread, ref)
			}
		}
	}
	values, err := b.st.Values(ctx, unread)
	if err != nil {
		return nil, err
	}
	for i, ref := range unread {
		b.values[ref] = values[i]
	}
	out := make([]quad.Quad, len(found))
	for i, r := range found {
		out[i] = quad.Quad{Subject: b.values[r.Subject], Predicate: b.values[r.Predicate], Object: b.values[r.Object], Label: b.values[r.Label]}
	}
	return out, nil
}
