package clause

import (
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// adverbialKind is what an adverbial clause is to its main clause.
type adverbialKind uint8

const (
	adverbialFinite     adverbialKind = iota // when, because, after, with a subject of its own
	adverbialIf                              // if, unless
	adverbialPurpose                         // to, in order to, so that
	adverbialWithout                         // without giving details
	adverbialInstead                         // instead of leaving
	adverbialAs                              // as the ministry said
	adverbialLike                            // as if
	adverbialGerund                          // by shelling, after leaving
	adverbialParticiple                      // helping the army
)

// prepositional are participles that serve as prepositions: given the size of it.
var prepositional = wordset.Of(`give provide grant`)

// adverbialKind tells the kind of the adverbial clause a and its subordinator.
func (b *builder) adverbialKind(a int) (adverbialKind, string) {
	mark := ""
	for _, kid := range b.tree.Children(a) {
		if b.base(kid) != "mark" && !(b.base(kid) == "case" && b.toks[a].UPOS == "VERB") || kid > a && mark != "" {
			continue
		}
		word := b.lemma(kid)
		for _, part := range b.tree.Children(kid) {
			if b.rel(part) == "fixed" {
				word += " " + b.lemma(part)
			}
		}
		if mark != "" {
			mark += " "
		}
		mark += word
	}
	gerund := b.toks[a].XPOS == "VBG" || b.toks[a].XPOS == "VBN"
	if c := b.tree.Child(a, "cop", "aux", "aux:pass"); c >= 0 && b.toks[c].XPOS == "VBG" {
		gerund = true
	}
	switch {
	case mark == "to" && gerund && b.toks[a].XPOS != "VBN":
		return adverbialGerund, mark // admitted to being
	case mark == "":
		if b.tree.Child(a, "nsubj", "nsubj:pass") < 0 && gerund && !prepositional[b.lemma(a)] {
			return adverbialParticiple, mark
		}
		return adverbialFinite, mark
	case mark == "if", mark == "unless", mark == "in case", mark == "provided", mark == "provided that",
		mark == "providing", mark == "providing that", mark == "assuming that", mark == "supposing", mark == "supposing that", mark == "as long as", mark == "so long as", mark == "assuming", mark == "on condition that", mark == "whether", mark == "lest",
		mark == "if not", mark == "should", mark == "once if":
		return adverbialIf, mark
	case mark == "but to" && b.tree.Child(a, "nsubj") < 0, mark == "to", mark == "so that", mark == "in order that", mark == "for to",
		strings.HasPrefix(mark, "in order") || strings.HasPrefix(mark, "so as"):
		return adverbialPurpose, mark
	case mark == "without":
		return adverbialWithout, mark
	case mark == "instead of", mark == "far from", mark == "rather than", mark == "instead", mark == "than" && b.ratherBefore(a):
		return adverbialInstead, mark
	case mark == "as", mark == "like":
		if c := verbs[b.lemma(a)]; (c == classReport || c == classClaim) &&
			(b.tree.Child(a, "obj") < 0 || b.lemma(a) == "tell" || b.lemma(a) == "inform") || b.putsIt(a) {
			return adverbialAs, mark
		}
	case mark == "as if", mark == "as though":
		return adverbialLike, mark
	}
	if gerund && b.tree.Child(a, "nsubj", "nsubj:pass") < 0 {
		return adverbialGerund, mark
	}
	return adverbialFinite, mark
}

// adverbial reads the adverbial clause a of c.
func (b *builder) adverbial(c *clauseState, a int) {
	f := c.f
	kind, mark := b.adverbialKind(a)
	g := f.under("advcl")
	g.parent = c.first
	g.modality = f.modality
	if mark != "to" && kind != adverbialAs {
		if g.relation = mark; mark == "" && b.hasChild(a, "when") {
			g.relation = "when"
		}
	}
	if n := b.nounBefore(a); n >= 0 && mark == "that" {
		g.context = "acl"
		b.nounContent(n, mark, &g)
		b.visit(a, g)
		return
	}
	if b.rel(a) == "advcl:relcl" {
		g.context, g.relation = "relcl", ""
		b.visit(a, g)
		return
	}
	switch kind {
	case adverbialIf:
		g.modality = stronger(f.modality, schema.Conditional)
		if mark == "whether" || mark == "if" && a > c.p.head && unsure[c.p.lemma] {
			g.modality = schema.Questioned // it is not clear whether
		}
		if b.toks[a].XPOS == "VBG" {
			g.subjects = understoodAll(c.subjects) // but "if needed" has none
		}
	case adverbialPurpose:
		b.purpose(c, a, mark, &g)
	case adverbialWithout, adverbialInstead:
		g.context = "advcl-participle"
		g.negative = true
		g.subjects = understoodAll(c.subjects)
		g.modality = c.mood.modality
	case adverbialAs:
		g.context = "reporting"
		g.source, g.beside = b.outerSource(c, a), c.first
		g.subjects = understoodAll(c.subjects)
		if l := c.p.lemma; (l == "quote" || l == "cite") && !c.p.passive && len(c.p.objects) > 0 {
			g.subjects = understoodAll(b.fillers(c.p.objects[0], extract.RoleSubject, f)) // quoted Lee as saying
		}
	case adverbialLike:
		g.modality = schema.Possible
	case adverbialGerund, adverbialParticiple:
		b.participial(c, a, mark, &g)
	default:
		if b.toks[a].XPOS == "VBN" && (mark == "as" || mark == "" && prepositional[b.lemma(a)]) {
			break // as promised, given that
		}
		if g.modality = b.finiteModality(c, a, mark); mark != "" && b.isGerund(a) {
			g.modality = c.mood.modality // may result in the treaty being scrapped
		}
		if b.tree.Child(a, "nsubj", "nsubj:pass") < 0 {
			g.subjects = understoodAll(c.subjects)
		}
	}
	b.visit(a, g)
}

// unsure are words after which if asks: it remains unclear if.
var unsure = wordset.Of(`clear unclear known unknown know certain uncertain sure unsure evident apparent doubtful remain`)

// finiteModality returns the modality that a finite adverbial clause inherits: past
// and reason are told as facts whatever the main clause plans ("must rebuild it
// after it sank"), the future in a clause of time is as open as the main clause
// ("will leave when troops arrive"), and doubt covers all.
func (b *builder) finiteModality(c *clauseState, a int, mark string) schema.Modality {
	inherited := schema.Asserted
	if commitment[c.f.modality] > commitment[schema.Purpose] {
		inherited = c.f.modality
	}
	if b.isPast(a) {
		return inherited
	}
	if mark == "" && b.hasChild(a, "when") {
		mark = "when"
	}
	switch mark {
	case "after", "when", "once", "until", "till", "before", "whenever", "as soon as":
		return c.mood.modality
	}
	return inherited
}

// isPast reports whether the finite verb of the clause a is in the past tense.
func (b *builder) isPast(a int) bool {
	if b.toks[a].XPOS == "VBD" {
		return true
	}
	for _, kid := range b.tree.Children(a) {
		switch b.base(kid) {
		case "aux", "cop":
			if b.toks[kid].XPOS == "VBD" {
				return true
			}
		}
	}
	return false
}

// requests are nouns for what one wants of another, beside those of the lexicon.
var requests = wordset.Of(`pressure plea ultimatum petition`)

// requested returns whom the noun that is the object of p wants something of: put pressure on
// *Chad*, made an appeal to *Chad*; -1 if there is none.
func (b *builder) requested(p *parts) int {
	for _, o := range p.objects {
		if l := b.lemma(o); !requests[l] && nouns[l] != classRequest {
			continue
		}
		for _, at := range []int{o, p.head} {
			for _, kid := range b.tree.Children(at) {
				if rel := b.base(kid); kid < o || rel != "nmod" && rel != "obl" || b.isTime(kid) {
					continue
				}
				switch b.preposition(kid) {
				case "on", "upon", "to":
					return kid
				}
			}
		}
	}
	return -1
}

// ratherBefore reports whether the clause that a compares with is preferred to it: "would
// rather negotiate than sue".
func (b *builder) ratherBefore(a int) bool {
	head := b.toks[a].Head
	return head >= 0 && b.hasChild(head, "rather")
}

// moved are the verbs in whose passive the subject has the purpose: "was extradited to
// face trial".
var moved = wordset.Of(`extradite bring take transfer fly return rush call evacuate drive escort elect choose select
	summon`)

// tough are the adjectives whose subject is the object of their infinitive: is *hard* to beat.
var tough = wordset.Of(`hard difficult easy impossible tough simple dangerous pleasant tricky safe costly cheap`)

// purpose fills g for an infinitive of purpose. After a request it is what is
// requested, after a sending the object acts: "contacted Israel to supply them".
func (b *builder) purpose(c *clauseState, a int, mark string, g *frame) {
	p := c.p
	cls := b.classOf(p)
	g.context = "purpose"
	g.modality = stronger(c.f.modality, schema.Purpose)
	if b.comesOut(p) && mark == "to" && a > p.head && !p.passive {
		g.subjects, g.context = understoodAll(c.subjects), "xcomp"
		g.modality, g.negative = c.mood.modality, c.f.negative != c.mood.negative
		return
	}
	if mark == "for to" && !p.verbal && b.tree.Child(a, "nsubj", "nsubj:pass") >= 0 {
		// it is time for Chad to leave, Chad is hard for Togo to beat
		g.context = "xcomp"
		own := modalOf(cls)
		if p.lemma == "time" {
			own = schema.Requested
		}
		g.modality = compose(c.mood.modality, stronger(own, schema.Possible))
		if own == schema.Requested {
			g.modality = compose(c.mood.modality, own)
		}
		if tough[p.lemma] && b.tree.Child(a, "obj") < 0 && len(c.p.subjects) > 0 {
			g.objects = c.p.subjects
		}
		return
	}
	if mark == "for to" && len(p.objects) > 0 {
		// prompted calls for salt to be iodised
		g.modality = compose(c.f.modality, stronger(modalOf(nouns[b.lemma(p.objects[0])]), schema.Planned))
		g.context = "acl"
		return
	}
	hasObject := len(p.objects) > 0 || len(p.indirects) > 0
	switch {
	case mark == "but to":
		// had no choice but to leave
		g.subjects, g.context = understoodAll(c.subjects), "xcomp"
		g.modality, g.negative = c.mood.modality, false
		return
	case mark != "to":
		g.subjects = understoodAll(c.subjects)
		return
	case p.passive && (cls == classRequest && personal[p.lemma] || cls == classObject):
		g.subjects = understoodAll(c.subjects)
	case p.passive && moved[p.lemma]:
		g.subjects = understoodAll(c.subjects)
		return
	case p.passive && cls == classAspect:
		g.subjects, g.context = understoodAll(c.subjects), "xcomp" // was helped by Chad to leave
		g.modality = c.mood.modality
		g.negative = c.f.negative != c.mood.negative
		return
	case p.passive && len(p.agents) > 0:
		g.subjects = understoodAll(b.fillers(p.agents[0], extract.RoleSubject, c.f))
		return
	case p.passive:
		return
	case cls == classRequest && (hasObject && personal[p.lemma] || !hasObject && b.addressee(p) >= 0):
		g.subjects = b.controllers(c)
		if src := b.sourceOf(c); src.Speaker.Present() && c.f.source.Cue < 0 {
			g.source = src
		}
	case b.requested(p) >= 0 && a > p.head:
		// put pressure on Chad to leave
		g.subjects = understoodAll(b.fillers(b.requested(p), extract.RoleSubject, c.f))
		g.context = "xcomp"
		g.modality = compose(c.mood.modality, schema.Requested)
		g.negative = c.f.negative != c.mood.negative
		return
	case cls == classObject && hasObject && a > p.head:
		g.subjects = b.controllers(c)
		return
	default:
		g.subjects = understoodAll(c.subjects)
		if !p.verbal && modalOf(cls) != schema.Asserted {
			g.modality = compose(c.mood.modality, modalOf(cls))
		}
		return
	}
	if cls == classRequest {
		g.context = "xcomp"
		g.modality = compose(c.mood.modality, schema.Requested)
		g.negative = c.f.negative != c.mood.negative
	}
}

// outcome returns the oblique of c that does or suffers what the gerund a after it says, if both together
// are what c leads to, or -1: may result in *the treaty being scrapped*.
func (b *builder) outcome(c *clauseState, a int, mark string) int {
	if mark != "" || a < c.p.head || !b.isGerund(a) || b.commaBefore(c.p.head, a) {
		return -1
	}
	for _, o := range c.p.obliques {
		if prep := b.preposition(o); o < c.p.head || o > a || !gerundMarks[prep] || !outcomes[c.p.lemma] {
			continue
		}
		words := b.phrase(o, nil)
		if last := words[len(words)-1]; last < a && (last == a-1 || b.toks[last+1].Head == a) {
			return o
		}
	}
	return -1
}

// outcomes are the verbs and adjectives whose oblique can be the subject of a gerund.
var outcomes = wordset.Of(`result lead culminate contribute object amount insist depend rely consist prevent risk afraid aware wary fearful`)

// grateful are the verbs that praise, or thank, for what was done; joining those whose object does
// what their subject helps with; choosing those that turn down what follows against.
var (
	grateful = wordset.Of(`thank praise congratulate commend applaud reward`)
	joining  = wordset.Of(`help assist aid support back`)
	choosing = wordset.Of(`decide vote opt choose rule come_out argue`)
)

// arrivals are the verbs of getting somewhere whose infinitive says what came of it: went *on to* win,
// came *back to* beat them.
var arrivals = map[string]string{"go": "on", "come": "back", "fight": "back", "bounce": "back", "battle": "back", "hit": "back",
	"rally": "", "recover": "", "proceed": "", "live": "", "storm": "back", "kick": "on"}

// comesOut reports whether p is one of arrivals.
func (b *builder) comesOut(p *parts) bool {
	lemma, particle, _ := strings.Cut(p.lemma, " ")
	want, ok := arrivals[lemma]
	return ok && (want == particle || want != "" && b.hasChild(p.head, want))
}

// participial fills g for a participle or gerund: its subject is that of the main
// clause, or whom the main clause accuses, blames or hinders.
func (b *builder) participial(c *clauseState, a int, mark string, g *frame) {
	p := c.p
	cls := b.classOf(p)
	g.context = "advcl-participle"
	g.modality = c.mood.modality
	g.antecedent = c.f.antecedent
	if o := b.outcome(c, a, mark); o >= 0 {
		g.context, g.subjects = "acl", understoodAll(b.fillers(o, extract.RoleSubject, c.f))
		return
	}
	if doers := b.ownDoer(c, a, mark); doers != nil {
		if g.subjects = b.understoodOf(doers, c.f); b.isSource(doers[0]) {
			g.source = noSource() // the agency itself quotes
		}
		return
	}
	switch {
	case (cls == classAccuse || p.lemma == "suspect") && (mark == "of" || mark == "for" || mark == "over" || mark == "with" || mark == "on" && grateful[p.lemma]):
		g.context, g.relation = "accused", ""
		if grateful[p.lemma] {
			break // thanked Chad for sheltering them: it did
		}
		g.modality = compose(c.mood.modality, schema.Claimed)
		if src := b.sourceOf(c); src.Speaker.Present() {
			g.source = src
		}
	case cls == classHinder && mark == "from" || mark == "from" && (p.lemma == "stop" || p.lemma == "keep"):
		g.context, g.relation = "hindered", ""
		g.negative = true
	case (mark == "into" || mark == "out of") && (p.passive || len(p.objects) > 0):
		// forced Chad into leaving, talked Chad out of leaving
		g.context, g.relation = "xcomp", ""
		g.negative = (c.f.negative != c.mood.negative) != (mark == "out of")
		if g.subjects = understoodAll(c.subjects); !p.passive {
			g.subjects = understoodAll(b.fillers(p.objects[0], extract.RoleSubject, c.f))
		}
		return
	case mark == "as" && p.passive && verbs[b.lemma(a)] == classReport:
		g.context = "reporting"
		g.subjects = understoodAll(c.subjects)
		return
	case mark == "to" && p.lemma == "come" && b.hasChild(p.head, "close"):
		g.context, g.relation = "xcomp", "" // came close to leaving
		g.negative = !g.negative
		g.subjects = understoodAll(c.subjects)
		return
	case mark == "against" && cls == classReport && len(p.objects)+len(p.indirects) > 0:
		// warned Chad against leaving
		g.subjects = b.controllers(c)
		g.negative, g.modality, g.relation = true, compose(c.mood.modality, schema.Requested), ""
		if src := b.sourceOf(c); src.Speaker.Present() && c.f.source.Cue < 0 {
			g.source = src
		}
		return
	case mark == "in" && joining[p.lemma] && len(p.objects) > 0 && c.f.negative == c.mood.negative:
		// helped Chad in finding them
		g.subjects, g.relation = understoodAll(b.fillers(p.objects[0], extract.RoleSubject, c.f)), ""
		return
	case mark == "in" && p.lemma == "alone":
		// was not alone in leaving: it left
		g.negative = c.f.negative
		g.subjects = understoodAll(c.subjects)
		return
	case mark == "in" && cls == classNegate, mark == "against" && choosing[p.lemma]:
		// failed in finding them, decided against leaving
		g.context, g.relation = "xcomp", ""
		g.negative = c.f.negative == c.mood.negative
		g.subjects = understoodAll(c.subjects)
		return
	case mark == "in" && (c.f.negative != c.mood.negative) && b.classOf(p) != classNegate:
		g.negative = true // declined to join Chad in sanctioning Togo
		g.subjects = understoodAll(c.subjects)
		return
	case mark == "from" || mark == "against":
		g.negative = cls == classNegate
		fallthrough
	default:
		if mark == "as" && b.toks[a].XPOS == "VBN" {
			return // as expected
		}
		if !p.verbal && (cls == classReport || cls == classPossible || cls == classPlan || cls == classPromise) {
			g.modality = compose(c.mood.modality, schema.Possible) // confident of winning
			if cls == classPromise {
				g.modality = compose(c.mood.modality, schema.Promised) // committed to helping
			}
		}
		if p.passive && len(p.agents) == 0 && mark == "by" {
			return // can be seen by climbing the tower: nobody is named
		}
		if p.passive && mark == "by" {
			g.subjects = understoodAll(b.fillers(p.agents[0], extract.RoleSubject, c.f))
			return
		}
		g.subjects = understoodAll(c.subjects)
		return
	}
	if p.passive {
		g.subjects = understoodAll(c.subjects)
		return
	}
	g.subjects = b.controllers(c)
}
