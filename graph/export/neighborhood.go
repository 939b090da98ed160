package export

import (
	"context"
	"maps"
	"slices"

	"github.com/quadwire/quadwire/graph/query"
)

// Neighborhood returns the facts about actors and those near them: for depth 0 the
// facts that have one of the actors on a side, for more those among all that can be
// reached in so many steps. All adds what is not asserted. It fails with
// [query.ErrUnknown] if the graph lacks one of the actors.
func Neighborhood(ctx context.Context, q *query.Query, actors []string, depth int, all bool) ([]query.Fact, error) {
	found := make(map[string]query.Fact)
	inside := make(map[string]bool)
	ring := slices.Clone(actors)
	for _, id := range ring {
		inside[id] = true
	}
	for step := 0; len(ring) > 0; step++ {
		next := make(map[string]bool)
		for _, id := range ring {
			facts, err := q.Facts(ctx, query.FactsOptions{Actor: id, Filter: query.Filter{All: all}})
			if err != nil {
				return nil, err
			}
			for _, f := range facts {
				// Of those furthest out only what they have with one another is wanted.
				if step > 0 && step == depth && !(inside[f.Subject.ID] && inside[f.Object.ID]) {
					continue
				}
				found[f.ID] = f
				for _, end := range []string{f.Subject.ID, f.Object.ID} {
					if end != "" && !inside[end] {
						next[end] = true
					}
				}
			}
		}
		if step == depth {
			break
		}
		ring = slices.Sorted(maps.Keys(next))
		for _, id := range ring {
			inside[id] = true
		}
	}
	out := make([]query.Fact, 0, len(found))
	for _, id := range slices.Sorted(maps.Keys(found)) {
		out = append(out, found[id])
	}
	return out, nil
}
