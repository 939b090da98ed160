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
	for _, kid := range b.tree.Children(p.head) {
		if b.isCleft(p, kid) {
			return // the clause states it
		}
	}
	for _, s := range p.subjects {
		if b.equated(s) >= 0 {
			return
		}
	}
	objects, shape := b.predicates(p.head, f), "copula"
	if len(objects) == 0 {
		return
	}
	c.incomplete = b.disagrees(c) || b.lacksClause(c) || b.asksHow(c) || b.lacksPoint(c) || b.doubtsAntecedent(c) && b.concerns(c, c.subjects)
	pred := extract.Predicate{Head: p.head, Tokens: joinWords(f.group, p.words), Lemma: "be", Copula: true, Adverbs: p.manner}
	if p.cop < 0 {
		switch b.toks[p.head].UPOS {
		case "ADJ", "NOUN", "PROPN":
		default:
			return
		}
		pred.Implied = true
		shape = "copula-elided"
		c.incomplete = f.context == "relcl" // no relative clause lacks a verb: a slip of a parser
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
		case "nsubj", "cop", "aux", "mark", "advcl", "expl", "csubj", "ccomp", "xcomp":
			return true
		case "obl":
			return !b.measures(h, kid)
		case "advmod":
			return negations[b.lemma(kid)] || b.isTimeAdverb(kid) || kid < h && b.tree.Child(h, "cop") > kid || b.saysWhen(h, kid)
		}
		return false
	}
	var out []extract.Argument
	for _, head := range b.conjuncts(h) {
		arg := extract.Argument{Role: extract.RolePredicate, Head: head, Prep: b.preposition(head), Antecedent: -1, Clause: -1,
			Tokens: b.phrase(head, inClause), Full: b.extent(head, false, inClause)}
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

// isCleft reports whether the clause rc is what a cleft sentence says of its predicate p:
// "it was Norway that bought the ships".
func (b *builder) isCleft(p *parts, rc int) bool {
	if p.cop < 0 || rc < p.head || b.toks[p.head].UPOS == "ADJ" || b.toks[rc].Head != p.head {
		return false
	}
	if rel := b.rel(rc); rel != "advcl:relcl" && rel != "acl:relcl" {
		return false
	}
	it := b.tree.Child(p.head, "nsubj", "expl")
	return it >= 0 && it < p.cop && b.lemma(it) == "it" && !b.commaBefore(p.head, rc) && (b.rel(rc) == "advcl:relcl" || b.definite(p.head))
}

// measures reports whether kid says how much the predicate h is: 57 kilometres long.
func (b *builder) measures(h, kid int) bool {
	return b.toks[h].UPOS == "ADJ" && kid < h && b.rel(kid) == "obl:unmarked" && b.tree.Child(kid, "nummod") >= 0
}
