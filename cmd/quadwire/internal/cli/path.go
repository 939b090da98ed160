package cli

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

func pathCommand() Command {
	return Command{
		Name: "path", Args: "FROM TO", MinArgs: 2, MaxArgs: 2, Short: "show how two actors are linked",
		Long: `Finds the shortest chains of facts that lead from one actor to another, each step
with the sentences that show it. A step may be walked in either direction.

FROM and TO are names of actors, or their IDs.`,
		Examples: [2][2]string{
			{"How Iran is linked with Israel:", "quadwire path Iran Israel"},
			{"Within two steps, also over what is only planned or claimed:", `quadwire path --max 2 --all "Dmytro Kuleba" Hamas`},
		},
		New: func() Options { return &pathOptions{} },
	}
}

type pathOptions struct {
	dbFlags
	outputFlags
	max, limit int
	all        bool
}

func (o *pathOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	flags.IntVarP(&o.max, "max", "m", 6, "look for chains of at most `N` steps")
	flags.IntVarP(&o.limit, "limit", "n", 3, "show at most `N` chains")
	flags.BoolVarP(&o.all, "all", "a", false, "also walk over what is denied, planned, promised, possible or claimed")
	o.outputFlags.AddFlags(flags)
}

func (o *pathOptions) Validate() error {
	if o.max < 1 || o.limit < 1 {
		return fmt.Errorf("--max and --limit: want at least 1")
	}
	return nil
}

// pathJSON is the output of path as JSON.
type pathJSON struct {
	Version int           `json:"version"`
	From    schema.Entity `json:"from"`
	To      schema.Entity `json:"to"`
	Chains  []query.Chain `json:"chains"`
}

func (o *pathOptions) Run(ctx context.Context, env *Env, args []string) (err error) {
	st, err := store.Open(ctx, store.Config{Path: o.db, ReadOnly: true})
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	q := query.New(st)
	from, err := resolve(ctx, q, args[0])
	if err != nil {
		return err
	}
	to, err := resolve(ctx, q, args[1])
	if err != nil {
		return err
	}
	chains, err := q.Path(ctx, query.PathOptions{From: from.ID, To: to.ID, Max: o.max, All: o.all, Limit: o.limit})
	if err != nil {
		return err
	}
	if len(chains) == 0 {
		hint := "; --all also walks over what is not asserted"
		if o.all {
			hint = ""
		}
		return fmt.Errorf("no chain of at most %s from %s to %s%s", count(o.max, "step"), from.Label, to.Label, hint)
	}
	if o.json() {
		return writeJSON(env.Stdout, pathJSON{outputVersion, from, to, chains})
	}
	t := env.stdout()
	for i, chain := range chains {
		if i > 0 {
			t.printf("\n")
		}
		line := oneLine(from.Label)
		for _, step := range chain.Steps {
			line += " → " + oneLine(step.To.Label)
		}
		t.printf("%s (%s)\n", t.bold(line), count(len(chain.Steps), "step"))
		for _, step := range chain.Steps {
			o.writeStep(t, step)
		}
	}
	return nil
}

// maxEvidence is how many facts of a step are shown.
const maxEvidence = 3

func (o *pathOptions) writeStep(t *terminal, step query.Step) {
	for i := range step.Facts {
		if i == maxEvidence {
			t.printf("  and %s more between %s and %s\n", count(len(step.Facts)-maxEvidence, "fact"), oneLine(step.From.Label), oneLine(step.To.Label))
			break
		}
		writeFact(t, &step.Facts[i], 2)
	}
}
