package cli

import (
	"context"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/query"
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
		New: func() Options { return &searchOptions{} },
	}
}

type searchOptions struct {
	dbFlags
	outputFlags
	limit int
}

func (o *searchOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	flags.IntVarP(&o.limit, "limit", "n", 10, "show at most `N` actors")
	o.outputFlags.AddFlags(flags)
}

func (o *searchOptions) Validate() error {
	if o.limit < 1 {
		return fmt.Errorf("--limit %d: want at least 1", o.limit)
	}
	return nil
}

// searchJSON is the output of search as JSON.
type searchJSON struct {
	Version int         `json:"version"`
	Actors  []query.Hit `json:"actors"`
}

func (o *searchOptions) Run(ctx context.Context, env *Env, args []string) (err error) {
	q, st, err := openQuery(ctx, o.db)
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	hits, err := q.Search(ctx, args[0], o.limit)
	if err != nil {
		return err
	}
	if len(hits) == 0 {
		return fmt.Errorf("no actor with a name like %q in the graph", args[0])
	}
	if o.json() {
		return writeJSON(env.Stdout, searchJSON{outputVersion, hits})
	}
	t := env.stdout()
	for _, hit := range hits {
		as := ""
		if hit.Name != hit.Label {
			as = ", as " + oneLine(hit.Name)
		}
		t.printf("%.2f  %s (%s, %s)%s\n", hit.Score, t.bold(oneLine(hit.Label)), hit.Type, hit.ID, as)
	}
	return nil
}
