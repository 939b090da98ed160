package mend

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/lexicon"
)

// nounTakenForVerb makes the plural that became a verb, though it is the object of another, the noun that it is:
// "halted arms *exports* to Chad".
func (m *mender) nounTakenForVerb(n int) {
	tok, v := &m.toks[n], m.toks[n].Head
	if m.base(n) != "obj" || tok.UPOS != "VERB" || tok.XPOS != "VBZ" || v < m.first || v > n || m.toks[v].UPOS != "VERB" || m.kid(n, "aux", "mark", "obj", "ccomp") >= 0 {
		return
	}
	kind := m.kid(n, "nsubj")
	if kind != n-1 || m.toks[kind].UPOS != "NOUN" {
		return
	}
	tok.UPOS, tok.XPOS = "NOUN", "NNS"
	m.toks[kind].DepRel = "compound"
	for _, k := range m.kids(n) {
		switch rel := m.base(k); {
		case k < n:
		case rel == "obl":
			m.toks[k].DepRel = "nmod"
		case rel == "advcl" || rel == "advmod":
			m.toks[k].Head = v
		}
	}
}

// pastAfterSubject makes the participle before a name, which became a part of the noun that a sentence without a
// verb is taken to be, the verb that it lacks: "A court in Lyon on May 2 *acquitted* Ann Lee".
func (m *mender) pastAfterSubject(v int) {
	name := m.toks[v].Head
	if m.base(v) != "amod" || m.toks[v].XPOS != "VBN" || participleOnly(m.toks[v].Form) || name != v+1 || !m.in(name) || m.toks[name].UPOS != "PROPN" ||
		m.base(name) != "nmod" && m.base(name) != "appos" || m.kid(name, "case") >= 0 || m.toks[m.end-1].Form != "." || m.setOff(v-1) {
		return
	}
	n := m.toks[name].Head
	if n < m.first || n > v || m.toks[n].Head >= 0 || m.toks[n].UPOS != "NOUN" && m.toks[n].UPOS != "PROPN" {
		return
	}
	for t := m.first; t < m.end; t++ {
		if t != v && (m.toks[t].UPOS == "AUX" || m.finite(t)) {
			return
		}
	}
	m.toks[v].Head, m.toks[v].DepRel, m.toks[v].UPOS, m.toks[v].XPOS = -1, "root", "VERB", "VBD"
	m.toks[name].Head, m.toks[name].DepRel = v, "obj"
	m.toks[n].Head, m.toks[n].DepRel = v, "nsubj"
	for _, k := range m.kids(n) {
		if k > name {
			m.toks[k].Head = v
		}
	}
	for _, k := range m.kids(name) {
		if k < v {
			m.toks[k].Head = v
		}
	}
}

// pastForms are the forms of irregular verbs that are past and nothing else, which are tagged as present where they
// are rare.
var pastForms = map[string]string{"overran": "overrun", "overcame": "overcome", "overtook": "overtake", "overthrew": "overthrow", "outran": "outrun",
	"overrode": "override", "undertook": "undertake", "withdrew": "withdraw", "withheld": "withhold", "forsook": "forsake", "foresaw": "foresee",
	"oversaw": "oversee", "outdid": "outdo", "outgrew": "outgrow", "underwent": "undergo", "withstood": "withstand", "slew": "slay", "strove": "strive",
	"forbade": "forbid", "foreswore": "forswear", "abode": "abide", "retook": "retake", "rebuilt": "rebuild", "resold": "resell", "misled": "mislead"}

// rarePast gives the rare past form of a verb its lemma: "*overran* the town".
func (m *mender) rarePast(v int) {
	tok := &m.toks[v]
	lemma := pastForms[strings.ToLower(tok.Form)]
	if lemma == "" || tok.UPOS != "VERB" || tok.XPOS != "VBP" && tok.XPOS != "VB" && m.lemma(v) != strings.ToLower(tok.Form) {
		return
	}
	tok.Lemma = lemma
	if tok.XPOS == "VBP" || tok.XPOS == "VB" {
		tok.XPOS = "VBD"
	}
}

// announcedActive makes a verb of saying without auxiliary that was read as a passive, though it has what is said,
// the active one that it is: "Acme *announced* on Tuesday, in a letter, that it had left".
func (m *mender) announcedActive(v int) {
	s, said := m.kid(v, "nsubj:pass"), m.kid(v, "ccomp")
	if s < m.first || s > v || m.toks[s].DepRel != "nsubj:pass" || said < v || m.toks[v].XPOS != "VBN" || !speaks(m.lemma(v)) ||
		participleOnly(m.toks[v].Form) || m.kid(v, "aux", "obl:agent", "cop", "mark") >= 0 || !strings.HasPrefix(m.marker(said), "that") {
		return
	}
	m.toks[s].DepRel, m.toks[v].XPOS = "nsubj", "VBD"
}

// verbEndingName makes the last word of the name of a subject, which became a verb, a noun again, and gives the
// time after it to the verb: "Human Rights *Watch* yesterday accused Chad".
func (m *mender) verbEndingName(t int) {
	tok, v := &m.toks[t], m.toks[t].Head
	if tok.UPOS != "VERB" || m.base(t) != "nsubj" || len(tok.NER) < 3 || tok.NER[0] != 'I' || v < t || !m.in(v) {
		return
	}
	tok.UPOS, tok.XPOS = "PROPN", "NNP"
	for _, k := range m.kids(t) {
		switch {
		case k < t && (m.base(k) == "nsubj" || m.base(k) == "obj"):
			m.toks[k].DepRel = "compound"
		case k > t && (lexicon.TimeNouns[m.lemma(k)] || m.toks[k].UPOS == "ADV"):
			m.toks[k].Head = v
		}
	}
}

// partedNoun joins a noun of two words with a hyphen, the second of which a parser has for an object, and the
// name after it: "bought the Israeli *start-up* Nordlys".
func (m *mender) partedNoun(up int) {
	start, name := up-2, up+1
	v := m.toks[up].Head
	if m.toks[up].UPOS != "ADP" || !m.in(start) || m.toks[up-1].Form != "-" || !m.in(name) || m.toks[name].UPOS != "PROPN" || v < m.first || v > start ||
		m.base(up) != "obj" || m.toks[name].Head != v || m.base(name) != "xcomp" {
		return
	}
	for _, k := range m.kids(up) {
		m.toks[k].Head = name
	}
	m.toks[name].DepRel = "obj"
	m.toks[up].Head, m.toks[up].DepRel, m.toks[up].UPOS, m.toks[up].XPOS = name, "nmod:desc", "NOUN", "NN"
	m.toks[start].Head, m.toks[start].DepRel = up, "compound"
	for k := v + 1; k < start; k++ {
		if m.toks[k].Head == name || m.toks[k].Head == start {
			m.toks[k].Head = up
		}
	}
}
