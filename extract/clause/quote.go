package clause

import (
	"github.com/quadwire/quadwire/extract"
)

// quotes are the passages in quotation marks, in order of the text. A passage can
// run over several sentences; one speaker said all of it.
type quotes struct {
	at      []int32 // token -> passage, -1 outside
	regions []region
}

// region is one passage in quotation marks.
type region struct {
	first, end int // tokens, half open, without the marks
	paragraph  int
	opens      bool // it begins a sentence
	continues  bool // it goes on where the one before stopped at the end of a paragraph
	source     extract.Source
}

// findQuotes finds the passages by their double quotation marks. A paragraph ends
// a passage; if the next one begins with an opening mark and the last was not
// closed, it goes on. Single marks are left alone: they are apostrophes and irony.
func findQuotes(doc *extract.Document) quotes {
	q := quotes{at: make([]int32, len(doc.Tokens))}
	for i := range q.at {
		q.at[i] = -1
	}
	open, paragraph := -1, -1
	unclosed := false
	for s := range doc.Sentences {
		sent := &doc.Sentences[s]
		if sent.Paragraph != paragraph {
			unclosed = open >= 0
			if open >= 0 {
				q.close(sent.First)
			}
			open, paragraph = -1, sent.Paragraph
		}
		for t := sent.First; t < sent.End; t++ {
			opening, closing := quoteMark(&doc.Tokens[t])
			switch {
			case closing && open >= 0:
				q.close(t)
				open = -1
			case opening:
				if open >= 0 {
					q.close(t)
				}
				open = len(q.regions)
				q.regions = append(q.regions, region{first: t + 1, end: -1, paragraph: paragraph,
					opens: startsSentence(doc, sent, t), continues: unclosed, source: noSource()})
				unclosed = false
			case doc.Tokens[t].UPOS != "PUNCT":
				unclosed = false
			}
		}
	}
	if open >= 0 {
		q.close(len(doc.Tokens))
	}
	return q
}

// close ends the last passage at token end.
func (q *quotes) close(end int) {
	n := len(q.regions) - 1
	r := &q.regions[n]
	r.end = max(end, r.first)
	for t := r.first; t < r.end && t < len(q.at); t++ {
		q.at[t] = int32(n)
	}
}

// quoteMark reports what a token can be: a straight mark both opens and closes.
func quoteMark(tok *extract.Token) (opening, closing bool) {
	switch tok.Form {
	case "“", "„", "«", "``":
		return true, false
	case "”", "»":
		return false, true
	case `"`, "''":
		return true, true
	}
	return false, false
}

// startsSentence reports whether nothing but punctuation precedes t in sent.
func startsSentence(doc *extract.Document, sent *extract.Sentence, t int) bool {
	for t--; t >= sent.First; t-- {
		if doc.Tokens[t].UPOS != "PUNCT" {
			return false
		}
	}
	return true
}

// region returns the passage that holds tok, -1 outside.
func (q *quotes) region(tok int) int {
	if tok < 0 || tok >= len(q.at) {
		return -1
	}
	return int(q.at[tok])
}

// assign makes src the source of the passage that holds content, if the cue
// stands outside of it.
func (q *quotes) assign(content, cue int, src extract.Source) {
	r := q.region(content)
	if r < 0 || q.region(cue) == r || q.regions[r].source.Cue >= 0 {
		return
	}
	q.regions[r].source = src
}

// asks reports whether the passage that holds tok ends in a question mark.
func (q *quotes) asks(doc *extract.Document, tok int) bool {
	r := q.region(tok)
	if r < 0 {
		return false
	}
	end := q.regions[r].end
	return end > q.regions[r].first && doc.Tokens[end-1].Form == "?"
}

// attributeQuotes gives the speaker of each passage to the propositions inside
// that have none. A passage without a reporting verb that begins a sentence
// belongs to the speaker of the one before it in the same paragraph: "…," Smith said. "…".
func (b *builder) attributeQuotes() {
	rs := b.quotes.regions
	for i := range rs {
		r := &rs[i]
		if r.source.Cue >= 0 {
			continue
		}
		if i > 0 && b.sameSpeaker(&rs[i-1], r) && rs[i-1].source.Cue >= 0 {
			r.source = rs[i-1].source
			continue
		}
		if src := b.leadBefore(r); src.Speaker.Present() {
			r.source = src
		} else if i > 0 && rs[i-1].paragraph+1 == r.paragraph && b.wholeParagraph(r) {
			r.source = rs[i-1].source
		}
	}
	for i := len(rs) - 2; i >= 0; i-- {
		if next := &rs[i+1]; rs[i].source.Cue < 0 && next.source.Cue >= 0 && next.continues {
			rs[i].source = next.source
		}
	}
	for i := range b.props {
		p := &b.props[i]
		r := b.quotes.region(p.Predicate.Head)
		if r < 0 || rs[r].end-rs[r].first < 2 {
			continue
		}
		switch {
		case p.Attribution.Cue < 0 && rs[r].source.Cue >= 0:
			p.Attribution = rs[r].source
			p.Attribution.Quoted = true
		case p.Attribution.Cue >= 0 && b.quotes.region(p.Attribution.Cue) != r:
			p.Attribution.Quoted = true
		}
	}
}

// sameSpeaker reports whether the passage r, which has no reporting verb of its
// own, goes on with the speaker of prev: in the same sentence, at the start of a
// sentence of the same paragraph, or because prev was never closed.
func (b *builder) sameSpeaker(prev, r *region) bool {
	if r.continues || r.opens && r.paragraph == prev.paragraph {
		return true
	}
	s := b.doc.SentenceOf(r.first - 1)
	return s >= 0 && prev.end >= b.doc.Sentences[s].First && prev.end < r.first
}

// leadBefore returns the source that the sentence before the passage r names, if r
// begins a sentence of the same paragraph, or the sentence before ends in a colon.
func (b *builder) leadBefore(r *region) extract.Source {
	if !r.opens {
		return noSource()
	}
	s := b.doc.SentenceOf(r.first - 1)
	if s < 1 {
		return noSource()
	}
	prev := b.doc.Sentences[s-1]
	if prev.Paragraph != r.paragraph && b.toks[prev.End-1].Form != ":" {
		return noSource()
	}
	return b.leads[s-1]
}

// wholeParagraph reports whether the passage r is all there is of its paragraph:
// it goes on with the speaker of the paragraph before.
func (b *builder) wholeParagraph(r *region) bool {
	s := b.doc.SentenceOf(r.first - 1)
	if !r.opens || s < 0 || s > 0 && b.doc.Sentences[s-1].Paragraph == r.paragraph {
		return false
	}
	for t := r.end; t < len(b.toks); t++ {
		if s = b.doc.SentenceOf(t); s < 0 || b.doc.Sentences[s].Paragraph != r.paragraph {
			break
		}
		if b.toks[t].UPOS != "PUNCT" {
			return false
		}
	}
	return true
}
