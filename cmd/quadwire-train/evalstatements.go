package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/statementcase"
	"github.com/quadwire/quadwire/schema"
)

// runStatements takes the cases of a folder through all stages, and prints the share of
// right ones file by file, and with show every difference before it.
func (o *evalOptions) runStatements(ctx context.Context, stdout io.Writer) error {
	vocab, err := schema.LoadVocabulary()
	if err != nil {
		return err
	}
	cases, err := statementcase.ReadDir(o.statements, vocab)
	if err != nil {
		return err
	}
	checker, err := statementcase.NewChecker(vocab)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "file\tcases\tright\tshare\t")
	row := func(name string, cases, right int) {
		fmt.Fprintf(table, "%s\t%d\t%d\t%.3f\t\n", name, cases, right, float64(right)/float64(cases))
	}
	all, right, fileAll, fileRight := 0, 0, 0, 0
	for i := range cases {
		c := &cases[i]
		diffs, err := checker.Check(ctx, c)
		if err != nil {
			return err
		}
		all, fileAll = all+1, fileAll+1
		if len(diffs) == 0 {
			right, fileRight = right+1, fileRight+1
		} else if o.show {
			fmt.Fprintf(stdout, "%s/%s: %s\n  %s\n\n", c.File, c.Name, c.Text, strings.Join(diffs, "\n  "))
		}
		if i+1 == len(cases) || cases[i+1].File != c.File {
			row(c.File, fileAll, fileRight)
			fileAll, fileRight = 0, 0
		}
	}
	row("all", all, right)
	return table.Flush()
}
