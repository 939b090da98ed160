package ner

import (
	"slices"
	"testing"
)

func TestWhatIsKnownOfWordsMendsTheTagger(t *testing.T) {
	tests := []struct {
		name, sent string
		want       []string
	}{
		{"a given name and an unknown word are a person", `
			Debra PROPN NNP 3 nsubj B-LOC
			Oyelvar PROPN NNP 1 flat I-LOC
			signed VERB VBD 0 root sign`,
			[]string{"Debra Oyelvar:Person"}},
		{"but not a given name and a word for places", `
			Virginia PROPN NNP 2 compound B-LOC
			Beach PROPN NNP 3 nsubj I-LOC
			flooded VERB VBD 0 root flood`,
			[]string{"Virginia Beach:Place"}},
		{"an acronym is no person", `
			residents NOUN NNS 2 nsubj resident
			sued VERB VBD 0 root sue
			HYVO PROPN NNP 2 obj B-PER
			again ADV RB 2 advmod`,
			[]string{"HYVO:Organization"}},
		{"near leads places", `
			one NUM CD 2 nummod
			strike NOUN NN 3 nsubj
			landed VERB VBD 0 root land
			near ADP IN 5 case
			Velmar PROPN NNP 3 obl B-PER`,
			[]string{"Velmar:Place"}},
		{"a town and its state are two", `
			she PRON PRP 2 nsubj
			left VERB VBD 0 root leave
			Velmont PROPN NNP 2 obj B-LOC
			Ohio PROPN NNP 3 flat I-LOC`,
			[]string{"Velmont:Place", "Ohio:Place:ohio"}},
		{"New Mexico is one", `
			she PRON PRP 2 nsubj
			left VERB VBD 0 root leave
			New ADJ NNP 4 amod B-LOC
			Mexico PROPN NNP 2 obj I-LOC`,
			[]string{"New Mexico:Place:new-mexico"}},
		{"believers are no organisation", `
			Methodists PROPN NNPS 2 nsubj B-ORG
			met VERB VBD 0 root meet`,
			[]string{"Methodists:Thing"}},
		{"an article before a hyphen is part of the name", `
			then ADV RB 4 advmod
			al PROPN NNP 4 nsubj
			- PUNCT HYPH 2 punct
			Velmari PROPN NNP 2 flat B-PER
			left VERB VBD 0 root leave`,
			[]string{"al - Velmari:Person"}},
		{"a company is called by its legal form, too", `
			Orvik PROPN NNP 4 nsubj B-ORG
			, PUNCT , 3 punct
			Inc. PROPN NNP 1 flat
			grew VERB VBD 0 root grow`,
			[]string{"Orvik , Inc.:Organization"}},
		{"addresses and files are no names", `
			see VERB VB 0 root
			orvik.report.pdf PROPN NNP 1 obj B-PER
			at ADP IN 4 case
			http://orvik.com PROPN NNP 1 obl B-ORG`,
			[]string{}},
		{"a title inside of a span parts two names", `
			UN PROPN NNP 2 compound B-ORG
			Envoy PROPN NNP 3 compound I-ORG
			Velmari PROPN NNP 4 nsubj I-ORG
			left VERB VBD 0 root leave`,
			[]string{"UN:Organization:united-nations", "Velmari:Person"}},
	}
	for _, test := range tests {
		if got := found(t, document(t, true, test.sent)); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}
