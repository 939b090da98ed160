// Package goldactors puts actors that a corpus marks into a Document in place of
// those that the coreference stage found, so that what is said of them can be
// measured apart from how well they are found.
package goldactors

import (
	"fmt"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// Bytes turns a half-open range of code points of text, as the corpora count, into
// one of bytes. What lies beyond the text is cut.
func Bytes(text string, begin, end int) schema.Span {
	span := schema.Span{Begin: len(text), End: len(text)}
	n := 0
	for at := range text {
		if n == begin {
			span.Begin = at
		}
		if n == end {
			span.End = at
		}
		n++
	}
	return span
}

// Actor is an actor of a corpus.
type Actor struct {
	Span schema.Span
	// Type is its type, empty to keep that of the actor found there.
	Type schema.EntityType
}

// Give makes an entity of each actor and returns their IDs, which are unique in doc;
// the ID of an actor that no token stands for is empty. The actors found within the
// span of one go; who was found elsewhere to be the same is the given one.
func Give(doc *extract.Document, actors []Actor) []string {
	tree := extract.NewTree(doc)
	ids := make([]string, len(actors))
	type given struct {
		first, end, head, entity int
	}
	var all []given
	taken := map[int]bool{} // tokens that are heads of given actors
	for i, a := range actors {
		first, end := Tokens(doc, a.Span)
		if first >= end {
			continue
		}
		head := HeadOf(doc, first, end)
		ids[i] = fmt.Sprintf("given-%d", i)
		ent := extract.Entity{Named: true}
		ent.ID, ent.Type, ent.Label = ids[i], a.Type, doc.Article.Text[a.Span.Begin:a.Span.End]
		all = append(all, given{first, end, head, len(doc.Entities)})
		doc.Entities = append(doc.Entities, ent)
		taken[head] = true
	}
	renamed := map[int]int{} // entity found to entity given
	for _, g := range all {
		for _, m := range doc.Mentions {
			if m.Head == g.head && m.Entity < all[0].entity {
				if _, twice := renamed[m.Entity]; !twice {
					renamed[m.Entity] = g.entity
				}
				if doc.Entities[g.entity].Type == "" {
					doc.Entities[g.entity].Type = doc.Entities[m.Entity].Type
				}
			}
		}
		if doc.Entities[g.entity].Type == "" {
			doc.Entities[g.entity].Type = schema.Organization
		}
	}
	var mentions []extract.Mention
	for _, m := range doc.Mentions {
		inside := false
		for _, g := range all {
			inside = inside || m.Head >= g.first && m.Head < g.end
		}
		if inside {
			continue
		}
		if to, ok := renamed[m.Entity]; ok {
			m.Entity = to
		}
		mentions = append(mentions, m)
	}
	for _, g := range all {
		mention := extract.Mention{First: g.first, End: g.end, Head: g.head, Form: extract.NameForm, Entity: g.entity, Rule: "given"}
		mention.Type = doc.Entities[g.entity].Type
		mentions = append(mentions, mention)
		// The corpus may mark *Egyptian* alone where *Egyptian police* act.
		noun := doc.Tokens[g.head].Head
		if noun < 0 || noun <= g.head || taken[noun] || doc.Tokens[noun].UPOS != "NOUN" {
			continue
		}
		switch tree.Base(g.head) {
		case "amod", "compound":
			taken[noun] = true
			mention.First, mention.End, mention.Head, mention.Form = g.first, noun+1, noun, extract.NominalForm
			mentions = append(mentions, mention)
		}
	}
	doc.Mentions = mentions
	for i := range doc.Entities {
		doc.Entities[i].Mentions = nil
	}
	for i, m := range mentions {
		doc.Entities[m.Entity].Mentions = append(doc.Entities[m.Entity].Mentions, i)
	}
	return ids
}

// Tokens returns the tokens that overlap span.
func Tokens(doc *extract.Document, span schema.Span) (first, end int) {
	first = len(doc.Tokens)
	for i, tok := range doc.Tokens {
		if tok.Begin < span.End && tok.End > span.Begin {
			first, end = min(first, i), i+1
		}
	}
	return first, end
}

// HeadOf returns the first token of a range, no punctuation, whose head lies outside.
func HeadOf(doc *extract.Document, first, end int) int {
	for tok := first; tok < end; tok++ {
		if head := doc.Tokens[tok].Head; (head < first || head >= end) && doc.Tokens[tok].UPOS != "PUNCT" {
			return tok
		}
	}
	return first
}
