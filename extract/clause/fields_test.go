package clause

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// tree makes a document of one sentence from rows of form, lemma, UPOS, XPOS, head
// (from 1, 0 for the root) and relation.
func tree(rows ...[6]string) *extract.Document {
	doc := &extract.Document{Article: &extract.Article{}}
	for _, r := range rows {
		begin := len(doc.Article.Text)
		doc.Article.Text += r[0] + " "
		head := -1
		for _, digit := range r[4] {
			head = max(head, 0)*10 + int(digit-'0')
		}
		doc.Tokens = append(doc.Tokens, extract.Token{Span: schema.Span{Begin: begin, End: begin + len(r[0])}, Form: r[0],
			Lemma: r[1], UPOS: r[2], XPOS: r[3], Head: head - 1, DepRel: r[5]})
	}
	doc.Sentences = []extract.Sentence{{End: len(rows), Span: schema.Span{End: len(doc.Article.Text)}}}
	return doc
}

// said is "Obi said that Kano , which was hit by rebels in 2014 , asked Lagos to send aid".
func said() *extract.Document {
	return tree(
		[6]string{"Obi", "Obi", "PROPN", "NNP", "2", "nsubj"},
		[6]string{"said", "say", "VERB", "VBD", "0", "root"},
		[6]string{"that", "that", "SCONJ", "IN", "13", "mark"},
		[6]string{"Kano", "Kano", "PROPN", "NNP", "13", "nsubj"},
		[6]string{",", ",", "PUNCT", ",", "8", "punct"},
		[6]string{"which", "which", "PRON", "WDT", "8", "nsubj:pass"},
		[6]string{"was", "be", "AUX", "VBD", "8", "aux:pass"},
		[6]string{"hit", "hit", "VERB", "VBN", "4", "acl:relcl"},
		[6]string{"by", "by", "ADP", "IN", "10", "case"},
		[6]string{"rebels", "rebel", "NOUN", "NNS", "8", "obl:agent"},
		[6]string{"in", "in", "ADP", "IN", "12", "case"},
		[6]string{"2014", "2014", "NUM", "CD", "8", "obl"},
		[6]string{"asked", "ask", "VERB", "VBD", "2", "ccomp"},
		[6]string{"Lagos", "Lagos", "PROPN", "NNP", "13", "obj"},
		[6]string{"to", "to", "PART", "TO", "16", "mark"},
		[6]string{"send", "send", "VERB", "VB", "13", "xcomp"},
		[6]string{"aid", "aid", "NOUN", "NN", "16", "obj"},
	)
}

func TestFieldsPointIntoTheTree(t *testing.T) {
	doc := said()
	process(t, doc)
	want := []extract.Proposition{
		{
			Subject:   extract.Argument{Role: extract.RoleSubject, Head: 0, Tokens: []int{0}, Antecedent: -1, Clause: -1},
			Predicate: extract.Predicate{Head: 1, Tokens: []int{1}, Lemma: "say"},
			Object: extract.Argument{Role: extract.RoleClause, Head: 12, Antecedent: -1, Clause: 1,
				Tokens: []int{3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}},
			Parent: -1, Polarity: schema.Positive, Modality: schema.Asserted, Attribution: noSource(),
			Rule: "nsubj-clause",
		},
		{
			Subject:    extract.Argument{Role: extract.RoleSubject, Head: 3, Tokens: []int{3}, Antecedent: -1, Clause: -1},
			Predicate:  extract.Predicate{Head: 12, Tokens: []int{12}, Lemma: "ask"},
			Object:     extract.Argument{Role: extract.RoleObject, Head: 13, Tokens: []int{13}, Antecedent: -1, Clause: -1},
			Incomplete: true, Parent: 0, Polarity: schema.Positive, Modality: schema.Asserted, Rule: "nsubj-obj",
		},
		{
			Subject:   extract.Argument{Role: extract.RoleSubject, Head: 5, Tokens: []int{3}, Antecedent: 3, Clause: -1},
			Predicate: extract.Predicate{Head: 7, Tokens: []int{6, 7}, Lemma: "hit", Passive: true},
			Object:    extract.Argument{Role: extract.RoleAgent, Head: 9, Tokens: []int{9}, Prep: "by", Antecedent: -1, Clause: -1},
			Args:      []extract.Argument{{Role: extract.RoleTime, Head: 11, Tokens: []int{11}, Prep: "in", Antecedent: -1, Clause: -1}},
			Parent:    -1, Polarity: schema.Positive, Modality: schema.Asserted, Rule: "relcl-agent",
		},
		{
			Subject:   extract.Argument{Role: extract.RoleSubject, Head: 13, Tokens: []int{13}, Antecedent: 13, Clause: -1},
			Predicate: extract.Predicate{Head: 15, Tokens: []int{15}, Lemma: "send"},
			Object:    extract.Argument{Role: extract.RoleObject, Head: 16, Tokens: []int{16}, Antecedent: -1, Clause: -1},
			Parent:    1, Polarity: schema.Positive, Modality: schema.Requested, Rule: "xcomp-obj",
		},
	}
	if len(doc.Propositions) != len(want) {
		t.Fatalf("%d propositions, want %d:\n%s", len(doc.Propositions), len(want), list(doc))
	}
	for i := range want {
		got := doc.Propositions[i]
		if i > 0 {
			want[i].Attribution = extract.Source{Speaker: want[0].Subject, Cue: 1}
		}
		got.Confidence, got.Score, got.Clauses = 0, 0, nil
		for _, arg := range []*extract.Argument{&got.Subject, &got.Object, &got.Attribution.Speaker} {
			withoutExtent(arg)
		}
		for k := range got.Args {
			withoutExtent(&got.Args[k])
		}
		if !reflect.DeepEqual(got, want[i]) {
			t.Errorf("%s\ngot  %+v\nwant %+v", line(doc, &got), got, want[i])
		}
	}
}

