package clause

import (
	"slices"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
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
		if b.isCleft(c.p, kid) {
			b.cleft(c, kid)
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
			g.subjects = b.doerOfClause(c, kid)
			b.visit(kid, g)
		case "advcl":
			if slices.Contains(c.p.ccomps, kid) {
				b.contentClause(c, kid)
			} else {
				b.adverbial(c, kid)
			}
		case "parataxis":
			switch {
			case kid == content:
				b.contentClause(c, kid)
			case b.reportsBeside(kid):
				g := c.f.under("reporting")
				g.source, g.beside = b.outerSource(c, kid), c.first
				b.visit(kid, g)
			case b.isHeadlineConjunct(c, kid):
				b.visit(kid, b.conjFrame(c, kid))
			default:
				g := c.f.under("")
				if !b.isClause(kid) {
					g.source = noSource()
				}
				b.visit(kid, g)
			}
		case "conj":
			switch {
			case b.isClause(kid):
				b.visit(kid, b.conjFrame(c, kid))
			case b.tree.Child(kid, "orphan") >= 0:
				b.gapped(c, kid)
			default:
				b.nominal(kid, c.f.under(""))
			}
		case "acl", "nmod", "appos", "amod", "compound", "flat":
			b.modifier(c.p.head, kid, c.f.under(""))
		default:
			g := c.f.under("")
			if b.isSource(kid) {
				g.source = noSource() // what is said of the source itself
			}
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

// repaying are the verbs whose object did, or is to do, what their clausal subject says.
var repaying = wordset.Of(`cost bring earn win lose gain lead get make leave help harm hurt give save teach do land drive plunge push force`)

// doerOfClause returns who does what the subject clause s of c says, none if nobody is named: jailing
// them cost *Chad* its friends, it was brave of *Togo* to leave.
func (b *builder) doerOfClause(c *clauseState, s int) []extract.Argument {
	if b.tree.Child(s, "nsubj", "nsubj:pass") >= 0 || b.tree.Child(s, "mark") >= 0 && s < c.p.head {
		return nil
	}
	if c.p.verbal {
		if s > c.p.head || b.toks[s].XPOS != "VBG" || !repaying[c.p.lemma] {
			return nil
		}
		for _, o := range append(c.p.indirects[:len(c.p.indirects):len(c.p.indirects)], c.p.objects...) {
			if b.isName(o) || isPersonNoun(b.lemma(o)) {
				return understoodAll(b.fillers(o, extract.RoleSubject, c.f))
			}
		}
		return nil
	}
	for _, o := range c.p.obliques {
		if p := b.preposition(o); p == "of" && o > c.p.head && o < s && b.toks[c.p.head].UPOS == "ADJ" {
			return understoodAll(b.fillers(o, extract.RoleSubject, c.f))
		}
	}
	return nil
}
