package ask

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// Article asks for an article with its text and all that it says.
type Article struct{ ID string }

// NewArticle returns the question.
func NewArticle() *Article { return &Article{} }

// ArticleAnswer has the article; the text where the graph keeps it.
type ArticleAnswer struct {
	Version int `json:"version"`
	*query.Article
}

// NoArticleError says that the graph has no article of an ID. It is a [query.ErrUnknown].
type NoArticleError struct{ ID string }

func (e *NoArticleError) Error() string { return fmt.Sprintf("no article %q in the graph", e.ID) }
func (e *NoArticleError) Unwrap() error { return query.ErrUnknown }

// Params are the parameters of the question.
func (a *Article) Params() []Param {
	return []Param{{Name: "article", Into: &a.ID, Arg: true, Required: true, Usage: "the `ID` of an article, as statements have it"}}
}

// Ask answers the question. It fails with [NoArticleError] where the graph has no such
// article.
func (a *Article) Ask(ctx context.Context, q *query.Query) (*ArticleAnswer, error) {
	found, err := q.Article(ctx, strings.TrimPrefix(a.ID, schema.PrefixDocument))
	if errors.Is(err, query.ErrUnknown) {
		err = &NoArticleError{a.ID}
	}
	return &ArticleAnswer{Version, found}, err
}
