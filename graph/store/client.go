package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
)

// WriteQuads adds quads of a client: beside what articles say, and not in its place, as
// [quads.OfClient] has it. All of them are there afterwards, or after an error none more
// than before. It returns how many were not there before.
func (st *Store) WriteQuads(ctx context.Context, all []quad.Quad) (added int, err error) {
	return st.ofClient(ctx, all, func(exists bool) bool { return !exists }, func(some []quad.Quad) error { return st.apply(some, nil) })
}

// DeleteQuads removes quads of a client. It returns how many were there; with an error
// none is removed.
func (st *Store) DeleteQuads(ctx context.Context, all []quad.Quad) (removed int, err error) {
	return st.ofClient(ctx, all, func(exists bool) bool { return exists }, func(some []quad.Quad) error { return st.apply(nil, some) })
}

// DeleteNode removes all quads of clients with the node value, anywhere in them. It
// fails with [quads.ErrOurs] if others have it too.
func (st *Store) DeleteNode(ctx context.Context, value quad.Value) (removed int, err error) {
	if err := st.Flush(ctx); err != nil {
		return 0, err
	}
	if iri, ok := value.(quad.IRI); ok {
		value = quads.Compact(iri)
	}
	var all []quad.Quad
	for _, pattern := range []Pattern{{Subject: value}, {Predicate: value}, {Object: value}, {Label: value}} {
		var ours quad.Value
		err := st.Each(ctx, pattern, func(q quad.Quad) bool {
			if !quads.IsClientLabel(q.Label) {
				ours = q.Label
				return false
			}
			all = append(all, q)
			return true
		})
		if err != nil {
			return 0, err
		}
		if ours != nil {
			return 0, fmt.Errorf("%w: %v is part of what %v says", quads.ErrOurs, value, ours)
		}
	}
	return st.DeleteQuads(ctx, all)
}

// ofClient has act change those of a client's quads that need it.
func (st *Store) ofClient(ctx context.Context, all []quad.Quad, needed func(exists bool) bool, act func([]quad.Quad) error) (int, error) {
	if err := st.writable(ctx); err != nil {
		return 0, err
	}
	if err := st.Flush(ctx); err != nil {
		return 0, err
	}
	work := make([]quad.Quad, len(all))
	for i, q := range all {
		var err error
		if work[i], err = quads.OfClient(q); err != nil {
			return 0, fmt.Errorf("quad %d: %w", i+1, err)
		}
	}
	var some []quad.Quad
	for i, q := range quads.Sort(work) {
		if i%1024 == 0 && ctx.Err() != nil {
			return 0, ctx.Err()
		}
		exists, err := st.has(ctx, q)
		if err != nil {
			return 0, err
		}
		if needed(exists) {
			some = append(some, q)
		}
	}
	if len(some) == 0 {
		return 0, nil
	}
	// What is kept of the actors stays true: quads of clients say nothing of them.
	kept, err := st.db.inStep(ctx)
	if err != nil {
		return 0, st.explain(err)
	}
	if err := act(some); err != nil {
		return 0, err
	}
	if kept {
		err = st.db.writeRecords(ctx, false, func(func(string, []byte) error) error { return nil })
	}
	return len(some), st.explain(err)
}

// has reports whether the graph has a quad.
func (st *Store) has(ctx context.Context, q quad.Quad) (found bool, err error) {
	err = st.EachRefs(ctx, Pattern(q), func(Refs) bool {
		found = true
		return false
	})
	return found, err
}

// ClientQuads returns the quads of clients, sorted. It reads the whole graph.
func (st *Store) ClientQuads(ctx context.Context) ([]quad.Quad, error) {
	labels, err := st.clientLabels(ctx)
	var out []quad.Quad
	for _, label := range labels {
		err = errors.Join(err, st.Each(ctx, Pattern{Label: label}, func(q quad.Quad) bool {
			out = append(out, q)
			return true
		}))
	}
	return quads.Sort(out), err
}

func (st *Store) clientLabels(ctx context.Context) ([]quad.Value, error) {
	seen := map[graph.Ref]bool{}
	var refs []graph.Ref
	err := st.EachRefs(ctx, Pattern{}, func(r Refs) bool {
		if r.Label != nil && !seen[r.Label] {
			seen[r.Label] = true
			refs = append(refs, r.Label)
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	labels, err := st.Values(ctx, refs)
	if err != nil {
		return nil, err
	}
	var out []quad.Value
	for _, label := range labels {
		if quads.IsClientLabel(label) {
			out = append(out, label)
		}
	}
	return out, nil
}
