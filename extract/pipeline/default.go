package pipeline

import (
	"fmt"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/clause"
	"github.com/quadwire/quadwire/extract/coref"
	"github.com/quadwire/quadwire/extract/encode"
	"github.com/quadwire/quadwire/extract/mend"
	"github.com/quadwire/quadwire/extract/ner"
	"github.com/quadwire/quadwire/extract/parse"
	"github.com/quadwire/quadwire/extract/relation"
	"github.com/quadwire/quadwire/extract/segment"
	"github.com/quadwire/quadwire/extract/tag"
	"github.com/quadwire/quadwire/extract/when"
	"github.com/quadwire/quadwire/schema"
)

// Config says what the input of the standard pipeline is like. The zero value
// suits articles.
type Config struct {
	// Lines takes each line of the text for one sentence.
	Lines bool
	// Tokenised says that the documents have their sentences and tokens already.
	Tokenised bool
	// Vocabulary holds the predicates; nil for those that the program carries.
	Vocabulary *schema.Vocabulary
	// Gazetteer is what is known of names beforehand; nil means the embedded one.
	Gazetteer *schema.Gazetteer
}

// Default returns the standard pipeline, from text to statements, with the models
// and the vocabulary that the program carries.
func Default(cfg Config) (*Pipeline, error) {
	var b builder
	var given []extract.Layer
	if cfg.Tokenised {
		given = append(given, extract.Tokens)
	} else {
		add(&b, func() (*segment.Segmenter, error) {
			return segment.NewConfig(segment.Config{OneSentencePerLine: cfg.Lines})
		})
	}
	net, err := encode.English()
	if err != nil {
		return nil, err
	}
	names, err := ner.English()
	if err != nil {
		return nil, err
	}
	gaz := cfg.Gazetteer
	if gaz == nil {
		if gaz, err = schema.LoadGazetteer(); err != nil {
			return nil, err
		}
	}
	vocab := cfg.Vocabulary
	if vocab == nil {
		if vocab, err = schema.LoadVocabulary(); err != nil {
			return nil, err
		}
	}
	add(&b, func() (*encode.Encoder, error) { return encode.New(net), nil })
	add(&b, func() (*tag.Tagger, error) { return tag.New(net) })
	add(&b, func() (*parse.Parser, error) { return parse.New(net) })
	add(&b, func() (*ner.Recognizer, error) { return ner.New(names, gaz) })
	add(&b, func() (*mend.Stage, error) { return mend.New(), nil })
	add(&b, func() (*coref.Stage, error) { return coref.New(gaz) })
	add(&b, when.New)
	add(&b, clause.New)
	add(&b, func() (*relation.Stage, error) { return relation.New(vocab) })
	if b.err != nil {
		return nil, b.err
	}
	return Given(given, b.stages...)
}

// builder collects stages and the first error.
type builder struct {
	stages []extract.Stage
	err    error
}

// add makes a stage, if none before it failed.
func add[S extract.Stage](b *builder, make func() (S, error)) {
	if b.err != nil {
		return
	}
	stage, err := make()
	if err != nil {
		b.err = fmt.Errorf("set up the pipeline: %w", err)
		return
	}
	b.stages = append(b.stages, stage)
}
