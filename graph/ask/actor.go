package ask

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// NoActorError says that the graph has no actor of a name. It is a [query.ErrUnknown].
type NoActorError struct {
	Name string
	// Near are the actors whose names are like it, the likest first.
	Near []query.Hit
}

func (e *NoActorError) Error() string {
	message := fmt.Sprintf("no actor %q in the graph", e.Name)
	if len(e.Near) == 0 {
		return message
	}
	var near []string
	for _, hit := range e.Near {
		near = append(near, hit.Label)
	}
	return message + "; did you mean " + strings.Join(near, " or ") + "?"
}

func (e *NoActorError) Unwrap() error { return query.ErrUnknown }

// AmbiguousError says that a name may mean several actors.
type AmbiguousError struct {
	Name string
	// Candidates are all of them, those with most facts first.
	Candidates []schema.Entity
}

func (e *AmbiguousError) Error() string {
	const most = 8
	var names []string
	for _, ent := range e.Candidates[:min(len(e.Candidates), most)] {
		names = append(names, fmt.Sprintf("%s (%s)", ent.Label, ent.ID))
	}
	if len(e.Candidates) > most {
		names = append(names, "…")
	}
	return fmt.Sprintf("%q could be %s; name one by its ID", e.Name, strings.Join(names, ", "))
}

// Actor finds the one actor that name names, or that has it as its ID. Otherwise it fails
// with [NoActorError] or [AmbiguousError].
func Actor(ctx context.Context, q *query.Query, name string) (schema.Entity, error) {
	found, err := q.Resolve(ctx, name)
	if err != nil {
		return schema.Entity{}, err
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		const most = 5
		near, err := q.Search(ctx, name, most)
		if err != nil {
			return schema.Entity{}, err
		}
		return schema.Entity{}, &NoActorError{name, near}
	}
	// One that is called just so goes before those that are called so as well.
	if only := slices.DeleteFunc(slices.Clone(found), func(ent schema.Entity) bool {
		return !strings.EqualFold(ent.Label, name)
	}); len(only) == 1 {
		return only[0], nil
	}
	return schema.Entity{}, &AmbiguousError{name, found}
}

// Actors finds the actors that names name, in their order.
func Actors(ctx context.Context, q *query.Query, names []string) ([]schema.Entity, error) {
	var out []schema.Entity
	for _, name := range names {
		ent, err := Actor(ctx, q, name)
		if err != nil {
			return nil, err
		}
		out = append(out, ent)
	}
	return out, nil
}
