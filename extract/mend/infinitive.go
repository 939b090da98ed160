package mend

import (
	"github.com/quadwire/quadwire/extract/internal/lexicon"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// namesakeVerbs are verbs that a parser takes for the adjective or noun of the same form right
// after to.
var namesakeVerbs = wordset.Of(`free fire own arm field back ban house host export import sanction shell lead open clear empty welcome
	double hand train storm raid bomb bar rival court question brief secure limit slow target tax fund finance
	face force fund lease market partner police pressure ready rescue release seize stage supply support torture veto
	approach attack award chair challenge contact coach fine haunt head jail name oust pay sack ship shelter summon visit warm`)

// verbAfterTo makes such a word after to the infinitive that its verb or adjective takes: "promised
// to *free* Captain Lee", "continued to *fire* rockets". Some take phrases with to as well: what
// they agree or swear to is no name.
func (m *mender) verbAfterTo(w int) {
	to := w - 1
	if !namesakeVerbs[m.lemma(w)] || !m.in(to) || m.lemma(to) != "to" || m.toks[w].UPOS == "VERB" || m.toks[w].UPOS == "PROPN" {
		return
	}
	if m.base(w) == "xcomp" && m.toks[to].Head == w || m.base(w) == "xcomp" && m.kid(w, "obj") > w {
		m.becomesInfinitive(w, m.toks[w].Head, m.kid(w, "obj"))
		return
	}
	n := m.toks[to].Head
	if !m.in(n) || n < w || n > w && (m.base(n) != "obl" && m.base(n) != "nmod") || n == w && m.base(n) != "obl" {
		return
	}
	if n > w && !m.below(w, n) {
		return
	}
	h := m.toks[n].Head
	if h < m.first || h > to {
		return
	}
	cls := lexicon.Verbs[m.lemma(h)]
	if m.toks[h].UPOS == "ADJ" {
		cls = lexicon.Adjectives[m.lemma(h)]
	}
	name := m.toks[n].UPOS == "PROPN" || m.toks[n].NER != "" && m.toks[n].NER != "O" || m.people(n)
	switch cls {
	case lexicon.Aspect, lexicon.Negate, lexicon.Plan, lexicon.Threaten:
	case lexicon.Promise, lexicon.Possible, lexicon.Request:
		if !name {
			return
		}
	default:
		return
	}
	if n == w {
		n = -1
	}
	m.becomesInfinitive(w, h, n)
}

// becomesInfinitive makes w the infinitive that is the complement of h, with the object o,
// -1 for none.
func (m *mender) becomesInfinitive(w, h, o int) {
	to := w - 1
	m.toks[w].UPOS, m.toks[w].XPOS = "VERB", "VB"
	m.toks[w].Head, m.toks[w].DepRel = h, "xcomp"
	m.toks[to].UPOS, m.toks[to].XPOS = "PART", "TO"
	m.toks[to].Head, m.toks[to].DepRel = w, "mark"
	if o >= 0 {
		m.toks[o].Head, m.toks[o].DepRel = w, "obj"
		for _, k := range m.kids(h) {
			if k > o && m.base(k) == "obl" {
				m.attach(k, w, m.toks[k].DepRel)
			}
		}
	}
}

// doerOfInfinitive makes the phrase with for right before an infinitive its subject, as Universal
// Dependencies have it, where a parser gave it to the word above: "it is time *for Chad* to
// leave". Whom one calls on or pays is a phrase of the verb.
func (m *mender) doerOfInfinitive(inf int) {
	to, h := m.kid(inf, "mark"), m.toks[inf].Head
	if to < m.first || m.lemma(to) != "to" || m.kid(inf, "nsubj", "nsubj:pass") >= 0 || h < m.first {
		return
	}
	switch m.base(inf) {
	case "acl", "advcl", "csubj", "ccomp", "xcomp":
	default:
		return
	}
	if m.toks[h].UPOS == "VERB" && h < inf && (lexicon.Verbs[m.lemma(h)] != lexicon.None || m.kid(h, "obj", "iobj") >= 0) ||
		m.toks[h].UPOS == "NOUN" && (lexicon.Nouns[m.lemma(h)] == lexicon.Request || m.kid(h, "cop") < 0) {
		return
	}
	for t := to - 1; t >= m.first && t > to-8; t-- {
		word := m.kid(t, "case")
		if lo, _ := m.span(t); word < 0 && m.in(lo-1) && m.toks[lo-1].Head == inf && m.base(lo-1) == "mark" {
			word = lo - 1
		}
		if m.toks[t].Head != h || m.base(t) != "obl" && m.base(t) != "nmod" || word < 0 || word > t || m.lemma(word) != "for" {
			continue
		}
		if _, hi := m.span(t); hi != to-1 || lexicon.TimeNouns[m.lemma(t)] || m.toks[t].UPOS != "PROPN" && m.toks[t].UPOS != "PRON" && !m.people(t) && !bodies[m.lemma(t)] {
			return
		}
		m.toks[t].Head, m.toks[t].DepRel = inf, "nsubj"
		m.toks[word].Head, m.toks[word].DepRel = inf, "mark"
		return
	}
}

// leaveNouns are what one asks for who wants to do something oneself.
var leaveNouns = wordset.Of(`permission leave clearance authorisation authorization consent approval licence license time freedom chance opportunity`)

// leaveTo hangs an infinitive on the noun for leave right before it, where it went to the verb that
// asks for that: "asked Chad for *permission to visit* Togo".
func (m *mender) leaveTo(inf int) {
	to, h := m.kid(inf, "mark"), m.toks[inf].Head
	n := to - 1
	if m.base(inf) != "advcl" && m.base(inf) != "xcomp" || m.lemma(to) != "to" || h < m.first || n <= h || !leaveNouns[m.lemma(n)] || m.toks[n].Head != h || m.toks[n].UPOS != "NOUN" {
		return
	}
	m.attach(inf, n, "acl")
}

// states are words for what becomes of the object of a verb.
var states = wordset.Of(`guilty liable innocent dead responsible accountable hostage captive prisoner`)

// stateOfName makes the name that became a part of such a word the object of the verb before it: "found
// *Ann Lee* guilty".
func (m *mender) stateOfName(t int) {
	v, x := m.toks[t].Head, m.kid(t, "compound")
	if !states[m.lemma(t)] || m.base(t) != "xcomp" && m.base(t) != "obj" || v < m.first || v > t || x < v || x > t || m.toks[x].UPOS != "PROPN" || m.kid(v, "aux:pass") >= 0 {
		return
	}
	if lo, hi := m.span(x); lo != v+1 || hi != t-1 {
		return
	}
	m.toks[x].Head, m.toks[x].DepRel = v, "obj"
	m.toks[t].DepRel = "xcomp"
	if m.lemma(t) == "guilty" || m.lemma(t) == "liable" {
		m.toks[t].UPOS, m.toks[t].XPOS = "ADJ", "JJ"
	}
}
