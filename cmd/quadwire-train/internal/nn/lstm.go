package nn

import (
	"math/rand/v2"

	"github.com/quadwire/quadwire/extract/model"
)

// layout says where the tokens of a batch of sentences stand in its matrices:
// time-major, sentences by falling length, no padding. Step t holds the t-th
// tokens of the first n[t] sentences in rows off[t]..off[t]+n[t].
type layout struct {
	off, n []int
	rows   int
	lens   []int
}

// newLayout lays out sentences of the given falling lengths.
func newLayout(lens []int) *layout {
	l := &layout{lens: lens}
	if len(lens) == 0 {
		return l
	}
	active := len(lens)
	for t := 0; t < lens[0]; t++ {
		for lens[active-1] <= t {
			active--
		}
		l.off = append(l.off, l.rows)
		l.n = append(l.n, active)
		l.rows += active
	}
	return l
}

// row is where token pos of sentence sent stands.
func (l *layout) row(sent, pos int) int { return l.off[pos] + sent }

// sub returns rows from..from+n of m.
func sub(m Mat, from, n int) Mat {
	return Mat{n, m.Cols, m.V[from*m.Cols : (from+n)*m.Cols]}
}

// lstm is one direction of a layer. Gates stand in the order input, forget, cell, output.
type lstm struct {
	hidden  int
	reverse bool
	w, u, b *Param
}

func newLSTM(name string, in, hidden int, reverse bool, rng *rand.Rand) *lstm {
	l := &lstm{hidden: hidden, reverse: reverse}
	l.w = newParam(name+".w", in, 4*hidden, false).glorot(rng, in, hidden)
	l.u = newParam(name+".u", hidden, 4*hidden, false).glorot(rng, hidden, hidden)
	l.b = newParam(name+".b", 1, 4*hidden, false)
	for j := hidden; j < 2*hidden; j++ {
		l.b.W.V[j] = 1 // forget bias
	}
	return l
}

func (l *lstm) params() []*Param { return []*Param{l.w, l.u, l.b} }

// lstmState is what the backward pass needs of the forward pass.
type lstmState struct {
	x, gates, c, tanhC, h Mat
}

// step order: previous(t) is the step whose state flows into t, or -1.
func (l *lstm) previous(lay *layout, t int) (prev, rows int) {
	if l.reverse {
		if t+1 < len(lay.n) {
			return t + 1, lay.n[t+1]
		}
		return -1, 0
	}
	if t == 0 {
		return -1, 0
	}
	return t - 1, lay.n[t]
}

// forward runs the direction over x and writes h into out at column col.
func (l *lstm) forward(ws *workspace, lay *layout, x, out Mat, col int) *lstmState {
	h := l.hidden
	st := &lstmState{x: x, gates: ws.mat(lay.rows, 4*h), c: ws.mat(lay.rows, h), tanhC: ws.mat(lay.rows, h), h: ws.mat(lay.rows, h)}
	for r := range lay.rows {
		copy(st.gates.Row(r), l.b.W.V)
	}
	MulAdd(st.gates, x, false, &l.w.pk)
	for i := range lay.n {
		t := i
		if l.reverse {
			t = len(lay.n) - 1 - i
		}
		prev, n := l.previous(lay, t)
		if prev >= 0 {
			MulAdd(sub(st.gates, lay.off[t], n), sub(st.h, lay.off[prev], n), false, &l.u.pk)
		}
		for k := range lay.n[t] {
			r := lay.off[t] + k
			var before []float32
			if prev >= 0 && k < n {
				before = st.c.Row(lay.off[prev] + k)
			}
			l.cell(st, r, before)
			copy(out.Row(r)[col:col+h], st.h.Row(r))
		}
	}
	return st
}

// cell computes one token's gates, cell and output.
func (l *lstm) cell(st *lstmState, r int, before []float32) {
	h := l.hidden
	g, c, tc, out := st.gates.Row(r), st.c.Row(r), st.tanhC.Row(r), st.h.Row(r)
	for j := range h {
		in, forget := model.Sigmoid(g[j]), model.Sigmoid(g[h+j])
		cand, output := model.Tanh(g[2*h+j]), model.Sigmoid(g[3*h+j])
		g[j], g[h+j], g[2*h+j], g[3*h+j] = in, forget, cand, output
		c[j] = in * cand
		if before != nil {
			c[j] += forget * before[j]
		}
		tc[j] = model.Tanh(c[j])
		out[j] = output * tc[j]
	}
}

// backward takes the gradient of the output at column col of dOut, adds the
// gradients of the weights, and adds that of x to dx unless dx is empty.
func (l *lstm) backward(ws *workspace, shard int, lay *layout, st *lstmState, dOut Mat, col int, dx Mat) {
	h := l.hidden
	dz := ws.mat(lay.rows, 4*h)
	dh, dc := ws.mat(lay.rows, h), ws.mat(lay.rows, h)
	prevH := ws.mat(lay.rows, h)
	for r := range lay.rows {
		copy(dh.Row(r), dOut.Row(r)[col:col+h])
	}
	for i := len(lay.n) - 1; i >= 0; i-- {
		t := i
		if l.reverse {
			t = len(lay.n) - 1 - i
		}
		prev, n := l.previous(lay, t)
		for k := range lay.n[t] {
			r := lay.off[t] + k
			var before, dBefore []float32
			if prev >= 0 && k < n {
				before, dBefore = st.c.Row(lay.off[prev]+k), dc.Row(lay.off[prev]+k)
				copy(prevH.Row(r), st.h.Row(lay.off[prev]+k))
			}
			l.cellBack(st, r, before, dBefore, dh.Row(r), dc.Row(r), dz.Row(r))
		}
		if prev >= 0 {
			MulAdd(sub(dh, lay.off[prev], n), sub(dz, lay.off[t], n), false, &l.u.pkT)
		}
	}
	var p Packed
	p.Pack(dz, false)
	MulAdd(l.w.grad[shard], st.x, true, &p)
	MulAdd(l.u.grad[shard], prevH, true, &p)
	for r := range lay.rows {
		Axpy(1, dz.Row(r), l.b.grad[shard].V)
	}
	if dx.Rows > 0 {
		MulAdd(dx, dz, false, &l.w.pkT)
	}
}

func (l *lstm) cellBack(st *lstmState, r int, before, dBefore, dh, dc, dz []float32) {
	h := l.hidden
	g, tc := st.gates.Row(r), st.tanhC.Row(r)
	for j := range h {
		in, forget, cand, output := g[j], g[h+j], g[2*h+j], g[3*h+j]
		d := dc[j] + dh[j]*output*(1-tc[j]*tc[j])
		dz[3*h+j] = dh[j] * tc[j] * output * (1 - output)
		dz[j] = d * cand * in * (1 - in)
		dz[2*h+j] = d * in * (1 - cand*cand)
		if before != nil {
			dz[h+j] = d * before[j] * forget * (1 - forget)
			dBefore[j] += d * forget
		}
	}
}
