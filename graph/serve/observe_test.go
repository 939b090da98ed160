package serve

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/storetest"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/servetest"
)

func TestMetrics(t *testing.T) {
	h := handler(t, Config{MaxBody: 100})
	for _, text := range []string{goodQuery, "g.V("} {
		servetest.Ask(h, "POST", gizmoQuery, text)
	}
	servetest.Ask(h, "POST", "/api/v2/query?lang=sparql", "x")
	servetest.Ask(h, "POST", gizmoQuery, strings.Repeat("x", 200))
	servetest.Ask(h, "GET", "/", "", "Host", "evil.example")
	for _, path := range []string{"/actor/ana-ruiz", "/actor/bo-lind?q=secret", "/none/secret"} {
		servetest.Ask(h, "GET", path, "")
	}
	w := servetest.Ask(h, "GET", metricsPath, "")
	if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/plain") {
		t.Errorf("%d %s", w.Code, w.Header())
	}
	all := w.Body.String()
	for _, want := range []string{
		`quadwire_http_requests_total{code="200",route="POST /api/v2/query"} 1`,
		`quadwire_http_requests_total{code="400",route="POST /api/v2/query"} 2`,
		`quadwire_http_requests_total{code="413",route="POST /api/v2/query"} 1`,
		`quadwire_http_requests_total{code="403",route="GET /{$}"} 1`,
		`quadwire_http_requests_in_flight 1`,
		`quadwire_http_request_duration_seconds_count{route="POST /api/v2/query"} 4`,
		`quadwire_queries_total{language="gizmo",outcome="ok"} 1`,
		`quadwire_queries_total{language="gizmo",outcome="error"} 1`,
		"go_goroutines", "go_memstats_heap_alloc_bytes",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no %s", want)
		}
	}
	for _, private := range []string{"ana-ruiz", "bo-lind", "secret", "evil"} {
		if strings.Contains(all, private) {
			t.Errorf("metrics tell of %s", private)
		}
	}
	h = handler(t, Config{NoMetrics: true})
	if w := servetest.Ask(h, "GET", metricsPath, ""); w.Code != 404 {
		t.Errorf("switched off: %d", w.Code)
	}
}

func TestMetricsOfProcesses(t *testing.T) {
	_, url := live(t, graphDir(t), Config{MaxQueries: 1})
	sendQuery(t, url, `g.V().out(null, 5).all()`)
	_, all := get(t, url+metricsPath)
	for _, want := range []string{
		`quadwire_query_process_restarts_total{reason="crash"} 1`, `quadwire_query_process_restarts_total{reason="memory"} 0`,
		"quadwire_query_processes_healthy 1", `quadwire_queries_total{language="gizmo",outcome="crash"} 1`,
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestAccessLog(t *testing.T) {
	for _, queries := range []bool{false, true} {
		var out bytes.Buffer
		h := handler(t, Config{AccessLog: slog.New(slog.NewJSONHandler(&out, nil)), LogQueries: queries})
		servetest.Ask(h, "POST", gizmoQuery+"&x=hidden", goodQuery, "User-Agent", "hidden", "Authorization", "hidden")
		servetest.Ask(h, "GET", "/no%0apage?q=hidden", "")
		type entry struct {
			Msg, Method, Path, Remote, Language, Text, Outcome string
			Status, Results                                    int
			Bytes, Duration                                    int64
		}
		var got []entry
		for dec := json.NewDecoder(strings.NewReader(out.String())); dec.More(); {
			var e entry
			if err := dec.Decode(&e); err != nil {
				t.Fatal(err)
			}
			if e.Duration <= 0 || e.Msg == "request" && (e.Remote != "192.0.2.1" || e.Bytes <= 0) {
				t.Errorf("%+v", e)
			}
			e.Duration, e.Bytes = 0, 0
			got = append(got, e)
		}
		if queries {
			if want := (entry{Msg: "query", Language: "gizmo", Text: goodQuery, Outcome: "ok", Results: 1}); len(got) != 3 || got[0] != want {
				t.Fatalf("%+v", got)
			}
			got = got[1:]
		}
		if len(got) != 2 || got[0] != (entry{Msg: "request", Method: "POST", Path: "/api/v2/query", Status: 200, Remote: "192.0.2.1"}) || got[1].Status != 404 {
			t.Errorf("%+v", got)
		}
		if strings.Contains(out.String(), "hidden") || !queries && strings.Contains(out.String(), "nordia") || strings.Count(out.String(), "\n") != len(got)+map[bool]int{true: 1}[queries] {
			t.Error(out.String())
		}
	}
}

func TestPanicsAreContained(t *testing.T) {
	var out bytes.Buffer
	s, err := New(storetest.Samples(t), Config{Log: slog.New(slog.NewTextHandler(&out, nil))})
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /early", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "br")
		panic("early")
	})
	mux.HandleFunc("GET /late", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, strings.Repeat("part", 1000))
		panic(errors.New("late"))
	})
	if err := s.wrap(mux); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s)
	defer server.Close()
	for range 2 {
		resp, err := http.Get(server.URL + "/early")
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		if resp.StatusCode != 500 || !json.Valid(body) || resp.Header.Get("Content-Security-Policy") == "" || strings.Contains(string(body), "early") {
			t.Errorf("%s %s %s", resp.Status, resp.Header, body)
		}
		resp, err = http.Get(server.URL + "/late")
		if err == nil {
			_, err = io.ReadAll(resp.Body)
			resp.Body.Close()
		}
		if err == nil {
			t.Error("half an answer looks like all of it")
		}
	}
	if log := out.String(); strings.Count(log, "panic=early") != 2 || !strings.Contains(log, "path=/late") || !strings.Contains(log, "observe_test.go") {
		t.Errorf("%.1000s", log)
	}
}

