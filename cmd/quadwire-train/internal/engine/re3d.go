package engine

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// re3dDocument is a line of the re3d corpus; offsets count code points.
type re3dDocument struct {
	Text     string
	Entities []struct {
		Begin, End int
		Type       string
		Confidence float64
	}
}

// re3dTypes maps the types of re3d that are measured.
var re3dTypes = map[string]string{"Person": "PER", "Organisation": "ORG", "Location": "LOC"}

// leastConfidence is below what re3d keeps of rejected readings.
const leastConfidence = 0.5

// Re3dScores counts the names of persons, organisations and locations of re3d that
// are found with the same words, and those of which some word is found.
type Re3dScores struct{ Exact, Overlap NameScores }

func (s Re3dScores) String() string {
	return fmt.Sprintf("exact   %s\noverlap %s", s.Exact, s.Overlap)
}

// A re3dName is a name in an article; a country counts as a location and as an
// organisation, for re3d calls it what it is in its sentence.
type re3dName struct {
	nameSpan
	country bool
}

func (n re3dName) agrees(gold re3dName) bool {
	return n.typ == gold.typ || n.country && gold.typ != "PER"
}

// ScoreRe3d lets find name each article of a file of re3d and counts. re3d marks
// phrases, of which these are made:
//
//   - gold names are the entities that people believed in, without articles, titles,
//     possessives and adjectives, whose head is a proper noun or has a capital; of
//     nested ones the longest. Offices and nationalities are no names; "Palmyra,
//     Syria" is two.
//   - a found name that no gold name touches is wrong, unless it stands inside of
//     another phrase that re3d marks ("two ISIL vehicles"): of names inside of
//     phrases re3d says nothing.
//
// Titles are those of gaz, tags and trees those that find made.
func ScoreRe3d(path string, gaz *schema.Gazetteer, find func(*extract.Document) error) (Re3dScores, error) {
	scores := Re3dScores{NewNameScores(), NewNameScores()}
	f, err := os.Open(path)
	if err != nil {
		return scores, err
	}
	defer f.Close()
	scanner := bufio.NewScanner(f)
	scanner.Buffer(nil, 1<<24)
	for line := 1; scanner.Scan(); line++ {
		var in re3dDocument
		if err := json.Unmarshal(scanner.Bytes(), &in); err != nil {
			return scores, fmt.Errorf("%s:%d: %w", path, line, err)
		}
		doc := &extract.Document{Article: &extract.Article{Text: in.Text}}
		if err := find(doc); err != nil {
			return scores, err
		}
		marked := re3dPhrases(in, doc)
		gold := re3dGold(in, marked, doc, gaz)
		system := re3dSystem(doc, func(n nameSpan) bool { return insideOnly(n, gold, marked) })
		scores.Exact.match(gold, system, func(a, b re3dName) bool { return a.first == b.first && a.end == b.end })
		scores.Overlap.match(gold, system, func(a, b re3dName) bool { return a.nameSpan.touches(b.nameSpan) })
	}
	return scores, scanner.Err()
}

// match counts pairs of a gold name and a name of the system that touch and whose
// types agree, each name in one pair at most.
func (n NameScores) match(gold, system []re3dName, touch func(a, b re3dName) bool) {
	used := make([]bool, len(system))
	for _, g := range gold {
		n[g.typ].Gold++
		for i, s := range system {
			if !used[i] && touch(g, s) && s.agrees(g) {
				// The pair counts for the type of the gold name.
				n[g.typ].System++
				n[g.typ].Right++
				used[i] = true
				break
			}
		}
	}
	for i, s := range system {
		if !used[i] {
			n[s.typ].System++
		}
	}
}

// re3dSystem returns the names that were found, without words for nationalities
// and those to ignore.
func re3dSystem(doc *extract.Document, ignore func(nameSpan) bool) []re3dName {
	types := map[schema.EntityType]string{schema.Person: "PER", schema.Organization: "ORG", schema.Country: "LOC", schema.Place: "LOC"}
	var out []re3dName
	for _, n := range doc.Names {
		span := nameSpan{n.First, n.End, types[n.Type]}
		if span.typ != "" && !n.Demonym && !ignore(span) {
			out = append(out, re3dName{span, n.Type == schema.Country})
		}
	}
	return out
}

// touches reports whether two spans have a word in common.
func (n nameSpan) touches(o nameSpan) bool { return n.first < o.end && o.first < n.end }

// insideOnly reports whether a name stands in a marked phrase but touches no gold name.
func insideOnly(n nameSpan, gold []re3dName, marked []nameSpan) bool {
	touches := func(o nameSpan) bool { return n.touches(o) }
	return slices.ContainsFunc(marked, touches) &&
		!slices.ContainsFunc(gold, func(g re3dName) bool { return touches(g.nameSpan) })
}

