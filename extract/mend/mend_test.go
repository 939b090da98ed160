package mend

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

// words reads "form/tag/head/relation" for each word, heads from 1; a tag is that of the
// universal set, and after commas come that of the Penn treebank and that of names. A form
// can be followed by = and a lemma, and one that begins with + touches the word before.
func words(text string) *extract.Document {
	doc, at := &extract.Document{}, 0
	for _, field := range strings.Fields(text) {
		part := strings.Split(field, "/")
		tags := append(strings.Split(part[1], ","), "", "")
		form, touches := strings.CutPrefix(part[0], "+")
		form, lemma, ok := strings.Cut(form, "=")
		if !ok {
			lemma = strings.ToLower(form)
		}
		tok := extract.Token{Form: form, Lemma: lemma, UPOS: tags[0], XPOS: tags[1], NER: tags[2], DepRel: part[3]}
		if !touches {
			at++
		}
		tok.Begin, tok.End = at, at+len(form)
		at = tok.End
		fmt.Sscan(part[2], &tok.Head)
		tok.Head--
		doc.Tokens = append(doc.Tokens, tok)
	}
	doc.Sentences = []extract.Sentence{{First: 0, End: len(doc.Tokens)}}
	return doc
}

// mendCase is a sentence as a parser might have it, and what changes: "word:head:relation",
// heads from 1, 0 the root.
type mendCase struct{ name, text, want string }

func check(t *testing.T, cases []mendCase) {
	t.Helper()
	for _, test := range cases {
		before, doc := words(test.text), words(test.text)
		if err := New().Process(context.Background(), doc); err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if err := extract.CheckTrees(doc); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		var changed []string
		for i, tok := range doc.Tokens {
			if old := before.Tokens[i]; tok.Head != old.Head || tok.DepRel != old.DepRel {
				changed = append(changed, fmt.Sprintf("%d:%d:%s", i+1, tok.Head+1, tok.DepRel))
			}
		}
		if got := strings.Join(changed, " "); got != test.want {
			t.Errorf("%s: changed %q, want %q", test.name, got, test.want)
		}
	}
}

func TestTornPhrasesAreJoined(t *testing.T) {
	check(t, []mendCase{
		{"title and name", "Home/PROPN/2/compound Secretary/PROPN/5/nsubj Ann/PROPN/5/nsubj Lee/PROPN/3/flat left/VERB/0/root", "2:3:nmod:desc"},
		{"title with of", "director/NOUN/5/nsubj of/ADP/3/case Care/PROPN/1/nmod Ann/PROPN/5/nsubj left/VERB/0/root", "1:4:nmod:desc"},
		{"conjuncts side by side", "Bo/PROPN/5/nsubj and/CCONJ/3/cc minister/NOUN/1/conj Ann/PROPN/1/conj left/VERB/0/root", "3:4:nmod:desc"},
		{"a comma between", "minister/NOUN/4/nsubj ,/PUNCT/3/punct Ann/PROPN/4/nsubj left/VERB/0/root", ""},
		{"a conjunction between", "Bo/PROPN/6/nsubj ,/PUNCT/3/punct aides/NOUN/1/conj and/CCONJ/5/cc Ann/PROPN/1/conj left/VERB/0/root", ""},
		{"a pronoun", "which/PRON/3/nsubj Ann/PROPN/3/nsubj left/VERB/0/root", ""},
	})
}

func TestArticlesHangOnTheirOwnPhrase(t *testing.T) {
	check(t, []mendCase{
		{"beyond a verb", "a/DET/4/det rebel/NOUN/3/nsubj shot/VERB/0/root men/NOUN/3/obj", "1:2:det"},
		{"within a name", "the/DET/4/det Sisters/PROPN/0/root of/ADP/4/case Hall/PROPN/2/nmod", ""},
	})
}

