// Command quadwire turns news articles into a graph of who did what to whom, and
// answers questions about it. "quadwire help" lists its commands.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/quadwire/quadwire/cmd/quadwire/internal/cli"
)

// gcPercent is how much garbage may gather beside what lives, in per cent of it.
// Models live all the time and articles shortly, so that the usual 100 would take
// memory for little: 50 takes a seventh less for three per cent more time.
const gcPercent = 50

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second signal ends the program at once.
	context.AfterFunc(ctx, stop)
	os.Exit(cli.Main(ctx, os.Args[1:], &cli.Env{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, LookupEnv: os.LookupEnv}))
}
