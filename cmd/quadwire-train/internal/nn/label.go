package nn

import "math/rand/v2"

// labelScorer scores the relations of a word to its head: one hidden layer over
// the sum of a projection of each (Kiperwasser & Goldberg 2016). It does as well
// as a biaffine tensor for a fraction of the arithmetic.
type labelScorer struct {
	dep, head, out *linear
	root           *Param // 1 x dim, the projection of the root
}

func newLabelScorer(in, dim, labels int, rng *rand.Rand) *labelScorer {
	return &labelScorer{
		dep:  newLinear("label.dep", in, dim, false, rng),
		head: newLinear("label.head", in, dim, false, rng),
		out:  newLinear("label.out", dim, labels, false, rng),
		root: newParam("label.root", 1, dim, false).normal(rng, 0.1),
	}
}

func (l *labelScorer) params() []*Param {
	return append(append(append(l.dep.params(), l.head.params()...), l.out.params()...), l.root)
}

// pass adds the gradients of the relations to the gold heads of sents, whose words
// stand in in sentence after sentence, and returns the summed loss.
func (l *labelScorer) pass(ws *workspace, shard int, sents []*Sent, in, dIn Mat, weight float32, rate float64) float64 {
	dep, head := l.dep.forward(ws, in), l.head.forward(ws, in)
	heads := make([]int, 0, in.Rows) // row of the head of each word, -1 for the root
	for first, k := 0, 0; k < len(sents); first, k = first+sents[k].Len(), k+1 {
		for _, h := range sents[k].Heads {
			if h > 0 {
				h += first
			}
			heads = append(heads, h-1)
		}
	}
	hidden := ws.mat(dep.Rows, dep.Cols)
	for r, h := range heads {
		other := l.root.W.V
		if h >= 0 {
			other = head.Row(h)
		}
		row := hidden.Row(r)
		copy(row, dep.Row(r))
		Axpy(1, other, row)
	}
	rectify(hidden)
	mask := dropout(ws, hidden, rate)
	y := l.out.forward(ws, hidden)
	dy := ws.mat(y.Rows, y.Cols)
	loss := crossEntropy(y, dy, targets(sents, func(s *Sent) []int { return s.Labels }, func(s *Soft) [][]Prob { return s.Labels }), weight)

	dHidden := ws.mat(hidden.Rows, hidden.Cols)
	l.out.backward(shard, hidden, y, dy, dHidden)
	multiply(dHidden, mask)
	rectifyBack(hidden, dHidden)
	dHead := ws.mat(head.Rows, head.Cols)
	for r, h := range heads {
		to := l.root.grad[shard].V
		if h >= 0 {
			to = dHead.Row(h)
		}
		Axpy(1, dHidden.Row(r), to)
	}
	l.dep.backward(shard, in, dep, dHidden, dIn)
	l.head.backward(shard, in, head, dHead, dIn)
	return loss
}
