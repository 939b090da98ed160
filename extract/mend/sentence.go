package mend

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
)

// mender mends the tree of one sentence, tokens first to end.
type mender struct {
	toks       []extract.Token
	first, end int
}

// lemma returns the lower-cased lemma of t, "" if t is no token of the sentence.
func (m *mender) lemma(t int) string {
	if !m.in(t) {
		return ""
	}
	if l := m.toks[t].Lemma; l != "" {
		return strings.ToLower(l)
	}
	return strings.ToLower(m.toks[t].Form)
}

// base returns the relation of t without its part after the colon, "" if t is no token of
// the sentence.
func (m *mender) base(t int) string {
	if !m.in(t) {
		return ""
	}
	return extract.BaseRel(m.toks[t].DepRel)
}

func (m *mender) in(t int) bool { return t >= m.first && t < m.end }

// kids returns the dependents of h in order.
func (m *mender) kids(h int) []int {
	var out []int
	if !m.in(h) {
		return nil
	}
	for t := m.first; t < m.end; t++ {
		if m.toks[t].Head == h {
			out = append(out, t)
		}
	}
	return out
}

// kid returns the first dependent of h whose relation, or its part before the
// colon, is one of rels, else -1.
func (m *mender) kid(h int, rels ...string) int {
	if !m.in(h) {
		return -1
	}
	for t := m.first; t < m.end; t++ {
		if m.toks[t].Head == h && (slices.Contains(rels, m.toks[t].DepRel) || slices.Contains(rels, m.base(t))) {
			return t
		}
	}
	return -1
}

// below reports whether t is h or hangs below it.
func (m *mender) below(t, h int) bool {
	for at := t; at >= 0; at = m.toks[at].Head {
		if at == h {
			return true
		}
	}
	return false
}

// attach hangs t on head as rel. It does nothing, and returns false, where that
// would make a cycle.
func (m *mender) attach(t, head int, rel string) bool {
	if m.below(head, t) {
		return false
	}
	m.toks[t].Head, m.toks[t].DepRel = head, rel
	return true
}

// span returns the first and the last token of what hangs on t.
func (m *mender) span(t int) (lo, hi int) {
	lo, hi = t, t
	for i := m.first; i < m.end; i++ {
		if m.toks[i].UPOS != "PUNCT" && m.below(i, t) {
			lo, hi = min(lo, i), max(hi, i)
		}
	}
	return lo, hi
}

// finite reports whether t is a verb in a finite form.
func (m *mender) finite(t int) bool {
	if m.toks[t].UPOS != "VERB" && m.toks[t].UPOS != "AUX" {
		return false
	}
	switch m.toks[t].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	}
	return false
}

// pastOrParticiple reports whether t can be a verb in the past tense whose tag may
// be wrong: a past form without auxiliary.
func (m *mender) pastOrParticiple(t int) bool {
	x := m.toks[t].XPOS
	return m.toks[t].UPOS == "VERB" && (x == "VBD" || x == "VBN") && m.kid(t, "aux", "cop") < 0
}

// comma reports whether t is a comma.
func (m *mender) comma(t int) bool { return m.in(t) && m.toks[t].Form == "," }

// commas counts the commas from token from up to token to, which is not included.
func (m *mender) commas(from, to int) int {
	n := 0
	for t := max(from, m.first); t < min(to, m.end); t++ {
		if m.comma(t) {
			n++
		}
	}
	return n
}

// marker returns the lower-cased words that subordinate the clause t.
func (m *mender) marker(t int) string {
	var words []string
	for _, k := range m.kids(t) {
		if m.base(k) == "mark" && k < t {
			words = append(words, m.lemma(k))
		}
	}
	return strings.Join(words, " ")
}
