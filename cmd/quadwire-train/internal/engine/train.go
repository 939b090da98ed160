package engine

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"time"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/nn"
	"github.com/quadwire/quadwire/extract/ner"
)

// Options says what to train on, how, and where to.
type Options struct {
	Treebanks, Names []string // CoNLL-U and name corpora to train on
	Dev              []string // CoNLL-U to report on
	NamesDev         []string // name corpora to report on
	// Teachers are models to learn from beside the gold answers, TeacherShare their
	// weight against them, and Text files and directories of articles without any
	// answers, on which the teachers are asked alone.
	Teachers, Text []string
	TeacherShare   float64
	// Target says what the network is for: TargetTrees or TargetNames.
	Target          string
	Out, Checkpoint string
	Command         string   // recorded in the model
	Sources         []string // attributions recorded in the model
	Epochs          int
	BatchWords      int
	Rate            float64
	Warmup          int
	EMA             float64
	NameShare       float64 // share of the sentences with names alone that an epoch visits
	Replace         float64 // share of those whose names are replaced by others
	TagDropout      float64 // share of the words whose part of speech a network of names is not told
	LeastWord       int     // rarer words are unknown
	Net             nn.Config
}

// The networks that there are to train.
const (
	TargetTrees = "trees" // tags and trees; names are learned beside them
	TargetNames = "names" // names; of treebanks it learns which words are none
)

// Default returns the settings of the shipped models.
func Default(target string) Options {
	opts := defaultTrees()
	opts.Target = target
	if target == TargetNames {
		opts.NameShare, opts.Replace, opts.TagDropout, opts.Epochs = 1, 0.5, 0.15, 6
		opts.Net.Hidden, opts.Net.NameWeight, opts.Net.ArcDim = 128, 1, 0
	}
	return opts
}

func defaultTrees() Options {
	return Options{
		Epochs: 14, BatchWords: 700, Rate: 2e-3, Warmup: 200, NameShare: 0.5, LeastWord: 2, TeacherShare: 0.5,
		Net: nn.Config{
			Subs: 1 << 15, WordDim: 100, SubDim: 100, Hidden: 192, Layers: 2, ArcDim: 192, LabelDim: 128, NameDim: 96,
			Dropout: 0.3, WordDropout: 0.15, TagWeight: 0.5, NameWeight: 0.7, Seed: 1,
		},
	}
}

// Train runs the training, writing progress to log, and saves the model. A
// training that was stopped goes on from its checkpoint.
func Train(ctx context.Context, opts Options, log io.Writer) error {
	d, err := readData(ctx, opts)
	if err != nil {
		return err
	}
	cfg := opts.Net
	if opts.Target == TargetTrees {
		if err := d.askTeachers(ctx, opts, log); err != nil {
			return err
		}
	} else {
		cfg.Marks = ner.MarkCount
	}
	cfg.Words = len(d.words.list) + 1
	cfg.UPOS, cfg.XPOS, cfg.Feats = len(d.upos.list), len(d.xpos.list), len(d.feats.list)
	cfg.Labels, cfg.Names = len(d.labels.list), len(d.names.list)
	net := nn.NewNetwork(cfg)
	fmt.Fprintf(log, "%d trees, %d further sentences with names, %d words in the vocabulary, %d relations\n",
		len(d.trees), len(d.named), len(d.words.list), len(d.labels.list))

	epoch, step := 0, 0
	if opts.Checkpoint != "" {
		if epoch, step, err = restore(opts.Checkpoint, net); err != nil {
			return err
		}
	}
	steps := countSteps(d, opts) * opts.Epochs
	adam := nn.Adam{Beta1: .9, Beta2: .95, Eps: 1e-8, Clip: 5}
	for ; epoch < opts.Epochs; epoch++ {
		start, total, norms := time.Now(), nn.Losses{}, 0.0
		batches := makeBatches(d, opts, epoch)
		words := 0
		for _, batch := range batches {
			if err := ctx.Err(); err != nil {
				return err
			}
			step++
			losses, norm := net.Train(batch, adam, rate(opts, step, steps), step, opts.EMA)
			total.Add(losses)
			norms += norm
			for _, s := range batch {
				words += s.Len()
			}
		}
		took := time.Since(start)
		fmt.Fprintf(log, "epoch %d: per word tag %.3f arc %.3f label %.3f name %.3f; norm %.2f; %d words in %.0fs, %.0f a second\n", epoch+1,
			total.Tag/float64(max(1, total.TreeWords)), total.Arc/float64(max(1, total.TreeWords)), total.Label/float64(max(1, total.TreeWords)),
			total.Name/float64(total.NameWords), norms/float64(len(batches)), words, took.Seconds(), float64(words)/took.Seconds())
		if opts.Checkpoint != "" {
			if err := save(opts.Checkpoint, net, epoch+1, step); err != nil {
				return err
			}
		}
		if (epoch+1)%4 == 0 || epoch+1 == opts.Epochs {
			if err := report(ctx, d, net, opts, log); err != nil {
				return err
			}
		}
	}
	if opts.Checkpoint != "" {
		os.Remove(opts.Checkpoint)
	}
	return nil
}

// rate rises for Warmup steps and then falls in a line to zero.
func rate(opts Options, step, steps int) float64 {
	if step < opts.Warmup {
		return opts.Rate * float64(step) / float64(opts.Warmup)
	}
	return opts.Rate * max(0, float64(steps-step)/float64(steps-opts.Warmup))
}

// countSteps bounds the steps of an epoch from above, closely.
func countSteps(d *data, opts Options) int { return len(makeBatches(d, opts, 0)) }

// makeBatches shuffles the sentences of an epoch and cuts them into batches.
func makeBatches(d *data, opts Options, epoch int) [][]*nn.Sent {
	rng := rand.New(rand.NewPCG(opts.Net.Seed, 1000+uint64(epoch)))
	pool := append([]*nn.Sent(nil), d.trees...)
	for _, i := range rng.Perm(len(d.named))[:int(opts.NameShare*float64(len(d.named)))] {
		t := d.named[i]
		if opts.Target == TargetNames {
			t = t.forget(rng, opts.TagDropout)
		}
		if rng.Float64() < opts.Replace {
			pool = append(pool, d.nameSentence(d.pools.replace(rng, t, 0.7), nil))
			continue
		}
		pool = append(pool, d.nameSentence(t, d.lessonOf(i)))
	}
	pool = append(pool, d.silver...)
	rng.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
	var batches [][]*nn.Sent
	var batch []*nn.Sent
	words := 0
	for _, s := range pool {
		if s.Len() > 250 {
			continue
		}
		batch = append(batch, s)
		if words += s.Len(); words >= opts.BatchWords {
			batches, batch, words = append(batches, batch), nil, 0
		}
	}
	if len(batch) > 0 {
		batches = append(batches, batch)
	}
	return batches
}
