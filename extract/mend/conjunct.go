package mend

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// norConjunct makes what stands after nor, and became an apposition or the like of what
// stands before, its conjunct: "neither Chad nor Togo".
func (m *mender) norConjunct(nor int) {
	if m.lemma(nor) != "nor" || nor == m.first || !m.in(nor+1) {
		return
	}
	for t := nor + 1; t < m.end && t < nor+6; t++ {
		first := m.toks[t].Head
		if first < m.first || first > nor || m.toks[t].UPOS == "PUNCT" {
			continue
		}
		if m.toks[t].UPOS == "VERB" && m.base(t) != "obj" && (m.base(t) != "xcomp" || m.marker(t) != "" || m.toks[t].XPOS == "VBG" || m.toks[t].XPOS == "VB" && m.toks[first].XPOS != "VB") {
			continue
		}
		switch m.base(t) {
		case "xcomp":
		case "appos", "dep", "nmod", "parataxis", "flat", "compound", "list", "obj":
		default:
			return
		}
		if lo, _ := m.span(t); lo < nor {
			return
		}
		if m.base(t) == "obj" && m.toks[t].UPOS != "VERB" {
			if first = m.kid(first, "obj"); first < m.first || first > nor {
				return
			}
		}
		if m.attach(t, first, "conj") {
			m.toks[nor].Head, m.toks[nor].DepRel = t, "cc"
			if m.toks[t].UPOS == "VERB" {
				m.toks[t].XPOS = m.toks[first].XPOS
			}
		}
		return
	}
}

// appositionOfNext gives an apposition to the conjunct that stands right before it, where it
// went to the first one: "Ann Lee, the king of Chad, and Bob Ray, the king of Togo".
func (m *mender) appositionOfNext(y int) {
	x := m.toks[y].Head
	if m.base(y) != "appos" || x < m.first || x > y || m.toks[y].UPOS != "NOUN" || !m.people(y) {
		return
	}
	lo, _ := m.span(y)
	for _, next := range m.kids(x) {
		if m.base(next) != "conj" || next > lo || m.toks[next].UPOS != "PROPN" {
			continue
		}
		if _, hi := m.span(next); hi+2 == lo && m.comma(hi+1) {
			m.attach(y, next, "appos")
			return
		}
	}
}

// apposedNames makes two names of persons after those of countries or bodies, which became more
// of the same, the names of the people they stand beside: "the presidents of Chad and Togo,
// Ann Lee and Bob Ray, met".
func (m *mender) apposedNames(y int) {
	x := m.toks[y].Head
	if m.base(y) != "conj" || m.toks[y].NER != "B-PER" || x < m.first || x > y || m.base(x) != "nmod" || !m.comma(y-1) || strings.HasSuffix(m.toks[x].NER, "-PER") {
		return
	}
	n := m.toks[x].Head
	if n < m.first || n > x || m.toks[n].UPOS != "NOUN" || !m.people(n) || !m.attach(y, n, "appos") {
		return
	}
	for _, k := range m.kids(x) {
		if k > y && m.base(k) == "conj" {
			m.attach(k, y, "conj")
		}
	}
}

// listedName makes a person between a comma and the last member of a list, who became an
// apposition of the first, a member of it: "Ann Lee, Bob Ray and Eva Orr met".
func (m *mender) listedName(y int) {
	x := m.toks[y].Head
	if m.base(y) != "appos" || m.toks[y].NER != "B-PER" || x < m.first || x > y || m.toks[x].NER != "B-PER" || m.toks[x].UPOS != "PROPN" {
		return
	}
	lo, hi := m.span(y)
	if !m.comma(lo-1) || !m.in(hi+1) || m.toks[hi+1].UPOS != "CCONJ" {
		return
	}
	m.toks[y].DepRel = "conj"
}

// kindOfList gives a noun with a phrase of its own to the noun that it is a list with, where it
// went to a name in the phrase of that: "got tanks from Chad and Togo, and *radars* from Peru".
func (m *mender) kindOfList(y int) {
	x := m.toks[y].Head
	if m.base(y) != "conj" || m.toks[y].UPOS != "NOUN" || x < m.first || x > y || m.toks[x].UPOS != "PROPN" || m.base(x) != "nmod" && m.base(x) != "obl" {
		return
	}
	word, own := m.kid(x, "case"), -1
	for _, k := range m.kids(y) {
		if k > y && m.base(k) == "nmod" {
			own = m.kid(k, "case")
		}
	}
	o := m.toks[x].Head
	if o >= m.first && m.toks[o].UPOS == "VERB" {
		o = m.kid(o, "obj")
	}
	if word < 0 || own < 0 || m.lemma(word) != m.lemma(own) || o < m.first || o > x || m.toks[o].UPOS != "NOUN" || m.base(o) != "obj" {
		return
	}
	m.attach(y, o, "conj")
}

// splitClauses undoes "Chad bought Acme and Togo bought Rail" where the object of the first verb
// became, with the subject of the second, the subject of a complement.
func (m *mender) splitClauses(v int) {
	first := m.toks[v].Head
	if m.base(v) != "ccomp" || first < m.first || first > v || m.lemma(v) != m.lemma(first) || m.toks[v].XPOS != m.toks[first].XPOS || m.kid(first, "obj") >= 0 || m.marker(v) != "" {
		return
	}
	o := m.kid(v, "nsubj")
	if o < first || o > v {
		return
	}
	s := m.kid(o, "conj")
	if s < o || s > v {
		return
	}
	cc := m.kid(s, "cc")
	m.toks[o].Head, m.toks[o].DepRel = first, "obj"
	m.toks[s].Head, m.toks[s].DepRel = v, "nsubj"
	m.toks[v].DepRel = "conj"
	if cc >= 0 {
		m.toks[cc].Head = v
	}
}

