package mend

// shortenedPassive undoes the garden path of headlines that leave out *was*: in *Miner
// freed after wall gives way* the participle became a modifier of *Miner*, and that the
// subject of *gives*.
func (m *mender) shortenedPassive(v int) {
	n := m.kid(v, "nsubj")
	if !m.finite(v) || n < m.first || m.toks[n].UPOS != "NOUN" && m.toks[n].UPOS != "PROPN" {
		return
	}
	p := m.kid(n, "acl")
	if p != n+1 || m.toks[p].DepRel != "acl" || m.toks[p].XPOS != "VBN" || m.kid(p, "aux", "mark") >= 0 || m.commas(p, v) > 0 {
		return
	}
	word := p + 1
	switch m.lemma(word) {
	case "after", "as", "before", "since", "until", "when", "while", "because":
	default:
		return
	}
	// What follows the subordinator is the subject of v.
	subject := v - 1
	for subject > word && m.toks[subject].UPOS == "ADV" {
		subject--
	}
	if u := m.toks[subject].UPOS; subject <= word || u != "NOUN" && u != "PROPN" && u != "PRON" || m.below(v, subject) ||
		m.base(subject) != "obl" && m.base(subject) != "nmod" && m.base(subject) != "obj" {
		return
	}
	if lo, _ := m.span(subject); lo > word+1 {
		return
	}
	m.toks[p].Head, m.toks[p].DepRel = m.toks[v].Head, m.toks[v].DepRel
	m.toks[n].Head, m.toks[n].DepRel = p, "nsubj:pass"
	m.toks[v].Head, m.toks[v].DepRel = p, "advcl"
	m.toks[subject].Head, m.toks[subject].DepRel = v, "nsubj"
	m.toks[word].Head, m.toks[word].DepRel = v, "mark"
	for _, k := range m.kids(v) {
		if k < p || m.toks[k].UPOS == "PUNCT" {
			m.attach(k, p, m.toks[k].DepRel)
		}
	}
}
