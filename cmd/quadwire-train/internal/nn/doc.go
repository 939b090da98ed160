// Package nn trains the network of the language engine: a bidirectional LSTM
// encoder with heads for tags, names and a deep biaffine parser (Dozat & Manning
// 2017), in 32-bit floats with hand-written backpropagation and Adam (Kingma &
// Ba 2015).
//
// Where the processor has AMX, products take their factors in bfloat16; on others
// they stay in 32-bit floats, by AVX-512, AVX2 or plain Go. The losses come out alike,
// but not to the last digit, so a model is rebuilt to the byte only on a processor of
// the same kind.
//
// A batch is split into two shards of sentences, always two, whose gradients are
// added in a fixed order: the result depends on the seed, and on the kind of the
// processor, but not on the number of processors.
package nn
