package mend

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/lexicon"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// sharedAcross reports whether the verb v goes on with the subject of first, with which it is
// conjoined, and all that stands between the two is a conjunction, adverbs, and phrases and clauses
// of v between commas: "condemned and then, *after a vote*, sanctioned".
func (m *mender) sharedAcross(first, v int) bool {
	if m.kid(v, "nsubj", "nsubj:pass", "aux") >= 0 {
		return false
	}
	conjunction := false
	for t := first + 1; t < v; t++ {
		switch {
		case m.toks[t].UPOS == "CCONJ" && m.toks[t].Head == v:
			conjunction = true
		case m.toks[t].UPOS == "PUNCT", m.toks[t].UPOS == "ADV" && (m.toks[t].Head == v || m.toks[t].Head == first):
		case !conjunction || !m.below(t, v):
			return false
		}
	}
	return conjunction
}

// raisedObject gives the object after the second of two clauses, which commas part from both or nothing
// from either, to the first, which has none: "Chad backs, and Togo opposes, *Ghana*".
func (m *mender) raisedObject(v int) {
	first := m.toks[v].Head
	if m.base(v) != "conj" || first < m.first || first > v || m.toks[v].UPOS != "VERB" || m.toks[first].UPOS != "VERB" {
		return
	}
	apart := 0 // the commas that part the object from both, or none
	if m.comma(first+1) && m.comma(v+1) {
		apart = 1
	} else if cc := m.kid(v, "cc"); cc != first+1 || !together[m.lemma(first)] {
		return
	}
	if m.kid(first, "obj", "ccomp", "xcomp", "obl", "aux:pass") >= 0 {
		return
	}
	s, o := m.kid(v, "nsubj"), m.kid(v, "obj", "appos", "nmod")
	if s < 0 {
		if s = m.kid(v, "compound"); s < 0 || m.toks[s].UPOS != "PROPN" || s > v {
			return
		}
		m.toks[s].DepRel = "nsubj"
	}
	if o < v || m.toks[o].UPOS != "PROPN" && m.toks[o].UPOS != "NOUN" {
		return
	}
	if lo, _ := m.span(o); lo == v+1+apart {
		m.toks[o].Head, m.toks[o].DepRel = first, "obj"
	}
}

// strandedParticle makes a particle right after a verb that became the preposition of its object
// the verb's: "has broken *off* ties".
func (m *mender) strandedParticle(p int) {
	v, n := p-1, m.toks[p].Head
	if m.toks[p].XPOS == "RP" && m.base(p) == "case" && m.in(v) && m.toks[v].UPOS == "VERB" && m.in(n) && m.toks[n].Head == v && m.base(n) == "obj" {
		m.attach(p, v, "compound:prt")
	}
}

// againWith makes a phrase after a conjunction and an adverb the conjunct of the earlier one with its
// preposition, where it went to the verb or to the adverb: "spoke with Lee and then, briefly, *with
// Ray*".
func (m *mender) againWith(n int) {
	word, v := m.kid(n, "case"), m.toks[n].Head
	if word < m.first || word > n || !m.in(v) || lexicon.TimeNouns[m.lemma(n)] {
		return
	}
	cc := m.kid(n, "cc")
	if cc >= 0 && cc < word && v > n && m.base(n) == "obl" && m.toks[v].UPOS == "VERB" {
		// clashes between Chad and Togo and between Ghana and Mali
		for _, k := range m.kids(m.kid(v, "nsubj", "nsubj:pass")) {
			if other := m.kid(k, "case"); k < cc && m.base(k) == "nmod" && other >= 0 && m.lemma(other) == m.lemma(word) && m.toks[k].UPOS == "PROPN" {
				m.attach(n, k, "conj")
				return
			}
		}
		return
	}
	switch {
	case m.base(n) == "conj" && m.toks[v].UPOS == "VERB" && cc >= 0 && cc < word && m.toks[n].UPOS != "VERB":
	case m.base(n) == "obl" && m.toks[v].UPOS == "ADV" && m.base(v) == "conj" && v < n:
		cc = m.kid(v, "cc")
		v = m.toks[v].Head
		if cc < 0 || !m.in(v) || m.toks[v].UPOS != "VERB" {
			return
		}
	default:
		return
	}
	if l := m.lemma(cc); l != "and" && l != "or" {
		return
	}
	for _, k := range m.kids(v) {
		if other := m.kid(k, "case"); k > v && k < cc && m.base(k) == "obl" && other >= 0 && m.lemma(other) == m.lemma(word) && !lexicon.TimeNouns[m.lemma(k)] {
			if m.attach(n, k, "conj") {
				m.attach(cc, n, "cc")
			}
			return
		}
	}
}

