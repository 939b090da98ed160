package ask

import (
	"context"

	"github.com/quadwire/quadwire/graph/query"
)

// Neighbors asks whom an actor has to do with.
type Neighbors struct {
	Actor string
	// Depth is how many steps others may be away, Limit their greatest number.
	Depth, Limit int
	Filter
}

// NewNeighbors returns the question with its defaults.
func NewNeighbors() *Neighbors { return &Neighbors{Depth: 1, Limit: 50} }

// SubgraphAnswer is a part of the graph.
type SubgraphAnswer struct {
	Version int `json:"version"`
	*query.Subgraph
}

// Params are the parameters of the question.
func (a *Neighbors) Params() []Param {
	return append([]Param{paramActor(&a.Actor),
		{Name: "depth", Into: &a.Depth, Least: 1, bound: ofDepth, Usage: "look at most `N` steps far"},
		{Name: "limit", Short: "n", Into: &a.Limit, Least: 1, bound: ofActors, Usage: "show at most `N` other actors"},
	}, a.Filter.Params()...)
}

// Ask answers the question. The first of the actors is the one asked for.
func (a *Neighbors) Ask(ctx context.Context, q *query.Query) (*SubgraphAnswer, error) {
	actor, err := Actor(ctx, q, a.Actor)
	if err != nil {
		return nil, err
	}
	opts := query.NeighborsOptions{Actor: actor.ID, Depth: a.Depth, Limit: a.Limit}
	if opts.Filter, err = a.Filter.Query(ctx, q); err != nil {
		return nil, err
	}
	found, err := q.Neighbors(ctx, opts)
	return &SubgraphAnswer{Version, found}, err
}

// Between asks what joins several actors.
type Between struct {
	Actors []string
	// Max, Limit and Hubs are as in [Path].
	Max, Limit int
	Hubs       float64
	Filter
}

// NewBetween returns the question with its defaults.
func NewBetween() *Between { return &Between{Max: 4, Limit: 3, Hubs: 0.5} }

// Params are the parameters of the question.
func (a *Between) Params() []Param {
	return append([]Param{
		{Name: "actor", Into: &a.Actors, Arg: true, Required: true, Least: 2, bound: ofJoined, Usage: "the `ACTORS`, two or more: names or IDs"},
		{Name: "max", Short: "m", Into: &a.Max, Least: 1, bound: ofSteps, Usage: "look for chains of at most `N` steps"},
		{Name: "limit", Short: "k", Into: &a.Limit, Least: 1, bound: ofChains, Usage: "take the `K` best chains between each two"},
		paramHubs(&a.Hubs),
	}, a.Filter.Params()...)
}

// Ask answers the question. There are no links where nothing joins any two.
func (a *Between) Ask(ctx context.Context, q *query.Query) (*SubgraphAnswer, error) {
	actors, err := Actors(ctx, q, a.Actors)
	if err != nil {
		return nil, err
	}
	opts := query.BetweenOptions{Max: a.Max, Limit: a.Limit, Hubs: toll(a.Hubs)}
	different := make(map[string]bool)
	for _, ent := range actors {
		opts.Actors = append(opts.Actors, ent.ID)
		different[ent.ID] = true
	}
	if len(different) < 2 {
		return nil, &ParamError{"actor", ": want two different actors or more"}
	}
	if opts.Filter, err = a.Filter.Query(ctx, q); err != nil {
		return nil, err
	}
	found, err := q.Between(ctx, opts)
	return &SubgraphAnswer{Version, found}, err
}
