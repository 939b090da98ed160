// Package when finds expressions of time and resolves them against the date of
// the article: "on Friday", "last month", "October 21, 2022", "three days ago", "from
// March 4 to March 8"; or against the time named before: "two days later".
//
// It needs tokens, tags and trees, and provides Document.Times. A Time has the
// precision of the words: a day, a week, a month, a year, or a span between two such.
// What is relative needs Article.Published; without it only explicit dates are found. The tree decides the direction: under "will" or a
// plan, "on Friday" is the next Friday, else the last one up to publication.
//
// Method: a small grammar over the tokens, longest match first, in the manner of
// HeidelTime (Strötgen and Gertz 2010), whose rules for news measure relative
// days from the publication date and pick past or future by tense.
package when

import (
	"context"
	"fmt"
	"time"

	"github.com/quadwire/quadwire/extract"
)

// Stage finds times. It has no state.
type Stage struct{}

// New returns the stage. The error is part of the signature that all stages share.
func New() (*Stage, error) { return &Stage{}, nil }

// Name implements extract.Stage.
func (*Stage) Name() string { return "when" }

// Needs implements extract.Stage.
func (*Stage) Needs() []extract.Layer {
	return []extract.Layer{extract.Tokens, extract.Tags, extract.Mended}
}

// Provides implements extract.Stage.
func (*Stage) Provides() []extract.Layer { return []extract.Layer{extract.Times} }

// Process sets doc.Times, in order of the text and without overlaps. A date of
// publication that is not YYYY-MM-DD is an error.
func (*Stage) Process(ctx context.Context, doc *extract.Document) error {
	m := &matcher{doc: doc, toks: doc.Tokens, tree: extract.NewTree(doc)}
	if published := doc.Article.Published; published != "" {
		day, err := time.Parse(time.DateOnly, published)
		if err != nil {
			return fmt.Errorf("date of article %s: %w", doc.Article.ID, err)
		}
		m.ref = calendar{day}
	}
	doc.Times = nil
	for i, sent := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		m.enter(i, sent.First, sent.End)
		for at := sent.First; at < sent.End; {
			found, ok := m.match(at)
			if !ok {
				at++
				continue
			}
			doc.Times = append(doc.Times, found)
			m.anchor, m.anchorSentence = found.Value, i
			at = found.End
		}
	}
	return nil
}