// secondOffice makes the second of two nouns after a name the conjunct of the first, where it became
// one of the name: "Ann Lee, founder and *head* of Acme, left".
func (m *mender) secondOffice(k int) {
	name, cc := m.toks[k].Head, m.kid(k, "cc")
	if cc < 0 {
		if cc = m.kid(m.kid(k, "amod"), "cc"); cc > k {
			return
		}
	}
	if m.base(k) != "conj" || m.toks[k].UPOS != "NOUN" || !m.people(k) && m.lemma(k) != "executive" || name < m.first || name > k || m.toks[name].UPOS != "PROPN" || cc < 0 {
		return
	}
	a := cc - 1
	if a <= name || m.toks[a].UPOS != "NOUN" || m.toks[a].Head != name || m.base(a) != "appos" && m.base(a) != "conj" || m.lemma(cc) != "and" && m.lemma(cc) != "or" {
		return
	}
	if lo, _ := m.span(a); !m.comma(lo - 1) {
		return
	}
	m.toks[a].DepRel = "appos"
	m.toks[k].Head, m.toks[cc].Head = a, k
}

// bothNames makes the first of two names after both, which became a part of the second, the head
// of the phrase: "a member of *both Greenpeace* and Amnesty International".
func (m *mender) bothNames(x int) {
	n := m.toks[x].Head
	if m.base(x) != "compound" || n <= x || !m.in(n) || m.toks[x].UPOS != "PROPN" || m.toks[n].UPOS != "PROPN" || m.kid(x, "cc:preconj") != x-1 {
		return
	}
	c := m.kid(x, "conj")
	if c < x || c > n || m.kid(c, "cc") < 0 {
		return
	}
	m.toks[x].Head, m.toks[x].DepRel = m.toks[n].Head, m.toks[n].DepRel
	for _, k := range m.kids(n) {
		if m.base(k) == "case" && k < x {
			m.toks[k].Head = x
		}
	}
	m.toks[n].Head, m.toks[n].DepRel = x, "conj"
	for _, k := range m.kids(c) {
		m.toks[k].Head = n
	}
	m.toks[c].Head, m.toks[c].DepRel = n, "compound"
}

// notOnlySubject undoes "not only Chad but also Togo left", "Chad as well as Togo left" where the first name became the root and
// the verb its conjunct.
func (m *mender) notOnlySubject(x int) {
	if m.toks[x].Head >= 0 || m.toks[x].UPOS != "PROPN" && m.toks[x].UPOS != "NOUN" || m.kid(x, "cop", "nsubj") >= 0 {
		return
	}
	v := m.kid(x, "conj")
	if v < 0 || m.toks[v].UPOS != "VERB" {
		return
	}
	s, cc := m.kid(v, "nsubj", "nsubj:pass"), m.kid(v, "cc")
	if s < x || s > v || cc < x || cc > s {
		return
	}
	only := m.kid(x, "advmod")
	notOnly := only >= 0 && m.lemma(only) == "not" && m.lemma(only+1) == "only" && m.lemma(cc) == "but"
	if !notOnly && (m.lemma(cc) != "as" || m.kid(cc, "fixed") < 0) {
		return
	}
	rel := m.toks[s].DepRel
	m.toks[v].Head, m.toks[v].DepRel = -1, "root"
	m.toks[x].Head, m.toks[x].DepRel = v, rel
	m.toks[s].Head, m.toks[s].DepRel = x, "conj"
	m.toks[cc].Head = s
	for _, k := range m.kids(x) {
		if k > v {
			m.toks[k].Head = v
		}
	}
	for _, k := range m.kids(v) {
		if k > cc && k < s && m.base(k) == "advmod" {
			m.toks[k].Head = s
		}
	}
}

