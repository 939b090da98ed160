package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/factcase"
	"github.com/quadwire/quadwire/extract/clause"
)

// runCases compares the facts of given trees with those that people wrote, file by file
// and in both styles.
func (o *factsOptions) runCases(ctx context.Context, stdout io.Writer, show bool) error {
	cases, err := factcase.ReadDir(o.cases)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "file\tstyle\tcases\tfaultless\tprecision\trecall\tF1\tlayers")
	for _, style := range []clause.Style{clause.Compact, clause.Full} {
		var all, file factcase.Score
		for i := range cases {
			score, diffs, err := factcase.Check(ctx, &cases[i], style)
			if err != nil {
				return err
			}
			if show && len(diffs) > 0 {
				fmt.Fprintf(stdout, "%s, %s: %s\n  %s\n", cases[i].Name, style, cases[i].Doc.Article.Text, strings.Join(diffs, "\n  "))
			}
			all, file = all.Add(score), file.Add(score)
			if i+1 == len(cases) || fileOf(cases[i+1].Name) != fileOf(cases[i].Name) {
				printCaseScore(table, fileOf(cases[i].Name), style, file)
				file = factcase.Score{}
			}
		}
		printCaseScore(table, "all", style, all)
	}
	return table.Flush()
}

// fileOf returns the file of the case of that name.
func fileOf(name string) string {
	file, _, _ := strings.Cut(name, "/")
	return file
}

func printCaseScore(w io.Writer, name string, style clause.Style, s factcase.Score) {
	fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%.3f\t%.3f\t%.3f\t%.3f\n", name, style, s.Cases, s.Faultless, s.Precision(), s.Recall(), s.F1(), s.Layers())
}
