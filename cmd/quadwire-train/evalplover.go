package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/goldactors"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/plover"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/clause"
	"github.com/quadwire/quadwire/extract/pipeline"
	"github.com/quadwire/quadwire/extract/relation"
	"github.com/quadwire/quadwire/schema"
)

// runPlover measures the events of statements against the records of PLOVER: the
// category where the actors are given, then who did what to whom with own actors.
func (o *evalOptions) runPlover(ctx context.Context, stdout io.Writer) error {
	records, err := plover.Read(o.plover)
	if err != nil {
		return err
	}
	stages, err := pipeline.Default(pipeline.Config{})
	if err != nil {
		return err
	}
	given := map[schema.Event]*counts{}
	found := map[schema.Event]*counts{}
	phrased := map[schema.Event]*counts{} // as found, where phrases that are no actors of the graph count too
	for _, e := range schema.Events {
		given[e], found[e], phrased[e] = &counts{}, &counts{}, &counts{}
	}
	right := 0
	for _, r := range records {
		doc := &extract.Document{Article: plainArticle(r.ID, r.Text)}
		if err := stages.Process(ctx, doc); err != nil {
			return err
		}
		hits := countTriples(found, plover.Triples(doc, false), r.Gold())
		countTriples(phrased, plover.Triples(doc, true), r.Gold())
		said := doc.Statements

		actors := make([]goldactors.Actor, 0, len(r.Sources)+len(r.Targets))
		for _, span := range slices.Concat(r.Sources, r.Targets) {
			actors = append(actors, goldactors.Actor{Span: span})
		}
		ids := goldactors.Give(doc, actors)
		if err := readAnew(ctx, doc); err != nil {
			return err
		}
		event := plover.Category(doc.Statements, ids[:len(r.Sources)], ids[len(r.Sources):], r.Reciprocal)
		given[r.Event].gold++
		if event != "" {
			given[event].said++
		}
		if event == r.Event {
			given[event].right++
			given[event].rightSaid++
			right++
		}
		if o.show && (event != r.Event || hits == 0) {
			fmt.Fprintf(stdout, "%s given %s, is %s; found %d\n  %s\n", r.ID, event, r.Event, hits, r.Text)
			showStatements(stdout, "given", doc.Statements)
			if hits == 0 {
				showStatements(stdout, "own", said)
			}
		}
	}
	fmt.Fprintf(stdout, "%d records; their categories DEMAND, DISAPPROVE, INVESTIGATE and FIGHT of 2016 count as REQUEST, ACCUSE, ACCUSE and ASSAULT of 2021\n", len(records))
	fmt.Fprintf(stdout, "category of given actors: accuracy %.3f, macro-F1 %.3f\n", float64(right)/float64(len(records)), macroF1(given))
	fmt.Fprintf(stdout, "actors and category, both found: %s\n", total(found))
	fmt.Fprintf(stdout, "the same, targets that are phrases included: %s\n\n", total(phrased))
	table := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "category\trecords\tprecision\trecall\tF1\ttriples\tprecision\trecall\tF1\t")
	for _, e := range schema.Events {
		if g, f := given[e], found[e]; g.gold+g.said+f.gold+f.said > 0 {
			fmt.Fprintf(table, "%s\t%d\t%.2f\t%.2f\t%.2f\t%d\t%.2f\t%.2f\t%.2f\t\n", e, g.gold, g.precision(), g.recall(), g.f1(), f.gold, f.precision(), f.recall(), f.f1())
		}
	}
	return table.Flush()
}

// readAnew makes propositions and statements again, of the actors that doc has now.
func readAnew(ctx context.Context, doc *extract.Document) error {
	clauses, err := clause.New()
	if err != nil {
		return err
	}
	vocab, err := schema.LoadVocabulary()
	if err != nil {
		return err
	}
	relations, err := relation.New(vocab)
	if err != nil {
		return err
	}
	for _, stage := range []extract.Stage{clauses, relations} {
		if err := stage.Process(ctx, doc); err != nil {
			return err
		}
	}
	return nil
}

// countTriples counts the predicted and the gold triples by category, and returns how
// many of the gold ones were found.
func countTriples(by map[schema.Event]*counts, predicted, gold []plover.Triple) int {
	hits := 0
	for _, p := range predicted {
		by[p.Event].said++
		if slices.ContainsFunc(gold, p.Matches) {
			by[p.Event].rightSaid++
		}
	}
	for _, g := range gold {
		by[g.Event].gold++
		if slices.ContainsFunc(predicted, func(p plover.Triple) bool { return p.Matches(g) }) {
			by[g.Event].right++
			hits++
		}
	}
	return hits
}

func showStatements(w io.Writer, title string, statements []schema.Statement) {
	for _, s := range statements {
		polarity := ""
		if s.Polarity == schema.Negative {
			polarity = "NOT "
		}
		fmt.Fprintf(w, "    %s: %s | %s%s | %s%s  [%s %s %.2f %s]\n", title, s.Subject.Label, polarity, s.Predicate, s.Object.Label, s.Object.Literal, s.Event, s.Modality, s.Confidence, s.Rule)
	}
}

// counts are what recall and precision are made of.
type counts struct {
	gold, right     int // of the gold standard, and found of it
	said, rightSaid int // what was predicted, and right of it
}

func (c *counts) recall() float64    { return ratio(c.right, c.gold) }
func (c *counts) precision() float64 { return ratio(c.rightSaid, c.said) }

func (c *counts) f1() float64 {
	p, r := c.precision(), c.recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func (c *counts) String() string {
	return fmt.Sprintf("precision %.3f, recall %.3f, F1 %.3f (%d gold, %d predicted)", c.precision(), c.recall(), c.f1(), c.gold, c.said)
}

func ratio(part, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(part) / float64(all)
}

// macroF1 is the mean of the F1 of the classes that the gold standard has.
func macroF1[K comparable](by map[K]*counts) float64 {
	sum, n := 0.0, 0
	for _, c := range by {
		if c.gold > 0 {
			n, sum = n+1, sum+c.f1()
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// total adds the counts of all classes.
func total[K comparable](by map[K]*counts) *counts {
	var sum counts
	for _, c := range by {
		sum.gold, sum.right, sum.said, sum.rightSaid = sum.gold+c.gold, sum.right+c.right, sum.said+c.said, sum.rightSaid+c.rightSaid
	}
	return &sum
}
