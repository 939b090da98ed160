package mend

import (
	"context"
	"fmt"

	"github.com/quadwire/quadwire/extract"
)

// maxTokens bounds the sentences that are mended: the rules look at pairs of tokens.
const maxTokens = 256

// Stage is the stage. It is immutable.
type Stage struct{}

// New returns the stage.
func New() *Stage { return &Stage{} }

// Name implements extract.Stage.
func (*Stage) Name() string { return "mend" }

// Needs implements extract.Stage.
func (*Stage) Needs() []extract.Layer {
	return []extract.Layer{extract.Tags, extract.Trees, extract.Names}
}

// Provides implements extract.Stage.
func (*Stage) Provides() []extract.Layer { return []extract.Layer{extract.Mended} }

// Process mends the trees, tags and names of doc in place. Any labels and any number of roots
// will do; heads outside of the sentence and cycles are errors.
func (*Stage) Process(ctx context.Context, doc *extract.Document) error {
	if err := extract.CheckTrees(doc); err != nil {
		return fmt.Errorf("mend: %w", err)
	}
	for _, sent := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		if sent.End-sent.First > maxTokens {
			continue
		}
		m := mender{toks: doc.Tokens, first: sent.First, end: sent.End}
		before := m.tags()
		for _, rule := range mends {
			for t := m.first; t < m.end; t++ {
				rule(&m, t)
			}
		}
		m.rename(doc, before)
	}
	return nil
}
