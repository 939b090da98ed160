package engine

import (
	"context"
	"fmt"
	"math"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/conll18"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/treebank"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/encode"
	"github.com/quadwire/quadwire/extract/model"
	"github.com/quadwire/quadwire/extract/parse"
	"github.com/quadwire/quadwire/extract/tag"
)

// reported are the metrics of a training's report.
var reported = map[string]bool{"UPOS": true, "XPOS": true, "Lemmas": true, "UAS": true, "LAS": true, "CLAS": true}

// Score tags and parses the gold tokens of a treebank with net and returns the F1
// of the CoNLL 2018 metrics, in per cent with two digits, and a line of them.
func Score(ctx context.Context, net *model.Network, path string) (scores map[string]float64, line string, err error) {
	tagger, err := tag.New(net)
	if err != nil {
		return nil, "", err
	}
	parser, err := parse.New(net)
	if err != nil {
		return nil, "", err
	}
	return scoreStages(ctx, path, encode.New(net), tagger, parser)
}

// scoreStages is Score for stages that tag and parse.
func scoreStages(ctx context.Context, path string, stages ...extract.Stage) (scores map[string]float64, line string, err error) {
	gold, err := treebank.Read(path)
	if err != nil {
		return nil, "", err
	}
	system := treebank.BareTokens(gold)
	if err := treebank.Process(ctx, system, stages...); err != nil {
		return nil, "", err
	}
	result, err := conll18.Evaluate(gold, system)
	if err != nil {
		return nil, "", fmt.Errorf("%s: %w", path, err)
	}
	scores = map[string]float64{}
	for _, s := range result.All() {
		if reported[s.Name] {
			scores[s.Name] = percent(s.F1())
			line += fmt.Sprintf("%s %.2f ", s.Name, scores[s.Name])
		}
	}
	return scores, line, nil
}

// percent turns a share into per cent with two digits.
func percent(share float64) float64 { return math.Round(10000*share) / 100 }
