package parse

import (
	"slices"

	"github.com/quadwire/quadwire/extract/model"
)

// arcScorer scores heads: dep(i)·U·head(j) + bias·head(j).
type arcScorer struct {
	dim       int
	dep, head *model.Linear
	u         *model.Linear
	// rootKey is the root as a head, in units of rootUnit.
	rootKey  []int16
	rootUnit float32
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
	root, err := net.Floats("arc.root", 1, a.dim)
	if err != nil {
		return nil, err
	}
	a.rootKey = make([]int16, a.dim)
	a.rootUnit = model.Quantise(root, keyLimit, a.rootKey)
	return a, nil
}

// keyLimit bounds the integers of queries and keys: 512 products of 2^11 by 2^11
// stay below 2^31.
const keyLimit = 1 << 11

// arcs scores the arcs of the sentences of a run of words.
type arcs struct {
	*arcScorer
	depRows, headRows, query []float32
	// Queries and keys of the words as integers, stride elements apart, with units.
	stride        int
	queries, keys []int16
	queryUnits    []float32
	keyUnits      []float32
	sentence      model.Keys
	scores        []float32
}

// read projects n words.
func (a *arcs) read(vectors []int16, n int) {
	a.stride = (a.dim + 1) &^ 1
	a.depRows = a.dep.ApplyTo(a.depRows, vectors, n)
	a.query = a.u.ApplyFloatsTo(a.query, a.depRows, n)
	a.headRows = a.head.ApplyTo(a.headRows, vectors, n)
	a.queries, a.queryUnits = fit(a.queries, n*a.stride), fit(a.queryUnits, n)
	model.QuantiseRows(a.query, n, a.dim, keyLimit, a.queries, a.queryUnits)
	a.keys, a.keyUnits = fit(a.keys, n*a.stride), fit(a.keyUnits, n)
	model.QuantiseRows(a.headRows, n, a.dim, keyLimit, a.keys, a.keyUnits)
}

// score returns, for each of the n words of a sentence that begins with word from of
// the run, the scores of n+1 heads, the root first. A word as its own head is out of
// reach. The scores are overwritten by the next call.
func (a *arcs) score(from, n int) []float32 {
	a.sentence.Reset(n+1, a.dim)
	a.sentence.Set(0, a.rootKey, a.rootUnit)
	for j := from; j < from+n; j++ {
		a.sentence.Set(j-from+1, a.keys[j*a.stride:], a.keyUnits[j])
	}
	a.scores = fit(a.scores, n*(n+1))
	a.sentence.Score(a.queries[from*a.stride:], n, a.stride, a.queryUnits[from:], a.scores)
	for i := range n {
		a.scores[i*(n+1)+i+1] = -1e9
	}
	return a.scores
}

// fit returns n elements, in the memory of v if they fit.
func fit[T any](v []T, n int) []T {
	return slices.Grow(v[:0], n)[:n]
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

// labels scores the relations of a run of words.
type labels struct {
	*labelScorer
	depRows, headRows, scores []float32
	sum                       []float32 // of a pair of words
	best                      []int
}

// read projects n words.
func (l *labels) read(vectors []int16, n int) {
	l.depRows = l.dep.ApplyTo(l.depRows, vectors, n)
	l.headRows = l.head.ApplyTo(l.headRows, vectors, n)
}

// score returns the scores of all relations of each word to its head, a word of the
// run or -1 for the root. They are overwritten by the next call.
func (l *labels) score(heads []int) []float32 {
	for i, h := range heads {
		other := l.root
		if h >= 0 {
			other = l.headRows[h*l.dim : (h+1)*l.dim]
		}
		row := l.depRows[i*l.dim : (i+1)*l.dim]
		for j, x := range other {
			v := row[j] + x
			row[j] = max(v, float32(0.1*v))
		}
	}
	l.scores = l.out.ApplyFloatsTo(l.scores, l.depRows, len(heads))
	return l.scores
}

// choose returns the best relation of each word to its head, as score has them;
// rootLabel is for the root and for nothing else. They are overwritten by the next call.
func (l *labels) choose(heads []int, rootLabel int) []int {
	scores := l.score(heads)
	l.best = l.best[:0]
	for i, h := range heads {
		best := -1
		if h < 0 {
			best = rootLabel
		}
		if best < 0 {
			for label, s := range scores[i*l.labels : (i+1)*l.labels] {
				if label != rootLabel && (best < 0 || s > scores[i*l.labels+best]) {
					best = label
				}
			}
		}
		l.best = append(l.best, best)
	}
	return l.best
}

// pair returns the probabilities of all relations of a word to a head, a word of the run.
// They are overwritten by the next call. It must not follow score, which uses up the
// projections.
func (l *labels) pair(word, head int) []float32 {
	l.sum = fit(l.sum, l.dim)
	row, other := l.depRows[word*l.dim:], l.headRows[head*l.dim:]
	for j := range l.sum {
		v := row[j] + other[j]
		l.sum[j] = max(v, float32(0.1*v))
	}
	l.scores = l.out.ApplyFloatsTo(l.scores, l.sum, 1)
	model.Softmax(l.scores)
	return l.scores
}
