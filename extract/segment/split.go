package segment

import "github.com/quadwire/quadwire/extract/internal/feature"

// maxSentence is the most tokens a sentence has; a longer one is cut where the
// classifier least minds.
const maxSentence = 400

// The kinds of space before a token.
const (
	noSpace    = iota
	oneSpace   // a single space
	wideSpace  // several spaces, a tab
	wrapped    // a line break where the next word would not have fitted in the line
	early      // a line break where it would have fitted
	paragraphs // a line break in a text whose lines are paragraphs
)

// wideLine is the length in characters above which lines are taken to be
// paragraphs, not wrapped text.
const wideLine = 130

// narrowLine is the length in characters up to which lines are taken to be headlines
// or items of a list: nobody wraps text so narrowly.
const narrowLine = 40

// shapes of a token, coarser than the classes of its characters.
const (
	shapeEdge = iota
	shapeLower
	shapeTitle   // Moscow
	shapeInitial // J
	shapeCaps    // NATO
	shapeMixed   // iPhone, McDonald
	shapeDigits
	shapeNumeric // with digits: 5km, F-16
	shapeAcronym // U.S.
	shapeAbbrev  // Gen.
	shapeDotted  // e.g., p.m.
	shapeOther   // letters without case
	shapeAddress // https://…, press@…
	shapeRule    // ===== and other runs of marks
	shapePunct   // plus the class of the first character
)

// word is what features say of a piece.
type word struct {
	hash   uint64
	suffix uint64
	shape  uint64
	first  class
	rune   rune   // the first character, lower-cased
	space  int    // before it
	kind   uint64 // of abbreviation, where the last character is a full stop
	length int
	part   uint64 // of speech, as far as it shows without context
}

// state is what the classifier knows of the sentence so far.
type state struct {
	begin      int  // first piece of the sentence
	depth      int  // of brackets
	quoted     bool // within double quotation marks
	quoteBegin int  // piece after the mark
	lowers     int  // words in lower case
	words      int  // words in upper or lower case
}

// splitter finds the sentences of one block.
type splitter struct {
	*runes
	// decide reports whether a sentence ends before piece at.
	decide func(at int, f features) bool

	kinds   map[uint64]uint64 // of abbreviations
	lexicon *lexicon
	words   []word
	feats   features
	last    word   // of the block
	stops   uint64 // in the block, at most 3
	width   int    // of the longest line
	lines   bool
}

// prepare describes the pieces.
func (s *splitter) prepare(pieces []piece) {
	s.measure()
	s.words, s.stops = s.words[:0], 0
	lineBegin, at := 0, 0
	for k, p := range pieces {
		w := word{
			hash: s.hash(p.begin, p.end), shape: s.shapeOf(p), first: s.class[p.begin],
			rune: s.low[p.begin], length: p.end - p.begin,
			suffix: s.hash(max(p.begin, p.end-endLength), p.end),
		}
		w.part = s.lexicon.class(w.hash, w.suffix)
		if k > 0 && at < p.begin {
			w.space, lineBegin = s.spaceBefore(at, p.begin, lineBegin)
		}
		if s.low[p.end-1] == '.' && p.end > p.begin+1 {
			w.kind = s.kinds[s.hash(p.begin, p.end-1)] + 1
		}
		at = p.end
		s.words = append(s.words, w)
		if w.first == stop && s.stops < 3 {
			s.stops++
		}
		s.last = w
	}
}

// measure finds the longest line.
func (s *splitter) measure() {
	s.width, s.lines = 0, false
	begin := 0
	for i, r := range s.low {
		if isNewline(r) || i == s.len() {
			s.width = max(s.width, i-begin)
			s.lines = s.lines || i < s.len()
			begin = i + 1
		}
	}
}

// spaceBefore says what kind of space lies in from:to, in a line that began at
// lineBegin, and where the line begins that holds to.
func (s *splitter) spaceBefore(from, to, lineBegin int) (kind, newBegin int) {
	newline := -1
	for i := from; i < to; i++ {
		if isNewline(s.low[i]) {
			newline = i
		}
	}
	switch {
	case newline < 0 && to-from == 1:
		return oneSpace, lineBegin
	case newline < 0:
		return wideSpace, lineBegin
	}
	next := to
	for next < s.len() && next-to <= wideLine && s.class[next] != space {
		next++
	}
	switch {
	case s.width > wideLine:
		return paragraphs, newline + 1
	case s.width > narrowLine && from-lineBegin+1+next-to > s.width:
		return wrapped, newline + 1
	}
	return early, newline + 1
}

