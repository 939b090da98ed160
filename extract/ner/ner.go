package ner

import (
	"context"
	_ "embed"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/model"
	"github.com/quadwire/quadwire/schema"
)

//go:embed data/names.model
var english []byte

// English returns the embedded network for English names, decoded once and shared.
var English = model.Lazy("names.model", english)

// Card describes the embedded model.
func Card() (model.Card, error) { return model.FileCard(english) }

// Recognizer is the stage that finds names.
type Recognizer struct {
	tagger *tagger
	marker *Marker
}

// New makes the stage from a network and a gazetteer.
func New(net *model.Network, gaz *schema.Gazetteer) (*Recognizer, error) {
	marker, err := NewMarker(gaz)
	if err != nil {
		return nil, err
	}
	t, err := newTagger(net, marker)
	if err != nil {
		return nil, err
	}
	return &Recognizer{t, marker}, nil
}

// chunkTokens bounds the tokens that are tagged between two looks at the context,
// and that have vectors at a time.
const chunkTokens = 8192

// Name implements extract.Stage.
func (*Recognizer) Name() string { return "ner" }

// Needs implements extract.Stage.
func (*Recognizer) Needs() []extract.Layer {
	return []extract.Layer{extract.Tokens, extract.Tags, extract.Trees}
}

// Provides implements extract.Stage.
func (*Recognizer) Provides() []extract.Layer { return []extract.Layer{extract.Names} }

// Process implements extract.Stage: it fills Token.NER and doc.Names.
func (r *Recognizer) Process(ctx context.Context, doc *extract.Document) error {
	if err := r.Tag(ctx, doc); err != nil {
		return err
	}
	doc.Names = again(doc, bodiesOfPersons(doc, Names(doc, r.marker)))
	retag(doc)
	return nil
}

// Tag fills Token.NER with what the network finds, and nothing else.
func (r *Recognizer) Tag(ctx context.Context, doc *extract.Document) error {
	var names []scoredName
	for from := 0; from < len(doc.Sentences); {
		if err := ctx.Err(); err != nil {
			return err
		}
		end := from + 1
		for end < len(doc.Sentences) && doc.Sentences[end].End-doc.Sentences[from].First <= chunkTokens {
			end++
		}
		names = append(names, r.tagger.tag(doc, doc.Sentences[from:end])...)
		from = end
	}
	agreeOnTypes(doc, names)
	return nil
}

// retag makes Token.NER agree with doc.Names, where the gazetteer has mended what
// the tagger found.
func retag(doc *extract.Document) {
	for i := range doc.Tokens {
		doc.Tokens[i].NER = "O"
	}
	for _, name := range doc.Names {
		class := nameClass(name)
		for i := name.First; i < name.End; i++ {
			doc.Tokens[i].NER = "I-" + class
		}
		doc.Tokens[name.First].NER = "B-" + class
	}
}

// nameClass is the class of a name in the scheme of CoNLL-2003, where countries
// are locations and words for nationalities are miscellaneous.
func nameClass(name extract.Name) string {
	switch {
	case name.Demonym:
		return "MISC"
	case name.Type == schema.Person:
		return "PER"
	case name.Type == schema.Organization:
		return "ORG"
	case name.Type == schema.Country, name.Type == schema.Place:
		return "LOC"
	}
	return "MISC"
}
