package mend

import (
	"context"
	"testing"
)

func TestAsides(t *testing.T) {
	check(t, []mendCase{
		{"a speaker taken for an apposition",
			"The/DET/2/det bank/NOUN/9/nsubj ,/PUNCT/4/punct Ann/PROPN,NNP,B-PER/2/appos Lee/PROPN,NNP,I-PER/4/flat said=say/VERB,VBD/0/root ,/PUNCT/6/punct had=have/AUX,VBD/9/aux warned=warn/VERB,VBN/6/ccomp Chad/PROPN,NNP/9/obj ./PUNCT/6/punct",
			"4:6:nsubj"},
		{"media between commas",
			"Acme/PROPN,NNP/2/nsubj bought=buy/VERB,VBD/0/root Orbis/PROPN,NNP/2/obj ,/PUNCT/6/punct local/ADJ,JJ/6/amod media/NOUN,NN/3/appos reported=report/VERB,VBN/3/acl ,/PUNCT/10/punct its/PRON,PRP$/10/nmod:poss purchase/NOUN,NN/7/obj ./PUNCT/2/punct",
			"6:7:nsubj 7:2:parataxis 10:2:parataxis"},
		{"a verb after an apposition",
			"The/DET/2/det premier/NOUN,NN/0/root ,/PUNCT/4/punct Lee/PROPN,NNP/2/appos ,/PUNCT/6/punct called=call/VERB,VBN/2/acl on/ADP,IN/8/case Chad/PROPN,NNP/6/obl ./PUNCT/2/punct",
			"2:6:nsubj 6:0:root 9:6:punct"},
		{"a passive after an apposition stays",
			"The/DET/2/det premier/NOUN,NN/0/root ,/PUNCT/4/punct Lee/PROPN,NNP/2/appos ,/PUNCT/6/punct called=call/VERB,VBN/2/acl by/ADP,IN/8/case Chad/PROPN,NNP/6/obl ./PUNCT/2/punct",
			""},
		{"a torn title",
			"Did/AUX,VBD/3/aux Chad/PROPN,NNP/3/nsubj arrest/VERB,VB/0/root the/DET/5/det opposition/NOUN,NN/3/obj activist/ADJ,JJ/3/xcomp Ann/PROPN,NNP,B-PER/6/obj Lee/PROPN,NNP,I-PER/7/flat ?/PUNCT/3/punct",
			"4:6:det 5:6:compound 6:7:nmod:desc 7:3:obj"},
	})
}

func TestTiming(t *testing.T) {
	check(t, []mendCase{
		{"a date before the verb",
			"A/DET/2/det judge/NOUN,NN/6/nsubj on/ADP,IN/5/case March/PROPN,NNP/5/nmod:unmarked 6/NUM,CD/7/nmod freed=free/VERB,VBD/0/root Lee/PROPN,NNP/6/obj ./PUNCT/6/punct",
			"5:6:obl"},
		{"a time before a clause",
			"Acme/PROPN,NNP/2/nsubj dismissed=dismiss/VERB,VBD/0/root Lee/PROPN,NNP/2/obj last/ADJ,JJ/5/amod week/NOUN,NN/8/obl:unmarked after/SCONJ,IN/8/mark he/PRON,PRP/8/nsubj left=leave/VERB,VBD/2/advcl ./PUNCT/2/punct",
			"5:2:obl:unmarked"},
		{"what is reckoned from a clause stays",
			"Acme/PROPN,NNP/2/nsubj dismissed=dismiss/VERB,VBD/0/root Lee/PROPN,NNP/2/obj a/DET,DT/5/det week/NOUN,NN/8/obl:unmarked after/SCONJ,IN/8/mark he/PRON,PRP/8/nsubj left=leave/VERB,VBD/2/advcl ./PUNCT/2/punct",
			""},
		{"a time after an instrument",
			"Chad/PROPN,NNP/2/nsubj attacked=attack/VERB,VBD/0/root Togo/PROPN,NNP/2/obj with/ADP,IN/5/case drones=drone/NOUN,NNS/2/obl overnight/ADV,RB/5/advmod ./PUNCT/2/punct",
			"6:2:advmod"},
	})
}

func TestMistagged(t *testing.T) {
	check(t, []mendCase{
		{"a noun taken for a verb",
			"Chad/PROPN,NNP/2/nsubj halted=halt/VERB,VBD/0/root arms=arm/NOUN,NNS/4/nsubj exports=export/VERB,VBZ/2/obj to/ADP,IN/6/case Togo/PROPN,NNP/4/obl without/SCONJ,IN/8/mark telling=tell/VERB,VBG/4/advcl Mali/PROPN,NNP/8/obj ./PUNCT/2/punct",
			"3:4:compound 6:4:nmod 8:2:advcl"},
		{"a verb of saying taken for a passive",
			"Acme/PROPN,NNP/2/nsubj:pass announced=announce/VERB,VBN/0/root in/ADP,IN/4/case May/PROPN,NNP/2/obl that/SCONJ,IN/7/mark it/PRON,PRP/7/nsubj won=win/VERB,VBD/2/ccomp ./PUNCT/2/punct",
			"1:2:nsubj"},
		{"a verb at the end of a name",
			"Acme/PROPN,NNP,B-ORG/2/compound Watch=watch/VERB,VBP,I-ORG/4/nsubj yesterday/NOUN,NN/2/obl:unmarked accused=accuse/VERB,VBD/0/root Chad/PROPN,NNP/4/obj ./PUNCT/4/punct",
			"3:4:obl:unmarked"},
		{"a gerund of what is ruled out",
			"Chad/PROPN,NNP/2/nsubj ruled=rule/VERB,VBD/0/root out/ADP,RP/2/compound:prt releasing=release/VERB,VBG/5/amod Ann/PROPN,NNP/2/obj Lee/PROPN,NNP/5/flat ./PUNCT/2/punct",
			"4:2:xcomp 5:4:obj"},
	})
}

func TestRarePast(t *testing.T) {
	doc := words("Chad/PROPN,NNP/2/nsubj overran=overran/VERB,VBP/0/root Togo/PROPN,NNP/2/obj ./PUNCT/2/punct")
	if err := New().Process(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	if tok := doc.Tokens[1]; tok.Lemma != "overrun" || tok.XPOS != "VBD" {
		t.Errorf("overran is %s, %s", tok.Lemma, tok.XPOS)
	}
}
