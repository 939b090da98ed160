package cli

import (
	"context"
	"fmt"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/query"
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
		New: func() Options { return &topOptions{} },
	}
}

type topOptions struct {
	dbFlags
	outputFlags
	filterFlags
	limit int
}

func (o *topOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	flags.IntVarP(&o.limit, "limit", "n", 10, "show at most `N` actors and pairs")
	o.filterFlags.AddFlags(flags)
	o.outputFlags.AddFlags(flags)
}

func (o *topOptions) Validate() error {
	if o.limit < 1 {
		return fmt.Errorf("--limit %d: want at least 1", o.limit)
	}
	return o.filterFlags.Validate()
}

// topJSON is the output of top as JSON.
type topJSON struct {
	Version int `json:"version"`
	*query.Top
}

func (o *topOptions) Run(ctx context.Context, env *Env, _ []string) (err error) {
	q, st, err := openQuery(ctx, o.db)
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	opts := query.TopOptions{Limit: o.limit}
	if opts.Filter, err = o.filter(ctx, q); err != nil {
		return err
	}
	top, err := q.Top(ctx, opts)
	if err != nil {
		return err
	}
	if o.json() {
		return writeJSON(env.Stdout, topJSON{outputVersion, top})
	}
	t := env.stdout()
	if len(top.Pairs) == 0 {
		hint, err := o.hint()
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