func TestAnswersAreCompressed(t *testing.T) {
	h := handler(t, Config{Runner: runner(func(context.Context, query.Options) ([]any, error) { return []any{strings.Repeat("long ", 1000)}, nil })})
	plain := servetest.Ask(h, "POST", gizmoQuery, "x")
	w := servetest.Ask(h, "POST", gizmoQuery, "x", "Accept-Encoding", "gzip")
	if plain.Header().Get("Content-Encoding") != "" || w.Header().Get("Content-Encoding") != "gzip" || w.Body.Len() > plain.Body.Len()/10 || w.Header().Get("Vary") != "Accept-Encoding" {
		t.Errorf("%d bytes of %d: %s", w.Body.Len(), plain.Body.Len(), w.Header())
	}
	r, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(r); err != nil || string(body) != plain.Body.String() {
		t.Errorf("another answer: %v", err)
	}
}

// A part of a long answer arrives while the rest is still being made.
func TestAnswersStream(t *testing.T) {
	s, err := New(storetest.Samples(t), Config{})
	if err != nil {
		t.Fatal(err)
	}
	next := make(chan bool)
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+exportPath, func(w http.ResponseWriter, r *http.Request) {
		for range 3 {
			io.WriteString(w, strings.Repeat("line\n", 1000))
			if err := http.NewResponseController(w).Flush(); err != nil {
				t.Error(err)
			}
			<-next
		}
	})
	if err := s.wrap(mux); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s)
	defer server.Close()
	resp, err := http.Get(server.URL + exportPath) // which asks for gzip
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	part := make([]byte, 5000)
	for range 3 {
		if _, err := io.ReadFull(resp.Body, part); err != nil {
			t.Fatal(err)
		}
		next <- true
	}
	if n, err := io.Copy(io.Discard, resp.Body); n != 0 || err != nil || !resp.Uncompressed {
		t.Errorf("%d more bytes, %v, compressed %v", n, err, resp.Uncompressed)
	}
}

func TestHealth(t *testing.T) {
	st := storetest.Samples(t)
	ask := func(config Config) string {
		s, err := New(st, config)
		if err != nil {
			t.Fatal(err)
		}
		w := servetest.Ask(s, "GET", healthPath, "")
		return strings.TrimSpace(http.StatusText(w.Code) + " " + strings.TrimSpace(w.Body.String()))
	}
	if got := ask(Config{}); got != `OK {"status":"ok","graph":"writable","queries":"ok"}` {
		t.Error(got)
	}
	broken := &query.Isolated{Command: []string{"/nowhere/quadwire"}}
	if _, err := broken.Run(context.Background(), "gizmo", "x", query.Options{}); err == nil {
		t.Error("no error")
	}
	if got := ask(Config{Runner: broken}); got != `OK {"status":"degraded","graph":"writable","queries":"unavailable"}` {
		t.Error(got)
	}
	st.Close()
	if got := ask(Config{}); got != `Service Unavailable {"status":"unavailable","graph":"unreadable","queries":"ok"}` {
		t.Error(got)
	}
}
