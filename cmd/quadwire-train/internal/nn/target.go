package nn

// Prob is the probability of a class.
type Prob struct {
	Class int32
	P     float32
}

// Soft is what teachers think of a sentence: for each word the probable classes,
// whose probabilities sum to 1, or nil where they are not asked (distillation,
// Hinton, Vinyals & Dean 2015).
type Soft struct {
	// Share is the weight of the teachers against the gold answers: 1 where there
	// are none.
	Share                            float32
	UPOS, XPOS, Feats, Heads, Labels [][]Prob
}

// target is what a row of scores should give: the gold class with the weight
// 1-share, and the soft classes with the weight share.
type target struct {
	gold  int // negative for none
	soft  []Prob
	share float32
}

// targets returns the targets of the words of sents, sentence after sentence.
func targets(sents []*Sent, gold func(*Sent) []int, soft func(*Soft) [][]Prob) []target {
	var out []target
	for _, s := range sents {
		out = append(out, s.targets(gold(s), soft)...)
	}
	return out
}

func (s *Sent) targets(gold []int, soft func(*Soft) [][]Prob) []target {
	out := make([]target, len(gold))
	for i, g := range gold {
		out[i].gold = g
	}
	if s.Soft == nil {
		return out
	}
	for i, probs := range soft(s.Soft) {
		if probs != nil {
			out[i].soft, out[i].share = probs, s.Soft.Share
		}
	}
	return out
}

// counts reports whether the target asks anything of its row.
func (t target) counts() bool { return t.gold >= 0 && t.share < 1 || t.soft != nil }
