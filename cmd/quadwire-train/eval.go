package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/conll18"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/segment"
)

// The inputs that stages can be measured on.
const (
	inputRaw        = "raw"         // the text alone
	inputGoldTokens = "gold-tokens" // sentences and tokens of the treebank
)

// evalOptions measures the embedded models:
//
//	go run ./cmd/quadwire-train eval --treebank ewt/dev.conllu --input raw
type evalOptions struct {
	treebank string
	input    string
	ids      string
}

func (o *evalOptions) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&o.treebank, "treebank", "", "measure on the treebank `FILE`")
	flags.StringVar(&o.input, "input", inputRaw, "give the stages `raw|gold-tokens`")
	flags.StringVar(&o.ids, "documents", "", "only documents whose ID contains `TEXT`")
}

func (o *evalOptions) validate() error {
	switch {
	case o.treebank == "":
		return errors.New("--treebank is missing")
	case o.input != inputRaw && o.input != inputGoldTokens:
		return fmt.Errorf("--input %q is neither %s nor %s", o.input, inputRaw, inputGoldTokens)
	}
	return nil
}

func (o *evalOptions) run(ctx context.Context, stdout, _ io.Writer) error {
	all, err := readTreebank(o.treebank)
	if err != nil {
		return err
	}
	var gold []*extract.Document
	for _, doc := range all {
		if strings.Contains(doc.Article.ID, o.ids) {
			gold = append(gold, doc)
		}
	}
	if len(gold) == 0 {
		return fmt.Errorf("%s: no document whose ID contains %q", o.treebank, o.ids)
	}
	stages, err := pipeline(o.input)
	if err != nil {
		return err
	}
	input := rawText(gold)
	if o.input == inputGoldTokens {
		input = bareTokens(gold)
	}
	system, err := process(ctx, input, stages)
	if err != nil {
		return err
	}
	scores, err := conll18.Evaluate(gold, system)
	if err != nil {
		return fmt.Errorf("%s: %w", o.treebank, err)
	}
	return printScores(stdout, &scores, layers(o.input, stages))
}

// pipeline returns the stages to measure, in order.
func pipeline(input string) ([]extract.Stage, error) {
	var stages []extract.Stage
	if input == inputRaw {
		seg, err := segment.New()
		if err != nil {
			return nil, err
		}
		stages = append(stages, seg)
	}
	return stages, nil
}

// layers are the layers that the input and the stages give.
func layers(input string, stages []extract.Stage) map[extract.Layer]bool {
	have := map[extract.Layer]bool{}
	if input == inputGoldTokens {
		have[extract.Tokens] = true
	}
	for _, stage := range stages {
		for _, layer := range stage.Provides() {
			have[layer] = true
		}
	}
	return have
}

// rawText returns documents of the same text with one space between the
// sentences of a paragraph, where conllu.Read has a line break, so that the
// layout tells nothing.
func rawText(gold []*extract.Document) []*extract.Document {
	out := make([]*extract.Document, len(gold))
	for i, doc := range gold {
		text := []byte(doc.Article.Text)
		for k := 1; k < len(doc.Sentences); k++ {
			before, sent := &doc.Sentences[k-1], &doc.Sentences[k]
			if sent.Paragraph == before.Paragraph {
				text[before.Span.End] = ' '
			}
		}
		art := *doc.Article
		art.Text = string(text)
		out[i] = &extract.Document{Article: &art}
	}
	return out
}

// bareTokens returns documents with the sentences and tokens of gold and nothing more.
func bareTokens(gold []*extract.Document) []*extract.Document {
	out := make([]*extract.Document, len(gold))
	for i, doc := range gold {
		bare := &extract.Document{Article: doc.Article, Sentences: doc.Sentences}
		for _, tok := range doc.Tokens {
			bare.Tokens = append(bare.Tokens, extract.Token{
				Span: tok.Span, Form: tok.Form, Contracted: tok.Contracted, Head: -1,
			})
		}
		out[i] = bare
	}
	return out
}

// process runs the stages over docs and returns docs.
func process(ctx context.Context, docs []*extract.Document, stages []extract.Stage) ([]*extract.Document, error) {
	for _, doc := range docs {
		for _, stage := range stages {
			if err := stage.Process(ctx, doc); err != nil {
				return nil, fmt.Errorf("%s: %s: %w", doc.Article.ID, stage.Name(), err)
			}
		}
	}
	return docs, nil
}

// needs says which layer a metric measures.
var needs = map[string]extract.Layer{
	"Tokens": extract.Tokens, "Sentences": extract.Tokens, "Words": extract.Tokens,
	"UPOS": extract.Tags, "XPOS": extract.Tags, "UFeats": extract.Tags, "AllTags": extract.Tags, "Lemmas": extract.Tags,
	"UAS": extract.Trees, "LAS": extract.Trees, "CLAS": extract.Trees, "MLAS": extract.Trees, "BLEX": extract.Trees,
}

// printScores prints the metrics of the layers that there are, in per cent.
func printScores(w io.Writer, scores *conll18.Scores, have map[extract.Layer]bool) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "metric\tprecision\trecall\tF1\taligned\t")
	for _, s := range scores.All() {
		if !have[needs[s.Name]] {
			continue
		}
		aligned := "-"
		if s.Aligned > 0 {
			aligned = fmt.Sprintf("%.2f", 100*s.AlignedAccuracy())
		}
		fmt.Fprintf(table, "%s\t%.2f\t%.2f\t%.2f\t%s\t\n", s.Name, 100*s.Precision(), 100*s.Recall(), 100*s.F1(), aligned)
	}
	return table.Flush()
}
