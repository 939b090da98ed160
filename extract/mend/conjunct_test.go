package mend

import "testing"

func TestConjunctsAreFound(t *testing.T) {
	check(t, []mendCase{
		{"what stands after nor", "Chad/PROPN/2/nsubj backs/VERB,VBZ/0/root neither/CCONJ/4/cc:preconj Togo/PROPN/2/obj nor/CCONJ/6/cc Peru/PROPN/4/appos", "6:4:conj"},
		{"a verb after nor", "Chad/PROPN/3/nsubj neither/CCONJ/3/advmod backed/VERB,VBD/0/root nor/CCONJ/5/cc:preconj armed/VERB,VBN/3/xcomp Togo/PROPN/5/obj",
			"4:5:cc 5:3:conj"},
		{"no conjunct but an object of its own", "Chad/PROPN/2/nsubj left/VERB,VBD/0/root ,/PUNCT/2/punct nor/CCONJ/6/cc did/AUX/6/aux stay/VERB,VB/2/conj", ""},
		{"the next stop", "Paz/PROPN/2/nsubj toured/VERB,VBD/0/root Chad/PROPN/2/obj ,/PUNCT/6/punct then/ADV/6/advmod Togo/PROPN/3/appos", "6:3:conj"},
		{"two persons of a list", "Ann/PROPN,,B-PER/6/nsubj ,/PUNCT/3/punct Bob/PROPN,,B-PER/1/appos and/CCONJ/5/cc Eva/PROPN,,B-PER/1/conj met/VERB,VBD/0/root", "3:1:conj"},
		{"a person apposed", "Ann/PROPN,,B-PER/6/nsubj ,/PUNCT/3/punct Bob/PROPN,,B-PER/1/appos ,/PUNCT/3/punct soon/ADV/6/advmod met/VERB,VBD/0/root", ""},
		{"the apposition of the second",
			"Ann/PROPN/13/nsubj ,/PUNCT/4/punct the/DET/4/det king/NOUN/1/appos ,/PUNCT/7/punct and/CCONJ/7/cc Bob/PROPN/1/conj ,/PUNCT/11/punct the/DET/11/det Togo/PROPN/11/compound king/NOUN/1/appos ,/PUNCT/1/punct met/VERB,VBD/0/root",
			"11:7:appos"},
		{"names of people beside their countries",
			"presidents=president/NOUN/10/nsubj of/ADP/3/case Chad/PROPN,,B-LOC/1/nmod and/CCONJ/5/cc Togo/PROPN,,B-LOC/3/conj ,/PUNCT/7/punct Ann/PROPN,,B-PER/3/conj and/CCONJ/9/cc Bob/PROPN,,B-PER/3/conj met/VERB,VBD/0/root",
			"7:1:appos 9:7:conj"},
		{"one more kind of goods",
			"Chad/PROPN/2/nsubj got/VERB,VBD/0/root tanks/NOUN/2/obj from/ADP/5/case Togo/PROPN/3/nmod ,/PUNCT/8/punct and/CCONJ/8/cc ships/NOUN/5/conj from/ADP/10/case Peru/PROPN/8/nmod",
			"8:3:conj"},
	})
}

func TestSubjectsBeforeAsidesAndSemicolons(t *testing.T) {
	check(t, []mendCase{
		{"but not the other", "Chad/PROPN/0/root ,/PUNCT/5/punct but/CCONJ/5/cc not/PART/5/advmod Togo/PROPN/1/conj ,/PUNCT/5/punct left/VERB,VBD/1/parataxis Peru/PROPN/7/obj",
			"1:7:nsubj 7:0:root"},
		{"a clause after a semicolon", "Chad/PROPN/2/nsubj stayed/VERB,VBD/0/root ;/PUNCT/4/punct Togo/PROPN/2/appos left/VERB,VBD/2/parataxis", "4:5:nsubj"},
		{"an apposition before any semicolon", "Chad/PROPN/4/nsubj ,/PUNCT/3/punct Togo/PROPN/1/appos stayed/VERB,VBD/0/root", ""},
	})
}

func TestGappedNames(t *testing.T) {
	check(t, []mendCase{
		{"a second pair without verb",
			"Chad/PROPN,,B-LOC/2/nsubj backed/VERB,VBD/0/root Paz/PROPN,,B-PER/2/obj and/CCONJ/6/cc Togo/PROPN,,B-LOC/6/compound Ruiz/PROPN,,B-PER/3/conj",
			"4:5:cc 5:2:conj 6:5:orphan"},
		{"one name of two words",
			"Chad/PROPN,,B-LOC/2/nsubj backed/VERB,VBD/0/root Paz/PROPN,,B-PER/2/obj and/CCONJ/6/cc Togo/PROPN,,B-ORG/6/compound Rail/PROPN,,I-ORG/3/conj", ""},
	})
}

func TestThreeVerbsShareTheLastObject(t *testing.T) {
	check(t, []mendCase{
		{"three in a row", "Chad/PROPN/2/nsubj arrested=arrest/VERB,VBD/0/root ,/PUNCT/4/punct jailed=jail/VERB,VBN/2/conj and/CCONJ/6/cc expelled=expel/VERB,VBD/2/conj Paz/PROPN/6/obj", "7:2:obj"},
		{"the first needs none", "Chad/PROPN/2/nsubj slept=sleep/VERB,VBD/0/root ,/PUNCT/4/punct jailed=jail/VERB,VBD/2/conj and/CCONJ/6/cc expelled=expel/VERB,VBD/2/conj Paz/PROPN/6/obj", ""},
	})
}

func TestClausesOfOneVerb(t *testing.T) {
	check(t, []mendCase{
		{"two purchases",
			"Chad/PROPN/2/nsubj bought=buy/VERB,VBD/0/root Acme/PROPN/6/nsubj and/CCONJ/5/cc Togo/PROPN/3/conj bought=buy/VERB,VBD/2/ccomp Rail/PROPN/6/obj",
			"3:2:obj 4:6:cc 5:6:nsubj 6:2:conj"},
		{"a saying", "Chad/PROPN/2/nsubj said=say/VERB,VBD/0/root Acme/PROPN/6/nsubj and/CCONJ/5/cc Togo/PROPN/3/conj left=leave/VERB,VBD/2/ccomp", ""},
		{"what is done rather", "Rather/ADV/3/cc than/ADP/1/fixed wait/VERB,VB/5/advcl Chad/PROPN/5/nsubj left/VERB,VBD/0/root", "1:3:mark"},
	})
}
