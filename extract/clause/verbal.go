package clause

import (
	"slices"
	"sort"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// clause reads the clause of predicate h: its own propositions, then those of
// all clauses and phrases below it.
func (b *builder) clause(h int, f frame) {
	b.done[h] = true
	p := b.collect(h)
	if f.passive && len(p.subjects) == 0 && b.toks[h].XPOS == "VBN" {
		p.passive = true
	}
	b.sharedPlace(&p)
	b.speaker(&p, &f)
	b.becauseOf(&p, &f)
	b.saidBy(&p, &f)
	m := b.mood(&p, &f)
	if (m.modality == schema.Asserted || m.modality == schema.Planned) && m.negative == f.negative && !p.infinitive && b.isAlternative(&p) {
		m.modality = stronger(m.modality, schema.Possible)
	}
	c := &clauseState{p: &p, f: &f, mood: m}
	c.subjects = b.subjects(&p, &f)
	b.lead(c)
	b.gapObject(c)
	c.clauses, c.raised = slices.Concat(b.clauses(c), f.clauses), b.raises(c)
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
	// clauses are the open complement and the adverbial clauses that tell more of it.
	clauses []extract.Argument
	raised  bool
	// incomplete reports that what it states does not stand by itself.
	incomplete bool
	// first is the index of its first proposition, -1 if it made none.
	first int
}

// subjects returns the subjects of the clause: its own, else the understood ones.
func (b *builder) subjects(p *parts, f *frame) []extract.Argument {
	var out []extract.Argument
	doubled := b.doubledSubject(p)
	for _, s := range p.subjects {
		if b.isClause(s) && !b.isNoun(s) || b.interrogative(s, f) {
			continue
		}
		fillers := b.fillers(s, extract.RoleSubject, f)
		if len(fillers) == 1 {
			fillers = b.sharedBy(p, fillers[0])
		}
		for _, arg := range fillers {
			if s == doubled {
				b.doubled = append(b.doubled, arg.Head)
			}
		}
		out = append(out, fillers...)
	}
	if len(p.subjects) > 0 || p.expletive && len(p.subjects) > 0 {
		return out
	}
	if s := b.tree.Child(p.head, "csubj", "csubj:pass"); s >= 0 && s < p.head && !p.expletive {
		return []extract.Argument{{Role: extract.RoleSubject, Head: s, Tokens: b.clauseWords(s), Antecedent: -1, Clause: -1}}
	}
	if p.expletive || b.tree.Child(p.head, "csubj", "csubj:pass") >= 0 {
		return nil
	}
	return f.subjects
}

// doubledSubject returns the one of two subjects before the verb that is none, or -1: the first of
// two that nothing joins, "those talks, well, this age has no patience", but the second if a comma parts
// it from the verb, "Lee, a lawyer, won".
func (b *builder) doubledSubject(p *parts) int {
	if len(p.subjects) != 2 || p.from >= 0 {
		return -1
	}
	first, second := p.subjects[0], p.subjects[1]
	if second > p.head || b.toks[first].UPOS == "PUNCT" {
		return -1
	}
	if b.toks[second].UPOS == "PUNCT" {
		return second
	}
	if b.isRelativePronoun(first) || b.isRelativePronoun(second) {
		return -1
	}
	for t := first + 1; t < second; t++ {
		if b.toks[t].UPOS == "CCONJ" {
			return -1
		}
	}
	for t := second + 1; t < p.head; t++ {
		if b.toks[t].Form == "," && (b.isName(first) || !b.isName(second)) {
			return second
		}
	}
	if b.isName(first) && b.isName(second) {
		return -1 // of headlines: Norway, Sweden sign a treaty
	}
	return first
}

// interrogative reports whether tok is a question word that stands for nothing known.
func (b *builder) interrogative(tok int, f *frame) bool {
	if f.antecedent >= 0 {
		return false
	}
	if b.isRelativePronoun(tok) {
		return !b.isFreeRelative(tok)
	}
	for _, kid := range b.tree.Children(tok) {
		if b.base(kid) == "det" && b.isRelativePronoun(kid) {
			return true // what kind of service
		}
		if b.base(kid) == "amod" && kid < tok {
			for _, how := range b.tree.Children(kid) {
				if b.lemma(how) == "how" {
					return true // how many soldiers
				}
			}
		}
	}
	return false
}

// isFreeRelative reports whether tok is a relative pronoun with its clause that together
// stand for a noun: "what surprised analysts".
func (b *builder) isFreeRelative(tok int) bool {
	return b.lemma(tok) == "what" && b.tree.Child(tok, "acl:relcl") > tok
}

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
	if c.subjects == nil || b.identity(c) {
		return
	}
	args := b.arguments(c)
	var objects []extract.Argument
	shape := ""
	if p.passive && len(p.agents) == 0 {
		p.agents = b.sharedAgents(p)
	}
	ownObjects := p.objects
	if len(ownObjects) == 0 {
		ownObjects = f.objects
	}
	switch {
	case p.passive && len(p.agents) > 0:
		for _, a := range p.agents {
			objects = append(objects, b.fillers(a, extract.RoleAgent, f)...)
		}
		for _, o := range p.objects {
			args = append(args, b.directObjects(o, p, f)...) // was awarded a medal by
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
	if len(objects) == 0 {
		shape = "" // all were question words
	}
	if b.isChain(c, objects) || len(objects) == 0 && len(args) == 0 && b.isFiller(c) {
		return
	}
	if p.expletive && p.lemma == "be" && (len(objects) == 0 || shape == "obl" && !locative(objects[0].Prep)) {
		b.existence(c, slices.Concat(objects, args))
		return
	}
	if f.context == "reporting" && (len(objects) == 0 || objects[0].Role == extract.RoleIndirect) {
		if said := b.reported(c); len(said) > 0 {
			args = append(slices.Clone(objects), args...)
			objects, shape = said, "clause"
		}
	}
	if len(objects) == 0 && (p.lemma == "be" || b.toks[p.head].UPOS == "AUX" || f.context == "reporting" ||
		p.passive && p.lemma == "quote" ||
		f.context == "relcl" && f.antecedent < 0) {
		return // says nothing by itself
	}
	rule := b.ruleName(c, shape)
	if p.expletive && p.lemma == "be" {
		rule = "existential"
	}
	args = b.withoutDoubt(c, objects, args)
	c.incomplete = b.incomplete(c, objects, args)
	pred := extract.Predicate{Head: p.head, Tokens: joinWords(f.group, p.words), Lemma: p.lemma, Passive: p.passive, Adverbs: p.manner}
	b.pairs(c, pred, objects, args, rule)
}

// sharedAgents returns the agents of the participle that is conjoined with the bare one of p:
// "was praised but not helped *by Chad*".
func (b *builder) sharedAgents(p *parts) []int {
	next := -1
	for _, kid := range b.tree.Children(p.head) {
		switch {
		case kid < p.head:
		case next < 0 && b.base(kid) == "conj" && b.toks[kid].XPOS == "VBN":
			next = kid
		case next < 0 && b.base(kid) != "punct":
			return nil
		}
	}
	if next < 0 || b.tree.Child(next, "nsubj", "nsubj:pass", "aux", "aux:pass") >= 0 {
		return nil
	}
	if agent := b.tree.Child(next, "obl:agent"); agent > next {
		return []int{agent}
	}
	return nil
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

// isFiller reports whether the bare clause c says nothing: "they had", "I mean".
func (b *builder) isFiller(c *clauseState) bool {
	p := c.p
	if b.verbalXcomp(p) >= 0 || p.passive {
		return false
	}
	switch p.lemma {
	case "have", "do":
		return true
	case "mean", "know", "think", "guess", "suppose", "believe", "say", "see":
		for _, s := range c.subjects {
			switch b.lemma(s.Head) {
			case "i", "you", "we":
				return true
			}
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

// pairs adds one proposition for each pair of subject and object.
func (b *builder) pairs(c *clauseState, pred extract.Predicate, objects, args []extract.Argument, rule string) {
	if len(objects) == 0 {
		objects = []extract.Argument{extract.NoArgument()}
	}
	jointSubjects, jointObjects := b.actTogether(c, objects), !c.p.verbal && b.oneOfAll(c, objects)
	if jointSubjects {
		c.subjects = b.joined(c.subjects)
	}
	if jointObjects {
		objects = b.joined(objects)
	}
	n := 0
	inTurn := len(c.subjects) > 1 && len(c.subjects) == len(objects) && b.respectively(c.p.head)
	for i, subject := range c.subjects {
		for j, object := range b.reciprocal(c, i, objects) {
			if inTurn && i != j {
				continue
			}
			if n++; n > maxPairs {
				return
			}
			if object.Present() && object.Head == subject.Head && object.Role != extract.RoleClause {
				continue
			}
			b.add(extract.Proposition{Raised: c.raised, Incomplete: c.incomplete || slices.Contains(b.doubled, subject.Referent()) || jointSubjects && i > 0 || jointObjects && j > 0, Subject: subject, Predicate: pred, Object: object, Args: args, Clauses: c.clauses, Parent: c.f.parent, Relation: c.f.relation,
				Polarity: b.polarity(c, subject, object), Modality: c.mood.modality, Attribution: c.f.source, Rule: rule})
		}
	}
}

// respectively reports whether the word stands below the predicate h: the first subject goes
// with the first object, the second with the second.
func (b *builder) respectively(h int) bool {
	for _, tok := range b.tree.Subtree(h, nil) {
		if b.lemma(tok) == "respectively" {
			return true
		}
	}
	return false
}

// reciprocal returns the objects of the subject with index i: in "A and B accused each
// other" those of A are B. One plural subject keeps the pronoun.
func (b *builder) reciprocal(c *clauseState, i int, objects []extract.Argument) []extract.Argument {
	if len(c.subjects) < 2 || len(objects) != 1 || !objects[0].Present() || !b.isEachOther(objects[0].Head) {
		return objects
	}
	var out []extract.Argument
	for j, other := range c.subjects {
		if j != i && other.Head != c.subjects[i].Head {
			other.Role, other.Prep = objects[0].Role, objects[0].Prep
			out = append(out, other)
		}
	}
	return out
}

// isEachOther reports whether tok heads each other or one another.
func (b *builder) isEachOther(tok int) bool {
	sent := b.doc.Sentences[b.sent]
	if l := b.lemma(tok); tok+1 < sent.End && (l == "each" || l == "one") {
		tok++
	}
	if tok == sent.First {
		return false
	}
	switch b.lemma(tok-1) + " " + b.lemma(tok) {
	case "each other", "one another":
		return true
	}
	return false
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
