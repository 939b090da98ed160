package segment

import (
	"math/rand/v2"
	"strings"

	"github.com/quadwire/quadwire/extract"
)

// A treebank is one way to lay a text out; articles come in others. Each time
// that the trainer sees a document it is laid out anew.

// The ways of laying out paragraphs and sentences.
const (
	layPlain     = iota // sentences on one line, paragraphs after an empty line
	layWrapped          // lines of some width
	laySentences        // a sentence on each line
	layLines            // a paragraph on each line
	layTight            // now and then no space between sentences
	layList             // an item of a list on each line
)

// The ways of writing quotation marks.
const (
	quotesAsIs     = iota
	quotesCurly    // “ ” ’
	quotesStraight // " '
	quotesSingle   // ‘ ’
)

// layout is one way of laying out a document.
type layout struct {
	lines, quotes int
	bullet        string // of lists
	width         int    // of wrapped lines, in characters
	ragged        bool   // wrapped, and some lines break early
	abbreviate    bool
	rng           *rand.Rand
}

// drawLayout draws a layout: most often as the treebank has it.
func drawLayout(rng *rand.Rand) layout {
	lay := layout{rng: rng, width: 50 + rng.IntN(55)}
	lay.abbreviate = rng.IntN(2) == 0
	switch n := rng.IntN(100); {
	case n < 52:
		lay.lines = layPlain
	case n < 67:
		lay.lines = layWrapped
		lay.ragged = n < 55
	case n < 75:
		lay.lines = laySentences
	case n < 90:
		lay.lines = layLines
	case n < 94:
		lay.lines = layList
	default:
		lay.lines = layTight
	}
	lay.bullet = bullets[rng.IntN(len(bullets))]
	switch n := rng.IntN(100); {
	case n < 65:
		lay.quotes = quotesAsIs
	case n < 85:
		lay.quotes = quotesCurly
	case n < 93:
		lay.quotes = quotesStraight
	default:
		lay.quotes = quotesSingle
	}
	return lay
}

// bullets begin the items of a list; some lists have none.
var bullets = []string{"•", "•", "-", "–", "*", "·", "", "", ""}

// The marks of a place in a text laid out.
const (
	beginsToken = 1 << iota
	beginsWord  // of the same multiword token
	beginsSentence
)

// sheet is a document laid out: its text, and what begins at each byte.
type sheet struct {
	text  strings.Builder
	marks []uint8
}

// put writes form, which is marked at its begin.
func (s *sheet) put(form string, mark uint8) {
	at := s.text.Len()
	s.text.WriteString(form)
	for len(s.marks) < s.text.Len() {
		s.marks = append(s.marks, 0)
	}
	if form != "" {
		s.marks[at] |= mark
	}
}

// apply lays doc out.
func (lay layout) apply(doc *extract.Document) *sheet {
	s := &sheet{}
	for i, sent := range doc.Sentences {
		if i > 0 {
			s.put(lay.between(doc, i), 0)
		}
		if lay.lines == layList && lay.bullet != "" {
			s.put(lay.bullet, beginsSentence|beginsToken)
			s.put(" ", 0)
		}
		end, last := sent.End, ""
		if lay.lines == layList && endsWithStop(doc, i) {
			end--
		}
		if end == sent.End && lay.abbreviate && lay.rng.IntN(3) == 0 && endsWithName(doc, i) {
			end, last = end-2, finals[lay.rng.IntN(len(finals))]
		}
		for k := sent.First; k < end; k++ {
			tok := doc.Tokens[k]
			mark := uint8(beginsToken)
			switch {
			case k == sent.First && lay.lines == layList && lay.bullet != "":
			case k == sent.First:
				mark |= beginsSentence
			case tok.Begin < doc.Tokens[k-1].End:
				continue // a word of a multiword token that its forms do not spell
			case tok.Begin > doc.Tokens[k-1].End:
				s.put(" ", 0)
			case tok.Contracted:
				mark |= beginsWord
			}
			form := lay.form(&tok)
			if lay.abbreviate {
				form = isoDate(form)
			}
			if lay.abbreviate && k > sent.First && k+1 < sent.End && lay.rng.IntN(6) == 0 {
				form = lay.abbreviation(&tok, &doc.Tokens[k+1], form)
			}
			s.put(form, mark)
			if lay.abbreviate && k+1 < end && lay.rng.IntN(8) == 0 && isGivenName(&tok, &doc.Tokens[k+1]) {
				s.put(" ", 0)
				s.put(string(rune('A'+lay.rng.IntN(26)))+".", beginsToken)
			}
		}
		if last != "" {
			s.put(" ", 0)
			s.put(last, beginsToken)
		}
	}
	if lay.lines == layWrapped {
		s.wrap(lay)
	}
	return s
}

// between is the space before sentence i.
func (lay layout) between(doc *extract.Document, i int) string {
	switch newParagraph := doc.Sentences[i].Paragraph != doc.Sentences[i-1].Paragraph; {
	case newParagraph && lay.lines == layLines:
		return "\n"
	case newParagraph:
		return "\n\n"
	case lay.lines == laySentences || lay.lines == layList:
		return "\n"
	case lay.lines == layTight && lay.rng.IntN(20) == 0 && tightens(doc, i):
		return ""
	}
	return " "
}

