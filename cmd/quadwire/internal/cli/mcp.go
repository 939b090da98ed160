package cli

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/mcp"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
)

func mcpCommand() Command {
	return Command{
		Name: "mcp", Short: "let an assistant ask the graph, over standard input and output",
		Long: `Serves the Model Context Protocol: tools to search actors, list facts, neighbours and
timelines, find paths, and read the articles behind them. They only read. Every
statement has its quote, its article, who says so, and whether it is a fact at all.

An assistant starts this command itself and ends it; it does nothing of use in a
terminal. It ends with its input, or when it is interrupted.`,
		Examples: [2][2]string{
			{"What an assistant is to be told to run:", "quadwire mcp --db /home/ann/wire.graph"},
			{"With less time for each question:", "quadwire mcp --db /home/ann/wire.graph --timeout 10s"},
		},
		New: func() Options { return &mcpOptions{} },
	}
}

type mcpOptions struct {
	dbFlags
	timeout time.Duration
}

func (o *mcpOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	flags.DurationVar(&o.timeout, "timeout", 30*time.Second, "stop questions after `TIME`")
}

func (o *mcpOptions) Validate() error {
	if o.timeout <= 0 {
		return fmt.Errorf("--timeout %v: want more than 0", o.timeout)
	}
	return nil
}

func (o *mcpOptions) Run(ctx context.Context, env *Env, _ []string) (err error) {
	st, err := store.Open(ctx, store.Config{Path: o.db, ReadOnly: true})
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	version, _ := programVersion()
	err = mcp.Serve(ctx, query.New(st), env.Stdin, env.Stdout, mcp.Config{Version: version, Timeout: o.timeout})
	if ctx.Err() != nil {
		return nil // to be interrupted is how it ends
	}
	return err
}
