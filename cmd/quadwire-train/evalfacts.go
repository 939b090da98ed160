package main

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/extract/clause"
)

// factsOptions are the flags of eval that measure propositions.
type factsOptions struct {
	carb  string
	cases string
	style string
}

func (o *factsOptions) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&o.carb, "carb", "", "measure propositions with the metric of CaRB on its `FILE` instead (sentence, predicate and arguments, parted by tabs)")
	flags.StringVar(&o.cases, "propositions", "", "measure propositions on the cases in `DIR` instead, in both styles")
	flags.StringVar(&o.style, "style", string(clause.Full), "show propositions in the style `compact|full`")
}

// chosen reports whether propositions are to be measured.
func (o *factsOptions) chosen() bool { return o.carb != "" || o.cases != "" }

func (o *factsOptions) validate(alone bool) error {
	if !alone || o.carb != "" && o.cases != "" {
		return errors.New("trees, names, graphs and propositions are measured one at a time")
	}
	_, err := clause.ParseStyle(o.style)
	return err
}

// run prints the scores, and with show what is expected and what is found of each
// sentence, or the differences of each case.
func (o *factsOptions) run(ctx context.Context, stdout io.Writer, show bool) error {
	if o.cases != "" {
		return o.runCases(ctx, stdout, show)
	}
	return o.runCaRB(ctx, stdout, show)
}
