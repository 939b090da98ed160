package mend

import (
	"github.com/quadwire/quadwire/extract/internal/lexicon"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// monthNames begin a date or end one.
var monthNames = wordset.Of(`january february march april may june july august september october november december jan feb mar apr jun jul
	aug sep sept oct nov dec jan. feb. mar. apr. aug. sept. oct. nov. dec.`)

// dateBeforeVerb gives the date between a subject and its verb, which became a part of what follows, to the
// verb: "A judge *on March 6* sentenced Ann Lee".
func (m *mender) dateBeforeVerb(on int) {
	first, last := on+1, on+2
	if m.lemma(on) != "on" || !m.in(last+1) || !(monthNames[m.lemma(first)] && m.toks[last].UPOS == "NUM" || m.toks[first].UPOS == "NUM" && monthNames[m.lemma(last)]) {
		return
	}
	v := last + 1
	if m.comma(v) && m.in(v+3) && m.toks[v+1].UPOS == "NUM" && m.comma(v+2) {
		v += 3 // on March 6, 2024, sentenced
	}
	if m.toks[v].UPOS == "AUX" && m.toks[v].Head > v {
		v = m.toks[v].Head
	}
	if m.toks[v].UPOS != "VERB" || m.kid(v, "nsubj", "nsubj:pass") < m.first || m.kid(v, "nsubj", "nsubj:pass") > on {
		return
	}
	top := first
	if m.toks[top].Head == last || m.lemma(first) != m.lemma(on) && m.toks[last].Head != first {
		top = last
	}
	if m.toks[top].Head == v && m.base(top) == "obl" || !m.attach(top, v, "obl") {
		return
	}
	m.attach(on, top, "case")
	other := first + last - top
	m.attach(other, top, "nmod:unmarked")
}

// timeBeforeClause gives the time before a subordinate clause, which became a part of that, to the main clause:
// "dismissed Ann Lee, the head of its press office, *last week* after she had left". What is reckoned from the
// clause, *two days* after, stays.
func (m *mender) timeBeforeClause(t int) {
	c := m.toks[t].Head
	if m.base(t) != "obl" && m.base(t) != "nmod" && m.base(t) != "advmod" || c < t || !m.in(c) || m.base(c) != "advcl" || m.toks[c].Head > t || m.toks[c].Head < m.first ||
		!lexicon.TimeNouns[m.lemma(t)] || m.kid(t, "nummod") >= 0 {
		return
	}
	lo, hi := m.span(t)
	switch m.lemma(hi + 1) {
	case "after", "before", "when", "while", "as", "because", "since", "although", "though":
	default:
		return
	}
	switch m.lemma(lo) {
	case "a", "an", "the", "hour", "minute", "day", "week", "month", "year", "moment":
		return
	}
	m.attach(t, m.toks[c].Head, m.toks[t].DepRel)
}

// timeOfInstrument gives the time after what something is done with, which became a part of that, to the verb:
// "attacked Chad with dozens of drones *on New Year's Day*", "with drones *overnight*".
func (m *mender) timeOfInstrument(t int) {
	if !lexicon.TimeNouns[m.lemma(t)] && m.lemma(t) != "overnight" || m.base(t) != "nmod" && m.base(t) != "advmod" && m.base(t) != "obl" {
		return
	}
	if word := m.kid(t, "case"); word >= 0 && m.lemma(word) != "on" && m.lemma(word) != "in" && m.lemma(word) != "at" {
		return
	}
	top := m.toks[t].Head
	for m.base(top) == "nmod" && m.toks[top].Head >= m.first && m.toks[top].Head < top {
		top = m.toks[top].Head
	}
	if m.base(top) != "obl" || top > t || m.toks[top].UPOS != "NOUN" || m.kid(top, "case") < 0 || m.lemma(m.kid(top, "case")) != "with" {
		return
	}
	if v := m.toks[top].Head; v >= m.first && v < top && m.toks[v].UPOS == "VERB" {
		rel := "obl"
		if m.toks[t].UPOS == "ADV" {
			rel = "advmod"
		}
		m.attach(t, v, rel)
	}
}
