package model

import (
	"math"
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
	for _, size := range [][3]int{{1, 2, 1}, {3, 5, 16}, {5, 7, 17}, {6, 8, 16}, {9, 192, 48}, {4, 384, 33}, {17, 64, 20}} {
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

func TestStepKernelAgreesWithPlainGo(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	const h = 24
	for range 200 {
		z, acc, unit := make([]float32, 4*h), make([]int32, 4*h), make([]float32, 4*h)
		cells, outs := [2][]float32{make([]float32, h), make([]float32, h)}, [2][]int16{make([]int16, h), make([]int16, h)}
		for i := range z {
			z[i], acc[i], unit[i] = float32(rng.NormFloat64()*4), int32(rng.IntN(1<<20)-1<<19), rng.Float32()*1e-5
		}
		for i := range h {
			cells[0][i] = float32(rng.NormFloat64())
			cells[1][i] = cells[0][i]
		}
		step(z, acc, unit, cells[0], outs[0])
		stepPlain(z, acc, unit, cells[1], outs[1])
		for i := range h {
			if cells[0][i] != cells[1][i] || outs[0][i] != outs[1][i] {
				t.Fatalf("unit %d: cell %g and %g, output %d and %d", i, cells[0][i], cells[1][i], outs[0][i], outs[1][i])
			}
		}
	}
}

func TestScaleAgreesWithTheDefinition(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 4))
	for n := range 40 {
		unit, bias, acc := make([]float32, n), make([]float32, n), make([]int32, n)
		for i := range n {
			unit[i], bias[i], acc[i] = rng.Float32()-.5, rng.Float32()-.5, int32(rng.IntN(200)-100)
		}
		got := make([]float32, n)
		scale(got, acc, unit, 0.5, bias, 0.1)
		for i := range n {
			want := float32(float32(float32(acc[i])*unit[i])*0.5) + bias[i]
			if want < 0 {
				want = float32(0.1 * want)
			}
			if got[i] != want {
				t.Errorf("element %d of %d is %g, want %g", i, n, got[i], want)
			}
		}
	}
}

func TestQuantise(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 4))
	for n := range 40 {
		x, dst := make([]float32, n), make([]int16, n)
		top := float32(0)
		for i := range x {
			x[i] = float32(rng.NormFloat64())
			top = max(top, x[i], -x[i])
		}
		unit := Quantise(x, 100, dst)
		for i := range x {
			if want := round16(float32(x[i] * (100 / top))); dst[i] != want || unit != top/100 {
				t.Errorf("element %d of %d is %d with unit %g, want %d with %g", i, n, dst[i], unit, want, top/100)
			}
		}
	}
	if unit := Quantise(make([]float32, 9), 100, make([]int16, 9)); unit != 0 {
		t.Errorf("zeros have unit %g", unit)
	}
}

func TestActivations(t *testing.T) {
	for x := -12.0; x <= 12; x += 0.01 {
		if got, want := float64(Tanh(float32(x))), math.Tanh(x); math.Abs(got-want) > 1e-5 {
			t.Fatalf("Tanh(%g) = %g, want %g", x, got, want)
		}
		if got, want := float64(Sigmoid(float32(x))), 1/(1+math.Exp(-x)); math.Abs(got-want) > 1e-5 {
			t.Fatalf("Sigmoid(%g) = %g, want %g", x, got, want)
		}
		if got, want := exp(x), math.Exp(x); math.Abs(got-want) > 1e-9*want {
			t.Fatalf("exp(%g) = %g, want %g", x, got, want)
		}
	}
}

func BenchmarkStep(b *testing.B) {
	const h = 192
	z, acc, unit, cell, out := make([]float32, 4*h), make([]int32, 4*h), make([]float32, 4*h), make([]float32, h), make([]int16, h)
	for i := range z {
		z[i] = float32(i%13) - 6
	}
	for b.Loop() {
		step(z, acc, unit, cell, out)
	}
	b.ReportMetric(b.Elapsed().Seconds()*1e9/float64(b.N)/h, "ns/unit")
}
