// Package encode turns each token into a vector that knows its context: the
// bidirectional LSTM encoder that tags, trees and names are read from. It owns the
// embedded model of the language engine.
package encode

import (
	"context"
	_ "embed"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/model"
)

//go:embed data/english.model
var english []byte

// English returns the embedded network for English, decoded once and shared.
var English = model.Lazy("english.model", english)

// Card describes the embedded model.
func Card() (model.Card, error) { return model.FileCard(english) }

// Encoder is the stage.
type Encoder struct{ net *model.Network }

// New makes the stage from a network.
func New(net *model.Network) *Encoder { return &Encoder{net} }

// Name implements extract.Stage.
func (*Encoder) Name() string { return "encode" }

// Needs implements extract.Stage.
func (*Encoder) Needs() []extract.Layer { return []extract.Layer{extract.Tokens} }

// Provides implements extract.Stage.
func (*Encoder) Provides() []extract.Layer { return []extract.Layer{extract.Vectors} }

// chunk is how many sentences are encoded between two looks at the context.
const chunk = 256

// Process implements extract.Stage: it fills doc.Vectors.
func (e *Encoder) Process(ctx context.Context, doc *extract.Document) error {
	doc.Vectors = make([]int16, 0, len(doc.Tokens)*e.net.Width())
	for from := 0; from < len(doc.Sentences); from += chunk {
		if err := ctx.Err(); err != nil {
			return err
		}
		sents := doc.Sentences[from:min(from+chunk, len(doc.Sentences))]
		forms := make([][]string, len(sents))
		for i, sent := range sents {
			for _, tok := range doc.Tokens[sent.First:sent.End] {
				forms[i] = append(forms[i], tok.Form)
			}
		}
		doc.Vectors = append(doc.Vectors, e.net.Encode(forms)...)
	}
	return nil
}
