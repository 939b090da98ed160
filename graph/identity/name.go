package identity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// name is a name of a person or a body, cut into parts that can be compared.
type name struct {
	text   string
	words  []string // folded, without what does not tell bearers apart
	sounds []string // of words
	// initial marks words that are one letter with a dot: the J of J. Smith.
	initial []bool
	// number is the Roman number at the end, which tells wars apart but not persons:
	// *World War II, Lloyd Austin III*.
	number string
}

// leave are the folded words of names that may be there or not: *Khaled
// al-Maeena*, *Lloyd Austin III*, *the World Food Programme*.
var leave = map[string]bool{
	"al": true, "el": true, "the": true, "jr": true, "sr": true, "ii": true, "iii": true,
	"mr": true, "mrs": true, "ms": true, "dr": true, "sir": true, "inc": true, "ltd": true, "llc": true, "plc": true, "corp": true, "co": true,
}

// spell are folded words that British and American English spell apart.
var spell = map[string]string{
	"organisation": "organization", "organisations": "organizations", "centre": "center", "defence": "defense", "labour": "labor",
	"programme": "program", "programmes": "programs", "harbour": "harbor", "theatre": "theater",
}

// parseName cuts text at spaces and hyphens.
func parseName(text string) name {
	n := name{text: text}
	fields := strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || r == '/' || r == ','
	})
	for _, field := range fields {
		if field == "&" {
			field = "and"
		}
		word := fold(field)
		if other, ok := spell[word]; ok {
			word = other
		}
		if word == "ii" || word == "iii" {
			n.number = word
		}
		if word == "" || leave[word] && len(fields) > 1 {
			continue
		}
		if strings.Count(field, ".") > 1 || utf8.RuneCountInString(strings.TrimSuffix(field, ".")) == 1 && strings.HasSuffix(field, ".") {
			// J. and J.R. are initials, each letter one; U.S. is an acronym where more
			// than a person bears it, and written without dots then.
			n.words, n.initial = append(n.words, word), append(n.initial, true)
			continue
		}
		n.words, n.initial = append(n.words, word), append(n.initial, utf8.RuneCountInString(field) == 1)
	}
	for _, word := range n.words {
		n.sounds = append(n.sounds, sound(word))
	}
	return n
}

// key is equal for spellings of a name that differ in case, accents, hyphens and
// in what may be left out.
func (n name) key() string { return strings.Join(n.words, "") }

// bodyKey is the key of the name of a body or place. Where its words are borne by
// many their order does not matter: *Ministry of Defence, Defence Ministry*.
func (n name) bodyKey(lex *lexicon) string {
	if !n.isFull() || !n.generic(lex) {
		return n.key() + n.number
	}
	words := slices.DeleteFunc(slices.Clone(n.words), func(word string) bool { return function[word] })
	slices.Sort(words)
	return strings.Join(words, "")
}

// soundKey is equal for spellings of a place: *Raqqa, Raqqah, Ar Raqqah*.
func (n name) soundKey() string {
	words := n.words
	if len(words) > 1 && article[words[0]] {
		words = words[1:]
	}
	var out strings.Builder
	for _, word := range words {
		out.WriteString(placeSound(word) + " ")
	}
	return out.String() + n.number
}

// article are forms of the Arabic article, besides al, that begin names of places.
var article = map[string]bool{"ar": true, "ad": true, "az": true}

// isFull reports whether n has a given name, or its initial, and a surname.
func (n name) isFull() bool { return len(n.words) > 1 }

// last returns the sound of the surname, as English orders names.
func (n name) last() string { return n.sounds[len(n.sounds)-1] }

// generic reports whether n is made of words only that many bodies bear.
func (n name) generic(lex *lexicon) bool {
	if n.number != "" {
		return false
	}
	for _, word := range n.words {
		if !lex.generic[word] && !lex.generic[strings.TrimSuffix(word, "s")] && !function[word] {
			return false
		}
	}
	return true
}

var function = map[string]bool{"of": true, "for": true, "and": true, "in": true, "on": true, "a": true}

// acronym reports whether n is written as one: three capitals or more, one word.
func (n name) acronym() bool {
	return len(n.words) == 1 && len(n.words[0]) >= 3 && len(n.words[0]) <= 8 && strings.ToUpper(n.text) == n.text
}

// isInitials reports whether acronym is made of the first letters of n's words,
// with or without of and for.
func (n name) isInitials(acronym string) bool {
	var all []byte
	for _, word := range n.words {
		all = append(all, word[0])
	}
	return string(all) == acronym || n.initials() == acronym
}

// initials returns the first letters of n's words but of and for.
func (n name) initials() string {
	var out []byte
	for _, word := range n.words {
		if !function[word] {
			out = append(out, word[0])
		}
	}
	return string(out)
}

// blocks returns the keys of which names that may be one share at least one.
func (n name) blocks(lex *lexicon) []string {
	if !n.isFull() {
		return nil
	}
	first, last := lex.givenKey(n.sounds[0]), n.last()
	keys := []string{
		block(last, first),
		// Park Joo-ho is Joo-ho Park.
		block(n.sounds[0], lex.givenKey(n.sounds[1])),
		"=" + n.key(),
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// block is a key of a surname and the beginning of a given name, by their sounds.
func block(surname, given string) string {
	return skeleton(surname) + "," + initialSound(given)
}

// initialSound is the first letter of a sound, one for all vowels.
func initialSound(sound string) string {
	switch c := sound[0]; c {
	case 'a', 'e', 'i', 'o', 'u', 'h', 'y':
		return "a"
	case 'g', 'k', 'q':
		return "k"
	default:
		return string(c)
	}
}

// givenKey returns the sound of the name that stands for all forms of a given name.
func (lex *lexicon) givenKey(sound string) string {
	if key, ok := lex.given[sound]; ok {
		return key
	}
	return sound
}
