package nn

import (
	"math"
	"math/rand/v2"
	"testing"
)

func tinyNetwork() (*Network, []*Sent) {
	cfg := Config{Words: 5, Subs: 7, Marks: 3, WordDim: 3, SubDim: 4, Hidden: 5, Layers: 2, ArcDim: 4, LabelDim: 3, NameDim: 4,
		UPOS: 3, XPOS: 4, Feats: 2, Labels: 3, Names: 3, TagWeight: .5, NameWeight: .7, Seed: 3}
	sents := []*Sent{
		{Words: []int32{1, 2, 3, 0}, Subs: [][]uint32{{1}, {2, 3}, {4}, {1, 6}}, UPOS: []int{0, 1, 2, 0}, XPOS: []int{3, 1, 2, 0},
			Feats: []int{0, 1, 1, 0}, Heads: []int{2, 0, 2, 3}, Labels: []int{1, 0, 2, 2}, Names: []int{0, 1, 2, 0}},
		{Words: []int32{4, 2}, Subs: [][]uint32{{5}, {0}}, UPOS: []int{1, 1}, XPOS: []int{0, 2}, Feats: []int{1, 0}, Heads: []int{0, 1}, Labels: []int{0, 1},
			Soft: &Soft{Share: 0.4, UPOS: [][]Prob{{{1, 0.75}, {2, 0.25}}, nil}, Heads: [][]Prob{{{0, 1}}, {{0, 0.5}, {1, 0.5}}}, Labels: [][]Prob{nil, {{2, 1}}}}},
		{Words: []int32{3, 1}, Subs: [][]uint32{{2, 2}, {1}}, Marks: []string{"\x01\x02", ""}, Names: []int{1, -1}},
	}
	return NewNetwork(cfg), sents
}

// TestGradientAgainstDifferences holds the backpropagation of every parameter
// against central differences of the loss.
func TestGradientAgainstDifferences(t *testing.T) {
	withKernels(t, func(t *testing.T) {
		if !hasAMX { // the rounding of its factors drowns the differences
			testGradient(t)
		}
	})
}

func testGradient(t *testing.T) {
	n, sents := tinyNetwork()
	// Large weights keep the rectifiers away from their kink.
	rng := rand.New(rand.NewPCG(5, 6))
	for _, p := range n.Params {
		p.normal(rng, 0.8)
	}
	loss := func() float64 {
		n.pack()
		n.ws[0].reset(rand.New(rand.NewPCG(1, 1)))
		l := n.pass(0, sents, 1)
		return n.Cfg.TagWeight*l.Tag + l.Arc + l.Label + n.Cfg.NameWeight*l.Name
	}
	loss()
	grads := map[*Param][]float32{}
	for _, p := range n.Params {
		grads[p] = append([]float32(nil), p.grad[0].V...)
	}
	for _, p := range n.Params {
		for _, i := range []int{0, len(p.W.V) / 3, len(p.W.V) / 2, len(p.W.V) - 1} {
			old := p.W.V[i]
			const eps = 2e-3
			p.W.V[i] = old + eps
			up := loss()
			p.W.V[i] = old - eps
			down := loss()
			p.W.V[i] = old
			want, got := (up-down)/(2*eps), float64(grads[p][i])
			if math.Abs(want-got) > 2e-2*(0.05+math.Abs(want)) {
				t.Errorf("%s[%d]: gradient %g, differences give %g", p.Name, i, got, want)
			}
		}
	}
}

// TestGradientOfRoundedFactors holds the gradients that come of products of bfloat16
// against those of float32: within a tenth even where they nearly cancel out.
func TestGradientOfRoundedFactors(t *testing.T) {
	if !hasAMX {
		t.Skip("no AMX")
	}
	defer func() { hasAMX = true }()
	grads := map[bool]map[string][]float32{}
	for _, hasAMX = range []bool{true, false} {
		n, sents := tinyNetwork()
		n.pack()
		n.ws[0].reset(rand.New(rand.NewPCG(1, 1)))
		n.pass(0, sents, 1)
		grads[hasAMX] = map[string][]float32{}
		for _, p := range n.Params {
			grads[hasAMX][p.Name] = p.grad[0].V
		}
	}
	for name, want := range grads[false] {
		diff, norm := 0.0, 0.0
		for i, w := range want {
			d := float64(grads[true][name][i] - w)
			diff += d * d
			norm += float64(w) * float64(w)
		}
		if diff > 1e-2*norm {
			t.Errorf("%s: gradient of norm %g differs by %g", name, math.Sqrt(norm), math.Sqrt(diff))
		}
	}
}

func TestTrainingLearnsAndRepeats(t *testing.T) {
	adam := Adam{Beta1: .9, Beta2: .95, Eps: 1e-8, Clip: 5}
	run := func() (first, last float64) {
		n, sents := tinyNetwork()
		for step := 1; step <= 60; step++ {
			l, _ := n.Train(sents, adam, 0.02, step, 0)
			last = l.Tag + l.Arc + l.Label + l.Name
			if step == 1 {
				first = last
			}
		}
		return first, last
	}
	first, last := run()
	if last > first/5 {
		t.Errorf("loss %g fell to %g only", first, last)
	}
	if _, again := run(); again != last {
		t.Errorf("two runs of one seed end at %g and %g", last, again)
	}
}
