package clause

import (
	"slices"
	"sort"

	"github.com/quadwire/quadwire/extract"
)

// arguments returns the further arguments of a verb in order of the text.
func (b *builder) arguments(c *clauseState) []extract.Argument {
	p, f := c.p, c.f
	var args []extract.Argument
	for _, tok := range p.indirects {
		if !b.interrogative(tok, f) {
			args = append(args, b.fillers(tok, extract.RoleIndirect, f)...)
		}
	}
	for _, tok := range slices.Concat(p.obliques, f.shared) {
		if discourse[b.preposition(tok)+" "+b.lemma(tok)] || b.isSource(tok) || b.absolute(c, tok) || b.likens(tok) || b.toks[tok].UPOS == "ADP" || b.interrogative(tok, f) || b.isClause(tok) && !b.isNoun(tok) || !p.verbal && b.measures(p.head, tok) {
			continue
		}
		args = append(args, b.oblique(tok, f)...)
	}
	for _, tok := range f.fronted {
		for _, arg := range b.oblique(tok, f) {
			same := func(own extract.Argument) bool { return own.Role == arg.Role }
			if (arg.Role == extract.RoleTime || arg.Role == extract.RolePlace) && !slices.ContainsFunc(args, same) {
				args = append(args, arg)
			}
		}
	}
	if !p.passive {
		for _, tok := range p.agents {
			args = append(args, b.oblique(tok, f)...)
		}
	}
	if c.gap.Present() && c.gap.Role == extract.RoleOblique {
		args = append(args, c.gap)
	}
	for _, tok := range p.adverbs {
		if b.interrogative(tok, f) {
			continue
		}
		role := extract.RoleTime
		if f.antecedent >= 0 && b.lemma(tok) == "where" {
			role = extract.RolePlace
		}
		arg := b.argument(tok, role, f)
		if arg.Antecedent >= 0 {
			arg.Prep = "in"
		}
		args = append(args, arg)
	}
	for _, x := range p.xcomps {
		if !b.isVerbalComplement(x) {
			args = append(args, b.fillers(x, extract.RolePredicate, f)...)
		}
	}
	if lightVerbs[p.lemma] {
		for _, o := range p.objects {
			args = append(args, b.folded(o, f)...)
		}
	}
	slices.SortStableFunc(args, func(x, y extract.Argument) int { return x.Head - y.Head })
	if len(args) > maxConjuncts {
		args = args[:maxConjuncts]
	}
	return args
}

// likens reports whether the phrase of tok names a case beside that of its clause: as with all feasts, as in Togo.
func (b *builder) likens(tok int) bool {
	first := -1
	for _, kid := range b.tree.Children(tok) {
		if kid < tok && (first < 0 || kid < first) {
			first = kid
		}
	}
	if first < 0 || b.lemma(first) != "as" || b.base(first) != "mark" && b.base(first) != "case" {
		return false
	}
	switch prep := b.toks[first+1].Form; prep {
	case "with", "in", "at", "on", "for":
		return first+1 < tok && b.toks[first+1].UPOS == "ADP"
	}
	return false
}

// directObjects returns the object o and its conjuncts. What folded takes out of
// the object of a light verb is left out of its words.
func (b *builder) directObjects(o int, p *parts, f *frame) []extract.Argument {
	out := b.fillers(o, extract.RoleObject, f)
	if lightVerbs[p.lemma] && len(out) > 0 && out[0].Head == o && out[0].Antecedent < 0 {
		out[0].Tokens = b.phrase(o, func(kid int) bool { return b.folds(o, kid) })
	}
	return out
}

// folds reports whether kid is a prepositional phrase that belongs to the light
// verb that obj is the object of.
func (b *builder) folds(obj, kid int) bool {
	if b.rel(kid) != "nmod" || kid < obj || b.isSource(kid) {
		return false
	}
	prep := b.preposition(kid)
	return prep != "" && prep != "of"
}

// folded returns the prepositional phrases of the object of a light verb:
// "imposed sanctions on Iran". Of-phrases stay with their noun.
func (b *builder) folded(obj int, f *frame) []extract.Argument {
	var out []extract.Argument
	for _, kid := range b.tree.Children(obj) {
		if b.folds(obj, kid) && !discourse[b.preposition(kid)+" "+b.lemma(kid)] {
			out = append(out, b.oblique(kid, f)...)
		}
	}
	return out
}

// promote chooses the object of a verb without direct object: a clause it
// governs, a predicative complement, its first oblique, or its indirect object.
func (b *builder) promote(c *clauseState, args []extract.Argument) (objects, rest []extract.Argument, shape string) {
	p := c.p
	if content := b.content(c); content >= 0 && !b.done[content] && b.isClause(content) {
		arg := extract.Argument{Role: extract.RoleClause, Head: content, Antecedent: -1, Clause: -1,
			Tokens: b.clauseWords(content)}
		return []extract.Argument{arg}, args, "clause"
	}
	pick := func(ok func(a extract.Argument) bool) int {
		for i, a := range args {
			if ok(a) {
				return i
			}
		}
		return -1
	}
	at := pick(func(a extract.Argument) bool { return a.Role == extract.RolePredicate })
	shape = "xcomp"
	if at < 0 {
		at = pick(func(a extract.Argument) bool { return a.Role == extract.RoleIndirect })
		shape = "iobj"
	}
	if at < 0 {
		shape = "obl"
		at = pick(func(a extract.Argument) bool { return a.Role == extract.RoleOblique && a.Head > p.head })
	}
	if at < 0 {
		at = pick(func(a extract.Argument) bool { return a.Role == extract.RolePlace && a.Head > p.head })
	}
	if at < 0 {
		at = pick(func(a extract.Argument) bool { return a.Role == extract.RoleOblique || a.Role == extract.RolePlace })
	}
	if at < 0 {
		return nil, args, ""
	}
	// Conjoined siblings share role and preposition and stand side by side.
	end := at + 1
	for end < len(args) && args[end].Role == args[at].Role && b.base(args[end].Head) == "conj" && args[end].Prep == args[at].Prep {
		end++
	}
	objects = slices.Clone(args[at:end])
	rest = slices.Concat(args[:at], args[end:])
	return objects, rest, shape
}

// clauseWords returns the words of a clause, for display.
func (b *builder) clauseWords(h int) []int {
	var out []int
	stack := append(b.walkStack[:0], h)
	for len(stack) > 0 && len(out) < maxPhrase {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		out = append(out, at)
		for _, kid := range b.tree.Children(at) {
			if at == h && (b.rel(kid) == "mark" && b.lemma(kid) == "that" || b.rel(kid) == "cc" && kid < h ||
				b.rel(kid) == "parataxis") {
				continue
			}
			stack = append(stack, kid)
		}
	}
	b.walkStack = stack[:0]
	sort.Ints(out)
	return b.trim(out, h)
}

// clauseWordsAfter returns the words of a clause without its subordinator.
func (b *builder) clauseWordsAfter(h int, mark []int) []int {
	return slices.DeleteFunc(b.clauseWords(h), func(t int) bool { return slices.Contains(mark, t) })
}
