package serve

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/quadwire/quadwire/graph/internal/storetest"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/answer"
	"github.com/quadwire/quadwire/graph/serve/internal/servetest"
)

func handler(t testing.TB, config Config) http.Handler {
	t.Helper()
	h, err := New(storetest.Samples(t), config)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

const gizmoQuery = "/api/v2/query?lang=gizmo"

func TestQueryAnswersAsCayleyDoes(t *testing.T) {
	h := handler(t, Config{})
	for _, test := range []struct {
		method, target, body, accept string
		code                         int
		content, want                string
	}{
		{"POST", gizmoQuery, `g.V("<ent:nordia>").in("<rel:leads>").all()`, "", 200, answer.TypeJSON, `{"result":[{"id":"<ent:ana-ruiz>"}]}`},
		{"POST", gizmoQuery, `g.V("<ent:nordia>").in("<rel:leads>").all()`, "application/ld+json", 200, answer.TypeJSONLD, `{"result":[{"id":{"@id":"ent:ana-ruiz"}}]}`},
		{"POST", gizmoQuery, `g.V("<ent:ana-ruiz>").out("<rdfs:label>").unique().all()`, "application/json, application/ld+json", 200, answer.TypeJSON, `{"result":[{"id":"Ana Ruiz"}]}`},
		{"GET", gizmoQuery + "&qu=g.V(%22%3Cent:nordia%3E%22).in(%22%3Crel:leads%3E%22).all()", "", "", 200, answer.TypeJSON, `{"result":[{"id":"<ent:ana-ruiz>"}]}`},
		{"POST", gizmoQuery, `g.V("<ent:nobody>").all()`, "application/ld+json", 200, answer.TypeJSONLD, `{"result":[]}`},
		{"POST", gizmoQuery, `g.V("<ent:ana-ruiz>").tag("source").out("<rel:leads>").tag("target").all()`, "application/ld+json", 200, answer.TypeJSONLD,
			`{"result":[{"id":{"@id":"ent:nordia"},"source":{"@id":"ent:ana-ruiz"},"target":{"@id":"ent:nordia"}}]}`},
		{"POST", "/api/v2/query?lang=graphql", `{ nodes(id: <ent:bo-lind>) { id <rel:visited> { id } } }`, "application/ld+json", 200, answer.TypeJSON,
			`{"data":{"nodes":{"<rel:visited>":{"id":"ent:chile"},"id":"ent:bo-lind"}}}`},
		{"POST", "/api/v2/query?lang=graphql", `{`, "", 200, answer.TypeJSON, `"errors":[{"message":`},
		{"POST", "/api/v2/query?lang=mql", `[{"id": "<ent:bo-lind>", "<rel:visited>": null}]`, "application/ld+json", 200, answer.TypeJSONLD, `ent:chile`},
		{"POST", gizmoQuery, `g.V(`, "", 400, answer.TypeJSON, `{"error":"`},
		{"POST", gizmoQuery, ` `, "", 400, answer.TypeJSON, `{"error":"query is empty"}`},
		{"POST", "/api/v2/query", `g.V()`, "", 400, answer.TypeJSON, `{"error":"query language not specified"}`},
		{"POST", "/api/v2/query?lang=sparql", `g.V()`, "", 400, answer.TypeJSON, `{"error":"unknown query language"}`},
	} {
		w := servetest.Ask(h, test.method, test.target, test.body, "Accept", test.accept)
		body := strings.TrimSpace(w.Body.String())
		exact := strings.HasPrefix(test.want, `{"result"`) || strings.HasPrefix(test.want, `{"data"`) || strings.HasSuffix(test.want, "}")
		if w.Code != test.code || w.Header().Get("Content-Type") != test.content || exact && body != test.want || !strings.Contains(body, test.want) {
			t.Errorf("%s %s %s:\n got %d %s %s\nwant %d %s %s", test.method, test.target, test.body,
				w.Code, w.Header().Get("Content-Type"), body, test.code, test.content, test.want)
		}
		if !json.Valid(w.Body.Bytes()) {
			t.Errorf("%s: not JSON: %s", test.body, body)
		}
	}
}

func TestNothingWrites(t *testing.T) {
	h := handler(t, Config{})
	for _, target := range []string{
		"/api/v2/write", "/api/v2/delete", "/api/v2/node/delete", "/api/v1/write", "/api/v1/delete", "/api/v1/write/file/nquad",
		"/api/v2/namespace-rules", "/none", "/../go.mod", "/service-worker.js", "/static/js/",
	} {
		for _, method := range []string{"GET", "POST", "PUT", "DELETE"} {
			w := servetest.Ask(h, method, target, `<a> <b> <c> .`)
			if w.Code != http.StatusNotFound && w.Code != http.StatusMethodNotAllowed && w.Code != http.StatusTemporaryRedirect && w.Code != http.StatusMovedPermanently {
				t.Errorf("%s %s: %d", method, target, w.Code)
			}
		}
	}
	for _, target := range []string{"/", gizmoQuery, "/healthz", "/cayley/", "/cayley/index.html"} {
		for _, method := range []string{"PUT", "DELETE", "PATCH", "OPTIONS"} {
			if w := servetest.Ask(h, method, target, ""); w.Code != http.StatusMethodNotAllowed {
				t.Errorf("%s %s: %d", method, target, w.Code)
			}
		}
	}
}

// runner is a query engine that does as it is told.
type runner func(ctx context.Context, opts query.Options) ([]any, error)

func (r runner) Run(ctx context.Context, lang, text string, opts query.Options) ([]any, error) {
	return r(ctx, opts)
}

func TestLimits(t *testing.T) {
	h := handler(t, Config{MaxBody: 100, MaxResults: 3, Timeout: 200 * time.Millisecond})
	long := `g.V("<ent:nordia>").all() // ` + strings.Repeat("x", 100)
	if w := servetest.Ask(h, "POST", gizmoQuery, long); w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(w.Body.String(), "100 bytes") {
		t.Errorf("long query: %d %s", w.Code, w.Body)
	}
	exact := long[:100]
	if w := servetest.Ask(h, "POST", gizmoQuery, exact); w.Code != 200 {
		t.Errorf("query of just the limit: %d %s", w.Code, w.Body)
	}
	if w := servetest.Ask(h, "POST", gizmoQuery, `while (true) {}`); w.Code != http.StatusGatewayTimeout {
		t.Errorf("endless query: %d %s", w.Code, w.Body)
	}
	var got struct {
		Result    []any
		Truncated bool
	}
	w := servetest.Ask(h, "POST", gizmoQuery, `g.V().all()`)
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || len(got.Result) != 3 || !got.Truncated {
		t.Errorf("many results: %d %s", w.Code, w.Body)
	}
	w = servetest.Ask(h, "POST", gizmoQuery, `g.V("<qw:Statement>").in("<rdf:type>").getLimit(3)`)
	if strings.Contains(w.Body.String(), "truncated") {
		t.Errorf("as many results as the limit: %d %s", w.Code, w.Body)
	}
}

func TestQueriesWaitForEachOther(t *testing.T) {
	started, release := make(chan bool, 2), make(chan bool)
	h := handler(t, Config{MaxQueries: 1, Runner: runner(func(ctx context.Context, opts query.Options) ([]any, error) {
		started <- true
		<-release
		return []any{"done"}, nil
	})})
	codes := make(chan int)
	send := func(ctx context.Context) {
		r := httptest.NewRequest("POST", gizmoQuery, strings.NewReader("x")).WithContext(ctx)
		r.Host = "localhost"
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		codes <- w.Code
	}
	go send(context.Background())
	<-started
	impatient, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	go send(impatient)
	if code := <-codes; code != http.StatusServiceUnavailable {
		t.Errorf("a query beyond the limit: %d", code)
	}
	go send(context.Background())
	release <- true
	release <- true
	for range 2 {
		if code := <-codes; code != 200 {
			t.Errorf("a query that waited: %d", code)
		}
	}
}

func TestServeEndsRunningQueriesFirst(t *testing.T) {
	started := make(chan bool)
	h := handler(t, Config{Runner: runner(func(ctx context.Context, opts query.Options) ([]any, error) {
		close(started)
		time.Sleep(200 * time.Millisecond)
		return []any{"done"}, ctx.Err()
	})})
	ln, err := Door{Addr: "127.0.0.1:0"}.Listen(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- Serve(ctx, ln, h, slog.New(slog.DiscardHandler)) }()
	got := make(chan string)
	go func() {
		resp, err := http.Post("http://"+ln.Addr().String()+gizmoQuery, "text/plain", strings.NewReader("x"))
		if err != nil {
			got <- err.Error()
			return
		}
		defer resp.Body.Close()
		body, _ := io.ReadAll(resp.Body)
		got <- fmt.Sprint(resp.StatusCode, " ", strings.TrimSpace(string(body)))
	}()
	<-started
	cancel()
	if answer := <-got; answer != `200 {"result":["done"]}` {
		t.Errorf("query while stopping: %s", answer)
	}
	if err := <-ended; err != nil {
		t.Errorf("end: %v", err)
	}
	if conn, err := net.Dial("tcp", ln.Addr().String()); err == nil {
		conn.Close()
		t.Error("still listening")
	}
}

func TestConsoleIsNotAllowedMoreThanItNeeds(t *testing.T) {
	policy := servetest.Ask(handler(t, Config{}), "GET", "/cayley/", "").Header().Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "script-src 'self' 'sha256-", "connect-src 'self'", "frame-ancestors 'none'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("policy has no %q: %s", want, policy)
		}
	}
	if scripts := policy[strings.Index(policy, "script-src"):strings.Index(policy, "style-src")]; strings.Contains(scripts, "unsafe") {
		t.Errorf("all scripts are allowed: %s", policy)
	}
}
