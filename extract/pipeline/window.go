package pipeline

import (
	"context"
	"slices"

	"github.com/quadwire/quadwire/extract"
)

// windowTokens is how many tokens have vectors at a time. A vector takes about a
// kilobyte, so that those of a long text would take two hundred times its size.
const windowTokens = 8192

// sentenceLayers are what stages that look at one sentence at a time provide.
var sentenceLayers = []extract.Layer{extract.Vectors, extract.Tags, extract.Trees}

// windowed returns how many of stages, from the first on, can share vectors window
// by window: it makes them, and they end with the last that needs them. It is 0
// where the first makes none or they are to stay in the document.
func windowed(stages []extract.Stage) int {
	if len(stages) == 0 || !slices.Contains(stages[0].Provides(), extract.Vectors) {
		return 0
	}
	end := 0
	for i, stage := range stages {
		if slices.Contains(stage.Needs(), extract.Vectors) {
			end = i + 1
		}
	}
	for _, stage := range stages[:end] {
		if !subset(stage.Provides(), sentenceLayers) {
			return 0
		}
	}
	return end
}

// processWindows takes the sentences of doc through stages, windowTokens at a
// time; the vectors of a window go with it.
func processWindows(ctx context.Context, stages []extract.Stage, doc *extract.Document) error {
	for first := 0; first < len(doc.Sentences); {
		end := first + 1
		for end < len(doc.Sentences) && doc.Sentences[end].End-doc.Sentences[first].First <= windowTokens {
			end++
		}
		if err := processWindow(ctx, stages, doc, doc.Sentences[first:end]); err != nil {
			return err
		}
		first = end
	}
	return nil
}

func processWindow(ctx context.Context, stages []extract.Stage, doc *extract.Document, sents []extract.Sentence) error {
	base, end := sents[0].First, sents[len(sents)-1].End
	window := &extract.Document{Article: doc.Article, Sentences: slices.Clone(sents), Tokens: doc.Tokens[base:end:end]}
	for i := range window.Sentences {
		window.Sentences[i].First -= base
		window.Sentences[i].End -= base
	}
	shift := func(by int) {
		for i := range window.Tokens {
			if window.Tokens[i].Head >= 0 {
				window.Tokens[i].Head += by
			}
		}
	}
	shift(-base)
	defer shift(base)
	for _, stage := range stages {
		if err := protect(ctx, stage, window); err != nil {
			return err
		}
	}
	return nil
}
