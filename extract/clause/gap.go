package clause

import (
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// gapObject finds what the antecedent of a relative clause without pronoun is to
// its verb: "the town they took", "the town they live in".
func (b *builder) gapObject(c *clauseState) {
	c.gap = extract.NoArgument()
	p, f := c.p, c.f
	if !f.gap {
		return
	}
	for _, group := range [][]int{p.objects, p.obliques, p.adverbs, p.subjects, p.indirects} {
		for _, tok := range group {
			if b.isRelativePronoun(tok) {
				f.gap = false
				return
			}
		}
	}
	if !p.verbal || len(p.subjects) == 0 && f.context == "relcl" {
		return
	}
	role, prep := extract.RoleObject, ""
	for _, tok := range p.obliques {
		if b.toks[tok].UPOS == "ADP" && len(b.tree.Children(tok)) == 0 {
			role, prep = extract.RoleOblique, b.lemma(tok)
		}
	}
	if prep == "" && (len(p.objects) > 0 || len(p.ccomps) > 0 || p.passive && !ditransitive[p.lemma] || b.verbalXcomp(p) >= 0 ||
		intransitive[p.lemma] || timeNouns[b.lemma(f.antecedent)] || gapless[b.lemma(f.antecedent)]) {
		return
	}
	f.gap = false
	c.gap = extract.Argument{Role: role, Head: f.antecedent, Tokens: b.phrase(f.antecedent, nil), Prep: prep,
		Antecedent: f.antecedent, Clause: -1}
}

// gapless are nouns whose relative clauses lack no object: the way they live.
var gapless = wordset.Of(`way reason place case extent degree manner speed point`)
