package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"text/tabwriter"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/actorgraph"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/article"
	"github.com/quadwire/quadwire/extract/pipeline"
)

// runGraph measures the statements of articles against the actor graphs of analysts.
func (o *evalOptions) runGraph(ctx context.Context, stdout io.Writer) error {
	graphs, err := actorgraph.Read(o.graph)
	if err != nil {
		return err
	}
	stages, err := pipeline.Default(pipeline.Config{})
	if err != nil {
		return err
	}
	var scores []*actorgraph.Score
	for _, g := range graphs {
		doc := &extract.Document{}
		for art, err := range article.NewReader(article.Config{}).Articles(ctx, []string{filepath.Join(o.articles, g.Article)}, os.Stdin) {
			if err != nil {
				return fmt.Errorf("%w; --articles names the folder that %q starts from", err, g.Article)
			}
			doc.Article = art
		}
		if err := stages.Process(ctx, doc); err != nil {
			return err
		}
		score, err := g.Compare(doc.Statements)
		if err != nil {
			return err
		}
		scores = append(scores, score)
	}
	if err := printGraphs(stdout, scores); err != nil || !o.show {
		return err
	}
	return printMisses(stdout, scores)
}

// printGraphs prints a line for each article and their mean.
func printGraphs(w io.Writer, scores []*actorgraph.Score) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "article\tstatements\trecall\tmust\tforbidden\tdates\tsources\t")
	var recall, must float64
	var all actorgraph.Score
	for _, s := range scores {
		fmt.Fprintf(table, "%s\t%d\t%.3f\t%.3f\t%d\t%d/%d\t%d/%d\t\n", s.Graph.Name(), s.Statements, s.Recall(), s.MustRecall(),
			len(s.Broken), s.DateRight, s.Dated, s.SourceRight, s.Sourced)
		recall, must = recall+s.Recall(), must+s.MustRecall()
		all.Statements += s.Statements
		all.Broken = append(all.Broken, s.Broken...)
		all.DateRight, all.Dated = all.DateRight+s.DateRight, all.Dated+s.Dated
		all.SourceRight, all.Sourced = all.SourceRight+s.SourceRight, all.Sourced+s.Sourced
	}
	n := float64(len(scores))
	fmt.Fprintf(table, "all\t%d\t%.3f\t%.3f\t%d\t%d/%d\t%d/%d\t\n", all.Statements, recall/n, must/n,
		len(all.Broken), all.DateRight, all.Dated, all.SourceRight, all.Sourced)
	return table.Flush()
}

// printMisses prints the edges that were not found and the forbidden statements.
func printMisses(w io.Writer, scores []*actorgraph.Score) error {
	for _, s := range scores {
		fmt.Fprintf(w, "\n%s\n", s.Graph.Name())
		for _, e := range s.Missed {
			must := " "
			if e.Must {
				must = "!"
			}
			fmt.Fprintf(w, "%s %s | %s | %s  %s\n", must, e.S[0], e.P[0], e.O[0], e.Quote)
		}
		for _, b := range s.Broken {
			st := b.Statement
			if _, err := fmt.Fprintf(w, "x %s | %s | %s%s  %s: %s\n", st.Subject.Label, st.Predicate, st.Object.Label, st.Object.Literal, b.Why, st.Evidence.Quote); err != nil {
				return err
			}
		}
	}
	return nil
}
