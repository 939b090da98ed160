package clause

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// The margins below which the noun of a relative clause is a guess. Where the treebanks' development sets
// have a relative clause, the parser finds the noun of half of those below slight; of those on the second
// noun of a chain, a policy of ships that, it finds three of five below fair, and all above.
const (
	slight = 0.3
	fair   = 0.85
)

// kinds are the nouns before of that stand for what follows: a form of boxing that uses sticks.
var kinds = wordset.Of(`form kind type sort variety style brand class piece species`)

// kindOf returns the noun of kind whose of-phrase n is, else n.
func (b *builder) kindOf(n int) int {
	if h := b.toks[n].Head; h >= 0 && b.rel(n) == "nmod" && kinds[b.lemma(h)] && b.preposition(n) == "of" && b.toks[h].XPOS == b.toks[n].XPOS {
		return h
	}
	return n
}

// doubtsAntecedent reports whether it is uncertain which noun the relative clause of c modifies.
func (b *builder) doubtsAntecedent(c *clauseState) bool {
	h := c.p.head
	if c.f.context != "relcl" || c.f.antecedent < 0 || b.noMargins || b.rel(h) != "acl:relcl" {
		return false
	}
	margin, n := b.toks[h].Margin, b.toks[h].Head
	return margin < slight || b.rel(n) == "nmod" && margin < fair && !kinds[b.lemma(b.toks[n].Head)]
}

// concerns reports whether one of args is the noun that the relative clause of c modifies.
func (b *builder) concerns(c *clauseState, args []extract.Argument) bool {
	return slices.ContainsFunc(args, func(arg extract.Argument) bool { return arg.Present() && arg.Antecedent == c.f.antecedent })
}

// withoutDoubt returns args without the noun that the relative clause of c modifies if that is uncertain and
// the clause says something without it: the office on the corner where *Lee met Ray*.
func (b *builder) withoutDoubt(c *clauseState, objects, args []extract.Argument) []extract.Argument {
	if !b.doubtsAntecedent(c) || len(objects) == 0 || b.concerns(c, c.subjects) || b.concerns(c, objects) {
		return args
	}
	return slices.DeleteFunc(slices.Clone(args), func(arg extract.Argument) bool { return arg.Antecedent == c.f.antecedent })
}

// misplaced reports whether c happens in or at a person: a show with Lee, in which the band played.
func (b *builder) misplaced(c *clauseState, objects, args []extract.Argument) bool {
	if c.f.context != "relcl" || c.f.antecedent < 0 || !b.inPerson(c.f.antecedent) {
		return false
	}
	in := func(arg extract.Argument) bool {
		return arg.Antecedent == c.f.antecedent && (arg.Prep == "in" || arg.Prep == "at" || arg.Prep == "during")
	}
	return slices.ContainsFunc(objects, in) || slices.ContainsFunc(args, in)
}

// deniesAny reports whether c denies of a noun without article or with a that it suffers what the verb
// says, which tells only which one that is: a language they do not speak.
func (b *builder) deniesAny(c *clauseState, objects []extract.Argument) bool {
	if c.f.context != "relcl" || !c.mood.negative {
		return false
	}
	return slices.ContainsFunc(objects, func(o extract.Argument) bool {
		return o.Role == extract.RoleObject && o.Antecedent >= 0 && b.toks[o.Antecedent].UPOS == "NOUN" && !b.definite(o.Antecedent)
	})
}

// fillsNothing reports whether c is a relative clause whose noun is the object of a verb that has none:
// the reasons that trade goes down.
func (b *builder) fillsNothing(c *clauseState, objects []extract.Argument) bool {
	if c.f.context != "relcl" || c.f.antecedent < 0 || !gapless[b.lemma(c.f.antecedent)] {
		return false
	}
	verb, _, _ := strings.Cut(c.p.lemma, " ")
	return intransitive[verb] && slices.ContainsFunc(objects, func(o extract.Argument) bool {
		return o.Role == extract.RoleObject && o.Antecedent >= 0
	})
}

// isContent reports whether the clause rc, which has no relative pronoun, lacks nothing that its noun n could be,
// and so says what n is about: fears it would lead to a ban.
func (b *builder) isContent(n, rc int) bool {
	switch nouns[b.lemma(n)] {
	case classReport, classClaim, classPossible, classThreaten:
	default:
		return false
	}
	if b.hasRelativePronoun(rc) || b.tree.Child(rc, "nsubj", "nsubj:pass", "expl") < 0 || gapless[b.lemma(n)] || timeNouns[b.lemma(n)] {
		return false
	}
	if b.toks[rc].UPOS != "VERB" || b.tree.Child(rc, "obj", "ccomp", "aux:pass") >= 0 || intransitive[b.lemma(rc)] {
		return true
	}
	preps := frames[b.lemma(rc)]
	for _, kid := range b.tree.Children(rc) {
		if b.base(kid) == "obl" && preps[b.preposition(kid)] {
			return true
		}
	}
	return false
}

// sharedBy returns the conjuncts of the noun of subject if the verb of p, in the plural, says of all of them what it
// says: rivers, a lake and a forest, which were. Else it returns subject.
func (b *builder) sharedBy(p *parts, subject extract.Argument) []extract.Argument {
	n := subject.Antecedent
	alone := []extract.Argument{subject}
	if n < 0 || !b.isRelativePronoun(subject.Head) || len(p.words) == 0 {
		return alone
	}
	finite := &b.toks[p.words[0]]
	switch {
	case finite.XPOS == "VBZ" || strings.EqualFold(finite.Form, "was"):
		return alone
	case b.base(n) == "conj" && (b.toks[n].XPOS == "NNS" || finite.XPOS != "VBP" && !strings.EqualFold(finite.Form, "were")):
		return alone // perhaps the last alone
	}
	first := n
	for b.base(first) == "conj" && b.toks[first].Head >= 0 && !b.isClause(b.toks[first].Head) {
		first = b.toks[first].Head
	}
	var out []extract.Argument
	for _, head := range b.conjuncts(first) {
		if head < subject.Head {
			arg := b.antecedentSubject(head)
			arg.Head = subject.Head
			out = append(out, arg)
		}
	}
	if len(out) < 2 {
		return alone
	}
	return out
}
