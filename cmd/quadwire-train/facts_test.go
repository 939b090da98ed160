package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// references are in the format of CaRB, on sentences of our own.
const references = `Chad imposed sanctions on Togo .	imposed	Chad	sanctions	on Togo
The mayor -LRB- 58 -RRB- left Oslo on Friday .	left	The mayor	Oslo	on Friday
Ann Lee , a judge , said that prices rose .	said that	Ann Lee	prices rose
Ann Lee , a judge , said that prices rose .	is	Ann Lee	a judge
Rebels seized the port and sank two ships .	seized	Rebels	the port
Rebels seized the port and sank two ships .	sank	Rebels	two ships
`

func writeReferences(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "references.tsv")
	if err := os.WriteFile(path, []byte(references), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestEvalMeasuresPropositions(t *testing.T) {
	path := writeReferences(t)
	out := runOK(t, "eval", "--carb", path, "--style", "full")
	if !strings.HasPrefix(out, "4 sentences, ") || !strings.Contains(out, ", AUC ") {
		t.Errorf("got %q", out)
	}
	if out := runOK(t, "eval", "--carb", path, "--show"); !strings.Contains(out, "  1.00  Rebels | sank | two ships\n") {
		t.Errorf("no recall of a reference in\n%s", out)
	}
	out = runOK(t, "eval", "--propositions", "../../testdata/propositions")
	for _, line := range []string{"samples compact ", "all compact ", "samples full ", "all full "} {
		if strings.Contains(strings.Join(strings.Fields(out), " "), line) {
			continue
		}
		t.Errorf("no line %q in\n%s", line, out)
	}
}

func TestConfidenceWritesTheSameModelTwice(t *testing.T) {
	path := writeReferences(t)
	var models [2][]byte
	for i := range models {
		out := filepath.Join(t.TempDir(), "score.tsv")
		text := runOK(t, "confidence", "--carb", path, "--out", out, "--folds", "2", "--trees", "3", "--min-examples", "1")
		if !strings.HasPrefix(text, "cross-validated in 2 parts: ") {
			t.Errorf("got %q", text)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		models[i] = data
	}
	if !bytes.Equal(models[0], models[1]) || bytes.Count(models[0], []byte("\n")) != 5 {
		t.Errorf("%s\n%s", models[0], models[1])
	}
}

func TestFactsAreMeasuredAlone(t *testing.T) {
	for _, args := range [][]string{
		{"eval", "--carb", "x.tsv", "--treebank", "y.conllu"}, {"eval", "--carb", "x.tsv", "--propositions", "."},
		{"eval", "--carb", "x.tsv", "--style", "long"}, {"confidence"}, {"confidence", "--carb", "x.tsv", "--folds", "1"},
	} {
		if code := run(context.Background(), args, new(bytes.Buffer), new(bytes.Buffer)); code != exitUsage {
			t.Errorf("%v: exit code %d", args, code)
		}
	}
}
