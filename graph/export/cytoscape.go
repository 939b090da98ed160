package export

import (
	"context"
	"io"
)

// cytoscape writes the elements of the JSON of Cytoscape and Cytoscape.js, a line
// each. value, directed, multigraph and data are there for networkx.
type cytoscape struct {
	w     io.Writer
	err   error
	first bool
	edges bool
}

func writeCytoscape(ctx context.Context, w io.Writer, src *Source, _ Options) error {
	g := &cytoscape{w: w, first: true}
	g.raw(`{"format_version": "1.0", "generated_by": "quadwire", "directed": true, "multigraph": true, "data": [],` + "\n" + `"elements": {"nodes": [`)
	if err := src.eachElement(ctx, g); err != nil {
		return err
	}
	g.begin()
	g.raw("\n]}}\n")
	return g.err
}

func (g *cytoscape) raw(s string) {
	if g.err == nil {
		_, g.err = io.WriteString(g.w, s)
	}
}

// open begins an element, of which pair writes the members.
func (g *cytoscape) open(id string) {
	if !g.first {
		g.raw(",")
	}
	g.first = false
	g.raw("\n" + `{"data": {"id": ` + string(jsonText(id)))
}

func (g *cytoscape) pair(name string, kind kind, value string) {
	if value == "" {
		return
	}
	if kind == text {
		value = string(jsonText(value))
	}
	g.raw(`, "` + name + `": ` + value)
}

func (g *cytoscape) node(n *node) error {
	g.open(n.ID)
	g.pair("value", text, n.ID)
	g.pair("name", text, n.Label)
	for _, attr := range nodeAttributes {
		g.pair(attr.name, attr.kind, attr.value(n))
	}
	g.raw("}}")
	return g.err
}

func (g *cytoscape) begin() {
	if !g.edges {
		g.edges, g.first = true, true
		g.raw("\n], \"edges\": [")
	}
}

func (g *cytoscape) edge(e *edge) error {
	g.begin()
	g.open(e.ID)
	g.pair("key", text, e.ID)
	g.pair("source", text, e.Source)
	g.pair("target", text, e.Target)
	g.pair("name", text, e.Predicate)
	g.pair("interaction", text, e.PredicateIRI())
	for _, attr := range edgeAttributes {
		g.pair(attr.name, attr.kind, attr.value(e))
	}
	g.raw("}}")
	return g.err
}
