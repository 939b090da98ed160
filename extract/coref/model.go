package coref

import (
	_ "embed"
	"errors"
	"fmt"
	"sync"

	"github.com/quadwire/quadwire/extract/coref/internal/ranking"
	"github.com/quadwire/quadwire/extract/model"
)

// ChainModel is what the stage has learned of chains. It is immutable.
type ChainModel struct{ ranks *ranking.Model }

// chainMagic begins a model file; its last byte is the version of the features.
const chainMagic = "QWCHAIN\x01"

// Encode returns the model as it is stored.
func (m *ChainModel) Encode() []byte { return m.ranks.Append([]byte(chainMagic)) }

// DecodeChainModel reads a model that Encode wrote.
func DecodeChainModel(b []byte) (*ChainModel, error) {
	if len(b) < len(chainMagic) || string(b[:len(chainMagic)]) != chainMagic {
		return nil, errors.New("not a model of chains, or one of another version")
	}
	ranks, err := ranking.Decode(b[len(chainMagic):])
	if err != nil {
		return nil, fmt.Errorf("model of chains: %w", err)
	}
	return &ChainModel{ranks}, nil
}

//go:embed data/chains.model
var embedded []byte

var embeddedChains = sync.OnceValues(func() (*ChainModel, error) {
	m, err := DecodeChainModel(embedded)
	if err != nil {
		return nil, fmt.Errorf("embedded chains.model: %w", err)
	}
	return m, nil
})

//go:embed data/chains.model.json
var embeddedCard []byte

// Card describes the embedded model.
func Card() (model.Card, error) {
	return model.ReadCard(embeddedCard, embedded, int(chainMagic[len(chainMagic)-1]))
}
