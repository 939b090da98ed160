package relation

import (
	"slices"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// complement states what a copula, an apposition or a title says of its subject:
// its office, and whose officer, relative, ally, part it is.
func (b *builder) complement(i int) {
	prop := &b.doc.Propositions[i]
	head := prop.Object.Head
	subject, ok := b.entityAt(prop.Subject.Referent())
	if !ok {
		return
	}
	c := claim{
		subject: subject, anchor: head, base: prop.Confidence, words: b.shown(prop),
		polarity: prop.Polarity, modality: prop.Modality, source: prop.Attribution, args: prop.Args,
	}
	if prop.Predicate.Implied {
		c.words, c.timeless = []int{head}, true
	}
	if b.isNameWord(head, subject) {
		return
	}
	n := 0
	phrase := prop.Object.Tokens
	over := b.isOver(head)
	for _, f := range b.vocab.Frames(schema.ComplementFrame, b.lemma(head)) {
		if !b.phraseMatches(f, head) || b.officeSpan(head) > 1 && len(f.Words()) == 1 {
			continue // no secretary "of" state
		}
		if typeFactor(subject.typ, f.Predicate.Subject) == 0 {
			continue
		}
		c.certainty, c.rule = f.Certainty, prop.Rule+"/"+frameName(f)
		for _, slot := range f.Object {
			for _, object := range b.complementSlot(prop, slot) {
				said := c
				if over && (object.mention < 0 || f.Predicate.Former == "") {
					said.polarity = schema.Negative
				}
				n += b.stateComplement(said, f, object, phrase)
			}
		}
	}
	if n == 0 && !prop.Predicate.Implied {
		b.openComplement(c, prop)
	}
}

// nameWords are titles that are names as often.
var nameWords = wordset.Of(`dean prince king queen major judge justice duke earl baron pope bishop marshal pastor knight doctor`)

// isNameWord reports whether the title tok is rather a part of the name: Dean Martin.
func (b *builder) isNameWord(tok int, subject filler) bool {
	m := b.doc.Mentions[subject.mention]
	return m.Form == extract.NameForm && m.First == tok && tok < m.End && b.toks[tok].UPOS == "PROPN" && nameWords[b.lemma(tok)]
}

// Words before an office that change who holds it.
var (
	formerWords = wordset.Of(`former previous ex ex- onetime one-time then late erstwhile outgoing ousted retired deposed`)
	deputyWords = wordset.Of(`deputy vice assistant associate junior under sub aspiring aide`)
)

// stateComplement states that the subject of c is, by frame f, something of
// object; it returns the number of statements.
func (b *builder) stateComplement(c claim, f *schema.Frame, object filler, phrase []int) int {
	if object.mention < 0 && !f.AllowsObject(object.typ) && !slices.Contains(f.Object, schema.SlotPhrase) {
		return 0
	}
	if livingNouns[b.lemma(c.anchor)] && slices.ContainsFunc(phrase, func(tok int) bool { return formerWords[b.lemma(tok)] }) {
		return 0
	}
	if b.isTeamOf(object, c.anchor) {
		return 0 // the Chilean captain is of its team, which is not Chile
	}
	c.object, c.pred = object, f.Predicate
	if wholePredicates[f.Predicate.Name] && b.isArm(object) {
		literal, ok := b.literalAt(object.tok, b.phraseOf(object.tok))
		if !ok {
			return 0
		}
		c.object, c.certainty = literal, c.certainty*typeFactor(object.typ, f.Predicate.Object)
	} else if object.mention >= 0 {
		if len(f.ObjectTypes) > 0 {
			c.certainty *= strictFactor(object.typ, f.ObjectTypes)
		}
		for _, tok := range phrase {
			l := b.lemma(tok)
			if (formerWords[l] || b.isOver(c.anchor)) && f.Predicate.Former != "" {
				if c.pred, _ = b.vocab.Predicate(f.Predicate.Former); b.isOver(c.anchor) {
					c.polarity = schema.Positive // what is so no more was so
				}
			}
			if f.Predicate.Name == "leads" && (deputyWords[l] || object.typ == schema.Country && b.isBranch(tok, c.anchor)) {
				// The deputy of a head is one of its people, and so is who heads a part
				// of it: the Chilean police chief.
				name := "employed-by"
				if object.typ == schema.Country || object.typ == schema.Place {
					name = "official-of"
				}
				if c.pred, _ = b.vocab.Predicate(name); c.pred == nil {
					return 0
				}
			}
		}
	}
	if c.certainty > 0 && b.state(c) {
		return 1
	}
	return 0
}

// wholePredicates hold of the arm of a state that the words name, and not of the state
// that acts by it: the commander of the *Peruvian army* does not lead Peru.
var wholePredicates = wordset.Of(`leads spokesperson-of`)

// arms are bodies that act for a state and are led, and spoken for, by themselves.
var arms = wordset.Of(`military army navy force forces troop troops police guard ministry department embassy parliament congress senate
	assembly court bank commission intelligence fleet corps brigade battalion division unit agency team squad delegation mission`)

// sportsOffices are offices in a team: where a country stands before them, its team is meant.
var sportsOffices = wordset.Of(`captain skipper coach manager trainer player defender midfielder striker goalkeeper forward winger
	batsman bowler`)

// isTeamOf reports whether f stands for the team of a country by the office head in it.
func (b *builder) isTeamOf(f filler, head int) bool {
	return f.mention >= 0 && f.typ == schema.Country && sportsOffices[b.lemma(head)]
}

// livingNouns say where one lives, or of what state one is, which a former one is not.
var livingNouns = wordset.Of(`resident citizen inhabitant national`)

// isArm reports whether f stands for a country by the noun for one of its arms.
func (b *builder) isArm(f filler) bool { return b.isPartOf(f) && arms[b.lemma(f.tok)] }

// isOver reports whether what the noun or adjective head says is so no more: *no
// longer* president.
func (b *builder) isOver(head int) bool {
	for _, kid := range b.tree.Children(head) {
		if l := b.lemma(kid); kid < head && (l == "longer" || l == "long") && kid > 0 && b.lemma(kid-1) == "no" {
			return true
		}
	}
	return false
}

// officeSpan returns the number of words of the office that begins with head and goes
// on with "of", secretary of state, chief of staff, else 1.
func (b *builder) officeSpan(head int) int {
	n := 1
	for _, f := range b.vocab.Frames(schema.ComplementFrame, b.lemma(head)) {
		if words := f.Words(); len(words) > n && f.HeadIndex() == 0 && b.phraseMatches(f, head) {
			n = len(words)
		}
	}
	return n
}

// isBranch reports whether the noun tok before the head of an office says of what part
// it is the head: police chief, opposition leader.
func (b *builder) isBranch(tok, head int) bool {
	return tok < head && b.toks[tok].Head == head && b.tree.Base(tok) == "compound" && b.toks[tok].UPOS == "NOUN" &&
		b.mentionAt[tok] < 0 && !teamNouns[b.lemma(tok)] && !teamHeads[b.lemma(head)]
}

var (
	teamNouns = wordset.Of(`team state government country squad side`)
	teamHeads = wordset.Of(`coach captain skipper minister`)
)

// complementSlot returns what fills a slot around the complement of prop.
func (b *builder) complementSlot(prop *extract.Proposition, slot schema.Slot) []filler {
	head := prop.Object.Head
	switch slot {
	case schema.SlotPhrase:
		if f, ok := b.officePhrase(prop); ok {
			return []filler{f}
		}
		return nil
	case schema.SlotModifier:
		return b.modifiers(prop)
	case schema.SlotPossessor:
		return b.possessors(prop)
	}
	args := slices.DeleteFunc(b.nounArgs(head, slot), func(arg slotArg) bool {
		return arg.tok >= head && arg.tok < head+b.officeSpan(head)
	})
	if b.toks[head].UPOS == "ADJ" {
		for _, kid := range b.tree.Children(head) {
			if b.tree.Base(kid) == "obl" && b.caseOf(kid) == string(slot) {
				for _, part := range b.conjuncts(kid) {
					args = append(args, slotArg{tok: part, phrase: b.phraseOf(part), arcs: []int{part}})
				}
			}
		}
	} else if len(args) == 0 {
		for _, arg := range b.propArgs(prop, slot) {
			args = append(args, slotArg{tok: arg.Referent(), phrase: arg.Tokens})
		}
	}
	if len(args) == 0 && slot == "of" && b.isOffice(head) {
		for _, kid := range b.tree.Children(head) {
			if b.tree.Base(kid) == "conj" && b.isOffice(kid) {
				args = append(args, b.nounArgs(kid, slot)...) // founder and head of Acme
			}
		}
	}
	if slot == "from" && len(args) == 0 {
		for _, those := range b.nounArgs(head, "of") {
			if b.isPlural(those.tok) {
				args = append(args, b.nounArgs(those.tok, slot)...) // a minority of Muslims from Chad
			}
		}
	}
	var out []filler
	for _, arg := range args {
		if f, ok := b.entityAt(arg.tok); ok {
			f.arcs = arg.arcs
			out = append(out, f)
		} else if f, ok := b.literalAt(arg.tok, arg.phrase); ok {
			out = append(out, f)
		}
	}
	return out
}

// modifiers returns the names before the head of the complement that belong to it:
// "Russian" in "Russian defence minister".
func (b *builder) modifiers(prop *extract.Proposition) []filler {
	return b.before(prop, func(tok int) bool {
		switch b.tree.Base(tok) {
		case "amod", "compound", "nmod", "flat":
			return b.toks[tok].DepRel != "nmod:poss"
		case "appos":
			// A parser that takes the country for the apposition: "Yair Lapid, *Israel*
			// prime minister".
			return true
		}
		return false
	})
}

// possessors returns the possessors of the complement.
func (b *builder) possessors(prop *extract.Proposition) []filler {
	return b.before(prop, func(tok int) bool { return b.toks[tok].DepRel == "nmod:poss" })
}

// before returns the entities of the words of the complement before its head that
// hang, by a relation that ok accepts, on the head or on the name it belongs to.
func (b *builder) before(prop *extract.Proposition, ok func(tok int) bool) []filler {
	head := prop.Object.Head
	subject := prop.Subject.Referent()
	var out []filler
	for _, tok := range prop.Object.Tokens {
		up := b.toks[tok].Head
		if tok >= head || !ok(tok) || up != head && up != subject && (up < 0 || b.toks[up].Head != head || !slices.Contains(prop.Object.Tokens, up)) {
			continue
		}
		for _, part := range b.conjuncts(tok) {
			if f, named := b.entityAt(part); named && part < head && !b.isCompounded(part) {
				f.arcs = []int{part}
				out = append(out, f)
			}
		}
	}
	return out
}

// isCompounded reports a name that a hyphen makes one word with a participle behind it, which
// says something else of the noun: a *Peruvian*-held city in Chile.
func (b *builder) isCompounded(tok int) bool {
	head := b.toks[tok].Head
	return tok+2 == head && b.toks[tok+1].Form == "-" && b.toks[head].UPOS == "VERB"
}

// officePhrase returns the complement as a literal without the actor that it
// belongs to: "defence minister" of "Russian defence minister", "president" of
// "the president of France".
func (b *builder) officePhrase(prop *extract.Proposition) (filler, bool) {
	head := prop.Object.Head
	subject, ok := b.entityAt(prop.Subject.Referent())
	if !ok {
		return filler{}, false
	}
	drop := make(map[int]bool)
	for _, tok := range prop.Object.Tokens {
		if tok >= head && tok < head+b.officeSpan(head) || drop[tok] {
			continue
		}
		if tok < head && b.isOver(head) {
			l := b.lemma(tok)
			drop[tok] = l == "no" || l == "longer" || l == "long"
			if drop[tok] {
				continue
			}
		}
		if b.toks[tok].Head == head && (b.tree.Base(tok) == "conj" || tok < head && b.tree.Base(tok) == "nummod") {
			// curator and *director*; *two* ministers
			for _, below := range b.tree.Subtree(tok, nil) {
				drop[below] = true
			}
			continue
		}
		switch b.tree.Base(tok) {
		case "nmod", "compound", "amod", "flat", "obl", "appos":
		default:
			continue
		}
		ent, named := b.entityAt(tok)
		named = named && !b.same(ent, subject) && !portfolios[b.lemma(tok)]
		if !named && b.toks[tok].DepRel != "nmod:poss" {
			continue
		}
		if tok > head && b.tree.Base(tok) != "nmod" {
			continue
		}
		for _, below := range b.tree.Subtree(tok, nil) {
			if below != head {
				drop[below] = true
			}
		}
		// A name of several words goes as a whole.
		if m := b.mentionAt[tok]; m >= 0 && named {
			for t := b.doc.Mentions[m].First; t < b.doc.Mentions[m].End; t++ {
				drop[t] = drop[t] || t != head && b.doc.Mentions[m].Form == extract.NameForm
			}
		}
	}
	for _, tok := range prop.Object.Tokens {
		if tok > 0 && drop[tok-1] && tok+1 < head && b.toks[tok].Form == "-" {
			drop[tok], drop[tok+1] = true, true // Chilean*-born* singer
		}
	}
	var phrase []int
	for _, tok := range prop.Object.Tokens {
		if !drop[tok] {
			phrase = append(phrase, tok)
		}
	}
	// What the dropped words tore off stays behind: keep the run around the head.
	at := slices.Index(phrase, head)
	if at < 0 {
		return filler{}, false
	}
	first, end := at, at+1
	for first > 0 && phrase[first-1] == phrase[first]-1 {
		first--
	}
	for end < len(phrase) && phrase[end] == phrase[end-1]+1 {
		end++
	}
	phrase = phrase[first:end]
	for len(phrase) > 1 && b.toks[phrase[len(phrase)-1]].UPOS == "ADP" {
		phrase = phrase[:len(phrase)-1]
	}
	f, ok := b.literalAt(head, phrase)
	if ok && b.isPlural(head) && b.isOffice(head) {
		f.one = head
	}
	return f, ok
}

// officeIn states of whom the office is that c says its subject has or gets: became
// *president of Chile*, was named head of Acme; and of whom the office was that it gives
// up: resigned as head of Acme.
func (b *builder) officeIn(c claim) {
	left := c.pred.Name == resignPredicate
	if c.pred.Name != officePredicate && !left || c.object.mention >= 0 || !b.isOffice(c.object.tok) {
		return
	}
	office := c.object
	for _, f := range b.vocab.Frames(schema.ComplementFrame, b.lemma(office.tok)) {
		if !b.phraseMatches(f, office.tok) || typeFactor(c.subject.typ, f.Predicate.Subject) == 0 || slices.Contains(f.Object, schema.SlotPhrase) {
			continue
		}
		for _, slot := range f.Object {
			for _, arg := range b.nounArgs(office.tok, slot) {
				if object, ok := b.entityAt(arg.tok); ok && !b.same(object, c.subject) {
					object.arcs = arg.arcs
					said := c
					said.event = ""
					said.certainty = f.Certainty
					if !left {
						b.stateComplement(said, f, object, office.phrase)
					} else if former, ok := b.vocab.Predicate(f.Predicate.Former); ok {
						said.object, said.pred = object, former
						b.state(said)
					}
				}
			}
		}
	}
}

// portfolios stand before an office and belong to it, though they may be taken for a
// name: Shadow *Home* Secretary.
var portfolios = wordset.Of(`home foreign interior exterior defence defense finance justice health education trade energy prime shadow state
	deputy vice first chief business culture transport environment labour labor`)

// possession states what a possessive says: "Israel's prime minister, Yair Lapid",
// "Ana Ruiz's brother Juan".
func (b *builder) possession(i int) {
	prop := &b.doc.Propositions[i]
	owner, ok := b.entityAt(prop.Subject.Referent())
	if !ok {
		return
	}
	head := prop.Object.Head
	owned, ok := b.entityAt(prop.Object.Referent())
	if !ok || b.isTeamOf(owner, head) {
		return
	}
	c := claim{subject: owned, timeless: true, anchor: head, words: []int{head}, base: prop.Confidence, args: prop.Args,
		polarity: prop.Polarity, modality: prop.Modality, source: prop.Attribution}
	n := 0
	for _, f := range b.vocab.Frames(schema.ComplementFrame, b.lemma(head)) {
		if slices.Contains(f.Object, schema.SlotPossessor) && b.phraseMatches(f, head) && typeFactor(owned.typ, f.Predicate.Subject) > 0 {
			c.certainty, c.rule = f.Certainty, prop.Rule+"/"+frameName(f)
			n += b.stateComplement(c, f, owner, prop.Object.Tokens)
		}
	}
	if n > 0 || b.affiliate(owned, owner, c, "possessor") || !b.isNamed(b.mentionAt[owned.tok]) || b.doc.Mentions[owned.mention].Form != extract.NameForm {
		return
	}
	c.subject, c.object, c.open, c.certainty, c.rule = owner, owned, "has", openCertainty, prop.Rule+"/open"
	b.state(c)
}
