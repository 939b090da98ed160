package conllu

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// maxLine is the longest line accepted, in bytes.
const maxLine = 16 << 20

// maxWords is the most words of a sentence that are accepted: to parse it takes
// memory in the square of their number.
const maxWords = 5000

// Error is a mistake in the input and where it stands.
type Error struct {
	File string
	Line int // from 1
	Msg  string
}

func (e *Error) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg) }

// Read reads all documents of r; name stands for it in errors. A document begins
// at each "# newdoc" comment. What was read before an error is returned with it.
func Read(r io.Reader, name string) ([]*extract.Document, error) {
	p := &reader{name: name}
	scanner := bufio.NewScanner(r)
	scanner.Buffer(make([]byte, 64<<10), maxLine)
	for scanner.Scan() {
		p.line++
		if err := p.take(strings.TrimSuffix(scanner.Text(), "\r")); err != nil {
			return p.finish(), err
		}
	}
	if err := scanner.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			return p.finish(), &Error{name, p.line + 1, fmt.Sprintf("line longer than %d bytes", maxLine)}
		}
		return p.finish(), fmt.Errorf("read %s: %w", name, err)
	}
	if err := p.endSentence(); err != nil {
		return p.finish(), err
	}
	return p.finish(), nil
}

// row is one word line before its sentence is complete.
type row struct {
	line int
	cols [10]string
	id   int // from 1
	mwt  int // index of its multiword token in reader.ranges, -1 if none
}

type span struct {
	first, last int // word numbers, inclusive
	form        string
	noSpace     bool
}

type reader struct {
	name    string
	line    int
	docs    []*extract.Document
	doc     *extract.Document
	text    strings.Builder
	newPar  bool
	par     int
	sentID  string
	docID   string
	rows    []row
	ranges  []span
	noSpace bool // no space before the next token
}

func (p *reader) errorf(line int, format string, args ...any) error {
	return &Error{p.name, line, fmt.Sprintf(format, args...)}
}

func (p *reader) take(line string) error {
	switch {
	case strings.TrimSpace(line) == "":
		return p.endSentence()
	case line[0] == '#':
		p.comment(strings.TrimSpace(line[1:]))
		return nil
	}
	if !utf8.ValidString(line) {
		return p.errorf(p.line, "invalid UTF-8")
	}
	fields := strings.Split(line, "\t")
	if len(fields) != 10 {
		return p.errorf(p.line, "%d columns, want 10 separated by tabs", len(fields))
	}
	if strings.Contains(fields[0], ".") {
		return nil // empty node
	}
	if from, to, ok := strings.Cut(fields[0], "-"); ok {
		first, err1 := strconv.Atoi(from)
		last, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || last < first || first != len(p.rows)+1 {
			return p.errorf(p.line, "bad range of words %q", fields[0])
		}
		p.ranges = append(p.ranges, span{first, last, fields[1], spaceAfterNo(fields[9])})
		return nil
	}
	id, err := strconv.Atoi(fields[0])
	if err != nil || id != len(p.rows)+1 {
		return p.errorf(p.line, "word number %q, want %d", fields[0], len(p.rows)+1)
	}
	if fields[1] == "" {
		return p.errorf(p.line, "empty form")
	}
	if id > maxWords {
		return p.errorf(p.line, "sentence of more than %d words: part it", maxWords)
	}
	r := row{line: p.line, id: id, mwt: -1}
	copy(r.cols[:], fields)
	if n := len(p.ranges) - 1; n >= 0 && id <= p.ranges[n].last {
		r.mwt = n
	}
	p.rows = append(p.rows, r)
	return nil
}

func (p *reader) comment(text string) {
	key, value, _ := strings.Cut(text, "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	switch {
	case key == "newdoc id":
		p.endDoc()
		p.docID = value
	case key == "newdoc":
		p.endDoc()
	case key == "newpar", key == "newpar id":
		p.newPar = true
	case key == "sent_id":
		p.sentID = value
	}
}

func spaceAfterNo(misc string) bool {
	for _, part := range strings.Split(misc, "|") {
		if part == "SpaceAfter=No" {
			return true
		}
	}
	return false
}

