package mend

// gameScore hangs the score after the name of the beaten side, which became a part of the
// object, on the verb: *Ardova beat Belmar 3–1*, *beat champions Belmar 3–1*.
func (m *mender) gameScore(n int) {
	if v, side := m.toks[n].Head, m.kid(n, "nmod", "compound"); m.base(n) == "obl" && m.twoNumbers(n) && side == n-1 && v >= m.first && v < side &&
		m.toks[side].UPOS == "PROPN" && m.kid(side, "case") < 0 && m.kid(v, "obj") < 0 {
		m.attach(side, v, "obj") // beat Belmar 3-1
	}
	side := m.toks[n].Head
	if rel := m.base(n); rel != "appos" && rel != "nmod" && rel != "nummod" || side < m.first || side > n || m.base(side) != "obj" ||
		!m.twoNumbers(n) || m.kid(n, "case") >= 0 {
		return
	}
	v := m.toks[side].Head
	if v < m.first || v > side || !m.attach(n, v, "obl:unmarked") {
		return
	}
	for name := side + 1; name < n; name++ {
		if m.toks[name].Head != n || m.toks[name].UPOS != "PROPN" {
			continue
		}
		if m.kid(side, "det", "nmod:poss") >= 0 {
			m.attach(name, side, "appos")
			continue
		}
		m.toks[name].Head, m.toks[name].DepRel = v, m.toks[side].DepRel
		m.describe(side, name)
		return
	}
}

// twoNumbers reports whether n is the first of two numbers with a dash between, such as a score.
func (m *mender) twoNumbers(n int) bool {
	if m.toks[n].UPOS != "NUM" || !m.in(n+2) || m.toks[n+2].UPOS != "NUM" || m.toks[n+2].Head != n {
		return false
	}
	switch m.toks[n+1].Form {
	case "-", "–", "—":
		return true
	}
	return false
}
