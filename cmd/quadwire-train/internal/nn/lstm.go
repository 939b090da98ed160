package nn

import (
	"math/rand/v2"
	"unsafe"

	"github.com/quadwire/quadwire/extract/model"
)

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
func (l *lstm) previous(lay *model.Layout, t int) (prev, rows int) {
	if l.reverse {
		if t+1 < len(lay.N) {
			return t + 1, lay.N[t+1]
		}
		return -1, 0
	}
	if t == 0 {
		return -1, 0
	}
	return t - 1, lay.N[t]
}

// forward runs the direction over x and writes h into out at column col.
func (l *lstm) forward(ws *workspace, lay *model.Layout, x, out Mat, col int) *lstmState {
	h := l.hidden
	st := &lstmState{x: x, gates: ws.dirty(lay.Rows, 4*h), c: ws.dirty(lay.Rows, h), tanhC: ws.dirty(lay.Rows, h), h: ws.dirty(lay.Rows, h)}
	for r := range lay.Rows {
		copy(st.gates.Row(r), l.b.W.V)
	}
	MulAdd(st.gates, x, false, &l.w.pk)
	for i := range lay.N {
		t := i
		if l.reverse {
			t = len(lay.N) - 1 - i
		}
		prev, n := l.previous(lay, t)
		if prev >= 0 {
			MulAdd(sub(st.gates, lay.Off[t], n), sub(st.h, lay.Off[prev], n), false, &l.u.pk)
		}
		for k := range lay.N[t] {
			r := lay.Off[t] + k
			var before []float32
			if prev >= 0 && k < n {
				before = st.c.Row(lay.Off[prev] + k)
			}
			l.cell(st, r, before, out.Row(r)[col:col+h])
		}
	}
	return st
}

// cell computes one token's gates, cell and output, and copies the latter to copyTo.
func (l *lstm) cell(st *lstmState, r int, before, copyTo []float32) {
	h := l.hidden
	g, c, tc, out := st.gates.Row(r), st.c.Row(r), st.tanhC.Row(r), st.h.Row(r)
	if hasAVX512 {
		cell512(h, &g[0], unsafe.SliceData(before), &c[0], &tc[0], &out[0], &copyTo[0])
		return
	}
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
	copy(copyTo, out)
}

// backward takes the gradient of the output at column col of dOut, adds the
// gradients of the weights, and adds that of x to dx unless dx is empty.
func (l *lstm) backward(ws *workspace, shard int, lay *model.Layout, st *lstmState, dOut Mat, col int, dx Mat) {
	h := l.hidden
	dz := ws.dirty(lay.Rows, 4*h)
	dh, dc := ws.dirty(lay.Rows, h), ws.mat(lay.Rows, h)
	prevH := ws.mat(lay.Rows, h)
	for r := range lay.Rows {
		copy(dh.Row(r), dOut.Row(r)[col:col+h])
	}
	for i := len(lay.N) - 1; i >= 0; i-- {
		t := i
		if l.reverse {
			t = len(lay.N) - 1 - i
		}
		prev, n := l.previous(lay, t)
		for k := range lay.N[t] {
			r := lay.Off[t] + k
			var before, dBefore []float32
			if prev >= 0 && k < n {
				before, dBefore = st.c.Row(lay.Off[prev]+k), dc.Row(lay.Off[prev]+k)
				copy(prevH.Row(r), st.h.Row(lay.Off[prev]+k))
			}
			l.cellBack(st, r, before, dBefore, dh.Row(r), dc.Row(r), dz.Row(r))
		}
		if prev >= 0 {
			MulAdd(sub(dh, lay.Off[prev], n), sub(dz, lay.Off[t], n), false, &l.u.pkT)
		}
	}
	p := borrowPacked()
	p.Pack(dz, false)
	MulAdd(l.w.grad[shard], st.x, true, p)
	MulAdd(l.u.grad[shard], prevH, true, p)
	returnPacked(p)
	for r := range lay.Rows {
		Axpy(1, dz.Row(r), l.b.grad[shard].V)
	}
	if dx.Rows > 0 {
		MulAdd(dx, dz, false, &l.w.pkT)
	}
}

func (l *lstm) cellBack(st *lstmState, r int, before, dBefore, dh, dc, dz []float32) {
	h := l.hidden
	g, tc := st.gates.Row(r), st.tanhC.Row(r)
	if hasAVX512 {
		cellBack512(h, &g[0], &tc[0], unsafe.SliceData(before), unsafe.SliceData(dBefore), &dh[0], &dc[0], &dz[0])
		return
	}
	clear(dz[h : 2*h])
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
