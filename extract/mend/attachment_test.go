package mend

import "testing"

func TestWordsOfNames(t *testing.T) {
	check(t, []mendCase{
		{"the preposition of a name", "spoke/VERB,VBD/0/root with/ADP/4/case Ann/PROPN/1/obl Lee/PROPN/3/flat", "2:3:case"},
		{"together with", "Together/ADV/5/advmod with/ADP/3/case Togo/PROPN/1/obl Chad/PROPN/5/nsubj left/VERB,VBD/0/root", "1:3:case 3:5:obl"},
		{"a name for an exclamation", "Togo/INTJ,,B-LOC/2/discourse left/VERB,VBD/0/root Peru/PROPN/2/obj", "1:2:nsubj"},
		{"an exclamation", "Alas/INTJ/3/discourse Togo/PROPN/3/nsubj left/VERB,VBD/0/root", ""},
		{"a name for an adverb", "Chad/PROPN/2/nsubj left/VERB,VBD/0/root Ecotel/PROPN,,B-ORG/2/advmod", "3:2:obj"},
	})
}

func TestParticlesBeforeObjects(t *testing.T) {
	check(t, []mendCase{
		{"before it", "Chad/PROPN/2/nsubj turned=turn/VERB,VBD/0/root away/ADV/2/advmod ships/NOUN/2/obj", "3:2:compound:prt"},
		{"with an article", "by/SCONJ/2/mark turning=turn/VERB,VBG/0/root back/ADV/2/advmod the/DET/5/det ships/NOUN/2/obj", "3:2:compound:prt"},
		{"where it is", "saw=see/VERB,VBD/0/root ships/NOUN/1/obj away/ADV/1/advmod", ""},
		{"without an object", "Chad/PROPN/2/nsubj turned=turn/VERB,VBD/0/root away/ADV/2/advmod", ""},
	})
}

func TestRecipientsBeforeTheGift(t *testing.T) {
	check(t, []mendCase{
		{"before a number", "Chad/PROPN/2/nsubj sold=sell/VERB,VBD/0/root Togo/PROPN/5/compound ten/NUM/5/nummod jets/NOUN/2/obj", "3:2:iobj"},
		{"before a mass", "Chad/PROPN/2/nsubj gave=give/VERB,VBD/0/root Togo/PROPN,,B-LOC/4/compound money/NOUN/2/obj", "3:2:iobj"},
		{"a company's goods", "Chad/PROPN/2/nsubj sold=sell/VERB,VBD/0/root Ravel/PROPN,,B-ORG/4/compound jets/NOUN/2/obj", ""},
		{"no giving", "Chad/PROPN/2/nsubj saw=see/VERB,VBD/0/root Togo/PROPN/5/compound ten/NUM/5/nummod jets/NOUN/2/obj", ""},
	})
}

func TestNounsOfLightVerbs(t *testing.T) {
	check(t, []mendCase{
		{"a tribute", "Chad/PROPN/2/nsubj paid=pay/VERB,VBD/0/root tribute/VERB,VB/2/xcomp to/ADP/5/case Paz/PROPN/3/obl", "3:2:obj 5:3:nmod"},
		{"training", "Chad/PROPN/2/nsubj gave=give/VERB,VBD/0/root training/NOUN/2/xcomp to/ADP/5/case Togo/PROPN/3/nmod", "3:2:obj"},
		{"an infinitive", "Chad/PROPN/2/nsubj began=begin/VERB,VBD/0/root to/PART/4/mark attack/VERB,VB/2/xcomp Togo/PROPN/4/obj", ""},
		{"two nouns", "arms/NOUN/2/nsubj sales/NOUN/3/nsubj rose/VERB,VBD/0/root", "1:2:compound"},
	})
}

