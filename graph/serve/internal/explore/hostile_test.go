package explore

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
	"github.com/quadwire/quadwire/graph/serve/internal/servetest"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// What strangers may write into articles, to be shown as it stands and to do nothing.
const (
	evil     = `"'><script>alert(1)</script><img src=x onerror=alert(2)>{{.}}` + "`"
	override = "\u202egnp.exe\u2066"
)

// hostile serves a graph in which all that comes from articles is hostile.
func hostile(t *testing.T) (h http.Handler, actors []string, statements []string, article string) {
	t.Helper()
	st, err := store.Open(context.Background(), store.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	a := schema.Entity{ID: "a\"><script>", Type: schema.Person, Label: "Ana " + evil, Aliases: []string{"Ana " + override + evil}, Link: "javascript:alert(3)"}
	b := schema.Entity{ID: "b-javascript:x/../y?z#", Type: schema.Organization, Label: "Bo" + override + evil}
	text := []string{"Ana " + evil + " met Bo" + override + evil + ".", "Ana " + evil + " did not meet Bo" + override + evil + ".", "Ana " + evil + " praised <b onclick=x>."}
	rec := sample.Make(schema.Source{Headline: "News " + evil + override, Published: "2024-03-09", URL: "javascript:alert(4)//https://x.example", Publisher: "Wire " + evil + override, Path: evil}, text,
		sample.Link{Sentence: 0, Subject: a, Predicate: "met-with", Words: "met", Object: b, Edit: func(s *schema.Statement) {
			s.Attribution = schema.Attribution{Text: evil + override, Cue: evil}
			s.Place, s.Theme, s.Instrument, s.Rule = evil, evil, evil, evil
			s.Date, s.DateSource, s.Since = "2024-03", "text", "2024"
		}},
		sample.Link{Sentence: 1, Subject: a, Predicate: "met-with", Words: "meet", Object: b, Edit: func(s *schema.Statement) {
			s.Polarity, s.Date, s.DateSource = schema.Negative, "2024-03", "text"
		}},
		sample.Link{Sentence: 2, Subject: a, Predicate: "praise", Words: "praised", Literal: "<b onclick=x>", Edit: func(s *schema.Statement) { s.Open = true }},
		sample.Link{Sentence: 0, Subject: a, Predicate: "holds-office", Words: "met", Literal: evil},
	)
	if _, err := st.Load(context.Background(), rec); err != nil {
		t.Fatal(err)
	}
	if err := st.Flush(context.Background()); err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	if err := Routes(mux, hold.New(st)); err != nil {
		t.Fatal(err)
	}
	for _, s := range rec.Statements {
		statements = append(statements, s.ID)
	}
	return mux, []string{a.ID, b.ID}, statements, rec.Source.ID
}

func TestNothingThatIsReadComesAlive(t *testing.T) {
	h, actors, statements, article := hostile(t)
	targets := []string{"/", "/conflicts", articleLink(article, ""), searchLink(evil), searchLink("Ana"), searchLink(override), "/" + strings.ReplaceAll(evil, " ", "%20"),
		pathLink(actors[0], actors[1]), pathLink(evil, override), pathLink("Ana "+evil, "nobody <script>"),
		actorLink(actors[0]) + "?since=%22%3E%3Cscript%3E", actorLink(actors[0]) + "?predicate=%22%3E%3Cscript%3E", actorLink(actors[0]) + "?%22%3E%3Cscript%3E=1"}
	for _, id := range actors {
		targets = append(targets, actorLink(id), actorLink(id)+"?all=true&group=actor", actorLink(id)+"?all=true&group=predicate&by=%3Cscript%3E&publisher=%22%3E")
	}
	for _, id := range statements {
		targets = append(targets, statementLink(id))
	}
	for _, target := range targets {
		w := servetest.Ask(h, "GET", target, "")
		if w.Code >= 500 || w.Code < 400 && w.Code != 200 {
			t.Errorf("%s: %d %s", target, w.Code, w.Body)
		}
		doc, err := html.Parse(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		harmless(t, target, doc)
	}
}

// harmless checks that a page has none but its own scripts, styles and links, and that no
// text turns the direction of what is around it.
func harmless(t *testing.T, target string, doc *html.Node) {
	t.Helper()
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && strings.ContainsRune(n.Data, '\u202e') && !isolated(n) {
			t.Errorf("%s: text that turns is not isolated: %q in <%s>", target, n.Data, n.Parent.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		if slices.Contains([]string{"img", "iframe", "object", "embed", "style", "base"}, n.Data) {
			t.Errorf("%s: <%s>", target, n.Data)
		}
		if n.Data == "script" && n.FirstChild != nil {
			t.Errorf("%s: script in the page: %q", target, n.FirstChild.Data)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style":
				t.Errorf("%s: <%s %s=%q>", target, n.Data, a.Key, a.Val)
			case a.Key == "href", a.Key == "src", a.Key == "action":
				if !strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "#") || strings.HasPrefix(a.Val, "//") {
					t.Errorf("%s: <%s %s=%q>", target, n.Data, a.Key, a.Val)
				}
			case a.Key == "aria-label", a.Key == "title":
				if strings.ContainsRune(a.Val, '\u202e') {
					t.Errorf("%s: <%s %s=%q> turns", target, n.Data, a.Key, a.Val)
				}
			}
		}
	}
}

// isolated reports whether what is around a text keeps its direction.
func isolated(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == "bdi" || slices.ContainsFunc(p.Attr, func(a html.Attribute) bool { return a.Key == "dir" && a.Val == "auto" }) {
			return true
		}
	}
	return false
}

func TestHostileTextIsShown(t *testing.T) {
	h, actors, _, article := hostile(t)
	for _, target := range []string{actorLink(actors[0]), articleLink(article, "")} {
		doc, err := html.Parse(servetest.Ask(h, "GET", target, "").Body)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for n := range doc.Descendants() {
			found = found || n.Type == html.TextNode && strings.Contains(n.Data, "<script>alert(1)</script>")
		}
		if !found {
			t.Errorf("%s does not show what the article says", target)
		}
	}
}
