package cli

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
)

func conflictsCommand() Command {
	return Command{
		Name: "conflicts", Args: "[NAME]", MaxArgs: 1, Short: "list what the articles contradict each other in",
		Long: `Lists facts that cannot be true together, with the sentences of all sides and the
number of articles behind each: what one article affirms and another denies of the same
actors at the same time, and people who are said to hold at one time an office that one
person holds. With NAME only those about that actor. The graph keeps all sides.`,
		Examples: [2][2]string{
			{"All contradictions in the graph:", "quadwire conflicts"},
			{"Those about Iran, with what is only claimed:", "quadwire conflicts Iran --all"},
		},
		New: func() Options { return &conflictsOptions{} },
	}
}

type conflictsOptions struct {
	dbFlags
	outputFlags
	all bool
}

func (o *conflictsOptions) Validate() error { return nil }

func (o *conflictsOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	flags.BoolVarP(&o.all, "all", "a", false, "also what is denied and only planned, promised, possible or claimed elsewhere")
	o.outputFlags.AddFlags(flags)
}

// conflictsJSON is the output of conflicts as JSON.
type conflictsJSON struct {
	Version   int              `json:"version"`
	Conflicts []query.Conflict `json:"conflicts"`
}

func (o *conflictsOptions) Run(ctx context.Context, env *Env, args []string) (err error) {
	st, err := store.Open(ctx, store.Config{Path: o.db, ReadOnly: true})
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	q := query.New(st)
	actor := ""
	if len(args) > 0 {
		ent, err := ask.Actor(ctx, q, args[0])
		if err != nil {
			return err
		}
		actor = ent.ID
	}
	found, err := q.Conflicts(ctx, actor, o.all)
	if err != nil {
		return err
	}
	if o.json() {
		if found == nil {
			found = []query.Conflict{}
		}
		return writeJSON(env.Stdout, conflictsJSON{outputVersion, found})
	}
	t := env.stdout()
	t.printf("%s\n", count(len(found), "conflict"))
	for i, c := range found {
		t.printf("\n%d. %s\n", i+1, t.bold(conflictTitle(c)))
		for _, side := range c.Sides {
			t.printf("  %s\n", count(query.Articles(side), "article"))
			for j := range side {
				writeFact(t, &side[j], 2)
			}
		}
	}
	return nil
}

// conflictTitle says in a line what a conflict is about.
func conflictTitle(c query.Conflict) string {
	f := &c.Sides[0][0]
	if c.Kind == query.SameOffice {
		return fmt.Sprintf("%s hold the office of %s", count(len(c.Sides), "person"), oneLine(termLabel(f.Object)))
	}
	return fmt.Sprintf("%s %s %s, or not", oneLine(termLabel(f.Subject)), f.Predicate, oneLine(termLabel(f.Object)))
}
