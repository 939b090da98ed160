package relation

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// The certainties of open predicates: their words are sure, what they are worth
// in the graph is not.
const (
	openCertainty    = 0.7  // between two entities
	literalCertainty = 0.55 // between an entity and a phrase
	obliqueCertainty = 0.45 // between an entity and a phrase with a preposition
)

// emptyVerbs are too empty to be predicates of their own; reporting verbs give
// attributions and no edges.
var emptyVerbs = wordset.Of(`be do have seem appear say state claim note add think believe mean let put get keep set want
	need like feel try happen become continue begin start cause know see hope expect consider regard remain`)

// strongPreps are those that lead to a complement of the verb more often than to a
// circumstance, even before a phrase that is no name.
var strongPreps = wordset.Of(`on to from against into over for with toward towards onto upon`)

// loosePreps are prepositions of circumstance, which join no two actors.
var loosePreps = wordset.Of(`as during after before since until till than like including such_as despite because_of due_to amid
	following per besides except without among according_to prior_to instead_of given throughout at within along
	apart_from in_addition_to as_well_as on_behalf_of ahead_of`)

// open states, under the words of the text, what proposition i says that no frame
// covers.
func (b *builder) open(i int) {
	prop := &b.doc.Propositions[i]
	if prop.Incomplete || emptyVerbs[prop.Predicate.Lemma] || b.givesName(prop.Predicate.Head) {
		return
	}
	subject, ok := b.entityAt(prop.Subject.Referent())
	if !ok && !prop.Predicate.Passive {
		return
	}
	c := claim{
		anchor: prop.Predicate.Head, words: b.shown(prop), base: prop.Confidence, args: b.arguments(prop),
		polarity: prop.Polarity, modality: prop.Modality, source: prop.Attribution, rule: prop.Rule + "/open",
	}
	verb := prop.Predicate.Lemma
	if prop.Predicate.Passive {
		if b.openAgents(c, prop, verb) > 0 || !ok {
			return
		}
		verb = b.participle(prop)
	}
	c.subject, c.certainty = subject, openCertainty
	c.event = b.vocab.EventOf(prop.Predicate.Lemma, b.objectLemma(prop))
	if b.event(c) == "" && b.isNationals(subject) {
		return
	}
	n, named := 0, false
	direct := "" // the direct object, if it is no entity: made a speech in
	if arg := prop.Object; arg.Present() && arg.Role == extract.RoleObject {
		_, named = b.objectAt(arg.Referent())
		if tok := arg.Referent(); !named && b.toks[tok].UPOS == "NOUN" && !vague[b.lemma(tok)] {
			direct = b.lemma(tok)
		}
	}
	for _, arg := range b.arguments(prop) {
		if !arg.Present() || arg.Role == extract.RoleTime || arg.Role == extract.RoleClause || arg.Role == extract.RoleAgent {
			continue
		}
		tok := arg.Referent()
		object, ok := b.objectAt(tok)
		if named && arg.Role != extract.RoleObject {
			continue // moved Paz from Lima
		}
		if !ok || loosePreps[arg.Prep] || arg.Role == extract.RolePlace || arg.Role == extract.RoleOblique && arg.Prep == "" {
			continue
		}
		if b.isNeuter(object) {
			continue
		}
		c.object = object
		c.open = schema.Slug(strings.Join([]string{verb, direct, arg.Prep}, " "))
		if b.state(c) {
			n++
			b.outcome(c, prop, arg)
			b.description(c, prop, arg)
		}
	}
	if n > 0 {
		return
	}
	b.openLiteral(c, prop, verb)
	if c.event != "" && direct != "" {
		b.openTargets(c, prop, verb)
	}
}

// isNationals reports whether f stands for a country by its people: what *Greeks* worship
// Greece does not.
func (b *builder) isNationals(f filler) bool {
	if f.typ != schema.Country || !b.isPlural(f.tok) {
		return false
	}
	at, ok := slices.BinarySearchFunc(b.doc.Names, f.tok, func(n extract.Name, tok int) int { return cmp.Compare(n.First, tok) })
	return ok && b.doc.Names[at].Demonym
}

