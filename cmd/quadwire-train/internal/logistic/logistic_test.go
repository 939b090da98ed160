package logistic

import (
	"math"
	"testing"
)

func TestFitFindsTheLogOdds(t *testing.T) {
	// Of those without the feature 1 in 4 is right, of those with it 3 in 4.
	examples := []Example{
		{[]float64{0}, 0.25, 40}, {[]float64{1}, 1, 30}, {[]float64{1}, 0, 10},
	}
	m, err := Fit(examples, []float64{1e-6})
	if err != nil {
		t.Fatal(err)
	}
	for x, want := range []float64{0.25, 0.75} {
		if got := m.Predict([]float64{float64(x)}); math.Abs(got-want) > 1e-4 {
			t.Errorf("feature %d: got %v, want %v", x, got, want)
		}
	}
	timid, err := Fit(examples, []float64{100})
	if err != nil || math.Abs(timid.Weights[0]) >= math.Abs(m.Weights[0])/2 {
		t.Errorf("a penalty leaves the weight at %v: %v", timid, err)
	}
}

func TestFitOfWhatIsAlwaysRightEnds(t *testing.T) {
	m, err := Fit([]Example{{[]float64{1, 0}, 1, 1}, {[]float64{0, 1}, 0, 1}}, []float64{0.1, 0.1})
	if err != nil || m.Predict([]float64{1, 0}) < 0.8 || m.Predict([]float64{0, 1}) > 0.2 {
		t.Errorf("got %v, %v", m, err)
	}
	if _, err := Fit(nil, nil); err == nil {
		t.Error("no error without examples")
	}
}
