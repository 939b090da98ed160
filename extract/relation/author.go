package relation

import (
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// spokenWorks are texts and acts of speech: what one says, its author does.
var spokenWorks = wordset.Of(`petition letter statement resolution report request demand appeal call declaration communiqué communique
	note message order ruling decision verdict sentence judgement judgment lawsuit suit complaint motion bill manifesto memo memorandum
	ultimatum warning announcement speech editorial article video tweet post protest campaign proposal`)

// issuingVerbs bring a text before the public.
var issuingVerbs = wordset.Of(`launch issue publish release send write sign make file submit start deliver adopt pass present circulate post
	hand read release begin announce table draft`)

// authorCertainty is how often what a text says is what its author does.
const authorCertainty = 0.85

// authors returns who speaks by the text or act of speech that is the subject of prop:
// *Acme's letter* urged the council, the union launched a *petition asking* the council.
func (b *builder) authors(prop *extract.Proposition) []filler {
	tok := prop.Subject.Referent()
	if !spokenWorks[b.lemma(tok)] || b.toks[tok].UPOS != "NOUN" {
		return nil
	}
	if out := b.nounEntities(tok, []schema.Slot{"by", schema.SlotPossessor, "from", "of"}); len(out) > 0 {
		return out
	}
	verb := b.toks[tok].Head
	if verb < 0 || b.tree.Base(tok) != "obj" || !issuingVerbs[b.lemma(verb)] {
		return nil
	}
	i := b.propOf(verb)
	if i < 0 {
		return nil
	}
	issuer, ok := b.entityAt(b.doc.Propositions[i].Subject.Referent())
	if !ok || b.doc.Propositions[i].Predicate.Passive {
		return nil
	}
	issuer.arcs = []int{tok}
	return []filler{issuer}
}

// isSpoken reports whether words can do what the predicate says.
func isSpoken(p *schema.Predicate) bool {
	switch p.Event {
	case schema.Request, schema.Accuse, schema.Reject, schema.Support, schema.Threaten, schema.Agree:
		return p.Kind == schema.KindEvent
	}
	return false
}
