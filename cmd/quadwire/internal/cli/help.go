package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/ask/spell"
)

// helpWidth is the width of help in columns.
const helpWidth = 88

func helpCommand() Command {
	var names []string
	return Command{
		Name: "help", Args: "[COMMAND]", MaxArgs: 1, Short: "explain the program, or a command", Values: names,
		Long:     "Without a command it lists the commands; with one it shows its arguments, options and examples.",
		Examples: [2][2]string{{"List the commands:", "quadwire help"}, {"Explain how to build a graph:", "quadwire help build"}},
		New:      func() Options { return &helpOptions{} },
	}
}

type helpOptions struct{}

func (o *helpOptions) AddFlags(*pflag.FlagSet) {}
func (o *helpOptions) Validate() error         { return nil }
func (o *helpOptions) Run(_ context.Context, env *Env, args []string) error {
	if len(args) == 0 {
		writeRootHelp(env.Stdout)
		return nil
	}
	cmd, ok := findCommand(args[0])
	if !ok {
		var names []string
		for _, c := range commands() {
			names = append(names, c.Name)
		}
		return &usageError{msg: fmt.Sprintf("unknown command %q%s", args[0], spell.DidYouMean(args[0], names, ""))}
	}
	writeCommandHelp(env.Stdout, cmd)
	return nil
}

func writeRootHelp(w io.Writer) {
	fmt.Fprint(w, `Quadwire reads news articles, works out who did what to whom, when, and according
to whom, and keeps it as a graph in which every edge leads to the sentence behind it.

Usage:
  quadwire COMMAND [OPTIONS] [ARGUMENTS]

Commands:
`)
	for _, cmd := range commands() {
		if !cmd.Hidden {
			fmt.Fprintf(w, "  %-11s %s\n", cmd.Name, cmd.Short)
		}
	}
	var help, version bool
	fmt.Fprintf(w, `
Options:
%s
Examples:
  Build a graph from a directory of articles:
    quadwire build articles/
  Ask it what it knows of somebody:
    quadwire facts "Sergei Shoigu"

`, flagTable(rootFlags(&help, &version)))
	writeExitCodes(w)
	fmt.Fprint(w, "\nRun 'quadwire help COMMAND' for more about a command.\n")
}

// flagTable lists flags: the option, its meaning, its default.
func flagTable(flags *pflag.FlagSet) string {
	var names, usages []string
	wide := 0
	flags.VisitAll(func(f *pflag.Flag) {
		value, usage := pflag.UnquoteUsage(f)
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if f.NoOptDefVal == "" {
			name += " " + value
		}
		if d := f.DefValue; d != "" && d != "false" && d != "0" && d != "[]" && !strings.Contains(usage, d) {
			usage += " (default " + d + ")"
		}
		names, usages = append(names, name), append(usages, usage)
		wide = max(wide, len(name))
	})
	var out strings.Builder
	for i, name := range names {
		pad := strings.Repeat(" ", wide+4)
		lines := strings.Split(text.WrapSoft(usages[i], helpWidth-len(pad)), "\n")
		fmt.Fprintf(&out, "  %-*s  %s\n", wide, name, strings.TrimSpace(lines[0]))
		for _, l := range lines[1:] {
			fmt.Fprintf(&out, "%s%s\n", pad, strings.TrimSpace(l))
		}
	}
	return out.String()
}

func writeExitCodes(w io.Writer) {
	fmt.Fprintln(w, "Exit codes:")
	for _, e := range exitCodes {
		fmt.Fprintf(w, "  %-4d %s\n", e.code, e.what)
	}
}

func writeCommandHelp(w io.Writer, cmd Command) {
	flags, _ := commandFlags(cmd, cmd.New())
	fmt.Fprintf(w, "%s %s: %s\n\nUsage:\n  %s\n\n%s\n\nExamples:\n", program, cmd.Name, cmd.Short,
		joinWords(program, cmd.Name, "[OPTIONS]", cmd.Args), strings.TrimSpace(cmd.Long))
	for _, ex := range cmd.Examples {
		fmt.Fprintf(w, "  %s\n    %s\n", ex[0], ex[1])
	}
	fmt.Fprintf(w, "\nOptions:\n%s\n", flagTable(flags))
	writeExitCodes(w)
}
