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
		{"a headline's participle has no auxiliary", tree(
			[6]string{"Fishermen", "fisherman", "NOUN", "NNS", "2", "nsubj:pass"},
			[6]string{"rescued", "rescue", "VERB", "VBN", "0", "root"},
			[6]string{"off", "off", "ADP", "IN", "4", "case"},
			[6]string{"Malta", "Malta", "PROPN", "NNP", "2", "obl"},
		), []string{"Fishermen | were rescued off | Malta"}},
		{"names share a title", tree(
			[6]string{"Senators", "senator", "NOUN", "NNS", "5", "nsubj"},
			[6]string{"Lee", "Lee", "PROPN", "NNP", "1", "appos"},
			[6]string{"and", "and", "CCONJ", "CC", "4", "cc"},
			[6]string{"Ray", "Ray", "PROPN", "NNP", "2", "conj"},
			[6]string{"resigned", "resign", "VERB", "VBD", "0", "root"},
		), []string{"Lee | resigned", "Ray | resigned", "Lee | is | senator", "Ray | is | senator"}},
		{"a manner says nothing without its clause", tree(
			[6]string{"Age", "age", "NOUN", "NN", "4", "nsubj"},
			[6]string{"is", "be", "AUX", "VBZ", "4", "cop"},
			[6]string{"a", "a", "DET", "DT", "4", "det"},
			[6]string{"factor", "factor", "NOUN", "NN", "0", "root"},
			[6]string{"in", "in", "ADP", "IN", "7", "case"},
			[6]string{"the", "the", "DET", "DT", "7", "det"},
			[6]string{"manner", "manner", "NOUN", "NN", "4", "nmod"},
			[6]string{"they", "they", "PRON", "PRP", "9", "nsubj"},
			[6]string{"live", "live", "VERB", "VBP", "7", "acl:relcl"},
		), []string{"they | live"}},
		{"a step before what has not come", tree(
			[6]string{"It", "it", "PRON", "PRP", "4", "nsubj"},
			[6]string{"is", "be", "AUX", "VBZ", "4", "cop"},
			[6]string{"one", "one", "NUM", "CD", "4", "nummod"},
			[6]string{"step", "step", "NOUN", "NN", "0", "root"},
			[6]string{"before", "before", "SCONJ", "IN", "7", "mark"},
			[6]string{"workers", "worker", "NOUN", "NNS", "7", "nsubj"},
			[6]string{"taking", "take", "VERB", "VBG", "4", "acl"},
			[6]string{"over", "over", "ADP", "RP", "7", "compound:prt"},
		), nil},
		{"it stands for a clause", tree(
			[6]string{"It", "it", "PRON", "PRP", "3", "nsubj:pass"},
			[6]string{"is", "be", "AUX", "VBZ", "3", "aux:pass"},
			[6]string{"claimed", "claim", "VERB", "VBN", "0", "root"},
			[6]string{"by", "by", "ADP", "IN", "5", "case"},
			[6]string{"Lee", "Lee", "PROPN", "NNP", "3", "obl:agent"},
		), nil},
		{"the cause of which", tree(
			[6]string{"The", "the", "DET", "DT", "2", "det"},
			[6]string{"cause", "cause", "NOUN", "NN", "6", "nsubj"},
			[6]string{"of", "of", "ADP", "IN", "4", "case"},
			[6]string{"which", "which", "PRON", "WDT", "2", "nmod"},
			[6]string{"is", "be", "AUX", "VBZ", "6", "cop"},
			[6]string{"unknown", "unknown", "ADJ", "JJ", "0", "root"},
		), nil},
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
