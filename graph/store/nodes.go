package store

import (
	"context"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
)

// profilesAtOnce is how many nodes' profiles EachProfile has in memory.
const profilesAtOnce = 1000

// EachProfile calls yield for what all articles together say of the nodes, which belongs
// to none of them: for a thousand nodes at a time, in the order of their IRIs, sorted.
func (st *Store) EachProfile(ctx context.Context, yield func([]quad.Quad) error) error {
	var refs []graph.Ref
	err := st.EachRefs(ctx, Pattern{Predicate: quads.PrefLabel, Label: quads.ProfileLabel}, func(r Refs) bool {
		refs = append(refs, r.Subject)
		return true
	})
	if err != nil {
		return err
	}
	nodes := make([]quad.IRI, 0, len(refs))
	for batch := range slices.Chunk(refs, profilesAtOnce) {
		values, err := st.Values(ctx, batch)
		if err != nil {
			return err
		}
		for _, value := range values {
			if iri, ok := value.(quad.IRI); ok {
				nodes = append(nodes, iri)
			}
		}
	}
	slices.Sort(nodes)
	// The number of all articles is said of the label itself.
	out, err := st.Profile(ctx, quads.ProfileLabel)
	if err != nil {
		return err
	}
	for batch := range slices.Chunk(nodes, profilesAtOnce) {
		for _, node := range batch {
			profile, err := st.Profile(ctx, node)
			if err != nil {
				return err
			}
			out = append(out, profile...)
		}
		if err := yield(quads.Sort(out)); err != nil {
			return err
		}
		out = nil
	}
	if len(out) > 0 {
		return yield(out)
	}
	return nil
}

// Profile returns what all articles together say of a node, sorted.
func (st *Store) Profile(ctx context.Context, node quad.IRI) ([]quad.Quad, error) {
	all, err := st.profileOf(ctx, node)
	all = slices.DeleteFunc(all, func(q quad.Quad) bool { return q.Label != quads.ProfileLabel })
	return quads.Sort(all), err
}

// Decisions returns the quads of the decisions about nodes, sorted.
func (st *Store) Decisions(ctx context.Context) ([]quad.Quad, error) { return st.decisions(ctx) }
