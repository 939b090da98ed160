package clause

import (
	"github.com/quadwire/quadwire/extract"
)

// copula adds the propositions of a nominal or adjectival predicate: "Kuleba is
// the foreign minister", "the army is ready", "officials are in Crimea".
func (b *builder) copula(c *clauseState) {
	p, f := c.p, c.f
	if c.subjects == nil || b.verbalXcomp(p) >= 0 {
		return // "is ready to help": the complement states it
	}
	objects, shape := b.predicates(p.head, f), "copula"
	if len(objects) == 0 {
		return
	}
	pred := extract.Predicate{Head: p.head, Tokens: joinWords(f.group, p.words), Lemma: "be", Copula: true}
	if p.cop < 0 {
		switch b.toks[p.head].UPOS {
		case "ADJ", "NOUN", "PROPN":
		default:
			return
		}
		pred.Implied = true
		shape = "copula-elided"
	}
	if objects[0].Prep != "" {
		shape += "-obl"
	} else if b.toks[p.head].UPOS == "ADJ" {
		shape += "-adj"
	}
	if f.context != "" {
		shape = f.context + "-" + shape
	}
	b.pairs(c, pred, objects, b.arguments(c), shape)
}

// predicates returns the predicative phrases of a copula: the head and the
// phrases conjoined with it.
func (b *builder) predicates(h int, f *frame) []extract.Argument {
	if b.interrogative(h, f) {
		return nil
	}
	inClause := func(kid int) bool {
		switch b.base(kid) {
		case "nsubj", "cop", "aux", "mark", "advcl", "obl", "expl", "csubj", "ccomp", "xcomp":
			return true
		case "advmod":
			return negations[b.lemma(kid)] || b.isTimeAdverb(kid) || kid < h && b.tree.Child(h, "cop") > kid
		}
		return false
	}
	var out []extract.Argument
	for _, head := range b.conjuncts(h) {
		arg := extract.Argument{Role: extract.RolePredicate, Head: head, Prep: b.preposition(head), Antecedent: -1, Clause: -1,
			Tokens: b.phrase(head, inClause)}
		if arg.Prep != "" {
			arg.Role = b.obliqueRole(head, arg.Prep)
		}
		if len(out) > 0 && arg.Prep == "" {
			arg.Role, arg.Prep = out[0].Role, out[0].Prep
		}
		out = append(out, arg)
	}
	return out
}
