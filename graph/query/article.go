package query

import (
	"context"
	"fmt"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// Article is an article with what it says.
type Article struct {
	Source schema.Source `json:"article"`
	// Text is the whole text, which the offsets of the statements are into; empty where
	// the graph does not keep it.
	Text string `json:"text,omitempty"`
	// Statements are in the order of the text.
	Statements []schema.Statement `json:"statements"`
}

// Article returns the article with the given ID, or [ErrUnknown].
func (q *Query) Article(ctx context.Context, id string) (*Article, error) {
	out := &Article{Statements: []schema.Statement{}}
	doc := quads.Document(id)
	found := false
	err := q.st.Each(ctx, store.Pattern{Subject: doc}, func(got quad.Quad) bool {
		found = found || got.Predicate == quads.Type && got.Object == quads.NewsArticle
		return !found
	})
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, fmt.Errorf("article %q: %w", id, ErrUnknown)
	}
	r := q.reader()
	if out.Source, err = r.source(ctx, doc); err != nil {
		return nil, err
	}
	facts, err := r.article(ctx, doc)
	if err != nil {
		return nil, err
	}
	for i := range facts {
		out.Statements = append(out.Statements, facts[i].Statement)
	}
	out.Text, err = q.Text(ctx, id)
	return out, err
}

// Text returns the whole text of an article, empty where the graph does not keep it.
func (q *Query) Text(ctx context.Context, id string) (out string, err error) {
	err = q.st.Each(ctx, store.Pattern{Subject: quads.Body(id), Predicate: quads.Text}, func(got quad.Quad) bool {
		out = text(got.Object)
		return false
	})
	return out, err
}
