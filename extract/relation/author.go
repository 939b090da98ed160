package relation

import (
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// spokenWorks are texts and acts of speech: what one says, its author does.
var spokenWorks = wordset.Of(`petition letter statement resolution report request demand appeal call declaration communiqué communique
	note message order ruling decision verdict sentence judgement judgment lawsuit suit complaint motion bill manifesto memo memorandum
	ultimatum warning announcement speech editorial article video tweet post protest campaign proposal law decree act regulation legislation directive`)

// issuingVerbs bring a text before the public.
var issuingVerbs = wordset.Of(`launch issue publish release send write sign make file submit start deliver adopt pass present circulate post
	hand read release begin announce table draft`)

// instruments do what who sends them does: *a Chilean missile* hit the port.
var instruments = wordset.Of(`missile rocket shell bomb mine drone mortar grenade bullet projectile explosive strike airstrike raid attack
	assault offensive bombardment shelling bombing ambush artillery barrage salvo fire sniper gunman bomber tank plane warplane
	jet helicopter aircraft warship gunboat submarine`)

// authorCertainty is how often what a text or a weapon does is what those do who are
// behind it.
const authorCertainty = 0.85

// behindSubject returns the named actors behind a subject of prop that is no actor, of a
// predicate that they can do by it.
func (b *builder) behindSubject(p *schema.Predicate, prop *extract.Proposition) []filler {
	tok := -1
	if !prop.Predicate.Passive {
		tok = prop.Subject.Referent()
	} else {
		for _, arg := range b.propArgs(prop, schema.SlotSubject) {
			tok = arg.Referent()
		}
	}
	switch {
	case tok < 0 || b.toks[tok].UPOS != "NOUN":
		return nil
	case isSpoken(p) && spokenWorks[b.lemma(tok)]:
		return b.authors(tok)
	case isForce(p) && instruments[b.lemma(tok)]:
		return b.wielders(tok)
	}
	return nil
}

// wielders returns who is behind the weapon or attack that tok heads.
func (b *builder) wielders(tok int) []filler {
	for _, slot := range []schema.Slot{"by", schema.SlotPossessor, schema.SlotModifier, "from"} {
		for _, f := range b.nounEntities(tok, []schema.Slot{slot}) {
			switch f.typ {
			case schema.Person, schema.Organization, schema.Country:
				return []filler{f}
			}
		}
	}
	for _, verb := range b.tree.Children(tok) {
		if b.tree.Base(verb) != "acl" || b.toks[verb].XPOS == "VBG" {
			continue
		}
		for _, kid := range b.tree.Children(verb) {
			if f, ok := b.entityAt(kid); ok && b.tree.Base(kid) == "obl" && b.caseOf(kid) == "by" {
				f.arcs = []int{verb, kid}
				return []filler{f} // a bomb planted by the Red Front
			}
		}
	}
	return nil
}

// authors returns who speaks by the text or act of speech that tok heads: *Acme's letter* urged the council, the union launched a *petition asking* the council.
func (b *builder) authors(tok int) []filler {
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

const banPredicate = "bans"

// isSpoken reports whether words can do what the predicate says.
func isSpoken(p *schema.Predicate) bool {
	switch p.Event {
	case schema.Sanction, schema.Coerce:
		return p.Name == banPredicate
	case schema.Request, schema.Accuse, schema.Reject, schema.Support, schema.Threaten, schema.Agree:
		return p.Kind == schema.KindEvent
	}
	return false
}
