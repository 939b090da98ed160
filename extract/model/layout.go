package model

// Layout says where the words of some sentences stand in the matrices of a batch:
// time-major, sentences by falling length, without padding. Step t holds the t-th
// words of the first N[t] sentences, in rows Off[t]..Off[t]+N[t], so that a
// recurrent layer works on rows that stand together.
type Layout struct {
	Off, N []int
	Rows   int
}

// LayOut lays out sentences of the given falling lengths.
func LayOut(lengths []int) *Layout {
	l := &Layout{}
	if len(lengths) == 0 {
		return l
	}
	active := len(lengths)
	for t := range lengths[0] {
		for lengths[active-1] <= t {
			active--
		}
		l.Off = append(l.Off, l.Rows)
		l.N = append(l.N, active)
		l.Rows += active
	}
	return l
}

// Row is where word pos of sentence sent stands.
func (l *Layout) Row(sent, pos int) int { return l.Off[pos] + sent }
