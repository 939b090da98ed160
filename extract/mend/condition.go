package mend

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/lexicon"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// inversionBehind makes the clause with should before its subject, which became a complement, the
// condition that it is: "Mali will act *should Chad attack Togo*".
func (m *mender) inversionBehind(c int) {
	aux := m.kid(c, "aux")
	v := m.toks[c].Head
	if v < m.first || aux < v || m.lemma(aux) != "should" || m.kid(c, "mark", "cc") >= 0 {
		return
	}
	if lo, _ := m.span(c); lo != aux {
		return
	}
	if s := m.kid(c, "nsubj", "nsubj:pass"); s < aux || s > c {
		return
	}
	switch m.base(c) {
	case "xcomp", "ccomp", "conj", "parataxis", "acl", "dep", "obj":
		m.toks[c].DepRel = "advcl"
	}
}

// hadBehind makes what follows had after a clause with would the condition that it is: "would
// have bought it *had the state waived its debts*".
func (m *mender) hadBehind(had int) {
	if !strings.EqualFold(m.toks[had].Form, "had") || !m.in(had+1) {
		return
	}
	v := -1
	for t := m.first; t < had; t++ {
		if m.base(t) == "aux" && m.lemma(t) == "would" && m.toks[t].Head < had {
			v = m.toks[t].Head
		}
	}
	if v < m.first || v > had || m.toks[v].UPOS != "VERB" {
		return
	}
	p, s := -1, -1
	for t := had + 1; t < m.end && p < 0; t++ {
		h := m.toks[t].Head
		switch {
		case m.toks[t].XPOS == "VBN" && m.base(t) == "acl" && h > had && h < t && m.kid(t, "nsubj") < 0:
			p, s = t, h
		case m.toks[t].XPOS == "VBN" && m.base(t) == "ccomp" && h == v && m.kid(t, "nsubj") > had && m.kid(t, "mark", "aux") < 0:
			p, s = t, m.kid(t, "nsubj")
		case h == had && (m.base(t) == "ccomp" || m.base(t) == "xcomp") && m.kid(t, "nsubj") > had:
			p, s = t, m.kid(t, "nsubj")
		case m.toks[t].XPOS == "VBN" && m.toks[had].Head == t && m.base(t) != "advcl" && m.kid(t, "nsubj") > had && m.kid(t, "mark") < 0:
			p, s = t, m.kid(t, "nsubj")
		}
	}
	if p < 0 || m.below(v, p) {
		return
	}
	if lo, _ := m.span(s); lo != had+1 || m.toks[had].Head == p && m.base(p) == "advcl" {
		return
	}
	for _, k := range m.kids(had) {
		if k < had && m.base(k) == "nsubj" && m.kid(v, "obj") < 0 {
			m.toks[k].Head, m.toks[k].DepRel = v, "obj"
		}
	}
	m.toks[p].Head, m.toks[p].DepRel = v, "advcl"
	m.toks[s].Head, m.toks[s].DepRel = p, "nsubj"
	if m.kid(p, "aux:pass") >= 0 {
		m.toks[s].DepRel = "nsubj:pass"
	}
	m.toks[had].Head, m.toks[had].DepRel, m.toks[had].UPOS = p, "aux", "AUX"
}

// wereTo makes the infinitive after were and its subject, at the start of a sentence, the
// condition that it is: "*Were Chad to attack Togo*, Mali would leave".
func (m *mender) wereTo(inf int) {
	were := m.first
	if !strings.EqualFold(m.toks[were].Form, "were") || m.marker(inf) != "to" || m.toks[inf].XPOS != "VB" {
		return
	}
	s, to := m.toks[inf].Head, m.kid(inf, "mark")
	main := m.first
	for main < m.end && m.toks[main].Head >= 0 {
		main++
	}
	if s <= were || s > inf || m.base(inf) != "acl" || main < inf || main >= m.end || to < s {
		return
	}
	m.toks[inf].Head, m.toks[inf].DepRel = main, "advcl"
	m.toks[s].Head, m.toks[s].DepRel = inf, "nsubj"
	m.toks[were].Head, m.toks[were].DepRel, m.toks[were].UPOS = inf, "aux", "AUX"
	m.toks[to].DepRel = "aux"
}

