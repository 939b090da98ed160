package clause

import (
	"slices"
	"sort"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// parts are the dependents of a predicate, sorted by what they are to it.
type parts struct {
	head       int
	from       int  // dependents before this token belong to an outer clause
	verbal     bool // a verb; else a nominal or adjective with or without copula
	cop        int
	subjects   []int
	objects    []int
	indirects  []int
	obliques   []int
	agents     []int
	xcomps     []int
	ccomps     []int
	conjs      []int // conjoined clauses
	advcls     []int
	parataxes  []int
	adverbs    []int // adverbs that are arguments
	rest       []int
	passive    bool
	expletive  bool
	ownAux     bool
	infinitive bool // marked with to
	words      []int
	lemma      string
}

// collect sorts the dependents of h.
func (b *builder) collect(h int) parts {
	p := parts{head: h, cop: -1, verbal: b.toks[h].UPOS == "VERB" || b.toks[h].UPOS == "AUX", lemma: b.lemma(h)}
	p.from = b.innerClause(h)
	to := -1
	for _, kid := range b.tree.Children(h) {
		if kid < p.from {
			continue
		}
		switch rel := b.rel(kid); extract.BaseRel(rel) {
		case "nsubj":
			if rel != "nsubj:outer" || p.from < 0 {
				p.subjects = append(p.subjects, kid)
				p.passive = p.passive || rel == "nsubj:pass"
			}
		case "obj":
			p.objects = append(p.objects, kid)
		case "iobj":
			p.indirects = append(p.indirects, kid)
		case "obl":
			if rel == "obl:agent" {
				p.agents = append(p.agents, kid)
			} else {
				p.obliques = append(p.obliques, kid)
			}
		case "xcomp":
			p.xcomps = append(p.xcomps, kid)
		case "ccomp":
			p.ccomps = append(p.ccomps, kid)
		case "advcl":
			p.advcls = append(p.advcls, kid)
		case "parataxis":
			p.parataxes = append(p.parataxes, kid)
		case "conj":
			p.conjs = append(p.conjs, kid)
		case "cop":
			p.cop = kid
			p.words = append(p.words, kid)
		case "aux":
			p.ownAux = true
			p.passive = p.passive || rel == "aux:pass"
			p.words = append(p.words, kid)
		case "advmod":
			switch {
			case negations[b.lemma(kid)] && !b.notOnly(kid):
				p.words = append(p.words, kid)
			case p.verbal && kid > h && kid <= h+2 && directions[b.lemma(kid)]:
				p.words = append(p.words, kid)
			case b.isTimeAdverb(kid):
				p.adverbs = append(p.adverbs, kid)
			}
			p.rest = append(p.rest, kid)
		case "compound":
			if rel == "compound:prt" {
				p.words = append(p.words, kid)
				p.lemma += " " + b.lemma(kid)
			} else {
				p.rest = append(p.rest, kid)
			}
		case "mark":
			if b.lemma(kid) == "to" {
				p.infinitive = true
				to = kid
			}
		case "expl":
			p.expletive = true
		case "punct", "case", "cc":
		default:
			p.rest = append(p.rest, kid)
		}
	}
	if p.passive && len(p.agents) == 0 {
		b.findAgent(&p)
	}
	if p.verbal {
		if to >= 0 && len(p.words) > 0 && b.lemma(p.words[0]) == "be" && p.words[0] < to {
			p.words = append(p.words, to) // is to meet
		}
		p.words = append(p.words, h)
	}
	sort.Ints(p.words)
	return p
}

// findAgent makes a by-phrase that can act the agent of a passive, where the parser
// did not say so: "was hit by Cuba", not "by mail", "by 12 votes".
func (b *builder) findAgent(p *parts) {
	for i, tok := range p.obliques {
		if b.preposition(tok) != "by" || b.isTime(tok) || b.tree.Child(tok, "nummod") >= 0 {
			continue
		}
		switch b.toks[tok].UPOS {
		case "PROPN", "PRON":
		case "NOUN":
			if b.toks[tok].XPOS != "NNS" && !isPersonNoun(b.lemma(tok)) && b.tree.Child(tok, "det") < 0 {
				continue
			}
		default:
			continue
		}
		p.agents = []int{tok}
		p.obliques = append(append([]int(nil), p.obliques[:i]...), p.obliques[i+1:]...)
		return
	}
}

// innerClause returns the token from which on the words of h are its own: a clause
// that is itself a predicate ("The problem is that prices rose") has the subject
// and copula of the outer clause before those of its own.
func (b *builder) innerClause(h int) int {
	if b.tree.Child(h, "nsubj:outer") < 0 {
		return -1
	}
	return b.tree.Child(h, "nsubj", "nsubj:pass")
}

// notOnly reports whether the negation neg belongs to "not only": it denies nothing.
func (b *builder) notOnly(neg int) bool {
	for t := neg + 1; t < len(b.toks) && t <= neg+1; t++ {
		switch b.lemma(t) {
		case "only", "just", "merely", "least":
			return true
		}
	}
	return false
}

// clause reads the clause of predicate h: its own propositions, then those of
// all clauses and phrases below it.
func (b *builder) clause(h int, f frame) {
	b.done[h] = true
	p := b.collect(h)
	if f.passive && len(p.subjects) == 0 && b.toks[h].XPOS == "VBN" {
		p.passive = true
	}
	b.speaker(&p, &f)
	m := b.mood(&p, &f)
	c := &clauseState{p: &p, f: &f, mood: m}
	c.subjects = b.subjects(&p, &f)
	b.lead(c)
	b.gapObject(c)
	first := len(b.props)
	if p.verbal {
		b.verbal(c)
	} else {
		b.copula(c)
	}
	c.first = -1
	if len(b.props) > first {
		c.first = first
	}
	b.below(c)
}

// clauseState is what is known of a clause while its parts are read.
type clauseState struct {
	p        *parts
	f        *frame
	mood     mood
	subjects []extract.Argument
	// gap is the object that the antecedent of a relative clause fills, absent if none.
	gap extract.Argument
	// first is the index of its first proposition, -1 if it made none.
	first int
	// used holds the xcomps and parataxes already spent as arguments.
	clausal int // ccomp that became the object, -1 if none
}

// subjects returns the subjects of the clause: its own, else the understood ones.
func (b *builder) subjects(p *parts, f *frame) []extract.Argument {
	var out []extract.Argument
	for _, s := range p.subjects {
		if b.isClause(s) && !b.isNoun(s) || b.interrogative(s, f) {
			continue
		}
		out = append(out, b.fillers(s, extract.RoleSubject, f)...)
	}
	if len(p.subjects) > 0 || p.expletive && len(p.subjects) > 0 {
		return out
	}
	if p.expletive || b.tree.Child(p.head, "csubj", "csubj:pass") >= 0 {
		return nil
	}
	return f.subjects
}

// interrogative reports whether tok is a question word that stands for nothing known.
func (b *builder) interrogative(tok int, f *frame) bool {
	if f.antecedent >= 0 {
		return false
	}
	if b.isRelativePronoun(tok) {
		return true
	}
	for _, kid := range b.tree.Children(tok) {
		if b.base(kid) == "det" && b.isRelativePronoun(kid) {
			return true // what kind of service
		}
	}
	return false
}

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

// ditransitive are verbs whose passive keeps an object: the aid they were given.
var ditransitive = words(`give offer show award send grant pay promise hand teach tell ask allow owe deny lend`)

// intransitive are verbs that lack no object where they have none.
var intransitive = words(`remain stay go come arrive live die happen occur exist work stand sit sleep wait appear emerge fall
	rise grow talk travel belong depend succeed fail escape flee retreat disappear vanish act behave lie last`)

// gapless are nouns whose relative clauses lack no object: the way they live.
var gapless = words(`way reason place case extent degree manner speed point`)

func (b *builder) verbalXcomp(p *parts) int {
	for _, x := range p.xcomps {
		if b.isVerbalComplement(x) {
			return x
		}
	}
	return -1
}

// isVerbalComplement reports whether the open complement x is a clause, and no
// predicative noun or adjective ("named her minister").
func (b *builder) isVerbalComplement(x int) bool {
	if b.toks[x].UPOS == "VERB" || b.toks[x].UPOS == "AUX" {
		return true
	}
	return b.tree.Child(x, "cop") >= 0
}

// verbal adds the propositions of a verb.
func (b *builder) verbal(c *clauseState) {
	p, f := c.p, c.f
	c.clausal = -1
	if c.subjects == nil || b.identity(c) {
		return
	}
	args := b.arguments(c)
	var objects []extract.Argument
	shape := ""
	ownObjects := p.objects
	if len(ownObjects) == 0 {
		ownObjects = f.objects
	}
	switch {
	case p.passive && len(p.agents) > 0:
		for _, a := range p.agents {
			objects = append(objects, b.fillers(a, extract.RoleAgent, f)...)
		}
		shape = "agent"
	case len(ownObjects) > 0 || c.gap.Present() && c.gap.Role == extract.RoleObject:
		for _, o := range ownObjects {
			if !b.interrogative(o, f) && len(objects) < maxConjuncts {
				objects = append(objects, b.directObjects(o, p, f)...)
			}
		}
		if c.gap.Present() && c.gap.Role == extract.RoleObject {
			objects = append(objects, c.gap)
		}
		shape = "obj"
	default:
		objects, args, shape = b.promote(c, args)
	}
	if b.isChain(c, objects) {
		return
	}
	if len(objects) == 0 && (p.lemma == "be" || b.toks[p.head].UPOS == "AUX" || f.context == "reporting" ||
		f.context == "relcl" && f.antecedent < 0) {
		return // says nothing by itself
	}
	rule := b.ruleName(c, shape)
	if p.expletive && p.lemma == "be" {
		rule = "existential"
	}
	pred := extract.Predicate{Head: p.head, Tokens: joinWords(f.group, p.words), Lemma: p.lemma, Passive: p.passive}
	b.pairs(c, pred, objects, args, rule)
}

// identity reports whether an infinitive is the complement of be and no plan: "the
// aim was to reach Kyiv", but "Lee was to meet Ray".
func (b *builder) identity(c *clauseState) bool {
	p := c.p
	if p.cop < 0 || !p.infinitive || b.base(p.head) == "xcomp" {
		return false
	}
	for _, s := range c.subjects {
		if upos := b.toks[s.Referent()].UPOS; upos != "PROPN" && upos != "PRON" {
			return true
		}
	}
	return false
}

// isChain reports whether the clause only leads to an open complement whose
// subject is its own ("wants to", "was told to"): the complement states both.
func (b *builder) isChain(c *clauseState, objects []extract.Argument) bool {
	return b.verbalXcomp(c.p) >= 0 && (len(objects) == 0 || objects[0].Role == extract.RoleOblique &&
		b.controller(c) == controlSubject || objects[0].Role == extract.RoleTime || objects[0].Role == extract.RolePlace)
}

// arguments returns the further arguments of a verb in order of the text.
func (b *builder) arguments(c *clauseState) []extract.Argument {
	p, f := c.p, c.f
	var args []extract.Argument
	for _, tok := range p.indirects {
		if !b.interrogative(tok, f) {
			args = append(args, b.fillers(tok, extract.RoleIndirect, f)...)
		}
	}
	for _, tok := range p.obliques {
		if b.isSource(tok) || b.toks[tok].UPOS == "ADP" || b.interrogative(tok, f) || b.isClause(tok) && !b.isNoun(tok) {
			continue
		}
		args = append(args, b.oblique(tok, f)...)
	}
	if !p.passive {
		for _, tok := range p.agents {
			args = append(args, b.oblique(tok, f)...)
		}
	}
	if c.gap.Present() && c.gap.Role == extract.RoleOblique {
		args = append(args, c.gap)
	}
	for _, tok := range p.adverbs {
		if b.interrogative(tok, f) {
			continue
		}
		role := extract.RoleTime
		if f.antecedent >= 0 && b.lemma(tok) == "where" {
			role = extract.RolePlace
		}
		arg := b.argument(tok, role, f)
		if arg.Antecedent >= 0 {
			arg.Prep = "in"
		}
		args = append(args, arg)
	}
	for _, x := range p.xcomps {
		if !b.isVerbalComplement(x) {
			args = append(args, b.fillers(x, extract.RolePredicate, f)...)
		}
	}
	if lightVerbs[p.lemma] {
		for _, o := range p.objects {
			args = append(args, b.folded(o, f)...)
		}
	}
	slices.SortStableFunc(args, func(x, y extract.Argument) int { return x.Head - y.Head })
	if len(args) > maxConjuncts {
		args = args[:maxConjuncts]
	}
	return args
}

// directObjects returns the object o and its conjuncts. What folded takes out of
// the object of a light verb is left out of its words.
func (b *builder) directObjects(o int, p *parts, f *frame) []extract.Argument {
	out := b.fillers(o, extract.RoleObject, f)
	if lightVerbs[p.lemma] && len(out) > 0 && out[0].Head == o && out[0].Antecedent < 0 {
		out[0].Tokens = b.phrase(o, func(kid int) bool { return b.folds(o, kid) })
	}
	return out
}

// folds reports whether kid is a prepositional phrase that belongs to the light
// verb that obj is the object of.
func (b *builder) folds(obj, kid int) bool {
	if b.rel(kid) != "nmod" || kid < obj || b.isSource(kid) {
		return false
	}
	prep := b.preposition(kid)
	return prep != "" && prep != "of"
}

// folded returns the prepositional phrases of the object of a light verb:
// "imposed sanctions on Iran". Of-phrases stay with their noun.
func (b *builder) folded(obj int, f *frame) []extract.Argument {
	var out []extract.Argument
	for _, kid := range b.tree.Children(obj) {
		if b.folds(obj, kid) {
			out = append(out, b.oblique(kid, f)...)
		}
	}
	return out
}

// promote chooses the object of a verb without direct object: a clause it
// governs, a predicative complement, its first oblique, or its indirect object.
func (b *builder) promote(c *clauseState, args []extract.Argument) (objects, rest []extract.Argument, shape string) {
	p := c.p
	if content := b.content(c); content >= 0 && !b.done[content] && b.isClause(content) {
		c.clausal = content
		arg := extract.Argument{Role: extract.RoleClause, Head: content, Antecedent: -1, Clause: -1,
			Tokens: b.clauseWords(content)}
		return []extract.Argument{arg}, args, "clause"
	}
	pick := func(ok func(a extract.Argument) bool) int {
		for i, a := range args {
			if ok(a) {
				return i
			}
		}
		return -1
	}
	at := pick(func(a extract.Argument) bool { return a.Role == extract.RolePredicate })
	shape = "xcomp"
	if at < 0 {
		at = pick(func(a extract.Argument) bool { return a.Role == extract.RoleIndirect })
		shape = "iobj"
	}
	if at < 0 {
		shape = "obl"
		at = pick(func(a extract.Argument) bool { return a.Role == extract.RoleOblique && a.Head > p.head })
	}
	if at < 0 {
		at = pick(func(a extract.Argument) bool { return a.Role == extract.RolePlace && a.Head > p.head })
	}
	if at < 0 {
		at = pick(func(a extract.Argument) bool { return a.Role == extract.RoleOblique || a.Role == extract.RolePlace })
	}
	if at < 0 {
		return nil, args, ""
	}
	// Conjoined siblings share role and preposition and stand side by side.
	end := at + 1
	for end < len(args) && args[end].Role == args[at].Role && b.base(args[end].Head) == "conj" && args[end].Prep == args[at].Prep {
		end++
	}
	objects = slices.Clone(args[at:end])
	rest = slices.Concat(args[:at], args[end:])
	return objects, rest, shape
}

// clauseWords returns the words of a clause, for display.
func (b *builder) clauseWords(h int) []int {
	var out []int
	stack := append(b.walkStack[:0], h)
	for len(stack) > 0 && len(out) < maxPhrase {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		out = append(out, at)
		for _, kid := range b.tree.Children(at) {
			if at == h && (b.rel(kid) == "mark" && b.lemma(kid) == "that" || b.rel(kid) == "cc" && kid < h ||
				b.rel(kid) == "parataxis") {
				continue
			}
			stack = append(stack, kid)
		}
	}
	b.walkStack = stack[:0]
	sort.Ints(out)
	return b.trim(out, h)
}

// pairs adds one proposition for each pair of subject and object.
func (b *builder) pairs(c *clauseState, pred extract.Predicate, objects, args []extract.Argument, rule string) {
	if len(objects) == 0 {
		objects = []extract.Argument{extract.NoArgument()}
	}
	n := 0
	for _, subject := range c.subjects {
		for _, object := range objects {
			if n++; n > maxPairs {
				return
			}
			if object.Present() && object.Head == subject.Head && object.Role != extract.RoleClause {
				continue
			}
			b.add(extract.Proposition{Subject: subject, Predicate: pred, Object: object, Args: args, Parent: c.f.parent,
				Polarity: b.polarity(c, subject, object), Modality: c.mood.modality, Attribution: c.f.source, Rule: rule})
		}
	}
}

func (b *builder) polarity(c *clauseState, subject, object extract.Argument) schema.Polarity {
	negative := c.mood.negative || b.deniedPhrase(subject.Head) || object.Present() && b.deniedPhrase(object.Head)
	if negative != c.f.negative {
		return schema.Negative
	}
	return schema.Positive
}

// ruleName names the rule: the construction, or the voice, and what the object is.
func (b *builder) ruleName(c *clauseState, shape string) string {
	name := c.f.context
	if name == "" {
		name = "nsubj"
		if c.p.passive {
			name = "passive"
		}
	}
	if shape == "" {
		return name
	}
	return name + "-" + shape
}

// joinWords merges two ordered lists of tokens.
func joinWords(a, z []int) []int {
	if len(a) == 0 {
		return z
	}
	out := slices.Concat(a, z)
	sort.Ints(out)
	return slices.Compact(out)
}
