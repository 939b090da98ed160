package cli

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

func pathCommand() Command {
	return Command{
		Name: "path", Args: "FROM TO", MinArgs: 2, MaxArgs: 2, Short: "show how two actors are linked",
		Long: `Finds the shortest chains of facts that lead from one actor to another, each step
with the sentences that show it. A step may be walked in either direction. A chain
through actors of whom very much is told, such as large states, counts as longer.

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
	filterFlags
	max, limit int
	hubs       float64
}

func (o *pathOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	flags.IntVarP(&o.max, "max", "m", 6, "look for chains of at most `N` steps")
	flags.IntVarP(&o.limit, "limit", "k", 3, "show the `K` best chains")
	addHubs(flags, &o.hubs)
	o.filterFlags.AddFlags(flags)
	o.outputFlags.AddFlags(flags)
}

// addHubs adds the flag for what leads through much told of actors.
func addHubs(flags *pflag.FlagSet, hubs *float64) {
	flags.Float64Var(hubs, "hubs", 0.5, "count `STEPS` more for an actor on the way that 8 articles name, and for each doubling of them, 0 for none")
}

func (o *pathOptions) Validate() error {
	if o.max < 1 || o.limit < 1 {
		return fmt.Errorf("--max and --limit: want at least 1")
	}
	if o.hubs < 0 {
		return fmt.Errorf("--hubs %v: want 0 or more", o.hubs)
	}
	return o.filterFlags.Validate()
}

// toll is the value of hubs for package query, where 0 is the default.
func toll(hubs float64) float64 {
	if hubs == 0 {
		return -1
	}
	return hubs
}

// pathJSON is the output of path as JSON.
type pathJSON struct {
	Version int           `json:"version"`
	From    schema.Entity `json:"from"`
	To      schema.Entity `json:"to"`
	Chains  []query.Chain `json:"chains"`
}

func (o *pathOptions) Run(ctx context.Context, env *Env, args []string) (err error) {
	q, st, err := openQuery(ctx, o.db)
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	ends, err := resolveAll(ctx, q, args)
	if err != nil {
		return err
	}
	from, to := ends[0], ends[1]
	opts := query.PathOptions{From: from.ID, To: to.ID, Max: o.max, Limit: o.limit, Hubs: toll(o.hubs)}
	if opts.Filter, err = o.filter(ctx, q); err != nil {
		return err
	}
	chains, err := q.Path(ctx, opts)
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
			writeStep(t, step)
		}
	}
	return nil
}

// maxEvidence is how many facts of a step are shown.
const maxEvidence = 3

func writeStep(t *terminal, step query.Step) {
	for i := range step.Facts {
		if i == maxEvidence {
			break
		}
		writeFact(t, &step.Facts[i], 2)
	}
	if more := step.Count - min(maxEvidence, len(step.Facts)); more > 0 {
		t.printf("  and %s more between %s and %s\n", count(more, "fact"), oneLine(step.From.Label), oneLine(step.To.Label))
	}
}
