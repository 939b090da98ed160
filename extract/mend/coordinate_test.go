package mend

import "testing"

func TestObjectsSharedByClauses(t *testing.T) {
	check(t, []mendCase{
		{"raised over commas",
			"Chad/PROPN/2/nsubj backs=back/VERB,VBZ/0/root ,/PUNCT/6/punct but/CCONJ/6/cc Togo/PROPN/6/nsubj opposes=oppose/VERB,VBZ/2/conj ,/PUNCT/8/punct Peru/PROPN/6/obj",
			"8:2:obj"},
		{"across a phrase",
			"Chad/PROPN/2/nsubj condemned=condemn/VERB,VBD/0/root and/CCONJ/5/cc later/ADV/5/advmod jailed=jail/VERB,VBD/2/conj Paz/PROPN/5/obj", "6:2:obj"},
		{"the first has its own",
			"Chad/PROPN/2/nsubj backs=back/VERB,VBZ/0/root Peru/PROPN/2/obj and/CCONJ/6/cc Togo/PROPN/6/nsubj opposes=oppose/VERB,VBZ/2/conj Mali/PROPN/6/obj", ""},
	})
}

func TestSubjectsBeforeMoreOfThem(t *testing.T) {
	check(t, []mendCase{
		{"not only",
			"not/ADV/3/advmod only/ADV/3/advmod Chad/PROPN/0/root but/CCONJ/7/cc also/ADV/7/advmod Togo/PROPN/7/nsubj left=leave/VERB,VBD/3/conj",
			"3:7:nsubj 4:6:cc 5:6:advmod 6:3:conj 7:0:root"},
		{"a name before its verb", "Chad/PROPN/2/compound freed=free/VERB,VBD/0/root Paz/PROPN/2/obj", "1:2:nsubj"},
	})
}

func TestInfinitives(t *testing.T) {
	check(t, []mendCase{
		{"a verb taken for an adjective", "Chad/PROPN/2/nsubj promised=promise/VERB,VBD/0/root to/ADP/5/case free/ADJ/5/amod Paz/PROPN/2/obl", "3:4:mark 4:2:xcomp 5:4:obj"},
		{"an adjective", "Chad/PROPN/2/nsubj referred=refer/VERB,VBD/0/root to/ADP/5/case free/ADJ/5/amod trade/NOUN/2/obl", ""},
		{"its own subject",
			"it/PRON/3/expl is=be/AUX/3/cop time/NOUN/0/root for/ADP/5/case Chad/PROPN/3/nmod to/PART/7/mark leave/VERB,VB/3/acl", "4:7:mark 5:7:nsubj"},
	})
}
