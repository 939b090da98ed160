package cli

import (
	"context"
	"embed"
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

//go:embed completion
var completionScripts embed.FS

var shells = []string{"bash", "zsh", "fish"}

func completionCommand() Command {
	return Command{
		Name: "completion", Args: "bash|zsh|fish", MinArgs: 1, MaxArgs: 1, Short: "print a completion script for a shell", Values: shells,
		Long: "The script makes the shell complete commands, options and their values.",
		Examples: [2][2]string{
			{"Complete in this bash session:", `source <(quadwire completion bash)`},
			{"Complete in every fish session:", `quadwire completion fish > ~/.config/fish/completions/quadwire.fish`},
		},
		New: func() Options { return &completionOptions{} },
	}
}

type completionOptions struct{}

func (o *completionOptions) AddFlags(*pflag.FlagSet) {}
func (o *completionOptions) Validate() error         { return nil }
func (o *completionOptions) Run(_ context.Context, env *Env, args []string) error {
	script, err := completionScripts.ReadFile("completion/quadwire." + args[0])
	if err != nil {
		return &usageError{"completion", fmt.Sprintf("unknown shell %q: want %s", args[0], strings.Join(shells, ", "))}
	}
	_, err = env.Stdout.Write(script)
	return err
}

// completeCommand answers the completion scripts: its arguments are the words of
// the command line after the program's name, the last the one to complete. Each
// line of the answer is a candidate, a tab, and what it means; no line means that
// the shell should offer files.
func completeCommand() Command {
	return Command{
		Name: "__complete", Args: "WORD...", MaxArgs: -1, Hidden: true, Short: "answer the completion scripts",
		Long:     "It is called by the scripts that 'quadwire completion' prints.",
		Examples: [2][2]string{{"Complete a command:", "quadwire __complete -- ex"}, {"Complete a value:", "quadwire __complete -- extract --stage ''"}},
		New:      func() Options { return &completeOptions{} },
	}
}

type completeOptions struct{}

func (o *completeOptions) AddFlags(*pflag.FlagSet) {}
func (o *completeOptions) Validate() error         { return nil }
func (o *completeOptions) Run(_ context.Context, env *Env, words []string) error {
	for _, c := range complete(words) {
		fmt.Fprintf(env.Stdout, "%s\t%s\n", c[0], c[1])
	}
	return nil
}

// complete returns the candidates for the last of words, each with its meaning.
func complete(words []string) [][2]string {
	if len(words) == 0 {
		words = []string{""}
	}
	last, before := words[len(words)-1], words[:len(words)-1]
	at := 0
	for at < len(before) && strings.HasPrefix(before[at], "-") {
		at++
	}
	if at == len(before) {
		var help, version bool
		if strings.HasPrefix(last, "-") {
			return completeFlags(rootFlags(&help, &version), last)
		}
		return completeCommands(last)
	}
	cmd, ok := findCommand(before[at])
	if !ok {
		return nil
	}
	flags, _ := commandFlags(cmd, cmd.New())
	if name, value, ok := strings.Cut(last, "="); ok && strings.HasPrefix(name, "--") {
		return completeValues(flags.Lookup(name[2:]), value, name+"=")
	}
	if f := flagOf(flags, before[len(before)-1]); f != nil && f.NoOptDefVal == "" && at < len(before)-1 {
		return completeValues(f, last, "")
	}
	if strings.HasPrefix(last, "-") {
		return completeFlags(flags, last)
	}
	if cmd.Name == "help" {
		return completeCommands(last)
	}
	var out [][2]string
	for _, v := range cmd.Values {
		if strings.HasPrefix(v, last) {
			out = append(out, [2]string{v})
		}
	}
	return out
}

// flagOf returns the flag that word names: --format, -f.
func flagOf(flags *pflag.FlagSet, word string) *pflag.Flag {
	switch {
	case strings.HasPrefix(word, "--"):
		return flags.Lookup(word[2:])
	case len(word) == 2 && word[0] == '-':
		return flags.ShorthandLookup(word[1:])
	}
	return nil
}

func completeCommands(prefix string) (out [][2]string) {
	for _, cmd := range commands() {
		if !cmd.Hidden && strings.HasPrefix(cmd.Name, prefix) {
			out = append(out, [2]string{cmd.Name, cmd.Short})
		}
	}
	return out
}

func completeFlags(flags *pflag.FlagSet, prefix string) (out [][2]string) {
	flags.VisitAll(func(f *pflag.Flag) {
		if name := "--" + f.Name; strings.HasPrefix(name, prefix) {
			_, usage := pflag.UnquoteUsage(f)
			out = append(out, [2]string{name, usage})
		}
	})
	return out
}

func completeValues(f *pflag.Flag, prefix, lead string) (out [][2]string) {
	if f == nil {
		return nil
	}
	enum, ok := f.Value.(interface{ Values() []string })
	if !ok {
		return nil
	}
	for _, v := range enum.Values() {
		if strings.HasPrefix(v, prefix) {
			out = append(out, [2]string{lead + v})
		}
	}
	return out
}