func TestInfinitivesAndGerunds(t *testing.T) {
	check(t, []mendCase{
		{"who is persuaded acts", "Chad/PROPN/2/nsubj persuaded=persuade/VERB,VBD/0/root Togo/PROPN/2/obj to/PART/5/mark leave/VERB,VB/2/advcl", "5:2:xcomp"},
		{"who hires has the purpose", "Chad/PROPN/2/nsubj hired=hire/VERB,VBD/0/root Togo/PROPN/2/obj to/PART/5/mark leave/VERB,VB/2/advcl", ""},
		{"a verb before a name",
			"called=call/VERB,VBD/0/root on/ADP/3/case Togo/PROPN/1/obl to/ADP/6/case free/ADJ/6/amod Ann/PROPN,,B-PER/1/obl", "4:5:mark 5:1:xcomp 6:5:obj"},
		{"an adjective before a noun", "spoke=speak/VERB,VBD/0/root to/ADP/4/case free/ADJ/4/amod men/NOUN/1/obl", ""},
		{"having done", "suspected=suspect/VERB,VBN/0/root of/SCONJ/4/mark having=have/AUX/4/aux:pass spied/VERB,VBN/1/advcl", "3:4:aux"},
		{"stopped short", "stopped=stop/VERB,VBD/0/root short/ADJ/1/xcomp of/SCONJ/4/mark leaving/VERB,VBG/2/advcl", "2:1:advmod 4:1:xcomp"},
		{"a gerund of its object", "Chad/PROPN/2/nsubj helped/VERB,VBD/0/root in/SCONJ/4/mark imposing/VERB,VBG/5/amod bans/NOUN/2/obl", "4:2:advcl 5:4:obj"},
		{"let somebody do", "Chad/PROPN/2/nsubj let/VERB,VBD/0/root Togo/PROPN/4/compound arrest/NOUN,NN/2/obj Ann/PROPN/4/appos", "3:2:obj 4:2:xcomp 5:4:obj"},
		{"proved unable", "Chad/PROPN/2/nsubj proved=prove/VERB,VBD/0/root unable/ADJ/2/xcomp to/PART/5/mark leave/VERB,VB/3/xcomp", "1:3:nsubj 2:3:cop 3:0:root"},
	})
}

func TestTheOnlyVerbIsThePredicate(t *testing.T) {
	check(t, []mendCase{
		{"in the phrase after it",
			"murder/NOUN/0/root of/ADP/3/case Paz/PROPN/1/nmod by/ADP/7/case Rovers/PROPN/7/compound shocked/VERB,VBN/7/amod Chad/PROPN/1/nmod ./PUNCT/1/punct",
			"1:6:nsubj 4:5:case 5:1:nmod 6:0:root 7:6:obj 8:6:punct"},
		{"where another is",
			"murder/NOUN/4/nsubj of/ADP/3/case Paz/PROPN/1/nmod hit/VERB,VBD/0/root Rovers/PROPN/7/compound wounded/VERB,VBN/7/amod men/NOUN/4/obj ./PUNCT/4/punct", ""},
		{"its subject before it", "Chad/PROPN/4/compound froze/VERB,VBD/0/root Togo/PROPN/4/amod assets/NOUN/2/obj", "1:2:nsubj"},
		{"a past without auxiliary is no passive", "Chad/PROPN/2/nsubj:pass called=call/VERB,VBD/0/root on/ADP/4/case Togo/PROPN/2/obl ./PUNCT/2/punct", "1:2:nsubj"},
		{"but in headlines", "Man/NOUN/2/nsubj:pass killed=kill/VERB,VBN/0/root in/ADP/4/case crash/NOUN/2/obl", ""},
	})
}

func TestTimesAndPlacesBesideNames(t *testing.T) {
	check(t, []mendCase{
		{"a day", "met/VERB,VBD/0/root in/ADP/3/case Lima/PROPN/1/obl on/ADP/5/case Monday/PROPN/3/nmod", "5:1:obl"},
		{"where a person was met", "met/VERB,VBD/0/root Ann/PROPN,,B-PER/1/obj in/ADP/4/case Lima/PROPN,,B-LOC/2/nmod", "4:1:obl"},
		{"where a body is", "praised/VERB,VBD/0/root Acme/PROPN,,B-ORG/1/obj in/ADP/4/case Lima/PROPN,,B-LOC/2/nmod", ""},
	})
}
