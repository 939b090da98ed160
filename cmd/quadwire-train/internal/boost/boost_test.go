package boost

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

// examples have a target that is the conjunction of two features, and one of noise.
func examples(n int) []Example {
	rng := rand.New(rand.NewPCG(1, 2))
	out := make([]Example, n)
	for i := range out {
		x, y := rng.Float64(), float64(rng.IntN(2))
		target := 0.1
		if x > 0.5 && y == 1 {
			target = 0.8
		}
		out[i] = Example{Features: []float64{rng.Float64(), x, y}, Target: target}
	}
	return out
}

func TestTrainLearnsAConjunction(t *testing.T) {
	m := Train(examples(600), Config{Trees: 40, Rate: 0.3, Penalty: 1, MinExamples: 5})
	for _, test := range []struct{ x, y, want float64 }{{0.8, 1, 0.8}, {0.8, 0, 0.1}, {0.2, 1, 0.1}} {
		if got := m.Predict([]float64{0.5, test.x, test.y}); math.Abs(got-test.want) > 0.05 {
			t.Errorf("%v, %v: %v, want %v", test.x, test.y, got, test.want)
		}
	}
}

func TestTrainIsRepeatable(t *testing.T) {
	cfg := Config{Trees: 5, Rate: 0.3, Penalty: 1, MinExamples: 5}
	if a, b := Train(examples(100), cfg), Train(examples(100), cfg); !reflect.DeepEqual(a, b) {
		t.Error("another model")
	}
}

func TestConstantFeaturesMakeNoSplit(t *testing.T) {
	m := Train([]Example{{[]float64{1}, 0.2}, {[]float64{1}, 0.4}}, Config{Trees: 3, Rate: 1, Penalty: 1, MinExamples: 1})
	if got := m.Predict([]float64{1}); math.Abs(got-0.3) > 0.01 {
		t.Errorf("%v", got)
	}
}