// changeVerbs make one thing of another.
var changeVerbs = wordset.Of(`turn transform convert change make develop remake reshape rebuild build`)

// outcome states what the object of c, a named one, becomes by the verb: turned Lima
// *into a fortress*.
func (b *builder) outcome(c claim, prop *extract.Proposition, direct extract.Argument) {
	if direct.Role != extract.RoleObject || !changeVerbs[prop.Predicate.Lemma] {
		return
	}
	for _, arg := range b.arguments(prop) {
		if !arg.Present() || arg.Role != extract.RoleOblique || arg.Prep != "into" {
			continue
		}
		tok := arg.Referent()
		phrase := slices.DeleteFunc(slices.Clone(arg.Tokens), func(at int) bool { return at > tok })
		if o, ok := b.literalAt(tok, phrase); ok {
			c.subject, c.object, c.certainty, c.event, c.open = c.object, o, literalCertainty, "", "become"
			b.state(c)
			return
		}
	}
}

// describing are verbs that say of their object what it is.
var describing = wordset.Of("describe portray characterize characterise depict present")

// description states what the object of c, a named one, is by the words of the subject: described
// Lima *as a fortress*. It is a claim of who describes it.
func (b *builder) description(c claim, prop *extract.Proposition, direct extract.Argument) {
	if direct.Role != extract.RoleObject || !describing[prop.Predicate.Lemma] || c.modality != schema.Asserted || c.polarity != schema.Positive {
		return
	}
	for _, arg := range b.arguments(prop) {
		if !arg.Present() || arg.Role != extract.RoleOblique || arg.Prep != "as" {
			continue
		}
		if o, ok := b.literalAt(arg.Referent(), arg.Tokens); ok {
			c.source = extract.Source{Speaker: prop.Subject, Cue: prop.Predicate.Head}
			c.subject, c.object, c.certainty, c.event, c.open = c.object, o, literalCertainty, "", "is"
			c.modality = schema.Claimed
			b.state(c)
			return
		}
	}
}

// targetPreps lead from what is done to whom it is done to: tightened the *blockade of*,
// paid *tribute to*.
var targetPreps = []schema.Slot{"to", "on", "against", "with", "of", "from", "for", "over", "in"}

// openTargets states what a political event that no frame covers is to the actors that
// its object names: "the navy tightened the blockade of Lima".
func (b *builder) openTargets(c claim, prop *extract.Proposition, verb string) {
	noun := prop.Object.Referent()
	for _, prep := range targetPreps {
		for _, arg := range b.nounArgs(noun, prep) {
			target, ok := b.objectAt(arg.tok)
			if !ok || target.typ == schema.Thing || prep == "in" && target.typ == schema.Person {
				continue
			}
			target.arcs = arg.arcs
			c.object, c.certainty = target, literalCertainty
			c.open = schema.Slug(strings.Join([]string{verb, b.lemma(noun), string(prep)}, " "))
			b.state(c)
		}
	}
}

// objectLemma returns the lemma of the direct object of prop, empty if it has none.
func (b *builder) objectLemma(prop *extract.Proposition) string {
	for _, arg := range b.propArgs(prop, schema.SlotObject) {
		return b.lemma(arg.Referent())
	}
	return ""
}

// objectAt is entityAt for the object of an open predicate, whose words may be of
// people themselves: who greets two Chilean tourists does not greet Chile.
func (b *builder) objectAt(tok int) (filler, bool) {
	f, ok := b.entityAt(tok)
	return f, ok && !b.isPartOf(f)
}

