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
	cookbookArticles = flag.String("articles", "", "ask the questions of the cookbook of a graph of the articles in `DIR`, and show the answers")
	cookbookFile     = flag.String("cookbook", "../../README.md", "take the questions from `FILE`")
)

// question is an entry of the cookbook.
type question struct {
	text, command string
	answers       []string
}

// TestCookbook asks the questions of the README of the articles in testdata, and wants
// the answers that stand there. To ask them of other articles, or others of them:
//
//	go test ./cmd/quadwire -run Cookbook -v -articles DIR
//	go test ./cmd/quadwire -run Cookbook -v -articles DIR -cookbook FILE
//
// Where the file is the README, answers about other articles are shown and not checked.
func TestCookbook(t *testing.T) {
	data, err := os.ReadFile(*cookbookFile)
	if err != nil {
		t.Fatal(err)
	}
	questions := cookbook(string(data))
	if len(questions) < 15 && *cookbookFile == flag.Lookup("cookbook").DefValue {
		t.Errorf("%d questions, want 15 or more", len(questions))
	}
	articles, check := "../../testdata/articles", true
	if *cookbookArticles != "" {
		articles, check = *cookbookArticles, *cookbookFile != flag.Lookup("cookbook").DefValue
	}
	if articles, err = filepath.Abs(articles); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "cookbook.txtar"), []byte(script(questions, check)), 0o644); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Dir: dir, RequireExplicitExec: true, Setup: func(env *testscript.Env) error {
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

// cookbook reads the entries of a text: a line "# QUESTION", a line "$ COMMAND", and a
// line "> ANSWER" for each thing that the output has.
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
		fmt.Fprintf(&out, "exec %s\n", q.command)
		for _, answer := range q.answers {
			words := strings.Fields(answer)
			for i := range words {
				words[i] = strings.ReplaceAll(regexp.QuoteMeta(words[i]), "'", "''")
			}
			fmt.Fprintf(&out, "stdout '%s'\n", strings.Join(words, `\s+`))
		}
		if strings.HasPrefix(q.command, "quadwire query ") {
			fmt.Fprintf(&out, "stdout -count=%d '^.'\n", len(q.answers))
		}
	}
	return out.String()
}
