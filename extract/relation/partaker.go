package relation

import (
	"slices"

	"github.com/quadwire/quadwire/extract/internal/wordset"
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

// sharedCase returns the preposition of tok, or of the phrase that it is conjoined with.
func (b *builder) sharedCase(tok int) string {
	for steps := 0; steps < maxConjuncts && b.caseOf(tok) == "" && b.tree.Base(tok) == "conj" && b.toks[tok].Head >= 0; steps++ {
		tok = b.toks[tok].Head
	}
	return b.caseOf(tok)
}

// occasionPreps join an event to a clause whose subject took part in it: *after* talks
// with Lima, Paz left.
var occasionPreps = wordset.Of(`after following during since amid upon`)

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
		for _, f := range b.entitiesOf(slotArg{tok: part, arcs: []int{tok}}) {
			out = append(out, f)
		}
	}
	return out
}
