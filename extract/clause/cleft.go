package clause

import (
	"slices"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// cleft reads the clause rc that the cleft sentence c is about. What stands in focus fills
// the place of the relative pronoun, "it was the pilot who erred", or is an oblique, "it was in
// Nairobi that they met". What is denied of the focus is denied of the clause, unless
// but names another one: "it was not the pilot but the crew who erred".
func (b *builder) cleft(c *clauseState, rc int) {
	g := c.f.under("relcl")
	g.modality, g.negative = c.mood.modality, c.f.negative
	focus := c.p.head
	if c.mood.negative != c.f.negative {
		if but := b.butInstead(focus); but >= 0 {
			focus = but
		} else {
			g.negative = !g.negative
		}
	}
	if b.preposition(c.p.head) != "" {
		g.context, g.shared = "", []int{focus}
	} else {
		g.antecedent, g.gap = focus, !b.hasRelativePronoun(rc)
	}
	b.visit(rc, g)
}

// butInstead returns the conjunct of n that but introduces, or -1.
func (b *builder) butInstead(n int) int {
	for _, kid := range b.tree.Children(n) {
		if b.base(kid) == "conj" && !b.isClause(kid) && b.adversative(kid) {
			return kid
		}
	}
	return -1
}

// vague are verbs whose free relative clause names words and deeds, and not a thing: what he
// said was a lie, what they did was a crime.
var vague = wordset.Of(`do say tell write happen mean call describe hear see show become be make add`)

// equated returns the noun that stands for the free relative what in a sentence that
// equates them, "what the strikers want is a contract", or -1.
func (b *builder) equated(what int) int {
	h := b.toks[what].Head
	if h < 0 || b.base(what) != "nsubj" || !b.isFreeRelative(what) || b.tree.Child(h, "cop") < what || b.tree.Child(h, "nsubj:outer") >= 0 {
		return -1
	}
	rc := b.tree.Child(what, "acl:relcl")
	if upos := b.toks[h].UPOS; b.toks[rc].UPOS != "VERB" || upos != "NOUN" && upos != "PROPN" || b.preposition(h) != "" || vague[b.lemma(rc)] ||
		b.tree.Child(rc, "xcomp", "ccomp") >= 0 {
		return -1
	}
	return h
}

// becauseOf sets the relation of the clause p that is in the focus of a cleft sentence: "it was
// because the valve failed that it sank".
func (b *builder) becauseOf(p *parts, f *frame) {
	if p.from < 0 || f.relation != "" {
		return
	}
	if _, mark := b.adverbialKind(p.head); mark == "because" {
		f.relation = mark
	}
}

// equatedFrame completes the frame of the clause of a free relative that the noun n stands for.
func (b *builder) equatedFrame(n int, g *frame) {
	for _, kid := range b.tree.Children(n) {
		if b.base(kid) == "advmod" && negations[b.lemma(kid)] && !b.notOnly(kid) {
			g.negative = true
		}
		if b.base(kid) == "aux" {
			g.modality = stronger(g.modality, schema.Possible)
		}
	}
}

// gapped reads the conjunct kid of the clause c that has no verb of its own: "Brazil won six
// medals, and Cuba four".
func (b *builder) gapped(c *clauseState, kid int) {
	p := c.p
	var objects, args []extract.Argument
	for _, o := range b.tree.Children(kid) {
		switch {
		case b.rel(o) != "orphan" || !b.isNoun(o):
		case b.preposition(o) == "" && len(p.objects) > 0 && len(objects) == 0:
			objects = b.fillers(o, extract.RoleObject, c.f)
		default:
			args = append(args, b.oblique(o, c.f)...)
		}
	}
	shape := "obj"
	if len(objects) == 0 && len(p.objects) > 0 && !b.isName(kid) && b.samePlaces(args, p.obliques) {
		// gave a million to Chad and two million to Togo
		pred := extract.Predicate{Head: p.head, Tokens: joinWords(c.f.group, p.words), Lemma: p.lemma, Passive: p.passive}
		state := *c
		state.clauses = nil
		b.pairs(&state, pred, b.fillers(kid, extract.RoleObject, c.f), args, b.ruleName(&state, shape))
		return
	}
	if len(objects) == 0 && len(args) > 0 {
		objects, args, shape = args[:1], args[1:], "obl"
	}
	if len(objects) > 0 && p.verbal && !p.expletive {
		state := *c
		state.clauses = nil
		cc := b.tree.Child(kid, "cc")
		if len(p.indirects) > 0 && shape == "obj" && (cc < 1 || b.toks[cc-1].Form != ",") {
			args = append(args, b.argument(kid, extract.RoleIndirect, c.f)) // gave Chad boats, Togo trucks
		} else {
			state.subjects = []extract.Argument{b.argument(kid, extract.RoleSubject, c.f)}
		}
		pred := extract.Predicate{Head: p.head, Tokens: joinWords(c.f.group, p.words), Lemma: p.lemma, Passive: p.passive}
		b.pairs(&state, pred, objects, args, b.ruleName(&state, shape))
	}
	b.nominal(kid, c.f.under(""))
}

// samePlaces reports whether there are args, and each has the preposition of one of the obliques.
func (b *builder) samePlaces(args []extract.Argument, obliques []int) bool {
	for _, arg := range args {
		if !slices.ContainsFunc(obliques, func(o int) bool { return b.preposition(o) == arg.Prep }) {
			return false
		}
	}
	return len(args) > 0
}
