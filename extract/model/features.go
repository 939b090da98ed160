package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// WordKey returns the form under which a word is looked up in a vocabulary:
// lower case, every digit a 0.
func WordKey(form string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return unicode.ToLower(r)
	}, form)
}

// maxRunes bounds how much of a word its features look at.
const maxRunes = 40

// Subwords appends to dst the hash buckets, of n, of what a word is made of: the
// whole, its prefixes of one to four letters, its suffixes of one to five, its
// trigrams, and its shape. They stand in for a word that training never saw
// (Bojanowski et al. 2017, Enriching Word Vectors with Subword Information).
func Subwords(form string, n int, dst []uint32) []uint32 {
	key := WordKey(form)
	// at holds the offset of each letter of key, and its end.
	var at [maxRunes + 1]int
	letters := 0
	for i := range key {
		if letters == maxRunes {
			key = key[:i]
			break
		}
		at[letters] = i
		letters++
	}
	at[letters] = len(key)

	add := func(kind byte, s string) { dst = append(dst, hash(kind, s)%uint32(n)) }
	add('w', key)
	for l := 1; l <= 4 && l < letters; l++ {
		add('p', key[:at[l]])
	}
	for l := 1; l <= 5 && l < letters; l++ {
		add('s', key[at[letters-l]:])
	}
	for l := 0; l+3 <= letters; l++ {
		add('3', key[at[l]:at[l+3]])
	}
	long, short := shape(form)
	add('S', long)
	add('c', short)
	return dst
}

// hash is FNV-1a over kind and s.
func hash(kind byte, s string) uint32 {
	h := uint32(2166136261)
	h = (h ^ uint32(kind)) * 16777619
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	h ^= h >> 15
	return h * 2654435769 >> 3
}

// shape returns two pictures of a word: its letters as classes, runs cut at three
// ("Kyiv" Xxxx, "F-16" X-dd), and the same with every run cut to one (Xx, X-d).
func shape(form string) (long, short string) {
	var l, s [16]byte
	nl, ns, run := 0, 0, 0
	var last byte
	for i := 0; i < len(form) && nl < len(l) && ns < len(s); {
		r, size := utf8.DecodeRuneInString(form[i:])
		i += size
		class := byte('.')
		switch {
		case unicode.IsUpper(r):
			class = 'X'
		case unicode.IsLetter(r):
			class = 'x'
		case unicode.IsDigit(r):
			class = 'd'
		case r < utf8.RuneSelf:
			class = byte(r)
		}
		if class == last {
			run++
		} else {
			last, run = class, 1
			s[ns] = class
			ns++
		}
		if run <= 3 {
			l[nl] = class
			nl++
		}
	}
	return string(l[:nl]), string(s[:ns])
}
