package clause

import (
	"strings"
	"unicode"

	"github.com/quadwire/quadwire/extract"
)

// maxLabel is the length in tokens of the longest name before the colon of a turn.
const maxLabel = 5

// labelEnd returns the token of the colon after the name that begins the sentence sent and
// its paragraph, "Ann Lee: …", -1 if there is none.
func (b *builder) labelEnd(sent int) int {
	s := b.doc.Sentences[sent]
	if sent > 0 && b.doc.Sentences[sent-1].Paragraph == s.Paragraph {
		return -1
	}
	for t := s.First; t < s.End && t-s.First <= maxLabel; t++ {
		switch tok := &b.toks[t]; {
		case tok.Form == ":":
			if t == s.First || t+1 == s.End && (sent+1 == len(b.doc.Sentences) || b.doc.Sentences[sent+1].Paragraph != s.Paragraph) {
				return -1
			}
			return t
		case tok.UPOS != "PROPN" && tok.Form != "-" && !b.inCapitals(t, t+1) && !(t == s.First && (tok.Form == "Q" || tok.Form == "A")):
			return -1
		}
	}
	return -1
}

// isTranscript reports whether the text has turns: names before a colon at the start of
// two or more paragraphs. One alone may name a topic, "Syria: …".
func (b *builder) isTranscript() bool {
	turns := 0
	for sent := range b.doc.Sentences {
		if b.labelEnd(sent) >= 0 {
			turns++
		}
	}
	return turns > 1
}

// enterTurn makes the name before the colon that begins a paragraph the speaker of all
// that the paragraph says. In a text of one turn only a name in capitals is one.
func (b *builder) enterTurn(sent int) {
	s := b.doc.Sentences[sent]
	if sent > 0 && b.doc.Sentences[sent-1].Paragraph == s.Paragraph {
		return
	}
	colon := b.labelEnd(sent)
	if colon < 0 && b.transcript && b.turn.Speaker.Present() && b.isSpeaker(b.turn.Speaker.Head) {
		return // the speaker goes on
	}
	b.turn = noSource()
	if colon < 0 || !b.transcript && !b.inCapitals(s.First, colon) {
		return
	}
	if colon == s.First+1 && b.toks[s.First].Form == "Q" {
		return // who asks is not said
	}
	if colon == s.First+1 && b.toks[s.First].Form == "A" {
		if who := b.interviewed(sent); who >= 0 {
			b.turn.Speaker = b.argument(who, extract.RoleSubject, nil)
			b.turn.Speaker.Prep = ""
			return
		}
	}
	for t := s.First; t < colon; t++ {
		if h := b.toks[t].Head; h < s.First || h >= colon {
			b.turn.Speaker = b.argument(t, extract.RoleSubject, nil)
			b.turn.Speaker.Prep = ""
			return
		}
	}
}

// isSpeaker reports whether the label at tok can be no topic: the name of a person, one in capitals, or
// Q and A.
func (b *builder) isSpeaker(tok int) bool {
	return strings.HasSuffix(b.toks[tok].NER, "-PER") || b.inCapitals(tok, tok+1) || len(b.toks[tok].Form) == 1
}

// interviewed returns the person named first before the turns, whose answers those after A: are; -1 if
// nobody is named.
func (b *builder) interviewed(sent int) int {
	for t := 0; t < b.doc.Sentences[sent].First; t++ {
		if s := b.doc.SentenceOf(t); s >= 0 && b.labelEnd(s) >= 0 {
			return -1
		}
		if b.toks[t].NER != "B-PER" {
			continue
		}
		for h := t; h < len(b.toks) && (h == t || b.toks[h].NER == "I-PER"); h++ {
			if up := b.toks[h].Head; up < t || up > h && b.toks[up].NER != "I-PER" {
				return h
			}
		}
		return t
	}
	return -1
}

// inCapitals reports whether the tokens from first to end have capitals only.
func (b *builder) inCapitals(first, end int) bool {
	for t := first; t < end; t++ {
		if form := b.toks[t].Form; len(form) > 1 && strings.ContainsFunc(form, unicode.IsLower) {
			return false
		}
	}
	return len(b.toks[first].Form) > 1
}
