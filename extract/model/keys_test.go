package model

import (
	"math/rand/v2"
	"testing"
)

func TestKeysScoreEachQueryWithEachKey(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 1))
	random := func(n int) []float32 {
		x := make([]float32, n)
		for i := range x {
			x[i] = float32(rng.NormFloat64())
		}
		return x
	}
	var keys Keys // used again for each size, as for each sentence
	for _, size := range [][3]int{{1, 1, 1}, {20, 30, 7}, {3, 40, 8}, {5, 2, 192}} {
		rows, n, dim := size[0], size[1], size[2]
		x, q := random(n*dim), random(rows*dim)
		stride := (dim + 1) &^ 1
		ints, units := make([]int16, n*stride), make([]float32, n)
		QuantiseRows(x, n, dim, 1000, ints, units)
		queries, queryUnits := make([]int16, rows*stride), make([]float32, rows)
		QuantiseRows(q, rows, dim, 1000, queries, queryUnits)
		keys.Reset(n, dim)
		for i := range n {
			keys.Set(i, ints[i*stride:], units[i])
		}
		scores := make([]float32, rows*n)
		keys.Score(queries, rows, stride, queryUnits, scores)
		for r := range rows {
			for i := range n {
				want := float32(0)
				for d := range dim {
					want += q[r*dim+d] * x[i*dim+d]
				}
				if got := scores[r*n+i]; got-want > 0.01*float32(dim) || want-got > 0.01*float32(dim) {
					t.Errorf("%v: query %d with key %d is %g, want %g", size, r, i, got, want)
				}
			}
		}
	}
}
