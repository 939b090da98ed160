package relation

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// affiliationPrior is the confidence of what a preposition or a possessive between
// two names states, before affiliationRules.
const affiliationPrior = 0.85

// affiliationRules say what stands between two names by their types: "Lee of the
// Civic Party", "Italian Mario Rossi", "the Arena in Sochi".
var affiliationRules = []struct {
	subject   schema.EntityType
	link      string // preposition, "possessor", "modifier" or "appos"
	object    schema.EntityType
	predicate string
	certainty float64
}{
	{schema.Person, "of", schema.Organization, "member-of", 0.85},
	{schema.Person, "from", schema.Organization, "member-of", 0.85},
	{schema.Person, "at", schema.Organization, "employed-by", 0.8},
	{schema.Person, "possessor", schema.Organization, "member-of", 0.85},
	{schema.Person, "in", schema.Organization, "member-of", 0.8},
	{schema.Organization, "from", schema.Organization, "member-of", 0.8},
	{schema.Person, "of", schema.Country, "citizen-of", 0.8},
	{schema.Person, "from", schema.Country, "citizen-of", 0.9},
	{schema.Person, "from", schema.Place, "citizen-of", 0.85},
	{schema.Person, "possessor", schema.Country, "citizen-of", 0.8},
	{schema.Person, "modifier", schema.Country, "citizen-of", 0.85},
	{schema.Organization, "possessor", schema.Country, "located-in", 0.85},
	{schema.Organization, "possessor", schema.Place, "located-in", 0.85},
	{schema.Organization, "modifier", schema.Country, "located-in", 0.85},
	{schema.Place, "possessor", schema.Country, "located-in", 0.9},
	{schema.Place, "possessor", schema.Place, "located-in", 0.85},
	{schema.Place, "modifier", schema.Country, "located-in", 0.85},
	{schema.Place, "in", schema.Place, "located-in", 0.95},
	{schema.Place, "in", schema.Country, "located-in", 0.95},
	{schema.Place, "appos", schema.Place, "located-in", 0.85},
	{schema.Place, "appos", schema.Country, "located-in", 0.9},
	{schema.Organization, "in", schema.Place, "located-in", 0.85},
	{schema.Organization, "in", schema.Country, "located-in", 0.85},
}

// affiliations states what links the names of the sentence to one another.
func (b *builder) affiliations() {
	sent := b.doc.Sentences[b.sent]
	for tok := sent.First; tok < sent.End; tok++ {
		if b.toks[tok].UPOS != "PROPN" && b.toks[tok].UPOS != "NOUN" {
			continue
		}
		b.officeOf(tok)
		b.townAndCountry(tok)
		subject, ok := b.nameAt(tok)
		if !ok {
			continue
		}
		if b.toks[tok].UPOS == "NOUN" && b.isPlural(tok) && subject.typ == schema.Organization {
			subject.typ = schema.Person // students of the academy are people of it
		}
		for _, kid := range b.tree.Children(tok) {
			link := ""
			switch rel := b.toks[kid].DepRel; extract.BaseRel(rel) {
			case "nmod":
				if link = b.caseOf(kid); rel == "nmod:poss" {
					continue // a possessive has its own proposition
				}
			case "amod", "compound":
				if kid < tok && !b.hasTitle(tok) {
					link = "modifier"
				}
			case "appos":
				if b.toks[b.firstOf(kid)].Form != "(" {
					link = "appos" // and no other name of it
				}
			}
			if link == "" {
				continue
			}
			c := claim{subject: subject, timeless: true, base: affiliationPrior, arcs: []int{kid}}
			c.polarity, c.modality, c.source = schema.Positive, schema.Asserted, extract.Source{Speaker: extract.NoArgument(), Cue: -1}
			c.anchor, c.words = tok, b.linkWords(kid)
			if b.respectively(tok, kid) {
				b.inTurn(tok, kid, c, link)
			} else if object, ok := b.nameAt(kid); ok {
				b.affiliate(subject, object, c, link)
			}
		}
	}
}

