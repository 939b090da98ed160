package relation

import (
	"slices"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// besideOne reports whether those that take part in an event are only named after "with":
// of *talks with Lima and Oslo* the third one is missing, and the two may not have talked
// to each other.
func (b *builder) besideOne(subjects, objects []filler) bool {
	for _, s := range subjects {
		if !slices.ContainsFunc(objects, func(o filler) bool { return o.tok == s.tok }) || b.sharedCase(s.tok) != "with" {
			return false
		}
	}
	return true
}

// voiced are the predicates of what is said to somebody, who may be named beside the noun.
var voiced = wordset.Of(`accuses criticizes requests-from threatens warns praises opposes rejects`)

// addressed returns whom the noun tok is directed at where no preposition names one: who is
// accused by the clause that is its content, accusations that *Lima* shelled Oslo, or who acts
// on the occasion of it, amid criticism from Lima, *Oslo* dropped the plan.
func (b *builder) addressed(tok int) []filler {
	var out []filler
	for _, clause := range b.tree.Children(tok) {
		mark := b.tree.Child(clause, "mark")
		if rel := b.tree.Base(clause); rel != "acl" && rel != "ccomp" || mark < 0 || b.lemma(mark) != "that" {
			continue
		}
		if subject := b.tree.Child(clause, "nsubj", "nsubj:pass"); subject > tok {
			for _, part := range b.conjuncts(subject) {
				out = append(out, b.entitiesOf(slotArg{tok: part, arcs: []int{clause}})...)
			}
		}
	}
	at := tok
	if head := b.toks[tok].Head; head >= 0 && b.tree.Base(tok) == "nmod" && serialNouns[b.lemma(head)] {
		at = head
	}
	if prep := b.caseOf(at); len(out) == 0 && occasionPreps[prep] && b.toks[tok].Head >= 0 {
		out = b.partakers(at)
	}
	return out
}

// hyphenated returns the two names that a hyphen joins before the event noun tok: *US-China*
// talks.
func (b *builder) hyphenated(tok int) []filler {
	var out []filler
	for t := tok - 1; t >= b.doc.Sentences[b.sent].First && t > tok-8; t-- {
		if t+1 < tok && b.toks[t+1].Form == "-" {
			left, ok1 := b.entityAt(t)
			right, ok2 := b.entityAt(t + 2)
			if ok1 && ok2 && !b.same(left, right) {
				out = append(out, left, right)
			}
			return out
		}
	}
	return nil
}

// sharedCase returns the preposition of tok, or of the phrase that it is conjoined with.
func (b *builder) sharedCase(tok int) string {
	for steps := 0; steps < maxConjuncts && b.caseOf(tok) == "" && b.tree.Base(tok) == "conj" && b.toks[tok].Head >= 0; steps++ {
		tok = b.toks[tok].Head
	}
	return b.caseOf(tok)
}

// occasionPreps join an event to a clause whose subject took part in it: *after* talks
// with Lima, Paz left.
var occasionPreps = wordset.Of(`after following during since amid upon under despite`)

// partakers returns the subjects of the clause that the event noun tok is the occasion of:
// following a meeting with Paz, *Ruiz* flew home; flew home *after* a meeting with Paz.
func (b *builder) partakers(tok int) []filler {
	verb := b.toks[tok].Head
	if verb < 0 || b.tree.Base(tok) != "obl" || !occasionPreps[b.caseOf(tok)] || b.tree.Child(tok, "nmod:poss") >= 0 {
		return nil
	}
	subject := b.tree.Child(verb, "nsubj", "nsubj:pass")
	if subject < 0 {
		return nil
	}
	var out []filler
	for _, part := range b.conjuncts(subject) {
		out = append(out, b.entitiesOf(slotArg{tok: part, arcs: []int{tok}})...)
	}
	return out
}

// sides returns the countries and bodies whose people the plural noun of arg stands for, where
// there are several: *Lima and Oslo's* ministers, the leaders *of Lima and Oslo*, *Chilean and
// Peruvian* troops. Of one country such people are a mention themselves.
func (b *builder) sides(arg slotArg) []filler {
	if b.toks[arg.tok].UPOS != "NOUN" || !b.isPlural(arg.tok) || !b.isActor(arg.tok) && !forceNouns[b.lemma(arg.tok)] {
		return nil
	}
	for _, slot := range []schema.Slot{"of", schema.SlotPossessor, schema.SlotModifier} {
		var out []filler
		for _, side := range b.nounArgs(arg.tok, slot) {
			f, ok := b.entityAt(side.tok)
			if !ok || b.doc.Mentions[f.mention].Form != extract.NameForm || f.typ != schema.Country && f.typ != schema.Organization {
				return nil
			}
			f.arcs = append(slices.Clone(arg.arcs), side.arcs...)
			out = append(out, f)
		}
		if len(out) > 1 || len(out) == 1 && slot == schema.SlotModifier && armed[b.lemma(arg.tok)] {
			return out
		}
	}
	return nil
}

// armed are nouns for those who fight for the country whose adjective stands before them.
var armed = wordset.Of(`troop troops soldier force forces army`)

// forceNouns are nouns for what a country fights with.
var forceNouns = wordset.Of(`warship ship frigate destroyer submarine jet plane aircraft warplane bomber helicopter drone unit marine
	commando tank battery warhead missile agent spy scientist negotiator`)

// The prepositions of who does the same as the subject or object beside them: some go with
// the subject wherever they stand, others with what stands right before them.
var (
	jointPreps = wordset.Of(`together_with alongside jointly_with in_tandem_with in_coordination_with`)
	alsoPreps  = wordset.Of(`along_with as_well_as in_addition_to`)
)

// companions returns who does, or undergoes, with the subject or object of prop what it says:
// Lima, *along with Oslo*, left; *together with Oslo*, Lima left.
func (b *builder) companions(prop *extract.Proposition, slot schema.Slot) []slotArg {
	first := prop.Subject
	if slot == schema.SlotObject && !prop.Predicate.Passive {
		first = prop.Object
	} else if slot != schema.SlotSubject && slot != schema.SlotObject || slot == schema.SlotSubject && prop.Predicate.Passive {
		return nil
	}
	if !first.Present() {
		return nil
	}
	verb := prop.Predicate.Head
	object := b.tree.Child(verb, "obj")
	var out []slotArg
	take := func(kid int, beside bool) {
		prep := b.caseOf(kid)
		subject := jointPreps[prep] && !beside || kid < verb
		if !jointPreps[prep] && !alsoPreps[prep] || !beside && subject != (first.Head == prop.Subject.Head) {
			return
		}
		if !beside && !subject && (object < 0 || kid < object) {
			return
		}
		for _, part := range b.conjuncts(kid) {
			out = append(out, slotArg{tok: part, phrase: b.phraseOf(part), arcs: []int{kid}})
		}
	}
	for _, kid := range b.tree.Children(first.Referent()) {
		if b.tree.Base(kid) == "nmod" {
			take(kid, true)
		}
	}
	for _, kid := range b.tree.Children(verb) {
		if b.tree.Base(kid) == "obl" {
			take(kid, false)
		}
	}
	return out
}