func (s *splitter) shapeOf(p piece) uint64 {
	switch {
	case s.isAddress(p):
		return shapeAddress
	case !s.class[p.begin].isWord() && p.end-p.begin > 3 && s.class[p.begin] != stop:
		return shapeRule
	case !s.class[p.begin].isWord():
		return shapePunct + uint64(s.class[p.begin])
	}
	var count [edge + 1]int
	to := min(p.end, p.begin+maxHashed)
	for i := p.begin; i < to; i++ {
		count[s.class[i]]++
	}
	n, dots := to-p.begin, count[stop]
	switch {
	case count[digit] == n:
		return shapeDigits
	case count[digit] > 0:
		return shapeNumeric
	case dots > 1 && count[upper] > 1:
		return shapeAcronym
	case dots > 1:
		return shapeDotted
	case dots == 1 && s.class[p.end-1] == stop:
		return shapeAbbrev
	case count[upper] == n && n == 1:
		return shapeInitial
	case count[upper] == n:
		return shapeCaps
	case count[lower] == n:
		return shapeLower
	case s.class[p.begin] == upper && count[upper] == 1:
		return shapeTitle
	case count[letter] > 0:
		return shapeOther
	}
	return shapeMixed
}

// isAddress reports whether p is an address of the web or of mail.
func (s *splitter) isAddress(p piece) bool {
	for i := p.begin + 1; i < min(p.end, p.begin+maxHashed); i++ {
		switch s.low[i] {
		case '@':
			return true
		case '/':
			if s.low[i-1] == '/' {
				return true
			}
		case '.':
			if i == p.begin+3 && s.low[p.begin] == 'w' && s.low[p.begin+1] == 'w' {
				return true
			}
		}
	}
	return false
}

// run calls decide before each piece that could begin a sentence, and reports
// each begin to found.
func (s *splitter) run(pieces []piece, found func(at int)) {
	s.prepare(pieces)
	st := state{quoteBegin: -1}
	for k := range pieces {
		if k > 0 && s.isCandidate(pieces, k) {
			s.extract(&st, k)
			if s.decide(k, s.feats) {
				found(k)
				st.begin, st.lowers, st.words, st.depth = k, 0, 0, 0
			}
		}
		s.advance(&st, k)
	}
}

// isCandidate reports whether a sentence could begin at piece k: not with a
// clitic, nor within a chunk unless next to punctuation, nor behind a quotation that ends
// with a comma: "We leave," *an official said*.
func (s *splitter) isCandidate(pieces []piece, k int) bool {
	if pieces[k].contracted || s.word(k-1).first == quote && s.word(k-1).space == noSpace && s.word(k-2).rune == ',' {
		return false
	}
	return s.words[k].space != noSpace || !s.words[k-1].first.isWord() || !s.words[k].first.isWord()
}

// advance takes piece k into the state.
func (s *splitter) advance(st *state, k int) {
	w := &s.words[k]
	switch w.first {
	case lower:
		st.lowers++
		st.words++
	case upper:
		st.words++
	case bracket:
		switch w.rune {
		case '(', '[', '{':
			st.depth++
		default:
			st.depth = max(0, st.depth-1)
		}
	case quote:
		opens := w.rune == '“' || w.rune == '„' || w.rune == '«'
		if w.rune == '"' || w.rune == '″' {
			after := k+1 < len(s.words) && s.words[k+1].space == noSpace
			before := k > 0 && w.space == noSpace
			opens = after && !before || after == before && !st.quoted
		}
		st.quoted, st.quoteBegin = opens, k+1
	}
}

var none = word{shape: shapeEdge, first: edge}

func (s *splitter) word(k int) *word {
	if k < 0 || k >= len(s.words) {
		return &none
	}
	return &s.words[k]
}

// terminal finds the last mark of punctuation before piece k that could end a
// sentence, behind closing quotation marks and brackets. It returns its place,
// or -1, and what stands between, as a number.
func (s *splitter) terminal(k, begin int) (at int, closers uint64) {
	for at = k - 1; at >= begin && at > k-5; at-- {
		switch s.words[at].first {
		case quote:
			closers = closers<<2 | 1
		case apostrophe:
			closers = closers<<2 | 2
		case bracket:
			closers = closers<<2 | 3
		case stop, pause, dash:
			return at, closers
		default:
			return -1, closers
		}
	}
	return -1, closers
}

