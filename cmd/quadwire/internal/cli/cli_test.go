package cli

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

func TestUsageErrors(t *testing.T) {
	tests := []struct {
		args string
		want string // the first line
	}{
		{"", "no command given"},
		{"biuld x", `unknown command "biuld"; did you mean build?`},
		{"xyzzy", `unknown command "xyzzy"`},
		{"help fcats", `unknown command "fcats"; did you mean facts?`},
		{"build", "missing argument: build PATH..."},
		{"path A", "missing argument: path FROM TO"},
		{"path A B C", `unexpected argument "C"`},
		{"facts X -format=json", "unknown option -format=json; did you mean --format=json?"},
		{"-help", "unknown option -help; did you mean --help?"},
		{"facts X --formt json", "unknown option --formt; did you mean --format?"},
		{"facts X --format jsn", `invalid argument "jsn" for "-f, --format" flag: want text, json; did you mean json?`},
		{"facts X --since 3.4.2020", `--since "3.4.2020": want YYYY, YYYY-MM or YYYY-MM-DD`},
		{"build -j0 x", "--jobs 0: want at least 1"},
		{"extract --stage tree x", `invalid argument "tree" for "-s, --stage" flag: want conllu, entities, propositions, statements, quads`},
		{"completion csh", `unknown shell "csh": want bash, zsh, fish`},
		{"serve --addr x", `--addr "x": want HOST:PORT`},
	}
	for _, test := range tests {
		t.Run(test.args, func(t *testing.T) {
			code, out, errs := runMain(context.Background(), strings.Fields(test.args)...)
			lines := strings.Split(errs, "\n")
			if code != exitUsage || out != "" || lines[0] != "quadwire: "+test.want || !strings.HasPrefix(lines[1], "run 'quadwire help") {
				t.Errorf("exit %d, stdout %q, stderr %q", code, out, errs)
			}
		})
	}
}

func TestHelpComesFromTheTable(t *testing.T) {
	_, root, _ := runMain(context.Background(), "--help")
	for _, cmd := range commands() {
		if !cmd.Hidden && !strings.Contains(root, fmt.Sprintf("  %-11s %s\n", cmd.Name, cmd.Short)) {
			t.Errorf("help lacks %s", cmd.Name)
		}
		code, long, errs := runMain(context.Background(), cmd.Name, "--help")
		_, same, _ := runMain(context.Background(), "help", cmd.Name)
		if code != 0 || errs != "" || long != same {
			t.Errorf("%s --help: exit %d, stderr %q, the same as help %s: %v", cmd.Name, code, errs, cmd.Name, long == same)
		}
		if n := strings.Count(long, "    quadwire "); n != 2 && !strings.Contains(long, "|") && !strings.Contains(long, "<(") {
			t.Errorf("%s --help has %d examples, want 2", cmd.Name, n)
		}
		for i, line := range strings.Split(long, "\n") {
			if len([]rune(line)) > 100 {
				t.Errorf("%s --help:%d: %d columns", cmd.Name, i+1, len([]rune(line)))
			}
		}
		cmd.New().AddFlags(pflag.NewFlagSet("twice", pflag.ContinueOnError)) // options are rerunnable
	}
}

func TestCompletion(t *testing.T) {
	tests := []struct {
		words []string
		want  string
	}{
		{[]string{"ex"}, "extract export"},
		{[]string{"--v"}, "--version"},
		{[]string{"help", "pa"}, "path"},
		{[]string{"completion", ""}, "bash zsh fish"},
		{[]string{"extract", "--stage", "p"}, "propositions"},
		{[]string{"extract", "-s", ""}, "conllu entities propositions statements quads"},
		{[]string{"extract", "--stage=q"}, "--stage=quads"},
		{[]string{"extract", "--stage", "quads", "--in"}, "--input"},
		{[]string{"facts", "--json", ""}, ""},
		{[]string{"build", "art"}, ""},
		{[]string{"nothing", ""}, ""},
	}
	for _, test := range tests {
		var got []string
		for _, c := range complete(test.words) {
			got = append(got, c[0])
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("complete(%q) = %q, want %q", test.words, s, test.want)
		}
	}
	for _, shell := range shells {
		code, out, _ := runMain(context.Background(), "completion", shell)
		if code != 0 || !strings.Contains(out, "__complete") {
			t.Errorf("completion %s: exit %d, %q", shell, code, out)
		}
	}
}
