package factcase

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/clause"
	"github.com/quadwire/quadwire/extract/mend"
	"github.com/quadwire/quadwire/schema"
)

// Score counts facts.
type Score struct {
	Shown, Right     int // shown facts, and those that match a line
	Wanted, Found    int // required facts, and those that are shown
	Layered          int // facts that match in their layers too, of those that are Right
	Cases, Faultless int // cases, and those without any difference
}

// Add sums two scores.
func (s Score) Add(t Score) Score {
	return Score{s.Shown + t.Shown, s.Right + t.Right, s.Wanted + t.Wanted, s.Found + t.Found, s.Layered + t.Layered,
		s.Cases + t.Cases, s.Faultless + t.Faultless}
}

// Precision is the share of the shown facts that are right, 1 if there are none.
func (s Score) Precision() float64 { return share(s.Right, s.Shown) }

// Recall is the share of the required facts that are shown, 1 if there are none.
func (s Score) Recall() float64 { return share(s.Found, s.Wanted) }

// F1 is the harmonic mean of precision and recall.
func (s Score) F1() float64 {
	p, r := s.Precision(), s.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Layers is the share of the right facts whose layers are right too, 1 if there are none.
func (s Score) Layers() float64 { return share(s.Layered, s.Right) }

func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

// Check reads the tree of c and compares what the style shows with what is wanted. The
// differences are lines: "+" for a fact too many, "-" for a missing one, "~" for one
// with other layers. A case without that style counts for nothing.
func Check(ctx context.Context, c *Case, style clause.Style) (Score, []string, error) {
	wants, ok := c.Want[style]
	if !ok {
		return Score{}, nil, nil
	}
	stage, err := clause.New()
	if err != nil {
		return Score{}, nil, err
	}
	doc := *c.Doc
	doc.Tokens = slices.Clone(doc.Tokens)
	for _, s := range []extract.Stage{mend.New(), stage} {
		if err := s.Process(ctx, &doc); err != nil {
			return Score{}, nil, fmt.Errorf("%s: %w", c.Name, err)
		}
	}
	score := Score{Cases: 1}
	var diffs []string
	found := make([]bool, len(wants))
	for _, fact := range clause.Show(&doc, 0, len(doc.Propositions), style) {
		got := textOf(&doc, &fact)
		score.Shown++
		right, layered := got.compare(wants, found)
		switch {
		case !right:
			diffs = append(diffs, "+ "+got.line)
		case !layered:
			diffs = append(diffs, "~ "+got.line)
			score.Right++
		default:
			score.Right++
			score.Layered++
		}
	}
	for i, want := range wants {
		if want.Optional {
			continue
		}
		score.Wanted++
		if found[i] {
			score.Found++
		} else {
			diffs = append(diffs, "- "+want.Wordings[0].line)
		}
	}
	if len(diffs) == 0 {
		score.Faultless = 1
	}
	return score, diffs, nil
}

// shown is a fact in the words of the text.
type shown struct {
	fields     []string
	negative   bool
	modality   schema.Modality
	attributed string
	relation   string
	line       string // as a case would have it
}

func textOf(doc *extract.Document, fact *clause.Fact) shown {
	prop := &doc.Propositions[fact.Proposition]
	out := shown{
		fields:   []string{fact.Subject.Text(doc), fact.Predicate.Text(doc), fact.Object.Text(doc)},
		negative: prop.Polarity == schema.Negative,
		relation: prop.Relation,
		line:     strings.Join(append([]string{fact.Line(doc)}, clause.Layers(doc, prop)...), " "),
	}
	for _, arg := range fact.Args {
		out.fields = append(out.fields, arg.Text(doc))
	}
	for len(out.fields) > 2 && out.fields[len(out.fields)-1] == "" {
		out.fields = out.fields[:len(out.fields)-1]
	}
	if prop.Modality != schema.Asserted {
		out.modality = prop.Modality
	}
	if prop.Attribution.Speaker.Present() {
		out.attributed = clause.Words(doc, prop.Attribution.Speaker.Tokens)
	}
	return out
}

// compare looks for the fact among those that are wanted, and notes it in found. Of
// several that match, one with the same layers counts.
func (s shown) compare(wants []Expected, found []bool) (right, layered bool) {
	for i, want := range wants {
		for _, w := range want.Wordings {
			if !s.worded(w.Fields) {
				continue
			}
			right, found[i] = true, true
			layered = layered || s.layered(w.Layers)
		}
	}
	return right, layered
}

// worded reports whether the fields are those of a wording, empty ones at its end left out.
func (s shown) worded(fields []pattern) bool {
	for i := range max(len(fields), len(s.fields)) {
		switch {
		case i >= len(s.fields):
			if !fields[i].matches("") {
				return false
			}
		case i >= len(fields):
			return false
		case !fields[i].matches(s.fields[i]):
			return false
		}
	}
	return true
}

func (s shown) layered(l Layers) bool {
	return s.negative == l.Negative && s.modality == l.Modality && s.relation == l.Relation && l.Attributed.matches(s.attributed)
}
