package coref

import (
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// quotations numbers the quotations of a document and returns for every token the
// one it is in, or -1. A paragraph that does not close its quotation ends it.
func quotations(doc *extract.Document) []int {
	in := make([]int, len(doc.Tokens))
	count, open := 0, false
	paragraph := -1
	for _, sent := range doc.Sentences {
		if sent.Paragraph != paragraph {
			paragraph, open = sent.Paragraph, false
		}
		for i := sent.First; i < sent.End; i++ {
			in[i] = -1
			switch doc.Tokens[i].Form {
			case "“", "``", "„":
				open = true
				count++
			case "”", "''":
				open = false
			case "\"":
				if open = !open; open {
					count++
				}
			default:
				if open {
					in[i] = count - 1
				}
			}
		}
	}
	return in
}

// speakerOf returns the token of the subject of the verb of speech that reports the
// quotation around token i, or -1. Of a quotation that runs over several sentences
// one sentence names the speaker.
func (r *resolver) speakerOf(i int) int {
	q := r.quoteOf[i]
	if q < 0 {
		return -1
	}
	for at, steps := i, 0; at >= 0 && steps < maxQuoteDepth; at, steps = r.tok(at).Head, steps+1 {
		if s := r.sayingAt(at, q); s >= 0 {
			return s
		}
	}
	if key := (quotePart{q, r.sentOf[i]}); r.toldIn == nil || r.toldIn.quotePart != key {
		r.toldIn = &quoteSpeaker{key, r.speakerBeside(i)}
	}
	return r.toldIn.speaker
}

// maxQuoteDepth bounds the steps from a word in a quotation up to the verb that
// reports it.
const maxQuoteDepth = 40

// A quotePart is the part of a quotation that is in one sentence.
type quotePart struct{ quote, sent int }

// A quoteSpeaker is what speakerBeside returns for all words of one part.
type quoteSpeaker struct {
	quotePart
	speaker int
}

// speakerBeside returns the token of the speaker of the quotation around token i
// whom another of its sentences names, or -1.
func (r *resolver) speakerBeside(i int) int {
	q := r.quoteOf[i]
	for k := max(0, r.sentOf[i]-4); k < len(r.doc.Sentences) && k <= r.sentOf[i]+4; k++ {
		sent := r.doc.Sentences[k]
		inside := false
		for t := sent.First; t < sent.End; t++ {
			inside = inside || r.quoteOf[t] == q
		}
		if !inside || k == r.sentOf[i] {
			continue
		}
		for t := sent.First; t < sent.End; t++ {
			if s := r.sayingAt(t, q); s >= 0 {
				return s
			}
		}
	}
	return -1
}

// sayingAt returns the subject of a verb of speech at token at, or joined to it by
// parataxis, that is outside of quotation q; -1 if there is none.
func (r *resolver) sayingAt(at, q int) int {
	try := func(v int) int {
		if r.quoteOf[v] == q || !speech[strings.ToLower(r.tok(v).Lemma)] {
			return -1
		}
		return r.tree.Child(v, "nsubj")
	}
	if s := try(at); s >= 0 {
		return s
	}
	for _, kid := range r.tree.Children(at) {
		if extract.BaseRel(r.tok(kid).DepRel) == "parataxis" {
			if s := try(kid); s >= 0 {
				return s
			}
		}
	}
	return -1
}

// joinSpeaker joins I in a quotation with the person who speaks, and we with the
// organisation or the country whose spokesman does, or for which who speaks has an office.
func (r *resolver) joinSpeaker(i int, plural bool) {
	s := r.speakerOf(i)
	if s < 0 || r.at[s] < 0 {
		return
	}
	m := r.at[s]
	typ := r.mentions[r.cluster(m)].Type
	if plural && typ == schema.Person && !r.mentions[m].plural {
		if m = r.bodyOf(m); m < 0 {
			return
		}
		typ = r.mentions[r.cluster(m)].Type
	}
	body := typ == schema.Organization || typ == schema.Country
	if plural != body || !plural && (r.mentions[m].plural || typ != schema.Person) {
		return
	}
	r.insert(r.pronounMention(i, m), m, "quote-speaker")
}

// bodyOf returns a mention of the organisation or country that the person of mention m has an
// office of by what the same sentence says: "We agree," said *Velmaro's chairwoman, Ana Ruiz*.
// It is -1 if there is none.
func (r *resolver) bodyOf(m int) int {
	for _, k := range r.bySent[r.mentions[m].sent] {
		x := &r.mentions[k]
		if x.Form != extract.NominalForm || r.cluster(k) != r.cluster(m) || x.plural {
			continue
		}
		if o := r.owner(x.Head); o >= 0 {
			return o
		}
	}
	for _, kid := range r.tree.Children(r.mentions[m].Head) {
		if rel := r.tok(kid).DepRel; rel != "nmod:desc" && extract.BaseRel(rel) != "appos" {
			continue
		}
		if _, office := r.gaz.Title(r.tok(kid).Form); office {
			if o := r.owner(kid); o >= 0 {
				return o
			}
		}
	}
	return -1
}
