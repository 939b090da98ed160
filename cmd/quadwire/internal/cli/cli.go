// Package cli is the command line of quadwire: a table of commands, each with an
// options struct of its own, and the rules they share. Results go to standard
// output, all else to standard error.
package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/ask/spell"
)

// program is the name in messages.
const program = "quadwire"

// Env is the world that a command sees.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// LookupEnv looks up a variable of the environment, as os.LookupEnv does.
	LookupEnv func(key string) (string, bool)
}

// Options are the options of one run of a command.
type Options interface {
	AddFlags(*pflag.FlagSet)
	// Validate checks what parsing cannot; its errors are usage errors.
	Validate() error
	Run(ctx context.Context, env *Env, args []string) error
}

// Command is a line of the table of commands.
type Command struct {
	Name string
	// Args are the arguments as the synopsis shows them: "FROM TO", "PATH...".
	Args string
	// MinArgs and MaxArgs bound their number; MaxArgs < 0 means any.
	MinArgs, MaxArgs int
	Short            string
	Long             string
	// Examples are command lines, each after a line that says what it does.
	Examples [2][2]string
	// Values are what completion offers as arguments; nil means files.
	Values []string
	// Hidden keeps the command out of help.
	Hidden bool
	New    func() Options
}

// commands is the table of commands, in the order of help.
func commands() []Command {
	return []Command{
		buildCommand(), extractCommand(), factsCommand(), pathCommand(), neighborsCommand(), betweenCommand(), timelineCommand(), topCommand(), whyCommand(), searchCommand(),
		entitiesCommand(), queryCommand(), exportCommand(), importCommand(), drawCommand(), serveCommand(), mcpCommand(),
		checkCommand(), removeCommand(), conflictsCommand(), schemaCommand(), versionCommand(), helpCommand(), completionCommand(), completeCommand(), workerCommand(),
	}
}

// findCommand returns the command called name.
func findCommand(name string) (Command, bool) {
	for _, cmd := range commands() {
		if cmd.Name == name {
			return cmd, true
		}
	}
	return Command{}, false
}

// Main runs the command that args name and returns the exit code.
func Main(ctx context.Context, args []string, env *Env) int {
	opts, err := run(ctx, args, env)
	if err == nil {
		return exitOK
	}
	code := exitCode(err)
	var quiet *reportedError
	switch {
	case errors.As(err, &quiet):
	case wantsJSON(opts):
		var usage *usageError
		if errors.As(err, &usage) {
			err = errors.New(usage.msg)
		}
		out, _ := json.Marshal(errorJSON{err.Error(), code})
		fmt.Fprintf(env.Stderr, "%s\n", out)
	default:
		fmt.Fprintf(env.Stderr, "%s: %v\n", program, err)
	}
	return code
}

// errorJSON is the form of errors where the output is JSON.
type errorJSON struct {
	Error string `json:"error"`
	Exit  int    `json:"exit"`
}

// wantsJSON reports whether the output format of opts is JSON.
func wantsJSON(opts Options) bool {
	out, ok := opts.(interface{ json() bool })
	return ok && out.json()
}

// run parses args and runs the command; it returns the options as far as they
// were parsed.
func run(ctx context.Context, args []string, env *Env) (Options, error) {
	var showHelp, showVersion bool
	root := rootFlags(&showHelp, &showVersion)
	if err := parse(root, args, ""); err != nil && !errors.Is(err, pflag.ErrHelp) {
		return nil, err
	}
	rest := root.Args()
	switch {
	case showHelp || len(rest) == 0 && len(args) > 0 && !showVersion:
		writeRootHelp(env.Stdout)
		return nil, nil
	case showVersion:
		rest = []string{"version"}
	case len(rest) == 0:
		return nil, &usageError{msg: "no command given"}
	}
	cmd, ok := findCommand(rest[0])
	if !ok {
		var names []string
		for _, c := range commands() {
			if !c.Hidden {
				names = append(names, c.Name)
			}
		}
		return nil, &usageError{msg: fmt.Sprintf("unknown command %q%s", rest[0], spell.DidYouMean(rest[0], names, ""))}
	}
	opts := cmd.New()
	flags, wantHelp := commandFlags(cmd, opts)
	if err := parse(flags, rest[1:], cmd.Name); err != nil {
		if errors.Is(err, pflag.ErrHelp) {
			writeCommandHelp(env.Stdout, cmd)
			return opts, nil
		}
		return opts, err
	}
	if *wantHelp {
		writeCommandHelp(env.Stdout, cmd)
		return opts, nil
	}
	if err := checkArgs(cmd, flags.Args()); err != nil {
		return opts, err
	}
	if err := opts.Validate(); err != nil {
		return opts, &usageError{cmd.Name, err.Error()}
	}
	return opts, opts.Run(ctx, env, flags.Args())
}

func rootFlags(help, version *bool) *pflag.FlagSet {
	flags := newFlagSet(program)
	flags.SetInterspersed(false)
	flags.BoolVarP(help, "help", "h", false, "show this help")
	flags.BoolVar(version, "version", false, "show the version")
	return flags
}

// commandFlags returns the flags of cmd, bound to opts, and the value of --help.
func commandFlags(cmd Command, opts Options) (*pflag.FlagSet, *bool) {
	flags := newFlagSet(cmd.Name)
	opts.AddFlags(flags)
	return flags, flags.BoolP("help", "h", false, "show this help")
}

// newFlagSet returns a set that prints nothing by itself.
func newFlagSet(name string) *pflag.FlagSet {
	flags := pflag.NewFlagSet(name, pflag.ContinueOnError)
	flags.SortFlags = false
	flags.Usage = func() {}
	flags.SetOutput(io.Discard)
	return flags
}

// parse parses args; its errors are usage errors of command cmd, or pflag.ErrHelp.
func parse(flags *pflag.FlagSet, args []string, cmd string) error {
	for _, arg := range args {
		if arg == "--" || cmd == "" && !strings.HasPrefix(arg, "-") {
			break
		}
		// pflag would read -format=json as a cluster of single letters.
		name, _, _ := strings.Cut(strings.TrimPrefix(arg, "-"), "=")
		if strings.HasPrefix(arg, "-") && !strings.HasPrefix(arg, "--") && len(name) > 1 && flags.Lookup(name) != nil {
			return &usageError{cmd, fmt.Sprintf("unknown option %s; did you mean -%s?", arg, arg)}
		}
	}
	err := flags.Parse(args)
	if err == nil || errors.Is(err, pflag.ErrHelp) {
		return err
	}
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "" {
		var names []string
		flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		name := unknown.GetSpecifiedName()
		return &usageError{cmd, fmt.Sprintf("unknown option --%s%s", name, spell.DidYouMean(name, names, "--"))}
	}
	return &usageError{cmd, err.Error()}
}

func checkArgs(cmd Command, args []string) error {
	switch {
	case len(args) < cmd.MinArgs:
		return &usageError{cmd.Name, fmt.Sprintf("missing argument: %s %s", cmd.Name, cmd.Args)}
	case cmd.MaxArgs >= 0 && len(args) > cmd.MaxArgs:
		return &usageError{cmd.Name, fmt.Sprintf("unexpected argument %q", args[cmd.MaxArgs])}
	}
	return nil
}
