package query

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/quadwire/quadwire/graph/internal/postgrestest"
	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/store"
)

// TestMain lets the test program be its own query process.
func TestMain(m *testing.M) {
	if path := os.Getenv("QUERY_PARENT"); path != "" {
		runParent(path)
		return
	}
	if os.Getenv("QUERY_WORKER") == "" {
		os.Exit(runTests(m))
	}
	if err := Worker(context.Background(), os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// runTests runs all tests with a directory for the graphs of benchmarks.
func runTests(m *testing.M) int {
	dir, err := os.MkdirTemp("", "quadwire-bench-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	benchDir = dir
	return postgrestest.Run(m)
}

func isolated(t *testing.T) *Isolated {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph")
	if err := openAt(t, path, sample.Talks(), sample.Visit()).st.Close(); err != nil {
		t.Fatal(err)
	}
	t.Setenv("QUERY_WORKER", "1")
	runner := &Isolated{Path: path, Command: []string{os.Args[0]}, Memory: 128 << 20}
	t.Cleanup(func() { runner.Close() })
	return runner
}

func TestRun(t *testing.T) {
	runners := map[string]Runner{"here": open(t, sample.Talks(), sample.Visit()), "isolated": isolated(t)}
	for _, test := range []struct {
		lang, text string
		opts       Options
		want       string
	}{
		{"gizmo", `g.V("<ent:ana-ruiz>").out("<rel:spoke-with>").unique().all()`, Options{}, `[{"id":"<ent:bo-lind>"}]`},
		{"gizmo", `g.V("<ent:bo-lind>").out("<rel:spoke-with>").unique().all()`, Options{}, `[{"id":"<ent:ana-ruiz>"}]`},
		{"gizmo", `g.V("<ent:bo-lind>").out("<rel:visited>").all()`, Options{LD: true}, `[{"id":{"@id":"ent:chile"}}]`},
		{"gizmo", `g.V("<ent:nordia>").in("<rel:leads>").out("<rdfs:label>").unique().all()`, Options{}, `[{"id":"Ana Ruiz"}]`},
		{"gizmo", `g.V("<qw:Statement>").in("<rdf:type>").has("<qw:confidence>", gt(0.9)).out("<qw:predicateText>").all()`, Options{}, `[{"id":"spoke"}]`},
		{"gizmo", `g.V("<qw:Statement>").in("<rdf:type>").all()`, Options{Limit: 2}, "2 results"},
		{"gizmo", `g.emit("<&>")`, Options{}, `["<&>"]`},
		{"gizmo", `g.V("<ent:nobody>").all()`, Options{}, `[]`},
		{"graphql", `{ nodes(id: <ent:bo-lind>) { id <rel:visited> { id } } }`, Options{}, `ent:chile`},
		{"mql", `[{"id": "<ent:bo-lind>", "<rel:visited>": null}]`, Options{LD: true}, `ent:chile`},
	} {
		for name, runner := range runners {
			got, err := runner.Run(context.Background(), test.lang, test.text, test.opts)
			if err != nil {
				t.Errorf("%s: %s: %v", name, test.text, err)
				continue
			}
			var text strings.Builder
			enc := json.NewEncoder(&text)
			enc.SetEscapeHTML(false)
			if err := enc.Encode(append([]any{}, got...)); err != nil {
				t.Fatal(err)
			}
			switch {
			case strings.HasSuffix(test.want, " results"):
				if want := fmt.Sprint(len(got), " results"); want != test.want {
					t.Errorf("%s: %s: %s, want %s", name, test.text, want, test.want)
				}
			case strings.HasPrefix(test.want, "["):
				if strings.TrimSpace(text.String()) != test.want {
					t.Errorf("%s: %s: got %s want %s", name, test.text, text.String(), test.want)
				}
			case !strings.Contains(text.String(), test.want):
				t.Errorf("%s: %s: got %s want %s in it", name, test.text, text.String(), test.want)
			}
		}
	}
}

func TestRunReportsBadQueries(t *testing.T) {
	runners := map[string]Runner{"here": open(t, sample.Talks()), "isolated": isolated(t)}
	for _, test := range []struct {
		lang, text string
		kind       error
		want       string
	}{
		{"sparql", "SELECT", ErrLanguage, "gizmo, graphql, linkedql, mql"},
		{"gizmo", "g.V(", nil, "SyntaxError"},
		{"gizmo", "nothing.here()", nil, "not defined"},
		{"gizmo", " ", nil, "empty"},
		{"graphql", "{", nil, ""},
		{"mql", "{", nil, "JSON"},
		{"gizmo", "while (true) {}", ErrTimeout, "300ms"},
	} {
		for name, runner := range runners {
			_, err := runner.Run(context.Background(), test.lang, test.text, Options{Timeout: 300 * time.Millisecond})
			if err == nil || !strings.Contains(err.Error(), test.want) || test.kind != nil && !errors.Is(err, test.kind) {
				t.Errorf("%s: %s: error %v, want %q of kind %v", name, test.text, err, test.want, test.kind)
			}
		}
	}
}

func TestIsolatedOutlivesWhatKillsAProcess(t *testing.T) {
	runner := isolated(t)
	for _, test := range []struct {
		text string
		want []error
	}{
		{`g.V().out(null, 5).all()`, []error{ErrCrash}},
		{`g.V("<ent:bo-lind>").labels().back("a").all()`, []error{ErrCrash, nil}},
		{`a = {}; a.a = a; g.emit(a)`, []error{ErrMemory, ErrCrash}},
		{`s = "x"; while (true) { s += s }`, []error{ErrMemory}},
		{`b = new Array(100000).join("x"); a = []; i = 0; while (true) { a.push(b + i++) }`, []error{ErrMemory}},
		{`/^(?=a)(a+)+$/.test(new Array(60).join("a") + "!")`, []error{ErrTimeout}},
	} {
		// Only what never ends may meet the clock; the rest ends by itself, however
		// slow the machine.
		timeout := time.Minute
		if slices.Contains(test.want, ErrTimeout) {
			timeout = 2 * time.Second
		}
		start := time.Now()
		_, err := runner.Run(context.Background(), "gizmo", test.text, Options{Timeout: timeout})
		ok := false
		for _, want := range test.want {
			ok = ok || err == want || want != nil && errors.Is(err, want)
		}
		if !ok {
			t.Errorf("%s: error %v, want one of %v", test.text, err, test.want)
		}
		if took := time.Since(start); took > timeout+10*time.Second {
			t.Errorf("%s: took %v, with a limit of %v", test.text, took, timeout)
		}
	}
	runner = isolated(t)
	runner.Output = 10
	if _, err := runner.Run(context.Background(), "gizmo", `g.V().all()`, Options{}); !errors.Is(err, ErrMemory) {
		t.Errorf("too many results: error %v", err)
	}
}

func TestIsolatedReportsTheDatabase(t *testing.T) {
	runner := isolated(t)
	writer, err := store.Open(context.Background(), store.Config{Path: runner.Path})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := runner.Run(context.Background(), "gizmo", "g.V().all()", Options{}); !errors.Is(err, store.ErrLocked) {
		t.Errorf("locked: error %v", err)
	}
	writer.Close()
	if _, err := runner.Run(context.Background(), "gizmo", "g.V().all()", Options{}); err != nil || runner.Health() != nil {
		t.Errorf("no longer locked: error %v, health %v", err, runner.Health())
	}
	runner = isolated(t)
	runner.Path += "-none"
	if _, err := runner.Run(context.Background(), "gizmo", "g.V().all()", Options{}); !errors.Is(err, store.ErrNotFound) || runner.Health() == nil {
		t.Errorf("missing: error %v, health %v", err, runner.Health())
	}
	runner = isolated(t)
	runner.Command = []string{"/nowhere/quadwire"}
	if _, err := runner.Run(context.Background(), "gizmo", "g.V().all()", Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no program: error %v", err)
	}
}