func TestSpeakersAreFound(t *testing.T) {
	check(t, []mendCase{
		{"between commas", "Chad/PROPN/4/nsubj ,/PUNCT/1/punct Togo/PROPN/1/appos said=say/VERB,VBD/0/root ,/PUNCT/4/punct shelled/VERB/4/ccomp it/PRON/6/obj", "1:6:nsubj 3:4:nsubj"},
		{"second subject", "Chad/PROPN/4/nsubj ,/PUNCT/1/punct Togo/PROPN/4/nsubj said=say/VERB,VBD/0/root ,/PUNCT/4/punct shelled/VERB/4/ccomp it/PRON/6/obj", "1:6:nsubj"},
		{"apposed to the object", "Chad/PROPN/2/nsubj shelled/VERB/0/root Togo/PROPN/2/obj ,/PUNCT/5/punct Reuters/PROPN/3/appos reported=report/VERB,VBD/2/parataxis", "5:6:nsubj"},
		{"after the verb", "Chad/PROPN/2/nsubj shelled/VERB/0/root Togo/PROPN/2/obj ,/PUNCT/5/punct said=say/VERB,VBD/2/conj Lee/PROPN/5/obj", "5:2:parataxis 6:5:nsubj"},
		{"a conjunct of its own", "Chad/PROPN/2/nsubj shelled/VERB/0/root Togo/PROPN/2/obj ,/PUNCT/6/punct and/CCONJ/6/cc said=say/VERB,VBD/2/conj it/PRON/6/obj", ""},
	})
}

func TestVerbsAreTakenForNounsAndParticiples(t *testing.T) {
	check(t, []mendCase{
		{"verb of a plan", "Chad/PROPN/2/compound plans=plan/NOUN,VBZ/0/root to/PART/4/mark leave/VERB/2/acl", "1:2:nsubj 4:2:xcomp"},
		{"a noun", "Chad/PROPN/2/compound plans=plan/NOUN,NNS/0/root to/PART/4/mark leave/VERB/2/acl", ""},
		{"participle of a fragment", "Chad/PROPN/3/compound sold=sell/VERB,VBN/3/amod boats/NOUN/0/root to/ADP/5/case Togo/PROPN/3/nmod ./PUNCT/3/punct",
			"1:2:nsubj 2:0:root 3:2:obj 5:2:obl 6:2:punct"},
		{"participle of a subject", "Chad/PROPN/3/compound sold=sell/VERB,VBN/3/amod boats/NOUN/4/nsubj sank=sink/VERB,VBD/0/root ./PUNCT/4/punct", ""},
	})
}

func TestContentHangsOnItsNoun(t *testing.T) {
	check(t, []mendCase{
		{"that as second object", "Chad/PROPN/2/nsubj rejected/VERB/0/root reports=report/NOUN/2/obj that/PRON/6/obj Togo/PROPN/6/nsubj shelled/VERB/3/acl:relcl Mali/PROPN/6/obj", "4:6:mark 6:3:acl"},
		{"a relative clause", "Chad/PROPN/2/nsubj rejected/VERB/0/root reports=report/NOUN/2/obj that/PRON/6/obj Togo/PROPN/6/nsubj wrote/VERB/3/acl:relcl", ""},
		{"clause of the verb", "Chad/PROPN/2/nsubj rejected/VERB/0/root claims=claim/NOUN/2/obj that/SCONJ/6/mark it/PRON/6/nsubj left/VERB/2/ccomp", "6:3:acl"},
		{"neither nor", "Neither/CCONJ/2/cc:preconj Chad/PROPN/5/nsubj nor/CCONJ/2/cc:preconj Togo/PROPN/2/appos left/VERB/0/root", "3:4:cc 4:2:conj"},
	})
}

func TestBrokenTreesAreErrors(t *testing.T) {
	for _, text := range []string{"a/NOUN/2/dep b/NOUN/1/dep", "a/NOUN/7/dep"} {
		if err := New().Process(context.Background(), words(text)); err == nil {
			t.Errorf("%s: no error", text)
		}
	}
}

