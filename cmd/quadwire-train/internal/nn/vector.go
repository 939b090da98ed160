package nn

import (
	"math"
	"unsafe"
)

// Axpy adds alpha*x to y.
func Axpy(alpha float32, x, y []float32) {
	n := 0
	if hasAVX512 {
		axpy512(len(x), alpha, unsafe.SliceData(x), unsafe.SliceData(y))
		return
	}
	if hasAVX2 && len(x) >= 8 {
		n = len(x) &^ 7
		axpyAVX(n, alpha, &x[0], &y[0])
	}
	for i := n; i < len(x); i++ {
		y[i] += alpha * x[i]
	}
}

// times multiplies y by x, element by element.
func times(x, y []float32) {
	if hasAVX512 {
		times512(len(x), unsafe.SliceData(x), unsafe.SliceData(y))
		return
	}
	for i, v := range x {
		y[i] *= v
	}
}

// timesWhereNegative multiplies by factor the elements of y where x is negative.
func timesWhereNegative(factor float32, x, y []float32) {
	if hasAVX512 {
		timesWhereNegative512(len(x), factor, unsafe.SliceData(x), unsafe.SliceData(y))
		return
	}
	for i, v := range x {
		if v < 0 {
			y[i] *= factor
		}
	}
}

// drain adds from to to, clears from, and returns the squared norm of to.
func drain(from, to []float32) (norm2 float64) {
	if !hasAVX512 {
		for i, x := range from {
			to[i] += x
			norm2 += float64(to[i]) * float64(to[i])
		}
		clear(from)
		return norm2
	}
	// The kernel adds up in float32, which is good enough for so many.
	const piece = 4096
	for len(from) > 0 {
		n := min(piece, len(from))
		norm2 += float64(drain512(n, &from[0], &to[0]))
		from, to = from[n:], to[n:]
	}
	return norm2
}

// adamFactors are the factors of a step of Adam, in the order the kernel reads them.
type adamFactors struct {
	scale, rate, beta1, beta2, rest1, rest2, eps float32
}

// adamMove moves w against g, and clears g.
func adamMove(with *adamFactors, g, w, m, v []float32) {
	if hasAVX512 {
		adam512(len(g), with, unsafe.SliceData(g), unsafe.SliceData(w), unsafe.SliceData(m), unsafe.SliceData(v))
		return
	}
	for i, gi := range g {
		gi *= with.scale
		m[i] = with.beta1*m[i] + with.rest1*gi
		v[i] = with.beta2*v[i] + with.rest2*gi*gi
		w[i] -= with.rate * m[i] / (float32(math.Sqrt(float64(v[i]))) + with.eps)
	}
	clear(g)
}

// approach moves y by share of the way towards x.
func approach(share float32, x, y []float32) {
	if hasAVX512 {
		approach512(len(x), share, unsafe.SliceData(x), unsafe.SliceData(y))
		return
	}
	for i, v := range x {
		y[i] += share * (v - y[i])
	}
}
