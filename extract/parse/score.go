package parse

import "github.com/quadwire/quadwire/extract/model"

// arcScorer scores heads: dep(i)·U·head(j) + bias·head(j).
type arcScorer struct {
	dim       int
	dep, head *model.Linear
	u         *model.Linear
	root      []float32
}

func newArcScorer(net *model.Network) (*arcScorer, error) {
	a := &arcScorer{dim: net.ArcDim}
	var err error
	if a.dep, err = net.Linear("arc.dep", a.dim, true); err != nil {
		return nil, err
	}
	if a.head, err = net.Linear("arc.head", a.dim, true); err != nil {
		return nil, err
	}
	if a.u, err = net.InnerLinear("arc.u", a.dim, a.dim, false); err != nil {
		return nil, err
	}
	a.root, err = net.Floats("arc.root", 1, a.dim)
	return a, err
}

// keyLimit bounds the integers of queries and keys: 512 products of 2^11 by 2^11
// stay below 2^31.
const keyLimit = 1 << 11

// score returns, for each of n words, the scores of n+1 heads, the root first. A
// word as its own head is out of reach.
func (a *arcScorer) score(vectors []int16, n int) []float32 {
	query := a.u.ApplyFloats(a.dep.Apply(vectors, n), n)
	head := a.head.Apply(vectors, n)
	stride := (a.dim + 1) &^ 1

	keys := make([]int16, (n+1)*stride)
	units := make([]float32, n+1)
	units[0] = model.Quantise(a.root, keyLimit, keys)
	for j := range n {
		units[j+1] = model.Quantise(head[j*a.dim:(j+1)*a.dim], keyLimit, keys[(j+1)*stride:])
	}
	m := model.NewMatrix(a.dim, n+1, units, func(r, c int) int16 { return keys[c*stride+r] })

	q, qUnits := make([]int16, n*stride), make([]float32, n)
	for i := range n {
		qUnits[i] = model.Quantise(query[i*a.dim:(i+1)*a.dim], keyLimit, q[i*stride:])
	}
	sums := make([]int32, n*m.Stride())
	m.Mul(q, n, stride, sums)
	scores := make([]float32, n*(n+1))
	for i := range n {
		row := scores[i*(n+1) : (i+1)*(n+1)]
		for j := range row {
			row[j] = float32(float32(float32(sums[i*m.Stride()+j])*units[j]) * qUnits[i])
		}
		row[i+1] = -1e9
	}
	return scores
}

// labelScorer scores the relations of a word to its head: one hidden layer over
// the sum of a projection of each (Kiperwasser & Goldberg 2016).
type labelScorer struct {
	dim, labels    int
	dep, head, out *model.Linear
	root           []float32
}

func newLabelScorer(net *model.Network) (*labelScorer, error) {
	l := &labelScorer{dim: net.LabelDim, labels: len(net.Labels)}
	var err error
	if l.dep, err = net.Linear("label.dep", l.dim, false); err != nil {
		return nil, err
	}
	if l.head, err = net.Linear("label.head", l.dim, false); err != nil {
		return nil, err
	}
	if l.out, err = net.InnerLinear("label.out", l.dim, l.labels, false); err != nil {
		return nil, err
	}
	l.root, err = net.Floats("label.root", 1, l.dim)
	return l, err
}

// score returns the scores of all relations of each word to its head.
func (l *labelScorer) score(vectors []int16, heads []int) []float32 {
	n := len(heads)
	hidden, head := l.dep.Apply(vectors, n), l.head.Apply(vectors, n)
	for i, h := range heads {
		other := l.root
		if h > 0 {
			other = head[(h-1)*l.dim : h*l.dim]
		}
		row := hidden[i*l.dim : (i+1)*l.dim]
		for j, x := range other {
			v := row[j] + x
			row[j] = max(v, float32(0.1*v))
		}
	}
	return l.out.ApplyFloats(hidden, n)
}

// best returns the best relation of each word to its head; rootLabel is for the
// root and for nothing else.
func (l *labelScorer) best(vectors []int16, heads []int, rootLabel int) []int {
	scores := l.score(vectors, heads)
	out := make([]int, len(heads))
	for i, h := range heads {
		if h == 0 && rootLabel >= 0 {
			out[i] = rootLabel
			continue
		}
		best := -1
		for label, s := range scores[i*l.labels : (i+1)*l.labels] {
			if label != rootLabel && (best < 0 || s > scores[i*l.labels+best]) {
				best = label
			}
		}
		out[i] = best
	}
	return out
}
