package mend

// headlineConjuncts joins what headlines string with commas before the verb, where the
// first was addressed or the second became its apposition: *Peru, Chile sign treaty*. An
// apposition would end with a comma, and nobody is addressed where the verb does not
// agree with the one noun left, or nothing ends the sentence.
func (m *mender) headlineConjuncts(b int) {
	v := m.toks[b].Head
	if rel := m.base(b); rel == "appos" || rel == "vocative" {
		v = m.toks[max(v, m.first)].Head
	}
	if v <= b || v >= m.end || m.toks[b].UPOS != "NOUN" && m.toks[b].UPOS != "PROPN" || m.commas(b, v) > 0 {
		return
	}
	a, comma := m.leading(), m.leftmost(b)-1
	if a < 0 || a >= b || m.base(b) != "nsubj" && m.toks[b].Head != a || !m.comma(comma) || comma <= a {
		return
	}
	if before := m.kid(v, "obj", "obl", "ccomp"); before >= 0 && before < v {
		return
	}
	for _, k := range [...]int{a, b} {
		if m.kid(k, "det", "nmod:poss", "cc") >= 0 {
			return
		}
	}
	if _, hi := m.span(b); hi+1 != v || m.toks[a].Head != v || m.base(a) != "nsubj" && m.base(a) != "vocative" {
		return
	}
	base := m.toks[v].XPOS == "VB" && m.kid(v, "aux", "mark") < 0 // France, Peru sign: taken for a command
	if !base && !m.finite(v) {
		return
	}
	agrees := m.verbNumber(v) == m.nounNumber(b) || m.verbNumber(v) == numberUnknown && !base
	if last := m.toks[m.end-1].UPOS; agrees && (last == "PUNCT" || m.base(a) == "nsubj" && m.base(b) == "appos") {
		return
	}
	if base {
		m.toks[v].XPOS = "VBP"
	}
	m.toks[a].DepRel = "nsubj"
	m.toks[b].Head, m.toks[b].DepRel = a, "conj"
	for _, k := range m.kids(a) {
		if k > a && k < b && m.base(k) == "appos" {
			m.toks[k].DepRel = "conj"
		}
	}
	m.toks[comma].Head = b
}

// leading returns the head of the phrase that begins the sentence and ends before a comma,
// if that is a noun, else -1.
func (m *mender) leading() int {
	comma := m.first
	for m.in(comma) && !m.comma(comma) {
		comma++
	}
	for t := m.first; t < comma && m.in(comma); t++ {
		if h := m.toks[t].Head; h > comma && (m.toks[t].UPOS == "NOUN" || m.toks[t].UPOS == "PROPN") && m.leftmost(t) == m.first {
			return t
		}
	}
	return -1
}
