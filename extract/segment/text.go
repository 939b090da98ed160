package segment

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// class is a kind of character. Features see classes, not single characters,
// where they are to hold for characters never seen in training.
type class uint8

const (
	space class = iota // white space and control characters, which belong to no token
	upper
	lower
	letter // without case
	digit
	mark // accents that follow their letter, joiners, variation selectors
	apostrophe
	quote // double quotation marks
	stop  // . ? ! …
	pause // , ; :
	dash
	bracket
	currency
	symbol // all else: # % & / emoji
	edge   // before the first and after the last character
)

func (c class) isWord() bool { return c >= upper && c <= mark }

var asciiClass = func() (table [utf8.RuneSelf]class) {
	for r := range table {
		switch {
		case r <= ' ' || r == 0x7f:
			table[r] = space
		case r >= 'a' && r <= 'z':
			table[r] = lower
		case r >= 'A' && r <= 'Z':
			table[r] = upper
		case r >= '0' && r <= '9':
			table[r] = digit
		default:
			table[r] = symbol
		}
	}
	for r, c := range map[rune]class{'\'': apostrophe, '`': apostrophe, '"': quote, '.': stop, '?': stop,
		'!': stop, ',': pause, ';': pause, ':': pause, '-': dash, '(': bracket, ')': bracket,
		'[': bracket, ']': bracket, '{': bracket, '}': bracket, '$': currency} {
		table[r] = c
	}
	return table
}()

func classOf(r rune) class {
	if r < utf8.RuneSelf {
		return asciiClass[r]
	}
	switch r {
	case '‘', '’', '‚', '‛', '´', 'ʼ', '‹', '›', '′':
		return apostrophe
	case '“', '”', '„', '‟', '«', '»', '″':
		return quote
	case '…', '。', '？', '！', '؟', '।':
		return stop
	case '、', '，', '；', '：', '،', '؛':
		return pause
	case '\u200b', '\ufeff', '\u200e', '\u200f', '\u2060': // zero width, marks of direction
		return space
	case '\u200c', '\u200d': // joiners
		return mark
	}
	switch {
	case unicode.IsSpace(r), unicode.IsControl(r):
		return space
	case unicode.IsLower(r):
		return lower
	case unicode.IsUpper(r), unicode.IsTitle(r):
		return upper
	case unicode.IsLetter(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsMark(r):
		return mark
	case unicode.Is(unicode.Pd, r):
		return dash
	case unicode.Is(unicode.Ps, r), unicode.Is(unicode.Pe, r):
		return bracket
	case unicode.Is(unicode.Sc, r):
		return currency
	}
	return symbol
}

// block is a range of the text that sentences do not cross.
type block struct {
	schema.Span
	paragraph int
	whole     bool // one sentence: a title, or a line where lines are sentences
}

// runes is a block decoded: its characters, then one edge.
type runes struct {
	text  string
	low   []rune  // lower-cased
	class []class // of the character as it stands
	at    []int32 // byte offset from the begin of the block; the last is its length
}

func (rs *runes) decode(text string) {
	rs.text = text
	rs.low, rs.class, rs.at = rs.low[:0], rs.class[:0], rs.at[:0]
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		c := classOf(r)
		if c == upper {
			if r < utf8.RuneSelf {
				r += 'a' - 'A'
			} else {
				r = unicode.ToLower(r)
			}
		}
		rs.low, rs.class, rs.at = append(rs.low, r), append(rs.class, c), append(rs.at, int32(i))
		i += size
	}
	rs.low, rs.class, rs.at = append(rs.low, 0), append(rs.class, edge), append(rs.at, int32(len(text)))
}

// len is the number of characters without the edge.
func (rs *runes) len() int { return len(rs.low) - 1 }

func isNewline(r rune) bool {
	return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029
}

// blocks cuts the article at its title, at the ranges to skip, and at empty
// lines; with lines, at every line break.
func blocks(art *extract.Article, lines bool) ([]block, error) {
	type cut struct {
		schema.Span
		title bool
	}
	var cuts []cut
	for _, span := range art.Skip {
		cuts = append(cuts, cut{span, false})
	}
	if art.Title.Begin != art.Title.End {
		at := 0
		for at < len(cuts) && cuts[at].Begin < art.Title.Begin {
			at++
		}
		cuts = append(cuts, cut{})
		copy(cuts[at+1:], cuts[at:])
		cuts[at] = cut{art.Title, true}
	}
	s := blockScanner{text: art.Text, lines: lines}
	from := 0
	for _, c := range cuts {
		if c.Begin < from || c.End < c.Begin || c.End > len(art.Text) {
			return nil, fmt.Errorf("range %d:%d to skip or title overlaps another or leaves the text of %d bytes", c.Begin, c.End, len(art.Text))
		}
		s.scan(from, c.Begin)
		if c.title {
			s.breakParagraph()
			s.add(c.Begin, c.End, true)
			s.breakParagraph()
		}
		from = c.End
	}
	s.scan(from, len(art.Text))
	return s.blocks, nil
}

type blockScanner struct {
	text      string
	lines     bool
	blocks    []block
	paragraph int
	fresh     bool // a block was added to this paragraph
}

func (s *blockScanner) breakParagraph() {
	if s.fresh {
		s.paragraph++
		s.fresh = false
	}
}

func (s *blockScanner) add(begin, end int, whole bool) {
	s.blocks = append(s.blocks, block{schema.Span{Begin: begin, End: end}, s.paragraph, whole})
	s.fresh = true
}

// scan adds the blocks of text[from:to].
func (s *blockScanner) scan(from, to int) {
	begin, end := -1, from // the block so far; end is after its last character that is no space
	newlines := 0
	for i := from; i < to; {
		r, size := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s.text[i:to])
		}
		if r == '\r' && i+1 < to && s.text[i+1] == '\n' {
			i++
			continue
		}
		if classOf(r) == space {
			if isNewline(r) {
				newlines++
			}
			i += size
			continue
		}
		if newlines > 1 || newlines == 1 && s.lines {
			if begin >= 0 {
				s.add(begin, end, s.lines)
			}
			begin = -1
			if newlines > 1 {
				s.breakParagraph()
			}
		}
		newlines = 0
		if begin < 0 {
			begin = i
		}
		i += size
		end = i
	}
	if begin >= 0 {
		s.add(begin, end, s.lines)
	}
	if newlines > 1 {
		s.breakParagraph()
	}
}
