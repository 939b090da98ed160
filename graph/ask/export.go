package ask

import (
	"context"

	"github.com/quadwire/quadwire/graph/export"
	"github.com/quadwire/quadwire/graph/query"
)

// Export asks for a part of the graph in a format of other tools, or for all of it.
type Export struct {
	Format string
	// Actors are whom the part is about, none for all.
	Actors []string
	With   string
	// Neighbors adds the facts among all actors within so many steps, Path wants those of the
	// shortest chains between two actors instead.
	Neighbors int
	Path      bool
	Filter
}

// NewExport returns the question with its defaults.
func NewExport() *Export { return &Export{Format: export.Formats[0].Name} }

// Params are the parameters of the question.
func (a *Export) Params() []Param {
	return append([]Param{
		{Name: "format", Short: "f", Into: &a.Format, Values: export.FormatNames(), Strict: true, Usage: "write the graph as `FORMAT`"},
		{Name: "actor", Into: &a.Actors, Arg: true, bound: ofJoined, Usage: "only facts about these `ACTORS`: names or IDs"},
		paramWith(&a.With),
		{Name: "neighbors", Into: &a.Neighbors, bound: ofAround, Usage: "also the facts among all actors within `N` steps"},
		{Name: "path", Into: &a.Path, Usage: "the shortest chains between two actors, FROM and TO"},
	}, a.Filter.Params()...)
}

// Check checks what goes together.
func (a *Export) Check() error {
	switch {
	case a.Path && len(a.Actors) != 2:
		return &ParamError{"path", ": want two actors, FROM and TO"}
	case a.Path && (a.Neighbors > 0 || a.With != ""):
		return &ParamError{"path", " goes with neither neighbors nor with"}
	case a.With != "" && len(a.Actors) != 1:
		return &ParamError{"with", ": want one actor"}
	case a.Neighbors > 0 && len(a.Actors) == 0:
		return &ParamError{"neighbors", ": want an actor"}
	}
	return nil
}

// Part returns the part that is asked for. The whole graph has also what is not asserted,
// a part has not unless the filter says so.
func (a *Export) Part(ctx context.Context, q *query.Query) (part export.Part, err error) {
	plain := a.Filter
	plain.All = false
	if len(a.Actors) == 0 && len(plain.Values()) == 0 {
		return part, nil
	}
	filter, err := a.Filter.Query(ctx, q)
	if err != nil {
		return part, err
	}
	if part.Only, err = filter.Match(); err != nil {
		return part, err
	}
	actors, err := Actors(ctx, q, a.Actors)
	if err != nil || len(actors) == 0 {
		return part, err
	}
	ids := make([]string, len(actors))
	for i, ent := range actors {
		ids[i] = ent.ID
	}
	switch {
	case a.Path:
		part.Statements, err = onChains(ctx, q, query.PathOptions{From: ids[0], To: ids[1], Evidence: -1, Filter: filter})
	case a.With != "":
		with, failed := Actor(ctx, q, a.With)
		part.Actor, part.With, err = ids[0], with.ID, failed
	default:
		part.Statements, err = export.Neighborhood(ctx, q, ids, a.Neighbors, !a.Filter.IsPlain())
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
