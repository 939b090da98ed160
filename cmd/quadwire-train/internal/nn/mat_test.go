package nn

import (
	"math"
	"math/rand/v2"
	"testing"
)

func randomMat(rng *rand.Rand, rows, cols int) Mat {
	m := NewMat(rows, cols)
	for i := range m.V {
		// As many bits as bfloat16 has, so that no kernel rounds what it multiplies.
		m.V[i] = float32(math.Round(rng.NormFloat64()*32) / 32)
	}
	return m
}

// withKernels runs test for each set of kernels that this machine has.
func withKernels(t *testing.T, test func(t *testing.T)) {
	amx, avx512, avx2 := hasAMX, hasAVX512, hasAVX2
	defer func() { hasAMX, hasAVX512, hasAVX2 = amx, avx512, avx2 }()
	if amx {
		t.Run("AMX", test)
	}
	hasAMX = false
	if avx512 {
		t.Run("AVX-512", test)
	}
	hasAVX512 = false
	if avx2 {
		t.Run("AVX2", test)
	}
	hasAVX2 = false
	t.Run("plain", test)
}

func TestMulAddAgainstTheDefinition(t *testing.T) { withKernels(t, testMulAdd) }

func testMulAdd(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{1, 1, 1}, {7, 5, 16}, {13, 33, 50}, {6, 128, 48}, {17, 64, 48}, {45, 31, 37}, {70, 65, 23}, {16, 96, 100}, {33, 40, 9}} {
		m, k, n := size[0], size[1], size[2]
		for _, transA := range []bool{false, true} {
			for _, transB := range []bool{false, true} {
				a, b := randomMat(rng, m, k), randomMat(rng, k, n)
				if transA {
					a = randomMat(rng, k, m)
				}
				if transB {
					b = randomMat(rng, n, k)
				}
				var p Packed
				p.Pack(b, transB)
				c := randomMat(rng, m, n)
				want := append([]float32(nil), c.V...)
				MulAdd(c, a, transA, &p)
				for i := range m {
					for j := range n {
						sum := float64(want[i*n+j])
						for l := range k {
							x, y := a.V[i*a.Cols*b2i(!transA)+l*b2i(!transA)+b2i(transA)*(l*a.Cols+i)], float32(0)
							if transB {
								y = b.V[j*b.Cols+l]
							} else {
								y = b.V[l*b.Cols+j]
							}
							sum += float64(x) * float64(y)
						}
						if got := float64(c.V[i*n+j]); math.Abs(got-sum) > 1e-4*(1+math.Abs(sum)) {
							t.Fatalf("%v %v %v: [%d %d] = %g, want %g", size, transA, transB, i, j, got, sum)
						}
					}
				}
			}
		}
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func BenchmarkMulAdd(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	a, w := randomMat(rng, 300, 384), randomMat(rng, 384, 768)
	c := NewMat(300, 768)
	var p Packed
	p.Pack(w, false)
	for b.Loop() {
		MulAdd(c, a, false, &p)
	}
	b.ReportMetric(float64(b.N)*300*384*768/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
