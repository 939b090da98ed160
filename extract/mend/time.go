package mend

import (
	"github.com/quadwire/quadwire/extract/internal/lexicon"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// dayNouns are nouns that are a time by themselves, without a preposition.
var dayNouns = wordset.Of(`monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow week month year weekend
	tonight night morning afternoon evening`)

// subjectTimePreps are the prepositions of the times that stand beside a subject.
var subjectTimePreps = wordset.Of(`in on since during until by`)

// timeBesideSubject gives the time before or after a subject, which became a part of it, to the
// verb: "*last Friday* Chad shelled a town", "Chad *in May* shelled it", "*since Monday* Chad
// has shelled it", where since became a subordinator.
func (m *mender) timeBesideSubject(t int) {
	n := m.toks[t].Head
	if rel := m.base(t); rel != "nmod" && rel != "obl" && rel != "compound" || n < m.first || m.base(n) != "nsubj" || len(m.toks[t].NER) > 1 ||
		!lexicon.TimeNouns[m.lemma(t)] {
		return
	}
	v := m.toks[n].Head
	if !m.in(v) || m.toks[v].UPOS != "VERB" || v < n || v < t {
		return
	}
	lo, hi := m.span(t)
	word := m.kid(t, "case")
	switch {
	case m.kid(t, "nmod", "acl", "nummod") >= 0 || m.toks[t].XPOS == "NNS":
	case word >= 0 && !subjectTimePreps[m.lemma(word)]:
	case t > n && (word >= 0 || dayNouns[m.lemma(t)]):
		if next := hi + 1; m.toks[next].UPOS == "VERB" || m.toks[next].UPOS == "AUX" {
			m.timeOf(t, v, word)
		}
	case t < n && word < 0 && dayNouns[m.lemma(t)]:
		since := lo - 1
		if m.in(since) && m.toks[since].Head == v && m.base(since) == "mark" && subjectTimePreps[m.lemma(since)] {
			m.toks[since].Head, m.toks[since].DepRel, m.toks[since].UPOS = t, "case", "ADP"
			word, lo = since, since
		}
		if which := t - 1; which >= m.first && m.base(which) == "amod" && (m.lemma(which) == "last" || m.lemma(which) == "next") {
			m.toks[which].Head, lo = t, min(lo, which) // last Friday Chad
		}
		if lo == m.first || m.comma(lo-1) {
			m.timeOf(t, v, word)
		}
	}
}

// timeOf makes t a time of the verb v.
func (m *mender) timeOf(t, v, word int) {
	rel := "obl:unmarked"
	if word >= 0 {
		rel = "obl"
	}
	m.attach(t, v, rel)
}

// timeInApposition gives the time at the end of an apposition between commas, which went to
// the verb, to the apposition: "Ann Lee, minister of Chad *since 2014*, resigned".
func (m *mender) timeInApposition(t int) {
	v := m.toks[t].Head
	if rel := m.base(t); rel != "obl" && rel != "nmod" || rel == "obl" && v < t || v < m.first || m.kid(t, "case") < 0 || !lexicon.TimeNouns[m.lemma(t)] && m.toks[t].UPOS != "NUM" {
		return
	}
	lo, hi := m.span(t)
	if lo-1 < m.first || !m.setOff(hi+1) {
		return
	}
	for a := m.toks[lo-1].Head; a >= m.first; a = m.toks[a].Head {
		if m.base(a) != "appos" || m.toks[a].UPOS != "NOUN" {
			continue
		}
		if _, end := m.span(a); end == lo-1 {
			m.attach(t, a, "nmod")
		}
		return
	}
	if a := lo - 1; m.base(a) == "appos" && m.toks[a].UPOS == "NOUN" {
		m.attach(t, a, "nmod")
	}
}

// dueTo makes the adjective of what is due the predicate, where it became a part of what is
// due or a preposition: "is *due* to attack Chad", "is *due* in Chad on Friday".
func (m *mender) dueTo(due int) {
	if m.lemma(due) != "due" {
		return
	}
	h := m.toks[due].Head
	cop := -1
	next := due + 1
	switch {
	case m.base(due) == "case" && h > due:
		cop = m.kid(h, "cop", "aux")
	case h < 0 || m.base(due) == "ccomp" || m.base(due) == "conj":
		// the infinitive has the subject
		for _, k := range m.kids(due) {
			if k > due && m.marker(k) == "" && m.base(k) != "punct" && m.kid(k, "cop") >= 0 && m.kid(k, "cop") < due {
				h, cop = k, m.kid(k, "cop")
			}
		}
	}
	if cop < 0 || cop > due || !m.in(next) || m.lemma(next) != "to" && (m.toks[next].UPOS != "ADP" || m.lemma(next) == "to") {
		return
	}
	if m.lemma(next) == "to" && m.toks[next].Head != due {
		return
	}
	if m.toks[due].Head == h {
		m.toks[due].Head, m.toks[due].DepRel = m.toks[h].Head, m.toks[h].DepRel
	}
	m.toks[due].UPOS, m.toks[due].XPOS = "ADJ", "JJ"
	for _, k := range m.kids(h) {
		switch m.base(k) {
		case "nsubj", "cop", "aux", "punct", "advmod", "parataxis", "mark", "cc":
			if k < due || m.base(k) == "punct" {
				m.toks[k].Head = due
			}
		case "appos":
			m.toks[k].DepRel = "obj"
		}
	}
	if m.lemma(next) == "to" {
		m.toks[next].Head, m.toks[next].DepRel, m.toks[next].UPOS, m.toks[next].XPOS = h, "mark", "PART", "TO"
		m.toks[h].Head, m.toks[h].DepRel, m.toks[h].UPOS, m.toks[h].XPOS = due, "xcomp", "VERB", "VB"
		return
	}
	m.toks[h].Head, m.toks[h].DepRel = due, "obl"
	for _, k := range m.kids(h) {
		if m.base(k) == "nmod" && m.kid(k, "case") > h && lexicon.TimeNouns[m.lemma(k)] {
			m.toks[k].Head, m.toks[k].DepRel = due, "obl"
		}
	}
}

// noLonger makes what became a noun after "no longer" the verb that it is: "Lee no longer
// *works* for Chad".
func (m *mender) noLonger(v int) {
	tok := &m.toks[v]
	if m.lemma(v-1) != "longer" && m.lemma(v-1) != "long" || m.lemma(v-2) != "no" || tok.UPOS != "NOUN" || tok.XPOS != "NNS" {
		return
	}
	subject := m.kid(v, "nsubj")
	n := tok.Head
	switch {
	case subject >= 0:
	case n < 0:
		for _, k := range m.kids(v) {
			if k < v-2 && (m.toks[k].UPOS == "PROPN" || m.toks[k].UPOS == "NOUN") {
				subject = k
			}
		}
		if subject < 0 {
			return
		}
	case n >= m.first && n < v && m.toks[n].Head < 0 && m.toks[n].UPOS == "PROPN":
		tok.Head, tok.DepRel = -1, "root"
		m.toks[n].Head, subject = v, n
		for _, k := range m.kids(n) {
			if k > v {
				m.toks[k].Head = v
			}
		}
	default:
		return
	}
	tok.UPOS, tok.XPOS = "VERB", "VBZ"
	m.toks[subject].DepRel = "nsubj"
	m.toks[v-1].Head, m.toks[v-1].DepRel, m.toks[v-1].UPOS = v, "advmod", "ADV"
	m.toks[v-2].Head, m.toks[v-2].DepRel, m.toks[v-2].UPOS = v-1, "advmod", "ADV"
	for _, k := range m.kids(v) {
		switch {
		case k > v && m.base(k) == "nmod":
			m.toks[k].DepRel = "obl"
		case k > v && m.base(k) == "conj" && m.toks[k].XPOS == "NNS":
			m.toks[k].UPOS, m.toks[k].XPOS = "VERB", "VBZ"
		}
	}
}

// agoBesideSubject gives "a fortnight ago" before a subject, which became a part of it, to the verb.
func (m *mender) agoBesideSubject(ago int) {
	n := m.toks[ago].Head
	if m.lemma(ago) != "ago" || n < ago || m.base(n) != "nsubj" {
		return
	}
	if v := m.toks[n].Head; v > n && m.toks[v].UPOS == "VERB" {
		m.attach(ago, v, "advmod")
	}
}
