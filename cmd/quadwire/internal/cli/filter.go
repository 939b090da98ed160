package cli

import (
	"context"
	"errors"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
)

// addParams adds the flags of a question.
func addParams(flags *pflag.FlagSet, params []ask.Param) {
	for _, p := range params {
		if p.Arg {
			continue
		}
		switch into := p.Into.(type) {
		case *string:
			if p.Strict {
				flags.VarP(&chosen{choice{*into, p.Values}, into}, p.Name, p.Short, p.Usage)
			} else {
				flags.StringVarP(into, p.Name, p.Short, *into, p.Usage)
			}
		case *[]string:
			flags.StringSliceVarP(into, p.Name, p.Short, *into, p.Usage)
		case *int:
			flags.IntVarP(into, p.Name, p.Short, *into, p.Usage)
		case *float64:
			flags.Float64VarP(into, p.Name, p.Short, *into, p.Usage)
		case *bool:
			flags.BoolVarP(into, p.Name, p.Short, *into, p.Usage)
		}
	}
}

// chosen is a choice that is kept elsewhere as well.
type chosen struct {
	choice
	into *string
}

// Set implements pflag.Value.
func (c *chosen) Set(s string) error {
	err := c.choice.Set(s)
	*c.into = c.value
	return err
}

// checkParams checks the flags of a question; its arguments are not known yet.
func checkParams(params []ask.Param) error {
	var flags []ask.Param
	for _, p := range params {
		if !p.Arg {
			flags = append(flags, p)
		}
	}
	return flagError(ask.Check(flags))
}

// flagError names the flag where an error is about one.
func flagError(err error) error {
	var bad *ask.ParamError
	if errors.As(err, &bad) {
		return errors.New("--" + bad.Error())
	}
	return err
}

// hint says what may help where nothing was found.
func hint(f *ask.Filter) (string, error) {
	unknown, err := f.UnknownPredicate()
	switch {
	case err != nil:
		return "", err
	case unknown != "":
		return "; " + unknown, nil
	case f.IsPlain():
		return "; --all also shows what is not asserted", nil
	}
	return "", nil
}

// asking opens the graph in db, and asks it.
func asking[A any](ctx context.Context, db string, question func(context.Context, *query.Query) (A, error)) (out A, err error) {
	st, err := store.Open(ctx, store.Config{Path: db, ReadOnly: true})
	if err != nil {
		return out, err
	}
	defer closeStore(st, &err)
	return question(ctx, query.New(st))
}
