package mend

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

// words reads "form/tag/head/relation" for each word, heads from 1; a tag is that of the
// universal set, and after a comma that of the Penn treebank.
func words(text string) *extract.Document {
	doc := &extract.Document{}
	for _, field := range strings.Fields(text) {
		part := strings.Split(field, "/")
		upos, xpos, _ := strings.Cut(part[1], ",")
		tok := extract.Token{Form: part[0], Lemma: strings.ToLower(part[0]), UPOS: upos, XPOS: xpos, DepRel: part[3]}
		if form, lemma, ok := strings.Cut(part[0], "="); ok {
			tok.Form, tok.Lemma = form, lemma
		}
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
			"1:2:nsubj 2:0:root 3:2:obj 6:2:punct"},
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
