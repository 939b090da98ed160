package console

import (
	"context"
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/storetest"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
	"github.com/quadwire/quadwire/graph/serve/internal/servetest"
	"github.com/quadwire/quadwire/graph/store"
)

// elsewhere finds addresses of other servers, but for names of XML namespaces and
// for pages that messages and comments point to.
var elsewhere = regexp.MustCompile(`(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}[^\s"'\x60)]*|localhost:\d+`)

var harmless = regexp.MustCompile(`^(?:https?:)?//(?:www\.w3\.org/|www\.robotstxt\.org/|reactjs\.org/|fb\.me/|momentjs\.com|github\.com/|opensource\.org|developer\.mozilla\.org|goo\.gl|mths\.be|bit\.ly|npms\.io|jedwatson\.github\.io|twitter\.com|medium\.com)`)

func TestConsoleAsksNobodyElse(t *testing.T) {
	files, err := consoleFiles()
	if err != nil {
		t.Fatal(err)
	}
	h := http.NewServeMux()
	graph := hold.New(storetest.Samples(t))
	if err := Routes(h, graph, false); err != nil {
		t.Fatal(err)
	}
	for name, f := range files {
		w := servetest.Ask(h, "GET", Root+name, "")
		if w.Code != 200 || w.Header().Get("Content-Type") == "" || w.Body.String() != f.data {
			t.Errorf("%s: %d %s", name, w.Code, w.Header().Get("Content-Type"))
		}
		if !strings.HasPrefix(f.content, "text/") {
			continue
		}
		for _, found := range elsewhere.FindAllString(f.data, -1) {
			if !harmless.MatchString(found) {
				t.Errorf("%s: names %q", name, found)
			}
		}
	}
	for _, want := range []string{"", "own/editor.js", "own/panel.js", "own/console.css", "gizmo.d.ts"} {
		if w := servetest.Ask(h, "GET", Root+want, ""); w.Code != 200 {
			t.Errorf("%s: %d", want, w.Code)
		}
	}
}

func TestAnotherConsoleIsNoticed(t *testing.T) {
	for _, rep := range replacements {
		files := map[string]file{rep.file + "x": {data: "something else"}}
		if err := rep.apply(files); err == nil {
			t.Errorf("%q: not noticed that it is missing", rep.old)
		}
	}
}

func TestExamplesAreOfThisGraph(t *testing.T) {
	st := storetest.Samples(t)
	h := http.NewServeMux()
	if err := Routes(h, hold.New(st), false); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Examples []example
		Names    []name
	}
	w := servetest.Ask(h, "GET", Root+"own/examples.json", "")
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || len(got.Examples) < 10 || len(got.Names) < 10 {
		t.Fatalf("%v: %s", err, w.Body)
	}
	for _, ex := range got.Examples {
		results, err := query.New(st).Run(context.Background(), ex.Lang, ex.Text, query.Options{LD: true})
		if err != nil || len(results) == 0 {
			t.Errorf("%s: %v, %v\n%s", ex.Title, results, err, ex.Text)
			continue
		}
		if ex.Page == "Visualize" {
			first, _ := results[0].(map[string]any)
			if first["source"] == nil || first["target"] == nil {
				t.Errorf("%s: %v is not to be drawn", ex.Title, results[0])
			}
		}
	}
}

func TestExamplesOfAnEmptyGraph(t *testing.T) {
	st, err := store.Open(context.Background(), store.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	found, err := sampleOf(context.Background(), st)
	if err != nil || len(found.examples()) == 0 {
		t.Errorf("%v %v", found.examples(), err)
	}
}
