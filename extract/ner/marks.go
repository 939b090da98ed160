package ner

import (
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// Marker tells the network of names what is known of each word beforehand: its part
// of speech, and what the run of words that it stands in may be by the lexicon and
// the gazetteer.
type Marker struct {
	lex *lexicon
	gaz *schema.Gazetteer
}

// NewMarker makes a Marker from a gazetteer and the embedded lexicon.
func NewMarker(gaz *schema.Gazetteer) (*Marker, error) {
	lex, err := newLexicon(gaz)
	if err != nil {
		return nil, err
	}
	return &Marker{lex, gaz}, nil
}

// Names returns the names of a class of the lexicon, in its order.
func (m *Marker) Names(class string) []string {
	var out []string
	// The file was read when m was made.
	_ = readLexicon(func(k kind, name string) {
		if k == kindNames[class] {
			out = append(out, name)
		}
	})
	return out
}

// The bytes of marks: parts of speech, then two for each kind, for the first word
// of a run and for the others.
const (
	firstKindMark = byte(24)
	// MarkCount is the number of marks that there are.
	MarkCount = int(firstKindMark) + 2*int(kinds)
)

// posMark is the mark of a part of speech: the differences that matter for names.
func posMark(xpos string) byte {
	switch xpos {
	case "NNP":
		return 1
	case "NNPS":
		return 2
	case "NN":
		return 3
	case "NNS":
		return 4
	case "CD":
		return 5
	case "DT":
		return 6
	case "IN":
		return 7
	case "CC":
		return 8
	case "POS":
		return 9
	case "HYPH":
		return 10
	case "ADD":
		return 11
	case "FW", "GW", "AFX", "XX":
		return 12
	case "UH":
		return 13
	case ",", ":":
		return 14
	case ".":
		return 15
	case "-LRB-", "-RRB-", "``", "''":
		return 16
	case "TO":
		return 17
	}
	switch {
	case strings.HasPrefix(xpos, "JJ"):
		return 18
	case strings.HasPrefix(xpos, "V"), xpos == "MD":
		return 19
	case strings.HasPrefix(xpos, "PR"), strings.HasPrefix(xpos, "W"):
		return 20
	case strings.HasPrefix(xpos, "R"):
		return 21
	case xpos != "":
		return 22
	}
	return 0
}

// kindsOf returns what exactly these words may be, nothing if they are unknown.
func (m *Marker) kindsOf(words []string) kindSet {
	keys := make([]string, len(words))
	for i, w := range words {
		keys[i] = key(w)
	}
	n, set := m.lex.match(words, keys)
	if n != len(words) {
		return 0
	}
	return set
}

// Marks returns the marks of the tokens of a sentence, for each token some bytes
// below MarkCount. It reads forms and, where they are set, the tags of the tagger.
func (m *Marker) Marks(toks []extract.Token) []string {
	words, keys := make([]string, len(toks)), make([]string, len(toks))
	sets, inside := make([]kindSet, len(toks)), make([]bool, len(toks))
	for i := range toks {
		words[i] = toks[i].Form
		keys[i] = key(toks[i].Form)
	}
	for i := range toks {
		n, set := m.lex.match(words[i:], keys[i:])
		if _, ok := m.gaz.Title(words[i]); ok {
			sets[i] |= 1 << titleKind
		}
		if m.gaz.GivenName(words[i]) != "" {
			sets[i] |= 1 << givenKind
		}
		if m.gaz.IsCalendar(words[i]) {
			sets[i] |= 1 << calendarKind
		}
		if inside[i] && n <= 1 {
			// Of New York, York is no place; but it may be a surname all the same.
			set &= 1<<givenKind | 1<<surnameKind | 1<<orgWordKind | 1<<placeWordKind
		}
		if inside[i] {
			sets[i] |= set
			continue
		}
		for j := i; j < i+n; j++ {
			inside[j] = j > i
			sets[j] |= set
		}
	}
	out := make([]string, len(toks))
	var buf [1 + int(kinds)]byte
	for i := range toks {
		b := buf[:0]
		if pos := posMark(toks[i].XPOS); pos > 0 {
			b = append(b, pos)
		}
		for k := range kinds {
			if sets[i].has(k) {
				at := firstKindMark + 2*byte(k)
				if inside[i] {
					at++
				}
				b = append(b, at)
			}
		}
		out[i] = string(b)
	}
	return out
}
