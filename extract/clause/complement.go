package clause

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// control says which argument of a predicate is the understood subject of its
// open complement.
type control uint8

const (
	controlSubject control = iota
	controlObject
	controlOblique // called on Moscow to withdraw
)

// controller returns which argument controls the open complement of c.
func (b *builder) controller(c *clauseState) control {
	p := c.p
	cls := b.classOf(p)
	switch {
	case p.passive:
		return controlSubject
	case len(p.objects) > 0 || len(p.indirects) > 0:
		if cls == classPromise || cls == classThreaten || p.lemma == "use" || entering[p.lemma] {
			return controlSubject
		}
		return controlObject
	case cls == classRequest && b.addressee(p) >= 0:
		return controlOblique
	}
	return controlSubject
}

// entering are verbs whose object is a place: visited Oslo to meet the king.
var entering = wordset.Of(`visit tour enter leave reach cross`)

// addressee returns the oblique that a request is made to: "called on Moscow",
// "appealed to Paris", "pleaded with the court".
func (b *builder) addressee(p *parts) int {
	for _, o := range p.obliques {
		switch b.preposition(o) {
		case "on", "upon", "to", "with", "for":
			if o > p.head && !b.isTime(o) {
				return o
			}
		}
	}
	return -1
}

// controllers returns the understood subjects of the open complement of c.
func (b *builder) controllers(c *clauseState) []extract.Argument {
	p := c.p
	var heads []int
	switch b.controller(c) {
	case controlObject:
		heads = p.indirects
		if len(heads) == 0 {
			heads = p.objects
		}
	case controlOblique:
		heads = []int{b.addressee(p)}
	default:
		return understoodAll(c.subjects)
	}
	var out []extract.Argument
	for _, h := range heads {
		if !b.interrogative(h, c.f) {
			out = append(out, understoodAll(b.fillers(h, extract.RoleSubject, c.f))...)
		}
	}
	return out
}

// openClass returns what the predicate of c does to the open complement x, which
// can differ from what it does to a that-clause: "told X to", "wants X to".
func (b *builder) openClass(c *clauseState, x int) class {
	cls := b.classOf(c.p)
	ctl := b.controller(c)
	switch c.p.lemma {
	case "tell", "warn", "remind", "caution", "notify":
		return classRequest
	case "have", "need", "oblige", "require":
		if c.p.lemma == "have" && b.toks[c.p.head].XPOS == "VBD" {
			return classAspect // had to rebuild it, and did
		}
		if b.tree.Child(x, "mark") >= 0 && ctl == controlSubject {
			return classNecessary
		}
	case "want", "like", "love", "prefer", "wish", "expect":
		switch {
		case c.p.passive:
			return classPlan
		case ctl == controlObject && c.p.lemma != "expect":
			return classRequest
		case c.p.lemma == "expect":
			return classPlan
		}
		return classPossible
	case "ask", "beg":
		if ctl == controlSubject && !c.p.passive {
			return classRequest
		}
	case "ought":
		return classNecessary
	case "go":
		if b.toks[c.p.head].XPOS != "VBG" {
			return classAspect
		}
	case "consider":
		if b.toks[x].XPOS == "VBG" {
			return classPossible // is considering leaving
		}
	case "get":
		return classAspect
	case "dare":
		if ctl == controlSubject {
			return classAspect // dared to attack
		}
	case "find", "see", "hear", "discover", "show", "know":
		return classAspect
	}
	if c.p.passive && (cls == classReport || cls == classFact) {
		return classClaim // is said to
	}
	return cls
}

// openFrame returns the frame of the open complement x of c.
func (b *builder) openFrame(c *clauseState, x int) frame {
	p, f := c.p, c.f
	cls := b.openClass(c, x)
	ctl := b.controller(c)
	if p.lemma == "have" && cls != classHinder && (b.hasChild(p.head, "yet") || b.hasChild(x, "yet")) {
		cls = classNegate // have yet to arrive
	}
	g := newFrame()
	g.antecedent, g.gap = f.antecedent, f.gap && !c.gap.Present()
	g.parent, g.source = c.first, f.source
	g.context = "xcomp"
	g.modality = compose(c.mood.modality, modalOf(cls))
	if cls == classObject || p.lemma == "use" && len(p.objects) > 0 {
		g.modality = stronger(c.mood.modality, schema.Purpose) // uses drones to find mines
		g.context = "purpose"
	}
	if (ctl == controlObject || entering[p.lemma]) && (cls == classNone || cls == classReport) && b.hasTo(x) {
		g.modality = stronger(g.modality, schema.Purpose) // recalled its envoy to protest
		g.context = "purpose"
	}
	if p.lemma == "let" && len(p.subjects) == 0 && b.toks[p.head].XPOS == "VB" && !p.infinitive && len(c.subjects) == 0 {
		g.modality = stronger(g.modality, schema.Requested) // let us rebuild it
	}
	if p.lemma == "use" && len(p.objects) == 0 && !p.passive && !strings.EqualFold(b.toks[p.head].Form, "used") {
		g.unfit = true // which they use to: the object is lost
	}
	g.negative = f.negative != c.mood.negative
	if cls == classNegate || cls == classHinder || improbable[p.lemma] {
		g.negative = !g.negative
	}
	if !p.verbal && b.hasChild(p.head, "too") && b.hasTo(x) {
		g.negative = !g.negative // too weak to attack
	}
	if cls == classNegate && c.mood.negative && openDenials[p.lemma] {
		g.negative, g.modality = f.negative, stronger(c.mood.modality, schema.Possible)
	}
	g.subjects = b.controllers(c)
	if ctl == controlSubject && c.first < 0 {
		g.group = joinWords(f.group, b.chainWords(p, x))
		g.relation = f.relation
		g.shared = slices.Concat(f.shared, p.indirects, p.obliques)
		g.clauses = c.clauses
	}
	if f.source.Cue < 0 && (ctl != controlSubject && cls == classRequest || p.passive && len(p.agents) > 0 && cls == classRequest) {
		if src := b.sourceOf(c); src.Speaker.Present() {
			g.source = src
		}
	}
	if p.lemma == "expect" && ctl == controlObject && f.source.Cue < 0 {
		if src := b.sourceOf(c); src.Speaker.Present() {
			g.source = src // analysts expect prices to fall
		}
	}
	if cls == classClaim && !p.passive && ctl == controlSubject && p.verbal && p.lemma != "seem" && p.lemma != "appear" {
		g.source = b.sourceOf(c)
	}
	return g
}

