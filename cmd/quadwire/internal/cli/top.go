package cli

import (
	"context"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/ask"
)

func topCommand() Command {
	return Command{
		Name: "top", MaxArgs: 0, Short: "show who has most to do with others",
		Long: `Lists the actors that are linked with most others, and the pairs of actors with most
facts between them. It reads all facts of the graph.`,
		Examples: [2][2]string{
			{"The five most connected actors and most active pairs:", "quadwire top -n 5"},
			{"Who spoke with most others in 2022:", "quadwire top --predicate CONSULT --since 2022 --until 2022"},
		},
		New: func() Options { return &topOptions{ask: ask.NewTop()} },
	}
}

type topOptions struct {
	dbFlags
	outputFlags
	ask *ask.Top
}

func (o *topOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	addParams(flags, o.ask.Params())
	o.outputFlags.AddFlags(flags)
}

func (o *topOptions) Validate() error { return checkParams(o.ask.Params()) }

func (o *topOptions) Run(ctx context.Context, env *Env, _ []string) error {
	top, err := asking(ctx, o.db, o.ask.Ask)
	if err != nil {
		return err
	}
	if o.json() {
		return writeJSON(env.Stdout, top)
	}
	t := env.stdout()
	if len(top.Pairs) == 0 {
		hint, err := hint(&o.ask.Filter)
		t.printf("No facts found%s.\n", hint)
		return err
	}
	actors := newTable("most connected", "ID", "actors", "facts")
	for _, rank := range top.Actors {
		actors.AppendRow(table.Row{text.Snip(oneLine(rank.Label), 30, "…"), rank.ID, rank.Linked, rank.Facts})
	}
	actors.SetColumnConfigs([]table.ColumnConfig{{Number: 3, Align: text.AlignRight}, {Number: 4, Align: text.AlignRight}})
	writeTable(t, actors)
	pairs := newTable("most active pairs", "", "facts")
	for _, p := range top.Pairs {
		pairs.AppendRow(table.Row{text.Snip(oneLine(p.A.Label), 30, "…"), text.Snip(oneLine(p.B.Label), 30, "…"), p.Facts})
	}
	pairs.SetColumnConfigs([]table.ColumnConfig{{Number: 3, Align: text.AlignRight}})
	t.printf("\n")
	writeTable(t, pairs)
	return nil
}
