package mend

// hyphenated makes the participle of a compound with a hyphen after *be* an adjective: *the
// drug was life-saving*, of which a parser made the progressive of *save*.
func (m *mender) hyphenated(v int) {
	if m.toks[v].UPOS != "VERB" || m.toks[v].XPOS != "VBG" || v < m.first+2 || m.toks[v-1].Form != "-" ||
		m.toks[v-1].Begin != m.toks[v-2].End || m.toks[v].Begin != m.toks[v-1].End || m.kid(v, "obj", "ccomp", "xcomp") >= 0 {
		return
	}
	switch m.toks[v-2].UPOS {
	case "NOUN", "ADJ", "ADV":
	default:
		return
	}
	if be := m.kid(v, "aux", "cop"); be < 0 || m.lemma(be) != "be" || m.toks[v-2].Head != v {
		return
	}
	for _, k := range m.kids(v) {
		if m.base(k) == "aux" && m.lemma(k) == "be" {
			m.toks[k].DepRel = "cop"
		}
	}
	m.toks[v].UPOS, m.toks[v].XPOS = "ADJ", "JJ"
}
