package clause

import (
	"slices"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

// Trees that no right sentence has, so that they are no cases of testdata/propositions.
func TestCompactFactsOfWrongTrees(t *testing.T) {
	for _, test := range []struct {
		name string
		doc  *extract.Document
		want []string
	}{
		{"those talks, well, this age has no patience", tree(
			[6]string{"Those", "that", "DET", "DT", "2", "det"},
			[6]string{"talks", "talk", "NOUN", "NNS", "6", "nsubj"},
			[6]string{",", ",", "PUNCT", ",", "6", "punct"},
			[6]string{"this", "this", "DET", "DT", "5", "det"},
			[6]string{"age", "age", "NOUN", "NN", "6", "nsubj"},
			[6]string{"lacks", "lack", "VERB", "VBZ", "0", "root"},
			[6]string{"patience", "patience", "NOUN", "NN", "6", "obj"},
		), []string{"this age | lacks | patience"}},
		{"a result is no object in part", tree(
			[6]string{"Chad", "Chad", "PROPN", "NNP", "2", "nsubj"},
			[6]string{"won", "win", "VERB", "VBD", "0", "root"},
			[6]string{"3", "3", "NUM", "CD", "2", "obj"},
			[6]string{"-", "-", "PUNCT", ":", "5", "punct"},
			[6]string{"2", "2", "NUM", "CD", "2", "obl"},
		), nil},
		{"rounds aimed at a speaker that broadcasts", tree(
			[6]string{"Rounds", "round", "NOUN", "NNS", "2", "nsubj"},
			[6]string{"hit", "hit", "VERB", "VBD", "0", "root"},
			[6]string{"Oslo", "Oslo", "PROPN", "NNP", "2", "obj"},
			[6]string{"that", "that", "PRON", "WDT", "5", "nsubj"},
			[6]string{"broadcasts", "broadcast", "VERB", "VBZ", "1", "acl:relcl"},
			[6]string{"songs", "song", "NOUN", "NNS", "5", "obj"},
		), []string{"Rounds | hit | Oslo"}},
		{"has plans and raise wages", tree(
			[6]string{"Oslo", "Oslo", "PROPN", "NNP", "2", "nsubj"},
			[6]string{"has", "have", "VERB", "VBZ", "0", "root"},
			[6]string{"plans", "plan", "NOUN", "NNS", "2", "obj"},
			[6]string{"and", "and", "CCONJ", "CC", "5", "cc"},
			[6]string{"raise", "raise", "VERB", "VB", "2", "conj"},
			[6]string{"wages", "wage", "NOUN", "NNS", "5", "obj"},
		), []string{"Oslo | has | plans"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			process(t, test.doc)
			var got []string
			for _, fact := range Show(test.doc, 0, len(test.doc.Propositions), Compact) {
				got = append(got, fact.Line(test.doc))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
