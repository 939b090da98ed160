package schema

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// eachPiece yields the pieces of a name: its words as a tokeniser parts them, and
// the parts of words with hyphens. A comma is a piece (Washington, DC), and so is
// the clitic of a possessive.
func eachPiece(name string, yield func(piece string) bool) {
	for name != "" {
		var word string
		word, name = cutWord(name)
		word, comma := strings.CutSuffix(word, ",")
		for word != "" {
			var piece string
			piece, word = cutPiece(word)
			stem, clitic := splitPossessive(piece)
			if stem != "" && !yield(stem) || clitic != "" && !yield(clitic) {
				return
			}
		}
		if comma && !yield(",") {
			return
		}
	}
}

// cutWord cuts the part of text before its first white space.
func cutWord(text string) (word, rest string) {
	if i := strings.IndexFunc(text, unicode.IsSpace); i >= 0 {
		return text[:i], strings.TrimLeftFunc(text[i:], unicode.IsSpace)
	}
	return text, ""
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

func isHyphen(form string) bool {
	switch form {
	case "-", "‐", "‑", "–":
		return true
	}
	return false
}

// cutPiece cuts the part of form before its first hyphen.
func cutPiece(form string) (piece, rest string) {
	for i, r := range form {
		switch r {
		case '-', '‐', '‑', '–':
			return form[:i], form[i+utf8.RuneLen(r):]
		}
	}
	return form, ""
}

// foldPiece appends the key of piece to buf: lower case, no accents, no dots, one
// form of the apostrophe.
func foldPiece(buf []byte, piece string) []byte {
	for i := 0; i < len(piece); i++ {
		c := piece[i]
		switch {
		case c >= utf8.RuneSelf:
			return append(buf[:0], foldUnicode(piece)...)
		case c == '.':
		case c >= 'A' && c <= 'Z':
			buf = append(buf, c+'a'-'A')
		default:
			buf = append(buf, c)
		}
	}
	return buf
}

func foldUnicode(piece string) string {
	var out strings.Builder
	for _, r := range norm.NFD.String(piece) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '.':
		case r == '’' || r == '‘' || r == 'ʼ':
			out.WriteByte('\'')
		default:
			out.WriteRune(unicode.ToLower(r))
		}
	}
	return out.String()
}

// splitPossessive parts the clitic of a possessive, which is a token of its own:
// People 's Republic, Workers ' Party.
func splitPossessive(piece string) (stem, clitic string) {
	for _, clitic := range []string{"'s", "’s", "'", "’"} {
		if strings.HasSuffix(piece, clitic) && len(piece) > len(clitic) {
			return piece[:len(piece)-len(clitic)], piece[len(piece)-len(clitic):]
		}
	}
	return piece, ""
}
