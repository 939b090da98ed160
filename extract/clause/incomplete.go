package clause

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// incomplete reports whether what the verb of c states with objects does not stand by itself in
// few words, because a part that it needs is elsewhere.
func (b *builder) incomplete(c *clauseState, objects, args []extract.Argument) bool {
	if b.doubtsAntecedent(c) && (b.concerns(c, c.subjects) || b.concerns(c, objects)) || b.misplaced(c, objects, args) || b.deniesAny(c, objects) || b.fillsNothing(c, objects) {
		return true
	}
	return c.f.unfit || b.judgesClause(c) || c.f.context == "acl" && b.unreached(c.p.head) || b.disagrees(c) || b.asksToAct(c) || b.ofNobody(c) || b.asksFor(c) || b.tellsResult(c) ||
		c.f.relation == "than" && (c.p.lemma == "do" || c.p.lemma == "have") || b.lacksGerund(c, objects) || b.lacksContent(c, objects) || b.lacksReferent(c, objects, args) ||
		len(objects) == 0 && len(args) == 0 && (b.isBareModifier(c) || b.asksHow(c) || b.onlyComes(c)) || b.lacksObject(c, objects, args)
}

// handing are the verbs whose object is that of the verb before where an infinitive has none: collects clothes
// to distribute to children.
var handing = wordset.Of(`distribute deliver donate hand supply sell send ship export share use show lend give pass`)

// strictlyTransitive are those of them that say nothing with another phrase either: had on the Alps.
var strictlyTransitive = wordset.Of(`have include contain involve impose enable cause establish represent mention receive achieve create describe`)

// lacksObject reports whether an active verb that needs an object has none.
func (b *builder) lacksObject(c *clauseState, objects, args []extract.Argument) bool {
	if !c.p.verbal || c.p.passive || c.p.expletive || len(c.p.objects)+len(c.p.ccomps)+len(c.f.objects) > 0 || b.verbalXcomp(c.p) >= 0 || len(c.clauses) > 0 {
		return false
	}
	if len(objects) == 0 && len(args) == 0 {
		return transitive[c.p.lemma]
	}
	if handing[c.p.lemma] && c.p.infinitive && len(c.f.group) == 0 && !c.gap.Present() {
		return true
	}
	return strictlyTransitive[c.p.lemma] && len(objects) > 0 && objects[0].Prep != "" && b.toks[c.p.head].XPOS != "VBN"
}

// asksHow reports whether c is told by how or why alone: how the stars dress.
func (b *builder) asksHow(c *clauseState) bool {
	for _, kid := range b.tree.Children(c.p.head) {
		if l := b.lemma(kid); kid < c.p.head && b.base(kid) == "advmod" && (l == "how" || l == "why") {
			return true
		}
	}
	h := b.toks[c.p.head].Head
	if h >= 0 && b.base(c.p.head) == "conj" {
		h = b.toks[h].Head
	}
	return h >= 0 && b.toks[h].XPOS == "WRB" && b.lemma(h) == "how"
}

// judgesClause reports whether it of c only stands for a clause, which says what is meant: made it easier for them
// to leave; it is claimed by the mayor that prices fell.
func (b *builder) judgesClause(c *clauseState) bool {
	it := func(list []int) bool { return len(list) == 1 && b.lemma(list[0]) == "it" }
	if c.p.passive {
		cls := b.classOf(c.p)
		return it(c.p.subjects) && c.p.subjects[0] < c.p.head && (cls == classReport || cls == classClaim) && !speaksInPassive[c.p.lemma] && (len(c.p.agents) > 0 || len(c.p.ccomps) > 0)
	}
	if !it(c.p.objects) || len(c.p.xcomps) == 0 || b.toks[c.p.xcomps[0]].UPOS != "ADJ" {
		return false
	}
	adjective := c.p.xcomps[0]
	next := func(a int) bool { return a > adjective && b.hasTo(a) && !b.commaBefore(adjective, a) }
	return b.hasChild(adjective, "for") || slices.ContainsFunc(b.tree.Children(adjective), next) || slices.ContainsFunc(c.p.advcls, next) || slices.ContainsFunc(c.p.xcomps[1:], next)
}

