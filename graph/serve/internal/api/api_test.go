package api

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/export"
	"github.com/quadwire/quadwire/graph/internal/storetest"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
	"github.com/quadwire/quadwire/graph/serve/internal/servetest"
	"github.com/quadwire/quadwire/graph/store"
)

// routes returns the API over the samples.
func routes(t testing.TB, config Config) (*http.ServeMux, *store.Store) {
	t.Helper()
	st := storetest.Samples(t)
	mux := http.NewServeMux()
	if err := Routes(mux, hold.New(st), config); err != nil {
		t.Fatal(err)
	}
	return mux, st
}

// get asks the API, and returns the status and the body.
func get(mux http.Handler, target string, headers ...string) (int, string, http.Header) {
	w := servetest.Ask(mux, "GET", Base+target, "", headers...)
	return w.Code, w.Body.String(), w.Header()
}

// questions has for each route some that are answered.
func questions(t testing.TB, st *store.Store) map[string][]string {
	t.Helper()
	facts, err := query.New(st).Facts(context.Background(), query.FactsOptions{Actor: "bo-lind"})
	if err != nil || len(facts) == 0 {
		t.Fatalf("%d facts, error %v", len(facts), err)
	}
	id, article := facts[0].ID, facts[0].Source.ID
	return map[string][]string{
		"facts":        {"?actor=Lind", "?actor=lind&all=true", "?actor=lind&group=actor", "?actor=lind&since=2050", "?actor=lind&limit=1", "?actor=chile&modality=promised,planned"},
		"path":         {"?from=Lind&to=Nordia", "?from=Lind&to=Nordia&since=2050"},
		"neighbors":    {"?actor=Lind&depth=2", "?actor=lind&predicate=none"},
		"between":      {"?actor=Lind&actor=Nordia&actor=chile", "?actor=Lind&actor=Nordia&since=2050"},
		"timeline":     {"?actor=Lind", "?actor=Lind&with=Ruiz", "?actor=Lind&since=2050"},
		"top":          {"", "?limit=1&all=true", "?since=2050"},
		"why":          {"?statement=" + id, "?statement=stmt:" + id},
		"search":       {"?q=lindd", "?q=qqqqqq"},
		"statement":    {"?statement=" + id},
		"article":      {"?article=" + article, "?article=doc:" + article},
		"stats":        {""},
		"export":       {"?format=csv", "?format=nquads&actor=Lind"},
		"openapi.json": {""},
	}
}

// TestDescription holds what is answered against what is described: every route is in the
// description, with the parameters that it takes, and every answer is as described.
func TestDescription(t *testing.T) {
	mux, st := routes(t, Config{})
	code, body, header := get(mux, "openapi.json")
	if code != 200 || header.Get("Content-Type") != "application/json" {
		t.Fatalf("%d %s", code, header)
	}
	var doc struct {
		OpenAPI string
		Paths   map[string]map[string]struct {
			Parameters []struct {
				Name, In, Description string
				Schema                json.RawMessage
			}
			Responses map[string]struct{ Content map[string]struct{} }
		}
	}
	if err := json.Unmarshal([]byte(body), &doc); err != nil || doc.OpenAPI != "3.1.0" {
		t.Fatalf("OpenAPI %q, error %v", doc.OpenAPI, err)
	}
	schemas := compiler(t, body)
	asked := questions(t, st)
	if len(doc.Paths) != len(asked) {
		t.Errorf("%d paths, want %d", len(doc.Paths), len(asked))
	}
	valid := func(pointer, body string) {
		t.Helper()
		s, err := schemas.Compile("openapi.json#" + pointer)
		if err != nil {
			t.Fatalf("%s: %v", pointer, err)
		}
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(value); err != nil {
			t.Errorf("%s: %v\n%s", pointer, err, body)
		}
	}
	for name, targets := range asked {
		op, ok := doc.Paths[Base+name]["get"]
		if !ok {
			t.Errorf("%s is not described", name)
			continue
		}
		pointer := "/paths/" + strings.ReplaceAll(Base+name, "/", "~1") + "/get"
		for i, p := range op.Parameters {
			if p.Name == "" || p.In != "query" || p.Description == "" {
				t.Errorf("%s: parameter %+v", name, p)
			}
			if _, err := schemas.Compile(fmt.Sprintf("openapi.json#%s/parameters/%d/schema", pointer, i)); err != nil {
				t.Errorf("%s: parameter %s: %v", name, p.Name, err)
			}
		}
		for _, target := range targets {
			code, body, header := get(mux, name+target)
			media, _, _ := strings.Cut(header.Get("Content-Type"), ";")
			if _, ok := op.Responses["200"].Content[media]; code != 200 || !ok {
				t.Errorf("%s%s: %d, type %s: %s", name, target, code, media, body)
			}
			if media == "application/json" {
				valid(pointer+"/responses/200/content/application~1json/schema", body)
			}
			u, err := url.Parse(target)
			if err != nil {
				t.Fatal(err)
			}
			for given := range u.Query() {
				found := false
				for _, p := range op.Parameters {
					found = found || p.Name == given
				}
				if !found {
					t.Errorf("%s: parameter %s is not described", name, given)
				}
			}
		}
	}
	for _, target := range []string{"facts", "facts?actor=Nor", "facts?actor=Bo+Lidn", "why?statement=none", "nothing"} {
		_, body, _ := get(mux, target)
		valid("/components/schemas/Error", body)
	}
}

