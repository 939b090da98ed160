package segment

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"

	"github.com/quadwire/quadwire/extract"
)

// lexicon knows the part of speech that a word has most often, and that of most
// words with its end: what can follow what is seen from these where words are rare
// and marks are missing, as in *see you at noon we need the keys*. Parts of speech
// are numbers from 1 on that mean nothing else.
type lexicon struct {
	words map[uint64]uint8 // by runes.hash of the word
	ends  map[uint64]uint8 // by runes.hash of its last characters
}

// endLength is how many characters the end of a word has in a lexicon.
const endLength = 3

// maxTags is the most parts of speech that a lexicon tells apart.
const maxTags = 63

// guessed marks a part of speech that is known by the end of the word alone.
const guessed = maxTags + 1

// class returns the part of speech of a word, guessed added where the word is not
// known, 0 where nothing is.
func (lex *lexicon) class(word, end uint64) uint64 {
	if tag, ok := lex.words[word]; ok {
		return uint64(tag)
	}
	if tag, ok := lex.ends[end]; ok {
		return uint64(tag) + guessed
	}
	return 0
}

// A word is in the lexicon from minWord occurrences on; one that is not is seen in
// training as it will be in use. An end is from minEnd different words on.
const (
	minWord = 3
	minEnd  = 3
)

// collectLexicon reads the lexicon off documents with gold tokens and XPOS.
func collectLexicon(docs []*extract.Document) *lexicon {
	numbers := map[string]uint8{}
	words := map[uint64]map[uint8]int{}
	endOf := map[uint64]uint64{}
	var rs runes
	for _, doc := range docs {
		for i := range doc.Tokens {
			tok := &doc.Tokens[i]
			if numbers[tok.XPOS] == 0 && len(numbers) < maxTags {
				numbers[tok.XPOS] = uint8(len(numbers) + 1)
			}
			number := numbers[tok.XPOS]
			if number == 0 {
				continue
			}
			rs.decode(tok.Form)
			hash := rs.hash(0, rs.len())
			if words[hash] == nil {
				words[hash] = map[uint8]int{}
			}
			words[hash][number]++
			endOf[hash] = rs.hash(max(0, rs.len()-endLength), rs.len())
		}
	}
	lex := &lexicon{words: map[uint64]uint8{}, ends: map[uint64]uint8{}}
	ends := map[uint64]map[uint8]int{}
	for hash, tags := range words {
		best, times := commonest(tags)
		if times >= minWord {
			lex.words[hash] = best
		}
		if end := endOf[hash]; ends[end] == nil {
			ends[end] = map[uint8]int{best: 1}
		} else {
			ends[end][best]++
		}
	}
	for end, tags := range ends {
		if best, times := commonest(tags); times >= minEnd {
			lex.ends[end] = best
		}
	}
	return lex
}

// commonest returns the tag with the highest count, the lower one of equals, and
// the sum of all counts.
func commonest(tags map[uint8]int) (best uint8, all int) {
	for tag, n := range tags {
		all += n
		if n > tags[best] || n == tags[best] && tag < best {
			best = tag
		}
	}
	return best, all
}

// encode appends words and ends, each as a count, then hashes in order with their
// parts of speech.
func (lex *lexicon) encode(b []byte) []byte {
	for _, table := range []map[uint64]uint8{lex.words, lex.ends} {
		type entry struct {
			hash uint64
			tag  uint8
		}
		var all []entry
		for hash, tag := range table {
			all = append(all, entry{hash, tag})
		}
		slices.SortFunc(all, func(a, b entry) int { return cmp.Compare(a.hash, b.hash) })
		b = binary.LittleEndian.AppendUint32(b, uint32(len(all)))
		for _, e := range all {
			b = append(binary.LittleEndian.AppendUint64(b, e.hash), e.tag)
		}
	}
	return b
}

func decodeLexicon(b []byte) (*lexicon, []byte, error) {
	lex := &lexicon{words: map[uint64]uint8{}, ends: map[uint64]uint8{}}
	for _, table := range []map[uint64]uint8{lex.words, lex.ends} {
		if len(b) < 4 {
			return nil, nil, errors.New("model too short")
		}
		n := int(binary.LittleEndian.Uint32(b))
		b = b[4:]
		if n > len(b)/9 {
			return nil, nil, errors.New("lexicon too short")
		}
		for ; n > 0; n, b = n-1, b[9:] {
			table[binary.LittleEndian.Uint64(b)] = b[8]
		}
	}
	return lex, b, nil
}
