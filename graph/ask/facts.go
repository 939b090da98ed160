package ask

import (
	"context"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// Facts asks what the graph says of an actor.
type Facts struct {
	Actor, With string
	Filter
	Sort, Group string
	// Limit is the greatest number of facts, 0 for all.
	Limit int
}

// NewFacts returns the question with its defaults.
func NewFacts() *Facts { return &Facts{Sort: string(query.ByDate)} }

// FactsAnswer has the facts, in groups where these are wanted.
type FactsAnswer struct {
	Version int                  `json:"version"`
	Actor   schema.Entity        `json:"actor"`
	Facts   []query.Corroborated `json:"facts,omitzero"`
	Groups  []query.Group        `json:"groups,omitzero"`
	// Cut reports that there are more than were wanted.
	Cut bool `json:"cut,omitempty"`
}

// Params are the parameters of the question.
func (a *Facts) Params() []Param {
	return append(append([]Param{paramActor(&a.Actor), paramWith(&a.With)}, a.Filter.Params()...),
		Param{Name: "sort", Into: &a.Sort, Values: texts(query.Orders), Strict: true, Usage: "sort by `ORDER`: date, newest, confidence or predicate"},
		Param{Name: "group", Into: &a.Group, Values: texts(query.Groupings), Strict: true,
			Usage: "put together what has the same `PART`: predicate, actor (on the other side) or month"},
		Param{Name: "limit", Short: "n", Into: &a.Limit, bound: ofFacts, Usage: "show at most `N` facts, 0 for all"},
	)
}

func paramActor(into *string) Param {
	return Param{Name: "actor", Into: into, Arg: true, Required: true, Usage: "the `ACTOR`: a name in any case of letters, or an ID such as sergei-shoigu"}
}

func paramWith(into *string) Param {
	return Param{Name: "with", Short: "w", Into: into, Usage: "only facts that have the actor `NAME` on the other side"}
}

// Ask answers the question.
func (a *Facts) Ask(ctx context.Context, q *query.Query) (*FactsAnswer, error) {
	opts, actors, err := aboutActor(ctx, q, a.Actor, a.With, &a.Filter)
	if err != nil {
		return nil, err
	}
	opts.Sort, opts.Limit = query.Order(a.Sort), oneMore(a.Limit)
	facts, err := q.Corroborated(ctx, opts)
	if err != nil {
		return nil, err
	}
	out := &FactsAnswer{Version: Version, Actor: actors[0]}
	facts, out.Cut = cut(facts, a.Limit)
	if a.Group == "" {
		out.Facts = facts
	} else {
		out.Groups = query.GroupFacts(facts, opts.Actor, query.Grouping(a.Group))
	}
	return out, nil
}

// aboutActor looks up the names of a question about one actor, perhaps with another, and
// returns the actors too.
func aboutActor(ctx context.Context, q *query.Query, actor, with string, filter *Filter) (opts query.FactsOptions, actors []schema.Entity, err error) {
	names := []string{actor}
	if with != "" {
		names = append(names, with)
	}
	if actors, err = Actors(ctx, q, names); err != nil {
		return opts, nil, err
	}
	opts.Actor = actors[0].ID
	if with != "" {
		opts.With = actors[1].ID
	}
	opts.Filter, err = filter.Query(ctx, q)
	return opts, actors, err
}

// oneMore is what to ask for so as to know whether there is more than limit.
func oneMore(limit int) int {
	if limit == 0 {
		return 0
	}
	return limit + 1
}

// cut returns at most limit of all, 0 for all, and whether there were more.
func cut[T any](all []T, limit int) ([]T, bool) {
	if limit == 0 || len(all) <= limit {
		return all, false
	}
	return all[:limit], true
}
