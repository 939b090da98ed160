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

// labelScorer scores the relations of a word to its head.
type labelScorer struct {
	dim, labels int
	dep, head   *model.Linear
	u           *model.Linear // to labels x (dim+1), the last element a bias
	root        []float32
}

func newLabelScorer(net *model.Network) (*labelScorer, error) {
	l := &labelScorer{dim: net.LabelDim, labels: len(net.Labels)}
	var err error
	if l.dep, err = net.Linear("label.dep", l.dim, true); err != nil {
		return nil, err
	}
	if l.head, err = net.Linear("label.head", l.dim, true); err != nil {
		return nil, err
	}
	if l.u, err = net.InnerLinear("label.u", l.dim, l.labels*(l.dim+1), false); err != nil {
		return nil, err
	}
	l.root, err = net.Floats("label.root", 1, l.dim)
	return l, err
}

// best returns the best relation of each word to its head; rootLabel is for the
// root and for nothing else.
func (l *labelScorer) best(vectors []int16, heads []int, rootLabel int) []int {
	n := len(heads)
	tensor := l.u.ApplyFloats(l.dep.Apply(vectors, n), n)
	head := l.head.Apply(vectors, n)
	out := make([]int, n)
	for i, h := range heads {
		if h == 0 && rootLabel >= 0 {
			out[i] = rootLabel
			continue
		}
		hv := l.root
		if h > 0 {
			hv = head[(h-1)*l.dim : h*l.dim]
		}
		best, top := -1, float32(0)
		for label := range l.labels {
			if label == rootLabel {
				continue
			}
			at := (i*l.labels + label) * (l.dim + 1)
			s := model.Dot(hv, tensor[at:at+l.dim]) + tensor[at+l.dim]
			if best < 0 || s > top {
				best, top = label, s
			}
		}
		out[i] = best
	}
	return out
}
