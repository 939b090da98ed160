package main

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/re3d"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/treebank"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/coref"
	"github.com/quadwire/quadwire/extract/when"
	"github.com/quadwire/quadwire/schema"
)

// printEntities prints how well the entities of re3d's file are found in its raw texts,
// by type, and how many of its synonyms are one actor; with show what is not found. The
// stages find names.
func printEntities(ctx context.Context, w io.Writer, path string, stages []extract.Stage, show bool) error {
	docs, err := re3d.Read(path)
	if err != nil {
		return err
	}
	gaz, err := schema.LoadGazetteer()
	if err != nil {
		return err
	}
	resolve, err := coref.New(gaz)
	if err != nil {
		return err
	}
	dates, err := when.New()
	if err != nil {
		return err
	}
	counts := re3d.NewEntityCounts()
	pairs, joined := 0, 0
	var showPair func(a, b string)
	if show {
		counts.Show = func(mark, kind, text string) { fmt.Fprintf(w, "%s %s: %q\n", mark, kind, text) }
		showPair = func(a, b string) { fmt.Fprintf(w, "- IsSynonymOf: %q, %q\n", a, b) }
	}
	for _, gold := range docs {
		doc := &extract.Document{Article: plainArticle(gold.ID, gold.Text)}
		if err := treebank.Process(ctx, []*extract.Document{doc}, append(stages[:len(stages):len(stages)], resolve, dates)...); err != nil {
			return err
		}
		counts.Add(gold, doc, gaz)
		p, j := re3d.Synonyms(gold, doc, showPair)
		pairs, joined = pairs+p, joined+j
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "\nentities\tgold\texact: precision\trecall\tF1\toverlap: precision\trecall\tF1\t")
	for _, kind := range append(re3d.Sought[:len(re3d.Sought):len(re3d.Sought)], "") {
		exact, overlap := counts.Of(counts.Exact, kind), counts.Of(counts.Overlap, kind)
		name := kind
		if name == "" {
			name = "all"
		}
		fmt.Fprintf(t, "%s\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t\n", name, exact.Gold,
			exact.Precision(), exact.Recall(), exact.F1(), overlap.Precision(), overlap.Recall(), overlap.F1())
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "\nIsSynonymOf: %d of %d pairs are one actor (recall %.3f)\n", joined, pairs, float64(joined)/float64(max(1, pairs)))
	return err
}

// plainArticle returns an article of which no more than its text is known.
func plainArticle(id, text string) *extract.Article {
	return &extract.Article{Source: schema.Source{ID: id}, Text: text}
}
