package relation

import (
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// findNamesakes finds the nouns of the sentence that stand for an entity which no
// mention joins to them: titles beside a name and partitives.
func (b *builder) findNamesakes() {
	for i := b.firstProp; i < len(b.doc.Propositions) && b.doc.Propositions[i].Sentence == b.sent; i++ {
		b.titleBeside(&b.doc.Propositions[i])
	}
	sent := b.doc.Sentences[b.sent]
	for tok := sent.First; tok < sent.End; tok++ {
		b.partitive(tok)
	}
}

// titleBeside lets the title or description of an apposition stand for its name: *the
// head of the Ruritanian bank, Ana Ruiz, resigned*, where the name hangs on the bank and
// what the head does is Ruiz's.
func (b *builder) titleBeside(prop *extract.Proposition) {
	if !prop.Predicate.Implied || !prop.Predicate.Copula || !prop.Object.Present() || prop.Object.Prep != "" || !prop.Subject.Present() {
		return
	}
	tok, name := prop.Object.Head, prop.Subject.Referent()
	if b.toks[tok].UPOS != "NOUN" || b.isPlural(tok) || b.isNamed(b.mentionAt[tok]) {
		return
	}
	if m := b.mentionAt[name]; b.isNamed(m) && b.doc.Mentions[m].Head == name {
		b.namesake[tok] = m
	}
}

// partitiveNouns count or gather those after "of" and are no actors beside them.
var partitiveNouns = wordset.Of(`ten dozen score hundred thousand million number majority group crowd handful couple pair some many most
	several all both`)

// partitive lets tok stand for those of whom it tells how many: *thousands of
// Ruritanians marched*, *a group of Ruritanian deputies met*.
func (b *builder) partitive(tok int) {
	if !partitiveNouns[b.lemma(tok)] || b.isNamed(b.mentionAt[tok]) {
		return
	}
	for _, kid := range b.tree.Children(tok) {
		if b.tree.Base(kid) != "nmod" || b.caseOf(kid) != "of" {
			continue
		}
		if m := b.mentionAt[kid]; b.isPlural(kid) && b.isNamed(m) {
			b.namesake[tok] = m
		} else if b.namesake[kid] >= 0 {
			b.namesake[tok] = b.namesake[kid]
		}
		return
	}
}