// onlyComes reports whether the bare c is come with the clause that says when, all that it tells: the
// decision comes after talks failed.
func (b *builder) onlyComes(c *clauseState) bool {
	return c.p.lemma == "come" && slices.ContainsFunc(c.p.advcls, func(a int) bool { return a > c.p.head && !b.commaBefore(c.p.head, a) })
}

// lacksPoint reports whether the noun n that c predicates is a point in something that only the clause
// after it names: the strike is one step before workers take over.
func (b *builder) lacksPoint(c *clauseState) bool {
	n := c.p.head
	if b.toks[n].UPOS != "NOUN" || !vagueNouns[b.lemma(n)] && !vagueOnes[b.lemma(n)] {
		return false
	}
	return slices.ContainsFunc(b.tree.Children(n), func(a int) bool {
		if base := b.base(a); a < n || base != "advcl" && base != "acl" || b.commaBefore(n, a) {
			return false
		}
		kind, _ := b.adverbialKind(a)
		return kind == adverbialFinite || b.unreached(a)
	})
}

// unreached reports whether the clause h tells what has not come, a step before workers leave.
func (b *builder) unreached(h int) bool {
	if up := b.toks[h].Head; up >= 0 && b.base(h) == "conj" {
		h = up
	}
	return b.hasMark(h, "before") || b.hasMark(h, "without")
}

// shares are the nouns that stand for a part of what follows.
var shares = wordset.Of(`rest remainder majority minority half most third`)

// unrestricted reports whether the words of arg keep a noun inside it and leave out the clause without which
// it says something else: a factor in the manner *in which they live*, the rest of the candidates *elected in May*.
func (b *builder) unrestricted(arg *extract.Argument) bool {
	if !arg.Present() || arg.Compact != nil || arg.Role == extract.RoleClause {
		return false
	}
	for _, n := range arg.Tokens {
		if h := b.toks[n].Head; n == arg.Head || b.rel(n) != "nmod" || !slices.Contains(arg.Tokens, h) || !shares[b.lemma(h)] && !vagueManner[b.lemma(n)] {
			continue
		}
		for _, kid := range b.tree.Children(n) {
			if kid > n && b.base(kid) == "acl" && !slices.Contains(arg.Tokens, kid) && !b.commaBefore(n, kid) {
				return true
			}
		}
	}
	return false
}

// vagueManner are the nouns that say nothing inside a phrase either.
var vagueManner = wordset.Of(`manner way those extent degree one anyone someone everyone something anything thing`)

// transitive are verbs that say nothing without object.
var transitive = wordset.Of(`get give make take have use put bring provide include contain need require want keep hold let send set cause
	enable allow force prevent involve impose receive achieve create establish produce carry hand cover mention
	represent reflect concern place lay raise treat`)

// disagrees reports whether the noun of a relative clause and its verb are not of one number, so that
// the clause hangs on a wrong noun: rounds aimed at a speaker that broadcasts.
func (b *builder) disagrees(c *clauseState) bool {
	if c.f.context != "relcl" || len(c.subjects) != 1 || c.subjects[0].Antecedent < 0 || len(c.p.words) == 0 {
		return false
	}
	n := c.subjects[0].Antecedent
	if b.toks[n].UPOS != "NOUN" || b.base(n) == "conj" || b.tree.Child(n, "conj", "nmod") >= 0 {
		return false
	}
	finite := &b.toks[c.p.words[0]]
	switch b.toks[n].XPOS {
	case "NNS":
		return finite.XPOS == "VBZ" || strings.EqualFold(finite.Form, "was")
	case "NN":
		return strings.EqualFold(finite.Form, "are") || strings.EqualFold(finite.Form, "were")
	}
	return false
}

// lacksClause reports whether what c says of it is said of a clause: it is hard to tell.
func (b *builder) lacksClause(c *clauseState) bool {
	h := c.p.head
	if b.toks[h].UPOS != "ADJ" || len(c.p.subjects) != 1 || b.lemma(c.p.subjects[0]) != "it" {
		return false
	}
	for _, kid := range b.tree.Children(h) {
		switch b.base(kid) {
		case "csubj", "ccomp":
			return kid > h
		case "advcl", "xcomp":
			if kid > h && b.hasTo(kid) && !b.commaBefore(h, kid) {
				return true
			}
		}
	}
	return false
}