func TestLongSentencesAreLeftAlone(t *testing.T) {
	text := "a/DET/4/det rebel/NOUN/3/nsubj shot/VERB/0/root men/NOUN/3/obj" + strings.Repeat(" !/PUNCT/3/punct", maxTokens)
	check(t, []mendCase{{"long", text, ""}})
}

func TestNamesTakeThePlaceOfTheirTitles(t *testing.T) {
	check(t, []mendCase{
		{"apposition", "Army/PROPN,NNP/2/compound chief/NOUN,NN/5/nsubj Bo/PROPN,NNP,B-PER/2/appos Ray/PROPN,NNP,I-PER/3/flat left/VERB,VBD/0/root",
			"2:3:nmod:desc 3:5:nsubj"},
		{"after a preposition", "aid/NOUN/0/root from/ADP/3/case captain/NOUN,NN/1/nmod Bo/PROPN,NNP,B-PER/3/flat", "2:4:case 3:4:nmod:desc 4:1:nmod"},
		{"two titles", "chief/NOUN,NN/4/nsubj General/PROPN,NNP/1/flat Bo/PROPN,NNP,B-PER/1/flat left/VERB,VBD/0/root",
			"1:3:nmod:desc 2:3:nmod:desc 3:4:nsubj"},
		{"with an article", "the/DET/2/det chief/NOUN,NN/4/nsubj Bo/PROPN,NNP,B-PER/2/appos left/VERB,VBD/0/root", ""},
		{"with a comma", "chief/NOUN,NN/4/nsubj ,/PUNCT/3/punct Bo/PROPN,NNP,B-PER/1/appos left/VERB,VBD/0/root", ""},
		{"several", "writers/NOUN,NNS/3/nsubj Bo/PROPN,NNP,B-PER/1/appos left/VERB,VBD/0/root", ""},
		{"a party", "leader/NOUN,NN/3/nsubj Unity/PROPN,NNP,B-ORG/1/flat left/VERB,VBD/0/root", ""},
	})
}

func TestRelativeClausesAgreeWithTheirNoun(t *testing.T) {
	const singular = "towers/NOUN,NNS/0/root beside/ADP/4/case a/DET/4/det mast/NOUN,NN/1/nmod that/PRON,WDT/6/nsubj sends/VERB,VBZ/1/acl:relcl"
	check(t, []mendCase{
		{"singular", singular, "6:4:acl:relcl"},
		{"agrees", strings.ReplaceAll(singular, "sends/VERB,VBZ", "send/VERB,VBP"), ""},
		{"past tense", strings.ReplaceAll(singular, "sends/VERB,VBZ", "sent/VERB,VBD"), ""},
		{"a name", strings.ReplaceAll(singular, "mast/NOUN,NN", "Lima/PROPN,NNP"), ""},
		{"a number of", "number/NOUN,NN/0/root of/ADP/3/case towers/NOUN,NNS/1/nmod that/PRON,WDT/5/nsubj fall/VERB,VBP/1/acl:relcl", ""},
		{"a town before its country", "shelled=shell/VERB,VBD/0/root Lima/PROPN,,B-LOC/4/compound ,/PUNCT/4/punct Peru/PROPN,,B-LOC/1/obj", "2:1:obj 4:2:appos"},
		{"the owner of a title", "met/VERB,VBD/0/root Lee/PROPN,,B-PER/1/obj ,/PUNCT/5/punct Chad/PROPN,,B-LOC/2/nmod:unmarked minister/NOUN/2/appos", "4:5:compound"},
		{"members who left", "members=member/NOUN,NNS/0/root of/ADP/3/case Acme/PROPN,,B-ORG/1/nmod ,/PUNCT/6/punct who/PRON,WP/6/nsubj left/VERB,VBD/3/acl:relcl", "6:1:acl:relcl"},
		{"a team, who won", "defeat/NOUN,NN/0/root of/ADP/3/case Acme/PROPN,,B-ORG/1/nmod ,/PUNCT/6/punct who/PRON,WP/6/nsubj left/VERB,VBD/3/acl:relcl", ""},
		{"migrants, which", "boats=boat/NOUN,NNS/0/root of/ADP/3/case migrants=migrant/NOUN,NNS/1/nmod which/PRON,WDT/6/obj Chad/PROPN,,B-LOC/6/nsubj rejects/VERB,VBZ/3/acl:relcl", "6:1:acl:relcl"},
		{"stranded preposition", "view/NOUN,NN/0/root which/PRON,WDT/5/nmod they/PRON,PRP/4/nsubj had/VERB,VBD/1/acl:relcl glimpses/NOUN,NNS/4/obj of/ADP,IN/2/case", "2:4:obl"},
	})
}

