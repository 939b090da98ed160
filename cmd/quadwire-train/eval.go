package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/attachment"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/conll18"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/treebank"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/encode"
	"github.com/quadwire/quadwire/extract/mend"
	"github.com/quadwire/quadwire/extract/model"
	"github.com/quadwire/quadwire/extract/parse"
	"github.com/quadwire/quadwire/extract/segment"
	"github.com/quadwire/quadwire/extract/tag"
)

// The inputs that stages can be measured on.
const (
	inputRaw        = "raw"         // the text alone
	inputGoldTokens = "gold-tokens" // sentences and tokens of the treebank
)

// evalOptions measures the embedded models:
//
//	go run ./cmd/quadwire-train eval --treebank ewt/dev.conllu --input raw
//	go run ./cmd/quadwire-train eval --treebank ewt/dev.conllu --input gold-tokens --mended
//	go run ./cmd/quadwire-train eval --treebank ewt/dev.conllu --input gold-tokens --slips nsubj,obj,obl
//	go run ./cmd/quadwire-train eval --names ner/uner-ewt-dev.iob2
//	go run ./cmd/quadwire-train eval --re3d domain/re3d-dev.jsonl
//	go run ./cmd/quadwire-train eval --graph graph/dev --articles .. --show
//	go run ./cmd/quadwire-train eval --plover domain/plover-gsr-dev.jsonl
//	go run ./cmd/quadwire-train eval --re3d-relations domain/re3d-dev.jsonl
//	go run ./cmd/quadwire-train eval --carb oie/carb-dev.tsv --style full
//	go run ./cmd/quadwire-train eval --propositions testdata/propositions
//	go run ./cmd/quadwire-train eval --statements testdata/statements/first --show
//	go run ./cmd/quadwire-train eval --judged judged.tsv --texts ../articles --graph graph/dev --articles ..
type evalOptions struct {
	treebank string
	names    string
	input    string
	re3d     string
	ids      string
	model    string
	nameNet  string
	slips    []string
	graph    string
	plover   string
	re3dRels string
	articles string
	mended   bool
	show     bool
	facts    factsOptions
	// statements is a folder of cases.
	statements string
	// judged are files of judged statements, texts their articles.
	judged, texts []string
}

// slipsShown is how many classes of wrong attachments of a relation are printed.
const slipsShown = 10

func (o *evalOptions) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&o.treebank, "treebank", "", "measure on the treebank `FILE`")
	flags.StringVar(&o.names, "names", "", "measure names, gazetteer included, on the corpus `FILE` instead (a word and its tag on a line)")
	flags.StringVar(&o.re3d, "re3d", "", "measure the names found in the raw texts of re3d's `FILE` instead (JSON Lines)")
	flags.StringVar(&o.graph, "graph", "", "measure statements against the actor graphs in `DIR` instead (JSON)")
	flags.StringVar(&o.articles, "articles", ".", "`DIR` that the articles of --graph start from")
	flags.StringVar(&o.plover, "plover", "", "measure events against the records of PLOVER in `FILE` instead (JSON Lines)")
	flags.StringVar(&o.re3dRels, "re3d-relations", "", "measure relations against the documents of re3d in `FILE` instead (JSON Lines)")
	flags.StringVar(&o.statements, "statements", "", "measure statements on the cases in `DIR` instead")
	flags.StringSliceVar(&o.judged, "judged", nil, "measure how reliable the confidence of statements is on `FILES` of judged ones instead; what else is to be measured is trained on")
	flags.StringSliceVar(&o.texts, "texts", nil, "`PATHS` of the articles of --judged")
	flags.BoolVar(&o.show, "show", false, "print what was missed, too")
	flags.StringVar(&o.input, "input", inputRaw, "give the stages `raw|gold-tokens`")
	flags.StringVar(&o.model, "model", "", "measure the model of tags and trees in `FILE`, not the embedded one")
	flags.StringVar(&o.nameNet, "names-model", "", "measure the model of names in `FILE`, not the embedded one")
	flags.BoolVar(&o.mended, "mended", false, "measure the trees of --treebank as the stages after the names read them, slips mended")
	flags.StringSliceVar(&o.slips, "slips", nil, "print how well each relation is found, and the commonest wrong attachments of these `RELATIONS`")
	flags.StringVar(&o.ids, "documents", "", "only documents whose ID contains `TEXT`")
	o.facts.addFlags(flags)
}

