package model

import (
	"slices"
	"testing"
)

// TestKernelsDoNotShow holds the promise that the graph does not depend on the
// processor: with and without the kernels the vectors are the same.
func TestKernelsDoNotShow(t *testing.T) {
	if !hasKernel {
		t.Skip("this processor has no AVX2")
	}
	n := tiny(t)
	with := n.Encode(sentences)
	hasKernel = false
	defer func() { hasKernel = true }()
	x := []float32{.1, .7, -.3, 2.5, 1e-3, 4, 5, 6, 7, -8, .9, 1.01}
	plainDot := Dot(x, x)
	if hasKernel = true; plainDot != Dot(x, x) {
		t.Error("plain Go computes another product than the kernel")
	}
	hasKernel = false
	if !slices.Equal(with, n.Encode(sentences)) {
		t.Error("plain Go computes other vectors than the kernels")
	}
}
