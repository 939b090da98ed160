package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/conll18"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/treebank"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/model"
	"github.com/quadwire/quadwire/extract/segment"
)

// segmentOptions trains extract/segment:
//
//	go run ./cmd/quadwire-train segment --train ewt/train.conllu,gum/train.conllu \
//	  --dev ewt/dev.conllu,gum/dev.conllu --out extract/segment/data/segment.model
type segmentOptions struct {
	train, dev []string
	out        string
	cfg        segment.TrainConfig
	flags      *pflag.FlagSet
}

func (o *segmentOptions) addFlags(flags *pflag.FlagSet) {
	o.flags = flags
	flags.StringSliceVar(&o.train, "train", nil, "learn from the treebanks `FILE,FILE…`")
	flags.StringSliceVar(&o.dev, "dev", nil, "after each pass, measure on the treebanks `FILE,FILE…`")
	flags.StringVar(&o.out, "out", "", "write the model to `FILE`")
	flags.IntVar(&o.cfg.Epochs, "epochs", 8, "make `N` passes over the treebanks")
	flags.IntVar(&o.cfg.TokenBits, "token-bits", 21, "2^`N` buckets for the tokeniser")
	flags.IntVar(&o.cfg.SentenceBits, "sentence-bits", 22, "2^`N` buckets for the sentence splitter")
	flags.Float64Var(&o.cfg.Rate, "rate", 0.06, "learning `RATE`")
	flags.Float64Var(&o.cfg.Dropout, "dropout", 0.1, "leave out this `SHARE` of the features, drawn for each example")
	flags.Uint64Var(&o.cfg.Seed, "seed", 1, "seed `N` of the order and layout of documents")
}

func (o *segmentOptions) validate() error {
	switch {
	case len(o.train) == 0:
		return errors.New("--train is missing")
	case o.out == "":
		return errors.New("--out is missing")
	case o.cfg.Epochs < 1:
		return errors.New("--epochs must be at least 1")
	case o.cfg.TokenBits < 1 || o.cfg.TokenBits > 24 || o.cfg.SentenceBits < 1 || o.cfg.SentenceBits > 24:
		return errors.New("--token-bits and --sentence-bits must be within 1 and 24")
	}
	return nil
}

func (o *segmentOptions) run(ctx context.Context, _, stderr io.Writer) error {
	train, err := treebank.Read(o.train...)
	if err != nil {
		return err
	}
	dev := make([][]*extract.Document, len(o.dev))
	for i, path := range o.dev {
		if dev[i], err = treebank.Read(path); err != nil {
			return err
		}
	}
	card := model.Card{
		Name: "english-segments", Licence: model.Licence, Training: sources(o.train...),
		Command: recipe("segment", o.flags), Scores: map[string]float64{},
	}
	var devErr error
	o.cfg.Progress = func(epoch int, tokenLoss, sentenceLoss float64, m *segment.Model) {
		fmt.Fprintf(stderr, "pass %d: loss %.4f %.4f", epoch, tokenLoss, sentenceLoss)
		for i, docs := range dev {
			scores, err := evalSegment(ctx, docs, m)
			if err != nil {
				devErr = err
				return
			}
			fmt.Fprintf(stderr, "; %s: tokens %.2f words %.2f sentences %.2f", o.dev[i],
				100*scores.Tokens.F1(), 100*scores.Words.F1(), 100*scores.Sentences.F1())
			name := treebankName(o.dev[i])
			card.Scores[name+" tokens"] = percent(scores.Tokens.F1())
			card.Scores[name+" sentences"] = percent(scores.Sentences.F1())
		}
		fmt.Fprintln(stderr)
	}
	m, err := segment.Train(ctx, train, o.cfg)
	if err != nil {
		return err
	}
	if devErr != nil {
		return devErr
	}
	data := m.Encode()
	fmt.Fprintf(stderr, "%s: %d bytes\n", o.out, len(data))
	return writeModel(o.out, data, &card)
}

func evalSegment(ctx context.Context, gold []*extract.Document, m *segment.Model) (conll18.Scores, error) {
	seg, err := segment.NewConfig(segment.Config{Model: m})
	if err != nil {
		return conll18.Scores{}, err
	}
	system := treebank.RawText(gold)
	if err := treebank.Process(ctx, system, seg); err != nil {
		return conll18.Scores{}, err
	}
	return conll18.Evaluate(gold, system)
}