func TestHyphenatedParticiplesAreAdjectives(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"It/PRON/5/nsubj was=be/AUX,VBD/5/aux life/NOUN/5/compound +-/PUNCT/5/punct +saving/VERB,VBG/0/root", "ADJ"},
		{"It/PRON/5/nsubj was=be/AUX,VBD/5/aux life/NOUN/5/compound -/PUNCT/5/punct saving/VERB,VBG/0/root", "VERB"},
		{"It/PRON/3/nsubj was=be/AUX,VBD/3/aux saving/VERB,VBG/0/root lives/NOUN/3/obj", "VERB"},
	} {
		doc := words(test.text)
		if err := New().Process(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		for _, tok := range doc.Tokens {
			if tok.Form == "saving" && tok.UPOS != test.want {
				t.Errorf("%s: %s, want %s", test.text, tok.UPOS, test.want)
			}
		}
	}
}

func TestScoresBelongToTheVerb(t *testing.T) {
	check(t, []mendCase{
		{"beside a name", "We/PRON/2/nsubj beat/VERB,VBD/0/root Belmar/PROPN/2/obj 3/NUM/3/appos –/SYM/6/case 1/NUM/4/nmod", "4:2:obl:unmarked"},
		{"name below it", "We/PRON/2/nsubj beat/VERB,VBD/0/root champions/NOUN,NNS/2/obj Belmar/PROPN/5/nmod:unmarked 3/NUM/3/appos –/SYM/7/case 1/NUM/5/nmod",
			"3:4:nmod:desc 4:2:obj 5:2:obl:unmarked"},
		{"a range of years", "from/ADP/2/case 1990/NUM/0/root –/SYM/4/case 1995/NUM/2/nmod", ""},
	})
}

func TestTimeIsMeasuredFromItsPhrase(t *testing.T) {
	const text = "sent/VERB,VBD/0/root them/PRON/1/obj two/NUM/4/nummod weeks=week/NOUN/1/obl:unmarked before/ADP/7/case the/DET/7/det vote/NOUN/1/obl"
	check(t, []mendCase{
		{"before", text, "4:7:nmod:unmarked"},
		{"for", strings.ReplaceAll(text, "before", "for"), ""},
	})
}

func TestHeadlinesWithoutWas(t *testing.T) {
	check(t, []mendCase{
		{"after a noun", "Miner/NOUN,NN/5/nsubj freed/VERB,VBN/1/acl after/ADP/4/case wall/NOUN,NN/5/obl falls/VERB,VBZ/0/root ./PUNCT/5/punct",
			"1:2:nsubj:pass 2:0:root 3:5:mark 4:5:nsubj 5:2:advcl 6:2:punct"},
		{"below the participle", "Miner/NOUN,NN/5/nsubj freed/VERB,VBN/1/acl as/SCONJ/5/mark wall/NOUN,NN/2/obl falls/VERB,VBZ/0/root",
			"1:2:nsubj:pass 2:0:root 4:5:nsubj 5:2:advcl"},
		{"a finite main verb", "Miners/NOUN,NNS/5/nsubj freed/VERB,VBN/1/acl in/ADP/4/case May/PROPN,NNP/2/obl sued/VERB,VBD/0/root", ""},
	})
}

