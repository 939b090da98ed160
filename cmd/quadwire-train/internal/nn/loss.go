package nn

import (
	"math"
	"slices"
)

// crossEntropy returns the summed loss of softmax(y) against the targets, and
// writes weight times the gradient of the loss to dy. Rows whose target asks
// nothing count for nothing.
func crossEntropy(y, dy Mat, wanted []target, weight float32) (loss float64) {
	for r, want := range wanted {
		if want.counts() {
			loss += softmaxRow(y.Row(r), dy.Row(r), want, weight)
		}
	}
	return loss
}

// softmaxRow is crossEntropy for one row.
func softmaxRow(y, dy []float32, want target, weight float32) (loss float64) {
	top := slices.Max(y)
	sum := 0.0
	for i, v := range y {
		e := math.Exp(float64(v - top))
		dy[i] = float32(e)
		sum += e
	}
	scale := weight / float32(sum)
	for i := range dy {
		dy[i] *= scale
	}
	lean := func(class int, share float32) {
		dy[class] -= weight * share
		loss += float64(share) * (math.Log(sum) - float64(y[class]-top))
	}
	if want.gold >= 0 && want.share < 1 {
		lean(want.gold, 1-want.share)
	}
	for _, soft := range want.soft {
		lean(int(soft.Class), want.share*soft.P)
	}
	return loss
}

// dropout draws an independent mask for each element of x and applies it.
func dropout(ws *workspace, x Mat, rate float64) Mat {
	if rate == 0 {
		return Mat{}
	}
	mask := ws.dirty(x.Rows, x.Cols)
	drawMask(ws, mask, rate)
	multiply(x, mask)
	return mask
}

// drawMask sets mask to zeros, a share rate of them, and 1/(1-rate). A draw of 64 bits
// decides on four elements.
func drawMask(ws *workspace, mask Mat, rate float64) {
	values := [2]float32{0, float32(1 / (1 - rate))}
	cut := uint64(rate * (1 << 16))
	bits := uint64(0)
	for i := range mask.V {
		if i%4 == 0 {
			bits = ws.rng.Uint64()
		}
		// The difference is negative, its first bit set, below the cut.
		mask.V[i] = values[1-(bits&0xffff-cut)>>63]
		bits >>= 16
	}
}

func multiply(x, mask Mat) { times(mask.V, x.V[:len(mask.V)]) }
