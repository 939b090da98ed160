package ask

import (
	"context"

	"github.com/quadwire/quadwire/graph/query"
)

// Search asks which actors have names like a text.
type Search struct {
	Text string
	// Limit is the greatest number of actors.
	Limit int
}

// NewSearch returns the question with its defaults.
func NewSearch() *Search { return &Search{Limit: 10} }

// SearchAnswer has the actors, the likest first; none where there are none.
type SearchAnswer struct {
	Version int         `json:"version"`
	Actors  []query.Hit `json:"actors"`
}

// Params are the parameters of the question.
func (a *Search) Params() []Param {
	return []Param{
		{Name: "q", Into: &a.Text, Arg: true, Required: true, Usage: "the `TEXT` that names should be like; typing errors, missing accents and another order of words are forgiven"},
		{Name: "limit", Short: "n", Into: &a.Limit, Least: 1, bound: ofHits, Usage: "show at most `N` actors"},
	}
}

// Ask answers the question.
func (a *Search) Ask(ctx context.Context, q *query.Query) (*SearchAnswer, error) {
	hits, err := q.Search(ctx, a.Text, a.Limit)
	return &SearchAnswer{Version, hits}, err
}