// compiler reads the description for the validator, and closes its objects: what is
// answered must be described.
func compiler(t *testing.T, description string) *jsonschema.Compiler {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(description))
	if err != nil {
		t.Fatal(err)
	}
	var closeObjects func(any)
	closeObjects = func(value any) {
		switch value := value.(type) {
		case []any:
			for _, part := range value {
				closeObjects(part)
			}
		case map[string]any:
			for _, part := range value {
				closeObjects(part)
			}
			if _, ok := value["properties"].(map[string]any); ok && value["type"] == "object" {
				value["additionalProperties"] = false
			}
		}
	}
	closeObjects(doc)
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource("openapi.json", doc); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestErrors(t *testing.T) {
	mux, st := routes(t, Config{})
	for _, test := range []struct {
		target string
		code   int
		want   string
	}{
		{"facts", 400, `{"error":"actor: missing","parameter":"actor"}`},
		{"facts?actor=lind&limit=1001", 400, `"parameter":"limit"`},
		{"facts?actor=lind&colour=red", 400, `"error":"colour: unknown parameter`},
		{"facts?actor=lind&since=a&since=b", 400, `"parameter":"since"`},
		{"neighbors?actor=lind&depth=4", 400, `"error":"depth 4: want 1 to 3"`},
		{"facts?actor=Bo+Lidn", 404, `"near":[{"id":"bo-lind","label":"Bo Lind","type":"Person"}]`},
		{"facts?actor=Nor", 409, `"candidates":[{"id":"`},
		{"why?statement=none", 404, `no statement`},
		{"article?article=none", 404, `no article`},
		{"nothing", 404, `openapi.json`},
		{"", 404, `openapi.json`},
		{"export?format=parquet", 400, `quadwire export`},
		{"export?format=xml", 400, `"parameter":"format"`},
		{"export?path=true&actor=lind", 400, `"parameter":"path"`},
		{"export?actor=Bo+Lidn", 404, `"near"`},
	} {
		code, body, header := get(mux, test.target)
		if code != test.code || !strings.Contains(body, test.want) || header.Get("Content-Type") != "application/json" || header.Get("Content-Disposition") != "" {
			t.Errorf("%s: %d %s, want %d %s", test.target, code, body, test.code, test.want)
		}
	}
	if w := servetest.Ask(mux, "POST", Base+"facts?actor=lind", ""); w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
	st.Close()
	if code, body, _ := get(mux, "stats"); code != 503 || !strings.Contains(body, `"error"`) {
		t.Errorf("closed: %d %s", code, body)
	}
}