// inCase makes the verb after "in case" the head of a condition, where it became an oblique:
// "will leave *in case* Chad attacks".
func (m *mender) inCase(t int) {
	if m.lemma(t) != "case" || m.lemma(t-1) != "in" || m.base(t) != "compound" && m.base(t) != "nmod" && m.base(t) != "obl" {
		return
	}
	c := -1
	for k := t + 1; k < m.end && c < 0; k++ {
		if s := m.kid(k, "nsubj", "nsubj:pass"); m.toks[k].UPOS == "VERB" && s > t-1 && s < k && (m.toks[t].Head == s || m.toks[t].Head == k) {
			c = k
		}
	}
	if c < 0 || m.toks[c].Head < m.first || m.toks[c].Head > t {
		return
	}
	m.toks[t-1].Head, m.toks[t-1].DepRel = c, "mark"
	m.toks[t].Head, m.toks[t].DepRel = t-1, "fixed"
	m.toks[c].DepRel = "advcl"
}

// conditions are participles that begin a condition.
var conditions = wordset.Of(`provided providing assuming supposing`)

// providedThat makes the clause after "provided that", which became a complement, the condition
// that it is.
func (m *mender) providedThat(v int) {
	form := strings.ToLower(m.toks[v].Form)
	c := m.kid(v, "ccomp")
	if !conditions[form] || m.base(v) != "advcl" || m.kid(v, "nsubj", "nsubj:pass", "aux", "obj") >= 0 || c < v || m.kid(c, "nsubj", "nsubj:pass") < 0 {
		return
	}
	m.toks[c].Head, m.toks[c].DepRel = m.toks[v].Head, "advcl"
	for _, k := range m.kids(v) {
		m.toks[k].Head = c
	}
	m.toks[v].Head, m.toks[v].DepRel, m.toks[v].UPOS, m.toks[v].Lemma = c, "mark", "SCONJ", form
	if that := m.kid(c, "mark"); m.lemma(v+1) == "that" && m.toks[v+1].Head == c && that >= m.first {
		m.toks[v+1].Head, m.toks[v+1].DepRel = v, "fixed"
	}
}

// farFrom makes the gerund after "far from", which became a part of an adverb, an adverbial clause:
// "*Far from praising Chad*, Lee sued it".
func (m *mender) farFrom(far int) {
	g := m.kid(far, "advcl")
	v := m.toks[far].Head
	if m.lemma(far) != "far" || m.base(far) != "advmod" || g < far || m.toks[g].XPOS != "VBG" || m.marker(g) != "from" || v < m.first {
		return
	}
	from := m.kid(g, "mark")
	m.toks[g].Head = v
	m.toks[far].Head, m.toks[far].DepRel = g, "mark"
	m.toks[from].Head, m.toks[from].DepRel = far, "fixed"
}

// havingDenied makes the finite verb before having, which became the subject of the participle, the
// verb of the clause: "Chad *denies* having shelled Togo".
func (m *mender) havingDenied(v int) {
	c := m.toks[v].Head
	if m.base(v) != "nsubj" || !finiteTags[m.toks[v].XPOS] || c < v || !m.in(v+1) || !strings.EqualFold(m.toks[v+1].Form, "having") || m.toks[v+1].Head != c {
		return
	}
	tok := &m.toks[v]
	tok.Head, tok.DepRel, tok.UPOS = m.toks[c].Head, m.toks[c].DepRel, "VERB"
	m.toks[c].Head, m.toks[c].DepRel = v, "xcomp"
	for _, k := range m.kids(c) {
		if m.base(k) == "punct" {
			m.toks[k].Head = v
		}
	}
	for _, k := range m.kids(v) {
		if k < v && (m.base(k) == "compound" || m.base(k) == "nmod") && (m.toks[k].UPOS == "PROPN" || m.toks[k].UPOS == "NOUN") && m.kid(v, "nsubj") < 0 {
			m.toks[k].DepRel = "nsubj"
		}
	}
}

