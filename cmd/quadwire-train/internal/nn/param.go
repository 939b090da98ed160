package nn

import (
	"math"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
)

// shards is the number of parts of a batch whose gradients are computed side by side.
const shards = 2 // gather counts on two

// Param is a matrix of weights with what training keeps for it.
type Param struct {
	Name string
	W    Mat
	// sparse marks a table of which a batch touches few rows.
	sparse bool

	grad    [shards]Mat
	touched [shards][]int
	isIn    [shards][]bool

	m, v []float32 // Adam's moments
	// ema is the running mean of the weights, what is saved.
	ema []float32
	pk  Packed // W
	pkT Packed // its transpose
}

func newParam(name string, rows, cols int, sparse bool) *Param {
	p := &Param{Name: name, W: NewMat(rows, cols), sparse: sparse}
	p.m, p.v = make([]float32, rows*cols), make([]float32, rows*cols)
	for s := range shards {
		p.grad[s] = NewMat(rows, cols)
		if sparse {
			p.isIn[s] = make([]bool, rows)
		}
	}
	return p
}

// glorot fills the weights as Glorot & Bengio 2010 propose.
func (p *Param) glorot(rng *rand.Rand, fanIn, fanOut int) *Param {
	bound := math.Sqrt(6 / float64(fanIn+fanOut))
	for i := range p.W.V {
		p.W.V[i] = float32((2*rng.Float64() - 1) * bound)
	}
	return p
}

func (p *Param) normal(rng *rand.Rand, sd float64) *Param {
	for i := range p.W.V {
		p.W.V[i] = float32(rng.NormFloat64() * sd)
	}
	return p
}

func (p *Param) pack() {
	if !p.sparse {
		p.pk.Pack(p.W, false)
		p.pkT.Pack(p.W, true)
	}
}

// row returns the gradient of row r for a shard and remembers that it is used.
func (p *Param) row(shard, r int) []float32 {
	if !p.isIn[shard][r] {
		p.isIn[shard][r] = true
		p.touched[shard] = append(p.touched[shard], r)
	}
	return p.grad[shard].Row(r)
}

// gather adds the gradients of the second shard into the first, and returns the
// squared norm of the sum.
func (p *Param) gather() (norm2 float64) {
	if !p.sparse {
		return drain(p.grad[1].V, p.grad[0].V)
	}
	for _, r := range p.touched[1] {
		p.row(0, r)
		p.isIn[1][r] = false
	}
	p.touched[1] = p.touched[1][:0]
	for _, r := range p.touched[0] {
		norm2 += drain(p.grad[1].Row(r), p.grad[0].Row(r))
	}
	return norm2
}

// Adam holds the settings of the optimiser.
type Adam struct {
	Beta1, Beta2, Eps float64
	Clip              float64
}

// step moves all parameters against their gradients and clears them; t counts from 1.
func (a Adam) step(params []*Param, rate float64, t int, emaDecay float64) (norm float64) {
	norms := make([]float64, len(params))
	each(len(params), func(i int) {
		norms[i] = params[i].gather()
	})
	sum := 0.0
	for _, n := range norms {
		sum += n
	}
	norm = math.Sqrt(sum)
	scale := float32(1)
	if norm > a.Clip {
		scale = float32(a.Clip / norm)
	}
	c1, c2 := 1-math.Pow(a.Beta1, float64(t)), 1-math.Pow(a.Beta2, float64(t))
	each(len(params), func(i int) {
		a.move(params[i], scale, float32(rate*math.Sqrt(c2)/c1))
		if emaDecay > 0 {
			params[i].average(float32(emaDecay))
		}
	})
	return norm
}

// move makes the step of one parameter.
func (a Adam) move(p *Param, scale, rate float32) {
	with := &adamFactors{scale, rate, float32(a.Beta1), float32(a.Beta2), float32(1 - a.Beta1), float32(1 - a.Beta2), float32(a.Eps)}
	if !p.sparse {
		adamMove(with, p.grad[0].V, p.W.V, p.m, p.v)
		return
	}
	for _, r := range p.touched[0] {
		from, to := r*p.W.Cols, (r+1)*p.W.Cols
		adamMove(with, p.grad[0].Row(r), p.W.Row(r), p.m[from:to], p.v[from:to])
		p.isIn[0][r] = false
	}
	p.touched[0] = p.touched[0][:0]
}

// each runs do for 0..n on all processors; the calls must be independent.
func each(n int, do func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wg.Wait()
}

// average moves the running mean of the weights towards them.
func (p *Param) average(decay float32) {
	if p.ema == nil {
		p.ema = append([]float32(nil), p.W.V...)
		return
	}
	approach(1-decay, p.W.V, p.ema)
}

// Final returns the weights to save: their running mean if there is one.
func (p *Param) Final() Mat {
	if p.ema == nil {
		return p.W
	}
	return Mat{p.W.Rows, p.W.Cols, p.ema}
}
