package corefeval

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func expect(t *testing.T, name string, m Measure, precision, recall float64) {
	t.Helper()
	if !near(m.Precision.Value(), precision) || !near(m.Recall.Value(), recall) {
		t.Errorf("%s: precision %v, recall %v, want %v, %v", name, m.Precision.Value(), m.Recall.Value(), precision, recall)
	}
}

// The example of Luo (2005), figure 1: truth {1 2 3 4 5} {6 7} {8 9 A B C}, and
// responses that join the last two, the first and the last, and all.
func TestScoresOfTheExampleOfLuo(t *testing.T) {
	gold := Clusters{{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}}
	var a Scores
	a.Add(gold, Clusters{{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}})
	expect(t, "mentions", a.Mentions, 1, 1)
	expect(t, "MUC", a.MUC, 9.0/10, 1)
	expect(t, "B3", a.B3, (5+4.0/7+25.0/7)/12, 1)
	expect(t, "CEAFe", a.CEAFe, (1+10.0/12)/2, (1+10.0/12)/3)
	expect(t, "LEA", a.LEA, (5+7*11.0/21)/12, 1)
	var b Scores
	b.Add(gold, Clusters{{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}})
	expect(t, "MUC", b.MUC, 9.0/10, 1)
	expect(t, "B3", b.B3, (2+50.0/10)/12, 1)
	var c Scores
	c.Add(gold, Clusters{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}})
	expect(t, "MUC", c.MUC, 9.0/11, 1)
	expect(t, "B3", c.B3, 54.0/144, 1)
	expect(t, "CEAFe", c.CEAFe, 10.0/17, 10.0/17/3)
}

// The example of Pradhan et al. (2014), figure 1: truth {a b c} {d e f g}, response
// {a b} {c d} {f g h i}.
func TestScoresOfTheExampleOfTheReferenceScorer(t *testing.T) {
	var s Scores
	s.Add(Clusters{{1, 2, 3}, {4, 5, 6, 7}}, Clusters{{1, 2}, {3, 4}, {6, 7, 8, 9}})
	expect(t, "mentions", s.Mentions, 6.0/8, 6.0/7)
	expect(t, "MUC", s.MUC, 2.0/5, 2.0/5)
	expect(t, "B3", s.B3, (2+1+1)/8.0, (4.0/3+1.0/3+1.0/4+4.0/4)/7)
	expect(t, "CEAFe", s.CEAFe, (4.0/5+4.0/8)/3, (4.0/5+4.0/8)/2)
	// Moosavi and Strube (2016), section 3: of the three links of {a b c} one is
	// found, of the six of {d e f g} one.
	expect(t, "LEA", s.LEA, (2*1+2*0+4*1.0/6)/8, (3*1.0/3+4*1.0/6)/7)
}

func TestSingletons(t *testing.T) {
	gold, system := Clusters{{1, 2}, {3}, {4}}, Clusters{{1, 2, 4}, {3}}
	var all, without Scores
	all.Add(gold, system)
	expect(t, "MUC", all.MUC, 1.0/2, 1)
	// {3} is alone on both sides, {4} is not.
	expect(t, "LEA", all.LEA, (3*1.0/3+1)/4, (2*1.0/1+1+0)/4)
	without.Add(gold.WithoutSingletons(), system.WithoutSingletons())
	expect(t, "mentions", without.Mentions, 2.0/3, 1)
	expect(t, "CEAFe", without.CEAFe, 4.0/5, 4.0/5)
}

func TestScoresCountMissingMentions(t *testing.T) {
	var s Scores
	s.Add(Clusters{{1, 2}, {3}}, Clusters{{1}, {4}})
	expect(t, "mentions", s.Mentions, 0.5, 1.0/3)
	expect(t, "MUC", s.MUC, 0, 0)
	s = Scores{}
	s.Add(Clusters{{1, 2}}, nil)
	expect(t, "CEAFe", s.CEAFe, 0, 0)
}

// TestBestAssignment compares with all assignments of small tables; taking the
// largest value first is not the best: .9 + 0 against .8 + .8.
func TestBestAssignment(t *testing.T) {
	if got := bestAssignment([][]float64{{.9, .8}, {.8, 0}}); !near(got, 1.6) {
		t.Errorf("sum %v, want 1.6", got)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		values := make([][]float64, 1+rng.IntN(5))
		m := 1 + rng.IntN(5)
		for i := range values {
			values[i] = make([]float64, m)
			for j := range m {
				values[i][j] = float64(rng.IntN(5))
			}
		}
		if got, want := bestAssignment(values), tryAll(values, 0, make([]bool, m)); !near(got, want) {
			t.Fatalf("%v: sum %v, want %v", values, got, want)
		}
	}
}

