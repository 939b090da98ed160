package ner

import (
	"fmt"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/model"
)

// tagger gives name tags in the IOB2 scheme with a network of its own.
type tagger struct {
	net         *model.Network
	marker      *Marker // nil for a network that knows no marks
	hidden, out *model.Linear
	// follows[b][a] reports whether tag b may follow tag a; I-PER follows B-PER and I-PER.
	follows [][]bool
	// begins[b] reports whether tag b may begin a sentence.
	begins []bool
}

func newTagger(net *model.Network, marker *Marker) (*tagger, error) {
	t := &tagger{net: net}
	var err error
	if net.Marks > 0 {
		if net.Marks != MarkCount {
			return nil, fmt.Errorf("%w: %d marks, not %d", model.ErrFormat, net.Marks, MarkCount)
		}
		t.marker = marker
	}
	if t.hidden, err = net.Linear("name.hidden", net.NameDim, true); err != nil {
		return nil, err
	}
	if t.out, err = net.InnerLinear("name.out", net.NameDim, len(net.NameTags), false); err != nil {
		return nil, err
	}
	for _, b := range net.NameTags {
		row := make([]bool, len(net.NameTags))
		for a, before := range net.NameTags {
			row[a] = b[0] != 'I' || len(before) > 1 && before[1:] == b[1:]
		}
		t.follows = append(t.follows, row)
		t.begins = append(t.begins, b[0] != 'I')
	}
	return t, nil
}

// tag fills NER for the tokens of sents with the best allowed sequences of tags,
// and returns how the names in them score as each type.
func (t *tagger) tag(doc *extract.Document, sents []extract.Sentence) []scoredName {
	var out []scoredName
	words := make([][]model.Word, len(sents))
	for i, sent := range sents {
		toks := doc.Tokens[sent.First:sent.End]
		words[i] = make([]model.Word, len(toks))
		for j := range toks {
			words[i][j].Form = toks[j].Form
		}
		if t.marker == nil {
			continue
		}
		for j, marks := range t.marker.Marks(toks) {
			words[i][j].Marks = marks
		}
	}
	vectors, width := t.net.EncodeWords(words), t.net.Width()
	var hidden, scores []float32
	for _, sent := range sents {
		n := sent.End - sent.First
		if n == 0 {
			continue
		}
		hidden = t.hidden.ApplyTo(hidden, vectors[:n*width], n)
		scores = t.out.ApplyFloatsTo(scores, hidden, n)
		for i, tag := range t.decode(scores, n) {
			doc.Tokens[sent.First+i].NER = t.net.NameTags[tag]
		}
		out = append(out, t.score(doc, sent, scores)...)
		vectors = vectors[n*width:]
	}
	return out
}

// unreachable is below the score of every sequence.
const unreachable = float32(-1e30)

// decode finds the sequence with the highest sum of scores that breaks no rule
// (Viterbi 1967).
func (t *tagger) decode(scores []float32, n int) []int {
	k := len(t.net.NameTags)
	best, next := make([]float32, k), make([]float32, k)
	from := make([]int, n*k)
	for b := range k {
		best[b] = unreachable
		if t.begins[b] {
			best[b] = scores[b]
		}
	}
	for i := 1; i < n; i++ {
		for b := range k {
			top := -1
			for a, ok := range t.follows[b] {
				if ok && (top < 0 || best[a] > best[top]) {
					top = a
				}
			}
			from[i*k+b] = top
			next[b] = best[top] + scores[i*k+b]
		}
		best, next = next, best
	}
	out := make([]int, n)
	out[n-1] = model.ArgMax(best)
	for i := n - 1; i > 0; i-- {
		out[i-1] = from[i*k+out[i]]
	}
	return out
}
