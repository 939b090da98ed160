package engine

import (
	"fmt"
	"strings"

	"github.com/quadwire/quadwire/extract"
)

// NameScores counts names found exactly, borders and type.
// Types: PER, ORG, LOC; names of other types count for nothing.
type NameScores map[string]*Found

// Found counts one type.
type Found struct{ Gold, System, Right int }

// F1 is the harmonic mean of precision and recall.
func (f Found) F1() float64 { return 2 * float64(f.Right) / float64(max(1, f.Gold+f.System)) }

func (n NameScores) String() string {
	line := ""
	for _, typ := range scoredNames {
		line += fmt.Sprintf("%s %.3f ", typ, n[typ].F1())
	}
	all := n.all()
	return line + fmt.Sprintf("all %.3f (P %.3f R %.3f)", all.F1(),
		float64(all.Right)/float64(max(1, all.System)), float64(all.Right)/float64(max(1, all.Gold)))
}

var scoredNames = []string{"PER", "ORG", "LOC"}

func (n NameScores) all() Found {
	var all Found
	for _, f := range n {
		all.Gold, all.System, all.Right = all.Gold+f.Gold, all.System+f.System, all.Right+f.Right
	}
	return all
}

// Percent is the F1 over all types, in per cent, with two digits.
func (n NameScores) Percent() float64 {
	all := n.all()
	return percent(all.F1())
}

type nameSpan struct {
	first, end int
	typ        string
}

// NewNameScores returns scores that count nothing yet.
func NewNameScores() NameScores {
	scores := NameScores{}
	for _, typ := range scoredNames {
		scores[typ] = new(Found)
	}
	return scores
}

// Count adds the names of a text by the tags of its words in IOB2, those of gold
// and those that a system found. An empty tag is O.
func (n NameScores) Count(gold, system []string) { n.count(tagSpans(gold), tagSpans(system)) }

// ScoreNames lets find fill Token.NER in each document of a corpus and counts.
func ScoreNames(path string, find func(*extract.Document) error) (NameScores, error) {
	scores := NewNameScores()
	sents, err := readNames(path)
	if err != nil {
		return scores, err
	}
	for _, part := range documents(sents) {
		doc := plainDocument(part)
		if err := find(doc); err != nil {
			return scores, err
		}
		for i, s := range part {
			sent := doc.Sentences[i]
			tags := make([]string, len(s.forms))
			for j, tok := range doc.Tokens[sent.First:sent.End] {
				tags[j] = tok.NER
			}
			scores.Count(s.tags, tags)
		}
	}
	return scores, nil
}

// plainDocument is a document of sentences, their words separated by spaces.
func plainDocument(sents []taggedSentence) *extract.Document {
	doc := &extract.Document{}
	var text strings.Builder
	for i, s := range sents {
		sent := extract.Sentence{First: len(doc.Tokens), End: len(doc.Tokens) + len(s.forms), Paragraph: i}
		sent.Span.Begin = text.Len()
		for j, form := range s.forms {
			if j > 0 {
				text.WriteByte(' ')
			}
			tok := extract.Token{Form: form, Head: -1}
			tok.Begin = text.Len()
			text.WriteString(form)
			tok.End = text.Len()
			doc.Tokens = append(doc.Tokens, tok)
		}
		sent.Span.End = text.Len()
		text.WriteByte('\n')
		doc.Sentences = append(doc.Sentences, sent)
	}
	doc.Article = &extract.Article{Text: text.String()}
	return doc
}

// tagSpans reads names off tags in IOB2.
func tagSpans(tags []string) []nameSpan {
	var out []nameSpan
	for i, tag := range tags {
		switch {
		case strings.HasPrefix(tag, "B-"):
			out = append(out, nameSpan{i, i + 1, tag[2:]})
		case strings.HasPrefix(tag, "I-") && len(out) > 0:
			out[len(out)-1].end = i + 1
		}
	}
	return out
}

func (n NameScores) count(gold, system []nameSpan) {
	is := map[nameSpan]bool{}
	for _, s := range gold {
		if f := n[s.typ]; f != nil {
			f.Gold++
			is[s] = true
		}
	}
	for _, s := range system {
		if f := n[s.typ]; f != nil {
			f.System++
			if is[s] {
				f.Right++
			}
		}
	}
}
