package cli

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/ask"
)

func searchCommand() Command {
	return Command{
		Name: "search", Args: "TEXT", MinArgs: 1, MaxArgs: 1, Short: "find actors by something like their names",
		Long: `Lists the actors with a name like TEXT, the likest first. Typing errors, missing
accents and another order of words are forgiven.`,
		Examples: [2][2]string{
			{"Who is spelled about like this:", "quadwire search 'sergej shoygu'"},
			{"The best three, as JSON:", "quadwire search -n 3 --json zelenski"},
		},
		New: func() Options { return &searchOptions{ask: ask.NewSearch()} },
	}
}

type searchOptions struct {
	dbFlags
	outputFlags
	ask *ask.Search
}

func (o *searchOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	addParams(flags, o.ask.Params())
	o.outputFlags.AddFlags(flags)
}

func (o *searchOptions) Validate() error { return checkParams(o.ask.Params()) }

func (o *searchOptions) Run(ctx context.Context, env *Env, args []string) error {
	o.ask.Text = args[0]
	out, err := asking(ctx, o.db, o.ask.Ask)
	if err != nil {
		return err
	}
	if len(out.Actors) == 0 {
		return fmt.Errorf("no actor with a name like %q in the graph", args[0])
	}
	if o.json() {
		return writeJSON(env.Stdout, out)
	}
	t := env.stdout()
	for _, hit := range out.Actors {
		as := ""
		if hit.Name != hit.Label {
			as = ", as " + oneLine(hit.Name)
		}
		t.printf("%.2f  %s (%s, %s)%s\n", hit.Score, t.bold(oneLine(hit.Label)), hit.Type, hit.ID, as)
	}
	return nil
}