func tryAll(values [][]float64, row int, used []bool) float64 {
	if row == len(values) {
		return 0
	}
	best := tryAll(values, row+1, used)
	for j := range used {
		if !used[j] {
			used[j] = true
			best = max(best, values[row][j]+tryAll(values, row+1, used))
			used[j] = false
		}
	}
	return best
}

func TestRead(t *testing.T) {
	const text = `{"doc":"D","split":"dev","genre":"news","text":"é b c","tokens":[["é",0,1],["b",2,3],["c",4,5]],"mentions":[` +
		`{"cluster":1,"type":"person","start":0,"end":2,"head":0,"link":"coref"},{"cluster":2,"type":"person","start":0,"end":1,"head":0,"link":"sgl"},` +
		`{"cluster":1,"type":"person","start":2,"end":3,"head":2,"link":"ana"},{"cluster":3,"type":"event","start":1,"end":3,"head":1,"link":"sgl"},` +
		`{"cluster":1,"type":"person","start":1,"end":2,"head":1,"link":"pred"}]}` + "\n"
	docs, err := Read(strings.NewReader(text), "f")
	if err != nil || len(docs) != 1 {
		t.Fatal(docs, err)
	}
	// Of nested mentions the outer is the actor; events and predicates are none.
	if c := docs[0].Actors(); len(c) != 1 || len(c[0]) != 2 || c[0][0] != 0 || c[0][1] != 2 {
		t.Errorf("actors %v", c)
	}
	// The first letter has two bytes.
	if c := docs[0].Chains(); len(c) != 3 || len(c[0]) != 3 || c[0][0] != Span(0, 4) || c[0][1] != Span(5, 6) {
		t.Errorf("chains %v", c)
	}
	for _, bad := range []string{"{", `{"tokens":[["a",0,9]]}`, `{"mentions":[{"start":0,"end":1,"head":0}]}`} {
		if _, err := Read(strings.NewReader(text+bad+"\n"), "f"); err == nil || !strings.HasPrefix(err.Error(), "f:2: ") {
			t.Errorf("%s: error %v", bad, err)
		}
	}
}

func TestRulesJudgeTheLinkToTheMentionBefore(t *testing.T) {
	doc := &extract.Document{
		Mentions: []extract.Mention{{Head: 1, Rule: "first-name"}, {Head: 2, Rule: "surname"}, {Head: 3, Rule: "surname"}, {Head: 9, Rule: "surname"}},
		Entities: []extract.Entity{{Mentions: []int{0, 1, 2, 3}}},
	}
	rules := map[string]*Ratio{}
	Rules(rules, Clusters{{1, 2}, {3}}, doc)
	if r := rules["surname"]; r == nil || r.Num != 1 || r.Den != 2 || len(rules) != 1 {
		t.Errorf("%+v", rules)
	}
}

func TestCountErrorsTellsWhatBecameOfAnaphors(t *testing.T) {
	// Words of one letter: a, b and c are one, d and e another, f is alone.
	var gold Doc
	word := func(i, cluster int, form extract.MentionForm) Mention {
		return Mention{Span: schema.Span{Begin: 2 * i, End: 2*i + 1}, First: i, End: i + 1, Head: i, Cluster: cluster, Form: string(form)}
	}
	gold.Mentions = []Mention{
		word(0, 1, extract.NameForm), word(1, 1, extract.PronounForm), word(2, 1, extract.NameForm),
		word(3, 2, extract.NominalForm), word(4, 2, extract.NominalForm), word(5, 3, extract.NominalForm),
	}
	doc := &extract.Document{Article: &extract.Article{Text: "a b c d e f"}}
	for i := range 6 {
		doc.Tokens = append(doc.Tokens, extract.Token{Span: schema.Span{Begin: 2 * i, End: 2*i + 1}})
	}
	phrase := func(i int, form extract.MentionForm) extract.Phrase {
		return extract.Phrase{First: i, End: i + 1, Head: i, Form: form}
	}
	// b is joined rightly, c with nothing, e is no phrase, f is joined and should be alone.
	doc.Chains = []extract.Chain{
		{phrase(0, extract.NameForm), phrase(1, extract.PronounForm), phrase(5, extract.NominalForm)},
		{phrase(3, extract.NominalForm)},
		{phrase(2, extract.NameForm)},
	}
	got := map[extract.MentionForm]*Errors{}
	CountErrors(got, &gold, SystemChains(doc, nil), doc)
	for form, want := range map[extract.MentionForm]Errors{
		extract.PronounForm: {Anaphors: 1, Right: 1},
		extract.NameForm:    {Anaphors: 1, Alone: 1},
		extract.NominalForm: {Anaphors: 1, Missing: 1, Spurious: 1},
	} {
		if *got[form] != want {
			t.Errorf("%s: %+v, want %+v", form, *got[form], want)
		}
	}
}
