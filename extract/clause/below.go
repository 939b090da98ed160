package clause

import (
	"github.com/quadwire/quadwire/extract"
)

// below reads everything that hangs on the clause, in order of the text.
func (b *builder) below(c *clauseState) {
	content := b.content(c)
	if !c.p.verbal {
		b.relations(c.p.head)
	}
	for _, kid := range b.tree.Children(c.p.head) {
		if b.done[kid] {
			continue
		}
		switch b.base(kid) {
		case "punct", "cop", "aux", "mark", "case", "cc", "expl":
			b.done[kid] = true
		case "xcomp":
			if b.isVerbalComplement(kid) {
				b.visit(kid, b.openFrame(c, kid))
			} else {
				b.nominal(kid, c.f.under(""))
			}
		case "ccomp":
			b.contentClause(c, kid)
		case "csubj":
			if c.p.verbal && c.p.expletive {
				b.contentClause(c, kid) // it is said that
				continue
			}
			g := c.f.under("")
			g.modality = compose(c.mood.modality, modalOf(b.classOf(c.p)))
			b.visit(kid, g)
		case "advcl":
			b.adverbial(c, kid)
		case "parataxis":
			switch {
			case kid == content:
				b.contentClause(c, kid)
			case b.reportsBeside(kid):
				g := c.f.under("reporting")
				g.source = b.outerSource(c, kid)
				b.visit(kid, g)
			default:
				g := c.f.under("")
				if !b.isClause(kid) {
					g.source = noSource()
				}
				b.visit(kid, g)
			}
		case "conj":
			if b.isClause(kid) {
				b.visit(kid, b.conjFrame(c, kid))
			} else {
				b.nominal(kid, c.f.under(""))
			}
		case "acl", "nmod", "appos", "amod", "compound", "flat":
			b.modifier(c.p.head, kid, c.f.under(""))
		default:
			g := c.f.under("")
			if !b.isClause(kid) {
				g.antecedent = c.f.antecedent // whose troops
			}
			b.visit(kid, g)
		}
	}
}

// outerSource is the source of a reporting clause that stands beside the words
// it reports: that of the sentence, and not itself.
func (b *builder) outerSource(c *clauseState, kid int) extract.Source {
	if c.f.source.Cue == kid {
		return noSource()
	}
	return c.f.source
}

// contentClause reads the clause that the predicate of c says, knows or asks, and
// links it to the propositions of c that have it as object.
func (b *builder) contentClause(c *clauseState, kid int) {
	from := len(b.props)
	b.visit(kid, b.contentFrame(c, kid))
	if c.first < 0 || len(b.props) == from {
		return
	}
	for i := c.first; i < from; i++ {
		if obj := &b.props[i].Object; obj.Role == extract.RoleClause && obj.Head == kid {
			obj.Clause = from
		}
	}
}

// conjFrame returns the frame of a conjoined clause: it shares the subject, the
// object that follows it, and auxiliaries where it has none of its own.
func (b *builder) conjFrame(c *clauseState, kid int) frame {
	g := *c.f
	g.passive, g.objects = false, nil
	q := b.collect(kid)
	if len(q.subjects) > 0 {
		g.subjects, g.group = nil, nil
		if g.context == "xcomp" || g.context == "acl" || g.context == "acl-passive" {
			g.context = ""
		}
		return g
	}
	g.subjects = c.subjects
	if len(c.p.subjects) > 0 {
		g.subjects = understoodAll(c.subjects)
	}
	sameForm := b.toks[kid].XPOS == b.toks[c.p.head].XPOS
	if !q.ownAux && q.cop < 0 && !q.infinitive && sameForm && c.p.ownAux {
		g.modality = compose(c.f.modality, c.mood.own)
		g.passive = c.p.passive
		g.group = joinWords(g.group, b.auxiliaries(c.p, q))
		if c.mood.negative && !b.adversative(kid) {
			g.negative = !c.f.negative
		}
	}
	if q.infinitive && !c.p.infinitive {
		g.group = nil
	}
	if len(q.objects) == 0 && q.verbal && len(q.obliques) == 0 && len(q.xcomps) == 0 && len(q.ccomps) == 0 && !c.p.passive {
		for _, o := range c.p.objects {
			if o > kid {
				g.objects = append(g.objects, o)
			}
		}
	}
	return g
}

// auxiliaries returns the auxiliaries and negations of p that stand before the
// conjoined verb shares them.
func (b *builder) auxiliaries(p *parts, q parts) []int {
	var out []int
	for _, w := range p.words {
		if b.base(w) == "aux" || negations[b.lemma(w)] && !b.adversative(q.head) {
			out = append(out, w)
		}
	}
	return out
}

// adversative reports whether the conjunct kid is introduced by but or yet.
func (b *builder) adversative(kid int) bool {
	for _, cc := range b.tree.Children(kid) {
		if b.rel(cc) == "cc" {
			switch b.lemma(cc) {
			case "but", "yet", "though":
				return true
			}
		}
	}
	return false
}