// measured is how many things are to be measured.
func (o *evalOptions) measured() int {
	n := 0
	for _, path := range []string{o.treebank, o.names, o.re3d, o.graph, o.plover, o.re3dRels, o.statements} {
		if path != "" {
			n++
		}
	}
	return n
}

func (o *evalOptions) validate() error {
	if len(o.judged) > 0 {
		labels := o.labels()
		return labels.validate()
	}
	if o.facts.chosen() {
		return o.facts.validate(o.measured() == 0)
	}
	switch {
	case o.measured() > 1:
		return errors.New("--treebank, --names, --re3d, --graph, --plover, --re3d-relations and --statements are measured one at a time")
	case o.names+o.re3d+o.graph+o.plover+o.re3dRels+o.statements != "":
		return nil
	case o.treebank == "":
		return errors.New("--treebank is missing")
	case o.input != inputRaw && o.input != inputGoldTokens:
		return fmt.Errorf("--input %q is neither %s nor %s", o.input, inputRaw, inputGoldTokens)
	case len(o.slips) > 0 && o.input != inputGoldTokens:
		return fmt.Errorf("--slips compares attachments of the same tokens: add --input %s", inputGoldTokens)
	}
	return nil
}

// labels are the references that tell which statements are right.
func (o *evalOptions) labels() labelOptions {
	out := labelOptions{judged: o.judged, texts: o.texts, graph: o.graph, articles: o.articles, plover: o.plover, re3d: o.re3dRels, carb: o.facts.carb}
	if o.statements != "" {
		out.cases = []string{o.statements}
	}
	return out
}

func (o *evalOptions) run(ctx context.Context, stdout, _ io.Writer) error {
	if len(o.judged) > 0 {
		return runReliability(ctx, stdout, o.labels())
	}
	if o.facts.chosen() {
		return o.facts.run(ctx, stdout, o.show)
	}
	if o.names != "" || o.re3d != "" {
		return o.runNames(ctx, stdout)
	}
	if o.graph != "" {
		return o.runGraph(ctx, stdout)
	}
	if o.plover != "" {
		return o.runPlover(ctx, stdout)
	}
	if o.statements != "" {
		return o.runStatements(ctx, stdout)
	}
	if o.re3dRels != "" {
		return o.runRE3DRelations(ctx, stdout)
	}
	all, err := treebank.Read(o.treebank)
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
	net, err := network(o.model, encode.English)
	if err != nil {
		return err
	}
	stages, err := treeStages(o.input, net)
	if err != nil {
		return err
	}
	if o.mended {
		names, err := nameStage()
		if err != nil {
			return err
		}
		stages = append(stages, names, mend.New())
	}
	system := treebank.RawText(gold)
	if o.input == inputGoldTokens {
		system = treebank.BareTokens(gold)
	}
	if err := treebank.Process(ctx, system, stages...); err != nil {
		return err
	}
	scores, err := conll18.Evaluate(gold, system)
	if err != nil {
		return fmt.Errorf("%s: %w", o.treebank, err)
	}
	if err := printScores(stdout, &scores, layers(o.input, stages)); err != nil || len(o.slips) == 0 {
		return err
	}
	report, err := attachment.Compare(gold, system)
	if err != nil {
		return err
	}
	return printSlips(stdout, report, o.slips, slipsShown)
}

// treeStages returns the stages to measure, in order.
func treeStages(input string, net *model.Network) ([]extract.Stage, error) {
	var stages []extract.Stage
	if input == inputRaw {
		seg, err := segment.New()
		if err != nil {
			return nil, err
		}
		stages = append(stages, seg)
	}
	tagger, err := tag.New(net)
	if err != nil {
		return nil, err
	}
	parser, err := parse.New(net)
	if err != nil {
		return nil, err
	}
	return append(stages, encode.New(net), tagger, parser), nil
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
