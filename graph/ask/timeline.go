package ask

import (
	"context"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// Timeline asks what happened to an actor, or between two, day by day.
type Timeline struct {
	Actor, With string
	Filter
	// Limit is the greatest number of facts, 0 for all.
	Limit int
}

// NewTimeline returns the question with its defaults.
func NewTimeline() *Timeline { return &Timeline{} }

// TimelineAnswer has the facts that have a date, in the order of time.
type TimelineAnswer struct {
	Version int             `json:"version"`
	Actors  []schema.Entity `json:"actors"`
	Facts   []query.Fact    `json:"facts"`
	// Cut reports that there are more than were wanted.
	Cut bool `json:"cut,omitempty"`
}

// Params are the parameters of the question.
func (a *Timeline) Params() []Param {
	with := paramWith(&a.With)
	with.Arg = true
	return append(append([]Param{paramActor(&a.Actor), with}, a.Filter.Params()...),
		Param{Name: "limit", Short: "n", Into: &a.Limit, bound: ofFacts, Usage: "show at most `N` facts, the first ones, 0 for all"})
}

// Ask answers the question.
func (a *Timeline) Ask(ctx context.Context, q *query.Query) (*TimelineAnswer, error) {
	opts, actors, err := aboutActor(ctx, q, a.Actor, a.With, &a.Filter)
	if err != nil {
		return nil, err
	}
	opts.Limit = oneMore(a.Limit)
	facts, err := q.Timeline(ctx, opts)
	if err != nil {
		return nil, err
	}
	out := &TimelineAnswer{Version: Version, Actors: actors}
	out.Facts, out.Cut = cut(facts, a.Limit)
	return out, nil
}