// goneOnTo makes the infinitive after "go on", which became a purpose, what was done: "went on to
// win".
func (m *mender) goneOnTo(inf int) {
	v := m.toks[inf].Head
	if m.base(inf) != "advcl" || v < m.first || m.lemma(v) != "go" || v+1 >= m.end || m.lemma(v+1) != "on" || m.marker(inf) != "to" || m.kid(v, "obj", "xcomp") >= 0 {
		return
	}
	m.toks[inf].DepRel = "xcomp"
	m.toks[v+1].DepRel = "compound:prt"
}

// passiveTakenForAdjective makes the adjective with an auxiliary of the passive the participle that
// its tag says it is: "is *alleged* to have fled".
func (m *mender) passiveTakenForAdjective(v int) {
	if m.toks[v].UPOS == "ADJ" && m.toks[v].XPOS == "VBN" && m.kid(v, "aux:pass") >= 0 {
		m.toks[v].UPOS = "VERB"
	}
}

// progressiveTakenForAdjective makes the participle between a form of be and a noun without an
// article the verb: "Chad is *mulling* sanctions".
func (m *mender) progressiveTakenForAdjective(v int) {
	n := m.toks[v].Head
	if m.base(v) != "amod" || m.toks[v].XPOS != "VBG" || n <= v || m.toks[n].UPOS != "NOUN" || lexicon.Verbs[m.lemma(v)] == lexicon.None {
		return
	}
	cop, s := m.kid(n, "cop"), m.kid(n, "nsubj")
	if cop != v-1 || s < m.first || s > cop || m.toks[s].UPOS != "PROPN" || m.kid(n, "det", "nmod:poss", "case") >= 0 {
		return
	}
	m.toks[v].Head, m.toks[v].DepRel, m.toks[v].UPOS = m.toks[n].Head, m.toks[n].DepRel, "VERB"
	for _, k := range m.kids(n) {
		if k < v || m.base(k) == "punct" || m.base(k) == "parataxis" {
			m.toks[k].Head = v
		}
	}
	m.toks[cop].DepRel = "aux"
	m.toks[n].Head, m.toks[n].DepRel = v, "obj"
}

// accusedAside gives a participle of suspicion between commas, which became an adverbial clause, to
// the name before it: "released Lee, *suspected of killing a guard*".
func (m *mender) accusedAside(v int) {
	h := m.toks[v].Head
	if m.base(v) != "advcl" || m.toks[v].XPOS != "VBN" || h < m.first || h > v || !m.comma(v-1) || m.kid(v, "nsubj", "nsubj:pass", "mark", "aux") >= 0 ||
		lexicon.Verbs[m.lemma(v)] != lexicon.Accuse && m.lemma(v) != "suspect" {
		return
	}
	n := m.kid(h, "obj")
	if n < h || n > v {
		return
	}
	if _, hi := m.span(n); hi == v-2 {
		m.attach(v, n, "acl")
	}
}

// gotRoundTo makes the gerund after "get round to", which became an adverbial clause, what was done.
func (m *mender) gotRoundTo(g int) {
	v := m.toks[g].Head
	if m.base(g) != "advcl" || m.toks[g].XPOS != "VBG" || v < m.first || v > g || m.lemma(v) != "get" || m.marker(g) != "to" {
		return
	}
	if l := m.lemma(v + 1); l == "round" || l == "around" {
		m.toks[g].DepRel = "xcomp"
	}
}

// tooToDo makes the infinitive after "too weak" the complement of the adjective.
func (m *mender) tooToDo(inf int) {
	a := m.toks[inf].Head
	if m.base(inf) != "advcl" || a < m.first || a > inf || m.toks[a].UPOS != "ADJ" || m.marker(inf) != "to" || m.kid(a, "nsubj") < 0 {
		return
	}
	for _, k := range m.kids(a) {
		if k < a && m.lemma(k) == "too" {
			m.toks[inf].DepRel = "xcomp"
		}
	}
}
