package cli

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/export"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
)

// partFlags say which part of the graph a command is about: with the actors that are
// its arguments, none for all.
type partFlags struct {
	predicate, with, since, until, publisher string
	minConfidence                            float64
	all, path                                bool
	neighbors                                int
}

func (o *partFlags) AddFlags(flags *pflag.FlagSet) {
	flags.StringVarP(&o.predicate, "predicate", "p", "", "only facts with `PREDICATE`, such as spoke-with")
	flags.StringVarP(&o.with, "with", "w", "", "only facts that have the actor `NAME` on the other side")
	flags.StringVar(&o.since, "since", "", "only facts of `DATE` or later: YYYY, YYYY-MM or YYYY-MM-DD")
	flags.StringVar(&o.until, "until", "", "only facts of `DATE` or earlier")
	flags.StringVar(&o.publisher, "publisher", "", "only what articles of `NAME` say")
	flags.Float64Var(&o.minConfidence, "min-confidence", 0, "only facts with a confidence of at least `N`, from 0 to 1")
	flags.BoolVarP(&o.all, "all", "a", false, "of a part, also what is denied, planned, promised, possible or claimed")
	flags.IntVar(&o.neighbors, "neighbors", 0, "also the facts among all actors within `N` steps")
	flags.BoolVar(&o.path, "path", false, "the shortest chains between two actors, FROM and TO")
}

// check is part of Validate.
func (o *partFlags) check() error {
	for _, bound := range []struct{ flag, value string }{{"--since", o.since}, {"--until", o.until}} {
		if bound.value != "" && !ask.IsDate(bound.value) {
			return fmt.Errorf("%s %q: want YYYY, YYYY-MM or YYYY-MM-DD", bound.flag, bound.value)
		}
	}
	switch {
	case o.minConfidence < 0 || o.minConfidence > 1:
		return fmt.Errorf("--min-confidence %v: want 0 to 1", o.minConfidence)
	case o.neighbors < 0:
		return fmt.Errorf("--neighbors %d: want 0 or more", o.neighbors)
	case o.path && (o.neighbors > 0 || o.with != ""):
		return fmt.Errorf("--path goes with neither --neighbors nor --with")
	}
	return nil
}

// checkActors checks what Validate cannot know: how many actors there are.
func (o *partFlags) checkActors(cmd string, actors []string) error {
	switch {
	case o.path && len(actors) != 2:
		return &usageError{cmd, "--path: want two actors, FROM and TO"}
	case o.with != "" && len(actors) != 1:
		return &usageError{cmd, "--with: want one actor"}
	case o.neighbors > 0 && len(actors) == 0:
		return &usageError{cmd, "--neighbors: want an actor"}
	}
	return nil
}

// part returns the part that the flags and the actors name.
func (o *partFlags) part(ctx context.Context, st *store.Store, actors []string) (export.Part, error) {
	part := export.Part{Predicate: o.predicate, Since: o.since, Until: o.until, Publisher: o.publisher, MinConfidence: o.minConfidence}
	part.Asserted = !o.all && (len(actors) > 0 || !part.IsWhole())
	q := query.New(st)
	var ids []string
	for _, name := range actors {
		actor, err := ask.Actor(ctx, q, name)
		if err != nil {
			return part, err
		}
		ids = append(ids, actor.ID)
	}
	var err error
	switch {
	case o.path:
		part.Statements, err = onChains(ctx, q, query.PathOptions{From: ids[0], To: ids[1], Evidence: -1, Filter: query.Filter{All: o.all}})
	case o.with != "":
		with, err := ask.Actor(ctx, q, o.with)
		if err != nil {
			return part, err
		}
		part.Actor, part.With = ids[0], with.ID
	case len(ids) > 0:
		part.Statements, err = export.Neighborhood(ctx, q, ids, o.neighbors, o.all)
	}
	return part, err
}

// onChains returns the facts of the shortest chains.
func onChains(ctx context.Context, q *query.Query, opts query.PathOptions) ([]query.Fact, error) {
	chains, err := q.Path(ctx, opts)
	if err != nil {
		return nil, err
	}
	facts := []query.Fact{}
	for _, chain := range chains {
		for _, step := range chain.Steps {
			facts = append(facts, step.Facts...)
		}
	}
	return facts, nil
}
