// Package logistic fits logistic regressions to weighted examples by Newton's method
// (iteratively reweighted least squares), with a quadratic penalty.
package logistic

import (
	"errors"
	"math"
)

// Example is a vector of features, its target within 0 and 1, and how much it counts.
type Example struct {
	Features []float64
	Target   float64
	Weight   float64
}

// Model is a bias and a weight for each feature.
type Model struct {
	Bias    float64
	Weights []float64
}

// Predict returns the expected target.
func (m *Model) Predict(features []float64) float64 {
	sum := m.Bias
	for i, x := range features {
		sum += m.Weights[i] * x
	}
	return sigmoid(sum)
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

const (
	maxSteps = 50
	// converged is the greatest change of a weight that ends the search.
	converged = 1e-8
)

// Fit returns the model of the least logistic loss, to which half the penalty of a feature
// times its squared weight is added; the bias has none. penalties has a number above 0 for
// each feature. The same examples give the same model.
func Fit(examples []Example, penalties []float64) (*Model, error) {
	if len(examples) == 0 {
		return nil, errors.New("no examples")
	}
	n := len(penalties) + 1 // the bias comes last
	w, x := make([]float64, n), make([]float64, n)
	for range maxSteps {
		slope, curve := make([]float64, n), newMatrix(n)
		for i, p := range penalties {
			slope[i], curve[i][i] = -p*w[i], p
		}
		curve[n-1][n-1] = 1e-9
		for _, ex := range examples {
			x[n-1] = 1
			copy(x, ex.Features)
			sum := 0.0
			for i := range x {
				sum += w[i] * x[i]
			}
			p := sigmoid(sum)
			g, h := ex.Weight*(ex.Target-p), ex.Weight*p*(1-p)
			for i, xi := range x {
				if xi == 0 {
					continue
				}
				slope[i] += g * xi
				for k := 0; k <= i; k++ {
					curve[i][k] += h * xi * x[k]
				}
			}
		}
		step, ok := solve(curve, slope)
		if !ok {
			return nil, errors.New("the examples leave a weight open")
		}
		greatest := 0.0
		for _, s := range step {
			greatest = max(greatest, math.Abs(s))
		}
		scale := min(1, 4/greatest) // far from the end a whole step may overshoot
		for i, s := range step {
			w[i] += scale * s
		}
		if greatest < converged {
			break
		}
	}
	return &Model{Bias: w[n-1], Weights: w[:n-1]}, nil
}

func newMatrix(n int) [][]float64 {
	out := make([][]float64, n)
	for i := range out {
		out[i] = make([]float64, n)
	}
	return out
}

// solve returns x with a x = b for a symmetric, positive definite a, of which the lower
// half is given, by Cholesky's decomposition. It overwrites a.
func solve(a [][]float64, b []float64) (x []float64, ok bool) {
	for i := range a {
		for k := 0; k <= i; k++ {
			sum := a[i][k]
			for j := range k {
				sum -= a[i][j] * a[k][j]
			}
			if i != k {
				a[i][k] = sum / a[k][k]
				continue
			}
			if sum <= 0 {
				return nil, false
			}
			a[i][i] = math.Sqrt(sum)
		}
	}
	x = append(x, b...)
	for i := range x {
		for k := range i {
			x[i] -= a[i][k] * x[k]
		}
		x[i] /= a[i][i]
	}
	for i := len(x) - 1; i >= 0; i-- {
		for k := i + 1; k < len(x); k++ {
			x[i] -= a[k][i] * x[k]
		}
		x[i] /= a[i][i]
	}
	return x, true
}
