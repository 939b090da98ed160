package cli

import (
	"context"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

func factsCommand() Command {
	return Command{
		Name: "facts", Args: "NAME", MinArgs: 1, MaxArgs: 1, Short: "show what the graph says of an actor",
		Long: `Lists the facts that the graph holds of an actor, by date: what happened, according
to whom, and the sentence that shows it. NAME is a name of the actor in any case of
letters, or its ID ("sergei-shoigu"). A date in brackets is that of the article, where
the text gives no other. The number behind each source is the confidence: the
probability that the sentence says so.

A fact comes once, with the surest sentence, however many articles tell it; --evidence
all shows the others too. Behind the number of articles and publishers stands the
probability that at least one of them is read right: publishers count as independent,
but not the same sentence in several papers.

Only what is asserted is a fact. What is denied, planned, promised, requested,
possible or claimed is shown with --all, and marked.`,
		Examples: [2][2]string{
			{"All facts about Sergei Shoigu:", `quadwire facts "Sergei Shoigu"`},
			{"What Iran and Russia did since October 2022, certain or not:", "quadwire facts Iran --with Russia --since 2022-10 --all"},
		},
		New: func() Options { return &factsOptions{ask: ask.NewFacts()} },
	}
}

type factsOptions struct {
	dbFlags
	outputFlags
	ask      *ask.Facts
	evidence choice
	ids      bool
}

func (o *factsOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	addParams(flags, o.ask.Params())
	o.evidence = newChoice("best", "all")
	flags.Var(&o.evidence, "evidence", "show of each fact the `SENTENCES` best or all")
	flags.BoolVar(&o.ids, "ids", false, "show the ID of each statement, for why")
	o.outputFlags.AddFlags(flags)
}

func (o *factsOptions) Validate() error { return checkParams(o.ask.Params()) }

func (o *factsOptions) Run(ctx context.Context, env *Env, args []string) error {
	o.ask.Actor = args[0]
	out, err := asking(ctx, o.db, o.ask.Ask)
	if err != nil {
		return err
	}
	if o.json() {
		return writeJSON(env.Stdout, out)
	}
	t := env.stdout()
	writeActor(t, out.Actor)
	found := len(out.Facts)
	for _, g := range out.Groups {
		found += len(g.Facts)
	}
	if found == 0 {
		hint, err := hint(&o.ask.Filter)
		t.printf("No facts found%s.\n", hint)
		return err
	}
	t.printf("%s\n", count(found, "fact"))
	for _, g := range out.Groups {
		label := g.Label
		if label == "" {
			label = map[string]string{"actor": "none, or no actor", "month": "no date"}[o.ask.Group]
		}
		t.printf("\n%s (%s)\n", t.bold(oneLine(label)), count(len(g.Facts), "fact"))
		o.write(t, g.Facts)
	}
	o.write(t, out.Facts)
	return nil
}

func (o *factsOptions) write(t *terminal, facts []query.Corroborated) {
	for i := range facts {
		t.printf("\n")
		writeCorroborated(t, &facts[i], o.evidence.value == "all")
		if o.ids {
			t.printf("%*s%s\n", dateColumn, "", t.faint(schema.PrefixStatement+facts[i].ID))
		}
	}
}
