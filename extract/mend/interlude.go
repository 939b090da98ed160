package mend

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/lexicon"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// letBehindAside makes the infinitive after an apposition between commas the complement of let, where
// it became one more verb: "let its leader, Ann Lee, *fly* to Chad".
func (m *mender) letBehindAside(inf int) {
	v := m.toks[inf].Head
	if m.base(inf) != "conj" || m.toks[inf].XPOS != "VB" || v < m.first || v > inf || !letting[m.lemma(v)] || m.kid(inf, "cc", "mark", "aux", "nsubj") >= 0 || !m.comma(inf-1) {
		return
	}
	o := m.kid(v, "obj")
	if o < v || m.kid(o, "appos") < 0 {
		return
	}
	if _, hi := m.span(o); hi == inf-2 {
		m.toks[inf].DepRel = "xcomp"
	}
}

// occasions are where people promise and ask.
var occasions = wordset.Of(`call phone-call conversation letter speech address interview meeting message statement telegram note talk visit summit
	conference briefing email e-mail telephone-call video-call audience ceremony rally sermon hearing`)

// wishedAtOccasion gives the infinitive after an occasion to the verb of promising or asking before
// it: "promised Togo in a letter *to leave*".
func (m *mender) wishedAtOccasion(inf int) {
	n := m.toks[inf].Head
	if m.base(inf) != "acl" || m.toks[inf].XPOS != "VB" || m.marker(inf) != "to" || n < m.first || n > inf || m.base(n) != "obl" || !occasions[m.lemma(n)] {
		return
	}
	v := m.toks[n].Head
	if v < m.first || v > n || !wishing[m.lemma(v)] || m.kid(v, "xcomp", "ccomp") >= 0 {
		return
	}
	m.attach(inf, v, "xcomp")
}

var wishing = wordset.Of(`promise pledge vow swear offer agree threaten refuse decline ask urge beg tell order request implore advise invite persuade
	encourage press instruct warn remind challenge command forbid`)

// calledMember makes the first name of a list of subjects, which was taken for one who is spoken to,
// the first subject: "*Acme*, Chad and Togo left".
func (m *mender) calledMember(x int) {
	v := m.toks[x].Head
	if m.base(x) != "vocative" && m.base(x) != "dislocated" && m.base(x) != "dep" || m.toks[x].UPOS != "PROPN" || !strings.HasPrefix(m.toks[x].NER, "B-") || v < x || !m.in(v) {
		return
	}
	s := m.kid(v, "nsubj", "nsubj:pass")
	if s < x || s > v {
		return
	}
	c := m.kid(s, "conj")
	lo, _ := m.span(s)
	if _, hi := m.span(x); c < s || c > v || m.kid(c, "cc") < 0 || lo != hi+2 || !m.comma(hi+1) {
		return
	}
	rel := m.toks[s].DepRel
	m.toks[x].DepRel = rel
	m.toks[s].Head, m.toks[s].DepRel = x, "conj"
	for k := c; k >= 0; k = m.kid(s, "conj") {
		m.toks[k].Head = x
	}
}

// nameOfCounterpart gives the name after a comma to the description before it, which is conjoined with
// the name that it went to: "Ann Lee and her counterpart, *Bob Ray*, met".
func (m *mender) nameOfCounterpart(y int) {
	x := m.toks[y].Head
	if m.base(y) != "appos" || m.toks[y].UPOS != "PROPN" || x < m.first || x > y || m.toks[x].UPOS != "PROPN" || !m.comma(y-1) || m.kid(y, "flat") < 0 {
		return
	}
	for _, next := range m.kids(x) {
		if m.base(next) == "conj" && next < y && m.toks[next].XPOS == "NN" && m.people(next) && m.kid(next, "det", "nmod:poss") >= 0 {
			if _, hi := m.span(next); hi == y-2 && m.attach(y, next, "appos") {
				if end := m.kid(y, "flat"); end == y+1 && !m.capital(y+2) && strings.HasPrefix(m.toks[y].NER, "B-") {
					m.toks[y].NER, m.toks[end].NER = "B-PER", "I-PER"
				}
				return
			}
		}
	}
}

// beyondAmount gives a phrase after an amount of money to the noun that the amount belongs to: "made an
// offer of ten million dollars *for Acme*".
func (m *mender) beyondAmount(t int) {
	n := m.toks[t].Head
	if m.base(t) != "nmod" || n < m.first || n > t || m.base(n) != "nmod" || m.kid(n, "nummod") < 0 {
		return
	}
	o, word, of := m.toks[n].Head, m.kid(t, "case"), m.kid(n, "case")
	if word < n || of < 0 || m.lemma(of) != "of" || o < m.first || o > n || m.toks[o].UPOS != "NOUN" || m.base(o) != "obj" && m.base(o) != "nsubj" {
		return
	}
	switch m.lemma(word) {
	case "for", "to", "against", "on", "from", "with":
		m.attach(t, o, "nmod")
	}
}

// sharedOut undoes "gave a million to Chad and two million *to Togo*" where the second pair became a noun
// phrase: they are remnants of a clause, as Universal Dependencies have them.
func (m *mender) sharedOut(y int) {
	h := m.toks[y].Head
	if m.base(y) != "conj" || m.toks[y].UPOS != "NOUN" && m.toks[y].UPOS != "NUM" || h < m.first || h > y {
		return
	}
	z, cc := m.kid(y, "nmod"), m.kid(y, "cc")
	if z < y || cc < 0 || m.lemma(cc) != "and" || m.toks[z].UPOS != "PROPN" {
		return
	}
	if lo, hi := m.span(y); lo != cc || hi < z {
		return
	}
	word, v := m.kid(z, "case"), h
	if m.toks[v].UPOS != "VERB" {
		v = m.toks[h].Head
	}
	if word < y || v < m.first || m.toks[v].UPOS != "VERB" {
		return
	}
	o := m.kid(v, "obj")
	if o < v || o > cc {
		return
	}
	for _, k := range m.kids(v) {
		other := m.kid(k, "case")
		if m.base(k) == "obl" && k > o && k < cc && other >= 0 && m.lemma(other) == m.lemma(word) && m.toks[k].UPOS == "PROPN" && !lexicon.TimeNouns[m.lemma(k)] {
			m.remnants(v, y, z)
			return
		}
	}
}

// neighbouring makes a participle that describes the name after it, the subject, its adjective, where it
// became a clause: "*neighbouring* Chad left".
func (m *mender) neighbouring(g int) {
	v, x := m.toks[g].Head, m.kid(g, "obj")
	if m.base(g) != "csubj" || m.toks[g].XPOS != "VBG" || !beside[strings.ToLower(m.toks[g].Form)] || x != g+1 || m.toks[x].UPOS != "PROPN" || v < x || !m.in(v) {
		return
	}
	m.toks[x].Head, m.toks[x].DepRel = v, "nsubj"
	m.toks[g].UPOS, m.toks[g].XPOS, m.toks[g].Head, m.toks[g].DepRel = "ADJ", "JJ", x, "amod"
}

var beside = wordset.Of(`neighbouring neighboring visiting opposing ruling leading competing rivalling struggling ailing`)
