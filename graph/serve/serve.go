package serve

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
)

// Config bounds what a client may ask for. The zero value is useful.
type Config struct {
	// Runner runs the queries, nil for [query.New] of the store; a server for others
	// than the one who started it should use [query.Isolated].
	Runner query.Runner
	// Timeout is how long a query may run, 0 for 30 s.
	Timeout time.Duration
	// MaxBody is the greatest size of a query in bytes, 0 for 1 MiB.
	MaxBody int64
	// MaxResults is the greatest number of results of a query, 0 for 1000.
	MaxResults int
	// MaxQueries is how many queries may run at once, 0 for 4.
	MaxQueries int
}

// New returns the handler of the query API and the console over st.
func New(st *store.Store, config Config) (http.Handler, error) { return nil, errors.ErrUnsupported }

// Serve answers requests on addr, host and port, until ctx ends. Port 0 takes a
// free one; the address comes out in the log. Only loopback addresses are allowed.
func Serve(ctx context.Context, addr string, handler http.Handler, logger *slog.Logger) error {
	return errors.ErrUnsupported
}
