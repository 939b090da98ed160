package nn

import (
	"math"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
)

// shards is the number of parts of a batch whose gradients are computed side by side.
const shards = 2

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

// gather adds the gradients of all shards into the first.
func (p *Param) gather() {
	for s := 1; s < shards; s++ {
		if !p.sparse {
			Axpy(1, p.grad[s].V, p.grad[0].V)
			p.grad[s].Zero()
			continue
		}
		for _, r := range p.touched[s] {
			from := p.grad[s].Row(r)
			Axpy(1, from, p.row(0, r))
			clear(from)
			p.isIn[s][r] = false
		}
		p.touched[s] = p.touched[s][:0]
	}
}

// norm2 is the squared norm of the gathered gradient.
func (p *Param) norm2() float64 {
	sum := 0.0
	p.eachRow(func(r int) {
		for _, g := range p.grad[0].Row(r) {
			sum += float64(g) * float64(g)
		}
	})
	return sum
}

func (p *Param) eachRow(do func(r int)) {
	if p.sparse {
		for _, r := range p.touched[0] {
			do(r)
		}
		return
	}
	for r := range p.W.Rows {
		do(r)
	}
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
		params[i].gather()
		norms[i] = params[i].norm2()
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
	b1, b2, eps := float32(a.Beta1), float32(a.Beta2), float32(a.Eps)
	p.eachRow(func(r int) {
		base := r * p.W.Cols
		g, w := p.grad[0].Row(r), p.W.Row(r)
		m, v := p.m[base:base+len(w)], p.v[base:base+len(w)]
		for i, gi := range g {
			gi *= scale
			m[i] = b1*m[i] + (1-b1)*gi
			v[i] = b2*v[i] + (1-b2)*gi*gi
			w[i] -= rate * m[i] / (float32(math.Sqrt(float64(v[i]))) + eps)
		}
		clear(g)
		if p.sparse {
			p.isIn[0][r] = false
		}
	})
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
	for i, w := range p.W.V {
		p.ema[i] += (1 - decay) * (w - p.ema[i])
	}
}

// Final returns the weights to save: their running mean if there is one.
func (p *Param) Final() Mat {
	if p.ema == nil {
		return p.W
	}
	return Mat{p.W.Rows, p.W.Cols, p.ema}
}
