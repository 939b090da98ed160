package identity

import (
	"strings"
	"unicode"

	"github.com/mozillazg/go-unidecode"
)

// fold writes a word in lower case with the letters and digits of ASCII only:
// *Gómez* as gomez, *Кулеба* as kuleba, *O'Neill* as oneill.
func fold(word string) string {
	return strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return unicode.ToLower(r)
		}
		return -1
	}, unidecode.Unidecode(word))
}

// strictLength is the length of words, in letters, up to which vowels are kept
// apart: *Chen* and *Chan* are two names, *Ahmed* and *Ahmad* one.
const strictLength = 4

// respell are the letters that systems of transliteration use for one sound, in
// the order in which they are replaced.
var respell = strings.NewReplacer(
	"shch", "sh", "tsch", "ch", "tch", "ch", "sch", "sh", "dzh", "j", "zh", "j", "dj", "j",
	"ph", "f", "kh", "h", "gh", "g", "dh", "d", "th", "t", "ck", "k", "q", "k", "x", "ks",
	"tz", "ts", "w", "v", "ou", "u", "oo", "u", "ee", "i", "ea", "ia",
	"iy", "i", "yy", "i", "ij", "i", "yj", "i", "ii", "i", "yi", "i",
	"ey", "ei", "ay", "ei", "oy", "oi", "uy", "ui", "ai", "ei", "ej", "ei", "y", "i",
	"ch", "ch", "ce", "se", "ci", "si", "c", "k",
)

// respellShort is respell for short words, of which little may be lost.
var respellShort = strings.NewReplacer("y", "i", "kh", "h", "ou", "u", "oo", "u", "ee", "i")

// vowels joins the vowels that transliterations of short vowels waver between:
// *Mohamed, Muhammad*.
var vowels = strings.NewReplacer("e", "a", "o", "u")

// sound returns the key of a folded word that its transliterations share: those of
// *Zelenskiy, Zelenskyy, Zelensky*, of *Shoigu, Shoygu*, of *Gadhafi, Gaddafi*.
func sound(word string) string {
	if len(word) <= strictLength {
		return undouble(respellShort.Replace(word))
	}
	if strings.HasPrefix(word, "ye") {
		word = word[1:]
	}
	key := strings.TrimSuffix(undouble(respell.Replace(word)), "h")
	// The last letter stays: *Maria* is not *Marie*.
	return undouble(vowels.Replace(key[:len(key)-1]) + key[len(key)-1:])
}

// placeSound returns the key of a folded word of a place's name. Places are many and
// alike, *Perth, Parth*: only what hardly sounds is dropped.
func placeSound(word string) string {
	return strings.TrimSuffix(undouble(respellShort.Replace(word)), "h")
}

// undouble writes doubled letters once.
func undouble(s string) string {
	var out strings.Builder
	for i := range len(s) {
		if i == 0 || s[i] != s[i-1] {
			out.WriteByte(s[i])
		}
	}
	return out.String()
}

// skeleton returns the consonants of a sound: names that are alike share it.
func skeleton(sound string) string {
	var out strings.Builder
	for i := range len(sound) {
		switch c := sound[i]; c {
		case 'h':
			// Hrytsenko is Gritsenko in Russian.
			if i == 0 {
				out.WriteByte('k')
			}
		case 'a', 'e', 'i', 'o', 'u':
		case 'g', 'q':
			out.WriteByte('k')
		case 't':
			out.WriteByte('d')
		default:
			out.WriteByte(c)
		}
	}
	if out.Len() == 0 {
		return sound
	}
	return undouble(out.String())
}
