package cli

import (
	"context"
	"fmt"
	"regexp"
	"slices"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
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
	predicate, with, since, until string
	certainty                     []string
	all                           bool
	limit                         int
	evidence                      choice
}

func (o *factsOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	flags.StringVarP(&o.predicate, "predicate", "p", "", "only facts with `PREDICATE`, such as spoke-with")
	flags.StringVarP(&o.with, "with", "w", "", "only facts that have the actor `NAME` on the other side")
	flags.StringVar(&o.since, "since", "", "only facts of `DATE` or later: YYYY, YYYY-MM or YYYY-MM-DD")
	flags.StringVar(&o.until, "until", "", "only facts of `DATE` or earlier")
	flags.StringSliceVar(&o.certainty, "certainty", nil, "only facts of these `GRADES` of FactBank: CT+ PR+ PS+ CT- PR- PS- UU")
	flags.BoolVarP(&o.all, "all", "a", false, "also what is denied, planned, promised, possible or claimed")
	flags.IntVarP(&o.limit, "limit", "n", 0, "show at most `N` facts, 0 for all")
	o.evidence = newChoice("best", "all")
	flags.Var(&o.evidence, "evidence", "show of each fact the `SENTENCES` best or all")
	o.outputFlags.AddFlags(flags)
}

var dateRE = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`)

func (o *factsOptions) Validate() error {
	for flag, value := range map[string]string{"--since": o.since, "--until": o.until} {
		if value != "" && !dateRE.MatchString(value) {
			return fmt.Errorf("%s %q: want YYYY, YYYY-MM or YYYY-MM-DD", flag, value)
		}
	}
	for _, grade := range o.certainty {
		if !slices.Contains(schema.Certainties, schema.Certainty(grade)) {
			return fmt.Errorf("--certainty %q: want CT+, PR+, PS+, CT-, PR-, PS- or UU", grade)
		}
	}
	if o.limit < 0 {
		return fmt.Errorf("--limit %d: want 0 or more", o.limit)
	}
	return nil
}

// factsJSON is the output of facts as JSON.
type factsJSON struct {
	Version int                  `json:"version"`
	Actor   schema.Entity        `json:"actor"`
	Facts   []query.Corroborated `json:"facts"`
}

func (o *factsOptions) Run(ctx context.Context, env *Env, args []string) (err error) {
	st, err := store.Open(ctx, store.Config{Path: o.db, ReadOnly: true})
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	q := query.New(st)
	actor, err := resolve(ctx, q, args[0])
	if err != nil {
		return err
	}
	opts := query.FactsOptions{Actor: actor.ID, Predicate: o.predicate, Since: o.since, Until: o.until, All: o.all, Limit: o.limit}
	for _, grade := range o.certainty {
		opts.Certainty = append(opts.Certainty, schema.Certainty(grade))
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
	if o.json() {
		if facts == nil {
			facts = []query.Corroborated{}
		}
		return writeJSON(env.Stdout, factsJSON{outputVersion, actor, facts})
	}
	t := env.stdout()
	writeActor(t, actor)
	if len(facts) == 0 {
		t.printf("No facts found%s.\n", o.hint())
		return nil
	}
	t.printf("%s\n", count(len(facts), "fact"))
	for i := range facts {
		t.printf("\n")
		writeCorroborated(t, &facts[i], o.evidence.value == "all")
	}
	return nil
}

func (o *factsOptions) hint() string {
	if o.all {
		return ""
	}
	return "; --all also shows what is not asserted"
}