// asksFor reports whether the object of c is what a question asks for: how many elephants he had.
func (b *builder) asksFor(c *clauseState) bool {
	bare := func(o int) bool { return b.interrogative(o, c.f) && b.preposition(o) == "" && b.isNoun(o) }
	return slices.ContainsFunc(c.p.objects, func(o int) bool { return b.interrogative(o, c.f) }) || slices.ContainsFunc(c.p.obliques, bare)
}

// ofNobody reports whether c tells of any that there may be, and no clause above says that
// there are some: anyone suffering from hunger.
func (b *builder) ofNobody(c *clauseState) bool {
	if len(c.subjects) == 0 {
		return false
	}
	subject := c.subjects[0].Referent()
	switch c.f.context {
	case "relcl", "acl", "acl-passive":
		return b.indefinite(subject)
	}
	held := c.mood.modality == schema.Asserted || c.mood.modality == schema.Possible && !b.canOrCould(c.p)
	return held && !c.mood.negative && b.indefinite(subject) && !b.deniedPhrase(subject)
}

// asksToAct reports whether the object of c acts in an open complement, and c says little
// without it: asked Togo to leave, prompted talks to fail. Who sends, hires or pays
// somebody to act has done so anyway.
func (b *builder) asksToAct(c *clauseState) bool {
	if c.raised {
		return true
	}
	if c.p.passive {
		return false
	}
	if b.takesAlong(c) {
		return true
	}
	for _, x := range c.p.xcomps {
		if !b.isVerbalComplement(x) || b.controller(c) == controlSubject || c.p.lemma == "use" {
			continue
		}
		switch b.openClass(c, x) {
		case classObject, classNone, classReport, classAccuse:
		default:
			return true
		}
	}
	if b.classOf(c.p) != classRequest || len(c.p.objects)+len(c.p.indirects) == 0 || !asking[c.p.lemma] {
		return false
	}
	for _, a := range c.p.advcls {
		if kind, mark := b.adverbialKind(a); kind == adverbialPurpose && mark == "to" && a > c.p.head && !b.commaBefore(c.p.head, a) {
			return true // which parsers give to the verb: asked Togo not to leave
		}
	}
	return false
}

// takesAlong reports whether c is take or lead with the infinitive of what its object is to do: the tour took
// visitors to see the ruins.
func (b *builder) takesAlong(c *clauseState) bool {
	if c.p.lemma != "take" && c.p.lemma != "lead" || len(c.p.objects) == 0 || len(c.p.obliques) > 0 && c.p.obliques[len(c.p.obliques)-1] > c.p.head || b.toks[c.p.objects[0]].XPOS == "NN" {
		return false
	}
	infinitive := func(x int) bool { return b.hasTo(x) && x > c.p.objects[0] && !b.commaBefore(c.p.head, x) }
	return !b.isTime(c.p.objects[0]) && (slices.ContainsFunc(c.p.xcomps, infinitive) || slices.ContainsFunc(c.p.advcls, infinitive))
}

// asking are the verbs whose object says little unless it is told what is asked for.
var asking = wordset.Of(`ask urge order beg instruct encourage advise implore exhort push press pressure call_on entreat`)

// gerundMarks are the prepositions that verbs take before gerunds and indirect questions.
var gerundMarks = wordset.Of(`on with of in to about at into how`)

// charged are the verbs of blame whose object says enough: was convicted of killing.
var charged = wordset.Of(`charge convict suspect acquit arrest fine jail sue sentence imprison punish`)

