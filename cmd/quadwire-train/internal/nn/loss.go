package nn

import (
	"math"
	"slices"
)

// crossEntropy returns the summed loss of softmax(y) against gold, and writes
// weight times the gradient of the loss to dy. Rows with a negative gold count for
// nothing.
func crossEntropy(y, dy Mat, gold []int, weight float32) (loss float64) {
	for r, g := range gold {
		if g >= 0 {
			loss += softmaxRow(y.Row(r), dy.Row(r), g, weight)
		}
	}
	return loss
}

// softmaxRow is crossEntropy for one row.
func softmaxRow(y, dy []float32, gold int, weight float32) (loss float64) {
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
	dy[gold] -= weight
	return math.Log(sum) - float64(y[gold]-top)
}

// dropout draws an independent mask for each element of x and applies it.
func dropout(ws *workspace, x Mat, rate float64) Mat {
	if rate == 0 {
		return Mat{}
	}
	mask := ws.mat(x.Rows, x.Cols)
	keep := float32(1 / (1 - rate))
	cut := uint32(rate * (1 << 32))
	for i := range mask.V {
		if ws.rng.Uint32() >= cut {
			mask.V[i] = keep
		}
	}
	multiply(x, mask)
	return mask
}

func multiply(x, mask Mat) {
	for i, m := range mask.V {
		x.V[i] *= m
	}
}
