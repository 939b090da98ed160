package segment

import "github.com/quadwire/quadwire/extract/internal/feature"

// The decisions at a place between two characters.
const (
	join     = iota // the same token goes on
	split           // a token ends
	contract        // a token ends, and the next is a word of the same multiword token
)

// maxToken is the longest token in characters; what is longer is no word of any
// language and is cut.
const maxToken = 1000

// piece is a token of a block, in characters.
type piece struct {
	begin, end int
	contracted bool
}

// tokeniser cuts one block into pieces.
type tokeniser struct {
	*runes
	// clitics are what can be written together with the letters before it.
	clitics *cliticSet
	kinds   map[uint64]uint64 // of abbreviations
	// decide says join, split or contract for the place before character at.
	decide func(at int, f features) int

	pieces []piece
	feats  features
	chunk  chunk
	before chunk
	begin  int // of the current token
	single int // place of an opening single quotation mark not yet closed, or -1
}

// chunk is a range without white space and what features say of it.
type chunk struct {
	begin, end  int
	hash, shape uint64
	core        int    // where it begins without opening marks
	exact       uint64 // the classes of its characters, none left out, without the marks around
	flags       uint64 // signs of an address: @ / www digits
}

func (t *tokeniser) run() {
	t.pieces = t.pieces[:0]
	t.single = -1
	t.before = chunk{}
	next := t.chunkFrom(0)
	for next.begin < next.end {
		t.chunk = next
		next = t.chunkFrom(t.chunk.end)
		t.cutChunk(next)
		t.before = t.chunk
	}
}

func (t *tokeniser) chunkFrom(i int) chunk {
	n := t.len()
	for i < n && t.class[i] == space {
		i++
	}
	c := chunk{begin: i}
	for i < n && t.class[i] != space {
		switch t.low[i] {
		case '@':
			c.flags |= 1
		case '/':
			c.flags |= 2
		case '.':
			c.flags |= 4
		case '_', '=', '?', '&':
			c.flags |= 16
		}
		if t.class[i] == digit {
			c.flags |= 8
		}
		i++
	}
	c.end = i
	if c.begin < c.end {
		c.hash, c.shape = t.hash(c.begin, c.end), t.shape(c.begin, c.end)
		end := c.end
		for c.core = c.begin; c.core < end && !t.class[c.core].isWord(); c.core++ {
		}
		for end > c.core && !t.class[end-1].isWord() {
			end--
		}
		c.exact = t.exact(c.core, end)
	}
	return c
}

// cutChunk decides at all places in the current chunk.
func (t *tokeniser) cutChunk(next chunk) {
	t.begin = t.chunk.begin
	contracted := false
	clitic := -1 // place before the clitic of the current run of letters
	runEnd := t.chunk.begin
	for i := t.chunk.begin; i < t.chunk.end; i++ {
		if i == runEnd {
			clitic, runEnd = t.findClitics(i)
		}
		if t.class[i] == apostrophe {
			t.trackSingle(i)
		}
		if i == t.chunk.begin {
			continue
		}
		what := join
		switch {
		case i-t.begin >= maxToken:
			what = split
		case t.isApostropheS(i):
			what = contract
		case t.isCandidate(i) || i == clitic:
			t.extract(i, next)
			what = t.decide(i, t.feats)
		}
		if i == clitic {
			clitic = t.nextClitic(i+1, runEnd)
		}
		if what != join {
			t.pieces = append(t.pieces, piece{t.begin, i, contracted})
			t.begin, contracted = i, what == contract
		}
	}
	t.pieces = append(t.pieces, piece{t.begin, t.chunk.end, contracted})
}

// isApostropheS reports whether character i begins the 's of *Monday's*, which is
// always a word of its own: where treebanks join it to the word they are wrong.
func (t *tokeniser) isApostropheS(i int) bool {
	return t.class[i] == apostrophe && t.class[i-1].isWord() && t.class[i-1] != digit &&
		i+1 < t.len() && t.low[i+1] == 's' && (i+2 >= t.len() || !t.class[i+2].isWord() && t.class[i+2] != apostrophe)
}

// isCandidate reports whether a token could end before character i for its
// class alone: not within letters, and not within digits.
func (t *tokeniser) isCandidate(i int) bool {
	a, b := t.class[i-1], t.class[i]
	if b == mark {
		return false
	}
	if a.isWord() && b.isWord() {
		return (a == digit) != (b == digit)
	}
	return true
}

// trackSingle notes where a single quotation mark opens or closes.
func (t *tokeniser) trackSingle(i int) {
	wordAfter := t.class[i+1].isWord()
	wordBefore := i > 0 && t.class[i-1].isWord()
	switch {
	case t.low[i] == '‘' || !wordBefore && wordAfter && t.low[i] != '’':
		t.single = i
	case !wordAfter && t.single >= 0:
		t.single = -1
	}
}

// openSingle says how far back a single quotation mark was opened.
func (t *tokeniser) openSingle(i int) uint64 {
	switch {
	case t.single < 0 || t.single >= i || i-t.single > 400:
		return 0
	case i-t.single < 60:
		return 1
	}
	return 2
}

