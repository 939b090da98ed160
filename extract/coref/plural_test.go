package coref

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

// plurals lists the mentions of entities with members, in order: "text=id+id".
func plurals(doc *extract.Document) string {
	var out []string
	for _, m := range doc.Mentions {
		ent := &doc.Entities[m.Entity]
		if ent.Members == nil {
			continue
		}
		var ids []string
		for _, e := range ent.Members {
			ids = append(ids, doc.Entities[e].ID)
		}
		out = append(out, fmt.Sprintf("%s=%s", doc.TextOf(m.First, m.End), strings.Join(ids, "+")))
	}
	return strings.Join(out, "; ")
}

const (
	pazAndRuizMet = "Minister PROPN NNP 2 nmod:desc minister\nPaz PROPN NNP 6 nsubj B-PER\nand CCONJ CC 5 cc\nminister NOUN NN 5 nmod:desc\n" +
		"Ruiz PROPN NNP 2 conj B-PER\nmet VERB VBD 0 root meet"
	peruSpokeToChile = "Peru PROPN NNP 2 nsubj B-GPE=peru\nspoke VERB VBD 0 root speak\nto ADP IN 4 case\nChile PROPN NNP 2 obl B-GPE=chile"
	threeAgreed      = "Peru PROPN NNP 6 nsubj B-GPE=peru\n, PUNCT , 3 punct\nChile PROPN NNP 1 conj B-GPE=chile\nand CCONJ CC 5 cc\n" +
		"Cuba PROPN NNP 1 conj B-GPE=cuba\nagreed VERB VBD 0 root agree"
	bothMinisters = "Both DET DT 2 det both\nministers NOUN NNS 3 nsubj minister\nsmiled VERB VBD 0 root smile"
	bothSides     = "Both DET DT 2 det both\nsides NOUN NNS 3 nsubj side\nsmiled VERB VBD 0 root smile"
	theTwo        = "The DET DT 2 det the\ntwo NUM CD 3 nsubj\nsmiled VERB VBD 0 root smile"
	theTwoStates  = "The DET DT 3 det the\ntwo NUM CD 3 nummod\ncountries NOUN NNS 4 nsubj country\nsmiled VERB VBD 0 root smile"
	threeStates   = "The DET DT 3 det the\nthree NUM CD 3 nummod\ncountries NOUN NNS 4 nsubj country\nsmiled VERB VBD 0 root smile"
	theOtherTwo   = "The DET DT 3 det the\nother ADJ JJ 3 amod\ntwo NUM CD 4 nsubj\nsmiled VERB VBD 0 root smile"
	thePair       = "The DET DT 2 det the\npair NOUN NN 3 nsubj\nsmiled VERB VBD 0 root smile"
	theySmiled    = "They PRON PRP 2 nsubj they\nsmiled VERB VBD 0 root smile"
)

func TestPlurals(t *testing.T) {
	for _, test := range []struct {
		name string
		text []string
		want string
	}{
		{"both ministers are the persons joined before", []string{pazAndRuizMet, bothMinisters}, "Both ministers=paz+ruiz"},
		{"the two are who dealt with each other", []string{peruSpokeToChile, theTwo}, "The two=peru+chile"},
		{"both sides likewise, before countries that only occur", []string{peruSpokeToChile,
			"Cuba PROPN NNP 2 nsubj B-GPE=cuba\nwaited VERB VBD 0 root wait", bothSides}, "Both sides=peru+chile"},
		{"two countries are not two persons", []string{peruSpokeToChile, pazAndRuizMet, theTwoStates}, "The two countries=peru+chile"},
		{"the number fits", []string{threeAgreed, threeStates}, "The three countries=peru+chile+cuba"},
		{"two persons whom nothing joins are no pair", []string{
			"Paz PROPN NNP 2 nsubj B-PER\nwaited VERB VBD 0 root wait", "Ruiz PROPN NNP 2 nsubj B-PER\nwaited VERB VBD 0 root wait", thePair}, ""},
		{"two countries are both sides", []string{
			"Peru PROPN NNP 2 nsubj B-GPE=peru\nwaited VERB VBD 0 root wait", "Chile PROPN NNP 2 nsubj B-GPE=chile\nwaited VERB VBD 0 root wait", bothSides},
			"Both sides=peru+chile"},
		{"two of three are nobody", []string{threeAgreed, theTwoStates, theTwo}, ""},
		{"others are not in the text", []string{pazAndRuizMet, theOtherTwo}, ""},
		{"the pair, and they", []string{pazAndRuizMet, thePair, theySmiled}, "The pair=paz+ruiz; They=paz+ruiz"},
		{"they are who are joined", []string{threeAgreed, theySmiled}, "They=peru+chile+cuba"},
		{"a pair takes up a pair", []string{pazAndRuizMet, bothSides, bothMinisters}, "Both sides=paz+ruiz; Both ministers=paz+ruiz"},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := document(t, test.text...)
			process(t, doc)
			if got := plurals(doc); got != test.want {
				t.Errorf("got  %s\nwant %s\nall %s", got, test.want, show(doc))
			}
			var plain []string
			for _, e := range doc.Entities {
				if e.Members != nil && e.Named {
					plain = append(plain, e.ID)
				}
				if !slices.IsSorted(e.Members) {
					t.Errorf("members of %s are not in order: %v", e.ID, e.Members)
				}
			}
			if len(plain) > 0 {
				t.Errorf("plurals that would be nodes: %v", plain)
			}
		})
	}
}
