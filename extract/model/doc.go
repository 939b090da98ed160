// Package model is the learning machinery that the stages share at run time:
// the features of words, a file of named tensors, and the arithmetic of a
// bidirectional LSTM encoder (Hochreiter & Schmidhuber 1997; Graves &
// Schmidhuber 2005) with the heads that read its vectors. Training, in 32-bit
// floating point, is in cmd/quadwire-train.
//
// # Arithmetic
//
// Weights are 8-bit integers with a scale for each output, activations 16-bit
// integers, sums 32-bit integers. Sums of integers do not depend on their order,
// so the vector kernels (AVX2, AVX-512, NEON) and plain Go agree to the last bit; what
// stays in floating point is computed one element at a time with every product
// rounded (a conversion keeps the compiler from fusing it with a sum). So the
// same text gives the same bytes on every processor.
package model
