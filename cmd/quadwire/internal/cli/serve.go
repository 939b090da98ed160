package cli

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"time"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/serve"
	"github.com/quadwire/quadwire/graph/store"
)

func serveCommand() Command {
	return Command{
		Name: "serve", Short: "serve the query API and the web console on this machine",
		Long: `Serves Cayley's query API (v2) and its web console over the graph, for this machine
only and for reading only, until it is interrupted. No page comes from elsewhere,
so it works without a network. Queries have limits of time, memory and size.`,
		Examples: [2][2]string{
			{"Open the console at http://127.0.0.1:64210/cayley/:", "quadwire serve"},
			{"Serve another graph at another port:", "quadwire serve --db wire.graph --addr 127.0.0.1:8080"},
		},
		New: func() Options { return &serveOptions{} },
	}
}

type serveOptions struct {
	dbFlags
	addr    string
	timeout time.Duration
	limit   int
}

func (o *serveOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	flags.StringVarP(&o.addr, "addr", "a", "127.0.0.1:64210", "listen on `HOST:PORT` of this machine; port 0 takes a free one")
	flags.DurationVar(&o.timeout, "timeout", 30*time.Second, "stop queries after `TIME`")
	flags.IntVarP(&o.limit, "limit", "n", 1000, "answer with at most `N` results")
}

func (o *serveOptions) Validate() error {
	if _, _, err := net.SplitHostPort(o.addr); err != nil {
		return fmt.Errorf("--addr %q: want HOST:PORT", o.addr)
	}
	if o.limit < 1 || o.timeout <= 0 {
		return fmt.Errorf("--limit and --timeout: want more than 0")
	}
	return nil
}

func (o *serveOptions) Run(ctx context.Context, env *Env, _ []string) (err error) {
	st, err := store.Open(ctx, store.Config{Path: o.db, ReadOnly: true})
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	runner, err := isolated(o.db)
	if err != nil {
		return err
	}
	handler, err := serve.New(st, serve.Config{Runner: runner, Timeout: o.timeout, MaxResults: o.limit})
	if err != nil {
		return err
	}
	listener, err := serve.Listen(ctx, o.addr)
	if err != nil {
		return err
	}
	fmt.Fprintf(env.Stderr, "%s: serving %s at http://%s/, interrupt to end\n", program, store.DisplayName(o.db), listener.Addr())
	err = serve.ServeOn(ctx, listener, handler, slog.New(slog.NewTextHandler(env.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})))
	if ctx.Err() != nil {
		return nil // to be interrupted is how it ends
	}
	return err
}
