package serve

import (
	"cmp"
	"net/http"
	"time"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/answer"
	"github.com/quadwire/quadwire/graph/serve/internal/cayley"
	"github.com/quadwire/quadwire/graph/serve/internal/console"
	"github.com/quadwire/quadwire/graph/serve/internal/explore"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
	"github.com/quadwire/quadwire/graph/store"
)

// Config bounds what a client may ask for. The zero value is useful.
type Config struct {
	// Runner runs the queries, nil for [query.New] of the store. A server that others
	// than the one who started it may ask should use [query.Isolated].
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

const (
	defaultTimeout    = 30 * time.Second
	defaultMaxBody    = 1 << 20
	defaultMaxResults = 1000
	defaultMaxQueries = 4
)

func (config *Config) fill(st *store.Store) {
	if config.Runner == nil {
		config.Runner = query.New(st)
	}
	config.Timeout = cmp.Or(config.Timeout, defaultTimeout)
	config.MaxBody = cmp.Or(config.MaxBody, defaultMaxBody)
	config.MaxResults = cmp.Or(config.MaxResults, defaultMaxResults)
	config.MaxQueries = cmp.Or(config.MaxQueries, defaultMaxQueries)
}

// New returns the handler of the explorer, the query API and the console over st:
//
//	GET, POST /api/v2/query?lang=gizmo   run a query; the body is the query, or qu= with GET
//	GET       /healthz                   200 while the graph can be read
//	GET       /                          the explorer
//	GET       /cayley/                   the console
//
// There is nothing that writes. Requests that come by another name than that of
// this machine's loopback, or from a page of another origin, are refused.
func New(st *store.Store, config Config) (http.Handler, error) {
	config.fill(st)
	graph := hold.New(st)
	mux := http.NewServeMux()
	cayley.Routes(mux, cayley.Config{
		Runner: config.Runner, Timeout: config.Timeout, MaxBody: config.MaxBody, MaxResults: config.MaxResults, MaxQueries: config.MaxQueries,
	})
	if err := console.Routes(mux); err != nil {
		return nil, err
	}
	if err := explore.Routes(mux, graph); err != nil {
		return nil, err
	}
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		if err := graph.Read(func(*query.Query, *store.Store) error { return nil }); err != nil {
			answer.Fail(w, http.StatusServiceUnavailable, err.Error())
			return
		}
		answer.JSON(w, http.StatusOK, answer.TypeJSON, map[string]string{"status": "ok"})
	})
	return guard(mux), nil
}
