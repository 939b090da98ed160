package serve

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/client"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"

	"github.com/quadwire/quadwire/graph/internal/storetest"
	"github.com/quadwire/quadwire/graph/serve/internal/servetest"
	"github.com/quadwire/quadwire/graph/store"
)

const testToken = "a-token-for-tests-only"

// writable returns a server that may be written to, and its store.
func writable(t testing.TB) (http.Handler, *store.Store) {
	t.Helper()
	st := storetest.Samples(t)
	h, err := New(st, Config{Write: true, Token: testToken, MaxWrite: 16 << 20})
	if err != nil {
		t.Fatal(err)
	}
	return h, st
}

// send sends a request with the token.
func send(h http.Handler, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	return servetest.Ask(h, method, target, body, append([]string{"Authorization", "Bearer " + testToken}, headers...)...)
}

func clientQuads(t testing.TB, st *store.Store) []string {
	t.Helper()
	all, err := st.ClientQuads(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, q := range all {
		out = append(out, q.NQuad())
	}
	return out
}

func TestVersion1AnswersAsCayleyDoes(t *testing.T) {
	h := handler(t, Config{MaxResults: 5})
	for _, test := range []struct {
		target, body string
		code         int
		want         string
	}{
		{"/api/v1/query/gizmo", `g.V("<ent:nordia>").in("<rel:leads>").all()`, 200, `{"result":[{"id":"<ent:ana-ruiz>"}]}`},
		{"/api/v1/query/gizmo", `g.V("<ent:nobody>").all()`, 200, `{"result":[]}`},
		{"/api/v1/query/gizmo?limit=1", `g.V("<rdf:type>").all(); g.V("<rdfs:label>").all()`, 200, `{"result":[{"id":"<rdf:type>"}]}`},
		{"/api/v1/query/gizmo?limit=-1", `g.V("<rdf:type>").all()`, 200, `{"result":[{"id":"<rdf:type>"}]}`},
		{"/api/v1/query/gizmo?limit=100", `g.V().all()`, 200, `"truncated":true}`},
		{"/api/v1/query/gizmo?limit=x", `g.V().all()`, 400, `{"error":"limit \"x\" is no number"}`},
		{"/api/v1/query/mql", `[{"id": "<ent:bo-lind>", "<rel:visited>": null}]`, 200, `{"result":[{"<rel:visited>":"<ent:chile>","id":"<ent:bo-lind>"}]}`},
		{"/api/v1/query/graphql", `{ nodes(id: <ent:bo-lind>) { <rel:visited> { id } } }`, 200, `{"data":{"nodes":{"<rel:visited>":{"id":"ent:chile"}}}}`},
		{"/api/v1/query/sparql", `x`, 400, `{"error":"Unknown query language."}`},
		{"/api/v1/query/gizmo", `g.V(`, 400, `{"error":"`},
		{"/api/v1/shape/gizmo", `g.V("<ent:iran>").out("<rel:assists>").all()`, 200,
			`"links":[{"source":2,"target":1,"link_node":3}]}`},
		{"/api/v1/shape/gizmo", `1`, 400, `{"error":"there is no shape`},
		{"/api/v1/shape/sparql", `1`, 400, `{"error":"Unknown query language."}`},
	} {
		w := servetest.Ask(h, "POST", test.target, test.body)
		if body := strings.TrimSpace(w.Body.String()); w.Code != test.code || !strings.Contains(body, test.want) {
			t.Errorf("%s %s: %d %s, want %d %s", test.target, test.body, w.Code, body, test.code, test.want)
		}
	}
}

func TestReadQuads(t *testing.T) {
	h := handler(t, Config{})
	for _, test := range []struct {
		target, accept string
		code           int
		content, want  string
	}{
		{"/api/v2/read?sub=<ent:bo-lind>&pred=<rel:visited>", "", 200, "application/n-quads", "<ent:bo-lind> <rel:visited> <ent:chile> <stmt:"},
		{"/api/v2/read?sub=<ent:bo-lind>&pred=<rdf:type>&iri=full", "", 200, "application/n-quads", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Person>"},
		{"/api/v2/read?sub=<ent:bo-lind>&pred=<http://www.w3.org/1999/02/22-rdf-syntax-ns%23type>", "", 200, "application/n-quads", "<rdf:type> <schema:Person>"},
		{"/api/v2/read?sub=<ent:bo-lind>,<ent:ana-ruiz>&pred=<rdfs:label>&format=json", "", 200, "application/json", `"object": "Bo Lind"`},
		{"/api/v2/read?obj=<ent:chile>", "application/x-json-stream", 200, "application/x-json-stream", `"object":"\u003cent:chile\u003e"`},
		{"/api/v2/read?sub=<ent:nobody>&format=json", "", 200, "application/json", "null"},
		{"/api/v2/read?sub=<ent:nobody>", "", 200, "application/n-quads", ""},
		{"/api/v2/read?sub=<ent:bo-lind>&format=jsonld", "", 200, "application/ld+json", "ent:bo-lind"},
		{"/api/v2/read?sub=<ent:bo-lind>&format=graphml", "", 200, "application/xml", "graphml"},
		{"/api/v2/read?sub=<ent:bo-lind>&format=graphviz", "", 200, "text/plain; charset=utf-8", "digraph"},
		{"/api/v2/read?format=none", "", 400, "application/json", `{"error":`},
		{"/api/v2/read?sub=" + strings.Repeat("a,", 40) + "a&obj=" + strings.Repeat("a,", 40) + "a", "", 400, "application/json", `combinations`},
	} {
		for _, method := range []string{"GET", "POST"} {
			w := servetest.Ask(h, method, test.target, "", "Accept", test.accept)
			body := w.Body.String()
			if test.content == "application/json" {
				body = strings.ReplaceAll(body, `":"`, `": "`)
			}
			if w.Code != test.code || w.Header().Get("Content-Type") != test.content || !strings.Contains(body, strings.ReplaceAll(test.want, `{"error":`, `{"error": `)) {
				t.Errorf("%s %s: %d %s %s\nwant %d %s %s", method, test.target, w.Code, w.Header().Get("Content-Type"), body, test.code, test.content, test.want)
			}
		}
	}
	plain := servetest.Ask(h, "GET", "/api/v2/read", "").Body.String()
	zipped := servetest.Ask(h, "GET", "/api/v2/read", "", "Accept-Encoding", "gzip")
	zr, err := gzip.NewReader(zipped.Body)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(zr); err != nil || string(got) != plain || len(plain) < 1000 {
		t.Errorf("compressed: %v, %d bytes, want %d", err, len(got), len(plain))
	}
	var list []struct {
		ID          string
		Read, Write bool
	}
	w := servetest.Ask(h, "GET", "/api/v2/formats", "")
	if err := json.Unmarshal(w.Body.Bytes(), &list); err != nil || len(list) < 8 {
		t.Errorf("formats: %v %s", err, w.Body)
	}
	for _, f := range list {
		if want := slices.Contains([]string{"nquads", "json", "json-stream", "pquads"}, f.ID); f.Read != want || !f.Write {
			t.Errorf("format %+v", f)
		}
	}
}

func TestWriteQuads(t *testing.T) {
	h, st := writable(t)
	const one = "<my:a> <my:b> \"c\" <my:d> ."
	long := strings.Repeat(strings.Replace(one, "c", strings.Repeat("x", 1<<20), 1)+"\n", 17)
	stored := "<my:a> <my:b> \"c\" <my:d> ."
	if w := servetest.Ask(h, "POST", "/api/v2/write", one); w.Code != http.StatusUnauthorized {
		t.Fatalf("without a token: %d %s", w.Code, w.Body)
	}
	zipped := func(text string) string {
		var out bytes.Buffer
		zw := gzip.NewWriter(&out)
		io.WriteString(zw, text)
		zw.Close()
		return out.String()
	}
	form := func(name, text string) (body, content string) {
		var out bytes.Buffer
		w := multipart.NewWriter(&out)
		part, _ := w.CreateFormFile(name, "quads.nq")
		io.WriteString(part, text)
		w.Close()
		return out.String(), w.FormDataContentType()
	}
	plainForm, plainType := form("NQuadFile", one)
	zipForm, zipType := form("NQuadFile", zipped(one))
	otherForm, otherType := form("file", one)
	var binary bytes.Buffer
	pw := pquads.NewWriter(&binary, nil)
	pw.WriteQuad(quad.Make(quad.IRI("my:a"), quad.IRI("my:b"), "c", quad.IRI("my:d")))
	pw.Close()
	const object = `{"subject":"<my:a>","predicate":"<my:b>","object":"\"c\"","label":"<my:d>"}`
	for _, test := range []struct {
		target, content, body string
		headers               []string
		code                  int
		want                  string
	}{
		{"/api/v2/write", "", one, nil, 200, `{"result":"Successfully wrote 1 quads.","count":1}`},
		{"/api/v2/write", "text/plain;charset=UTF-8", "# a comment\n\n" + one + "\n", nil, 200, `"count":1`},
		{"/api/v2/write", "application/n-quads", zipped(one), []string{"Content-Encoding", "gzip"}, 200, `"count":1`},
		{"/api/v2/write", "application/json", "[" + object + "]", nil, 200, `"count":1`},
		{"/api/v2/write", "application/x-json-stream", object, nil, 200, `"count":1`},
		{"/api/v2/write", pquads.ContentType, binary.String(), nil, 200, `"count":1`},
		{"/api/v2/write?format=json", "", "[" + object + "]", nil, 200, `"count":1`},
		{"/api/v1/write", "", "[" + strings.ReplaceAll(object, `\"`, "") + "]", nil, 200, `{"result":"Successfully wrote 1 quads."}`},
		{"/api/v1/write/file/nquad", plainType, plainForm, nil, 200, `{"result":"Successfully wrote 1 quads."}`},
		{"/api/v1/write/file/nquad", zipType, zipForm, nil, 200, `{"result":"Successfully wrote 1 quads."}`},

		{"/api/v1/write/file/nquad", otherType, otherForm, nil, 400, `NQuadFile`},
		{"/api/v2/write", "application/ld+json", `{"@context": "http://elsewhere.example/"}`, nil, 415, `JSON-LD`},
		{"/api/v2/write?format=jsonld", "", `{"@context": "http://elsewhere.example/"}`, nil, 415, `JSON-LD`},
		{"/api/v2/write", "application/xml", `<graphml/>`, nil, 400, `not supported`},
		{"/api/v2/write?format=none", "", one, nil, 400, `unknown format`},
		{"/api/v2/write", "", one, []string{"Content-Encoding", "br"}, 400, `br`},
		{"/api/v2/write", "", one + "\n<my:a> <my:b> .", nil, 400, `line 2`},
		{"/api/v2/write", "application/json", `{}`, nil, 400, `error`},
		{"/api/v2/write", pquads.ContentType, "rubbish", nil, 400, `error`},
		{"/api/v1/write", "", `[{"subject":"alice","predicate":"<my:b>","object":"c"}]`, nil, 400, `quad 1: subject`},
		{"/api/v2/write", "", one + "\n<ent:ana-ruiz> <rel:leads> <ent:chile> .", nil, 403, `quad 2: not for a client to change`},
		{"/api/v2/write", "", long, nil, 413, `bytes`},
		{"/api/v2/write", "", zipped(long), []string{"Content-Encoding", "gzip"}, 413, `bytes`},
		{"/api/v1/write", "", strings.Repeat(" ", 17<<20), nil, 413, `bytes`},
	} {
		w := send(h, "POST", test.target, test.body, append([]string{"Content-Type", test.content}, test.headers...)...)
		if w.Code != test.code || !strings.Contains(w.Body.String(), test.want) {
			t.Errorf("%s %s %.80q: %d %s, want %d %s", test.target, test.content, test.body, w.Code, w.Body, test.code, test.want)
		}
		want := []string{stored}
		if test.code != 200 {
			want = nil
		}
		if got := clientQuads(t, st); !slices.Equal(got, want) {
			t.Fatalf("%s %.80q: the graph has %q, want %q", test.target, test.body, got, want)
		}
		target := "/api/v2/delete"
		if strings.Contains(test.target, "v1") {
			target = "/api/v1/delete"
		}
		if test.code == 200 && (test.content == "application/json" || target == "/api/v1/delete" && test.content == "") {
			w = send(h, "POST", target, test.body, "Content-Type", test.content)
		} else {
			w = send(h, "POST", "/api/v2/delete", one)
		}
		if w.Code != 200 || len(clientQuads(t, st)) != 0 {
			t.Fatalf("deleting: %d %s, left %q", w.Code, w.Body, clientQuads(t, st))
		}
	}
	report, err := st.Check(context.Background())
	if err != nil || len(report.Problems) != 0 {
		t.Errorf("check: %v %+v", err, report)
	}
}

func TestDeleteNode(t *testing.T) {
	h, st := writable(t)
	if w := send(h, "POST", "/api/v2/write", "<my:a> <my:b> <my:c> .\n<ent:chile> <my:b> <my:a> .\n<my:x> <my:b> <my:c> ."); w.Code != 200 {
		t.Fatal(w.Body)
	}
	for _, test := range []struct {
		content, body string
		code          int
	}{
		{"", "<ent:chile>", 403}, {"application/json", `"<ent:chile>"`, 403}, {"", "", 400}, {"application/ld+json", `{"@id":"my:a"}`, 400},
		{"", strings.Repeat("x", 129<<10), 413}, {"", "<my:a>", 200}, {"application/json", `"<my:nobody>"`, 200},
	} {
		if w := send(h, "POST", "/api/v2/node/delete", test.body, "Content-Type", test.content); w.Code != test.code {
			t.Errorf("%s %.40q: %d %s, want %d", test.content, test.body, w.Code, w.Body, test.code)
		}
	}
	if got := clientQuads(t, st); !slices.Equal(got, []string{"<my:x> <my:b> <my:c> <qw:client> ."}) {
		t.Errorf("left %q", got)
	}
}

// bearer adds the token to requests.
type bearer struct{}

func (bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+testToken)
	return http.DefaultTransport.RoundTrip(r)
}

// TestCayleysClient uses the client that comes with Cayley.
func TestCayleysClient(t *testing.T) {
	h, st := writable(t)
	server := httptest.NewServer(h)
	defer server.Close()
	c := client.New(server.URL)
	read := func() (out []quad.Quad) {
		t.Helper()
		r, err := c.QuadReader()
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		out, err = quad.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	stats, err := st.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if n := len(read()); int64(n) != stats.Quads {
		t.Errorf("read %d quads of %d", n, stats.Quads)
	}
	write := func(q quad.Quad) error {
		w, err := c.QuadWriter()
		if err != nil {
			return err
		}
		return errors.Join(w.WriteQuad(q), w.Close())
	}
	own := quad.Make(quad.IRI("ent:chile"), quad.IRI("my:capital"), quad.IRI("my:santiago"), quad.IRI("my:notes"))
	if err := write(own); err == nil {
		t.Error("written without a token")
	}
	c.SetHTTPClient(&http.Client{Transport: bearer{}})
	if err := write(own); err != nil {
		t.Error(err)
	}
	if !slices.Contains(read(), own) {
		t.Error("what was written is not read")
	}
}
