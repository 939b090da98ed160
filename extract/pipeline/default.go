package pipeline

import "github.com/quadwire/quadwire/extract"

// Config says what the input of the standard pipeline is like. The zero value
// suits articles.
type Config struct {
	// Lines takes each line of the text for one sentence.
	Lines bool
	// Tokenised says that the documents have their sentences and tokens already.
	Tokenised bool
}

// Default returns the standard pipeline, from text to statements.
func Default(cfg Config) (*Pipeline, error) {
	var stages []extract.Stage
	var given []extract.Layer
	if cfg.Tokenised {
		given = append(given, extract.Tokens)
	}
	return Given(given, stages...)
}
