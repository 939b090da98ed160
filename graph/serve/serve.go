package serve

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/klauspost/compress/gzhttp"
	"github.com/klauspost/compress/gzip"

	"github.com/quadwire/quadwire/graph/query"
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
	// MaxWrite is the greatest size of what is written in bytes, 0 for 64 MiB.
	MaxWrite int64
	// MaxResults is the greatest number of results of a query, 0 for 1000.
	MaxResults int
	// MaxQueries is how many queries may run at once, 0 for 4.
	MaxQueries int
	// Write lets those who bring Token change the graph.
	Write bool
	// Token is what to bring, as "Authorization: Bearer TOKEN". See [NewToken].
	Token string
	// Hosts are names by which the server may be asked for besides those of loopback,
	// such as that of a reverse proxy before it, without port.
	Hosts []string
	// Users are who may use the server, nil for all.
	Users *Users
	// Log is where failures go, nil for nowhere.
	Log *slog.Logger
	// AccessLog is where each request is told, nil for nowhere.
	AccessLog *slog.Logger
	// LogQueries has AccessLog tell the text of queries as well.
	LogQueries bool
	// NoMetrics leaves out /metrics.
	NoMetrics bool
}

const (
	defaultTimeout    = 30 * time.Second
	defaultMaxBody    = 1 << 20
	defaultMaxResults = 1000
	defaultMaxQueries = 4
	defaultMaxWrite   = 64 << 20
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
	config.MaxWrite = cmp.Or(config.MaxWrite, defaultMaxWrite)
	config.Log = cmp.Or(config.Log, slog.New(slog.DiscardHandler))
	return nil
}

// Server answers requests about a graph:
//
//	GET, POST /api/v2/query?lang=gizmo   run a query; the body is the query, or qu= with GET
//	GET       /api/quadwire/v1/…         our questions, and openapi.json that describes them
//	GET       /healthz                   200 while the graph can be read
//	GET       /metrics                   what Prometheus may ask for
//	GET       /                          the explorer
//	GET       /cayley/                   the console
//
// Requests that come by another name than that of this machine's loopback or one it was
// told, or from a page of another origin, are refused.
type Server struct {
	config  Config
	graph   *hold.Graph
	metrics *metrics
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

// Warm reads ahead what the first search would have to wait for. It returns at once.
func (s *Server) Warm() { s.graph.Warm() }

// Close closes the graph. It waits a limited time for who still has it; what goes on
// after that keeps it open for reading.
func (s *Server) Close() error {
	if err := s.graph.Close(); !errors.Is(err, hold.ErrBusy) {
		return err
	}
	return nil
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

func newServer(graph *hold.Graph, config Config) (*Server, error) {
	if err := config.fill(); err != nil {
		return nil, errors.Join(err, graph.Close())
	}
	s := &Server{config: config, graph: graph, metrics: newMetrics()}
	runner := config.Runner
	if runner == nil {
		runner = here{graph}
	}
	if p, ok := runner.(processes); ok {
		s.metrics.watch(p)
	}
	count := counted{Runner: graph.Runner(runner), metrics: s.metrics}
	if config.LogQueries {
		count.log = config.AccessLog
	}
	mux := http.NewServeMux()
	cayley.Routes(mux, cayley.Config{
		Graph: graph, Runner: count, Timeout: config.Timeout, MaxBody: config.MaxBody, MaxResults: config.MaxResults, MaxQueries: config.MaxQueries,
		MaxWrite: config.MaxWrite, Write: config.Write, Authorize: s.authorize,
	})
	if err := console.Routes(mux, graph, config.Write); err != nil {
		return nil, errors.Join(err, graph.Close())
	}
	if err := explore.Routes(mux, graph); err != nil {
		return nil, errors.Join(err, graph.Close())
	}
	if err := api.Routes(mux, graph, api.Config{Timeout: config.Timeout}); err != nil {
		return nil, errors.Join(err, graph.Close())
	}
	mux.HandleFunc("GET "+healthPath, s.health)
	if !config.NoMetrics {
		mux.Handle("GET "+metricsPath, s.metrics.handler())
	}
	return s, s.wrap(mux)
}

// wrap makes the handler of all that each request goes through, the first last.
func (s *Server) wrap(mux *http.ServeMux) error {
	compress, err := gzhttp.NewWrapper(gzhttp.CompressionLevel(gzip.BestSpeed))
	if err != nil {
		return err
	}
	s.handler = s.limit(mux)
	s.handler = s.contain(s.handler)
	s.handler = compress(s.handler)
	s.handler = s.login(s.handler)
	s.handler = s.guard(s.handler)
	s.handler = s.observe(s.handler, func(r *http.Request) string {
		_, pattern := mux.Handler(r)
		return cmp.Or(pattern, "none")
	})
	return nil
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
