// Package boost trains small ensembles of decision trees by gradient boosting on the
// logistic loss (Friedman 2001, "Greedy function approximation"; the second-order gain is
// that of Chen and Guestrin 2016). Targets lie between 0 and 1, so that the sum of the
// trees is the log odds of the expected target.
package boost

import (
	"math"
	"slices"
)

// Example is a vector of features and its target.
type Example struct {
	Features []float64
	Target   float64
}

// Config says how to train.
type Config struct {
	Trees int
	// Rate shrinks the leaves.
	Rate float64
	// Penalty is added to the curvature of a leaf; MinExamples is its least size.
	Penalty     float64
	MinExamples int
}

// Tree asks Feature[0] <= Threshold[0], then the question 1 if so, 2 if not. Its four
// leaves follow from left to right.
type Tree struct {
	Feature   [3]int
	Threshold [3]float64
	Leaf      [4]float64
}

// Value returns the leaf of a vector of features.
func (t *Tree) Value(features []float64) float64 {
	if features[t.Feature[0]] <= t.Threshold[0] {
		if features[t.Feature[1]] <= t.Threshold[1] {
			return t.Leaf[0]
		}
		return t.Leaf[1]
	}
	if features[t.Feature[2]] <= t.Threshold[2] {
		return t.Leaf[2]
	}
	return t.Leaf[3]
}

// Model is a bias and trees whose leaves are added to it.
type Model struct {
	Bias  float64
	Trees []Tree
}

// Predict returns the expected target.
func (m *Model) Predict(features []float64) float64 {
	sum := m.Bias
	for i := range m.Trees {
		sum += m.Trees[i].Value(features)
	}
	return sigmoid(sum)
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// Train fits a model. The same examples in the same order give the same model.
func Train(examples []Example, cfg Config) *Model {
	mean := 0.0
	for _, ex := range examples {
		mean += ex.Target
	}
	mean = min(max(mean/float64(len(examples)), 1e-3), 1-1e-3)
	t := trainer{cfg: cfg, examples: examples, thresholds: thresholds(examples),
		sums: make([]float64, len(examples)), slope: make([]float64, len(examples)), curve: make([]float64, len(examples))}
	m := &Model{Bias: round(math.Log(mean / (1 - mean)))}
	all := make([]int, len(examples))
	for i := range all {
		all[i], t.sums[i] = i, m.Bias
	}
	for range cfg.Trees {
		for i, ex := range examples {
			p := sigmoid(t.sums[i])
			t.slope[i], t.curve[i] = ex.Target-p, p*(1-p)
		}
		tree := t.tree(all)
		for i := range examples {
			t.sums[i] += tree.Value(examples[i].Features)
		}
		m.Trees = append(m.Trees, tree)
	}
	return m
}

// round keeps the digits that a model is written with.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }

type trainer struct {
	cfg          Config
	examples     []Example
	thresholds   [][]float64
	sums         []float64
	slope, curve []float64
}

// maxThresholds bounds the borders that are tried of one feature.
const maxThresholds = 24

// thresholds returns the borders between the values of each feature.
func thresholds(examples []Example) [][]float64 {
	out := make([][]float64, len(examples[0].Features))
	for f := range out {
		values := make([]float64, len(examples))
		for i, ex := range examples {
			values[i] = ex.Features[f]
		}
		slices.Sort(values)
		for k := 1; k < maxThresholds; k++ {
			at := k * len(values) / maxThresholds
			if v := round(values[at]); v < values[len(values)-1] && (len(out[f]) == 0 || v > out[f][len(out[f])-1]) {
				out[f] = append(out[f], v)
			}
		}
		if v := round(values[0]); v < values[len(values)-1] && (len(out[f]) == 0 || v < out[f][0]) {
			out[f] = append([]float64{v}, out[f]...)
		}
	}
	return out
}

func (t *trainer) tree(all []int) Tree {
	var out Tree
	left, right := t.split(all, &out, 0)
	for side, part := range [][]int{left, right} {
		a, b := t.split(part, &out, side+1)
		out.Leaf[2*side], out.Leaf[2*side+1] = t.leaf(a), t.leaf(b)
	}
	return out
}

func (t *trainer) leaf(part []int) float64 {
	g, h := 0.0, t.cfg.Penalty
	for _, i := range part {
		g, h = g+t.slope[i], h+t.curve[i]
	}
	return round(t.cfg.Rate * g / h)
}

// split sets the best question of a part, the node of out, and returns both sides. A part
// that is better left alone has all on one side.
func (t *trainer) split(part []int, out *Tree, node int) (left, right []int) {
	total, curve := 0.0, 0.0
	for _, i := range part {
		total, curve = total+t.slope[i], curve+t.curve[i]
	}
	lambda := t.cfg.Penalty
	best := 1e-9
	out.Threshold[node] = math.MaxFloat32 // all to the left
	for f, borders := range t.thresholds {
		if len(borders) == 0 {
			continue
		}
		g, h, n := make([]float64, len(borders)+1), make([]float64, len(borders)+1), make([]int, len(borders)+1)
		for _, i := range part {
			k, _ := slices.BinarySearch(borders, t.examples[i].Features[f])
			g[k], h[k], n[k] = g[k]+t.slope[i], h[k]+t.curve[i], n[k]+1
		}
		gl, hl, nl := 0.0, 0.0, 0
		for k, border := range borders {
			gl, hl, nl = gl+g[k], hl+h[k], nl+n[k]
			if nl < t.cfg.MinExamples || len(part)-nl < t.cfg.MinExamples {
				continue
			}
			gr, hr := total-gl, curve-hl
			gain := gl*gl/(hl+lambda) + gr*gr/(hr+lambda) - total*total/(curve+lambda)
			if gain > best {
				best, out.Feature[node], out.Threshold[node] = gain, f, border
			}
		}
	}
	for _, i := range part {
		if t.examples[i].Features[out.Feature[node]] <= out.Threshold[node] {
			left = append(left, i)
		} else {
			right = append(right, i)
		}
	}
	return left, right
}
