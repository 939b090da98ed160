// Package parse builds a Universal Dependencies tree for each sentence: deep
// biaffine scores of every word as the head of every other and of the relation
// between them (Dozat & Manning 2017), decoded to the best tree with a single root
// (Chu & Liu 1965, Edmonds 1967).
package parse

import (
	"context"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/model"
)

// Parser is the stage.
type Parser struct {
	net       *model.Network
	arcs      *arcScorer
	labels    *labelScorer
	rootLabel int
}

// New makes the stage from a network.
func New(net *model.Network) (*Parser, error) {
	p := &Parser{net: net, rootLabel: -1}
	for i, label := range net.Labels {
		if label == "root" {
			p.rootLabel = i
		}
	}
	var err error
	if p.arcs, err = newArcScorer(net); err != nil {
		return nil, err
	}
	p.labels, err = newLabelScorer(net)
	return p, err
}

// Name implements extract.Stage.
func (*Parser) Name() string { return "parse" }

// Needs implements extract.Stage.
func (*Parser) Needs() []extract.Layer { return []extract.Layer{extract.Tokens, extract.Vectors} }

// Provides implements extract.Stage.
func (*Parser) Provides() []extract.Layer { return []extract.Layer{extract.Trees} }

// Process implements extract.Stage: it fills Head, DepRel and Margin.
func (p *Parser) Process(ctx context.Context, doc *extract.Document) error {
	width := p.net.Width()
	for _, sent := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		p.sentence(doc.Tokens[sent.First:sent.End], sent.First, doc.Vectors[sent.First*width:sent.End*width])
	}
	return nil
}

// sentence parses the words toks, the first of which is number first in the document.
func (p *Parser) sentence(toks []extract.Token, first int, vectors []int16) {
	n := len(toks)
	if n == 0 {
		return
	}
	scores := p.arcs.score(vectors, n)
	heads := bestTree(scores, n)
	labels := p.labels.best(vectors, heads, p.rootLabel)
	for i := range toks {
		tok := &toks[i]
		tok.Head = first + heads[i] - 1
		if heads[i] == 0 {
			tok.Head = -1
		}
		tok.DepRel = p.net.Labels[labels[i]]
		tok.Margin = margin(scores[i*(n+1):(i+1)*(n+1)], heads[i])
	}
}

// margin is the probability of the chosen head less that of the best other one,
// at least 0. It changes scores.
func margin(scores []float32, head int) float32 {
	model.Softmax(scores)
	other := float32(0)
	for h, p := range scores {
		if h != head {
			other = max(other, p)
		}
	}
	return max(0, scores[head]-other)
}
