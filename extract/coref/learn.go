package coref

import (
	"context"
	"errors"
	"math/rand/v2"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/coref/internal/ranking"
	"github.com/quadwire/quadwire/schema"
)

// TrainConfig says how to train.
type TrainConfig struct {
	Epochs int     // passes over the documents, the weights of the last half averaged
	Bits   int     // binary logarithm of the buckets for features
	Rate   float64 // learning rate of AdaGrad
	// Dropout is the share of the features left out, drawn for each choice.
	Dropout float64
	// The costs of wrong choices while learning: a phrase left alone that has an
	// antecedent, one joined that has none, one joined with another chain.
	Missed, Joined, Wrong float64
	Seed                  uint64 // of the order of documents
	// Progress, if not nil, is called after each pass with the mean loss and the
	// model so far.
	Progress func(epoch int, loss float64, m *ChainModel)
}

// TrainChains learns from documents with tags, trees and names, and their chains:
// those with one phrase are what nothing takes up. The same documents and
// configuration give the same model.
func TrainChains(ctx context.Context, docs []*extract.Document, gaz *schema.Gazetteer, cfg TrainConfig) (*ChainModel, error) {
	if len(docs) == 0 {
		return nil, errors.New("no documents to train from")
	}
	rng := rand.New(rand.NewPCG(cfg.Seed, 1))
	trainer := ranking.NewTrainer(cfg.Bits, cfg.Rate)
	order := make([]int, len(docs))
	for i := range order {
		order[i] = i
	}
	var model *ChainModel
	for epoch := 1; epoch <= cfg.Epochs; epoch++ {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		t := teacher{trainer: trainer, rng: rng, cfg: &cfg}
		for _, i := range order {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			t.learn(docs[i], gaz)
		}
		if epoch > cfg.Epochs/2 {
			trainer.Remember()
		}
		if cfg.Progress != nil || epoch == cfg.Epochs {
			model = &ChainModel{trainer.Model()}
		}
		if cfg.Progress != nil {
			cfg.Progress(epoch, t.loss/float64(max(t.choices, 1)), model)
		}
	}
	return model, nil
}

// A teacher lets a linker run as in Process and tells the trainer what was right.
type teacher struct {
	trainer    *ranking.Trainer
	rng        *rand.Rand
	cfg        *TrainConfig
	candidates []ranking.Candidate
	loss       float64
	choices    int
}

func (t *teacher) learn(doc *extract.Document, gaz *schema.Gazetteer) {
	r := newResolver(doc, gaz)
	r.detect()
	r.joinNames()
	r.joinStructure()
	type span struct{ first, end int }
	gold := map[span]int{}
	for c, chain := range doc.Chains {
		for _, p := range chain {
			gold[span{p.First, p.End}] = c
		}
	}
	var truth []int // of the terms: the chain in doc.Chains, or -1
	l := newLinker(r, func(l *linker, m int) int {
		right := t.right(l, m, truth)
		choice, loss := t.trainer.Learn(right)
		t.loss += loss
		t.choices++
		return choice
	})
	for _, x := range l.terms {
		c, ok := gold[span{x.First, x.End}]
		if !ok {
			c = -1
		}
		truth = append(truth, c)
	}
	l.run()
}

// right marks the right choices for term m, and what the others cost.
func (t *teacher) right(l *linker, m int, truth []int) []ranking.Candidate {
	t.candidates = t.candidates[:0]
	any := false
	for k := range len(l.cands) + fixedChoices {
		c := ranking.Candidate{Features: l.features[k]}
		if t.cfg.Dropout > 0 {
			kept := c.Features[:0]
			for _, f := range c.Features {
				if t.rng.Float64() >= t.cfg.Dropout {
					kept = append(kept, f)
				}
			}
			c.Features = kept
		}
		if k >= fixedChoices {
			c.Right = truth[m] >= 0 && truth[l.cands[k-fixedChoices]] == truth[m]
			any = any || c.Right
		}
		t.candidates = append(t.candidates, c)
	}
	for k := range t.candidates {
		c := &t.candidates[k]
		switch {
		case k == noMention:
			c.Right = !any && truth[m] < 0
			if any {
				c.Cost = t.cfg.Missed
			}
		case k == newChain:
			c.Right = !any && truth[m] >= 0
			if any {
				c.Cost = t.cfg.Missed
			}
		case any:
			c.Cost = t.cfg.Wrong
		default:
			c.Cost = t.cfg.Joined
		}
	}
	return t.candidates
}
