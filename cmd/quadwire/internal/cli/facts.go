package cli

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

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
		New: func() Options { return &factsOptions{} },
	}
}

type factsOptions struct {
	dbFlags
	outputFlags
	filterFlags
	with                  string
	sort, group, evidence choice
	ids                   bool
	limit                 int
}

func (o *factsOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	flags.StringVarP(&o.with, "with", "w", "", "only facts that have the actor `NAME` on the other side")
	o.filterFlags.AddFlags(flags)
	o.sort.values, o.sort.value = names(query.Orders), string(query.ByDate)
	flags.Var(&o.sort, "sort", "sort by `ORDER`: date, newest, confidence or predicate")
	o.group.values = names(query.Groupings)
	flags.Var(&o.group, "group", "put together what has the same `PART`: predicate, actor (on the other side) or month")
	flags.IntVarP(&o.limit, "limit", "n", 0, "show at most `N` facts, 0 for all")
	o.evidence = newChoice("best", "all")
	flags.Var(&o.evidence, "evidence", "show of each fact the `SENTENCES` best or all")
	flags.BoolVar(&o.ids, "ids", false, "show the ID of each statement, for why")
	o.outputFlags.AddFlags(flags)
}

// names returns values of a type of strings as strings.
func names[T ~string](all []T) (out []string) {
	for _, v := range all {
		out = append(out, string(v))
	}
	return out
}

func (o *factsOptions) Validate() error {
	if o.limit < 0 {
		return fmt.Errorf("--limit %d: want 0 or more", o.limit)
	}
	return o.filterFlags.Validate()
}

// factsJSON is the output of facts as JSON; facts are in groups where these are wanted.
type factsJSON struct {
	Version int                  `json:"version"`
	Actor   schema.Entity        `json:"actor"`
	Facts   []query.Corroborated `json:"facts,omitzero"`
	Groups  []query.Group        `json:"groups,omitzero"`
}

func (o *factsOptions) Run(ctx context.Context, env *Env, args []string) (err error) {
	q, st, err := openQuery(ctx, o.db)
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	actor, err := resolve(ctx, q, args[0])
	if err != nil {
		return err
	}
	opts := query.FactsOptions{Actor: actor.ID, Sort: query.Order(o.sort.value), Limit: o.limit}
	if opts.Filter, err = o.filter(ctx, q); err != nil {
		return err
	}
	if o.with != "" {
		with, err := resolve(ctx, q, o.with)
		if err != nil {
			return err
		}
		opts.With = with.ID
	}
	facts, err := q.Corroborated(ctx, opts)
	if err != nil {
		return err
	}
	var groups []query.Group
	if o.group.value != "" {
		groups = query.GroupFacts(facts, actor.ID, query.Grouping(o.group.value))
	}
	if o.json() {
		out := factsJSON{Version: outputVersion, Actor: actor, Facts: facts, Groups: groups}
		if groups != nil {
			out.Facts = nil
		}
		return writeJSON(env.Stdout, out)
	}
	t := env.stdout()
	writeActor(t, actor)
	if len(facts) == 0 {
		hint, err := o.hint()
		t.printf("No facts found%s.\n", hint)
		return err
	}
	t.printf("%s\n", count(len(facts), "fact"))
	for _, g := range groups {
		label := g.Label
		if label == "" {
			label = map[string]string{"actor": "none, or no actor", "month": "no date"}[o.group.value]
		}
		t.printf("\n%s (%s)\n", t.bold(oneLine(label)), count(len(g.Facts), "fact"))
		o.write(t, g.Facts)
	}
	if groups == nil {
		o.write(t, facts)
	}
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
