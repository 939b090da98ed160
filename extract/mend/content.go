package mend

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/lexicon"
)

// finiteTags are the tags of finite verbs.
var finiteTags = map[string]bool{"VBZ": true, "VBP": true, "VBD": true}

// verbTakenForNoun makes a noun the verb that its finer tag says it is, where a clause hangs
// on it that the verb takes and its subject became a compound: "Norway plans to leave".
func (m *mender) verbTakenForNoun(v int) {
	tok := &m.toks[v]
	if tok.UPOS != "NOUN" || !finiteTags[tok.XPOS] || lexicon.Verbs[m.lemma(v)] == lexicon.None ||
		m.kid(v, "nsubj", "det", "case", "amod", "nmod:poss", "cop") >= 0 {
		return
	}
	subject := m.kid(v, "compound")
	if subject < 0 || subject > v || m.toks[subject].UPOS != "PROPN" {
		return
	}
	for _, k := range m.kids(v) {
		switch {
		case k < v:
		case m.base(k) == "acl" && m.marker(k) == "to", m.base(k) == "advcl" && m.marker(k) == "to":
			m.toks[k].DepRel = "xcomp"
		case m.base(k) == "acl" && m.kid(k, "nsubj") >= 0:
			m.toks[k].DepRel = "ccomp"
		case m.base(k) == "ccomp", m.base(k) == "xcomp":
		default:
			continue
		}
		tok.UPOS, m.toks[subject].DepRel = "VERB", "nsubj"
	}
}

// verbTakenForParticiple makes the participle before the noun that a sentence without a
// verb is taken to be the verb that it lacks: "Chad sold boats to Togo."
func (m *mender) verbTakenForParticiple(v int) {
	n := m.toks[v].Head
	tok := &m.toks[v]
	if m.base(v) != "amod" || n <= v || !m.in(n) || m.toks[n].Head >= 0 || tok.XPOS != "VBN" && tok.XPOS != "VBD" || participleOnly(tok.Form) ||
		m.toks[m.end-1].Form != "." || m.kid(n, "nsubj", "cop", "aux") >= 0 {
		return
	}
	subject := m.kid(n, "compound")
	if subject < 0 || subject > v {
		subject = m.kid(v, "compound")
	}
	if before := v - 1; subject < 0 && m.in(before) && m.toks[before].Head == n && m.base(before) == "amod" && m.toks[before].XPOS == "JJ" && strings.HasSuffix(m.toks[before].NER, "-LOC") {
		subject = before // Chad freed opposition leader Ann Lee
	}
	if subject < m.first || subject > v || m.toks[subject].UPOS != "PROPN" && m.toks[subject].XPOS != "JJ" {
		return
	}
	for t := m.first; t < m.end; t++ {
		if t != v && (m.toks[t].UPOS == "VERB" && (m.toks[t].XPOS != "VBG" || m.base(t) != "advcl") || m.toks[t].UPOS == "AUX") {
			return
		}
	}
	if _, hi := m.span(subject); hi != v-1 {
		return
	}
	tok.Head, tok.DepRel, tok.UPOS, tok.XPOS = -1, "root", "VERB", "VBD"
	m.toks[n].Head, m.toks[n].DepRel = v, "obj"
	m.toks[subject].Head, m.toks[subject].DepRel, m.toks[subject].UPOS, m.toks[subject].XPOS = v, "nsubj", "PROPN", "NNP"
	for _, k := range m.kids(n) {
		if (m.base(k) == "advmod" || m.base(k) == "advcl") && k > n {
			m.toks[k].Head = v
		}
		if k < v || m.base(k) == "punct" && k > n {
			m.toks[k].Head = v
		}
	}
}

// isSaying reports whether v is a finite verb of saying.
func (m *mender) isSaying(v int) bool {
	cls := lexicon.Verbs[m.lemma(v)]
	return (cls == lexicon.Report || cls == lexicon.Claim) && m.finite(v)
}

// setOff reports whether t is a comma or the mark that ends a quotation.
func (m *mender) setOff(t int) bool {
	if !m.in(t) {
		return false
	}
	switch m.toks[t].Form {
	case ",", "\"", "”", "''", "»":
		return true
	}
	return false
}

// speakerBetween mends "Chad, Togo said, shelled a town", where who speaks became an
// apposition of who is spoken of.
func (m *mender) speakerBetween(v int) {
	told := m.kid(v, "iobj") == v+1 && m.comma(v+2) // Chad, the minister told parliament, has left
	if !m.isSaying(v) || !m.comma(v+1) && !told {
		return
	}
	subject, content := m.kid(v, "nsubj"), m.kid(v, "ccomp")
	if subject < 0 || subject > v || content < v || m.kid(content, "nsubj", "nsubj:pass", "mark") >= 0 {
		return
	}
	speaker := m.kid(subject, "appos")
	for _, k := range m.kids(v) {
		if k > subject && k < v && m.base(k) == "nsubj" {
			speaker = k // a second subject
		}
	}
	if speaker < 0 {
		return
	}
	if lo, hi := m.span(speaker); !m.setOff(lo-1) || hi != v-1 {
		return
	}
	if m.attach(speaker, v, "nsubj") {
		rel := "nsubj"
		if m.kid(content, "aux:pass") >= 0 {
			rel = "nsubj:pass"
		}
		m.attach(subject, content, rel)
	}
}

