package serve

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/answer"
	"github.com/quadwire/quadwire/graph/serve/internal/api"
	"github.com/quadwire/quadwire/graph/serve/internal/cayley"
	"github.com/quadwire/quadwire/graph/serve/internal/console"
	"github.com/quadwire/quadwire/graph/serve/internal/explore"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
	"github.com/quadwire/quadwire/graph/store"
)

// Config bounds what a client may ask for. The zero value is useful.
type Config struct {
	// Runner runs the queries, nil for this process. A server that others than the one
	// who started it may ask should use [query.Isolated].
	Runner query.Runner
	// Timeout is how long a query may run, 0 for 30 s.
	Timeout time.Duration
	// MaxBody is the greatest size of a query in bytes, 0 for 1 MiB.
	MaxBody int64
	// MaxResults is the greatest number of results of a query, 0 for 1000.
	MaxResults int
	// MaxQueries is how many queries may run at once, 0 for 4.
	MaxQueries int
	// Write lets those who bring Token change the graph.
	Write bool
	// Token is what to bring, as "Authorization: Bearer TOKEN". See [NewToken].
	Token string
}

const (
	defaultTimeout    = 30 * time.Second
	defaultMaxBody    = 1 << 20
	defaultMaxResults = 1000
	defaultMaxQueries = 4
)

func (config *Config) fill() error {
	if config.Write {
		if err := CheckToken(config.Token); err != nil {
			return err
		}
	}
	config.Timeout = cmp.Or(config.Timeout, defaultTimeout)
	config.MaxBody = cmp.Or(config.MaxBody, defaultMaxBody)
	config.MaxResults = cmp.Or(config.MaxResults, defaultMaxResults)
	config.MaxQueries = cmp.Or(config.MaxQueries, defaultMaxQueries)
	return nil
}

// Server answers requests about a graph:
//
//	GET, POST /api/v2/query?lang=gizmo   run a query; the body is the query, or qu= with GET
//	GET       /api/quadwire/v1/…         our questions, and openapi.json that describes them
//	GET       /healthz                   200 while the graph can be read
//	GET       /                          the explorer
//	GET       /cayley/                   the console
//
// Requests that come by another name than that of this machine's loopback, or from a
// page of another origin, are refused.
type Server struct {
	config  Config
	graph   *hold.Graph
	handler http.Handler
}

// New returns a server of the graph in st, which the caller closes after it. With
// [Config.Write] st is open for writing.
func New(st *store.Store, config Config) (*Server, error) {
	return newServer(hold.New(st), config)
}

// Open returns a server of the graph that db names. Other processes can read it
// meanwhile, and the server's own query processes do.
func Open(ctx context.Context, db store.Config, config Config) (*Server, error) {
	if config.Write {
		graph, err := hold.Open(ctx, db)
		if err != nil {
			return nil, err
		}
		return newServer(graph, config)
	}
	db.ReadOnly = true
	st, err := store.Open(ctx, db)
	if err != nil {
		return nil, err
	}
	return newServer(hold.Own(st), config)
}

// Close closes the graph. It waits a limited time for who still has it.
func (s *Server) Close() error { return s.graph.Close() }

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

func newServer(graph *hold.Graph, config Config) (*Server, error) {
	if err := config.fill(); err != nil {
		return nil, errors.Join(err, graph.Close())
	}
	s := &Server{config: config, graph: graph}
	runner := config.Runner
	if runner == nil {
		runner = here{graph}
	}
	mux := http.NewServeMux()
	cayley.Routes(mux, cayley.Config{
		Runner: graph.Runner(runner), Timeout: config.Timeout, MaxBody: config.MaxBody, MaxResults: config.MaxResults, MaxQueries: config.MaxQueries,
	})
	if err := console.Routes(mux); err != nil {
		return nil, errors.Join(err, graph.Close())
	}
	if err := explore.Routes(mux, graph); err != nil {
		return nil, errors.Join(err, graph.Close())
	}
	if err := api.Routes(mux, graph, api.Config{Timeout: config.Timeout}); err != nil {
		return nil, err
	}
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		if err := graph.Read(func(*query.Query, *store.Store) error { return nil }); err != nil {
			answer.Fail(w, http.StatusServiceUnavailable, err.Error())
			return
		}
		answer.JSON(w, http.StatusOK, answer.TypeJSON, map[string]string{"status": "ok"})
	})
	s.handler = guard(mux)
	return s, nil
}

// here runs queries in this process.
type here struct{ graph *hold.Graph }

// Run implements query.Runner.
func (h here) Run(ctx context.Context, lang, text string, opts query.Options) (results []any, err error) {
	err = h.graph.Read(func(q *query.Query, _ *store.Store) error {
		results, err = q.Run(ctx, lang, text, opts)
		return err
	})
	return results, err
}
