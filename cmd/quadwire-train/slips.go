package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/attachment"
)

// printSlips prints how well each relation is found, and for each of chosen the
// count commonest classes of wrong attachments with an example.
func printSlips(w io.Writer, r *attachment.Report, chosen []string, count int) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "relation\tgold\tfound\tF1\t")
	for _, rel := range r.Relations() {
		fmt.Fprintf(table, "%s\t%d\t%d\t%.1f\t\n", rel.Name, rel.Gold, rel.System, 100*rel.F1())
	}
	if err := table.Flush(); err != nil {
		return err
	}
	for _, name := range chosen {
		fmt.Fprintf(w, "\n%s: the [word], its +right+ and its -wrong- head\n", name)
		for i, slip := range r.Slips(name) {
			if i == count {
				break
			}
			if _, err := fmt.Fprintf(w, "%4d  as %s, %s\n      %s\n", slip.Count, slip.System, slip.Head, slip.Example); err != nil {
				return err
			}
		}
	}
	return nil
}
