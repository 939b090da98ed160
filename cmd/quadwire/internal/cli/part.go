package cli

import (
	"context"
	"slices"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/export"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
)

// partFlags say which part of the graph a command is about: with the actors that are
// its arguments, none for all.
type partFlags struct{ ask *ask.Export }

func newPartFlags() partFlags { return partFlags{ask.NewExport()} }

// params are those of the part: the format is the command's own business.
func (o *partFlags) params() []ask.Param {
	return slices.DeleteFunc(o.ask.Params(), func(p ask.Param) bool { return p.Name == "format" })
}

func (o *partFlags) AddFlags(flags *pflag.FlagSet) { addParams(flags, o.params()) }

// check is part of Validate.
func (o *partFlags) check() error { return checkParams(o.params()) }

// checkActors checks what Validate cannot know: how many actors there are.
func (o *partFlags) checkActors(cmd string, actors []string) error {
	o.ask.Actors = actors
	if err := o.ask.Check(); err != nil {
		return &usageError{cmd, flagError(err).Error()}
	}
	return nil
}

// part returns the part that the flags and the actors name.
func (o *partFlags) part(ctx context.Context, st *store.Store) (export.Part, error) {
	return o.ask.Part(ctx, query.New(st))
}
