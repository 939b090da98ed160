package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/goldactors"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/re3d"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/pipeline"
	"github.com/quadwire/quadwire/schema"
)

// runRE3DRelations measures relations against re3d, with its entities and with own ones.
func (o *evalOptions) runRE3DRelations(ctx context.Context, stdout io.Writer) error {
	docs, err := re3d.Read(o.re3dRels)
	if err != nil {
		return err
	}
	stages, err := pipeline.Default(pipeline.Config{})
	if err != nil {
		return err
	}
	given, found := map[string]*counts{}, map[string]*counts{}
	for _, typ := range re3d.Types {
		given[typ], found[typ] = &counts{}, &counts{}
	}
	for _, gold := range docs {
		doc := &extract.Document{Article: plainArticle(gold.ID, gold.Text)}
		if err := stages.Process(ctx, doc); err != nil {
			return err
		}
		want := re3d.Normal(gold.Relations)
		countRelations(found, ownRelations(doc, gold), want)

		actors := make([]goldactors.Actor, len(gold.Entities))
		for i, e := range gold.Entities {
			actors[i] = e.Actor
		}
		ids := goldactors.Give(doc, actors)
		if err := readAnew(ctx, doc); err != nil {
			return err
		}
		have := givenRelations(doc, gold, ids)
		countRelations(given, have, want)
		if o.show {
			showRelations(stdout, gold, have, want)
		}
	}
	table := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "relation\tgold\tgiven: said\tprecision\trecall\tF1\tfound: said\tprecision\trecall\tF1\t")
	row := func(name string, g, f *counts) {
		fmt.Fprintf(table, "%s\t%d\t%d\t%.2f\t%.2f\t%.2f\t%d\t%.2f\t%.2f\t%.2f\t\n", name, g.gold, g.said, g.precision(), g.recall(), g.f1(), f.said, f.precision(), f.recall(), f.f1())
	}
	for _, typ := range re3d.Types {
		row(typ, given[typ], found[typ])
	}
	row("first five", total(only(given, re3d.Central)), total(only(found, re3d.Central)))
	row("all", total(given), total(found))
	return table.Flush()
}

// only returns the counts of some classes.
func only(by map[string]*counts, names []string) map[string]*counts {
	out := map[string]*counts{}
	for _, name := range names {
		out[name] = by[name]
	}
	return out
}

// givenRelations returns the relations between the entities of the corpus, whose IDs
// are ids, that the statements tell.
func givenRelations(doc *extract.Document, gold *re3d.Document, ids []string) []re3d.Relation {
	index := map[string]int{}
	for i, id := range ids {
		if id != "" {
			index[id] = i
		}
	}
	var out []re3d.Relation
	for i := range doc.Statements {
		s := &doc.Statements[i]
		from, ok1 := index[s.Subject.ID]
		to, ok2 := index[s.Object.ID]
		if ok1 && ok2 {
			out = appendRelation(out, s, gold, from, to)
		}
	}
	return re3d.Normal(out)
}

// ownRelations returns those between the entities of the corpus that stand where the
// statements have their subjects and objects, and are said to be the same where their
// mentions are of one entity.
func ownRelations(doc *extract.Document, gold *re3d.Document) []re3d.Relation {
	var out []re3d.Relation
	for i := range doc.Statements {
		s := &doc.Statements[i]
		from, to := gold.At(s.Subject.Span), gold.At(s.Object.Span)
		if from >= 0 && to >= 0 && !s.Object.IsLiteral() {
			out = appendRelation(out, s, gold, from, to)
		}
	}
	for _, ent := range doc.Entities {
		last, sent := -1, -1
		for _, m := range ent.Mentions {
			mention := doc.Mentions[m]
			at := gold.At(schema.Span{Begin: doc.Tokens[mention.First].Begin, End: doc.Tokens[mention.End-1].End})
			if at < 0 || mention.Form == extract.PronounForm {
				continue
			}
			if last >= 0 && doc.SentenceOf(mention.First) == sent {
				out = append(out, re3d.Relation{Type: "IsSynonymOf", From: last, To: at})
			}
			last, sent = at, doc.SentenceOf(mention.First)
		}
	}
	return re3d.Normal(out)
}

func appendRelation(out []re3d.Relation, s *schema.Statement, gold *re3d.Document, from, to int) []re3d.Relation {
	typ, back := re3d.Of(s, gold.Entities[to].Kind)
	if back {
		from, to = to, from
	}
	if typ == "" {
		return out
	}
	return append(out, re3d.Relation{Type: typ, From: from, To: to})
}

// countRelations counts by type what was told and what the corpus has.
func countRelations(by map[string]*counts, have, want []re3d.Relation) {
	for _, r := range have {
		if c := by[r.Type]; c != nil {
			c.said++
			if slices.Contains(want, r) {
				c.rightSaid++
			}
		}
	}
	for _, r := range want {
		if c := by[r.Type]; c != nil {
			c.gold++
			if slices.Contains(have, r) {
				c.right++
			}
		}
	}
}

// showRelations prints what is right (=), wrong (x) and missed (-).
func showRelations(w io.Writer, gold *re3d.Document, have, want []re3d.Relation) {
	show := func(mark string, r re3d.Relation) {
		text := func(i int) string { return gold.Text[gold.Entities[i].Span.Begin:gold.Entities[i].Span.End] }
		from, to := gold.Entities[r.From].Span, gold.Entities[r.To].Span
		fmt.Fprintf(w, "%s %s | %s | %s  %q\n", mark, r.Type, text(r.From), text(r.To), gold.Text[min(from.Begin, to.Begin):max(from.End, to.End)])
	}
	for _, r := range have {
		if slices.Contains(want, r) {
			show("=", r)
		} else {
			show("x", r)
		}
	}
	for _, r := range want {
		if !slices.Contains(have, r) {
			show("-", r)
		}
	}
}
