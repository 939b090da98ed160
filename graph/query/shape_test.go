package query

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/store"
)

func TestShape(t *testing.T) {
	st, err := store.Open(context.Background(), store.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	for _, test := range []struct{ lang, text, want string }{
		{"gizmo", `g.V("<ent:iran>").tag("source").out("<rel:assists>").tag("target").all()`, "1 [target] [] | 2 [source] [<ent:iran>] | 3 link [] [<rel:assists>] || 2-3>1"},
		{"gizmo", `g.V("<a:b>").all(); g.V().all()`, "1 [] [] ||"},
		{"gizmo", `g.V("<a:a>", "<a:b>").in().limit(3).getLimit(2)`, "1 [] [] | 2 [] [<a:a> <a:b>] | 3 link [] [] || 1-3>2"},
		{"gizmo", `g.V("<a:a>").out("<p:p>").has("<q:q>", "<b:b>").all()`,
			"1 [] [] | 2 [] [<a:a>] | 3 link [] [<p:p>] | 4 [] [<b:b>] | 5 link [] [<q:q>] || 2-3>1 1-5>4"},
		{"gizmo", `g.V("<a:a>").both("<p:p>").unique().count()`, "1 [] [] | 2 [] [<a:a>] | 3 link [] [<p:p>] | 4 [] [<a:a>] | 5 link [] [<p:p>] || 1-3>2 4-5>1"},
		{"mql", `[{"id": "<ent:bo-lind>", "<rel:visited>": null}]`, "1 [id] [<ent:bo-lind>] | 2 [<rel:visited>] [] | 3 link [] [<rel:visited>] || 1-3>2"},
		{"graphql", `{ nodes(id: <ent:bo-lind>) { id <rel:visited> { id } } }`, "1 [id] [] | 2 [] [<ent:bo-lind>] | 3 link [] [<rel:visited>] || 2-3>1"},
	} {
		results, err := New(st).Run(context.Background(), ShapeOf(test.lang), test.text, Options{})
		if err != nil || len(results) != 1 {
			t.Errorf("%s %s: %v, %v", test.lang, test.text, results, err)
			continue
		}
		if got := outlineOf(results[0].(*Shape)); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.text, got, test.want)
		}
	}
	for _, text := range []string{`1 + 1`, `g.V(`, `while (true) {}`, `g.V("<a:a>").followRecursive(g.M().out("<p:p>")).all()`} {
		if results, err := New(st).Run(context.Background(), ShapeOf("gizmo"), text, Options{Timeout: 1e8}); err == nil {
			t.Errorf("%s: %v", text, results)
		}
	}
}

// outlineOf writes a shape in a line: the nodes, then the links.
func outlineOf(s *Shape) string {
	var nodes, links []string
	for _, n := range s.Nodes {
		kind := ""
		if n.IsLink {
			kind = "link "
		}
		nodes = append(nodes, fmt.Sprintf("%d %s%v %v", n.ID, kind, n.Tags, n.Values))
		if n.IsFixed != (len(n.Values) > 0) {
			nodes = append(nodes, "fixed?")
		}
	}
	for _, l := range s.Links {
		links = append(links, fmt.Sprintf("%d-%d>%d", l.Source, l.Link, l.Target))
	}
	return strings.TrimSpace(strings.Join(nodes, " | ") + " || " + strings.Join(links, " "))
}
