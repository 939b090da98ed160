// Package parse builds a Universal Dependencies tree for each sentence: deep
// biaffine scores of every word as the head of every other and of the relation
// between them (Dozat & Manning 2017), decoded to the best tree with a single root
// (Chu & Liu 1965, Edmonds 1967). Where that gives a predicate two subjects or two
// objects, one of them gets its next best head or relation.
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
	roles     []role // by label
	barred    []bool // by label: given to no rival
}

// New makes the stage from a network.
func New(net *model.Network) (*Parser, error) {
	p := &Parser{net: net, rootLabel: -1, roles: make([]role, len(net.Labels)), barred: make([]bool, len(net.Labels))}
	for i, label := range net.Labels {
		p.roles[i], p.barred[i] = roleOf[label], label == "root" || label == "flat"
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

// run is how many words are projected at a time, as the weights are then read for
// many words.
const run = 128

// Process implements extract.Stage: it fills Head, DepRel and Margin.
func (p *Parser) Process(ctx context.Context, doc *extract.Document) error {
	width := p.net.Width()
	arc, label := &arcs{arcScorer: p.arcs}, &labels{labelScorer: p.labels}
	rivals, pairs := &rivals{roles: p.roles, barred: p.barred}, &labels{labelScorer: p.labels}
	var heads []int
	for sents := range doc.Runs(run) {
		if err := ctx.Err(); err != nil {
			return err
		}
		first, end := sents[0].First, sents[len(sents)-1].End
		vectors := doc.Vectors[first*width : end*width]
		arc.read(vectors, end-first)
		label.read(vectors, end-first)
		heads = fit(heads, end-first)
		for _, sent := range sents {
			from, n := sent.First-first, sent.End-sent.First
			scores := arc.score(from, n)
			for i, head := range bestTree(scores, n) {
				tok := &doc.Tokens[sent.First+i]
				tok.Head, heads[from+i] = sent.First+head-1, from+head-1
				if head == 0 {
					tok.Head, heads[from+i] = -1, -1
				}
				tok.Margin = margin(scores[i*(n+1):(i+1)*(n+1)], head)
			}
		}
		chosen := label.choose(heads, p.rootLabel)
		for _, sent := range sents {
			from, n := sent.First-first, sent.End-sent.First
			own, ownChosen := heads[from:from+n], chosen[from:from+n]
			for i := range own {
				own[i] = max(-1, own[i]-from)
			}
			rivals.arcs = func() []float32 {
				pairs.read(doc.Vectors[sent.First*width:sent.End*width], n)
				return probabilities(arc.score(from, n), n)
			}
			rivals.labels = pairs.pair
			for _, i := range rivals.settle(own, ownChosen) {
				doc.Tokens[sent.First+i].Head, doc.Tokens[sent.First+i].Margin = sent.First+own[i], 0
			}
		}
		for i, best := range chosen {
			doc.Tokens[first+i].DepRel = p.net.Labels[best]
		}
	}
	return nil
}

// probabilities makes the scores of n words probabilities of their heads.
func probabilities(scores []float32, n int) []float32 {
	for i := range n {
		model.Softmax(scores[i*(n+1) : (i+1)*(n+1)])
	}
	return scores
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
