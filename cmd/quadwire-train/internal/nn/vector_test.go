package nn

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestVectorsAgainstTheDefinition tries lengths that fill registers and that do not,
// and sees to it that nothing beyond the end is written.
func TestVectorsAgainstTheDefinition(t *testing.T) { withKernels(t, testVectors) }

func testVectors(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{0, 1, 15, 16, 17, 100, 4097} {
		x, y := randomMat(rng, 1, n).V, randomMat(rng, 1, n+16).V
		check := func(name string, do func(x, y []float32), want func(x, y float64) float64) {
			t.Helper()
			from, to := append([]float32(nil), x...), append([]float32(nil), y...)
			do(from, to[:n])
			for i, v := range to {
				w := float64(y[i])
				if i < n {
					w = want(float64(x[i]), w)
				}
				if math.Abs(float64(v)-w) > 1e-5 {
					t.Fatalf("%s of %d: [%d] = %g, want %g", name, n, i, v, w)
				}
			}
		}
		check("Axpy", func(x, y []float32) { Axpy(.25, x, y) }, func(x, y float64) float64 { return y + .25*x })
		check("times", times, func(x, y float64) float64 { return x * y })
		check("approach", func(x, y []float32) { approach(.25, x, y) }, func(x, y float64) float64 { return y + .25*(x-y) })
		check("timesWhereNegative", func(x, y []float32) { timesWhereNegative(.5, x, y) }, func(x, y float64) float64 {
			if x < 0 {
				return y / 2
			}
			return y
		})
		check("drain", func(x, y []float32) {
			got, want := drain(x, y), 0.0
			for i, v := range y {
				want += float64(v) * float64(v)
				if x[i] != 0 {
					t.Fatalf("drain of %d leaves %g at %d", n, x[i], i)
				}
			}
			if math.Abs(got-want) > 1e-5*want {
				t.Fatalf("drain of %d: squared norm %g, want %g", n, got, want)
			}
		}, func(x, y float64) float64 { return x + y })
		check("adamMove", func(x, y []float32) {
			m, v := make([]float32, n), make([]float32, n)
			adamMove(&adamFactors{scale: 2, rate: .5, beta1: .9, beta2: .75, rest1: .5, rest2: .25, eps: .125}, x, y, m, v)
		}, func(x, y float64) float64 { return y - .5*x/(math.Abs(x)+.125) })
	}
}

// TestMaskDropsItsShare draws a mask whose length is no multiple of four.
func TestMaskDropsItsShare(t *testing.T) {
	ws := &workspace{}
	ws.reset(rand.New(rand.NewPCG(1, 1)))
	mask := NewMat(1, 100_003)
	drawMask(ws, mask, .3)
	dropped := 0
	for _, v := range mask.V {
		switch v {
		case 0:
			dropped++
		case float32(1 / .7):
		default:
			t.Fatalf("element %g", v)
		}
	}
	if share := float64(dropped) / float64(len(mask.V)); math.Abs(share-.3) > .01 {
		t.Errorf("share %g dropped, want .3", share)
	}
}