func TestHeadlinesWithCommasForAnd(t *testing.T) {
	check(t, []mendCase{
		{"appositions", "Peru/PROPN,NNP/6/nsubj ,/PUNCT/1/punct Chad/PROPN,NNP/1/appos ,/PUNCT/1/punct Oman/PROPN,NNP/1/appos sign/VERB,VBP/0/root pact/NOUN,NN/6/obj",
			"3:1:conj 4:5:punct 5:1:conj"},
		{"an address", "Army/NOUN,NN/4/vocative ,/PUNCT/1/punct rebels=rebel/NOUN,NNS/4/nsubj clash/VERB,VBP/0/root in/ADP/6/case Lima/PROPN/4/obl",
			"1:4:nsubj 2:3:punct 3:1:conj"},
		{"a command", "Bo/PROPN,NNP/4/vocative ,/PUNCT/1/punct Ann/PROPN,NNP/4/nsubj meet/VERB,VB/0/root", "1:4:nsubj 2:3:punct 3:1:conj"},
		{"an address that ends", "Friends/NOUN,NNS/4/vocative ,/PUNCT/1/punct rebels=rebel/NOUN,NNS/4/nsubj clash/VERB,VBP/0/root !/PUNCT/4/punct", ""},
		{"an apposition that ends", "Bo/PROPN,NNP/5/nsubj ,/PUNCT/1/punct king/NOUN,NN/1/appos ,/PUNCT/1/punct left/VERB,VBD/0/root", ""},
	})
}

func TestAgentsOfPassives(t *testing.T) {
	const text = "They/PRON/3/nsubj:pass were=be/AUX,VBD/3/aux:pass taken/VERB,VBN/0/root to/ADP/5/case Lima/PROPN,NNP/3/obl by/ADP/7/case police/NOUN,NNS/5/nmod"
	check(t, []mendCase{
		{"a body", text, "7:3:obl:agent"},
		{"a vehicle", strings.ReplaceAll(text, "police", "boat"), ""},
	})
}

func TestPhrasesGoToTheWordThatTakesThem(t *testing.T) {
	const goal = "sent=send/VERB,VBD/0/root chips/NOUN,NNS/1/obj to/ADP/4/case labs/NOUN,NNS/2/nmod"
	const topic = "cited=cite/VERB,VBD/0/root laws=law/NOUN,NNS/1/obj on/ADP/4/case noise/NOUN,NN/1/obl"
	check(t, []mendCase{
		{"goal of a verb", goal, "4:1:obl"},
		{"a noun with a goal", strings.ReplaceAll(goal, "chips", "visit"), ""},
		{"a verb without", strings.ReplaceAll(goal, "sent=send", "saw=see"), ""},
		{"topic of a noun", topic, "4:2:nmod"},
		{"a verb that says little", strings.ReplaceAll(topic, "cited=cite", "had=have"), ""},
		{"a time", strings.ReplaceAll(topic, "noise", "Monday"), ""},
		{"an aside", strings.ReplaceAll(topic, "noise", "behalf"), ""},
	})
}

func TestTimesHangOnTheirVerb(t *testing.T) {
	check(t, []mendCase{
		{"before the subject", "last/ADJ/2/amod Friday/PROPN/3/nmod:desc Chad/PROPN/4/nsubj shelled=shell/VERB,VBD/0/root Togo/PROPN/4/obj", "2:4:obl:unmarked"},
		{"since as subordinator", "since/SCONJ/5/mark Monday/PROPN/3/nmod:desc Chad/PROPN/5/nsubj has/AUX/5/aux shelled=shell/VERB,VBN/0/root", "1:2:case 2:5:obl"},
		{"after the subject", "Chad/PROPN/4/nsubj in/ADP/3/case May/PROPN/1/nmod shelled=shell/VERB,VBD/0/root Togo/PROPN/4/obj", "3:4:obl"},
		{"a part of a name", "Sheffield/PROPN,NNP,B-ORG/3/nsubj Wednesday/PROPN,NNP,I-ORG/1/nmod won=win/VERB,VBD/0/root", ""},
		{"in an apposition", "Lee/PROPN/9/nsubj ,/PUNCT/3/punct minister/NOUN/1/appos of/ADP/5/case Chad/PROPN/3/nmod since/ADP/7/case May/PROPN/9/obl ,/PUNCT/1/punct left/VERB/0/root", "7:3:nmod"},
	})
}

