package mend

import (
	"github.com/quadwire/quadwire/extract/internal/lexicon"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// subordinators are the words that are a preposition or begin a clause.
var subordinators = wordset.Of(`as since after before until till while because though although when once`)

// subordinateSubject gives a finite verb without subject the noun that a parser took for
// an oblique, because a word such as as can be a preposition: "as Chad, in
// protest, recalled its envoy", "after a panel found that …". Nothing may stand
// between noun and verb but a parenthetical between commas.
func (m *mender) subordinateSubject(v int) {
	if m.toks[v].UPOS != "VERB" || !m.pastOrParticiple(v) && !m.finite(v) || m.kid(v, "nsubj", "csubj", "expl", "aux:pass", "mark", "cc") >= 0 ||
		m.toks[v].Head < 0 && m.kid(v, "obl") < 0 {
		return
	}
	if m.toks[v].XPOS == "VBN" && m.kid(v, "ccomp", "obj") < 0 {
		return // after the talks held in May
	}
	for n := v - 1; n >= m.first && n >= v-24; n-- {
		if m.base(n) != "obl" && m.base(n) != "nmod" || m.toks[n].UPOS != "NOUN" && m.toks[n].UPOS != "PROPN" && m.toks[n].UPOS != "PRON" {
			continue
		}
		word := m.kid(n, "case")
		if word < 0 || word > n || !subordinators[m.lemma(word)] || m.kid(word, "fixed") >= 0 {
			continue
		}
		if m.insertedBetween(n, v) {
			m.promoteSubject(n, word, v)
		}
		return
	}
}

// insertedBetween reports whether only a parenthetical, or nothing, stands between
// the phrase of the noun n and the verb v: no comma, or a pair with words inside.
func (m *mender) insertedBetween(n, v int) bool {
	first, last := -1, -1
	for t := n + 1; t < v; t++ {
		switch {
		case m.comma(t):
			if first < 0 {
				first = t
			}
			last = t
		case m.toks[t].UPOS == "CCONJ" && first < 0 || m.finite(t) && !m.below(t, n):
			return false
		case first < 0 && !m.below(t, n) && m.toks[t].UPOS != "ADV":
			return false
		}
	}
	if first < 0 {
		return true
	}
	if last == first || last-first < 2 {
		return false
	}
	for t := last + 1; t < v; t++ {
		if m.toks[t].UPOS != "ADV" {
			return false
		}
	}
	return true
}

// promoteSubject makes n the subject of the clause v that word subordinates.
func (m *mender) promoteSubject(n, word, v int) {
	head := m.toks[n].Head
	if head != v {
		if m.below(head, v) || !m.attach(v, head, "advcl") {
			return
		}
	}
	if !m.attach(n, v, "nsubj") {
		return
	}
	m.attach(word, v, "mark")
	for t := n + 1; t < v; t++ {
		if h := m.toks[t].Head; h >= 0 && (h < n || h == n && m.comma(n+1)) && h != v && m.base(t) != "punct" &&
			(m.base(t) == "obl" || m.base(t) == "nmod" && t > n+1 && m.comma(n+1)) {
			m.attach(t, v, "obl")
		}
	}
	if m.toks[v].XPOS == "VBN" {
		m.toks[v].XPOS = "VBD"
	}
}

// reducedRelative undoes the garden path "hackers linked to Iran stole data": the first
// verb is a participle of the noun, the second the finite one.
func (m *mender) reducedRelative(v int) {
	if !m.pastOrParticiple(v) || m.base(v) != "advcl" || m.kid(v, "mark", "nsubj") >= 0 || m.kid(v, "obj", "ccomp") < 0 {
		return
	}
	first := m.toks[v].Head
	if first < 0 || first > v || !m.pastOrParticiple(first) || m.kid(first, "obj", "ccomp", "xcomp") >= 0 || lexicon.Intransitive[m.lemma(first)] {
		return
	}
	n := m.kid(first, "nsubj")
	if n != first-1 || m.toks[first+1].UPOS != "ADP" || m.commas(first, v) > 0 {
		return
	}
	m.toks[v].Head, m.toks[v].DepRel = m.toks[first].Head, m.toks[first].DepRel
	m.toks[n].Head = v
	m.toks[first].Head, m.toks[first].DepRel = n, "acl"
	m.toks[v].XPOS, m.toks[first].XPOS = "VBD", "VBN"
	for _, k := range m.kids(first) {
		if k > v || m.base(k) == "cc" || m.base(k) == "mark" {
			m.toks[k].Head = v
		}
	}
}

// conjoinedSubject mends "talks between A and B broke down" where B became the
// subject of a second clause.
func (m *mender) conjoinedSubject(v int) {
	noun := m.toks[v].Head
	if m.base(v) != "conj" || noun < 0 || noun > v || m.toks[noun].UPOS != "NOUN" {
		return
	}
	b := m.kid(v, "nsubj")
	if b < 0 || b > v {
		return
	}
	cc := m.kid(b, "cc")
	if cc < 0 {
		cc = m.kid(v, "cc")
	}
	for _, a := range m.kids(noun) {
		if word := m.kid(a, "case"); m.base(a) != "nmod" || word < 0 || m.lemma(word) != "between" || m.kid(a, "conj") >= 0 {
			continue
		}
		if _, hi := m.span(a); cc != hi+1 || a > b {
			continue
		}
		head, rel := m.toks[noun].Head, m.toks[noun].DepRel
		m.toks[v].Head, m.toks[v].DepRel = head, rel
		m.toks[noun].Head, m.toks[noun].DepRel = v, m.toks[b].DepRel
		m.toks[b].Head, m.toks[b].DepRel = a, "conj"
		m.toks[cc].Head = b
		return
	}
}

// verbInSubject mends "police fired tear gas, witnesses said", where the first verb became
// the adjective of its object and that a second subject of said.
func (m *mender) verbInSubject(w int) {
	n := m.toks[w].Head
	if m.base(w) != "amod" || m.toks[w].XPOS != "VBN" || m.toks[w].UPOS != "VERB" || n <= w || !m.in(n) || m.base(n) != "nsubj" ||
		w == m.first || participleOnly(m.toks[w].Form) {
		return
	}
	s, v := w-1, m.toks[n].Head
	if v < n || m.toks[s].Head != n || m.base(s) != "compound" || m.toks[s].UPOS != "NOUN" && m.toks[s].UPOS != "PROPN" {
		return
	}
	speaker := -1
	for _, k := range m.kids(v) {
		if k > n && m.base(k) == "nsubj" {
			speaker = k
		}
	}
	cls := lexicon.Verbs[m.lemma(v)]
	if speaker < 0 || cls != lexicon.Report && cls != lexicon.Claim || m.kid(v, "ccomp") >= 0 {
		return
	}
	if lo, _ := m.span(speaker); !m.comma(lo - 1) {
		return
	}
	m.toks[w].Head, m.toks[w].DepRel, m.toks[w].XPOS = v, "ccomp", "VBD"
	m.toks[n].Head, m.toks[n].DepRel = w, "obj"
	m.toks[s].Head, m.toks[s].DepRel = w, "nsubj"
	for _, k := range m.kids(n) {
		switch {
		case k < s:
			m.attach(k, s, m.toks[k].DepRel)
		case m.base(k) == "conj" && m.pastOrParticiple(k):
			m.attach(k, w, "conj")
			m.toks[k].XPOS = "VBD"
		}
	}
}

// dispositions are the adjectives and participles of a person's or a body's
// disposition. Their infinitive is never an extraposed subject: "it is ready to help".
var dispositions = wordset.Of(`ready willing unwilling able unable eager keen prepared reluctant set due bound likely unlikely
	expect expected force forced ask asked order ordered schedule scheduled poise poised oblige obliged compel compelled
	anxious hesitant loath determined desperate quick slow free entitled inclined liable prone afraid supposed
	suppose design designed urge urged tell told prepare powerless certain sure`)

// disposition makes the expletive of such an adjective its subject, and the clausal subject
// its open complement.
func (m *mender) disposition(h int) {
	if !dispositions[m.lemma(h)] {
		return
	}
	it, inf := m.kid(h, "expl"), m.kid(h, "csubj", "advcl")
	if l := m.lemma(h); (l == "poise" || m.base(h) == "xcomp" && m.toks[h].UPOS == "ADJ" || m.base(h) == "xcomp" && l == "set") && it < 0 && inf > h && m.marker(inf) == "to" {
		m.toks[inf].DepRel = "xcomp"
		return
	}
	if s := m.kid(h, "nsubj"); it < 0 && s >= m.first && s < h && inf > h && m.toks[inf].DepRel == "csubj" && m.marker(inf) == "to" {
		m.toks[inf].DepRel = "xcomp" // she is due to arrive
		return
	}
	if it < 0 || inf < h || it > h || m.lemma(it) != "it" || m.marker(inf) != "to" || m.kid(inf, "nsubj") >= 0 {
		return
	}
	rel := "nsubj"
	if m.kid(h, "aux:pass") >= 0 {
		rel = "nsubj:pass"
	}
	m.toks[it].DepRel, m.toks[inf].DepRel = rel, "xcomp"
}