// speakerBefore gives a verb of saying beside the clause that it reports the name right
// before it, which became an apposition: "sold drones to Chad, Reuters reported".
func (m *mender) speakerBefore(v int) {
	h := m.toks[v].Head
	if h < m.first || h > v || !m.isSaying(v) || m.kid(v, "nsubj", "ccomp", "obj", "mark", "cc") >= 0 {
		return
	}
	switch m.base(v) {
	case "parataxis", "ccomp", "acl", "advcl":
	default:
		return
	}
	for t := v - 1; t > h; t-- {
		if m.base(t) != "appos" {
			continue
		}
		if lo, hi := m.span(t); hi == v-1 && m.setOff(lo-1) && m.toks[h].UPOS == "VERB" && m.attach(t, v, "nsubj") {
			m.toks[v].DepRel = "parataxis"
		}
		return
	}
}

// speakerAfter sets the inverted verb of saying after a comma, which became a conjunct with
// an object, beside the clause that it reports: "rebels took the town, said the mayor".
func (m *mender) speakerAfter(v int) {
	h := m.toks[v].Head
	rel := m.base(v)
	if rel != "conj" && rel != "parataxis" || h < m.first || h > v || !m.setOff(v-1) || lexicon.Verbs[m.lemma(v)] != lexicon.Report ||
		!m.finite(v) || m.kid(v, "nsubj", "cc", "ccomp", "xcomp", "aux") >= 0 {
		return
	}
	speaker := m.kid(v, "iobj", "obj")
	if speaker < v {
		return
	}
	if lo, _ := m.span(speaker); lo != v+1 {
		return
	}
	m.toks[v].DepRel, m.toks[speaker].DepRel = "parataxis", "nsubj"
}

// contentOfNoun makes the clause after a noun for words its content: "rejected *reports*
// that Chad shelled Togo", where that became an object beside the one there is, and
// "rejected Togo's *claim* that it had", where the clause became one of the verb.
func (m *mender) contentOfNoun(c int) {
	h := m.toks[c].Head
	if h < m.first || h > c {
		return
	}
	switch m.toks[c].DepRel {
	case "acl:relcl":
		that := -1
		objects := 0
		for _, k := range m.kids(c) {
			switch {
			case m.base(k) == "mark" && m.lemma(k) == "that" && k < c:
				that, objects = k, 2 // a relative clause has no mark
			case m.base(k) == "obj":
				objects++
				if m.lemma(k) == "that" && k < c {
					that = k
				}
			}
		}
		if that < 0 || objects < 2 || m.kid(c, "nsubj", "nsubj:pass") < 0 {
			return
		}
		rel := "acl"
		if v := m.sayingAbove(h, that); !speaksOf(m.lemma(h)) {
			if v < 0 || !m.attach(c, v, "ccomp") {
				return
			}
			rel = "ccomp"
		}
		m.toks[that].UPOS, m.toks[that].XPOS, m.toks[that].DepRel = "SCONJ", "IN", "mark"
		m.toks[c].DepRel = rel
	case "csubj", "csubj:pass":
		// it is reported that
		if it := m.kid(h, "nsubj", "nsubj:pass", "expl"); m.marker(c) == "that" && it >= m.first && it < h && m.lemma(it) == "it" {
			m.toks[c].DepRel = "ccomp"
		}
	case "ccomp", "advcl":
		if m.marker(c) != "that" {
			return
		}
		lo, _ := m.span(c)
		noun := m.kid(h, "obj")
		if noun < h || noun != lo-1 || !speaksOf(m.lemma(noun)) || lexicon.Verbs[m.lemma(h)] == lexicon.Report {
			return
		}
		m.attach(c, noun, "acl")
	}
}

// sayingAbove returns the verb of saying at t or above its object, -1 if there is none:
// "told a *court* in Lima that". The clause that begins at from takes no part in it.
func (m *mender) sayingAbove(t, from int) int {
	for steps := 0; t >= m.first && steps < 4; steps++ {
		if cls := lexicon.Verbs[m.lemma(t)]; cls == lexicon.Report || cls == lexicon.Claim {
			if finiteTags[m.toks[t].XPOS] && t < from && m.kid(t, "ccomp") < 0 {
				m.toks[t].UPOS = "VERB"
				return t
			}
		}
		switch m.base(t) {
		case "obj", "iobj", "obl", "nmod":
			t = m.toks[t].Head
		default:
			return -1
		}
	}
	return -1
}

// speaksOf reports whether the noun l takes a clause that says what it is about.
func speaksOf(l string) bool {
	switch lexicon.Nouns[l] {
	case lexicon.Report, lexicon.Claim, lexicon.Fact, lexicon.Question:
		return true
	}
	return false
}