// extract collects the features of a sentence that begins at piece k.
func (s *splitter) extract(st *state, k int) {
	f := s.feats[:0]
	p1, p2, p3 := s.word(k-1), s.word(k-2), s.word(k-3)
	n1, n2, n3 := s.word(k), s.word(k+1), s.word(k+2)
	sp := uint64(n1.space)
	gap := sp // what words say next to a wrapped line is what they say within one
	if n1.space == wrapped {
		gap = oneSpace
	}
	size := bucket(k - st.begin)
	rest := bucket(len(s.words) - k)
	quoted := feature.Flag(st.quoted)
	if st.quoted && st.quoteBegin > st.begin {
		quoted = 2
	}
	inside := quoted<<2 | uint64(min(st.depth, 1))<<1

	f.add2(1, sp, feature.Flag(s.lines))
	f.add2(2, p1.hash, sp)
	f.add3(3, p1.hash, n1.shape, gap)
	f.add3(4, p1.hash, n1.hash, gap)
	f.add2(5, n1.hash, sp)
	f.add3(6, n1.hash, p1.shape, gap)
	f.add3(7, p1.shape, n1.shape, sp)
	f.add4(8, p2.shape, p1.shape, n1.shape, sp)
	f.add4(9, p1.shape, n1.shape, n2.shape, sp)
	f.add4(10, p2.shape, p1.shape, n1.shape<<6|n2.shape, gap)
	f.add2(11, p2.hash, p1.hash)
	f.add3(12, p2.hash, p1.shape, n1.shape)
	f.add2(13, n1.hash, n2.hash)
	f.add3(14, n1.shape, n2.hash, sp)
	f.add3(15, p1.hash, n1.shape, n2.shape)
	f.add4(16, p1.shape, n1.shape, uint64(p1.length), uint64(p2.space))
	f.add4(17, p3.shape, p2.shape, p1.shape, n1.shape<<8|sp)
	f.add4(18, p1.shape, n1.shape, n2.shape<<8|n3.shape, gap)
	f.add3(19, p1.shape, n1.hash, n2.shape)
	f.add3(20, p1.suffix, n1.shape, sp)

	f.add3(21, size, p1.shape, n1.shape)
	f.add3(22, rest, p1.shape, n1.shape)
	f.add3(23, size, rest, sp)
	f.add4(24, p1.shape, n1.shape, inside, sp)
	f.add3(25, p1.hash, inside, n1.shape)
	first := s.word(st.begin)
	f.add3(26, first.hash, size, n1.shape)
	f.add4(27, first.shape, size, p1.shape, n1.shape)
	f.add2(28, first.hash, n1.hash)
	noLower := feature.Flag(st.lowers == 0)<<1 | feature.Flag(st.words > 0)
	f.add4(29, noLower, sp, n1.shape, p1.shape)
	f.add4(30, bucket(st.lowers), sp, n1.shape, size)

	f.add4(41, p1.kind, p1.shape, n1.shape, gap)
	f.add3(42, p1.kind, n1.hash, gap)
	f.add4(43, p1.kind, p2.shape, n1.shape, n2.shape)

	dot := feature.Flag(p1.kind > 0)
	f.add4(44, n1.hash, n1.shape, dot, gap)
	f.add4(45, n1.hash, n1.shape, dot, n2.shape)
	f.add4(46, n1.hash, n1.shape, p1.kind, p1.shape)
	f.add4(47, n2.hash, n1.shape, dot, p1.shape)

	at, closers := s.terminal(k, st.begin)
	term := none
	if at >= 0 {
		term = s.words[at]
	}
	t := uint64(term.rune)
	f.add4(31, t, closers, n1.shape, gap)
	f.add4(32, t, closers, n1.shape, inside)
	f.add4(33, t, n1.shape, n2.shape, size)
	f.add3(34, t<<8|closers, n1.hash, gap)
	before := s.word(at - 1)
	if at > st.begin {
		f.add4(35, before.hash, t, n1.shape, closers)
		f.add4(36, before.shape, t, n1.shape, closers<<8|sp)
		f.add3(37, before.hash, t, n1.hash)
		f.add4(38, before.shape, uint64(before.length), t, n1.shape)
	}
	f.add4(39, p1.shape, n1.shape, uint64(n1.length), n2.shape)
	f.add4(40, quoted, n1.shape, p1.shape, bucket(k-st.quoteBegin))

	parts := p1.part<<8 | n1.part
	caps := n1.shape<<3 | gap
	f.add4(48, parts, n2.part, caps, 0)
	f.add4(49, p2.part, parts, caps, 0)
	f.add4(50, p2.part, parts, n2.part, caps)
	f.add4(51, parts, n2.part, n3.part, caps)
	f.add4(52, p3.part<<8|p2.part, parts, n2.part, caps)
	f.add4(53, p1.part, n1.hash, caps, p1.shape)
	f.add4(54, n1.part, p1.hash, caps, p1.shape)
	f.add4(55, n1.part, n2.part, n3.part, p1.shape<<8|caps)
	f.add4(56, n1.hash, n2.part, n3.part, p1.shape)
	f.add4(57, p2.part, p1.part, p1.shape, caps)
	f.add4(58, s.last.shape, p1.shape, caps, 0)
	f.add4(59, s.last.shape, parts, caps, 0)
	f.add4(60, s.last.shape, uint64(p1.first), caps, s.stops)
	f.add4(61, s.last.shape, p1.shape, n1.shape, sp<<4|feature.Flag(s.lines)<<2|s.stops)
	s.feats = f
}
