package serve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/quadwire/quadwire/graph/query"
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
	// patience is how long a query waits for others to end.
	patience = 5 * time.Second
	// farewell is how long running queries may go on when the server is stopped.
	farewell = 5 * time.Second
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

// New returns the handler of the query API and the console over st:
//
//	GET, POST /api/v2/query?lang=gizmo   run a query; the body is the query, or qu= with GET
//	GET       /healthz                   200 while the graph can be read
//	GET       /                          the console
//
// There is nothing that writes. Requests that come by another name than that of
// this machine's loopback, or from a page of another origin, are refused.
func New(st *store.Store, config Config) (http.Handler, error) {
	config.fill(st)
	files, err := consoleFiles()
	if err != nil {
		return nil, err
	}
	api := &api{config: config, slots: make(chan struct{}, config.MaxQueries)}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/v2/query", api.query)
	mux.HandleFunc("POST /api/v2/query", api.query)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		if st.QuadStore() == nil {
			fail(w, http.StatusServiceUnavailable, "database is closed")
			return
		}
		answer(w, http.StatusOK, contentJSON, map[string]string{"status": "ok"})
	})
	for name, file := range files {
		mux.Handle("GET /"+name, file)
	}
	return guard(mux), nil
}

// contentPolicy keeps the console from asking anyone but this server. Its own
// pages have scripts and styles in them.
const contentPolicy = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; " +
	"img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

// guard refuses requests that a page from elsewhere could have a browser make: a
// name that was made to point to this machine, or another origin.
func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", contentPolicy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cache-Control", "no-cache")
		if !loopbackName(r.Host) {
			fail(w, http.StatusForbidden, fmt.Sprintf("host %q is not this machine: use 127.0.0.1 or localhost", r.Host))
			return
		}
		site := r.Header.Get("Sec-Fetch-Site")
		if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host || site == "cross-site" && r.Header.Get("Sec-Fetch-Mode") != "navigate" {
			fail(w, http.StatusForbidden, "requests from other sites are refused")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// loopbackName reports whether host, with or without port, names this machine's
// loopback and nothing that someone else could have it mean.
func loopbackName(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
		if n := len(host); n > 1 && host[0] == '[' && host[n-1] == ']' {
			name = host[1 : n-1]
		}
	}
	ip := net.ParseIP(name)
	return name == "localhost" || ip != nil && ip.IsLoopback()
}

// Listen opens addr, host and port, for [ServeOn]. Only loopback addresses are
// allowed; port 0 takes a free one.
func Listen(ctx context.Context, addr string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("bad address %q: want host:port", addr)
	}
	refused := fmt.Errorf("address %s is not a loopback address: only this machine may ask, so use 127.0.0.1", addr)
	if !loopbackName(host) {
		return nil, refused
	}
	ln, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, err
	}
	if tcp, ok := ln.Addr().(*net.TCPAddr); !ok || !tcp.IP.IsLoopback() { // whatever "localhost" means here
		return nil, errors.Join(refused, ln.Close())
	}
	return ln, nil
}

// Serve answers requests on addr until ctx ends, and then lets running queries
// come to an end for a short time. See [Listen] for addr.
func Serve(ctx context.Context, addr string, handler http.Handler, logger *slog.Logger) error {
	ln, err := Listen(ctx, addr)
	if err != nil {
		return err
	}
	return ServeOn(ctx, ln, handler, logger)
}

// ServeOn is [Serve] on an open listener, which it closes.
func ServeOn(ctx context.Context, ln net.Listener, handler http.Handler, logger *slog.Logger) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
	logger.Info("serving", "url", "http://"+ln.Addr().String()+"/")
	done := make(chan error, 1)
	go func() { done <- server.Serve(ln) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	logger.Info("stopping")
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
	defer cancel()
	err := server.Shutdown(last)
	if errors.Is(err, context.DeadlineExceeded) {
		err = server.Close()
	}
	if served := <-done; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}
