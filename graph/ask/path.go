package ask

import (
	"context"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// Path asks how two actors are linked.
type Path struct {
	From, To string
	// Max is the greatest number of steps, Limit that of chains.
	Max, Limit int
	// Hubs is what an actor of whom much is told counts on the way, in steps: see
	// [query.PathOptions]; 0 for nothing.
	Hubs float64
	Filter
}

// NewPath returns the question with its defaults.
func NewPath() *Path { return &Path{Max: 6, Limit: 3, Hubs: 0.5} }

// PathAnswer has the chains, the best first; none where there are none.
type PathAnswer struct {
	Version int           `json:"version"`
	From    schema.Entity `json:"from"`
	To      schema.Entity `json:"to"`
	Chains  []query.Chain `json:"chains"`
}

// Params are the parameters of the question.
func (a *Path) Params() []Param {
	from, to := paramActor(&a.From), paramActor(&a.To)
	from.Name, to.Name = "from", "to"
	return append([]Param{from, to,
		{Name: "max", Short: "m", Into: &a.Max, Least: 1, bound: ofSteps, Usage: "look for chains of at most `N` steps"},
		{Name: "limit", Short: "k", Into: &a.Limit, Least: 1, bound: ofChains, Usage: "show the `K` best chains"},
		paramHubs(&a.Hubs),
	}, a.Filter.Params()...)
}

func paramHubs(into *float64) Param {
	return Param{Name: "hubs", Into: into, Usage: "count `STEPS` more for an actor on the way that 8 articles name, and for each doubling of them, 0 for none"}
}

// Ask answers the question.
func (a *Path) Ask(ctx context.Context, q *query.Query) (*PathAnswer, error) {
	ends, err := Actors(ctx, q, []string{a.From, a.To})
	if err != nil {
		return nil, err
	}
	if ends[0].ID == ends[1].ID {
		return nil, &ParamError{"to", ": " + ends[0].Label + " is where the path begins too: want another actor"}
	}
	opts := query.PathOptions{From: ends[0].ID, To: ends[1].ID, Max: a.Max, Limit: a.Limit, Hubs: toll(a.Hubs)}
	if opts.Filter, err = a.Filter.Query(ctx, q); err != nil {
		return nil, err
	}
	chains, err := q.Path(ctx, opts)
	if err != nil {
		return nil, err
	}
	return &PathAnswer{Version, ends[0], ends[1], chains}, nil
}

// toll is the value of hubs for package query, where 0 is the default.
func toll(hubs float64) float64 {
	if hubs == 0 {
		return -1
	}
	return hubs
}