// re3dPhrases returns the words of each entity of a document.
func re3dPhrases(in re3dDocument, doc *extract.Document) []nameSpan {
	bytes := byteOffsets(in.Text)
	out := make([]nameSpan, len(in.Entities))
	for i, e := range in.Entities {
		out[i].typ = re3dTypes[e.Type]
		out[i].first = sort.Search(len(doc.Tokens), func(i int) bool { return doc.Tokens[i].End > bytes[e.Begin] })
		out[i].end = sort.Search(len(doc.Tokens), func(i int) bool { return doc.Tokens[i].Begin >= bytes[e.End] })
	}
	return out
}

// re3dGold returns the gold names of a document whose tokens, tags and trees are made.
func re3dGold(in re3dDocument, phrases []nameSpan, doc *extract.Document, gaz *schema.Gazetteer) []re3dName {
	var all []re3dName
	for i, e := range in.Entities {
		if phrases[i].typ == "" || e.Confidence < leastConfidence {
			continue
		}
		for _, n := range splitPlaces(phrases[i], doc, gaz) {
			if n.typ == "PER" && !n.trimTitle(doc, gaz) {
				continue
			}
			if properHead(doc, n) && n.trim(doc, gaz) {
				all = append(all, re3dName{nameSpan: n})
			}
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].end-all[i].first > all[j].end-all[j].first })
	var out []re3dName
	for _, n := range all {
		if !slices.ContainsFunc(out, func(o re3dName) bool { return n.touches(o.nameSpan) }) {
			out = append(out, n)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].first < out[j].first })
	return out
}

// splitPlaces cuts "Palmyra, Syria" in two; "Washington, D.C." is one.
func splitPlaces(n nameSpan, doc *extract.Document, gaz *schema.Gazetteer) []nameSpan {
	out := []nameSpan{n}
	words := slices.DeleteFunc(n.words(doc), func(word string) bool { return word == "," })
	if length, _ := gaz.Match(words); length == len(words) {
		return out
	}
	for i := n.first; i < n.end && n.typ == "LOC"; i++ {
		if doc.Tokens[i].Form == "," {
			out[len(out)-1].end = i
			out = append(out, nameSpan{i + 1, n.end, n.typ})
		}
	}
	return out
}

// byteOffsets returns the byte at which each code point of text begins, and its length.
func byteOffsets(text string) []int {
	var out []int
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

func (n nameSpan) words(doc *extract.Document) []string {
	var out []string
	for _, tok := range doc.Tokens[n.first:n.end] {
		out = append(out, tok.Form)
	}
	return out
}

// trim cuts what is no part of a name: articles, possessives, adjectives, punctuation. It reports whether a name is left: offices and nationalities are none.
func (n *nameSpan) trim(doc *extract.Document, gaz *schema.Gazetteer) bool {
	edge := func(i int) bool {
		r, _ := utf8.DecodeRuneInString(doc.Tokens[i].Form)
		switch doc.Tokens[i].UPOS {
		case "DET", "PRON", "ADP", "PUNCT", "CCONJ", "PART":
			return true
		case "PROPN":
			return false
		}
		return unicode.IsLower(r)
	}
	for n.first < n.end && edge(n.first) {
		n.first++
	}
	for n.first < n.end && edge(n.end-1) {
		n.end--
	}
	words := n.words(doc)
	_, office := gaz.Title(strings.Join(words, " "))
	length, readings := gaz.Match(words)
	return n.first < n.end && !office && !(length == len(words) && readings[0].Kind == schema.DemonymName)
}

// trimTitle cuts all up to the last title, with what it is a title of (Secretary
// of State); it reports whether anything is left.
func (n *nameSpan) trimTitle(doc *extract.Document, gaz *schema.Gazetteer) bool {
	for i := n.end - 1; i >= n.first; i-- {
		if _, ok := gaz.Title(doc.Tokens[i].Form); !ok {
			continue
		}
		n.first = i + 1
		if n.first < n.end && doc.Tokens[n.first].UPOS == "ADP" {
			n.first++
			for n.first < n.end && gaz.IsPortfolio(doc.Tokens[n.first].Form) {
				n.first++
			}
			return n.first < n.end && n.first > i+2
		}
		break
	}
	return n.first < n.end
}

// properHead reports whether the word that governs a span is a proper noun or has
// a capital.
func properHead(doc *extract.Document, n nameSpan) bool {
	for i := n.first; i < n.end; i++ {
		tok := &doc.Tokens[i]
		if tok.Head >= n.first && tok.Head < n.end {
			continue
		}
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(tok.Form, "\"'“‘"))
		return tok.UPOS == "PROPN" || unicode.IsUpper(r)
	}
	return false
}
