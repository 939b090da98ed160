package query

import (
	"context"
	"sync"
	"time"

	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// Query reads a graph. It may be used by several goroutines.
type Query struct {
	st *store.Store

	naming sync.Mutex // guards names
	names  *names     // nil until a search

	known known
}

// New returns a Query over st, which must stay open.
func New(st *store.Store) *Query { return &Query{st: st} }

// Fact is a statement of the graph with the article that shows it. The labels of
// its actors are those of the whole graph, not of the article.
type Fact struct {
	schema.Statement
	Source schema.Source `json:"source"`
	// Support is the number of articles that state the same, at least 1; only
	// [Query.Strongest] counts them.
	Support int `json:"support,omitempty"`
}

// FactsOptions say which facts to look for. Empty fields do not restrict.
type FactsOptions struct {
	Filter
	// Actor is the ID of an entity that the facts have as subject or object. It is
	// required; see [Query.Resolve].
	Actor string
	// With is the ID of the entity on the other side.
	With string
	// Sort is the order, [ByDate] if empty.
	Sort Order
	// Limit is the greatest number of facts, 0 for all.
	Limit int
}

// Order is an order of facts.
type Order string

// The orders of facts. What is equal in one goes by the next: date, confidence, ID.
const (
	// ByDate is oldest first, those without date last; Newest is newest first.
	ByDate Order = "date"
	Newest Order = "newest"
	// ByConfidence is surest first.
	ByConfidence Order = "confidence"
	// ByPredicate is by the alphabet.
	ByPredicate Order = "predicate"
)

// Orders lists all orders.
var Orders = []Order{ByDate, Newest, ByConfidence, ByPredicate}

// Options bound a query in one of Cayley's languages.
type Options struct {
	// Limit is the greatest number of results, 0 for 1000, negative for all.
	Limit int
	// Timeout is how long the query may run, 0 for 30 s.
	Timeout time.Duration
	// LD gives values as JSON-LD instead of plain JSON.
	LD bool
}

// Runner runs queries in Cayley's languages. [Query] is one that runs them in this
// process, [Isolated] one that runs them in a process of their own.
type Runner interface {
	// Run runs a query and returns its results, which encoding/json can write. The
	// languages are those of [Languages].
	Run(ctx context.Context, lang, text string, opts Options) ([]any, error)
}
