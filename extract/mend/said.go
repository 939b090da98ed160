package mend

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/lexicon"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// sayVerbs are the verbs of saying that take a clause without that and no person as object.
var sayVerbs = wordset.Of(`say claim believe think allege add confirm state announce insist hope fear`)

// saidSubject gives a noun between a verb of saying and the clause without subject that is
// said to that clause: "said officers seized two rifles".
func (m *mender) saidSubject(v int) {
	h := m.toks[v].Head
	if m.base(v) != "ccomp" || h < m.first || h > v || m.kid(v, "nsubj", "csubj", "expl", "mark") >= 0 {
		return
	}
	if !sayVerbs[m.lemma(h)] {
		return
	}
	n := m.kid(h, "iobj", "obj")
	if n < h || n > v || m.kid(n, "case") >= 0 || m.commas(n, v) == 1 {
		return
	}
	if m.attach(n, v, "nsubj") && m.toks[v].XPOS == "VBN" && m.kid(v, "aux") < 0 && m.kid(v, "obj") >= 0 {
		m.toks[v].XPOS = "VBD"
	}
}

// saidClause mends "police said a man, thought to be armed, opened fire", where the noun
// became the object of said and its verb a participle: it has an object of its own.
func (m *mender) saidClause(v int) {
	if !m.pastOrParticiple(v) || m.kid(v, "nsubj", "mark", "cc") >= 0 || m.kid(v, "obj") < v {
		return
	}
	n := m.toks[v].Head
	if m.base(v) == "conj" && n >= m.first && m.base(n) == "acl" {
		n = m.toks[n].Head
	} else if m.base(v) != "acl" || m.commas(n, v) < 2 {
		return
	}
	if n < m.first || n > v || m.base(n) != "obj" {
		return
	}
	h := m.toks[n].Head
	if h < m.first || h > n || !sayVerbs[m.lemma(h)] || m.kid(h, "ccomp") >= 0 {
		return
	}
	if m.attach(v, h, "ccomp") && m.attach(n, v, "nsubj") {
		m.toks[v].XPOS = "VBD"
	}
}

// vehicles are nouns for what one says something in.
var vehicles = wordset.Of(`statement interview letter speech conference briefing tweet post message email e-mail address article
	column blog report hearing testimony television radio`)

// saidInStatement gives the that-clause after "said in a statement" to the verb.
func (m *mender) saidInStatement(c int) {
	n := m.toks[c].Head
	if m.base(c) != "acl" || n < m.first || n > c || !vehicles[m.lemma(n)] || !strings.HasPrefix(m.marker(c), "that") {
		return
	}
	v, word := m.toks[n].Head, m.kid(n, "case")
	if m.base(n) != "obl" && m.base(n) != "nmod" || word < 0 || v < m.first || v > n {
		return
	}
	if m.toks[v].UPOS != "VERB" {
		v = m.toks[v].Head
	}
	if v < m.first || v > n || m.kid(v, "ccomp") >= 0 {
		return
	}
	switch m.lemma(word) {
	case "in", "on", "via", "at", "by", "through":
	default:
		return
	}
	if cls := lexicon.Verbs[m.lemma(v)]; cls == lexicon.Report || cls == lexicon.Claim {
		m.attach(c, v, "ccomp")
	}
}

// speakerAside sets a reporting clause that ends its sentence after a comma beside the
// main clause, whatever it became: "…, the minister announced in Oslo."
func (m *mender) speakerAside(v int) {
	cls := lexicon.Verbs[m.lemma(v)]
	if cls != lexicon.Report && cls != lexicon.Claim && !lexicon.Shows(m.lemma(m.kid(v, "nsubj")), m.lemma(v)) || !m.finite(v) || m.kid(v, "nsubj") < 0 ||
		m.kid(v, "obj", "ccomp", "xcomp", "mark", "cc", "aux") >= 0 {
		return
	}
	switch m.base(v) {
	case "acl", "advcl", "dep", "appos":
	case "ccomp":
		if m.toks[v].Head > v {
			return
		}
	default:
		return
	}
	lo, hi := m.span(v)
	if !m.setOff(lo-1) || lo == v || m.relative(v) {
		return
	}
	for t := hi + 1; t < m.end; t++ {
		if m.toks[t].UPOS != "PUNCT" {
			return
		}
	}
	root := v
	for m.toks[root].Head >= 0 {
		root = m.toks[root].Head
	}
	m.attach(v, root, "parataxis")
}

// relative reports whether a relative pronoun hangs on v or on what hangs on it.
func (m *mender) relative(v int) bool {
	for t := m.first; t < m.end; t++ {
		if strings.HasPrefix(m.toks[t].XPOS, "W") && m.below(t, v) {
			return true
		}
	}
	return false
}

// contentBefore makes the clause before "…, the army said in a statement", which became
// an adverbial one without subordinator, what is said.
func (m *mender) contentBefore(a int) {
	h := m.toks[a].Head
	if m.base(a) != "advcl" || h <= a || m.toks[a].UPOS != "VERB" || m.kid(a, "mark") >= 0 || m.kid(a, "nsubj") < 0 ||
		m.kid(h, "ccomp") >= 0 || m.kid(h, "obj") >= 0 && !m.citesSpeaker(h) || m.toks[a].XPOS == "VBG" && m.kid(a, "aux") < 0 {
		return
	}
	cls := lexicon.Verbs[m.lemma(h)]
	s := m.kid(h, "nsubj")
	if s < a || cls != lexicon.Report && cls != lexicon.Claim {
		return
	}
	if lo, _ := m.span(s); !m.setOff(lo-1) || m.relative(a) {
		return // when rebels attacked, the army said
	}
	m.toks[a].DepRel = "ccomp"
	if m.toks[a].XPOS == "VBN" && m.kid(a, "aux") < 0 {
		m.toks[a].XPOS = "VBD"
	}
}

