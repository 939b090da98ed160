package coref

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/feature"
)

// maxHashed is how many bytes of a word its hash sees.
const maxHashed = 40

// hashOf is the hash of a word.
func hashOf(s string) uint64 {
	h := uint64(len(s))
	for i := 0; i < len(s) && i < maxHashed; i++ {
		h = feature.Mix(h, uint64(s[i]))
	}
	return h
}

func hashLower(s string) uint64 { return hashOf(strings.ToLower(s)) }

// bucket makes few values of many: exact up to 4, then ever wider.
func bucket(n int) uint64 {
	switch {
	case n <= 4:
		return uint64(max(n, 0))
	case n <= 7:
		return 5
	case n <= 12:
		return 6
	case n <= 20:
		return 7
	case n <= 40:
		return 8
	case n <= 80:
		return 9
	}
	return 10
}
