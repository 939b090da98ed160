package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/engine"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/treebank"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/encode"
	"github.com/quadwire/quadwire/extract/model"
	"github.com/quadwire/quadwire/extract/ner"
	"github.com/quadwire/quadwire/schema"
)

// network reads a model file, or returns the embedded model if path is empty.
func network(path string, embedded func() (*model.Network, error)) (*model.Network, error) {
	if path == "" {
		return embedded()
	}
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	net, err := model.Load(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return net, nil
}

// runNames measures the names that the standard stages find: in the given tokens
// of a corpus, or in the raw text of re3d.
func (o *evalOptions) runNames(ctx context.Context, stdout io.Writer) error {
	trees, err := network(o.model, encode.English)
	if err != nil {
		return err
	}
	names, err := network(o.nameNet, ner.English)
	if err != nil {
		return err
	}
	input := inputGoldTokens
	if o.re3d != "" {
		input = inputRaw
	}
	stages, err := nameStages(input, trees, names)
	if err != nil {
		return err
	}
	find := func(doc *extract.Document) error {
		return treebank.Process(ctx, []*extract.Document{doc}, stages...)
	}
	var scores fmt.Stringer
	if o.re3d != "" {
		gaz, err := schema.LoadGazetteer()
		if err != nil {
			return err
		}
		scores, err = engine.ScoreRe3d(o.re3d, gaz, find)
		if err != nil {
			return err
		}
	} else if scores, err = engine.ScoreNames(o.names, find); err != nil {
		return err
	}
	if _, err = fmt.Fprintln(stdout, scores); err != nil || o.re3d == "" {
		return err
	}
	return printEntities(ctx, stdout, o.re3d, stages, o.show)
}

// nameStages returns the stages that find names in an input, in order, with a
// network of tags and trees and one of names.
func nameStages(input string, trees, names *model.Network) ([]extract.Stage, error) {
	stages, err := treeStages(input, trees)
	if err != nil {
		return nil, err
	}
	gaz, err := schema.LoadGazetteer()
	if err != nil {
		return nil, err
	}
	recognizer, err := ner.New(names, gaz)
	if err != nil {
		return nil, err
	}
	return append(stages, recognizer), nil
}
