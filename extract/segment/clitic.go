package segment

import (
	"encoding/binary"
	"errors"
	"sort"

	"github.com/quadwire/quadwire/extract/internal/feature"
)

// maxClitic is the longest clitic in characters.
const maxClitic = 6

// cliticSet holds what may be written together with the letters before it, as
// hashes of its characters from the last to the first: n't, nt, not, na, s.
type cliticSet struct {
	hashes map[uint64]bool
	filter [256]bool
}

func newCliticSet(hashes []uint64) *cliticSet {
	set := &cliticSet{hashes: make(map[uint64]bool, len(hashes))}
	for _, h := range hashes {
		set.hashes[h] = true
		set.filter[h>>8&255] = true
	}
	return set
}

func (set *cliticSet) has(h uint64) bool { return set.filter[h>>8&255] && set.hashes[h] }

// encode appends the number of hashes and the hashes in order.
func (set *cliticSet) encode(b []byte) []byte {
	var all []uint64
	for h := range set.hashes {
		all = append(all, h)
	}
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	b = binary.LittleEndian.AppendUint32(b, uint32(len(all)))
	for _, h := range all {
		b = binary.LittleEndian.AppendUint64(b, h)
	}
	return b
}

func decodeClitics(b []byte) (*cliticSet, []byte, error) {
	if len(b) < 4 {
		return nil, nil, errors.New("model too short")
	}
	n := int(binary.LittleEndian.Uint32(b))
	b = b[4:]
	if n > len(b)/8 {
		return nil, nil, errors.New("list of clitics too short")
	}
	hashes := make([]uint64, n)
	for i := range hashes {
		hashes[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	return newCliticSet(hashes), b[8*n:], nil
}

// cliticHash is the hash of the characters from:to, from the last to the first.
func (rs *runes) cliticHash(from, to int) uint64 {
	h := uint64(feature.Golden)
	for i := to - 1; i >= from; i-- {
		h = feature.Mix(h, plain(rs.low[i], rs.class[i]))
	}
	return h
}

// cliticEnd returns the end of the letters and apostrophes that begin at i.
func (rs *runes) cliticEnd(i int) int {
	for c := rs.class[i]; c.isWord() || c == apostrophe; c = rs.class[i] {
		i++
	}
	return i
}

// findClitics returns the first place within the run of letters and apostrophes
// at i where a known clitic begins, or -1, and the end of the run, at least i+1.
func (t *tokeniser) findClitics(i int) (first, end int) {
	end = t.cliticEnd(i)
	if end <= i+1 {
		return -1, i + 1
	}
	if t.isWhole(i, end) {
		return -1, end
	}
	return t.nextClitic(max(i+1, end-maxClitic), end), end
}

// wholeWords end like two words that are written together, and are one.
var wholeWords = [...]string{"fortnight", "overnight", "midnight", "tonight", "weeknight"}

// isWhole reports whether the characters from i to end are one of wholeWords.
func (t *tokeniser) isWhole(i, end int) bool {
	for _, word := range wholeWords {
		if len(word) == end-i && word == string(t.low[i:end]) {
			return true
		}
	}
	return false
}

// nextClitic returns the first place from i on where a known clitic begins that
// goes on to end, or -1.
func (t *tokeniser) nextClitic(i, end int) int {
	first := -1
	h := uint64(feature.Golden)
	for k := end - 1; k >= i; k-- {
		h = feature.Mix(h, plain(t.low[k], t.class[k]))
		if t.clitics.has(h) {
			first = k
		}
	}
	return first
}
