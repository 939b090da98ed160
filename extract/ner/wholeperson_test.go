package ner

import (
	"strings"
	"testing"
)

func TestNamesOfPersonsAreWhole(t *testing.T) {
	const left = "\nleft VERB VBD 0 root leave"
	for _, test := range []struct{ name, sent, want string }{
		{"a surname like a conjunction", "Guard NOUN NN 4 nsubj guard\nAnna PROPN NNP 1 flat B-PER\nOr CCONJ CC 1 flat or" + "\nleft VERB VBD 0 root leave", "Anna Or:Person"},
		{"but not in a list", "Paul PROPN NNP 4 nsubj B-PER\nor CCONJ CC 3 cc\nAnna PROPN NNP 1 conj B-PER" + left, "Paul:Person Anna:Person"},
		{"a word that the tree joins", "Anna PROPN NNP 2 compound B-PER\nVelmo PROPN NNP 3 nsubj" + left, "Anna Velmo:Person"},
		{"a body that owns a person", "Velmaro PROPN NNP 3 nmod:poss B-PER\n's PART POS 1 case\nAnna PROPN NNP 5 nsubj B-PER\nRuiz PROPN NNP 3 flat I-PER" + left, "Velmaro:Organization Anna Ruiz:Person"},
		{"a given name at the end of a body", "Velmaro PROPN NNP 2 compound B-ORG\nCouncil PROPN NNP 5 nsubj I-ORG\nAnna PROPN NNP 2 flat I-ORG\nSolak PROPN NNP 3 flat B-PER" + left, "Velmaro Council:Organization Anna Solak:Person"},
		{"letters behind a name", "Anna PROPN NNP 5 nsubj B-PER\nRuiz PROPN NNP 1 flat I-PER\n, PUNCT , 1 punct\nQC PROPN NNP 1 appos B-ORG" + left, "Anna Ruiz:Person"},
		{"a language", "He PRON PRP 2 nsubj he\nwrote VERB VBD 0 root write\nin ADP IN 4 case\nUrdu PROPN NNP 2 obl B-MISC", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Join(found(t, document(t, true, test.sent)), " "); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestTheNorthIsACountryWhereTheSouthActs(t *testing.T) {
	halves := []string{
		"North PROPN NNP 2 compound B-LOC\nKorea PROPN NNP 3 nsubj I-LOC\nleft VERB VBD 0 root leave",
		"South PROPN NNP 2 compound B-LOC\nKorea PROPN NNP 3 nsubj I-LOC\nleft VERB VBD 0 root leave",
	}
	for _, test := range []struct{ name, sent, want string }{
		{"beside the other", "The DET DT 2 det\nSouth PROPN NNP 3 nsubj B-LOC\nfired VERB VBD 0 root fire\ninto ADP IN 6 case\nthe DET DT 6 det\nnorth NOUN NN 3 obl", "South:Country:south-korea north:Country:north-korea"},
		{"and not alone", "He PRON PRP 2 nsubj he\nfired VERB VBD 0 root fire\ninto ADP IN 5 case\nthe DET DT 5 det\nnorth NOUN NN 2 obl", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := found(t, document(t, true, append(halves, test.sent)...))[2:]
			if s := strings.Join(got, " "); s != test.want {
				t.Errorf("got %q, want %q", s, test.want)
			}
		})
	}
}
