package clause

import (
	"sort"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
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
	manner     []int // words of adverbs beside the verb that say how
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
			if b.preposition(kid) != "" {
				p.obliques = append(p.obliques, kid) // a parser's slip: no object has one
				continue
			}
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
			if p.verbal && rel != "advcl:relcl" && takesThat[verbs[p.lemma]] && b.markedThat(kid) && b.nounBefore(kid) < 0 {
				p.ccomps = append(p.ccomps, kid) // pointed out that, as parsers have it
				continue
			}
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
			case truthAdverbs[b.lemma(kid)] && p.verbal && !(kid > 0 && negations[b.lemma(kid-1)]):
				p.words = append(p.words, b.mannerWords(h, kid)...) // nearly collapsed
			default:
				p.manner = append(p.manner, b.mannerWords(h, kid)...)
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
			if b.refers(kid, h) {
				p.subjects = append(p.subjects, kid)
			} else {
				p.expletive = true
			}
		case "punct", "case", "cc":
		default:
			p.rest = append(p.rest, kid)
		}
	}
	if len(p.agents) > 0 && !p.ownAux && b.toks[h].XPOS == "VBN" {
		p.passive = true // and run by a bank
	}
	switch {
	case p.passive && len(p.agents) == 0:
		b.findAgent(&p)
	case len(p.agents) > 1:
		b.sortAgents(&p)
	}
	if p.verbal {
		if to >= 0 && (len(p.words) > 0 && b.lemma(p.words[0]) == "be" && p.words[0] < to || b.announces(&p)) {
			p.words = append(p.words, to) // is to meet
		}
		p.words = append(p.words, h)
	}
	sort.Ints(p.words)
	return p
}

// takesThat are the classes of verbs that take that-clauses.
var takesThat = map[class]bool{classReport: true, classClaim: true, classPromise: true, classRequest: true,
	classNegate: true, classFact: true, classPossible: true, classThreaten: true}

// nounBefore returns the noun that stands right before the that-clause kid and can
// have it as its content, or -1: "come amid reports that", which parsers give to
// the verb.
func (b *builder) nounBefore(kid int) int {
	for _, m := range b.tree.Children(kid) {
		if n := m - 1; b.rel(m) == "mark" && n >= b.doc.Sentences[b.sent].First && b.toks[n].UPOS == "NOUN" &&
			nouns[b.lemma(n)] != classNone {
			return n
		}
	}
	return -1
}

// markedThat reports whether the clause kid begins with that.
func (b *builder) markedThat(kid int) bool {
	for _, m := range b.tree.Children(kid) {
		if b.rel(m) == "mark" && b.lemma(m) == "that" {
			return true
		}
	}
	return false
}

// refers reports whether the expletive it of h is none: nothing is extraposed, and
// an adjective like ready is said of somebody.
func (b *builder) refers(it, h int) bool {
	if b.lemma(it) != "it" || it > h || b.tree.Child(h, "csubj", "ccomp", "nsubj") >= 0 {
		return false
	}
	if b.toks[h].UPOS == "VERB" {
		return b.tree.Child(h, "obj") >= 0
	}
	switch adjectives[b.lemma(h)] {
	case classPromise, classPlan:
		return true
	}
	return false
}

// findAgent makes a by-phrase that can act the agent of a passive, where the parser
// did not say so: "was hit by Cuba", not "by mail", "by 12 votes".
func (b *builder) findAgent(p *parts) {
	for i, tok := range p.obliques {
		if b.preposition(tok) == "by" && b.canAct(tok) {
			p.agents = []int{tok}
			p.obliques = append(append([]int(nil), p.obliques[:i]...), p.obliques[i+1:]...)
			return
		}
	}
}

// sortAgents keeps those of several agents that can act, if there are any, and makes the
// others obliques: "was returned by mail by Ann Lee".
func (b *builder) sortAgents(p *parts) {
	var agents, others []int
	for _, tok := range p.agents {
		if b.canAct(tok) {
			agents = append(agents, tok)
		} else {
			others = append(others, tok)
		}
	}
	if len(agents) > 0 {
		p.agents = agents
		p.obliques = append(p.obliques, others...)
		sort.Ints(p.obliques)
	}
}

// canAct reports whether the phrase of tok can be an agent: a name, a pronoun, or a noun
// that is no bare measure or means.
func (b *builder) canAct(tok int) bool {
	if b.isTime(tok) || b.tree.Child(tok, "nummod") >= 0 && !isPersonNoun(b.lemma(tok)) {
		return false
	}
	switch b.toks[tok].UPOS {
	case "PROPN", "PRON":
		return true
	case "NOUN":
		return b.toks[tok].XPOS == "NNS" || isPersonNoun(b.lemma(tok)) || b.tree.Child(tok, "det") >= 0
	}
	return false
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

// mannerWords returns the words of the adverb adv of the predicate h if it stands beside
// it, "was quite badly hit", and not at the border of the clause, where it joins sentences.
func (b *builder) mannerWords(h, adv int) []int {
	if b.isRelativePronoun(adv) || b.base(adv) != "advmod" {
		return nil
	}
	compared := func(t int) bool {
		rel := b.base(t)
		return t > adv && (rel == "advcl" || rel == "obl") && b.base(b.toks[t].Head) == "advmod"
	}
	words := b.tree.Subtree(adv, compared) // faster, without: than analysts expected
	lo, hi := words[0], words[len(words)-1]
	if hi-lo != len(words)-1 || len(words) > 3 {
		return nil
	}
	for _, w := range words {
		if b.toks[w].UPOS == "PUNCT" {
			return nil // of course,
		}
	}
	if cop := b.tree.Child(h, "cop"); cop >= 0 && adv > cop && !b.saysWhen(h, adv) {
		return nil // part of what is predicated: is highly toxic
	}
	from, to := hi+1, h
	if adv > h {
		from, to = h+1, lo
	}
	for t := from; t < to; t++ {
		if b.toks[t].Head != h || b.toks[t].UPOS == "PUNCT" {
			return nil
		}
		switch b.base(t) {
		case "aux", "cop", "advmod", "compound":
		default:
			return nil
		}
	}
	return words
}

// phaseAdverbs are adverbs that belong to the clause and not to the word after them: "is
// also a judge".
var phaseAdverbs = wordset.Of(`also still now already again then thus therefore hence however often usually sometimes generally
	always frequently normally typically currently formerly recently once soon later initially originally previously`)

// saysWhen reports whether the adverb adv between copula and predicate h belongs to the clause.
func (b *builder) saysWhen(h, adv int) bool { return adv < h && phaseAdverbs[b.lemma(adv)] }
