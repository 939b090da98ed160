package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/corefeval"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/treebank"
	"github.com/quadwire/quadwire/extract/coref"
	"github.com/quadwire/quadwire/extract/model"
	"github.com/quadwire/quadwire/schema"
)

// chainsOptions trains the chains of extract/coref:
//
//	go run ./cmd/quadwire-train chains --train gum/train.conllu --dev gum/dev.conllu \
//	  --entities gum/entities.jsonl --out extract/coref/data/chains.model
//
// Tags and trees are those of the treebank, names those of extract/ner.
type chainsOptions struct {
	train    []string
	dev      []string
	entities string
	out      string
	cfg      coref.TrainConfig
	flags    *pflag.FlagSet
}

func (o *chainsOptions) addFlags(flags *pflag.FlagSet) {
	o.flags = flags
	flags.StringSliceVar(&o.train, "train", nil, "learn from the treebanks `FILE,FILE…`")
	flags.StringSliceVar(&o.dev, "dev", nil, "measure on the treebanks `FILE,FILE…`")
	flags.StringVar(&o.entities, "entities", "", "read mentions and clusters from `FILE` (JSON Lines)")
	flags.StringVar(&o.out, "out", "", "write the model to `FILE`")
	flags.IntVar(&o.cfg.Epochs, "epochs", 16, "make `N` passes over the documents")
	flags.IntVar(&o.cfg.Bits, "bits", 18, "2^`N` buckets for features")
	flags.Float64Var(&o.cfg.Rate, "rate", 0.05, "learning `RATE`")
	flags.Float64Var(&o.cfg.Dropout, "dropout", 0.3, "leave out this `SHARE` of the features, drawn for each choice")
	flags.Float64Var(&o.cfg.Missed, "missed", 4, "`COST` of leaving a phrase alone that has an antecedent")
	flags.Float64Var(&o.cfg.Joined, "joined", 0, "`COST` of joining a phrase that has no antecedent")
	flags.Float64Var(&o.cfg.Wrong, "wrong", 1, "`COST` of joining a phrase with a wrong one")
	flags.Uint64Var(&o.cfg.Seed, "seed", 1, "seed `N` of the order of documents")
}

func (o *chainsOptions) validate() error {
	switch {
	case len(o.train) == 0 || o.entities == "":
		return errors.New("--train and --entities are needed")
	case o.out == "":
		return errors.New("--out is missing")
	case o.cfg.Epochs < 1:
		return errors.New("--epochs must be at least 1")
	case o.cfg.Bits < 1 || o.cfg.Bits > 24:
		return errors.New("--bits must be within 1 and 24")
	}
	return nil
}

func (o *chainsOptions) run(ctx context.Context, _, stderr io.Writer) error {
	gold, err := readAnnotations(o.entities)
	if err != nil {
		return err
	}
	docs, err := goldTrees(ctx, o.train, gold)
	if err != nil {
		return err
	}
	gaz, err := schema.LoadGazetteer()
	if err != nil {
		return err
	}
	for _, d := range docs {
		d.system.Chains = d.gold.TokenChains()
	}
	card := model.Card{
		Name: "english-chains", Licence: model.Licence, Training: sources(o.train...),
		Command: strings.Replace(recipe("chains", o.flags), o.entities, shortPath(o.entities), 1), Scores: map[string]float64{},
	}
	o.cfg.Progress = func(epoch int, loss float64, _ *coref.ChainModel) {
		fmt.Fprintf(stderr, "pass %d: loss %.4f\n", epoch, loss)
	}
	m, err := coref.TrainChains(ctx, systems(docs), gaz, o.cfg)
	if err != nil {
		return err
	}
	for _, path := range o.dev {
		score, err := measureChains(ctx, path, gold, m)
		if err != nil {
			return err
		}
		fmt.Fprintf(stderr, "%s: CoNLL %.2f\n", path, score)
		card.Scores[treebankName(path)+" CoNLL, gold trees"] = score
	}
	data := m.Encode()
	fmt.Fprintf(stderr, "%s: %d bytes\n", o.out, len(data))
	return writeModel(o.out, data, &card)
}

// measureChains returns the CoNLL score of a model on a treebank, without singletons.
func measureChains(ctx context.Context, path string, gold []corefeval.Doc, m *coref.ChainModel) (float64, error) {
	docs, err := goldTrees(ctx, []string{path}, gold)
	if err != nil {
		return 0, err
	}
	stage, err := coref.NewConfig(coref.Config{Model: m})
	if err != nil {
		return 0, err
	}
	if err := treebank.Process(ctx, systems(docs), stage); err != nil {
		return 0, err
	}
	var scores corefeval.Scores
	for _, d := range docs {
		scores.Add(d.gold.Chains().WithoutSingletons(), corefeval.SystemChains(d.system, d.gold.Tokens).WithoutSingletons())
	}
	return percent(scores.CoNLL()), nil
}
