package query

import (
	"context"

	"github.com/quadwire/quadwire/graph/store"
)

// Stats counts what the graph holds.
func (q *Query) Stats(ctx context.Context) (store.Stats, error) { return q.st.Stats(ctx) }
