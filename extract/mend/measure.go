package mend

import "github.com/quadwire/quadwire/extract/internal/lexicon"

// distanceFrom hangs a stretch of time right before a phrase that tells what it is measured
// from on that phrase: *the boxes were sent two weeks in advance of the vote*.
func (m *mender) distanceFrom(t int) {
	v := m.toks[t].Head
	if m.toks[t].DepRel != "obl:unmarked" || v < m.first || v > t || !lexicon.TimeNouns[m.lemma(t)] || m.kid(t, "nummod") < 0 || m.kid(t, "case") >= 0 || !m.in(t+2) {
		return
	}
	switch m.lemma(t + 1) {
	case "after", "before", "into", "behind":
	case "in":
		if m.lemma(t+2) != "advance" {
			return
		}
	default:
		return
	}
	n := m.toks[t+1].Head
	if n > t && m.toks[n].Head == v && m.toks[t+1].DepRel == "case" && m.base(n) == "obl" {
		m.attach(t, n, "nmod:unmarked")
	}
}
