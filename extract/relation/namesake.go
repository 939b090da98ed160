package relation

import (
	"slices"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// findNamesakes finds the nouns of the sentence that stand for an entity which no
// mention joins to them: titles beside a name, what is called by one, what acts for a
// state, and partitives.
func (b *builder) findNamesakes() {
	b.called = b.called[:0]
	for i := b.firstProp; i < len(b.doc.Propositions) && b.doc.Propositions[i].Sentence == b.sent; i++ {
		b.titleBeside(&b.doc.Propositions[i])
	}
	sent := b.doc.Sentences[b.sent]
	for tok := sent.First; tok < sent.End; tok++ {
		b.nameOf(tok)
		b.kinOf(tok)
		b.metonym(tok)
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

// namingVerbs give their object a name.
var namingVerbs = wordset.Of(`call name dub nickname title entitle know christen`)

// nameOf lets a noun stand for the name that a participle gives it: *the order within the
// church called Dawn*. See calledFacts.
func (b *builder) nameOf(tok int) {
	verb := b.toks[tok].Head
	if m := b.mentionAt[tok]; !b.isNamed(m) || b.doc.Mentions[m].Form != extract.NameForm || b.doc.Mentions[m].Head != tok || verb < 0 || tok < verb {
		return
	}
	noun := b.toks[verb].Head
	if b.tree.Base(verb) != "acl" || !namingVerbs[b.lemma(verb)] || b.toks[verb].XPOS == "VBG" || noun < 0 ||
		b.toks[noun].UPOS != "NOUN" || b.isPlural(noun) || b.isNamed(b.mentionAt[noun]) {
		return
	}
	switch b.tree.Base(tok) {
	case "xcomp", "obj", "obl":
		if prep := b.caseOf(tok); prep == "" || prep == "as" {
			b.namesake[noun] = b.mentionAt[tok]
			b.called = append(b.called, [2]int{noun, tok})
		}
	}
}

// givesName reports whether the participle verb only gives its noun a name.
func (b *builder) givesName(verb int) bool {
	return slices.ContainsFunc(b.called, func(pair [2]int) bool { return b.toks[pair[1]].Head == verb })
}

// calledFacts states of what is called by a name what the noun says of it.
func (b *builder) calledFacts() {
	for _, pair := range b.called {
		if name, ok := b.entityAt(pair[1]); ok {
			name.arcs = []int{pair[1]}
			b.exampleFact(pair[0], name)
		}
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
			b.namesake[tok], b.partOf[tok] = b.namesake[kid], b.partOf[kid]
		}
		return
	}
}

// actingNouns are people and arms by which a state or an alliance acts.
var actingNouns = wordset.Of(`troop troops soldier force forces warplane jet aircraft plane bomber helicopter tank artillery warship
	submarine frigate destroyer gunboat vessel drone commando paratrooper marine sailor gunner infantry cavalry fleet navy army
	military police authority official diplomat negotiator envoy investigator prosecutor peacekeeper spy agent guard battery
	regiment brigade battalion division convoy patrol parliament senate congress cabinet ministry government regime
	delegation`)

// apartWords set those before whom they stand apart from their state.
var apartWords = wordset.Of(`former ex rebel defected captured retired dead killed wounded fallen injured deserting mutinous missing`)

// metonym lets those who act for a state stand for it, where the text has no own actor for
// them: *Chilean troops shelled Lima*.
func (b *builder) metonym(tok int) {
	if b.toks[tok].UPOS != "NOUN" || !actingNouns[b.lemma(tok)] || b.isNamed(b.mentionAt[tok]) {
		return
	}
	whole := -1
	for _, kid := range b.tree.Children(tok) {
		switch b.tree.Base(kid) {
		case "amod", "compound", "nmod":
			if kid > tok {
				continue
			}
			if apartWords[b.lemma(kid)] {
				return
			}
			m := b.mentionAt[kid]
			if !b.isNamed(m) || b.doc.Mentions[m].Form != extract.NameForm {
				continue
			}
			switch b.doc.Entities[b.doc.Mentions[m].Entity].Type {
			case schema.Country:
				whole = m
			case schema.Organization:
				if whole < 0 {
					whole = m
				}
			}
		}
	}
	if whole >= 0 {
		b.namesake[tok], b.partOf[tok] = whole, true
	}
}

// kinOf lets the possessive of a person's relative stand for who stands before that: *Ann Lee and her
// brother left*.
func (b *builder) kinOf(tok int) {
	noun := b.toks[tok].Head
	if b.toks[tok].XPOS != "PRP$" || noun < tok || b.isNamed(b.mentionAt[tok]) || b.tree.Base(noun) != "conj" && b.tree.Base(noun) != "appos" {
		return
	}
	if l := b.lemma(tok); l != "he" && l != "she" && l != "his" && l != "her" && l != "its" && l != "it" {
		return
	}
	first := b.toks[noun].Head
	if first < 0 || first > tok || b.tree.Base(noun) == "appos" && b.tree.Base(first) == "conj" {
		return
	}
	if m := b.mentionAt[first]; b.isNamed(m) && b.doc.Mentions[m].Form == extract.NameForm {
		b.namesake[tok] = m
	}
}
