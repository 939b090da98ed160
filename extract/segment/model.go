package segment

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"sync"

	"github.com/quadwire/quadwire/extract/model"
	"github.com/quadwire/quadwire/extract/segment/internal/linear"
)

// Model holds what the stage has learned. It is immutable.
type Model struct {
	tokens    *linear.Model // join, split, contract
	sentences *linear.Model // goes on, begins
	clitics   *cliticSet
	lexicon   *lexicon
}

// magic begins a model file; its last byte is the version of the features.
const magic = "QWSEG\x00\x00\x02"

// Encode returns the model as it is stored: magic, clitics, lexicon, the
// classifier of tokens, that of sentences.
func (m *Model) Encode() []byte {
	b := m.lexicon.encode(m.clitics.encode([]byte(magic)))
	return m.sentences.Append(m.tokens.Append(b))
}

// DecodeModel reads a model that Encode wrote.
func DecodeModel(b []byte) (*Model, error) {
	rest, ok := bytes.CutPrefix(b, []byte(magic))
	if !ok {
		return nil, errors.New("not a model of segment, or one of another version")
	}
	m := &Model{}
	var err error
	if m.clitics, rest, err = decodeClitics(rest); err != nil {
		return nil, err
	}
	if m.lexicon, rest, err = decodeLexicon(rest); err != nil {
		return nil, err
	}
	if m.tokens, rest, err = linear.Decode(rest); err != nil {
		return nil, fmt.Errorf("tokens: %w", err)
	}
	if m.sentences, rest, err = linear.Decode(rest); err != nil {
		return nil, fmt.Errorf("sentences: %w", err)
	}
	if m.tokens.Classes() != 3 || m.sentences.Classes() != 2 || len(rest) > 0 {
		return nil, errors.New("model of segment with other classes or more data than expected")
	}
	return m, nil
}

//go:embed data/segment.model
var embedded []byte

var embeddedModel = sync.OnceValues(func() (*Model, error) {
	m, err := DecodeModel(embedded)
	if err != nil {
		return nil, fmt.Errorf("embedded segment.model: %w", err)
	}
	return m, nil
})

//go:embed data/segment.model.json
var embeddedCard []byte

// Card describes the embedded model.
func Card() (model.Card, error) {
	return model.ReadCard(embeddedCard, embedded, int(magic[len(magic)-1]))
}
