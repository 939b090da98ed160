package clause

import (
	"slices"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// maxClauses bounds the clauses that one proposition lists.
const maxClauses = 4

// The subordinators of time and of manner; "to" and its like are of purpose.
var (
	timeMarks = wordset.Of(`when while after before until till since once whenever as_soon_as upon on following`)
	wayMarks  = wordset.Of(`by without as_if as_though like instead_of rather_than`)
)

// raising are the verbs whose object belongs to the open complement alone.
var raising = wordset.Of(`want expect allow permit enable let make cause see watch hear find need like prefer love hate
	intend require mean wish have get help keep leave believe consider know show prove deem force
	induce`)

// raises reports whether the object of c only belongs to its open complement.
func (b *builder) raises(c *clauseState) bool {
	if !raising[c.p.lemma] || c.p.passive {
		return false
	}
	for _, x := range c.p.xcomps {
		if b.isVerbalComplement(x) && b.controller(c) == controlObject {
			return true
		}
	}
	return false
}

// clauses returns the clauses that tell more of c: the complement whose subject is
// its object, and its adverbial clauses.
func (b *builder) clauses(c *clauseState) []extract.Argument {
	var out []extract.Argument
	add := func(a int, role extract.Role) {
		if len(out) == maxClauses || b.quotes.region(a) != b.quotes.region(c.p.head) {
			return
		}
		arg := extract.Argument{Role: role, Head: a, Antecedent: -1, Clause: -1}
		arg.Case = b.subordinator(a)
		arg.Tokens = b.clauseWordsAfter(a, arg.Case)
		arg.Full = arg.Tokens
		out = append(out, arg)
	}
	for _, x := range c.p.xcomps {
		if ctl := b.controller(c); b.isVerbalComplement(x) && (ctl == controlObject || ctl == controlOblique) {
			add(x, extract.RoleClause)
		}
	}
	if !c.p.verbal {
		for _, a := range b.tree.Children(c.p.head) {
			if rel := b.base(a); a > c.p.head && (rel == "ccomp" || rel == "csubj") && b.isClause(a) {
				add(a, extract.RoleClause) // is confident that
			}
		}
	}
	for _, adv := range b.tree.Children(c.p.head) {
		if !c.p.verbal || b.base(adv) != "advmod" {
			continue
		}
		for _, at := range append([]int{adv}, b.tree.Children(adv)...) {
			if a := b.tree.Child(at, "advcl"); b.base(at) == "advmod" && a > c.p.head {
				add(a, extract.RoleClause) // faster than analysts had expected
			}
		}
	}
	for _, a := range c.p.advcls {
		kind, mark := b.adverbialKind(a)
		switch {
		case kind == adverbialAs || b.rel(a) == "advcl:relcl" || kind == adverbialParticiple || a < c.p.head || b.commaBefore(c.p.head, a):
		case kind == adverbialPurpose:
			add(a, extract.RolePurpose)
		case timeMarks[mark] || b.hasChild(a, "when"):
			add(a, extract.RoleTime)
		case wayMarks[mark]:
			add(a, extract.RoleManner)
		default:
			add(a, extract.RoleClause)
		}
	}
	return out
}

// subordinator returns the words that begin the clause of a: its markers with all their
// words, "in order to", and the adverbs before the last of them: "even though", "not to".
func (b *builder) subordinator(a int) []int {
	var out []int
	last := -1
	for _, kid := range b.tree.Children(a) {
		if kid > a {
			break
		}
		if b.base(kid) == "mark" {
			last = kid
		}
	}
	for _, kid := range b.tree.Children(a) {
		if kid > a || b.base(kid) != "mark" && !(b.base(kid) == "advmod" && (b.toks[kid].XPOS == "WRB" || kid < last)) {
			continue
		}
		out = append(out, kid)
		for _, part := range b.tree.Children(kid) {
			if b.rel(part) == "fixed" {
				out = append(out, part)
			}
		}
	}
	slices.Sort(out)
	return out
}