// run returns the ends of the run of word characters that ends before i or
// begins at i, seen up to maxHashed characters far.
func (t *tokeniser) runBefore(i int) int {
	from := max(t.chunk.begin, i-maxHashed)
	for i > from && t.class[i-1].isWord() {
		i--
	}
	return i
}

func (t *tokeniser) runAfter(i int) int {
	to := min(t.chunk.end, i+maxHashed)
	for i < to && t.class[i].isWord() {
		i++
	}
	return i
}

// near returns character i of the chunk, 0 outside.
func (t *tokeniser) near(i int) (uint64, uint64) {
	if i < t.chunk.begin || i >= t.chunk.end {
		return 0, uint64(edge)
	}
	return uint64(t.low[i]), uint64(t.class[i])
}

// extract collects the features of the place before character i.
func (t *tokeniser) extract(i int, next chunk) {
	f := t.feats[:0]
	a1, ac1 := t.near(i - 1)
	a2, ac2 := t.near(i - 2)
	a3, ac3 := t.near(i - 3)
	_, ac4 := t.near(i - 4)
	b1, bc1 := t.near(i)
	b2, bc2 := t.near(i + 1)
	b3, bc3 := t.near(i + 2)
	_, bc4 := t.near(i + 3)
	nextClass := uint64(t.class[next.begin])
	if next.begin >= next.end {
		nextClass = uint64(edge)
	}
	rest := t.chunk.end - i

	f.add1(1, 0)
	f.add2(2, a1, b1)
	f.add3(3, a2, a1, b1)
	f.add3(4, a1, b1, b2)
	f.add4(5, a2, a1, b1, b2)
	f.add4(6, a3, a2, a1, b1)
	f.add4(7, a1, b1, b2, b3)
	f.add3(8, feature.Mix(a3, a2), feature.Mix(a1, b1), feature.Mix(b2, b3))
	classes := ac3<<20 | ac2<<16 | ac1<<12 | bc1<<8 | bc2<<4 | bc3
	f.add1(9, classes)
	f.add1(10, ac4<<28|classes<<4|bc4)
	f.add2(11, ac1<<4|bc1, t.chunk.flags)
	f.add3(12, a1, b1, t.chunk.flags)
	f.add3(13, t.chunk.hash, bucket(i-t.chunk.begin), bucket(rest))
	f.add3(14, t.chunk.shape, t.shape(t.chunk.begin, i), b1)

	f.add3(43, t.chunk.exact, uint64(i-t.chunk.core), b1) // 2022-10-22 is one token, 10-22 may be two

	token := t.hash(t.begin, i)
	f.add2(15, token, b1)
	f.add2(16, token, bc1<<4|bc2)
	f.add3(17, t.shape(t.begin, i), b1, bc2)
	left, right := t.runBefore(i), t.runAfter(i)
	leftRun, rightRun := t.hash(left, i), t.hash(i, right)
	f.add2(18, leftRun, b1)
	f.add2(19, rightRun, a1)
	f.add2(20, leftRun, rightRun)
	if bc := class(bc1); !bc.isWord() { // abbreviation or clitic to come
		after := t.runAfter(i + 1)
		f.add3(21, leftRun, b1, t.hash(i+1, after))
		f.add3(22, b1, t.hash(i+1, after), bucket(after-i))
		f.add4(23, b1, bucket(i-left), ac1, bc2)
		f.add4(24, b1, bc2<<8|bucket(rest), nextClass, ac1)
		f.add4(25, leftRun, b1, bucket(rest), nextClass)
		if bc == stop {
			kind := t.kinds[token]
			f.add4(40, b1, kind, nextClass, uint64(min(rest, 4)))
			f.add4(41, b1, kind, bc2, ac1)
			f.add3(42, b1, kind, uint64(t.class[t.begin]))
		}
		if rest <= 3 {
			f.add3(26, b1, next.hash, bucket(rest))
			f.add4(27, b1, t.shape(t.begin, i), nextClass, uint64(rest))
		}
	}
	if ac := class(ac1); !ac.isWord() {
		before := t.runBefore(i - 1)
		f.add3(28, t.hash(before, i-1), a1, rightRun)
		f.add3(29, t.hash(before, i-1), a1, bc1)
		f.add4(30, a1, bucket(i-1-before), ac2, bc1)
		f.add4(31, a1, bucket(right-i), bc1, ac2)
	} else if class(bc1).isWord() { // within a word: the words around say most
		f.add3(32, rightRun, t.before.hash, a1)
		f.add3(33, rightRun, next.hash, a1)
		f.add2(34, t.hash(i, t.chunk.end), bucket(i-t.begin))
		f.add3(35, t.hash(i, t.chunk.end), a1, a2)
		f.add3(36, rightRun, uint64(t.class[t.begin]), nextClass)
	}
	if class(ac1) == apostrophe || class(bc1) == apostrophe {
		open := t.openSingle(i)
		f.add4(37, a1, b1, open, ac1<<4|bc2)
		f.add4(38, b1, b2, open<<8|nextClass, ac2)
		f.add3(39, a2, open<<8|nextClass, uint64(min(rest, 3)))
	}
	t.feats = f
}
