// Package hold keeps the graph that is served: many read it at once.
package hold

import (
	"errors"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
)

// Graph is the graph that is served.
type Graph struct {
	st *store.Store
	q  *query.Query
}

// New returns the graph in an open store.
func New(st *store.Store) *Graph { return &Graph{st: st, q: query.New(st)} }

// ErrClosed says that the graph cannot be read.
var ErrClosed = errors.New("database is closed")

// Read calls f with the graph, which does not change until f returns.
func (g *Graph) Read(f func(q *query.Query, st *store.Store) error) error {
	if g.st.QuadStore() == nil {
		return ErrClosed
	}
	return f(g.q, g.st)
}
