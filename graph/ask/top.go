package ask

import (
	"context"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
)

// Top asks who has most to do with others.
type Top struct {
	// Limit is the greatest number of actors, and of pairs.
	Limit int
	Filter
}

// NewTop returns the question with its defaults.
func NewTop() *Top { return &Top{Limit: 10} }

// TopAnswer has the actors and pairs, those with most first.
type TopAnswer struct {
	Version int `json:"version"`
	*query.Top
}

// Params are the parameters of the question.
func (a *Top) Params() []Param {
	return append([]Param{
		{Name: "limit", Short: "n", Into: &a.Limit, Least: 1, bound: ofHits, Usage: "show at most `N` actors and pairs"},
	}, a.Filter.Params()...)
}

// Ask answers the question. It reads all facts of the graph.
func (a *Top) Ask(ctx context.Context, q *query.Query) (*TopAnswer, error) {
	filter, err := a.Filter.Query(ctx, q)
	if err != nil {
		return nil, err
	}
	top, err := q.Top(ctx, query.TopOptions{Limit: a.Limit, Filter: filter})
	return &TopAnswer{Version, top}, err
}

// Stats asks how much the graph holds.
type Stats struct{}

// NewStats returns the question.
func NewStats() *Stats { return &Stats{} }

// StatsAnswer has the numbers.
type StatsAnswer struct {
	Version int `json:"version"`
	store.Stats
}

// Params are none.
func (*Stats) Params() []Param { return nil }

// Ask answers the question.
func (*Stats) Ask(ctx context.Context, q *query.Query) (*StatsAnswer, error) {
	stats, err := q.Stats(ctx)
	return &StatsAnswer{Version, stats}, err
}
