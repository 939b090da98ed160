package conll18

// alignment pairs words of both sides.
type alignment struct {
	pairs  [][2]int // gold, system; in order
	toGold []int    // for each word of the system the gold one, -1 if none
}

func align(gold, system []word) *alignment {
	a := &alignment{toGold: make([]int, len(system))}
	for i := range a.toGold {
		a.toGold[i] = -1
	}
	gi, si := 0, 0
	for gi < len(gold) && si < len(system) {
		g, s := &gold[gi], &system[si]
		switch {
		case g.multiword || s.multiword:
			gs, ss, ge, se := multiwordRange(gold, system, gi, si)
			a.alignForms(gold, system, gs, ss, ge, se)
			gi, si = ge, se
		case g.span == s.span:
			a.add(gi, si)
			gi++
			si++
		case g.begin <= s.begin:
			gi++
		default:
			si++
		}
	}
	return a
}

func (a *alignment) add(g, s int) {
	a.pairs = append(a.pairs, [2]int{g, s})
	a.toGold[s] = g
}

// multiwordRange returns the smallest ranges of words from gold gi and system si
// on that no multiword token crosses; one of the two words is part of one.
func multiwordRange(gold, system []word, gi, si int) (gs, ss, ge, se int) {
	var end int
	if gold[gi].multiword {
		end = gold[gi].end
		if !system[si].multiword && system[si].begin < gold[gi].begin {
			si++
		}
	} else {
		end = system[si].end
		if !gold[gi].multiword && gold[gi].begin < system[si].begin {
			gi++
		}
	}
	gs, ss = gi, si
	for !beyond(gold, gi, end) || !beyond(system, si, end) {
		if gi < len(gold) && (si >= len(system) || gold[gi].begin <= system[si].begin) {
			end = extend(&gold[gi], end)
			gi++
		} else {
			end = extend(&system[si], end)
			si++
		}
	}
	return gs, ss, gi, si
}

func beyond(words []word, i, end int) bool {
	switch {
	case i >= len(words):
		return true
	case words[i].multiword:
		return words[i].begin >= end
	}
	return words[i].end > end
}

func extend(w *word, end int) int {
	if w.multiword && w.end > end {
		return w.end
	}
	return end
}

// alignForms pairs the longest common subsequence of the forms of both ranges.
func (a *alignment) alignForms(gold, system []word, gs, ss, ge, se int) {
	n, m := ge-gs, se-ss
	lcs := make([][]int, n+1)
	for i := range lcs {
		lcs[i] = make([]int, m+1)
	}
	for g := n - 1; g >= 0; g-- {
		for s := m - 1; s >= 0; s-- {
			if gold[gs+g].form == system[ss+s].form {
				lcs[g][s] = 1 + lcs[g+1][s+1]
			}
			lcs[g][s] = max(lcs[g][s], lcs[g+1][s], lcs[g][s+1])
		}
	}
	for g, s := 0, 0; g < n && s < m; {
		switch {
		case gold[gs+g].form == system[ss+s].form:
			a.add(gs+g, ss+s)
			g++
			s++
		case lcs[g][s] == lcs[g+1][s]:
			g++
		default:
			s++
		}
	}
}
