package actorgraph

import (
	"slices"
	"testing"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/verdict"
	"github.com/quadwire/quadwire/schema"
)

func statement(s, p, text, o string) schema.Statement {
	return schema.Statement{
		Subject: schema.Term{ID: "x", Label: s}, Predicate: p, PredicateText: text, Object: schema.Term{ID: "y", Label: o},
		Polarity: schema.Positive, Modality: schema.Asserted,
	}
}

func TestLabelsMatchAtTheStartOfWords(t *testing.T) {
	for _, c := range []struct {
		accepted, label string
		want            bool
	}{
		{"turk", "the Turkish navy", true},
		{"turk", "Aturk", false},
		{"us", "US Navy", true},
		{"us", "Usman", false},
		{"north korea", "North-Korea", true},
		{"*", "", true},
	} {
		if got := matches([]string{c.accepted}, c.label); got != c.want {
			t.Errorf("%q in %q: %v", c.accepted, c.label, got)
		}
	}
}

func TestPolarityAndModalityMustAgree(t *testing.T) {
	edge := Edge{S: []string{"chad"}, P: []string{"sell"}, O: []string{"togo"}}
	sold := statement("Chad", "sell-to", "sold", "Togo")
	planned, denied, refused := sold, sold, statement("Chad", "refuse-to-sell-to", "refused to sell", "Togo")
	planned.Modality, denied.Polarity = schema.Planned, schema.Negative
	claimed := sold
	claimed.Attribution.Text = "the envoy"
	for _, c := range []struct {
		name     string
		polarity string
		modality string
		claim    bool
		s        schema.Statement
		want     bool
	}{
		{"plain fact", "", "", false, sold, true},
		{"plan for a fact", "", "", false, planned, false},
		{"plan", "", "not-asserted", false, planned, true},
		{"fact for a plan", "", "not-asserted", false, sold, false},
		{"either", "", "any", false, planned, true},
		{"denied", "negative", "", false, denied, true},
		{"denied for a fact", "", "", false, denied, false},
		{"fact for a denied one", "negative", "", false, sold, false},
		{"refused", "negative", "", false, refused, true},
		{"claim with its source", "", "not-asserted", true, claimed, true},
		{"claim without source", "", "not-asserted", true, sold, false},
	} {
		e := edge
		e.Polarity, e.Modality, e.Claim = c.polarity, c.modality, c.claim
		got, err := (&Graph{Edges: []Edge{e}}).Compare([]schema.Statement{c.s})
		if err != nil {
			t.Fatal(err)
		}
		if (got.Hit == 1) != c.want {
			t.Errorf("%s: hit %v, want %v", c.name, got.Hit == 1, c.want)
		}
	}
}

func TestDirectionLemmasDatesAndSources(t *testing.T) {
	met := statement("Togo", "meet", "had met", "Chad")
	met.Date, met.Attribution.Label = "2024-05-03", "Lome Daily"
	g := &Graph{
		Edges: []Edge{
			{S: []string{"chad"}, P: []string{"meet"}, O: []string{"togo"}, Symmetric: true, Must: true, Date: "2024-05", Attribution: labels{"lome"}},
			{S: []string{"chad"}, P: []string{"meet"}, O: []string{"togo"}},
		},
		Forbidden: []Edge{
			{Why: "wrong way", S: []string{"togo"}, P: []string{"met"}, O: []string{"chad"}},
			{Why: "with a source", S: []string{"togo"}, P: []string{"met"}, O: []string{"chad"}, Attribution: labels{"none"}},
			{Why: "a pronoun", S: []string{"it", "togo"}, P: []string{"*"}, O: []string{"*"}},
		},
	}
	s, err := g.Compare([]schema.Statement{met})
	if err != nil {
		t.Fatal(err)
	}
	if s.Hit != 1 || s.MustHit != 1 || s.DateRight != 1 || s.SourceRight != 1 || len(s.Missed) != 1 {
		t.Errorf("%+v", s)
	}
	if len(s.Broken) != 2 || s.Broken[0].Why != "wrong way" || s.Broken[1].Why != "a pronoun" {
		t.Errorf("forbidden: %+v", s.Broken)
	}
}

func TestVerdicts(t *testing.T) {
	g := &Graph{
		Edges:     []Edge{{S: []string{"chad"}, P: []string{"sell"}, O: []string{"togo"}}},
		Forbidden: []Edge{{S: []string{"mali"}, P: []string{"sell"}, O: []string{"togo"}}},
	}
	planned := statement("Chad", "sell-to", "sold", "Togo")
	planned.Modality = schema.Planned
	got, err := g.Verdicts([]schema.Statement{
		statement("Chad", "sell-to", "sold", "Togo"), planned, statement("Mali", "sell-to", "sold", "Togo"), statement("Chad", "visits", "visited", "Togo"),
	})
	if want := []verdict.Verdict{verdict.Right, verdict.Wrong, verdict.Wrong, verdict.Unknown}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
}