// tightens reports whether the space before sentence i could have been
// forgotten: after a full stop and before a word with a capital.
func tightens(doc *extract.Document, i int) bool {
	last := doc.Tokens[doc.Sentences[i-1].End-1].Form
	next := doc.Tokens[doc.Sentences[i].First].Form
	return len(last) == 1 && strings.Contains(".?!", last) && len(next) > 1 && next[0] >= 'A' && next[0] <= 'Z'
}

// finals are abbreviations whose full stop ends a sentence as well: common in
// news, rare in treebanks. They stand in now and then for a last word.
var finals = []string{"U.S.", "U.S.", "U.N.", "U.K.", "D.C.", "a.m.", "p.m.", "p.m.", "Inc.", "Corp.", "Ltd.", "Co.", "Jr.", "etc."}

// abbreviation returns form, or an abbreviation that could stand in its place
// before a name within the sentence: U.S. for the first of two joined names,
// p.m. before a day. It keeps finals from being taken to end sentences always.
func (lay layout) abbreviation(tok, next *extract.Token, form string) string {
	switch {
	case next.XPOS == "CD" && abouts[form] && next.Begin > tok.End:
		return [...]string{"approx.", "ca.", "est."}[lay.rng.IntN(3)]
	case next.XPOS != "NNP" || next.Begin == tok.End:
	case tok.XPOS == "NNP" && tok.DepRel == "compound":
		return within[lay.rng.IntN(len(within))]
	case tok.XPOS == "IN" && strings.HasSuffix(next.Form, "day"):
		return [...]string{"a.m.", "p.m."}[lay.rng.IntN(2)]
	}
	return form
}

// abouts are words before numbers in place of which an abbreviation can stand.
var abouts = map[string]bool{"about": true, "approximately": true, "around": true, "roughly": true, "some": true, "nearly": true}

// within are abbreviations that stand before names.
var within = []string{"U.S.", "U.S.", "U.N.", "U.K.", "D.C.", "Corp.", "Inc.", "Co."}

// isGivenName reports whether next goes on with the name that tok begins, so that
// an initial could stand between them.
func isGivenName(tok, next *extract.Token) bool {
	return tok.XPOS == "NNP" && next.XPOS == "NNP" && next.DepRel == "flat" && tok.DepRel != "flat" &&
		next.Begin > tok.End && len(tok.Form) > 2
}

// endsParagraph reports whether sentence i is the last of its paragraph.
func endsParagraph(doc *extract.Document, i int) bool {
	return i+1 == len(doc.Sentences) || doc.Sentences[i+1].Paragraph != doc.Sentences[i].Paragraph
}

// endsWithStop reports whether sentence i has some words and then a full stop.
func endsWithStop(doc *extract.Document, i int) bool {
	sent := doc.Sentences[i]
	return sent.End-sent.First > 2 && doc.Tokens[sent.End-1].Form == "."
}

// isoDate writes a date like 11/28/2000 as ISO 8601 has it, 2000-11-28, which
// treebanks hardly have; all else it returns as it is.
func isoDate(form string) string {
	if len(form) != len("11/28/2000") || form[2] != '/' || form[5] != '/' {
		return form
	}
	return form[6:] + "-" + form[:2] + "-" + form[3:5]
}

// endsWithName reports whether sentence i, not the last of its paragraph, ends
// with a name and a full stop.
func endsWithName(doc *extract.Document, i int) bool {
	sent := doc.Sentences[i]
	if sent.End-sent.First < 4 || endsParagraph(doc, i) {
		return false
	}
	stop, name, before := &doc.Tokens[sent.End-1], &doc.Tokens[sent.End-2], &doc.Tokens[sent.End-3]
	return stop.Form == "." && stop.Begin == name.End && name.XPOS == "NNP" && !name.Contracted && name.Begin > before.End
}

var (
	straighten = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'")
	curlQuotes = map[string]string{"``": "“", "''": "”"}
	oneQuotes  = map[string]string{"``": "‘", "''": "’"}
)

// form is the form of tok with the quotation marks of the layout.
func (lay layout) form(tok *extract.Token) string {
	double := tok.Form == `"` || tok.Form == "“" || tok.Form == "”"
	switch lay.quotes {
	case quotesStraight:
		return straighten.Replace(tok.Form)
	case quotesCurly:
		if mark, ok := curlQuotes[tok.XPOS]; ok && double {
			return mark
		}
		return strings.ReplaceAll(tok.Form, "'", "’")
	case quotesSingle:
		if mark, ok := oneQuotes[tok.XPOS]; ok && double {
			return mark
		}
	}
	return tok.Form
}

// wrap turns single spaces into line breaks so that lines are at most lay.width
// bytes long where words allow; if the lines are ragged, some are half as long.
func (s *sheet) wrap(lay layout) {
	text := []byte(s.text.String())
	width := lay.width
	line, last := 0, -1
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] != ' ' && text[i] != '\n' {
			continue
		}
		if i-line > width && last > line {
			text[last] = '\n'
			line = last + 1
			width = lay.width
			if lay.ragged && lay.rng.IntN(4) == 0 {
				width /= 2
			}
		}
		if i < len(text) && text[i] == '\n' {
			line = i + 1
		}
		last = i
	}
	s.text.Reset()
	s.text.Write(text)
}
