// Quadwire-train makes and measures the models that quadwire embeds. It is for
// maintainers: it needs treebanks in CoNLL-U, which the repository does not hold.
// Each command writes one model file; the same treebanks and flags give the same
// bytes.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/engine"
	"github.com/spf13/pflag"
)

// command is a subcommand. New returns fresh options, so that a command can be
// run again within one process.
type command struct {
	name  string
	short string
	new   func() options
}

// options are the flags of a command and what it does with them.
type options interface {
	addFlags(*pflag.FlagSet)
	// validate returns what is wrong with the flags as the user gave them.
	validate() error
	run(ctx context.Context, stdout, stderr io.Writer) error
}

var commands = []command{
	{"segment", "train the sentence splitter and tokeniser", func() options { return new(segmentOptions) }},
	{"lemma", "learn the rules of the lemmatiser", func() options { return new(lemmaOptions) }},
	{"trees", "train the network of tags and trees", newNetworkOptions(engine.TargetTrees)},
	{"names", "train the network of names", newNetworkOptions(engine.TargetNames)},
	{"chains", "train the model of coreference chains", func() options { return new(chainsOptions) }},
	{"coref", "measure coreference chains and actors on the annotations of GUM", func() options { return new(corefOptions) }},
	{"confidence", "train the score of propositions", func() options { return new(confidenceOptions) }},
	{"calibrate", "train the confidence of statements", func() options { return new(calibrateOptions) }},
	{"eval", "measure the stages: trees, names, propositions", func() options { return new(evalOptions) }},
}

// The exit codes.
const (
	exitFailure     = 1
	exitUsage       = 2
	exitInterrupted = 130
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run runs the command that args name and returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		usage(stderr)
		return exitUsage
	}
	if args[0] == "help" || args[0] == "--help" || args[0] == "-h" {
		usage(stdout)
		return 0
	}
	for _, cmd := range commands {
		if cmd.name == args[0] {
			return runCommand(ctx, cmd, args[1:], stdout, stderr)
		}
	}
	fmt.Fprintf(stderr, "quadwire-train: unknown command %q; run 'quadwire-train help'\n", args[0])
	return exitUsage
}

func runCommand(ctx context.Context, cmd command, args []string, stdout, stderr io.Writer) int {
	opts := cmd.new()
	flags := pflag.NewFlagSet(cmd.name, pflag.ContinueOnError)
	flags.SortFlags = false
	flags.Usage = func() {}
	opts.addFlags(flags)
	err := flags.Parse(args)
	if errors.Is(err, pflag.ErrHelp) {
		fmt.Fprintf(stdout, "%s: %s\n\nUsage: quadwire-train %s [flags]\n\n%s", cmd.name, cmd.short, cmd.name, flags.FlagUsages())
		return 0
	}
	if err == nil && flags.NArg() > 0 {
		err = fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	if err == nil {
		err = opts.validate()
	}
	if err != nil {
		fmt.Fprintf(stderr, "quadwire-train %s: %v; run 'quadwire-train %s --help'\n", cmd.name, err, cmd.name)
		return exitUsage
	}
	switch err := opts.run(ctx, stdout, stderr); {
	case err == nil:
		return 0
	case errors.Is(err, context.Canceled):
		fmt.Fprintf(stderr, "quadwire-train %s: interrupted\n", cmd.name)
		return exitInterrupted
	default:
		fmt.Fprintf(stderr, "quadwire-train %s: %v\n", cmd.name, err)
		return exitFailure
	}
}

func usage(w io.Writer) {
	var b strings.Builder
	b.WriteString("Quadwire-train makes and measures the models that quadwire embeds.\n\nUsage: quadwire-train COMMAND [flags]\n\n")
	for _, cmd := range commands {
		fmt.Fprintf(&b, "  %-10s %s\n", cmd.name, cmd.short)
	}
	b.WriteString("\nRun 'quadwire-train COMMAND --help' for the flags of a command.\n")
	io.WriteString(w, b.String())
}
