package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
)

func neighborsCommand() Command {
	return Command{
		Name: "neighbors", Args: "NAME", MinArgs: 1, MaxArgs: 1, Short: "show whom an actor has to do with",
		Long: `Lists the actors around an actor, the nearest and best linked first, and the facts
that link them with it and each other. Actors are given by a name or ID.`,
		Examples: [2][2]string{
			{"Whom Iran has to do with:", "quadwire neighbors Iran"},
			{"Two steps around Sergei Shoigu, by talks only:", `quadwire neighbors "Sergei Shoigu" --depth 2 --predicate CONSULT`},
		},
		New: func() Options { return &neighborsOptions{ask: ask.NewNeighbors()} },
	}
}

type neighborsOptions struct {
	dbFlags
	outputFlags
	ask *ask.Neighbors
}

func (o *neighborsOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	addParams(flags, o.ask.Params())
	o.outputFlags.AddFlags(flags)
}

func (o *neighborsOptions) Validate() error { return checkParams(o.ask.Params()) }

func (o *neighborsOptions) Run(ctx context.Context, env *Env, args []string) error {
	o.ask.Actor = args[0]
	found, err := asking(ctx, o.db, o.ask.Ask)
	if err != nil {
		return err
	}
	if o.json() {
		return writeJSON(env.Stdout, found)
	}
	t := env.stdout()
	writeActor(t, found.Actors[0].Entity)
	if len(found.Links) == 0 {
		hint, err := hint(&o.ask.Filter)
		t.printf("No facts found%s.\n", hint)
		return err
	}
	for depth := 1; depth <= o.ask.Depth; depth++ {
		for _, node := range found.Actors {
			if node.Depth == depth {
				t.printf("%*s%s (%s)\n", 2*depth, "", oneLine(node.Label), node.ID)
			}
		}
	}
	if found.Cut {
		t.printf("There are more; --limit shows them.\n")
	}
	writeLinks(t, found.Links)
	return nil
}

// writeLinks writes what links actors.
func writeLinks(t *terminal, links []query.Step) {
	for _, link := range links {
		t.printf("\n%s (%s)\n", t.bold(oneLine(link.From.Label)+" – "+oneLine(link.To.Label)), count(link.Count, "fact"))
		writeStep(t, link)
	}
}

func betweenCommand() Command {
	return Command{
		Name: "between", Args: "NAME NAME...", MinArgs: 2, MaxArgs: -1, Short: "show what joins several actors",
		Long: `Finds the part of the graph that joins actors: the shortest chains of facts between
each two of them, each link with the sentences that show it. A chain through actors
of whom very much is told counts as longer.`,
		Examples: [2][2]string{
			{"What joins three states:", "quadwire between Iran Russia Israel"},
			{"By one chain between each two:", "quadwire between -k 1 Iran Russia Israel"},
		},
		New: func() Options { return &betweenOptions{ask: ask.NewBetween()} },
	}
}

type betweenOptions struct {
	dbFlags
	outputFlags
	ask *ask.Between
}

func (o *betweenOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	addParams(flags, o.ask.Params())
	o.outputFlags.AddFlags(flags)
}

func (o *betweenOptions) Validate() error { return checkParams(o.ask.Params()) }

func (o *betweenOptions) Run(ctx context.Context, env *Env, args []string) error {
	o.ask.Actors = args
	found, err := asking(ctx, o.db, o.ask.Ask)
	if err != nil {
		return err
	}
	if len(found.Links) == 0 {
		hint, err := hint(&o.ask.Filter)
		if err != nil {
			return err
		}
		return fmt.Errorf("no chain of at most %s joins any of them%s", count(o.ask.Max, "step"), hint)
	}
	if o.json() {
		return writeJSON(env.Stdout, found)
	}
	t := env.stdout()
	asked, joining := []string{}, []string{}
	for _, node := range found.Actors {
		if node.Depth == 0 {
			asked = append(asked, oneLine(node.Label))
		} else {
			joining = append(joining, oneLine(node.Label))
		}
	}
	t.printf("%s\n", t.bold(strings.Join(asked, ", ")))
	if len(joining) > 0 {
		t.wrap(2, "joined by "+strings.Join(joining, ", "))
	}
	writeLinks(t, found.Links)
	return nil
}
