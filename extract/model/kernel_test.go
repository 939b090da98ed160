package model

import (
	"math/rand/v2"
	"testing"
)

func randomProduct(rng *rand.Rand, n, rows, cols int) (*Matrix, []int16, func(r, c int) int16) {
	w := make([]int16, rows*cols)
	for i := range w {
		w[i] = int16(rng.IntN(255) - 127)
	}
	at := func(r, c int) int16 { return w[r*cols+c] }
	stride := (rows + 1) &^ 1
	x := make([]int16, n*stride)
	for r := range n {
		for k := range rows {
			x[r*stride+k] = int16(rng.IntN(2*One) - One)
		}
	}
	return NewMatrix(rows, cols, nil, at), x, at
}

func TestMulAgreesWithTheDefinition(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, size := range [][3]int{{1, 2, 1}, {5, 7, 17}, {9, 192, 48}, {4, 384, 33}} {
		n, rows, cols := size[0], size[1], size[2]
		m, x, at := randomProduct(rng, n, rows, cols)
		stride := (rows + 1) &^ 1
		got, plain := make([]int32, n*m.Stride()), make([]int32, n*m.Stride())
		m.Mul(x, n, stride, got)
		m.mulPlain(x, n, stride, plain)
		for r := range n {
			for c := range cols {
				want := int32(0)
				for k := range rows {
					want += int32(x[r*stride+k]) * int32(at(k, c))
				}
				if i := r*m.Stride() + c; got[i] != want || plain[i] != want {
					t.Fatalf("%v: [%d %d] = %d, plain %d, want %d", size, r, c, got[i], plain[i], want)
				}
			}
		}
	}
}

func BenchmarkMul(b *testing.B) {
	m, x, _ := randomProduct(rand.New(rand.NewPCG(1, 1)), 600, 384, 768)
	out := make([]int32, 600*m.Stride())
	for b.Loop() {
		m.Mul(x, 600, 384, out)
	}
	b.ReportMetric(float64(b.N)*600*384*768/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

func BenchmarkStep(b *testing.B) {
	gates, cell, out := make([]float32, 4*192), make([]float32, 192), make([]int16, 192)
	for i := range gates {
		gates[i] = float32(i%13) - 6
	}
	for b.Loop() {
		step(gates, cell, out)
	}
	b.ReportMetric(b.Elapsed().Seconds()*1e9/float64(b.N)/192, "ns/unit")
}