func TestVerbsOfSayingAreFound(t *testing.T) {
	check(t, []mendCase{
		{"content of a noun", "Prosecutors/NOUN/2/compound allege/NOUN/0/root that/SCONJ/5/mark Lee/PROPN/5/nsubj fled/VERB/2/acl", "1:2:nsubj 5:2:ccomp"},
		{"at the end", "Chad/PROPN/2/nsubj shelled/VERB/0/root Togo/PROPN/2/obj ,/PUNCT/6/punct Reuters/PROPN/6/compound reports=report/NOUN,NNS/2/parataxis ./PUNCT/2/punct", "5:6:nsubj"},
		{"between the parts", "Chad/PROPN/4/nsubj ,/PUNCT/1/punct ”/PUNCT/1/punct said=say/VERB,VBD/0/root Lee/PROPN/9/nsubj ,/PUNCT/4/punct “/PUNCT/9/punct has/AUX/9/aux shelled/VERB/4/ccomp it/PRON/9/obj", "1:9:nsubj 5:4:nsubj"},
		{"inverted", "“/PUNCT/2/punct Left/VERB/5/ccomp ,/PUNCT/2/punct ”/PUNCT/2/punct said=say/VERB,VBD/0/root Lee/PROPN/5/xcomp", "6:5:nsubj"},
		{"a source aside", "Chad/PROPN/8/nsubj ,/PUNCT/5/punct according/ADP/5/case to/ADP/3/fixed Togo/PROPN/1/nmod ,/PUNCT/5/punct has/AUX/8/aux left/VERB/0/root", "5:8:obl"},
		{"told how", "Lee/PROPN/2/nsubj described=describe/VERB,VBD/0/root how/ADV/2/obj Chad/PROPN/5/nsubj left/VERB/3/advcl:relcl", "3:5:advmod 5:2:ccomp"},
	})
}

func TestConditionsWithoutIfAreFound(t *testing.T) {
	check(t, []mendCase{
		{"should behind", "Mali/PROPN/2/nsubj acts/VERB/0/root should/AUX/5/aux Chad/PROPN/5/nsubj attack/VERB,VB/2/xcomp", "5:2:advcl"},
		{"provided that", "Provided=provide/VERB,VBN/6/advcl that/SCONJ/4/mark Chad/PROPN/4/nsubj leaves/VERB/1/ccomp ,/PUNCT/1/punct stays/VERB/0/root", "1:4:mark 2:1:fixed 4:6:advcl 5:4:punct"},
		{"far from", "Far/ADV/6/advmod from/SCONJ/3/mark leaving=leave/VERB,VBG/1/advcl ,/PUNCT/1/punct Chad/PROPN/6/nsubj stayed/VERB/0/root", "1:3:mark 2:1:fixed 3:6:advcl"},
	})
}

func TestRecipientsAreParted(t *testing.T) {
	check(t, []mendCase{
		{"before an amount", "Chad/PROPN/2/nsubj gave=give/VERB,VBD/0/root Togo/PROPN/4/compound $/SYM,$/2/obj 3/NUM,CD/4/nummod", "3:2:iobj"},
		{"a kind of thing", "Chad/PROPN/2/nsubj gave=give/VERB,VBD/0/root Togo/PROPN/4/compound rice/NOUN/2/obj", ""},
		{"an office", "Chad/PROPN/2/nsubj named=name/VERB,VBD/0/root Lee/PROPN/4/compound ambassador/NOUN/2/obj", "3:2:obj 4:2:xcomp"},
	})
}
