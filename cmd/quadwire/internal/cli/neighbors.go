package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

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
		New: func() Options { return &neighborsOptions{} },
	}
}

type neighborsOptions struct {
	dbFlags
	outputFlags
	filterFlags
	depth, limit int
}

func (o *neighborsOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	flags.IntVar(&o.depth, "depth", 1, "look at most `N` steps far")
	flags.IntVarP(&o.limit, "limit", "n", 50, "show at most `N` other actors")
	o.filterFlags.AddFlags(flags)
	o.outputFlags.AddFlags(flags)
}

func (o *neighborsOptions) Validate() error {
	if o.depth < 1 || o.limit < 1 {
		return fmt.Errorf("--depth and --limit: want at least 1")
	}
	return o.filterFlags.Validate()
}

// subgraphJSON is the output of neighbors and between as JSON.
type subgraphJSON struct {
	Version int `json:"version"`
	*query.Subgraph
}

func (o *neighborsOptions) Run(ctx context.Context, env *Env, args []string) (err error) {
	q, st, err := openQuery(ctx, o.db)
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	actor, err := resolve(ctx, q, args[0])
	if err != nil {
		return err
	}
	opts := query.NeighborsOptions{Actor: actor.ID, Depth: o.depth, Limit: o.limit}
	if opts.Filter, err = o.filter(ctx, q); err != nil {
		return err
	}
	found, err := q.Neighbors(ctx, opts)
	if err != nil {
		return err
	}
	if o.json() {
		return writeJSON(env.Stdout, subgraphJSON{outputVersion, found})
	}
	t := env.stdout()
	writeActor(t, actor)
	if len(found.Links) == 0 {
		hint, err := o.hint()
		t.printf("No facts found%s.\n", hint)
		return err
	}
	for depth := 1; depth <= o.depth; depth++ {
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
		New: func() Options { return &betweenOptions{} },
	}
}

type betweenOptions struct {
	dbFlags
	outputFlags
	filterFlags
	max, limit int
	hubs       float64
}

func (o *betweenOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	flags.IntVarP(&o.max, "max", "m", 4, "look for chains of at most `N` steps")
	flags.IntVarP(&o.limit, "limit", "k", 3, "take the `K` best chains between each two")
	addHubs(flags, &o.hubs)
	o.filterFlags.AddFlags(flags)
	o.outputFlags.AddFlags(flags)
}

func (o *betweenOptions) Validate() error {
	if o.max < 1 || o.limit < 1 {
		return fmt.Errorf("--max and --limit: want at least 1")
	}
	if o.hubs < 0 {
		return fmt.Errorf("--hubs %v: want 0 or more", o.hubs)
	}
	return o.filterFlags.Validate()
}

func (o *betweenOptions) Run(ctx context.Context, env *Env, args []string) (err error) {
	q, st, err := openQuery(ctx, o.db)
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	actors, err := resolveAll(ctx, q, args)
	if err != nil {
		return err
	}
	opts := query.BetweenOptions{Max: o.max, Limit: o.limit, Hubs: toll(o.hubs)}
	if opts.Filter, err = o.filter(ctx, q); err != nil {
		return err
	}
	for _, ent := range actors {
		opts.Actors = append(opts.Actors, ent.ID)
	}
	found, err := q.Between(ctx, opts)
	if err != nil {
		return err
	}
	if len(found.Links) == 0 {
		hint, err := o.hint()
		if err != nil {
			return err
		}
		return fmt.Errorf("no chain of at most %s joins any of them%s", count(o.max, "step"), hint)
	}
	if o.json() {
		return writeJSON(env.Stdout, subgraphJSON{outputVersion, found})
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
