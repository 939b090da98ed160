package serve

import (
	"net/http"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/serve/internal/servetest"
)

func TestRequestsFromElsewhereAreRefused(t *testing.T) {
	h := handler(t, Config{Hosts: []string{"graph.example"}})
	for _, test := range []struct {
		headers []string
		code    int
	}{
		{nil, 200},
		{[]string{"Host", "localhost:8080"}, 200},
		{[]string{"Host", "LocalHost"}, 200},
		{[]string{"Host", "[::1]:8080"}, 200},
		{[]string{"Host", "[::1]"}, 200},
		{[]string{"Host", "127.0.0.9:8080"}, 200},
		{[]string{"Host", "graph.example"}, 200},
		{[]string{"Host", "Graph.Example:443"}, 200},
		{[]string{"Host", "evil.example"}, 403},
		{[]string{"Host", "evil.example:64210"}, 403},
		{[]string{"Host", "127.0.0.1.evil.example"}, 403},
		{[]string{"Host", "localhost.evil.example:64210"}, 403},
		{[]string{"Host", "graph.example.evil.example"}, 403},
		{[]string{"Host", "x.graph.example"}, 403},
		{[]string{"Host", "graph.example."}, 403},
		{[]string{"Host", "192.168.1.2"}, 403},
		{[]string{"Host", ""}, 403},
		{[]string{"Origin", "http://127.0.0.1:64210"}, 200},
		{[]string{"Host", "graph.example", "Origin", "https://graph.example"}, 200},
		{[]string{"Host", "graph.example", "Origin", "https://127.0.0.1:64210"}, 403},
		{[]string{"Origin", "https://evil.example", "Content-Type", "text/plain"}, 403},
		{[]string{"Origin", "null"}, 403},
		{[]string{"Origin", "file://127.0.0.1:64210"}, 403},
		{[]string{"Origin", "http://127.0.0.1:9999"}, 403},
		{[]string{"Sec-Fetch-Site", "same-origin"}, 200},
		{[]string{"Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate"}, 200},
		{[]string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"}, 403},
		{[]string{"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "no-cors"}, 403}, // another port of this machine
		{[]string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"}, 403},
	} {
		w := servetest.Ask(h, "POST", gizmoQuery, `g.V("<ent:nordia>").all()`, test.headers...)
		if w.Code != test.code {
			t.Errorf("%q: %d, want %d", test.headers, w.Code, test.code)
		}
		if w.Header().Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%q: other origins are allowed", test.headers)
		}
	}
	follow := []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest"}
	for _, test := range []struct {
		target, dest string
		code         int
	}{
		{"/", "document", 200},
		{"/cayley/", "document", 200},
		{"/", "iframe", 403},
		{"/", "object", 403},
		{gizmoQuery + "&qu=g.V().all()", "document", 403}, // a link that has this machine work
	} {
		if w := servetest.Ask(h, "GET", test.target, "", append(follow, test.dest)...); w.Code != test.code {
			t.Errorf("following a link to %s as %s: %d, want %d", test.target, test.dest, w.Code, test.code)
		}
	}
}

func TestEveryAnswerIsProtected(t *testing.T) {
	h := handler(t, Config{MaxBody: 10, MaxWrite: 10})
	for _, test := range []struct {
		method, target, body string
		headers              []string
		code                 int
	}{
		{"GET", "/", "", nil, 200},
		{"GET", "/none", "", nil, 404},
		{"GET", healthPath, "", nil, 200},
		{"GET", metricsPath, "", nil, 200},
		{"GET", "/cayley/", "", nil, 200},
		{"POST", gizmoQuery, "g.V(", nil, 400},
		{"POST", gizmoQuery, strings.Repeat("x", 11), nil, 413},
		{"DELETE", gizmoQuery, "", nil, 405},
		{"GET", "/", "", []string{"Host", "evil.example"}, 403},
		{"GET", "/", "", []string{"Origin", "https://evil.example"}, 403},
	} {
		w := servetest.Ask(h, test.method, test.target, test.body, test.headers...)
		if w.Code != test.code {
			t.Errorf("%s %s: %d, want %d", test.method, test.target, w.Code, test.code)
		}
		for name, want := range map[string]string{
			"Content-Security-Policy":      "frame-ancestors 'none'",
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "same-origin",
			"Permissions-Policy":           "camera=()",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
		} {
			if got := w.Header().Get(name); !strings.Contains(got, want) {
				t.Errorf("%s %s: %s %q", test.method, test.target, name, got)
			}
		}
		policy := w.Header().Get("Content-Security-Policy")
		if !strings.HasPrefix(policy, "default-src 'none'") || strings.Contains(policy, "unsafe-eval") || strings.Contains(policy, "script-src 'self' 'unsafe-inline'") {
			t.Errorf("%s %s: policy %q", test.method, test.target, policy)
		}
		if w.Header().Get("Content-Type") == "" && w.Body.Len() > 0 {
			t.Errorf("%s %s: browsers guess the type", test.method, test.target)
		}
	}
}

// Names and texts of the graph come back in JSON, which no browser takes for a page.
func TestScriptsInAnswersAreNoPages(t *testing.T) {
	h := handler(t, Config{})
	const script = `<script>alert(1)</script>`
	for _, lang := range []string{"gizmo", "graphql", "mql", "linkedql", script} {
		for _, text := range []string{`g.emit("` + script + `")`, script, `{ nodes { ` + script + ` } }`, `[{"id": "` + script + `"}]`} {
			for _, accept := range []string{"text/html", "application/ld+json", ""} {
				w := servetest.Ask(h, "POST", "/api/v2/query?lang="+lang, text, "Accept", accept)
				content := w.Header().Get("Content-Type")
				if content != "application/json" && content != "application/ld+json" || w.Header().Get("X-Content-Type-Options") != "nosniff" {
					t.Errorf("%s %s: type %q", lang, text, content)
				}
			}
		}
	}
	w := servetest.Ask(h, "GET", "/"+script, "", "Host", "127.0.0.1")
	if w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), script) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
