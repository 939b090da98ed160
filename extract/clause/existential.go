package clause

import (
	"slices"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// nearPreps tell a place of things, if no abstract noun follows: under the rubble, but
// under the treaty. "on" does so before nouns of place.
var (
	nearPreps = wordset.Of(`under beneath underneath behind beside above below inside outside aboard along near atop`)
	abstract  = wordset.Of(`law treaty agreement rule deal plan pressure control condition circumstance charge arrest
		fire attack suspicion investigation review scrutiny discussion consideration constitution act term leadership
		attack killing decision move bid success failure average expectation standard`)
)

// locative reports whether the preposition of a phrase beside "there is" can say where.
func locative(prep string) bool {
	switch prep {
	case "on", "off", "over", "among", "between", "within", "from":
		return true
	}
	return placePreps[prep] || nearPreps[prep]
}

// isPlace reports whether the phrase of tok says where something is that exists.
func (b *builder) isPlace(tok int, prep string) bool {
	switch {
	case b.obliqueRole(tok, prep) == extract.RolePlace:
		return true
	case nearPreps[prep]:
		return !b.isTime(tok) && !abstract[b.lemma(tok)]
	}
	return prep == "on" && placeNouns[b.lemma(tok)]
}

// existence adds what a clause with there states of its subject: where that is, if a
// phrase of it tells a place, "there are ships in the port", or else that it is there.
func (b *builder) existence(c *clauseState, args []extract.Argument) {
	p := c.p
	there := b.tree.Child(p.head, "expl")
	if there < 0 || b.lemma(there) != "there" {
		return
	}
	pred := extract.Predicate{Head: p.head, Tokens: joinWords(c.f.group, p.words), Lemma: p.lemma}
	for _, subject := range c.subjects {
		for _, kid := range b.tree.Children(subject.Head) {
			if b.rel(kid) != "nmod" || kid < subject.Head || !b.isPlace(kid, b.preposition(kid)) {
				continue
			}
			places := b.fillers(kid, extract.RolePlace, c.f)
			inPlace := func(k int) bool { return k == kid }
			subject.Tokens, subject.Full = b.phrase(subject.Head, inPlace), b.extent(subject.Head, false, inPlace)
			state := *c
			state.subjects = []extract.Argument{subject}
			b.pairs(&state, pred, places, args, "existential")
			return
		}
	}
	if b.interrogative(there, c.f) {
		return
	}
	objects := make([]extract.Argument, 0, len(c.subjects))
	for _, subject := range c.subjects {
		subject.Role = extract.RolePredicate
		subject.Compact = b.existing(subject.Head)
		again := func(o extract.Argument) bool {
			return b.lemma(o.Head) == b.lemma(subject.Head) && b.base(subject.Head) == "conj" && b.tree.Child(subject.Head, "cc") < 0
		}
		if !slices.ContainsFunc(objects, again) { // a deal, a recent deal, with Ghana
			objects = append(objects, subject)
		}
	}
	state := *c
	state.subjects = []extract.Argument{b.argument(there, extract.RoleSubject, c.f)}
	b.pairs(&state, pred, objects, args, "existential-bare")
}

// existing returns the words of what is said to exist with its relative clause, without which little is
// said, there are machines that remember, or nil if there is none or it is counted.
func (b *builder) existing(n int) []int {
	if b.tree.Child(n, "nummod") >= 0 || b.definite(n) {
		return nil
	}
	for _, kid := range b.tree.Children(n) {
		if b.rel(kid) == "acl:relcl" && kid > n && !b.commaBefore(n, kid) {
			if words := b.extent(n, false, nil); len(words) <= maxWhole {
				return words
			}
		}
	}
	return nil
}
