package nn

import (
	"math/rand/v2"

	"github.com/quadwire/quadwire/extract/model"
)

// linear is y = x*w + b, followed by a leaky rectifier if rectify is set.
type linear struct {
	w, b    *Param
	rectify bool
}

func newLinear(name string, in, out int, rectify bool, rng *rand.Rand) *linear {
	return &linear{
		w:       newParam(name+".w", in, out, false).glorot(rng, in, out),
		b:       newParam(name+".b", 1, out, false),
		rectify: rectify,
	}
}

func (l *linear) params() []*Param { return []*Param{l.w, l.b} }

// leak is the slope of the rectifier below zero.
const leak = 0.1

func (l *linear) forward(ws *workspace, x Mat) Mat {
	y := ws.dirty(x.Rows, l.w.W.Cols)
	for r := range y.Rows {
		copy(y.Row(r), l.b.W.V)
	}
	MulAdd(y, x, false, &l.w.pk)
	if l.rectify {
		rectify(y)
	}
	return y
}

func rectify(y Mat) { timesWhereNegative(leak, y.V, y.V) }

// rectifyBack turns the gradient of y = rectify(x) into that of x.
func rectifyBack(y, dy Mat) { timesWhereNegative(leak, y.V, dy.V) }

// backward takes dy, which it changes, and adds to the gradients of weights and of x.
func (l *linear) backward(shard int, x, y, dy, dx Mat) {
	if l.rectify {
		rectifyBack(y, dy)
	}
	p := borrowPacked()
	p.Pack(dy, false)
	MulAdd(l.w.grad[shard], x, true, p)
	returnPacked(p)
	for r := range dy.Rows {
		Axpy(1, dy.Row(r), l.b.grad[shard].V)
	}
	MulAdd(dx, dy, false, &l.w.pkT)
}

// dropoutRows draws a mask of zeros and 1/(1-rate), one row for each sentence, and
// multiplies the rows of x by that of their sentence. It returns the masks.
func dropoutRows(ws *workspace, lay *model.Layout, x Mat, rate float64) Mat {
	if rate == 0 {
		return Mat{}
	}
	mask := ws.dirty(lay.N[0], x.Cols)
	drawMask(ws, mask, rate)
	applyRows(lay, x, mask)
	return mask
}

// applyRows multiplies each row of x by the mask of its sentence.
func applyRows(lay *model.Layout, x, mask Mat) {
	if mask.Rows == 0 {
		return
	}
	for t, n := range lay.N {
		for s := range n {
			times(mask.Row(s), x.Row(lay.Off[t]+s))
		}
	}
}