// withoutExtent clears what TestExtents looks at.
func withoutExtent(arg *extract.Argument) {
	arg.Optional, arg.Title, arg.Full, arg.Case = nil, nil, nil, nil
}

// TestConfidenceFollowsTheMargins: without margins the prior of the rule, with them
// never more, and less where an arc is doubtful.
func TestConfidenceFollowsTheMargins(t *testing.T) {
	confidences := func(margin func(tok int) float32) []float64 {
		doc := said()
		for i := range doc.Tokens {
			doc.Tokens[i].Margin = margin(i)
		}
		process(t, doc)
		var out []float64
		for _, prop := range doc.Propositions {
			out = append(out, prop.Confidence)
		}
		return out
	}
	gold := confidences(func(int) float32 { return 0 })
	sure := confidences(func(int) float32 { return 1 })
	if !reflect.DeepEqual(gold, sure) {
		t.Errorf("without margins %v, with full margins %v", gold, sure)
	}
	doubt := confidences(func(tok int) float32 {
		if tok == 16 { // aid
			return 0.2
		}
		return 1
	})
	for i := range gold {
		if last := i == len(gold)-1; last != (doubt[i] < gold[i]) {
			t.Errorf("proposition %d: %v with a doubtful object of the last, %v without", i, doubt[i], gold[i])
		}
	}
}

func TestProcessingIsRepeatable(t *testing.T) {
	doc := randomDocument(rand.New(rand.NewPCG(3, 3)), 8, 40)
	process(t, doc)
	first := doc.Propositions
	for range 3 {
		process(t, doc)
		if !reflect.DeepEqual(doc.Propositions, first) {
			t.Fatal("another result")
		}
	}
}

// TestExtents: what a phrase is in few words and at full length, and what can be left out.
func TestExtents(t *testing.T) {
	// the old mayor Ann Lee met a man who sang , near the port
	doc := tree(
		[6]string{"the", "the", "DET", "DT", "4", "det"},
		[6]string{"old", "old", "ADJ", "JJ", "4", "amod"},
		[6]string{"mayor", "mayor", "NOUN", "NN", "4", "nmod:desc"},
		[6]string{"Ann", "Ann", "PROPN", "NNP", "7", "nsubj"},
		[6]string{"Lee", "Lee", "PROPN", "NNP", "4", "flat"},
		[6]string{"kindly", "kindly", "ADV", "RB", "7", "advmod"},
		[6]string{"met", "meet", "VERB", "VBD", "0", "root"},
		[6]string{"a", "a", "DET", "DT", "9", "det"},
		[6]string{"man", "man", "NOUN", "NN", "7", "obj"},
		[6]string{"who", "who", "PRON", "WP", "11", "nsubj"},
		[6]string{"sang", "sing", "VERB", "VBD", "9", "acl:relcl"},
		[6]string{"near", "near", "ADP", "IN", "14", "case"},
		[6]string{"the", "the", "DET", "DT", "14", "det"},
		[6]string{"port", "port", "NOUN", "NN", "7", "obl"},
	)
	process(t, doc)
	prop := doc.Propositions[0]
	tests := []struct {
		name      string
		got, want []int
	}{
		{"words of the subject", prop.Subject.Tokens, []int{0, 1, 2, 3, 4}},
		{"title", prop.Subject.Title, []int{0, 1, 2}},
		{"optional", prop.Subject.Optional, []int{0, 1, 2}},
		{"adverbs", prop.Predicate.Adverbs, []int{5}},
		{"words of the object", prop.Object.Tokens, []int{7, 8}},
		{"full object", prop.Object.Full, []int{7, 8, 9, 10}},
		{"preposition", prop.Args[0].Case, []int{11}},
	}
	for _, test := range tests {
		if !reflect.DeepEqual(test.got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, test.got, test.want)
		}
	}
	for style, want := range map[Style][]string{
		Compact: {"Ann Lee | met | a man", "Ann Lee | met a man near | the port"},
		Full:    {"the old mayor Ann Lee | kindly met | a man who sang | near the port"},
	} {
		var got []string
		for _, fact := range Show(doc, 0, 1, style) {
			got = append(got, fact.Line(doc))
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %q, want %q", style, got, want)
		}
	}
}