// openLiteral states what the subject did to a phrase, or of a passive without
// agent what was done to it and how: released on bail.
func (b *builder) openLiteral(c claim, prop *extract.Proposition, verb string) {
	c.certainty = literalCertainty
	args := b.arguments(prop)
	for _, arg := range args {
		if arg.Role == extract.RolePredicate {
			return // called the ruling a scandal
		}
	}
	for i, arg := range args {
		if !arg.Present() || prop.Partial && arg.Role == extract.RoleObject {
			continue // based its show
		}
		name := verb
		switch {
		case arg.Role == extract.RoleObject:
		case prop.Predicate.Passive && (arg.Role == extract.RoleOblique || arg.Role == extract.RolePlace) && arg.Prep != "" && !loosePreps[arg.Prep],
			i == 0 && prop.Object.Present() && arg.Role == extract.RoleOblique && strongPreps[arg.Prep]:
			name += " " + arg.Prep
			c.certainty = obliqueCertainty
		default:
			continue
		}
		if literal, ok := b.literalAt(arg.Referent(), arg.Tokens); ok {
			if b.informative(verb, literal.tok, arg.Tokens) {
				c.object, c.open = literal, schema.Slug(name)
				b.state(c)
			}
			return
		}
	}
}

// openAgents states what the agents of a passive do to its subject, in the active
// voice, and returns the number of statements.
func (b *builder) openAgents(c claim, prop *extract.Proposition, verb string) int {
	n := 0
	for _, arg := range b.propArgs(prop, schema.SlotSubject) {
		agent, ok := b.entityAt(arg.Referent())
		if !ok {
			// interrogated by a lawyer: the one it happened to is the subject
			c.open, c.certainty = schema.Slug(b.participle(prop)+" by"), literalCertainty
			patient, named := b.entityAt(prop.Subject.Referent())
			literal, ok := b.literalAt(arg.Referent(), arg.Tokens)
			if c.subject, c.object = patient, literal; ok && named && b.state(c) {
				n++
			}
			continue
		}
		c.subject, c.open, c.certainty = agent, schema.Slug(verb), openCertainty
		c.event = b.vocab.EventOf(verb, b.objectLemma(prop))
		patient, ok := b.entityAt(prop.Subject.Referent())
		if ok && b.isNeuter(patient) {
			continue // it was argued by Paz that
		}
		if !ok {
			tok := prop.Subject.Referent()
			if patient, ok = b.literalAt(tok, prop.Subject.Tokens); !ok || !b.informative(verb, tok, prop.Subject.Tokens) {
				continue
			}
			c.certainty = literalCertainty
		}
		c.object = patient
		if b.state(c) {
			n++
		}
	}
	return n
}

// conditions are adjectives that tell of their subject what lasts, or changes its lot.
var conditions = wordset.Of(`dead alive ill sick injured wounded missing pregnant paralysed paralyzed comatose bankrupt insolvent
	independent sovereign neutral autonomous illegal unlawful unconstitutional legal lawful retroactive invalid void binding retired
	single married divorced homeless stateless jobless unemployed extinct defunct dormant operational nuclear landlocked
	buddhist muslim islamic catholic christian protestant orthodox hindu jewish sikh atheist secular gay lesbian bisexual
	transgender vegan vegetarian communist socialist conservative liberal innocent guilty contagious infected`)

// openComplement states what an explicit copula says where no frame has its noun:
// "Hamas is a movement".
func (b *builder) openComplement(c claim, prop *extract.Proposition) {
	c.open, c.rule = "is", prop.Rule+"/open"
	if object, ok := b.entityAt(prop.Object.Head); ok {
		c.object, c.certainty = object, openCertainty
		if b.doc.Mentions[object.mention].Form == extract.NameForm {
			b.state(c)
		}
		return
	}
	if head := prop.Object.Head; b.toks[head].UPOS == "ADJ" && conditions[b.lemma(head)] {
		c.object = filler{tok: head, mention: -1, phrase: []int{head}, typ: schema.LiteralType, one: -1}
		c.certainty = literalCertainty
		b.state(c)
		return
	}
	if literal, ok := b.literalAt(prop.Object.Head, prop.Object.Tokens); ok && b.informative("be", literal.tok, literal.phrase) {
		c.object, c.certainty = literal, literalCertainty
		b.state(c)
	}
}