// namedTarget makes a place or body right after a verb that takes an object, where it became a
// predicative complement, the object: "shelled *Safed*".
func (m *mender) namedTarget(n int) {
	v := n - 1
	if m.base(n) != "xcomp" || m.toks[n].UPOS != "PROPN" || !strings.HasPrefix(m.toks[n].NER, "B-") || m.toks[n].Head != v || m.toks[v].UPOS != "VERB" ||
		naming[m.lemma(v)] || linking[m.lemma(v)] || unchanged[m.lemma(v)] || m.kid(v, "obj", "aux:pass") >= 0 || m.kid(n, "case", "cop", "mark") >= 0 {
		return
	}
	m.toks[n].DepRel = "obj"
}

// unchanged are verbs beside those of naming and state that say what their subject is.
var unchanged = wordset.Of(`be become remain stay seem appear look turn act serve star play make keep feel sound come go name`)

// gappedPair undoes "Chad beat Togo, and Ghana Mali" where the two last names, of one word each, became
// one: after a comma there is no verb. Names of people have two words.
func (m *mender) gappedPair(y int) {
	if m.base(y) != "conj" || m.toks[y].UPOS != "PROPN" || m.toks[y].Head > y {
		return
	}
	cc := m.kid(y, "cc")
	if cc < m.first || m.lemma(cc) != "and" && m.lemma(cc) != "while" || !m.comma(cc-1) {
		return
	}
	x, o := cc+1, cc+2
	if !m.in(o) || y != x && y != o || m.toks[x].UPOS != "PROPN" || m.toks[o].UPOS != "PROPN" || m.toks[o].Head != x && m.toks[x].Head != o ||
		m.in(o+1) && m.toks[o+1].UPOS == "PROPN" {
		return
	}
	v := m.toks[y].Head
	if m.base(v) == "obj" || m.base(v) == "obl" {
		v = m.toks[v].Head
	}
	if v < m.first || m.toks[v].UPOS != "VERB" || m.commas(v, cc) != 1 {
		return
	}
	s, first := m.kid(v, "nsubj"), m.kid(v, "obj")
	if s < 0 || first != v+1 || s != v-1 || m.toks[s].UPOS != "PROPN" || m.toks[first].UPOS != "PROPN" || m.toks[first].NER == "B-PER" ||
		m.toks[s].NER == "B-PER" || !strings.HasPrefix(m.toks[s].NER, "B-") || m.kid(first, "flat", "compound") >= 0 || m.kid(s, "flat", "compound", "conj") >= 0 {
		return
	}
	m.toks[x].NER, m.toks[o].NER = m.toks[s].NER, m.toks[s].NER
	m.toks[x].Head, m.toks[x].DepRel = v, "conj"
	m.toks[o].Head, m.toks[o].DepRel = x, "orphan"
	m.toks[cc].Head = x
}

