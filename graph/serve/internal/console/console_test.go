package console

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/serve/internal/servetest"
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
	if err := Routes(h, true); err != nil {
		t.Fatal(err)
	}
	for name, f := range files {
		if name == "{$}" {
			name = ""
		}
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
	for _, want := range []string{"", "own/editor.js", "own/console.css", "gizmo.d.ts"} {
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
