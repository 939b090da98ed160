package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/ask"
)

func timelineCommand() Command {
	return Command{
		Name: "timeline", Args: "NAME [OTHER]", MinArgs: 1, MaxArgs: 2, Short: "show what happened to an actor, day by day",
		Long: `Lists the dated facts of an actor, or of two with each other, in the order of time: a
line each. A date in brackets is that of the article, where the text gives no other.
facts shows the sentences, why one of them.`,
		Examples: [2][2]string{
			{"What Iran did in 2022:", "quadwire timeline Iran --since 2022 --until 2022"},
			{"What passed between two states:", "quadwire timeline Iran Russia --all"},
		},
		New: func() Options { return &timelineOptions{ask: ask.NewTimeline()} },
	}
}

type timelineOptions struct {
	dbFlags
	outputFlags
	ask *ask.Timeline
}

func (o *timelineOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	addParams(flags, o.ask.Params())
	o.outputFlags.AddFlags(flags)
}

func (o *timelineOptions) Validate() error { return checkParams(o.ask.Params()) }

func (o *timelineOptions) Run(ctx context.Context, env *Env, args []string) error {
	o.ask.Actor = args[0]
	if len(args) > 1 {
		o.ask.With = args[1]
	}
	out, err := asking(ctx, o.db, o.ask.Ask)
	if err != nil {
		return err
	}
	if o.json() {
		return writeJSON(env.Stdout, out)
	}
	t := env.stdout()
	for _, ent := range out.Actors {
		writeActor(t, ent)
	}
	if len(out.Facts) == 0 {
		hint, err := hint(&o.ask.Filter)
		t.printf("No dated facts found%s.\n", hint)
		return err
	}
	month := ""
	for i := range out.Facts {
		f := &out.Facts[i]
		if now := f.Date[:min(7, len(f.Date))]; now != month {
			month = now
			t.printf("\n")
		}
		line := fmt.Sprintf("%-*s%s %s %s", dateColumn, factDate(f), oneLine(termLabel(f.Subject)), t.bold(f.Predicate), oneLine(termLabel(f.Object)))
		if marks := factMarks(&f.Statement); len(marks) > 0 {
			line += t.warn(" ! " + strings.Join(marks, ", "))
		}
		t.printf("%s\n", line)
	}
	return nil
}
