package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// judgedArticles are articles of our own, and what their statements are worth.
var judgedArticles = map[string]string{
	"a.txt": "Chad attacked Togo on Friday. Ann Lee visited Oslo.",
	"b.txt": "Norway supported Chile. Chile criticised Norway on Monday.",
}

const judgements = "judgement\tsubject\tpredicate\tobject\tsentence\n" +
	"right\tChad\tattacks\tTogo\tChad attacked Togo on Friday.\n" +
	"partly\tAnn Lee\tvisits\tOslo\tAnn Lee visited Oslo.\n" +
	"right\tNorway\tsupports\tChile\tNorway supported Chile.\n" +
	"wrong\tChile\tcriticizes\tNorway\tChile criticised Norway on Monday.\n"

func writeJudged(t *testing.T) (table, texts string) {
	t.Helper()
	dir := t.TempDir()
	texts = filepath.Join(dir, "texts")
	if err := os.Mkdir(texts, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range judgedArticles {
		if err := os.WriteFile(filepath.Join(texts, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	table = filepath.Join(dir, "judged.tsv")
	if err := os.WriteFile(table, []byte(judgements), 0o600); err != nil {
		t.Fatal(err)
	}
	return table, texts
}

func TestCalibrateWritesTheSameWeightsTwice(t *testing.T) {
	table, texts := writeJudged(t)
	references := filepath.Join(t.TempDir(), "references.tsv")
	if err := os.WriteFile(references, []byte("Ann Lee painted Oslo in oil .\tpainted\tAnn Lee\tOslo\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var weights [2][]byte
	for i := range weights {
		out := filepath.Join(t.TempDir(), "confidence.tsv")
		text := runOK(t, "calibrate", "--judged", table, "--texts", texts, "--out", out, "--carb", references)
		for _, line := range []string{"judged: 4 statements, 0.500 right\n", "carb: ", "expected calibration error "} {
			if !strings.Contains(text, line) {
				t.Errorf("no %q in\n%s", line, text)
			}
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		weights[i] = data
	}
	if !bytes.Equal(weights[0], weights[1]) || !bytes.Contains(weights[0], []byte("\nmargin\t")) {
		t.Errorf("%s\n%s", weights[0], weights[1])
	}
}

func TestEvalMeasuresReliability(t *testing.T) {
	table, texts := writeJudged(t)
	out := runOK(t, "eval", "--judged", table, "--texts", texts)
	if !strings.Contains(out, "as embedded:\n") || strings.Count(out, "Brier score") != 2 {
		t.Errorf("got\n%s", out)
	}
	for _, args := range [][]string{
		{"calibrate"}, {"calibrate", "--judged", table}, {"eval", "--judged", table},
		{"calibrate", "--judged", table, "--texts", texts, "--folds", "1"}, {"calibrate", "--judged", table, "--texts", texts, "--penalty", "0"},
	} {
		if code := run(context.Background(), args, new(bytes.Buffer), new(bytes.Buffer)); code != exitUsage {
			t.Errorf("%v: exit code %d", args, code)
		}
	}
}
