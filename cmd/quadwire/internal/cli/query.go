package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/query"
)

// workerName is the hidden command that runs queries for another process.
const workerName = "__query-worker"

func queryCommand() Command {
	return Command{
		Name: "query", Args: "QUERY", MinArgs: 1, MaxArgs: 1, Short: "run a query in one of Cayley's languages",
		Long: `Runs a query over the graph and prints its results, one JSON value per line. The
languages are Gizmo, a JavaScript of paths, GraphQL as Cayley has it, MQL, and LinkedQL,
JSON-LD of paths. QUERY may be - for standard input.

Actors are <ent:NAME>, facts <rel:NAME>, what is denied <not:NAME>, what is
planned, promised, possible or claimed <maybe:NAME>. A query runs in a process of
its own with limited time and memory.`,
		Examples: [2][2]string{
			{"Who spoke with Sergei Shoigu:", `quadwire query 'g.V("<ent:sergei-shoigu>").out("<rel:spoke-with>").all()'`},
			{"The names of all persons:", `quadwire query 'g.V().has("<rdf:type>","<schema:Person>").out("<rdfs:label>").all()'`},
		},
		New: func() Options { return &queryOptions{} },
	}
}

type queryOptions struct {
	dbFlags
	lang    choice
	limit   int
	timeout time.Duration
}

func (o *queryOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	o.lang = newChoice(query.Languages...)
	flags.VarP(&o.lang, "lang", "l", "the query is in `LANGUAGE`: gizmo, graphql, mql or linkedql")
	flags.IntVarP(&o.limit, "limit", "n", 1000, "print at most `N` results")
	flags.DurationVar(&o.timeout, "timeout", 30*time.Second, "stop the query after `TIME`")
}

func (o *queryOptions) Validate() error {
	if o.limit < 1 || o.timeout <= 0 {
		return fmt.Errorf("--limit and --timeout: want more than 0")
	}
	return nil
}

func (o *queryOptions) Run(ctx context.Context, env *Env, args []string) error {
	text := args[0]
	if text == "-" {
		data, err := io.ReadAll(io.LimitReader(env.Stdin, 1<<20))
		if err != nil {
			return fmt.Errorf("read the query: %w", err)
		}
		text = string(data)
	}
	if strings.TrimSpace(text) == "" {
		return &usageError{"query", "the query is empty"}
	}
	runner, err := isolated(o.db)
	if err != nil {
		return err
	}
	defer runner.Close()
	results, err := runner.Run(ctx, o.lang.value, text, query.Options{Limit: o.limit, Timeout: o.timeout})
	if err != nil {
		return err
	}
	enc := json.NewEncoder(env.Stdout)
	enc.SetEscapeHTML(false)
	for _, res := range results {
		if err := enc.Encode(res); err != nil {
			return fmt.Errorf("write results: %w", err)
		}
	}
	return nil
}

// isolated returns a runner that starts this program again for the queries.
func isolated(db string) (*query.Isolated, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find the running program: %w", err)
	}
	return &query.Isolated{Path: db, Command: []string{self, workerName}}, nil
}

func workerCommand() Command {
	return Command{
		Name: workerName, Hidden: true, Short: "run queries for another process",
		Long:     "It is started by the commands query and serve.",
		Examples: [2][2]string{{"Run a query this way:", "quadwire query 'g.V().all()'"}, {"Serve queries this way:", "quadwire serve"}},
		New:      func() Options { return &workerOptions{} },
	}
}

type workerOptions struct{}

func (o *workerOptions) AddFlags(*pflag.FlagSet) {}
func (o *workerOptions) Validate() error         { return nil }
func (o *workerOptions) Run(ctx context.Context, env *Env, _ []string) error {
	return query.Worker(ctx, env.Stdin, env.Stdout)
}
