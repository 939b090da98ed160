package relation

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// wasPredicate is the predicate of what was done to one by nobody named.
const wasPredicate = "was"

// undergone states what was done to the subject of a passive that names no agent:
// "Paz was arrested" is Paz was "arrested", with the event of the verb's frame. The
// literal is the participle alone, so that all who were arrested meet in it; time
// and place are those of the statement.
func (b *builder) undergone(i int) {
	prop := &b.doc.Propositions[i]
	if !prop.Predicate.Passive || b.voiced(prop) != prop || b.namedAgent(prop) {
		return
	}
	was, ok := b.vocab.Predicate(wasPredicate)
	if !ok {
		return
	}
	for _, arg := range b.propArgs(prop, schema.SlotObject) {
		patient, ok := b.entityAt(arg.Referent())
		if !ok {
			continue
		}
		certainty, event := b.undergoes(prop, patient)
		if certainty == 0 {
			continue
		}
		b.state(claim{
			subject: patient, object: b.participleTerm(prop), pred: was, event: event,
			anchor: prop.Predicate.Head, words: b.shown(prop), certainty: certainty,
			rule: prop.Rule + "/undergone", base: prop.Confidence,
			polarity: prop.Polarity, modality: prop.Modality, source: prop.Attribution, args: arguments(prop),
		})
	}
}

// undergoes returns the certainty and the event category of the best frame of the
// verb that has patient as its direct object, and asks for nothing else. It returns
// 0 if there is none: what is owned or supported by nobody is no news.
func (b *builder) undergoes(prop *extract.Proposition, patient filler) (float64, schema.Event) {
	best, event := 0.0, schema.Event("")
	for _, f := range b.vocab.Frames(schema.VerbFrame, prop.Predicate.Lemma) {
		certainty := f.Certainty
		switch {
		case slices.Contains(f.Object, schema.SlotParticiple):
			certainty *= strictFactor(patient.typ, f.Predicate.Subject)
		case f.Predicate.Kind != schema.KindEvent || len(f.Theme) > 0 || f.Needs != "" ||
			!slices.Contains(f.Object, schema.SlotObject) || !slices.Contains(f.Subject, schema.SlotSubject):
			continue
		default:
			certainty *= strictFactor(patient.typ, f.Predicate.Object)
			if len(f.ObjectTypes) > 0 {
				certainty *= strictFactor(patient.typ, f.ObjectTypes)
			}
		}
		if certainty > best {
			best, event = certainty, f.Predicate.Event
		}
	}
	return best, event
}

// namedAgent reports whether the article names who did what the passive says.
func (b *builder) namedAgent(prop *extract.Proposition) bool {
	for _, arg := range b.propArgs(prop, schema.SlotSubject) {
		if _, ok := b.entityAt(arg.Referent()); ok {
			return true
		}
	}
	return false
}

// participleTerm returns the participle of a passive, with its particle, as a
// literal.
func (b *builder) participleTerm(prop *extract.Proposition) filler {
	phrase := []int{prop.Predicate.Head}
	for _, kid := range b.tree.Children(prop.Predicate.Head) {
		if b.toks[kid].DepRel == "compound:prt" && kid > prop.Predicate.Head {
			phrase = append(phrase, kid)
		}
	}
	return filler{tok: prop.Predicate.Head, mention: -1, phrase: phrase, typ: schema.LiteralType}
}

// participle returns the words of a passive predicate: "be flown", "be taken
// over".
func (b *builder) participle(prop *extract.Proposition) string {
	form := strings.ToLower(b.toks[prop.Predicate.Head].Form)
	if _, particle, ok := strings.Cut(prop.Predicate.Lemma, " "); ok {
		form += " " + particle
	}
	return "be " + form
}
