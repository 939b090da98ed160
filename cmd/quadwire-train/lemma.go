package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/treebank"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/model"
	"github.com/quadwire/quadwire/extract/tag"
)

// lemmaOptions trains the lemmatiser of extract/tag:
//
//	go run ./cmd/quadwire-train lemma --train ewt/train.conllu,gum/train.conllu \
//	  --dev ewt/dev.conllu,gum/dev.conllu --out extract/tag/data/lemma.tsv
type lemmaOptions struct {
	train, dev []string
	out        string
	flags      *pflag.FlagSet
}

func (o *lemmaOptions) addFlags(flags *pflag.FlagSet) {
	o.flags = flags
	flags.StringSliceVar(&o.train, "train", nil, "learn from the treebanks `FILE,FILE…`")
	flags.StringSliceVar(&o.dev, "dev", nil, "measure on the treebanks `FILE,FILE…`, with their own tags")
	flags.StringVar(&o.out, "out", "", "write the rules to `FILE`")
}

func (o *lemmaOptions) validate() error {
	switch {
	case len(o.train) == 0:
		return errors.New("--train is missing")
	case o.out == "":
		return errors.New("--out is missing")
	}
	return nil
}

func (o *lemmaOptions) run(_ context.Context, stdout, stderr io.Writer) error {
	train, err := treebank.Read(o.train...)
	if err != nil {
		return err
	}
	l, err := tag.TrainLemmatizer(train)
	if err != nil {
		return err
	}
	card := model.Card{
		Name: "english-lemmas", Licence: model.Licence, Training: sources(o.train...),
		Command: recipe("lemma", o.flags), Scores: map[string]float64{},
	}
	for _, path := range o.dev {
		docs, err := treebank.Read(path)
		if err != nil {
			return err
		}
		right, all := countLemmas(l, docs)
		share := percent(float64(right) / float64(max(all, 1)))
		fmt.Fprintf(stdout, "%s: %.2f %% of %d lemmas\n", path, share, all)
		card.Scores[treebankName(path)+" lemmas, gold tags"] = share
	}
	var out bytes.Buffer
	if err := l.Write(&out); err != nil {
		return err
	}
	fmt.Fprintf(stderr, "%s: %d bytes\n", o.out, out.Len())
	return writeModel(o.out, out.Bytes(), &card)
}

// countLemmas counts the words with a lemma, and those for which l finds it from
// the gold tags.
func countLemmas(l *tag.Lemmatizer, docs []*extract.Document) (right, all int) {
	for _, doc := range docs {
		for i := range doc.Tokens {
			tok := &doc.Tokens[i]
			if tok.Lemma == "" {
				continue
			}
			all++
			if l.Lemma(tok.Form, tok.UPOS, tok.XPOS) == tok.Lemma {
				right++
			}
		}
	}
	return right, all
}
