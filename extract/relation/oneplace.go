package relation

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// The predicates of facts with one participant.
const (
	wasPredicate = "was" // what was done to one by nobody named: was "arrested"
	didPredicate = "did" // what one did to nobody: did "resign"
)

// isOnePlace reports whether f states a fact with one participant.
func isOnePlace(f *schema.Frame) bool {
	return slices.Contains(f.Object, schema.SlotParticiple) || slices.Contains(f.Object, schema.SlotInfinitive)
}

// acted states what the subject of a verb without an object did: "Paz resigned" is Paz
// did "resign".
func (b *builder) acted(i int) {
	prop := &b.doc.Propositions[i]
	if prop.Predicate.Passive && !b.isActive(prop) || b.hasComplement(prop) {
		return
	}
	for _, f := range b.vocab.Frames(schema.VerbFrame, prop.Predicate.Lemma) {
		if !slices.Contains(f.Object, schema.SlotInfinitive) {
			continue
		}
		object := b.predicateTerm(prop)
		object.word = f.Word
		for _, subject := range b.entitiesOf(slotArg{tok: prop.Subject.Referent()}) {
			b.state(claim{
				subject: subject, object: object, pred: f.Predicate, event: f.Event,
				anchor: prop.Predicate.Head, words: b.shown(prop), certainty: f.Certainty,
				rule: prop.Rule + "/" + f.Word, base: prop.Confidence,
				polarity: prop.Polarity, modality: prop.Modality, source: prop.Attribution, args: b.arguments(prop),
			})
		}
		return
	}
}

// isActive reports whether the passive that prop is taken for is rather the past
// tense of a verb that one does alone: the chairman resigned.
func (b *builder) isActive(prop *extract.Proposition) bool {
	return b.tree.Child(prop.Predicate.Head, "aux:pass", "aux") < 0 &&
		slices.ContainsFunc(b.vocab.Frames(schema.VerbFrame, prop.Predicate.Lemma), func(f *schema.Frame) bool {
			return slices.Contains(f.Object, schema.SlotInfinitive)
		})
}

// undergone states what was done to the subject of a passive that names no agent:
// "Paz was arrested" is Paz was "arrested", with the event of the verb's frame. The
// literal is the participle alone, so that all who were arrested meet in it; time
// and place are those of the statement.
func (b *builder) undergone(i int) {
	prop := &b.doc.Propositions[i]
	if !prop.Predicate.Passive {
		if !b.unnamedAgent(prop) {
			return
		}
	} else if b.isActive(prop) || b.voiced(prop) != prop || b.namedAgent(prop) || !b.isWholePassive(prop) {
		return
	}
	was, ok := b.vocab.Predicate(wasPredicate)
	if !ok {
		return
	}
	for _, arg := range b.propArgs(prop, schema.SlotObject) {
		patient, ok := b.entityAt(arg.Referent())
		if !ok || !prop.Predicate.Passive && patient.typ == schema.Thing {
			continue
		}
		certainty, event := b.undergoes(prop, patient)
		if certainty == 0 {
			continue
		}
		c := claim{
			subject: patient, object: b.predicateTerm(prop), pred: was, event: event,
			anchor: prop.Predicate.Head, words: b.shown(prop), certainty: certainty,
			rule: prop.Rule + "/undergone", base: prop.Confidence,
			polarity: prop.Polarity, modality: prop.Modality, source: prop.Attribution, args: b.arguments(prop),
		}
		if b.state(c) && !prop.Predicate.Passive {
			b.atHandsOf(c, prop)
		}
	}
}

// atHandsOf states by whom it was done what c says was done to its subject, where an active
// verb has people described by more than a word as its subject: *a church lawyer
// questioned* Paz is Paz was questioned by a church lawyer.
func (b *builder) atHandsOf(c claim, prop *extract.Proposition) {
	agent, ok := b.literalAt(prop.Subject.Referent(), prop.Subject.Tokens)
	if !ok || len(agent.phrase) < 2 {
		return
	}
	c.object, c.pred, c.certainty, c.rule = agent, nil, literalCertainty, prop.Rule+"/open"
	c.open = schema.Slug(b.participle(prop) + " by")
	b.state(c)
}

// unnamedAgent reports whether an active verb says what was done to its object by people
// or a body without a name: *gunmen abducted* Paz is Paz was "abducted". Its past tense
// must be its participle too.
func (b *builder) unnamedAgent(prop *extract.Proposition) bool {
	head := prop.Predicate.Head
	if !strings.HasSuffix(b.toks[head].Form, "ed") || b.tree.Base(head) == "xcomp" {
		return false
	}
	agent := prop.Subject.Referent()
	_, named := b.entityAt(agent)
	return !named && b.isActor(agent)
}

// isWholePassive reports whether the participle of prop says all: with no complement,
// "was named captain", "was told to leave", and as a passive that shows itself as one,
// by its auxiliary or by depending on its noun.
func (b *builder) isWholePassive(prop *extract.Proposition) bool {
	if b.hasComplement(prop) {
		return false
	}
	head := prop.Predicate.Head
	switch b.tree.Base(head) {
	case "acl", "conj":
		return true
	case "xcomp":
		if up := b.toks[head].Head; up >= 0 && b.lemma(up) == "get" {
			return true // got arrested
		}
	}
	return b.tree.Child(head, "aux:pass", "aux") >= 0
}

// hasComplement reports whether the verb of prop has an object or a complement.
func (b *builder) hasComplement(prop *extract.Proposition) bool {
	for _, kid := range b.tree.Children(prop.Predicate.Head) {
		switch b.tree.Base(kid) {
		case "xcomp", "ccomp", "obj":
			if !b.isTime(kid) {
				return true
			}
		}
	}
	return slices.ContainsFunc(b.arguments(prop), func(arg extract.Argument) bool {
		return arg.Present() && !b.isTime(arg.Head) && (arg.Role == extract.RolePredicate || arg.Role == extract.RoleObject)
	})
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
			best, event = certainty, f.Event
		}
	}
	if best == 0 && patient.typ == schema.Thing && occasionVerbs[prop.Predicate.Lemma] {
		best = openCertainty
	}
	return best, event
}

// occasionVerbs say of an occasion whether it takes place: the Peruvian election was *held*.
var occasionVerbs = wordset.Of(`hold cancel postpone delay suspend reschedule stage`)

// namedAgent reports whether the article names who did what the passive says.
func (b *builder) namedAgent(prop *extract.Proposition) bool {
	for _, arg := range b.propArgs(prop, schema.SlotSubject) {
		if _, ok := b.entityAt(arg.Referent()); ok {
			return true
		}
	}
	return false
}

// predicateTerm returns the verb of prop, with its particle, as a literal.
func (b *builder) predicateTerm(prop *extract.Proposition) filler {
	phrase := []int{prop.Predicate.Head}
	for _, kid := range b.tree.Children(prop.Predicate.Head) {
		if b.toks[kid].DepRel == "compound:prt" && kid > prop.Predicate.Head {
			phrase = append(phrase, kid)
		}
	}
	return filler{tok: prop.Predicate.Head, mention: -1, phrase: phrase, typ: schema.LiteralType, one: -1}
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