func TestBusySlowAndLarge(t *testing.T) {
	st := storetest.Samples(t)
	a := &api{graph: hold.New(st), patience: time.Millisecond, questions: make(chan struct{}, 1), exports: make(chan struct{}, 1)}
	a.config.fill()
	kind := &ask.Kinds[0]
	answered := func(want int) {
		t.Helper()
		w := httptest.NewRecorder()
		a.question(w, httptest.NewRequest("GET", Base+"facts?actor=lind", nil), kind)
		if w.Code != want {
			t.Errorf("%d %s, want %d", w.Code, w.Body, want)
		}
		if busy := w.Header().Get("Retry-After") != ""; busy != (want == 503) {
			t.Errorf("%d: Retry-After %t", want, busy)
		}
	}
	answered(200)
	a.questions <- struct{}{}
	answered(503)
	<-a.questions
	a.config.Timeout = time.Nanosecond
	answered(504)
	a.config.Timeout, a.config.MaxAnswer = time.Minute, 100
	answered(400)
}

func TestETag(t *testing.T) {
	mux, _ := routes(t, Config{})
	_, body, header := get(mux, "facts?actor=lind")
	tag := header.Get("ETag")
	for list, want := range map[string]int{tag: 304, "W/" + tag: 304, `"x", ` + tag: 304, "*": 304, `"x"`: 200, "": 200} {
		code, again, _ := get(mux, "facts?actor=lind", "If-None-Match", list)
		if code != want || code == 200 && again != body || code == 304 && again != "" {
			t.Errorf("%s: %d %s", list, code, again)
		}
	}
	if _, _, other := get(mux, "facts?actor=ruiz"); other.Get("ETag") == tag || tag == "" {
		t.Errorf("two answers have the tag %s", tag)
	}
}

func TestExport(t *testing.T) {
	mux, st := routes(t, Config{})
	for _, format := range export.Formats {
		if len(format.Files) > 0 {
			continue
		}
		src, err := export.NewSource(context.Background(), st, export.Part{})
		if err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		if err := format.Write(context.Background(), src, export.Options{}, &want); err != nil {
			t.Fatal(err)
		}
		code, body, header := get(mux, "export?format="+format.Name)
		if code != 200 || body != want.String() {
			t.Errorf("%s: %d, %d bytes, want %d", format.Name, code, len(body), want.Len())
		}
		if media := header.Get("Content-Type"); !strings.HasPrefix(media, format.MediaType) {
			t.Errorf("%s: type %s", format.Name, media)
		}
		if name := header.Get("Content-Disposition"); name != "attachment; filename=quadwire"+format.Extension {
			t.Errorf("%s: %s", format.Name, name)
		}
	}
	for target, want := range map[string]int{ // facts
		"":                                   8,
		"&all=true":                          8,
		"&actor=lind":                        3,
		"&actor=lind&all=true":               4,
		"&actor=lind&with=norway&all=true":   1,
		"&actor=lind&neighbors=1":            3,
		"&actor=lind&neighbors=1&all=true":   5,
		"&actor=lind&actor=nordia&path=true": 3,
		"&polarity=negative":                 1,
		"&modality=promised":                 1,
		"&predicate=CONSULT":                 1,
		"&publisher=wire":                    3,
		"&since=2050":                        0,
	} {
		code, body, header := get(mux, "export?format=csv"+target)
		rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
		if code != 200 || err != nil || len(rows) != want+1 {
			t.Errorf("%s: %d, %d rows, want %d, error %v\n%s", target, code, len(rows)-1, want, err, body)
		}
		if name := header.Get("Content-Disposition"); strings.HasPrefix(target, "&actor=lind&actor") && name != "attachment; filename=quadwire-lind-nordia.csv" {
			t.Errorf("%s: %s", target, name)
		}
	}
}

// TestHalfAnExport has an export fail before its first byte, and midway: the one is an
// error, the other must not look whole.
func TestHalfAnExport(t *testing.T) {
	mux, _ := routes(t, Config{MaxExport: 10})
	if code, body, header := get(mux, "export"); code != 400 || header.Get("Content-Disposition") != "" {
		t.Errorf("at once: %d %s", code, body)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		out := &stream{w: w, control: http.NewResponseController(w), most: 100_000, before: func() {}}
		for {
			if _, err := out.Write(make([]byte, 40_000)); err != nil {
				out.end(err)
				return
			}
		}
	}))
	defer server.Close()
	res, err := http.Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	got, err := io.ReadAll(res.Body)
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("midway: %d bytes, error %v", len(got), err)
	}
}