// endSentence adds the collected rows to the document.
func (p *reader) endSentence() error {
	if len(p.rows) == 0 {
		return nil
	}
	defer func() { p.rows, p.ranges, p.sentID, p.newPar = nil, nil, "", false }()
	if p.doc == nil {
		p.doc = &extract.Document{Article: &extract.Article{}}
	}
	if n := len(p.ranges); n > 0 && p.ranges[n-1].last > len(p.rows) {
		return p.errorf(p.line, "range of words ends past the sentence")
	}
	if p.text.Len() > 0 {
		if p.newPar {
			p.par++
			p.text.WriteString("\n\n")
		} else {
			p.text.WriteString("\n")
		}
	}
	first := len(p.doc.Tokens)
	p.noSpace = true
	for i := range p.rows {
		tok, err := p.token(i, first)
		if err != nil {
			return err
		}
		p.doc.Tokens = append(p.doc.Tokens, tok)
	}
	p.doc.Sentences = append(p.doc.Sentences, extract.Sentence{
		First: first, End: len(p.doc.Tokens), ID: p.sentID, Paragraph: p.par,
		Span: schema.Span{Begin: p.doc.Tokens[first].Begin, End: p.text.Len()},
	})
	return nil
}

// token places row i in the text and makes its token.
func (p *reader) token(i, first int) (extract.Token, error) {
	r := &p.rows[i]
	tok := extract.Token{
		Form: r.cols[1], Lemma: blank(r.cols[2]), UPOS: blank(r.cols[3]), XPOS: blank(r.cols[4]),
		Feats: blank(r.cols[5]), DepRel: blank(r.cols[7]), Head: -1,
	}
	if r.cols[6] != "_" {
		head, err := strconv.Atoi(r.cols[6])
		if err != nil || head < 0 || head > len(p.rows) || head == r.id {
			return tok, p.errorf(r.line, "bad head %q", r.cols[6])
		}
		if head > 0 {
			tok.Head = first + head - 1
		}
	}
	tok.Misc, tok.NER = splitMisc(r.cols[9])
	switch {
	case r.mwt < 0:
		p.place(&tok, r.cols[1], spaceAfterNo(r.cols[9]))
	default:
		mwt := p.ranges[r.mwt]
		tok.Contracted = r.id > mwt.first
		p.placePart(&tok, i, mwt)
	}
	return tok, nil
}

// place writes form to the text as a token of its own.
func (p *reader) place(tok *extract.Token, form string, noSpaceAfter bool) {
	if !p.noSpace {
		p.text.WriteByte(' ')
	}
	tok.Begin = p.text.Len()
	p.text.WriteString(form)
	tok.End = p.text.Len()
	p.noSpace = noSpaceAfter
}

// placePart places row i, a word of the multiword token mwt.
func (p *reader) placePart(tok *extract.Token, i int, mwt span) {
	spelled := ""
	for k := mwt.first; k <= mwt.last; k++ {
		spelled += p.rows[k-1].cols[1]
	}
	if spelled == mwt.form {
		last := p.rows[i].id == mwt.last
		p.place(tok, p.rows[i].cols[1], !last || mwt.noSpace)
		return
	}
	if p.rows[i].id == mwt.first {
		p.place(tok, mwt.form, mwt.noSpace)
		return
	}
	tok.End = p.text.Len()
	tok.Begin = tok.End - len(mwt.form)
}

func blank(col string) string {
	if col == "_" {
		return ""
	}
	return col
}

// splitMisc takes the name tag out of a MISC column and drops SpaceAfter.
func splitMisc(col string) (misc, ner string) {
	if col == "_" {
		return "", ""
	}
	var keep []string
	for _, part := range strings.Split(col, "|") {
		switch {
		case strings.HasPrefix(part, "NER="):
			ner = part[len("NER="):]
		case part != "SpaceAfter=No":
			keep = append(keep, part)
		}
	}
	return strings.Join(keep, "|"), ner
}

// endDoc closes the current document.
func (p *reader) endDoc() {
	if p.doc != nil {
		text := p.text.String()
		p.doc.Article.Text = text
		sum := sha256.Sum256([]byte(text))
		p.doc.Article.SHA256 = hex.EncodeToString(sum[:])
		p.doc.Article.ID = p.docID
		if p.docID == "" {
			p.doc.Article.ID = p.doc.Article.SHA256[:16]
		}
		p.doc.Article.Path = p.name
		p.docs = append(p.docs, p.doc)
	}
	p.doc, p.docID, p.par = nil, "", 0
	p.text.Reset()
}

func (p *reader) finish() []*extract.Document {
	p.endDoc()
	return p.docs
}
