package query

import (
	"context"
	"time"

	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// Query reads a graph. It may be used by several goroutines.
type Query struct {
	st *store.Store
}

// New returns a Query over st, which must stay open.
func New(st *store.Store) *Query { return &Query{st: st} }

// Fact is a statement of the graph with the article that shows it. The labels of
// its actors are those of the whole graph, not of the article.
type Fact struct {
	schema.Statement
	Source schema.Source `json:"source"`
	// Support is the number of articles that state the same, at least 1; only
	// [Query.Top] counts them.
	Support int `json:"support,omitempty"`
}

// FactsOptions say which facts to look for. Empty fields do not restrict.
type FactsOptions struct {
	// Actor is the ID of an entity that the facts have as subject or object. It is
	// required; see [Query.Resolve].
	Actor string
	// Predicate is the name of a predicate, without prefix: "spoke-with".
	Predicate string
	// With is the ID of the entity on the other side.
	With string
	// Since and Until bound the date, both included: YYYY, YYYY-MM or YYYY-MM-DD. A
	// fact whose date is less exact is kept if any day of it is in the range; one
	// without date is dropped where a bound is set.
	Since, Until string
	// All adds what is denied, planned, promised, possible or claimed.
	All bool
	// Certainty lists the grades of certainty that are wanted, none for all.
	Certainty []schema.Certainty
	// Limit is the greatest number of facts, 0 for all.
	Limit int
}

// PathOptions say which chains to look for.
type PathOptions struct {
	// From and To are IDs of entities; see [Query.Resolve].
	From, To string
	// Max is the greatest number of steps, 0 for 6.
	Max int
	// All walks also over what is not asserted.
	All bool
	// Limit is the greatest number of chains, 0 for 10.
	Limit int
}

// Chain leads from one entity to another.
type Chain struct {
	Steps []Step `json:"steps"`
}

// Step is one step of a chain: all facts that link two entities, in either
// direction, the surest first.
type Step struct {
	From  schema.Entity `json:"from"`
	To    schema.Entity `json:"to"`
	Facts []Fact        `json:"facts"`
}

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
	// languages are "gizmo", "graphql" and "mql".
	Run(ctx context.Context, lang, text string, opts Options) ([]any, error)
}
