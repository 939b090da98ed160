package parse

import (
	"math"
	"math/rand/v2"
	"testing"
)

// bruteForce tries all head assignments of n words.
func bruteForce(scores []float32, n int) float64 {
	best := math.Inf(-1)
	heads := make([]int, n+1)
	heads[0] = -1
	var try func(i int, sum float64)
	try = func(i int, sum float64) {
		if i > n {
			roots := 0
			for _, h := range heads[1:] {
				if h == 0 {
					roots++
				}
			}
			if roots == 1 && findCycle(heads) == nil {
				best = max(best, sum)
			}
			return
		}
		for h := 0; h <= n; h++ {
			if h != i {
				heads[i] = h
				try(i+1, sum+float64(scores[(i-1)*(n+1)+h]))
			}
		}
	}
	try(1, 0)
	return best
}

func TestBestTreeAgainstAllTrees(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 3))
	for range 400 {
		n := 1 + rng.IntN(5)
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = float32(rng.IntN(12))
		}
		for i := range n {
			scores[i*(n+1)+i+1] = -1e9
		}
		heads := bestTree(scores, n)
		sum, roots := 0.0, 0
		for i, h := range heads {
			sum += float64(scores[i*(n+1)+h])
			if h == 0 {
				roots++
			}
		}
		if roots != 1 || findCycle(append([]int{-1}, heads...)) != nil {
			t.Fatalf("no tree with one root: %v", heads)
		}
		if want := bruteForce(scores, n); sum != want {
			t.Fatalf("score %g, best %g (heads %v, scores %v)", sum, want, heads, scores)
		}
	}
}
