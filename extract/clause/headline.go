package clause

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// announces reports whether p is a headline with an infinitive for the future: "Japan to
// build reactors".
func (b *builder) announces(p *parts) bool {
	if !p.infinitive || len(p.subjects) == 0 || p.ownAux || p.cop >= 0 || b.toks[p.head].Head >= 0 && b.base(p.head) != "parataxis" {
		return false
	}
	return p.subjects[0] < p.head && b.hasTo(p.head) && !b.hasMark(p.head, "for")
}

// hasMark reports whether the word l subordinates the clause h.
func (b *builder) hasMark(h int, l string) bool {
	for _, kid := range b.tree.Children(h) {
		if b.base(kid) == "mark" && b.lemma(kid) == l {
			return true
		}
	}
	return false
}

// publicVoices are nouns, beside those of persons, that headlines give as their source.
var publicVoices = wordset.Of(`police report study source poll survey ministry un watchdog regulator charity union`)

// isVoice reports whether tok can be the speaker that a headline names beside a colon. A
// name counts if it is not known to be something else than a person or organisation:
// others are topics, "Syria: …".
func (b *builder) isVoice(tok int) bool {
	switch b.toks[tok].UPOS {
	case "PROPN":
		ner := b.toks[tok].NER
		return ner == "" || strings.HasSuffix(ner, "-PER") || strings.HasSuffix(ner, "-ORG")
	case "NOUN":
		return isPersonNoun(b.lemma(tok)) || publicVoices[b.lemma(tok)]
	}
	return false
}

// speaksBeforeColon reports whether n, the root of a headline, is the speaker of the clause said:
// "Mayor: bridge will not open".
func (b *builder) speaksBeforeColon(n, said int) bool {
	if b.toks[n].Head >= 0 || said < n || !b.isClause(said) || !b.isVoice(n) {
		return false
	}
	for t := n + 1; t < said; t++ {
		if b.toks[t].Form == ":" {
			return true
		}
		if b.rel(t) != "flat" || b.toks[t].Head != n {
			return false
		}
	}
	return false
}

// speaksAfterColon reports whether x, set beside the clause h, is its speaker at the end of a
// headline: "Sugar tax to double: minister".
func (b *builder) speaksAfterColon(h, x int) bool {
	sent := b.doc.Sentences[b.sent]
	if x < h || b.toks[h].Head >= 0 || b.isClause(x) || !b.isVoice(x) || b.tree.Child(x, "conj") >= 0 {
		return false
	}
	words := b.tree.Subtree(x, nil)
	first := words[0]
	if b.toks[first].Form == ":" {
		first++
	}
	if opening, _ := quoteMark(&b.toks[first]); opening {
		return false // a quoted title: called the dispute: "Oslo v. the press"
	}
	return first > sent.First && b.toks[first-1].Form == ":" && b.reachesEnd(x, sent)
}
