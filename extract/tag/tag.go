// Package tag gives each token its part of speech (UPOS, XPOS), its features and
// its lemma, in the terms of Universal Dependencies. Tags are read from the
// vectors of the encoder; lemmas follow from form and tag.
package tag

import (
	"context"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/model"
)

// Tagger is the stage.
type Tagger struct {
	net               *model.Network
	upos, xpos, feats *model.Linear
	lemmas            *Lemmatizer
}

// New makes the stage from a network and the embedded lemmatiser.
func New(net *model.Network) (*Tagger, error) {
	t := &Tagger{net: net}
	var err error
	if t.lemmas, err = NewLemmatizer(); err != nil {
		return nil, err
	}
	for _, head := range []struct {
		to      **model.Linear
		name    string
		classes int
	}{{&t.upos, "upos", len(net.UPOS)}, {&t.xpos, "xpos", len(net.XPOS)}, {&t.feats, "feats", len(net.Feats)}} {
		if *head.to, err = net.Linear(head.name, head.classes, false); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// Name implements extract.Stage.
func (*Tagger) Name() string { return "tag" }

// Needs implements extract.Stage.
func (*Tagger) Needs() []extract.Layer { return []extract.Layer{extract.Tokens, extract.Vectors} }

// Provides implements extract.Stage.
func (*Tagger) Provides() []extract.Layer { return []extract.Layer{extract.Tags} }

// run is how many words are classified at a time, as the weights are then read for
// many words.
const run = 128

// Process implements extract.Stage: it fills UPOS, XPOS, Feats and Lemma.
func (t *Tagger) Process(ctx context.Context, doc *extract.Document) error {
	width := t.net.Width()
	var upos, xpos, feats []float32
	for sents := range doc.Runs(run) {
		if err := ctx.Err(); err != nil {
			return err
		}
		first, end := sents[0].First, sents[len(sents)-1].End
		toks, vectors := doc.Tokens[first:end], doc.Vectors[first*width:end*width]
		upos = t.upos.ApplyTo(upos, vectors, len(toks))
		xpos = t.xpos.ApplyTo(xpos, vectors, len(toks))
		feats = t.feats.ApplyTo(feats, vectors, len(toks))
		for i := range toks {
			tok := &toks[i]
			tok.UPOS = best(t.net.UPOS, upos, i)
			tok.XPOS = best(t.net.XPOS, xpos, i)
			tok.Feats = best(t.net.Feats, feats, i)
			tok.Lemma = t.lemmas.Lemma(tok.Form, tok.UPOS, tok.XPOS)
		}
	}
	return nil
}

// best returns the class with the highest score in row i.
func best(classes []string, scores []float32, i int) string {
	n := len(classes)
	return classes[model.ArgMax(scores[i*n:(i+1)*n])]
}