// nextStop makes a name after then or finally, which became an apposition of the name before it, its
// conjunct: "visited Chad, then Togo and finally Peru".
func (m *mender) nextStop(y int) {
	if m.base(y) != "appos" || m.toks[y].UPOS != "PROPN" {
		return
	}
	for _, k := range m.kids(y) {
		if k == y-1 && m.base(k) == "advmod" && sequence[m.lemma(k)] {
			m.toks[y].DepRel = "conj"
			return
		}
	}
}

var sequence = wordset.Of(`then later finally next afterwards also now`)

// asideSubject makes the first of two names with but not or and not between them between
// commas the subject that it is: "Chad, but not Togo, left the union". The parser took the
// verb for an afterthought of it.
func (m *mender) asideSubject(v int) {
	x := m.toks[v].Head
	if m.base(v) != "parataxis" && (m.base(v) != "acl" || m.kid(v, "obj") < 0 || participleOnly(m.toks[v].Form)) || x < m.first || x > v || m.toks[v].UPOS != "VERB" || m.toks[x].Head >= 0 || m.kid(v, "nsubj", "nsubj:pass", "expl", "csubj") >= 0 ||
		m.toks[x].UPOS != "PROPN" && m.toks[x].UPOS != "NOUN" || !m.pastOrParticiple(v) && !m.finite(v) && m.kid(v, "aux") < 0 || m.kid(x, "cop", "nsubj") >= 0 {
		return
	}
	lo := v
	for _, k := range m.kids(v) {
		if m.base(k) != "punct" {
			lo = min(lo, k)
		}
	}
	if !m.comma(lo - 1) {
		return
	}
	m.toks[v].Head, m.toks[v].DepRel = -1, "root"
	rel := "nsubj"
	if m.kid(v, "aux:pass") >= 0 {
		rel = "nsubj:pass"
	}
	m.toks[x].Head, m.toks[x].DepRel = v, rel
	if m.toks[v].XPOS == "VBN" && m.kid(v, "aux") < 0 {
		m.toks[v].XPOS = "VBD"
	}
	for _, k := range m.kids(x) {
		if k > v {
			m.attach(k, v, m.toks[k].DepRel)
		}
	}
}

// secondClause makes the noun after a semicolon the subject of the verb after it that has
// none: "Chad left; Togo, in turn, stayed".
func (m *mender) secondClause(v int) {
	up := m.toks[v].Head
	if m.base(v) != "parataxis" && m.base(v) != "conj" || up < m.first || up > v || m.toks[v].UPOS != "VERB" || m.kid(v, "nsubj", "nsubj:pass", "expl", "csubj") >= 0 ||
		!m.pastOrParticiple(v) && !m.finite(v) && m.kid(v, "aux", "aux:pass") < 0 {
		return
	}
	semi := -1
	for t := up + 1; t < v; t++ {
		if m.toks[t].Form == ";" {
			semi = t
		}
	}
	if semi < 0 {
		return
	}
	for x := semi + 1; x < v; x++ {
		if h := m.toks[x].Head; h < m.first || h >= semi || m.toks[x].UPOS != "PROPN" && m.toks[x].UPOS != "NOUN" && m.toks[x].UPOS != "PRON" {
			continue
		}
		if lo, _ := m.span(x); lo <= semi {
			continue
		}
		rel := "nsubj"
		if m.kid(v, "aux:pass") >= 0 {
			rel = "nsubj:pass"
		}
		m.attach(x, v, rel)
		return
	}
}

// gappedNames undoes "Chad backed Paz and Togo Ruiz" where the two last names became one:
// the second verb is left out. Only names of different kinds, or of one word each that are
// tagged as two names, are read so.
func (m *mender) gappedNames(y int) {
	o := m.toks[y].Head
	if m.base(y) != "conj" || m.toks[y].UPOS != "PROPN" || o < m.first || o > y || m.base(o) != "obj" || m.toks[o].UPOS != "PROPN" {
		return
	}
	v, cc := m.toks[o].Head, m.kid(y, "cc")
	if v < m.first || v > o || m.toks[v].UPOS != "VERB" || cc < 0 || m.lemma(cc) != "and" || m.kid(v, "nsubj") < 0 {
		return
	}
	x := -1
	for _, k := range m.kids(y) {
		if rel := m.base(k); k == cc+1 && (rel == "compound" && m.toks[k].UPOS == "PROPN" || rel == "amod" && m.toks[k].NER == "B-LOC") {
			x = k
		}
	}
	if x < 0 || !strings.HasPrefix(m.toks[x].NER, "B-") || m.toks[x+1].NER == "I-"+m.toks[x].NER[2:] || !strings.HasPrefix(m.toks[x+1].NER, "B-") {
		return
	}
	if s := m.kid(v, "nsubj"); m.toks[s].UPOS != "PROPN" || m.toks[s].NER != m.toks[x].NER {
		return
	}
	// The remnants as Universal Dependencies have them: the subject is promoted and the object
	// is its orphan.
	m.toks[x].UPOS, m.toks[x].Head, m.toks[x].DepRel = "PROPN", v, "conj"
	m.toks[y].Head, m.toks[y].DepRel = x, "orphan"
	m.toks[cc].Head = x
}
