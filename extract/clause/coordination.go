package clause

import (
	"slices"
	"sort"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// conjuncts returns tok and the phrases conjoined with it, in order. Clauses are
// no conjuncts of a phrase.
func (b *builder) conjuncts(tok int) []int {
	out := []int{tok}
	if names := b.namesBeside(tok); len(names) > 1 {
		out = names // senators Ann Lee and Bob Ray
	}
	for i := 0; i < len(out) && len(out) < maxConjuncts; i++ {
		for _, kid := range b.tree.Children(out[i]) {
			if b.base(kid) == "conj" && !b.isClause(kid) && b.coordinated(kid) && len(out) < maxConjuncts {
				out = append(out, kid)
			}
		}
	}
	sort.Ints(out)
	return slices.Compact(out)
}

// coordinated reports whether a conjunction or a comma stands between the conjunct
// kid and its head: without one a parser took the parts of a name for conjuncts.
func (b *builder) coordinated(kid int) bool {
	from, to := b.toks[kid].Head, kid
	if from > to {
		from, to = to, from
	}
	if b.isQuotedTitle(from, to) {
		return false
	}
	if to-from > 8 {
		return true
	}
	for t := from + 1; t < to; t++ {
		if u := b.toks[t].UPOS; u == "CCONJ" || u == "PUNCT" && b.toks[t].Form != "-" || u == "SYM" || b.rel(t) == "cc" {
			return true
		}
	}
	return false
}

// maxTitle bounds the words of a title in quotation marks that is read as a name.
const maxTitle = 8

// isQuotedTitle reports whether the words from and to, first and last of a coordination, are in the title of a
// work, all between quotation marks and in capitals: "Cowboys and Sailors".
func (b *builder) isQuotedTitle(from, to int) bool {
	at := b.quotes.region(from)
	if at < 0 || at != b.quotes.region(to) {
		return false
	}
	r := &b.quotes.regions[at]
	if r.end-r.first > maxTitle {
		return false
	}
	for t := r.first; t < r.end; t++ {
		switch b.toks[t].UPOS {
		case "NOUN", "PROPN", "ADJ", "VERB":
			if form := b.toks[t].Form; form[0] >= 'a' && form[0] <= 'z' {
				return false
			}
		case "PUNCT":
			if t != r.end-1 {
				return false
			}
		}
	}
	return true
}

// namesBeside returns the conjoined names that stand beside the plural noun tok
// without a comma.
func (b *builder) namesBeside(tok int) []int {
	if b.toks[tok].XPOS != "NNS" {
		return nil
	}
	for _, kid := range b.tree.Children(tok) {
		if kid < tok || b.toks[kid].UPOS != "PROPN" || !b.adjacent(tok, kid) {
			continue
		}
		if rel := b.base(kid); rel == "appos" || rel == "flat" {
			return b.conjuncts(kid)
		}
	}
	return nil
}

// fillers returns one argument for each conjunct of tok. A conjunct without
// preposition shares that of the first.
func (b *builder) fillers(tok int, role extract.Role, f *frame) []extract.Argument {
	heads := b.conjuncts(tok)
	out := make([]extract.Argument, 0, len(heads))
	for _, head := range heads {
		arg := b.argument(head, role, f)
		if arg.Prep == "" && len(out) > 0 {
			arg.Prep = out[0].Prep
		}
		out = append(out, arg)
	}
	return out
}

// conjFrame returns the frame of a conjoined clause: it shares the subject, the
// object that follows it, and auxiliaries where it has none of its own.
func (b *builder) conjFrame(c *clauseState, kid int) frame {
	g := *c.f
	g.passive, g.objects, g.shared, g.clauses = false, nil, nil, nil
	q := b.collect(kid)
	g.unfit = b.unfit(c, &q)
	g.fronted = b.fronted(c)
	if len(q.subjects) > 0 {
		g.fronted = nil
		g.subjects, g.group = nil, nil
		if g.context == "xcomp" || g.context == "acl" || g.context == "acl-passive" {
			g.context = ""
		}
		b.raisedObjects(c, kid, &q, &g)
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
	b.raisedObjects(c, kid, &q, &g)
	if len(g.objects) > 0 && len(q.obliques) == 0 {
		for _, o := range c.p.obliques {
			if o > g.objects[0] {
				g.shared = append(g.shared, o)
			}
		}
	}
	return g
}

// raisedObjects lets the conjunct kid share the objects of c that follow it, where it has none: "arrested
// and tried *Lee*", "Chad backs, and Togo opposes, *Ghana*".
func (b *builder) raisedObjects(c *clauseState, kid int, q *parts, g *frame) {
	if len(q.objects) > 0 || !q.verbal || len(q.xcomps) > 0 || len(q.ccomps) > 0 || c.p.passive {
		return
	}
	for _, o := range c.p.objects {
		between := slices.ContainsFunc(q.obliques, func(other int) bool { return other > kid && other < o })
		if o > kid && !between {
			g.objects = append(g.objects, o)
		}
	}
}

// unfit reports whether the conjunct q is a bare infinitive beside a verb that is none: "has a plan to
// cut taxes and raise wages", of which a parser conjoined has and raise.
func (b *builder) unfit(c *clauseState, q *parts) bool {
	if b.toks[q.head].XPOS != "VB" || q.ownAux || q.infinitive || q.cop >= 0 || len(q.subjects) > 0 {
		return false
	}
	switch b.toks[c.p.head].XPOS {
	case "VBZ", "VBD", "VBG":
		return true
	}
	return false
}

// fronted returns the times and places before the subject of c, which hold for the verbs
// conjoined with it too: "in May Chad left the union and closed its ports".
func (b *builder) fronted(c *clauseState) []int {
	out := c.f.fronted
	if len(c.p.subjects) == 0 {
		return out
	}
	for _, o := range c.p.obliques {
		if o < c.p.subjects[0] && b.rel(o) != "obl:agent" {
			out = append(out[:len(out):len(out)], o)
		}
	}
	return out
}

// isAlternative reports whether the clause of p is one of several of which one holds: they pay or they leave.
func (b *builder) isAlternative(p *parts) bool {
	if b.hasOr(p.head) && b.base(p.head) == "conj" {
		return true
	}
	return slices.ContainsFunc(p.conjs, func(kid int) bool { return b.isClause(kid) && b.hasOr(kid) })
}

// hasOr reports whether the conjunct kid is joined by or.
func (b *builder) hasOr(kid int) bool {
	cc := b.tree.Child(kid, "cc")
	return cc >= 0 && b.lemma(cc) == "or"
}

// isHeadlineConjunct reports whether the parataxis kid is a verb that goes on with the
// subject of c after a comma alone, as headlines do: "Rebels seize port, kill 40".
func (b *builder) isHeadlineConjunct(c *clauseState, kid int) bool {
	h := c.p.head
	if !c.p.verbal || kid < h || len(c.p.subjects) == 0 || b.toks[kid].UPOS != "VERB" || b.tree.Child(kid, "nsubj", "nsubj:pass", "csubj", "expl", "mark", "aux") >= 0 {
		return false
	}
	switch b.toks[h].XPOS {
	case "VBP", "VBZ":
	default:
		return false
	}
	switch b.toks[kid].XPOS {
	case "VBP", "VBZ", "VB":
		return kid > 0 && b.toks[kid-1].Form == ","
	}
	return false
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

// incompleteLives are verbs of life that say little without a place.
var incompleteLives = wordset.Of(`bear live grow_up raise educate work`)

// sharedPlace lets such a verb share the place of the verb conjoined with it: "was born and died *in
// Oslo*".
func (b *builder) sharedPlace(p *parts) {
	if !incompleteLives[p.lemma] || len(p.objects)+len(p.obliques)+len(p.xcomps) > 0 || len(p.conjs) == 0 {
		return
	}
	next := p.conjs[0]
	if b.toks[next].UPOS != "VERB" || b.tree.Child(next, "obj") >= 0 {
		return
	}
	for _, kid := range b.tree.Children(next) {
		if b.base(kid) == "obl" && kid > next && strongPlacePreps[b.preposition(kid)] && !b.isTime(kid) {
			p.obliques = append(p.obliques, kid)
		}
	}
}
