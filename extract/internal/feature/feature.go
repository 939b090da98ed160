// Package feature hashes what the learned models of several stages look at: a
// feature is the hash of a number that names it and of the values that it has. The
// models know features by these hashes only, so that none of them may change.
package feature

// Golden is the odd number next to 2^64 divided by the golden ratio, whose multiples
// spread evenly (Knuth, The Art of Computer Programming, 6.4).
const Golden = 0x9e3779b97f4a7c15

// Mix adds a value to a hash.
func Mix(h, v uint64) uint64 {
	h = (h ^ v) * Golden
	return h ^ h>>29
}

// Flag is the value of a condition: 1 for true.
func Flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
