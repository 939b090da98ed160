package model

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
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

// withEachKernel runs f with each kernel that this processor has.
func withEachKernel(t testing.TB, f func(k kernel)) {
	was := fastest
	defer func() { fastest = was }()
	for _, k := range kernels() {
		fastest = k
		f(k)
	}
}

func TestMulAgreesWithTheDefinition(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	sizes := [][3]int{{5, 7, 17}, {9, 192, 48}, {4, 384, 33}, {17, 64, 20}, {3, 1, 1}}
	for n := range 30 {
		sizes = append(sizes, [3]int{n, n + 1, 64 - n})
	}
	for _, size := range sizes {
		n, rows, cols := size[0], size[1], size[2]
		m, x, at := randomProduct(rng, n, rows, cols)
		stride := (rows + 1) &^ 1
		want := make([]int32, n*m.Stride())
		for r := range n {
			for c := range cols {
				for k := range rows {
					want[r*m.Stride()+c] += int32(x[r*stride+k]) * int32(at(k, c))
				}
			}
		}
		withEachKernel(t, func(k kernel) {
			got := make([]int32, n*m.Stride())
			m.Mul(x, n, stride, got)
			if !slices.Equal(got, want) {
				t.Errorf("%s: %d rows times %d x %d is %v, want %v", k, n, rows, cols, got, want)
			}
		})
	}
}

// BenchmarkMul multiplies a whole text by the weights of a layer, and a few
// sentences, or one, by those of a recurrent step.
func BenchmarkMul(b *testing.B) {
	for _, size := range [][3]int{{600, 384, 768}, {24, 192, 768}, {5, 192, 768}, {1, 192, 768}} {
		n, rows, cols := size[0], size[1], size[2]
		m, x, _ := randomProduct(rand.New(rand.NewPCG(1, 1)), n, rows, cols)
		out := make([]int32, n*m.Stride())
		withEachKernel(b, func(k kernel) {
			b.Run(fmt.Sprintf("%dx%dx%d/%s", n, rows, cols, k), func(b *testing.B) {
				for b.Loop() {
					m.Mul(x, n, rows, out)
				}
				b.ReportMetric(float64(b.N)*float64(n*rows*cols)/b.Elapsed().Seconds()/1e9, "GMAC/s")
			})
		})
	}
}

func TestStepAgreesWithPlainGo(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	for h := 1; h < 60; h++ {
		z, acc, unit := make([]float32, 4*h), make([]int32, 4*h), make([]float32, 4*h)
		for i := range z {
			z[i], acc[i], unit[i] = float32(rng.NormFloat64()*4), int32(rng.IntN(1<<20)-1<<19), rng.Float32()*1e-5
		}
		before := make([]float32, h)
		for i := range before {
			before[i] = float32(rng.NormFloat64())
		}
		want, wantOut := slices.Clone(before), make([]int16, h)
		stepPlain(z, acc, unit, want, wantOut, 0)
		withEachKernel(t, func(k kernel) {
			cell, out := slices.Clone(before), make([]int16, h)
			step(z, acc, unit, cell, out)
			if !slices.Equal(cell, want) || !slices.Equal(out, wantOut) {
				t.Errorf("%s, %d units: cell %v and output %v, want %v and %v", k, h, cell, out, want, wantOut)
			}
		})
	}
}

func TestScaleAgreesWithTheDefinition(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 4))
	for n := range 60 {
		unit, bias, acc := make([]float32, n), make([]float32, n), make([]int32, n)
		want := make([]float32, n)
		for i := range n {
			unit[i], bias[i], acc[i] = rng.Float32()-.5, rng.Float32()-.5, int32(rng.IntN(200)-100)
			want[i] = float32(float32(float32(acc[i])*unit[i])*0.5) + bias[i]
			if want[i] < 0 {
				want[i] = float32(0.1 * want[i])
			}
		}
		withEachKernel(t, func(k kernel) {
			got := make([]float32, n)
			scale(got, acc, unit, 0.5, bias, 0.1)
			if !slices.Equal(got, want) {
				t.Errorf("%s: %v, want %v", k, got, want)
			}
		})
	}
}

func TestAddRowAgreesWithTheDefinition(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 4))
	for n := 1; n < 60; n++ {
		rows := &Tensor{Rows: 2, Cols: n, Bytes: make([]int8, 2*n), Scales: []float32{1, rng.Float32()}}
		before, want := make([]float32, n), make([]float32, n)
		for i := range n {
			rows.Bytes[n+i], before[i] = int8(rng.IntN(255)-127), rng.Float32()-.5
			want[i] = before[i] + float32(float32(rows.Bytes[n+i])*float32(0.3*rows.Scales[1]))
		}
		withEachKernel(t, func(k kernel) {
			got := slices.Clone(before)
			addRow(got, rows, 1, 0.3)
			if !slices.Equal(got, want) {
				t.Errorf("%s: %v, want %v", k, got, want)
			}
		})
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
		withEachKernel(t, func(k kernel) {
			unit := Quantise(x, 100, dst)
			for i := range x {
				if want := round16(float32(x[i] * (100 / top))); dst[i] != want || unit != top/100 {
					t.Errorf("%s: element %d of %d is %d with unit %g, want %d with %g", k, i, n, dst[i], unit, want, top/100)
				}
			}
		})
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
	withEachKernel(b, func(k kernel) {
		b.Run(k.String(), func(b *testing.B) {
			for b.Loop() {
				step(z, acc, unit, cell, out)
			}
			b.ReportMetric(b.Elapsed().Seconds()*1e9/float64(b.N)/h, "ns/unit")
		})
	})
}
