package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var (
	cookbookArticles = flag.String("articles", "", "ask questions of a graph of the articles in `DIR`, relative to the package or the repository")
	cookbookFile     = flag.String("cookbook", "testdata/cookbook-articles.txt", "take the questions and answers for -articles from `FILE`")
)

const readme = "../../README.md"

// question is an entry of the cookbook.
type question struct {
	text, command string
	// answers are on standard output, and refusals on standard error of a command that fails.
	answers, refusals []string
}

// TestCookbook asks the questions of the README of the articles in testdata, and wants
// the answers that stand there.
func TestCookbook(t *testing.T) {
	questions := readCookbook(t, readme)
	if len(questions) < 15 {
		t.Errorf("%d questions, want 15 or more", len(questions))
	}
	ask(t, "../../testdata/articles", questions, true)
}

// TestCookbookOfArticles asks questions of other articles. Those of testdata are about
// the articles on which the project is tried out, the first of them those of the README:
// their answers were worked out by reading. Of another file, or the README itself, to
// see what it says of other articles:
//
//	go test ./cmd/quadwire -run CookbookOfArticles -articles DIR
//	go test ./cmd/quadwire -run CookbookOfArticles -v -articles DIR -cookbook FILE
//
// Where the file is the README, its answers, which are about others, are not checked.
func TestCookbookOfArticles(t *testing.T) {
	if *cookbookArticles == "" {
		t.Skip("no articles: go test ./cmd/quadwire -run Cookbook -articles DIR")
	}
	dir := *cookbookArticles
	if _, err := os.Stat(dir); err != nil {
		dir = filepath.Join("../..", dir)
	}
	same := func(a, b string) bool {
		x, _ := filepath.Abs(a)
		y, _ := filepath.Abs(b)
		return x == y
	}
	ask(t, dir, readCookbook(t, *cookbookFile), !same(*cookbookFile, readme))
}

func readCookbook(t *testing.T, path string) []question {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return cookbook(string(data))
}

// ask builds a graph of articles and asks it all questions, also after one that is
// answered wrongly.
func ask(t *testing.T, articles string, questions []question, check bool) {
	t.Helper()
	articles, err := filepath.Abs(articles)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "cookbook.txtar"), []byte(script(questions, check)), 0o644); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Dir: dir, RequireExplicitExec: true, ContinueOnError: true, Setup: func(env *testscript.Env) error {
		env.Setenv("ARTICLES", articles)
		return nil
	}, Cmds: map[string]func(*testscript.TestScript, bool, []string){"show": show}})
}

// show runs a program, whatever comes of it: the graph may lack an actor.
func show(ts *testscript.TestScript, _ bool, args []string) {
	if err := ts.Exec(args[0], args[1:]...); err != nil {
		ts.Logf("[%v]", err)
	}
}

// cookbook reads the entries of a text: a line "# QUESTION", a line "$ COMMAND", a line
// "> ANSWER" for each thing that the output has, and "! REFUSAL" for each that the error
// has of a command that fails.
func cookbook(text string) (out []question) {
	var last string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "# "):
			last = line[2:]
		case strings.HasPrefix(line, "$ quadwire ") && last != "":
			out = append(out, question{text: last, command: line[2:]})
			last = ""
		case strings.HasPrefix(line, "> ") && len(out) > 0 && last == "":
			out[len(out)-1].answers = append(out[len(out)-1].answers, line[2:])
		case strings.HasPrefix(line, "! ") && len(out) > 0 && last == "":
			out[len(out)-1].refusals = append(out[len(out)-1].refusals, line[2:])
		case line == "":
		default:
			last = ""
		}
	}
	return out
}

// script makes a test of questions. Queries in Cayley's languages must give the answers
// that stand there and no others.
func script(questions []question, check bool) string {
	var out strings.Builder
	out.WriteString("exec quadwire build --top 0 $ARTICLES\n")
	for _, q := range questions {
		fmt.Fprintf(&out, "\n# %s\n", q.text)
		if !check {
			fmt.Fprintf(&out, "show %s\n", q.command)
			continue
		}
		if len(q.refusals) > 0 {
			out.WriteString("! ")
		}
		fmt.Fprintf(&out, "exec %s\n", q.command)
		for _, answer := range q.answers {
			fmt.Fprintf(&out, "stdout '%s'\n", words(answer))
		}
		for _, refusal := range q.refusals {
			fmt.Fprintf(&out, "stderr '%s'\n", words(refusal))
		}
		switch {
		case !strings.HasPrefix(q.command, "quadwire query "):
		case len(q.answers) == 0:
			out.WriteString("! stdout .\n")
		default:
			fmt.Fprintf(&out, "stdout -count=%d '^.'\n", len(q.answers))
		}
	}
	return out.String()
}

// words is a regular expression for the words of a text, however they are spaced, quoted
// for a script.
func words(text string) string {
	all := strings.Fields(text)
	for i := range all {
		all[i] = strings.ReplaceAll(regexp.QuoteMeta(all[i]), "'", "''")
	}
	return strings.Join(all, `\s+`)
}
