package ner

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// known finds the names of the gazetteer in a sentence, longest first from the left.
func (f *finder) known(sent extract.Sentence) []span {
	var out []span
	shouting := f.allCapitals(sent)
	for i := sent.First; i < sent.End; {
		if !f.mayBegin(i) {
			i++
			continue
		}
		n, readings := f.gaz.Match(f.forms[i:sent.End])
		if n == 0 {
			n, readings = f.halfOf(i, sent.End)
		}
		s := span{first: i, end: i + n, readings: readings}
		if n == 0 || !f.acceptable(s, shouting) {
			i++
			continue
		}
		s.typ = readings[0].Entry.Type
		out = append(out, s)
		i += n
	}
	return out
}

var compass = wordset.Of("north south east west")

// halfOf reads the first conjunct of "North and South Korea".
func (f *finder) halfOf(i, end int) (int, []schema.GazetteerMatch) {
	if i+3 >= end || !compass[strings.ToLower(f.forms[i])] || !compass[strings.ToLower(f.forms[i+2])] {
		return 0, nil
	}
	switch f.forms[i+1] {
	case "and", "or":
	default:
		return 0, nil
	}
	if n, readings := f.gaz.Match([]string{f.forms[i], f.forms[i+3]}); n == 2 {
		return 1, readings
	}
	return 0, nil
}

func (f *finder) mayBegin(i int) bool {
	form := f.forms[i]
	if r, _ := utf8.DecodeRuneInString(form); unicode.IsDigit(r) {
		return true
	}
	// eBay, al-Qaeda, and adidas where the tagger takes it for a name.
	return strings.ContainsFunc(form, unicode.IsUpper) || strings.HasPrefix(form, "al") || f.doc.Tokens[i].UPOS == "PROPN"
}

// allCapitals reports a sentence that is a headline with capitals on every long
// word, where capitals tell nothing: WHO and US may be the pronouns.
func (f *finder) allCapitals(sent extract.Sentence) bool {
	words := 0
	for i := sent.First; i < sent.End; i++ {
		r, _ := utf8.DecodeRuneInString(f.forms[i])
		switch {
		case unicode.IsUpper(r):
			words++
		case unicode.IsLower(r) && len(f.forms[i]) > 3:
			return false
		}
	}
	return words > 2
}

// acceptable rejects words that only look like names: of another word class
// (polish), languages (in Russian), parts of other names that the tree joins.
func (f *finder) acceptable(s span, shouting bool) bool {
	if shouting && s.readings[0].Kind == schema.AcronymName {
		switch f.doc.Tokens[s.first].UPOS {
		case "PRON", "DET", "AUX", "VERB", "ADP":
			return false
		}
	}
	proper := false
	for i := s.first; i < s.end; i++ {
		tok := &f.doc.Tokens[i]
		switch {
		case tok.UPOS == "" && tok.XPOS == "":
			proper = true
		case tok.UPOS == "PROPN" || strings.HasPrefix(tok.XPOS, "NNP"):
			proper = true
		case (tok.UPOS == "ADJ" || tok.UPOS == "NOUN" && strings.HasPrefix(tok.NER, "B-")) && s.readings[0].Kind == schema.DemonymName:
			proper = true
		case tok.UPOS == "NOUN" && !shouting && i > f.sentenceStart(i):
			proper = true // a capital inside of a sentence: state-run TASS
		case compass[strings.ToLower(tok.Form)] && tok.UPOS == "ADJ":
			proper = true // North and South Korea
		case tok.UPOS == "X" || strings.HasPrefix(tok.NER, "B-"):
			proper = true
		}
	}
	if !proper || s.end < len(f.forms) && f.forms[s.end] == "$" { // US$
		return false
	}
	if s.readings[0].Kind == schema.DemonymName {
		return !f.isLanguage(s)
	}
	return !f.partOfName(s)
}

func (f *finder) sentenceStart(i int) int {
	if sent := f.doc.SentenceOf(i); sent >= 0 {
		return f.doc.Sentences[sent].First
	}
	return 0
}

// head returns the token of the span that governs the others.
func (f *finder) head(first, end int) int {
	for i := first; i < end; i++ {
		if h := f.doc.Tokens[i].Head; h < first || h >= end {
			return i
		}
	}
	return first
}

// isLanguage reports a singular demonym that is a language: in Russian, speaks
// French, translated from Arabic, Russian-language.
func (f *finder) isLanguage(s span) bool {
	h := f.head(s.first, s.end)
	tok := &f.doc.Tokens[h]
	if s.end+1 < len(f.forms) && f.forms[s.end] == "-" && (f.forms[s.end+1] == "language" || f.forms[s.end+1] == "speaking") {
		return true
	}
	if tok.Head >= 0 {
		switch f.doc.Tokens[tok.Head].Lemma {
		case "language", "translation", "dialect":
			return tok.UPOS != "VERB"
		}
	}
	if tok.XPOS == "NNPS" || strings.Contains(tok.Feats, "Number=Plur") || f.tree.Child(h, "det") >= 0 {
		return false
	}
	switch f.tree.Base(h) {
	case "obl", "nmod":
		switch f.preposition(h) {
		case "in", "into":
			return true
		}
	case "obj":
		switch f.doc.Tokens[tok.Head].Lemma {
		case "speak", "learn", "teach", "understand", "study":
			return true
		}
	}
	return false
}

// partOfName reports whether the tree joins the span with a proper noun beside it
// to one name: Israel <-flat- Katz.
func (f *finder) partOfName(s span) bool {
	for i := s.first; i < s.end; i++ {
		tok := &f.doc.Tokens[i]
		if extract.BaseRel(tok.DepRel) == "flat" && tok.Head >= 0 && (tok.Head < s.first || tok.Head >= s.end) {
			head := &f.doc.Tokens[tok.Head]
			if head.UPOS == "PROPN" && !f.isTitle(tok.Head) {
				return true
			}
		}
		for _, kid := range f.tree.Children(i) {
			if (kid < s.first || kid >= s.end) && extract.BaseRel(f.doc.Tokens[kid].DepRel) == "flat" &&
				f.doc.Tokens[kid].UPOS == "PROPN" && f.personFlat(kid) {
				return true
			}
		}
	}
	return false
}

// personFlat reports whether a flat dependent continues a person's name, and not a
// place's (Washington, D.C.): no gazetteer name of its own.
func (f *finder) personFlat(i int) bool {
	n, _ := f.gaz.Match(f.forms[i:min(i+3, len(f.forms))])
	return n == 0 && !strings.ContainsAny(f.forms[i], ".")
}