// openDenials are verbs that leave open what they do not deny: "did not rule out leaving".
var openDenials = wordset.Of(`rule_out exclude deny reject`)

// hasTo reports whether x is an infinitive with to.
func (b *builder) hasTo(x int) bool {
	for _, kid := range b.tree.Children(x) {
		if b.rel(kid) == "mark" && b.lemma(kid) == "to" {
			return true
		}
	}
	return false
}

// chainWords returns the words of p that go before those of its complement x.
func (b *builder) chainWords(p *parts, x int) []int {
	out := p.words
	if !p.verbal {
		out = joinWords(out, []int{p.head})
	}
	for _, kid := range b.tree.Children(x) {
		if b.rel(kid) == "mark" && b.lemma(kid) == "to" {
			out = joinWords(out, []int{kid})
		}
	}
	return out
}

// unattributed are verbs whose that-clause is nobody's words.
var unattributed = wordset.Of(`mean show ensure prove cause happen make let help require seem appear matter depend
	guarantee remember forget know realise realize learn discover find see understand regret wait care
	mark allow wish hope fear like`)

// settled are verbs of will that, with a finite clause, only report a view: "agreed
// that the talks were useful".
var settled = wordset.Of(`agree decide prepare arrange`)

// hearsay are reporting verbs whose agentless passive makes their content a
// claim: "it is reported that". What "was announced" is not.
var hearsay = wordset.Of(`report say rumor rumour tell claim allege believe think suggest speculate suspect assume`)

// contentFrame returns the frame of the clausal complement kid of c.
func (b *builder) contentFrame(c *clauseState, kid int) frame {
	p, f := c.p, c.f
	cls := b.classOf(p)
	g := newFrame()
	g.context = ""
	g.parent, g.source = c.first, f.source
	g.antecedent, g.gap = f.antecedent, f.gap && !c.gap.Present()
	if g.gap {
		g.context = "relcl"
	}
	if p.verbal && !unattributed[p.lemma] && (len(c.subjects) > 0 || p.passive) &&
		(cls != classNone && cls != classAspect || b.hasChild(kid, "that") || b.quotes.region(kid) >= 0) {
		if src := b.sourceOf(c); src.Cue >= 0 {
			g.source = src
			b.quotes.assign(kid, p.head, src)
		}
	}
	own := modalOf(cls)
	if settled[p.lemma] {
		own = schema.Asserted
	}
	if cls == classRequest && b.toks[kid].XPOS != "VB" && b.tree.Child(kid, "aux") < 0 && b.base(kid) == "parataxis" {
		own = schema.Asserted
	}
	if p.passive && len(p.agents) == 0 && hearsay[p.lemma] && cls != classAccuse && p.lemma != "tell" {
		own = stronger(own, schema.Claimed)
	}
	denied := c.mood.negative != f.negative || len(c.subjects) > 0 && b.deniedPhrase(c.subjects[0].Head)
	switch {
	case cls == classNegate && denied:
		own = schema.Possible
	case cls == classNegate || improbable[p.lemma] && !denied:
		g.negative = true
		if p.verbal && improbable[p.lemma] {
			own = schema.Claimed // doubts that
		}
	case denied && truths[p.lemma] && !p.verbal:
		g.negative = true // it is not true that
	case denied && negRaising[p.lemma] && c.mood.negative:
		g.negative, own = true, schema.Claimed // does not think that it did: thinks that it did not
	case denied && cls != classFact:
		own = schema.Questioned
	}
	if b.isWhether(kid) {
		own = schema.Questioned
	}
	g.modality = compose(c.mood.modality, own)
	if b.quotes.asks(b.doc, kid) && b.quotes.region(kid) != b.quotes.region(p.head) {
		g.modality = schema.Questioned // "Did it fail?" he asked
	}
	return g
}

// truths are words that say of a clause that it is so.
var truths = wordset.Of(`true correct right accurate`)

// negRaising are verbs of belief whose denial is a belief in the contrary.
var negRaising = wordset.Of(`believe think expect suppose reckon`)

// isWhether reports whether the clause of kid asks: whether, if.
func (b *builder) isWhether(kid int) bool {
	for _, m := range b.tree.Children(kid) {
		if b.base(m) == "mark" || b.base(m) == "advmod" {
			if l := b.lemma(m); l == "whether" || l == "if" && b.base(kid) == "ccomp" {
				return true
			}
		}
	}
	return false
}
