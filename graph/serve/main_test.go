package serve

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/quadwire/quadwire/graph/internal/postgrestest"
	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

const workerVariable = "SERVE_TEST_WORKER"

// TestMain lets the test program be its own query process.
func TestMain(m *testing.M) {
	if os.Getenv(workerVariable) == "" {
		postgrestest.Main(m)
	}
	if err := query.Worker(context.Background(), os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// graphDir returns the directory of a graph with the sample articles.
func graphDir(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph")
	fill(t, path)
	return path
}

// fill makes a graph with the sample articles.
func fill(t *testing.T, db string) {
	t.Helper()
	ctx := context.Background()
	st, err := store.Open(ctx, store.Config{Path: db})
	if err != nil {
		t.Fatal(err)
	}
	for _, rec := range []*schema.Record{sample.Talks(), sample.Visit()} {
		if _, err := st.Load(ctx, rec); err != nil {
			t.Fatal(err)
		}
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
}

// isolated returns a runner with processes of its own.
func isolated(t *testing.T, db string, processes int) *query.Isolated {
	t.Helper()
	t.Setenv(workerVariable, "1")
	runner := &query.Isolated{Path: db, Command: []string{os.Args[0]}, Memory: 128 << 20, Processes: processes}
	t.Cleanup(func() { runner.Close() })
	runner.Start()
	return runner
}

// live serves the graph db as the program does, and returns the server and its address,
// without a slash at the end.
func live(t *testing.T, db string, config Config) (*Server, string) {
	t.Helper()
	if config.MaxQueries == 0 {
		config.MaxQueries = 2
	}
	if config.Runner == nil {
		config.Runner = isolated(t, db, config.MaxQueries)
	}
	s, err := Open(context.Background(), store.Config{Path: db}, config)
	if err != nil {
		t.Fatal(err)
	}
	ln, err := Door{Addr: "127.0.0.1:0"}.Listen(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- Serve(ctx, ln, s, slog.New(slog.DiscardHandler)) }()
	t.Cleanup(func() {
		http.DefaultClient.CloseIdleConnections()
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("end: %v", err)
		}
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s, "http://" + ln.Addr().String()
}

// within fails the test if f takes longer.
func within(t *testing.T, limit time.Duration, what string, f func()) {
	t.Helper()
	began := time.Now()
	if f(); time.Since(began) > limit {
		t.Errorf("%s took %v", what, time.Since(began))
	}
}