// lacksGerund reports whether the verb or adjective of c takes a clause with preposition that
// says what it is about: commented on how it began, is interested in leaving.
func (b *builder) lacksGerund(c *clauseState, objects []extract.Argument) bool {
	cls := b.classOf(c.p)
	for _, a := range c.p.advcls {
		if _, mark := b.adverbialKind(a); b.outcome(c, a, mark) >= 0 {
			return true
		}
	}
	if len(objects) > 0 && cls != classAccuse && cls != classHinder && c.p.verbal || charged[c.p.lemma] {
		return false
	}
	for _, a := range c.p.advcls {
		if a < c.p.head || b.commaBefore(c.p.head, a) {
			continue
		}
		if len(objects) == 0 && forOthers[c.p.lemma] && b.hasMark(a, "for") && b.hasTo(a) {
			return true
		}
		kind, mark := b.adverbialKind(a)
		if b.isGerund(a) && gerundMarks[mark] && outcomes[c.p.lemma] || kind == adverbialGerund && (gerundMarks[mark] && mark != "in" || mark == "in" && !c.p.verbal) ||
			cls == classHinder && mark == "from" || kind == adverbialFinite && (mark == "on" || mark == "about" || mark == "of") {
			return true
		}
	}
	return false
}

// forOthers are verbs that say nothing without what others are to do: funds allowed for her to stay.
var forOthers = wordset.Of(`allow call arrange ask provide push opt long`)

// spoken are the verbs of speech that can do without content: testified.
var spoken = wordset.Of(`testify complain boast shout joke tweet apologise apologize brief rule speculate care write read`)

// lacksContent reports whether the verb of c says, asks or knows what is not told: a message
// stating, they have not said.
func (b *builder) lacksContent(c *clauseState, objects []extract.Argument) bool {
	if len(objects) > 0 || c.p.passive || !c.p.verbal || spoken[c.p.lemma] {
		return false
	}
	switch b.classOf(c.p) {
	case classReport, classClaim, classRequest, classFact, classQuestion, classAccuse, classHinder:
		return true
	}
	return false
}

// resulting are the verbs whose participle after a clause tells what comes of it as a whole: the supplies
// were late, leaving them little time.
var resulting = wordset.Of(`leave provide make cause allow bring mean give create raise lead result force prompt spark trigger enable ensure`)

// tellsResult reports whether c is a participle of that kind whose subject is only that of the clause above.
func (b *builder) tellsResult(c *clauseState) bool {
	h := b.toks[c.p.head].Head
	if c.f.context != "advcl-participle" || h < 0 || c.p.head < h || !resulting[c.p.lemma] || !b.commaBefore(h, c.p.head) {
		return false
	}
	return b.toks[h].UPOS != "VERB" || b.tree.Child(h, "aux:pass") >= 0
}

// lacksReferent reports whether c is a relative clause with a subject of its own in which nothing
// stands for its noun, or for what, and no object says that there is no room for it: what
// he has in his pocket.
func (b *builder) lacksReferent(c *clauseState, objects, args []extract.Argument) bool {
	p, f := c.p, c.f
	if f.context != "relcl" || len(p.objects) > 0 || b.verbalXcomp(p) >= 0 {
		return false
	}
	for _, s := range c.subjects {
		if s.Antecedent >= 0 {
			return false
		}
	}
	if f.antecedent < 0 {
		return len(p.subjects) > 0 && !p.passive
	}
	refers := func(list []extract.Argument) bool {
		for _, arg := range list {
			if arg.Antecedent >= 0 || arg.Role == extract.RoleClause {
				return true
			}
		}
		return false
	}
	if refers(objects) || refers(args) {
		return false
	}
	noun := b.lemma(f.antecedent)
	return !p.passive && !(p.verbal && intransitive[p.lemma]) && !timeNouns[noun] && !gapless[noun] && nouns[noun] == classNone
}

// isBareModifier reports whether c is a participle alone after its noun: the cases examined. What
// happened to a number of people or to a name is told: 40 people killed.
func (b *builder) isBareModifier(c *clauseState) bool {
	if c.f.context != "acl-passive" && c.f.context != "acl" || len(c.p.subjects) > 0 || !b.participle(c.p.head) {
		return false
	}
	for _, s := range c.subjects {
		n := s.Referent()
		if b.toks[n].UPOS == "PROPN" || b.tree.Child(n, "nummod") >= 0 {
			return false
		}
	}
	return true
}
