package factcase

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pattern is a row of words, of which groups can be left out.
type pattern []piece

// piece is a group of words; an optional one is there as a whole or not at all.
type piece struct {
	words    []string
	optional bool
}

// parsePattern reads "[the] ship [of the line]".
func parsePattern(s string) (pattern, error) {
	var out pattern
	for s != "" {
		open := strings.IndexAny(s, "[]")
		if open < 0 {
			open = len(s)
		}
		if words := split(s[:open]); len(words) > 0 {
			out = append(out, piece{words: words})
		}
		if open == len(s) {
			break
		}
		end := strings.IndexAny(s[open+1:], "[]")
		if s[open] == ']' || end < 0 || s[open+1+end] == '[' {
			return nil, fmt.Errorf("unpaired bracket in %q", s)
		}
		if words := split(s[open+1 : open+1+end]); len(words) > 0 {
			out = append(out, piece{words: words, optional: true})
		}
		s = s[open+end+2:]
	}
	return out, nil
}

// split cuts a text into runs of letters and digits and single other characters, so that
// it does not matter how the words were joined. Brackets are left out: a pattern
// has them for another purpose.
func split(s string) []string {
	var out []string
	start := -1
	flush := func(end int) {
		if start >= 0 {
			out = append(out, s[start:end])
			start = -1
		}
	}
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if start < 0 {
				start = i
			}
		default:
			flush(i)
			if !unicode.IsSpace(r) && !strings.ContainsRune("[]{}|", r) {
				out = append(out, s[i:i+utf8.RuneLen(r)])
			}
		}
	}
	flush(len(s))
	return out
}

// matches reports whether the words of text are those of p, with or without the
// optional ones.
func (p pattern) matches(text string) bool {
	words := split(text)
	// at[i] says that the pieces so far can end before word i.
	at := make([]bool, len(words)+1)
	at[0] = true
	for _, piece := range p {
		next := make([]bool, len(words)+1)
		for i, ok := range at {
			if !ok {
				continue
			}
			if piece.optional {
				next[i] = true
			}
			if end := i + len(piece.words); end <= len(words) && equal(words[i:end], piece.words) {
				next[end] = true
			}
		}
		at = next
	}
	return at[len(words)]
}

func equal(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
