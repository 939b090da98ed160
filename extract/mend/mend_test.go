package mend

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

// words reads "form/tag/head/relation" for each word, heads from 1; a tag is that of the
// universal set, and after a comma that of the Penn treebank; after = stands the lemma of a
// form, after | the tag of a name.
func words(text string) *extract.Document {
	doc := &extract.Document{}
	for _, field := range strings.Fields(text) {
		part := strings.Split(field, "/")
		upos, xpos, _ := strings.Cut(part[1], ",")
		tok := extract.Token{Form: part[0], Lemma: strings.ToLower(part[0]), UPOS: upos, XPOS: xpos, DepRel: part[3]}
		if form, lemma, ok := strings.Cut(part[0], "="); ok {
			tok.Form, tok.Lemma = form, lemma
		}
		if form, name, ok := strings.Cut(part[0], "|"); ok {
			tok.Form, tok.Lemma, tok.NER = form, strings.ToLower(form), name
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
