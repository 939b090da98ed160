package mend

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// TestNamesOfBusinesses checks the names and tags that rules give, as first-end:type.
func TestNamesOfBusinesses(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a place after the noun", "the/DET/3/det oil/NOUN/3/compound company/NOUN,NN/5/nsubj Tolmar/PROPN,NNP,B-LOC/3/appos left/VERB,VBD/0/root", "4-4:Organization"},
		{"an adjective after the noun", "Chad/PROPN,NNP/2/nsubj sued=sue/VERB,VBD/0/root the/DET/4/det carmaker/NOUN,NN/2/obj Ravel/ADJ,JJ/4/amod", "5-5:Organization"},
		{"a person who mines", "the/DET/2/det miner/NOUN,NN/5/nsubj Ann/PROPN,NNP,B-PER/2/appos Lee/PROPN,NNP,I-PER/3/flat left/VERB,VBD/0/root", ""},
		{"no name", "the/DET/2/det company/NOUN,NN/3/nsubj left/VERB,VBD/0/root", ""},
		{"taken over", "takeover/NOUN,NN/4/nsubj of/ADP/3/case Orvik/PROPN,NNP,B-PER/1/nmod failed/VERB,VBD/0/root", "3-3:Organization"},
		{"an oligarch", "the/DET/2/det oligarch/NOUN,NN/5/nsubj Ivo/PROPN,NNP/2/appos Maden/PROPN,NNP/3/flat left/VERB,VBD/0/root", "3-4:Person"},
	} {
		doc := words(test.text)
		if err := New().Process(context.Background(), doc); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		var got []string
		for _, n := range doc.Names {
			got = append(got, fmt.Sprintf("%d-%d:%s", n.First+1, n.End, n.Type))
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%s: names %q, want %q", test.name, got, test.want)
		}
	}
}

func TestAsidesListsAndAmounts(t *testing.T) {
	check(t, []mendCase{
		{"let behind an apposition",
			"Chad/PROPN/2/nsubj let=let/VERB,VBD/0/root its/PRON/4/nmod:poss leader/NOUN/2/obj ,/PUNCT/6/punct Ann/PROPN/4/appos ,/PUNCT/8/punct leave/VERB,VB/2/conj",
			"8:2:xcomp"},
		{"promised in a letter",
			"Chad/PROPN/2/nsubj promised=promise/VERB,VBD/0/root Togo/PROPN/2/obj in/ADP/6/case a/DET/6/det letter/NOUN/2/obl to/PART/8/mark leave/VERB,VB/6/acl",
			"8:2:xcomp"},
		{"a right to leave",
			"Chad/PROPN/2/nsubj asked=ask/VERB,VBD/0/root Togo/PROPN/2/obj about/ADP/6/case the/DET/6/det right/NOUN/2/obl to/PART/8/mark leave/VERB,VB/6/acl", ""},
		{"the first of a list",
			"Acme/PROPN,,B-ORG/6/vocative ,/PUNCT/1/punct Chad/PROPN,,B-LOC/6/nsubj and/CCONJ/5/cc Togo/PROPN,,B-LOC/3/conj left/VERB,VBD/0/root",
			"1:6:nsubj 3:1:conj 5:1:conj"},
		{"beyond an amount",
			"Chad/PROPN/2/nsubj made=make/VERB,VBD/0/root an/DET/4/det offer/NOUN/2/obj of/ADP/7/case ten/NUM/7/nummod dollars/NOUN/4/nmod for/ADP/9/case Acme/PROPN/7/nmod",
			"9:4:nmod"},
		{"neighbouring", "Neighbouring/VERB,VBG/3/csubj Chad/PROPN/1/obj left/VERB,VBD/0/root", "1:2:amod 2:3:nsubj"},
		{"a clause as subject", "Visiting/VERB,VBG/4/csubj the/DET/3/det town/NOUN/1/obj cost/VERB,VBD/0/root", ""},
		{"behind a name", "Orvik/PROPN,,B-ORG/2/compound Rail/PROPN,,I-ORG/5/nsubj which/PRON/4/nsubj left/VERB,VBD/1/acl:relcl failed/VERB,VBD/0/root", "4:2:acl:relcl"},
		{"together with, aside", "Chad/PROPN/5/nsubj together/ADV/1/advmod with/ADP/4/case Togo/PROPN/2/obl left/VERB,VBD/0/root", "2:4:case 4:5:obl"},
	})
}
