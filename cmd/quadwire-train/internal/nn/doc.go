// Package nn trains the network of the language engine: a bidirectional LSTM
// encoder with heads for tags, names and a deep biaffine parser (Dozat & Manning
// 2017), in 32-bit floats with hand-written backpropagation and Adam (Kingma &
// Ba 2015).
//
// A batch is split into two shards of sentences, always two, whose gradients are
// added in a fixed order: the result depends on the seed and not on the number
// of processors.
package nn
