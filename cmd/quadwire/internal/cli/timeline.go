package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
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
		New: func() Options { return &timelineOptions{} },
	}
}

type timelineOptions struct {
	dbFlags
	outputFlags
	filterFlags
}

func (o *timelineOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	o.filterFlags.AddFlags(flags)
	o.outputFlags.AddFlags(flags)
}

// timelineJSON is the output of timeline as JSON.
type timelineJSON struct {
	Version int             `json:"version"`
	Actors  []schema.Entity `json:"actors"`
	Facts   []query.Fact    `json:"facts"`
}

func (o *timelineOptions) Run(ctx context.Context, env *Env, args []string) (err error) {
	q, st, err := openQuery(ctx, o.db)
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	actors, err := resolveAll(ctx, q, args)
	if err != nil {
		return err
	}
	opts := query.FactsOptions{Actor: actors[0].ID}
	if opts.Filter, err = o.filter(ctx, q); err != nil {
		return err
	}
	if len(actors) > 1 {
		opts.With = actors[1].ID
	}
	facts, err := q.Timeline(ctx, opts)
	if err != nil {
		return err
	}
	if o.json() {
		return writeJSON(env.Stdout, timelineJSON{outputVersion, actors, facts})
	}
	t := env.stdout()
	for _, ent := range actors {
		writeActor(t, ent)
	}
	if len(facts) == 0 {
		hint, err := o.hint()
		t.printf("No dated facts found%s.\n", hint)
		return err
	}
	month := ""
	for i := range facts {
		f := &facts[i]
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
