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
	with := tiny(t).Encode(sentences)
	hasKernel = false
	defer func() { hasKernel = true }()
	// Another network, which remembers no words.
	if !slices.Equal(with, tiny(t).Encode(sentences)) {
		t.Error("plain Go computes other vectors than the kernels")
	}
}