// conjoinedObject makes a name after a conjunction that became a clause of its own, though there is
// nothing of a clause about it, one more object: "fined Acme and *Orvik* on Monday".
func (m *mender) conjoinedObject(n int) {
	v, cc := m.toks[n].Head, m.kid(n, "cc")
	if m.base(n) != "conj" || m.toks[n].UPOS != "PROPN" || v < m.first || v > n || m.toks[v].UPOS != "VERB" || cc < 0 ||
		m.kid(n, "nsubj", "obj", "aux", "cop", "case", "orphan", "mark") >= 0 {
		return
	}
	o := m.kid(v, "obj")
	if o < v || o > cc || m.toks[o].UPOS != "PROPN" && m.toks[o].UPOS != "NOUN" {
		return
	}
	lo, _ := m.span(n)
	if _, hi := m.span(o); hi != cc-1 || lo < cc {
		return
	}
	m.toks[n].Head = o
	for _, k := range m.kids(n) {
		if m.base(k) == "obl" {
			m.toks[k].Head = v
		}
	}
}

// givenPairs undoes "gave Chad boats, Togo trucks and the Maldives a ship" where those who got something
// became parts of it or more of it: they and what they got are remnants, as Universal Dependencies have
// them.
func (m *mender) givenPairs(o int) {
	v := m.toks[o].Head
	if m.base(o) != "obj" || v < m.first || v > o || !lexicon.Ditransitive[m.lemma(v)] && m.lemma(v) != "sell" || m.toks[o].UPOS != "NOUN" || m.kid(v, "iobj") < 0 {
		return
	}
	kids := m.kids(o)
	for i, y := range kids {
		if y < o || m.base(y) != "conj" {
			continue
		}
		if x := m.kid(y, "compound"); m.toks[y].UPOS == "NOUN" && x >= 0 && x < y && m.toks[x].UPOS == "PROPN" && strings.HasPrefix(m.toks[x].NER, "B-") {
			m.remnants(v, x, y)
			continue
		}
		if i+1 == len(kids) || m.toks[y].UPOS != "PROPN" {
			continue
		}
		next := kids[i+1]
		lo, _ := m.span(next)
		if _, hi := m.span(y); m.base(next) == "conj" && m.toks[next].UPOS == "NOUN" && lo == hi+1 && m.kid(next, "cc") < 0 {
			m.remnants(v, y, next)
		}
	}
}

// remnants makes x and y what is left of a clause with the verb v.
func (m *mender) remnants(v, x, y int) {
	m.toks[x].Head, m.toks[x].DepRel = v, "conj"
	m.toks[y].Head, m.toks[y].DepRel = x, "orphan"
	if cc := m.kid(y, "cc"); cc >= 0 && cc < x {
		m.toks[cc].Head = x
	}
}

// subjectTakenForName makes a name before a verb that became a part of it its subject: "*Chad* freed
// Lee". A noun that has an object is a verb.
func (m *mender) subjectTakenForName(x int) {
	v := m.toks[x].Head
	if m.base(x) != "compound" || m.toks[x].UPOS != "PROPN" || v <= x || !m.in(v) || m.kid(v, "nsubj", "nsubj:pass", "csubj", "expl", "det", "case", "nmod:poss", "amod", "mark") >= 0 {
		return
	}
	for t := x + 1; t < v; t++ {
		if m.toks[t].UPOS != "ADV" && m.toks[t].UPOS != "AUX" && !m.below(t, x) {
			return
		}
	}
	switch {
	case m.toks[v].UPOS == "VERB" && (m.finite(v) || m.pastOrParticiple(v) || m.kid(v, "aux") >= 0):
	case m.toks[v].UPOS == "NOUN" && m.kid(v, "obj") == v+1 && m.toks[v+1].UPOS == "PROPN":
		m.toks[v].UPOS, m.toks[v].XPOS = "VERB", "VBD"
		if strings.HasSuffix(m.toks[v].Form, "s") {
			m.toks[v].XPOS = "VBZ"
		}
	default:
		return
	}
	m.toks[x].DepRel = "nsubj"
	if m.toks[v].XPOS == "VBN" && m.kid(v, "aux") < 0 {
		m.toks[v].XPOS = "VBD"
	}
}
