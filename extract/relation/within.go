package relation

import (
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// townAndCountry states where a place is that a comma parts from its country: *Lima, Peru*,
// of which parsers make an apposition, a list or anything else, above all in a line with place
// and date. The members of a list are joined by a conjunction, and take none after them.
func (b *builder) townAndCountry(country int) {
	object, ok := b.nameAt(country)
	if !ok || object.typ != schema.Country || b.tree.Base(country) == "conj" || b.tree.Child(country, "conj", "cc") >= 0 {
		return
	}
	first := b.doc.Mentions[object.mention].First
	comma := first - 1
	if comma <= b.doc.Sentences[b.sent].First || b.toks[comma].Form != "," {
		return
	}
	m := b.mentionAt[comma-1]
	if m < 0 || b.doc.Mentions[m].Form != extract.NameForm || b.doc.Mentions[m].End != comma {
		return
	}
	subject, ok := b.nameAt(b.doc.Mentions[m].Head)
	if !ok || subject.typ != schema.Place || b.tree.Base(subject.tok) == "conj" && b.toks[subject.tok].Head < first-4 {
		return
	}
	if b.toks[country].Head != subject.tok && b.toks[subject.tok].Head != country {
		return
	}
	if b.tree.Base(country) == "appos" {
		return // stated already
	}
	c := claim{subject: subject, timeless: true, base: affiliationPrior, anchor: subject.tok, words: []int{country}, arcs: []int{country}}
	c.polarity, c.modality, c.source = schema.Positive, schema.Asserted, extract.Source{Speaker: extract.NoArgument(), Cue: -1}
	b.affiliate(subject, object, c, "appos")
}