// officeOf states what a phrase that stands for a person says of it: where *the head of
// the bank* is Ruiz, Ruiz leads the bank. Of who has no other name it says nothing new.
func (b *builder) officeOf(tok int) {
	subject, ok := b.entityAt(tok)
	if !ok || b.toks[tok].UPOS != "NOUN" || b.doc.Mentions[subject.mention].Head != tok || subject.typ != schema.Person {
		return
	}
	c := claim{subject: subject, timeless: true, base: affiliationPrior, anchor: tok, words: []int{tok}}
	c.polarity, c.modality, c.source = schema.Positive, schema.Asserted, extract.Source{Speaker: extract.NoArgument(), Cue: -1}
	for _, f := range b.vocab.Frames(schema.ComplementFrame, b.lemma(tok)) {
		if !b.phraseMatches(f, tok) || b.officeSpan(tok) > 1 && len(f.Words()) == 1 || slices.Contains(f.Object, schema.SlotPhrase) {
			continue
		}
		for _, slot := range f.Object {
			if slot == schema.SlotModifier {
				continue // the Chilean president may be Chile's, or only from there
			}
			for _, arg := range b.nounArgs(tok, slot) {
				object, ok := b.nameAt(arg.tok)
				if ok && !b.same(object, subject) && !strings.Contains(b.entity(subject).Label, b.entity(object).Label) {
					object.arcs = arg.arcs
					c.certainty, c.rule = f.Certainty, "nominal/"+frameName(f)
					b.stateComplement(c, f, object, b.tree.Subtree(tok, nil))
				}
			}
		}
	}
}

// respectively reports whether the word stands between tok and the last conjunct of
// kid, or right after it.
func (b *builder) respectively(tok, kid int) bool {
	parts := b.conjuncts(kid)
	if list, ok := b.entityAt(kid); ok {
		// In a list of names each with its own phrase the next name is no part of this one's.
		parts = slices.DeleteFunc(parts, func(part int) bool {
			f, ok := b.entityAt(part)
			return ok && f.typ != list.typ && part != kid
		})
	}
	for at := tok + 1; at <= parts[len(parts)-1]+2 && at < b.doc.Sentences[b.sent].End; at++ {
		if b.lemma(at) == "respectively" {
			return true
		}
	}
	return false
}

// inTurn links the names conjoined with tok to those conjoined with kid, one by
// one, if there are as many: "Ruiz and Paz of respectively Acme and Rail".
func (b *builder) inTurn(tok, kid int, c claim, link string) {
	for steps := 0; b.tree.Base(tok) == "conj" && b.toks[tok].Head >= 0 && steps < maxConjuncts; steps++ {
		tok = b.toks[tok].Head
	}
	subjects, objects := b.conjuncts(tok), b.conjuncts(kid)
	// Of a longer list only the last ones are meant.
	if len(objects) < 2 || len(subjects) < len(objects) {
		return
	}
	subjects = subjects[len(subjects)-len(objects):]
	for i := range objects {
		subject, ok1 := b.nameAt(subjects[i])
		object, ok2 := b.nameAt(objects[i])
		if ok1 && ok2 {
			b.affiliate(subject, object, c, link)
		}
	}
}

// nameAt returns the named entity whose name has its head at tok.
func (b *builder) nameAt(tok int) (filler, bool) {
	f, ok := b.entityAt(tok)
	if !ok || b.doc.Mentions[f.mention].Form != extract.NameForm || b.doc.Mentions[f.mention].Head != tok {
		return filler{}, false
	}
	return f, true
}

// firstOf returns the first token of what tok heads, a bracket that opens it included.
func (b *builder) firstOf(tok int) int { return b.tree.Subtree(tok, nil)[0] }

// hasTitle reports whether a title stands before the name tok: modifiers before
// it belong to the title.
func (b *builder) hasTitle(tok int) bool {
	for _, kid := range b.tree.Children(tok) {
		if kid < tok && (b.isOffice(kid) || b.toks[kid].DepRel == "nmod:desc") {
			return true
		}
	}
	return false
}

// linkWords returns the preposition of tok, or tok itself.
func (b *builder) linkWords(tok int) []int {
	if kid := b.tree.Child(tok, "case"); kid >= 0 && kid < tok {
		return []int{kid}
	}
	return []int{tok}
}

// affiliate states, by the types of its two ends, what a link between two names
// means, in the manner of c; it reports whether it did.
func (b *builder) affiliate(subject, object filler, c claim, link string) bool {
	for _, rule := range affiliationRules {
		if rule.subject != subject.typ || rule.object != object.typ || rule.link != link {
			continue
		}
		c.subject, c.object = subject, object
		c.pred, _ = b.vocab.Predicate(rule.predicate)
		if c.pred == nil {
			return false
		}
		c.certainty, c.rule = rule.certainty, "affiliation/"+link
		return b.state(c)
	}
	return false
}
