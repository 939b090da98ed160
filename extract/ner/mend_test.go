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
		{"believers are people, and no organisation", `
			Methodists PROPN NNPS 2 nsubj B-ORG
			met VERB VBD 0 root meet`,
			[]string{"Methodists:Person:demonym"}},
		{"what a church is of is no name", `
			a DET DT 3 det
			Methodist ADJ JJ 3 amod B-ORG
			church NOUN NN 4 nsubj
			burned VERB VBD 0 root burn`,
			[]string{}},
		{"one of a kind is no name", `
			a DET DT 2 det
			Velmarine PROPN NNP 3 nsubj B-PER
			slept VERB VBD 0 root sleep`,
			[]string{}},
		{"a storm is no person, a mountain neither", `
			Cyclone PROPN NNP 2 compound B-PER
			Velma PROPN NNP 3 nsubj I-PER
			hit VERB VBD 0 root hit
			Mount PROPN NNP 5 compound B-PER
			Orvik PROPN NNP 3 obj I-PER`,
			[]string{"Cyclone Velma:Thing", "Mount Orvik:Place"}},
		{"where an arena is is another name", `
			Velmar PROPN NNP 2 compound B-LOC
			Arena PROPN NNP 5 nsubj I-LOC
			in ADP IN 4 case I-LOC
			Orvik PROPN NNP 2 nmod I-LOC
			burned VERB VBD 0 root burn`,
			[]string{"Velmar Arena:Place", "Orvik:Place"}},
		{"and inside of a name", `
			Arts PROPN NNPS 4 compound B-MISC
			and CCONJ CC 3 cc
			Letters PROPN NNPS 1 conj B-ORG
			Fund PROPN NNP 5 nsubj I-ORG
			grew VERB VBD 0 root grow`,
			[]string{"Arts and Letters Fund:Organization"}},
		{"and between two names", `
			Orvik PROPN NNP 4 nsubj B-ORG
			and CCONJ CC 3 cc
			Velmar PROPN NNP 1 conj B-ORG
			grew VERB VBD 0 root grow`,
			[]string{"Orvik:Organization", "Velmar:Organization"}},
		{"a number ends a name", `
			Gallery PROPN NNP 3 nsubj B-ORG
			77 NUM CD 1 nummod
			closed VERB VBD 0 root close`,
			[]string{"Gallery 77:Organization"}},
		{"a number of a result does not", `
			Velmar PROPN NNP 4 nsubj B-ORG
			2 NUM CD 1 nummod
			- PUNCT : 2 punct
			1 NUM CD 0 root`,
			[]string{"Velmar:Organization"}},
		{"a conference is no person", `
			Velmar PROPN NNP 2 compound B-PER
			Foundation PROPN NNP 3 nsubj I-PER
			met VERB VBD 0 root meet`,
			[]string{"Velmar Foundation:Organization"}},
		{"the front of an office is no person", `
			Shadow PROPN NNP 3 compound B-PER
			Home PROPN NNP 3 compound I-PER
			Secretary PROPN NNP 4 nmod:desc
			Velma PROPN NNP 6 nsubj B-PER
			Orvik PROPN NNP 4 flat I-PER
			left VERB VBD 0 root leave`,
			[]string{"Velma Orvik:Person"}},
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

func TestFirstWordOfASentenceIsNoNameWhereTheArticleHasItAsANoun(t *testing.T) {
	first := `
		Velmine PROPN NNP 3 nsubj B-LOC
		is AUX VBZ 3 cop be
		scarce ADJ JJ 0 root`
	noun := `
		they PRON PRP 2 nsubj
		sell VERB VBP 0 root
		velmine NOUN NN 2 obj`
	name := `
		they PRON PRP 2 nsubj
		left VERB VBD 0 root
		Velmine PROPN NNP 2 obj B-LOC`
	for _, test := range []struct {
		text []string
		want []string
	}{
		{[]string{first}, []string{"Velmine:Place"}},
		{[]string{first, noun}, []string{}},
		{[]string{first, noun, name}, []string{"Velmine:Place", "Velmine:Place"}},
		{[]string{first, noun, noun, name}, []string{"Velmine:Place"}},
	} {
		if got := found(t, document(t, true, test.text...)); !slices.Equal(got, test.want) {
			t.Errorf("%q: got %v, want %v", test.text, got, test.want)
		}
	}
}