// frontedParticiple makes a participle before a comma, which became what is said, an
// adverbial clause: "asked about the raid, the general said …".
func (m *mender) frontedParticiple(v int) {
	h := m.toks[v].Head
	if m.base(v) != "ccomp" || h <= v || v != m.first || m.kid(v, "nsubj", "mark", "aux", "obj") >= 0 ||
		m.toks[v].UPOS != "VERB" || m.kid(h, "nsubj") < v {
		return
	}
	lo, _ := m.span(m.kid(h, "nsubj"))
	if !m.comma(lo - 1) {
		return
	}
	m.toks[v].DepRel = "advcl"
	if m.toks[v].XPOS == "VBD" {
		m.toks[v].XPOS = "VBN"
	}
}

// timeOfSaying gives the day right after a verb of saying, which became a part of what is
// said, to that verb: "said on Sunday its troops had left".
func (m *mender) timeOfSaying(t int) {
	v := m.toks[t].Head
	if m.base(t) != "obl" || v < m.first || m.base(v) != "ccomp" || !lexicon.TimeNouns[m.lemma(t)] {
		return
	}
	h := m.toks[v].Head
	if lo, _ := m.span(t); h < m.first || lo != h+1 || t > v || m.toks[h].UPOS != "VERB" {
		return
	}
	m.attach(t, h, m.toks[t].DepRel)
}

// timeInSubject gives the day that hangs on a subject, or on the report that something was
// said in, to the verb: "the court on Friday struck down", "said in a statement on Sunday".
func (m *mender) timeInSubject(t int) {
	n := m.toks[t].Head
	if m.base(t) != "nmod" || n < m.first || n > t || !lexicon.TimeNouns[m.lemma(t)] || m.toks[t].UPOS != "PROPN" {
		return
	}
	if word := m.kid(t, "case"); word < 0 || m.lemma(word) != "on" {
		return
	}
	top := n
	for m.base(top) == "nmod" && m.toks[top].Head >= m.first && m.toks[top].Head < top {
		top = m.toks[top].Head
	}
	v := m.toks[top].Head
	if v < m.first || m.toks[v].UPOS != "VERB" {
		return
	}
	_, hi := m.span(t)
	beforeVerb := m.base(top) == "nsubj" && hi < v && (m.toks[hi+1].UPOS == "VERB" || m.toks[hi+1].UPOS == "AUX")
	if beforeVerb || m.base(top) == "obl" && top < v+6 && vehicles[m.lemma(n)] && n == top {
		m.attach(t, v, "obl")
	}
}

// accordingClause mends "according to officials briefed on the plan", where the
// participle became a clause with the noun as its subject.
func (m *mender) accordingClause(v int) {
	word, n := m.kid(v, "mark"), m.kid(v, "nsubj")
	if word < 0 || n < word || n > v || m.lemma(word) != "accord" && m.lemma(word) != "according" || m.toks[v].Head < 0 ||
		m.toks[v].XPOS != "VBN" && m.toks[v].XPOS != "VBD" && m.toks[v].XPOS != "VBG" {
		return
	}
	m.toks[n].Head, m.toks[n].DepRel = m.toks[v].Head, "obl"
	m.toks[word].Head, m.toks[word].DepRel = n, "case"
	m.toks[v].Head, m.toks[v].DepRel = n, "acl"
	if m.toks[v].XPOS == "VBD" {
		m.toks[v].XPOS = "VBN"
	}
}

// contentBetween mends "troops took the town, residents told a reporter", where the verb of
// what is told became a participle and its subject a second subject of told.
func (m *mender) contentBetween(a int) {
	h := m.toks[a].Head
	if m.base(a) != "advcl" || h <= a || !m.pastOrParticiple(a) || m.kid(a, "mark", "nsubj") >= 0 || m.kid(a, "obj", "obl") < a ||
		m.kid(h, "ccomp") >= 0 || participleOnly(m.toks[a].Form) {
		return
	}
	cls := lexicon.Verbs[m.lemma(h)]
	first, second := m.kid(h, "nsubj"), -1
	for _, k := range m.kids(h) {
		if k > a && k < h && m.base(k) == "nsubj" {
			second = k
		}
	}
	if first < 0 || first > a || second < 0 || cls != lexicon.Report && cls != lexicon.Claim {
		return
	}
	if lo, _ := m.span(second); !m.comma(lo - 1) {
		return
	}
	m.toks[a].DepRel, m.toks[a].XPOS = "ccomp", "VBD"
	m.attach(first, a, "nsubj")
}

// arguingWhy gives a participle of saying after a comma, which became part of what is asked or
// planned, to the main verb: "asked the judge to stop, arguing that …".
func (m *mender) arguingWhy(g int) {
	h := m.toks[g].Head
	if m.base(g) != "advcl" || m.toks[g].XPOS != "VBG" || h < m.first || h > g || !m.comma(g-1) || m.toks[h].XPOS != "VB" ||
		m.marker(h) != "to" || m.kid(g, "mark", "nsubj") >= 0 {
		return
	}
	if cls := lexicon.Verbs[m.lemma(g)]; cls != lexicon.Report && cls != lexicon.Claim {
		return
	}
	for at := m.toks[h].Head; at >= m.first; at = m.toks[at].Head {
		if m.finite(at) || m.kid(at, "aux", "cop") >= 0 && m.marker(at) != "to" {
			m.attach(g, at, "advcl")
			return
		}
	}
}
