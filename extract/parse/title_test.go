package parse

import (
	"fmt"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

// words reads "form/UPOS/head/relation" for each word, heads from 1.
func words(text string) []extract.Token {
	var toks []extract.Token
	for _, field := range strings.Fields(text) {
		part := strings.Split(field, "/")
		tok := extract.Token{Form: part[0], UPOS: part[1], DepRel: part[3]}
		fmt.Sscan(part[2], &tok.Head)
		tok.Head--
		toks = append(toks, tok)
	}
	return toks
}

func TestTornPhrasesAreJoined(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"title and name", "Home/PROPN/2/compound Secretary/PROPN/5/nsubj Ann/PROPN/5/nsubj Lee/PROPN/3/flat left/VERB/0/root", "2:3:nmod:desc"},
		{"title with of", "director/NOUN/5/nsubj of/ADP/3/case Care/PROPN/1/nmod Ann/PROPN/5/nsubj left/VERB/0/root", "1:4:nmod:desc"},
		{"conjuncts side by side", "Bo/PROPN/5/nsubj and/CCONJ/3/cc minister/NOUN/1/conj Ann/PROPN/1/conj left/VERB/0/root", "3:4:nmod:desc"},
		{"a comma between", "minister/NOUN/4/nsubj ,/PUNCT/3/punct Ann/PROPN/4/nsubj left/VERB/0/root", ""},
		{"a conjunction between", "Bo/PROPN/6/nsubj ,/PUNCT/3/punct aides/NOUN/1/conj and/CCONJ/5/cc Ann/PROPN/1/conj left/VERB/0/root", ""},
		{"a pronoun", "which/PRON/3/nsubj Ann/PROPN/3/nsubj left/VERB/0/root", ""},
	} {
		toks := words(test.text)
		before := words(test.text)
		joinTitles(toks, 0, len(toks))
		changed := ""
		for i := range toks {
			if toks[i].Head != before[i].Head || toks[i].DepRel != before[i].DepRel {
				changed += fmt.Sprintf("%d:%d:%s", i+1, toks[i].Head+1, toks[i].DepRel)
			}
		}
		if changed != test.want {
			t.Errorf("%s: changed %q, want %q", test.name, changed, test.want)
		}
	}
}
