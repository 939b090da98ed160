package cli

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
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
		New: func() Options { return &pathOptions{ask: ask.NewPath()} },
	}
}

type pathOptions struct {
	dbFlags
	outputFlags
	ask *ask.Path
}

func (o *pathOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	addParams(flags, o.ask.Params())
	o.outputFlags.AddFlags(flags)
}

func (o *pathOptions) Validate() error { return checkParams(o.ask.Params()) }

func (o *pathOptions) Run(ctx context.Context, env *Env, args []string) error {
	o.ask.From, o.ask.To = args[0], args[1]
	out, err := asking(ctx, o.db, o.ask.Ask)
	if err != nil {
		return err
	}
	if len(out.Chains) == 0 {
		hint := "; --all also walks over what is not asserted"
		if o.ask.All {
			hint = ""
		}
		return fmt.Errorf("no chain of at most %s from %s to %s%s", count(o.ask.Max, "step"), out.From.Label, out.To.Label, hint)
	}
	if o.json() {
		return writeJSON(env.Stdout, out)
	}
	t := env.stdout()
	for i, chain := range out.Chains {
		if i > 0 {
			t.printf("\n")
		}
		line := oneLine(out.From.Label)
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
