package mend

import (
	"github.com/quadwire/quadwire/extract/internal/lexicon"
)

// speakerTakenForApposition gives a verb of saying between commas the name before it, which became
// an apposition of the subject of what is said: "the bank, Governor *Ann Lee* said, had warned Chad".
func (m *mender) speakerTakenForApposition(v int) {
	content := m.kid(v, "ccomp")
	if !m.isSaying(v) || content < v || !m.comma(v+1) || m.kid(v, "nsubj") >= 0 {
		return
	}
	subject := m.kid(content, "nsubj", "nsubj:pass")
	if subject < m.first || subject > v {
		return
	}
	for _, p := range m.kids(subject) {
		if lo, hi := m.span(p); m.base(p) == "appos" && hi == v-1 && m.comma(lo-1) {
			m.attach(p, v, "nsubj")
			return
		}
	}
}

// speakerAsideOfNoun sets a reporting clause between commas, which became a relative clause without
// a pronoun, beside the main clause: "bought a tenth of the refiner, Chinese media *reported*, its
// third purchase".
func (m *mender) speakerAsideOfNoun(v int) {
	n, subject := m.toks[v].Head, m.kid(v, "nsubj")
	if rel := m.base(v); rel != "acl" && rel != "parataxis" || !speaks(m.lemma(v)) || !m.pastOrParticiple(v) && !m.finite(v) || n < m.first || n > v ||
		m.relative(v) || m.kid(v, "ccomp", "mark", "aux") >= 0 || !m.comma(v+1) {
		return
	}
	if subject < 0 {
		for _, p := range m.kids(n) { // the refiner, local media reported
			if _, hi := m.span(p); m.base(p) == "appos" && hi == v-1 {
				subject = p
			}
		}
	}
	if subject < n || subject > v {
		return
	}
	if lo, _ := m.span(subject); !m.setOff(lo - 1) {
		return
	}
	main := n
	for m.toks[main].Head >= m.first && m.toks[main].UPOS != "VERB" {
		main = m.toks[main].Head
	}
	if main > n || m.toks[main].UPOS != "VERB" {
		return
	}
	for _, k := range m.kids(v) {
		if k > v+1 && m.base(k) == "obj" {
			m.attach(k, main, "parataxis") // its third purchase
		}
	}
	if m.attach(v, main, "parataxis") && m.attach(subject, v, "nsubj") && m.toks[v].XPOS == "VBN" {
		m.toks[v].XPOS = "VBD"
	}
}

// citesSpeaker reports whether v names in its object who says what stands before it: "“…,” the paper
// *quoted* Ann Lee as saying".
func (m *mender) citesSpeaker(v int) bool {
	if !lexicon.Cites[m.lemma(v)] || m.kid(v, "obj") < v {
		return false
	}
	for _, k := range m.kids(v) {
		if rel := m.base(k); (rel == "advcl" || rel == "xcomp" || rel == "acl") && k > v && m.marker(k) == "as" {
			return true
		}
	}
	return false
}

// citedName makes the name between a verb of citing and what its bearer says the object: "quoted *Ann Lee* as
// saying".
func (m *mender) citedName(x int) {
	v := m.toks[x].Head
	if m.base(x) != "xcomp" || v < m.first || v > x || !lexicon.Cites[m.lemma(v)] || m.toks[x].UPOS != "PROPN" && m.toks[x].UPOS != "NOUN" || m.kid(v, "obj") >= 0 {
		return
	}
	if _, hi := m.span(x); m.lemma(hi+1) == "as" {
		m.toks[x].DepRel = "obj"
	}
}

// titleTorn joins the title before the name of a person that a parser tore into an object and its
// predicate: "poison *the opposition activist* Ann Lee".
func (m *mender) titleTorn(x int) {
	v, o, name := m.toks[x].Head, x-1, x+1
	if m.base(x) != "xcomp" || v < m.first || v > o || m.toks[o].Head != v || m.base(o) != "obj" || m.toks[o].UPOS != "NOUN" || !lexicon.IsPersonNoun(m.lemma(x)) ||
		!m.in(name) || m.toks[name].NER != "B-PER" || m.toks[name].Head != x || m.kid(x, "cop", "mark", "nsubj") >= 0 {
		return
	}
	m.toks[name].Head, m.toks[name].DepRel = v, "obj"
	m.toks[x].Head, m.toks[x].DepRel, m.toks[x].UPOS, m.toks[x].XPOS = name, "nmod:desc", "NOUN", "NN"
	for _, k := range m.kids(o) {
		m.toks[k].Head = x
	}
	m.toks[o].Head, m.toks[o].DepRel = x, "compound"
	for _, k := range m.kids(x) {
		if k > name {
			m.toks[k].Head = v
		}
	}
}

// verbAfterApposition makes the participle after the apposition of the noun that a sentence without
// a verb is taken to be the verb that it lacks: "the premier, Ann Lee, *called* on Chad to leave".
func (m *mender) verbAfterApposition(v int) {
	tok, n := &m.toks[v], m.toks[v].Head
	if m.base(v) != "acl" || tok.XPOS != "VBN" && tok.XPOS != "VBD" || participleOnly(tok.Form) || n < m.first || n > v || m.toks[n].Head >= 0 ||
		m.toks[n].UPOS != "NOUN" && m.toks[n].UPOS != "PROPN" || m.toks[m.end-1].Form != "." ||
		m.kid(n, "cop", "nsubj", "aux") >= 0 || m.kid(v, "aux", "mark", "nsubj") >= 0 || !m.comma(v-1) {
		return
	}
	aside := false
	for _, k := range m.kids(n) {
		switch lo, hi := m.span(k); {
		case m.base(k) == "appos" && m.comma(lo-1) && hi == v-2:
			aside = true
		case k > v && (m.base(k) == "conj" || m.base(k) == "parataxis"):
			return
		}
	}
	if !aside || m.lemma(v+1) == "by" {
		return
	}
	tok.Head, tok.DepRel, tok.XPOS = -1, "root", "VBD"
	m.toks[n].Head, m.toks[n].DepRel = v, "nsubj"
	for _, k := range m.kids(n) {
		if k > v {
			m.toks[k].Head = v
		}
	}
}
