package segment

import "github.com/quadwire/quadwire/extract/internal/feature"

// features collects the hashed features of one decision. Each is the hash of a
// number that names the feature and of the values it has.
type features []uint32

func (f *features) add1(name, a uint64) {
	*f = append(*f, uint32(feature.Mix(feature.Mix(name, feature.Golden), a)>>7))
}

func (f *features) add2(name, a, b uint64) {
	*f = append(*f, uint32(feature.Mix(feature.Mix(feature.Mix(name, feature.Golden), a), b)>>7))
}

func (f *features) add3(name, a, b, c uint64) {
	*f = append(*f, uint32(feature.Mix(feature.Mix(feature.Mix(feature.Mix(name, feature.Golden), a), b), c)>>7))
}

// add4 takes small values, of at most 16 bits each, in its last two.
func (f *features) add4(name, a, b, c, d uint64) { f.add3(name, a, b, c<<16^d) }

// bucket makes few values of many: exact up to 4, then powers of two.
func bucket(n int) uint64 {
	switch {
	case n <= 4:
		return uint64(max(n, 0))
	case n <= 6:
		return 5
	case n <= 9:
		return 6
	case n <= 14:
		return 7
	case n <= 22:
		return 8
	case n <= 35:
		return 9
	case n <= 60:
		return 10
	}
	return 11
}

// plain is the character that a feature of words sees: curly apostrophes and
// quotation marks as straight ones.
func plain(r rune, c class) uint64 {
	switch c {
	case apostrophe:
		return '\''
	case quote:
		return '"'
	}
	return uint64(r)
}

// maxHashed is how many characters of a word, chunk or token its hash sees, so
// that work at each place is bounded.
const maxHashed = 24

// hash is the hash of the characters from:to, lower-cased.
func (rs *runes) hash(from, to int) uint64 {
	h := uint64(to - from)
	if to > from+maxHashed {
		to = from + maxHashed
	}
	for i := from; i < to; i++ {
		h = feature.Mix(h, plain(rs.low[i], rs.class[i]))
	}
	return h
}

// shape is the hash of the classes of the characters from:to, repeated ones once.
func (rs *runes) shape(from, to int) uint64 {
	h, last := uint64(feature.Golden), edge
	if to > from+maxHashed {
		to = from + maxHashed
	}
	for i := from; i < to; i++ {
		if c := rs.class[i]; c != last {
			h, last = feature.Mix(h, uint64(c)), c
		}
	}
	return h
}

// exact is the hash of the classes of the characters from:to, one by one.
func (rs *runes) exact(from, to int) uint64 {
	h := uint64(to - from)
	if to > from+maxHashed {
		to = from + maxHashed
	}
	for i := from; i < to; i++ {
		h = feature.Mix(h, uint64(rs.class[i]))
	}
	return h
}
