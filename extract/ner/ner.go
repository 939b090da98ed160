package ner

import (
	"context"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/model"
	"github.com/quadwire/quadwire/schema"
)

// Recognizer is the stage that finds names.
type Recognizer struct {
	tagger *tagger
	gaz    *schema.Gazetteer
}

// New makes the stage from a network and a gazetteer.
func New(net *model.Network, gaz *schema.Gazetteer) (*Recognizer, error) {
	t, err := newTagger(net)
	if err != nil {
		return nil, err
	}
	return &Recognizer{t, gaz}, nil
}

// Name implements extract.Stage.
func (*Recognizer) Name() string { return "ner" }

// Needs implements extract.Stage.
func (*Recognizer) Needs() []extract.Layer {
	return []extract.Layer{extract.Tokens, extract.Vectors, extract.Tags, extract.Trees}
}

// Provides implements extract.Stage.
func (*Recognizer) Provides() []extract.Layer { return []extract.Layer{extract.Names} }

// Process implements extract.Stage: it fills Token.NER and doc.Names.
func (r *Recognizer) Process(ctx context.Context, doc *extract.Document) error {
	for _, sent := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		r.tagger.tag(doc, sent)
	}
	doc.Names = Names(doc, r.gaz)
	return nil
}
