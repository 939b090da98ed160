package conll18

import (
	"sort"
	"strings"
	"unicode"

	"github.com/quadwire/quadwire/extract"
)

// span is a range of characters, white space not counted.
type span struct{ begin, end int }

// word is a syntactic word with what is compared of it.
type word struct {
	span
	multiword  bool // part of a multiword token, whose range span is
	form       string
	lemma      string
	upos, xpos string
	feats      string
	deprel     string
	parent     int   // index in corpus.words, -1 for the root
	functional []int // children with a function word's relation
}

// corpus is one side of the comparison.
type corpus struct {
	chars     []rune
	tokens    []span
	sentences []span
	words     []word
}

func read(docs []*extract.Document) *corpus {
	c := &corpus{}
	for _, doc := range docs {
		base := len(c.words)
		for _, sent := range doc.Sentences {
			begin := len(c.chars)
			for first := sent.First; first < sent.End; {
				end := first + 1
				for end < sent.End && doc.Tokens[end].Contracted {
					end++
				}
				c.token(doc, first, end, base)
				first = end
			}
			c.sentences = append(c.sentences, span{begin, len(c.chars)})
		}
	}
	for i := range c.words {
		if p := c.words[i].parent; p >= 0 && functionalRelations[c.words[i].deprel] {
			c.words[p].functional = append(c.words[p].functional, i)
		}
	}
	return c
}

// token adds the token that the words first:end of doc make.
func (c *corpus) token(doc *extract.Document, first, end, base int) {
	begin := len(c.chars)
	for _, r := range doc.Article.Text[doc.Tokens[first].Begin:doc.Tokens[end-1].End] {
		if !unicode.IsSpace(r) {
			c.chars = append(c.chars, r)
		}
	}
	at := span{begin, len(c.chars)}
	c.tokens = append(c.tokens, at)
	for i := first; i < end; i++ {
		tok := &doc.Tokens[i]
		w := word{
			span: at, multiword: end > first+1, form: strings.ToLower(tok.Form), lemma: tok.Lemma,
			upos: tok.UPOS, xpos: tok.XPOS, feats: universalFeats(tok.Feats), deprel: extract.BaseRel(tok.DepRel), parent: -1,
		}
		if tok.Head >= 0 {
			w.parent = base + tok.Head
		}
		c.words = append(c.words, w)
	}
}

func universalFeats(feats string) string {
	var keep []string
	for _, feat := range strings.Split(feats, "|") {
		name, _, _ := strings.Cut(feat, "=")
		if universalFeatures[name] {
			keep = append(keep, feat)
		}
	}
	sort.Strings(keep)
	return strings.Join(keep, "|")
}

func set(names string) map[string]bool {
	m := map[string]bool{}
	for _, name := range strings.Fields(names) {
		m[name] = true
	}
	return m
}

var (
	contentRelations = set(`nsubj obj iobj csubj ccomp xcomp obl vocative expl dislocated advcl advmod discourse
		nmod appos nummod acl amod conj fixed flat compound list parataxis orphan goeswith reparandum root dep`)
	functionalRelations = set(`aux cop mark det clf case cc`)
	universalFeatures   = set(`PronType NumType Poss Reflex Foreign Abbr Gender Animacy Number Case Definite Degree
		VerbForm Mood Tense Aspect Voice Evident Polarity Person Polite`)
)
