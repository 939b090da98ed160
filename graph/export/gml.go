package export

import (
	"context"
	"fmt"
	"io"
	"strings"
)

// gml writes the elements of GML (Himsolt 1997). It is ASCII: all else is written as
// entities of HTML, which networkx, igraph and Gephi read. Labels are unique, as
// readers want them.
type gml struct {
	w   io.Writer
	err error
}

func writeGML(ctx context.Context, w io.Writer, src *Source, _ Options) error {
	g := &gml{w: w}
	g.raw("graph [\n  directed 1\n  multigraph 1\n")
	if err := src.eachElement(ctx, g); err != nil {
		return err
	}
	g.raw("]\n")
	return g.err
}

func (g *gml) raw(s string) {
	if g.err == nil {
		_, g.err = io.WriteString(g.w, s)
	}
}

func (g *gml) pair(name string, kind kind, value string) {
	switch {
	case value == "":
		return
	case kind == truth:
		value = "1"
	case kind == decimal && !strings.Contains(value, "."):
		value += ".0"
	case kind == text:
		value = `"` + gmlText(value) + `"`
	}
	g.raw("    " + name + " " + value + "\n")
}

// gmlText writes what is not printable ASCII, quotes and ampersands as entities.
func gmlText(s string) string {
	var out strings.Builder
	for _, r := range s {
		if r < ' ' || r > '~' || r == '"' || r == '&' {
			fmt.Fprintf(&out, "&#%d;", r)
		} else {
			out.WriteByte(byte(r))
		}
	}
	return out.String()
}

func (g *gml) node(n *node) error {
	g.raw(fmt.Sprintf("  node [\n    id %d\n", n.Number))
	g.pair("label", text, n.Title)
	g.pair("iri", text, n.ID)
	g.pair("name", text, n.Label)
	for _, attr := range nodeAttributes[1:] {
		g.pair(attr.name, attr.kind, attr.value(n))
	}
	g.raw("  ]\n")
	return g.err
}

func (g *gml) edge(e *edge) error {
	g.raw(fmt.Sprintf("  edge [\n    source %d\n    target %d\n", e.From, e.To))
	g.pair("key", text, e.ID)
	g.pair("label", text, e.Predicate)
	for _, attr := range edgeAttributes {
		g.pair(attr.name, attr.kind, attr.value(e))
	}
	g.raw("  ]\n")
	return g.err
}
