package clause

import "github.com/quadwire/quadwire/extract"

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
			if b.rel(kid) != "nmod" || kid < subject.Head || b.obliqueRole(kid, b.preposition(kid)) != extract.RolePlace {
				continue
			}
			place := b.argument(kid, extract.RolePlace, c.f)
			inPlace := func(k int) bool { return k == kid }
			subject.Tokens, subject.Full = b.phrase(subject.Head, inPlace), b.extent(subject.Head, true, inPlace)
			state := *c
			state.subjects = []extract.Argument{subject}
			b.pairs(&state, pred, []extract.Argument{place}, args, "existential")
			return
		}
	}
	if b.interrogative(there, c.f) {
		return
	}
	objects := make([]extract.Argument, len(c.subjects))
	for i, subject := range c.subjects {
		subject.Role = extract.RolePredicate
		objects[i] = subject
	}
	state := *c
	state.subjects = []extract.Argument{b.argument(there, extract.RoleSubject, c.f)}
	b.pairs(&state, pred, objects, args, "existential-bare")
}
