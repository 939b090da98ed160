package export

import (
	"context"
	"encoding/xml"
	"io"
)

// gexf writes the elements of GEXF 1.3, https://gexf.net. What is dated is dynamic: it
// starts on the first and ends on the last day of its time.
type gexf struct {
	markup
	edges bool // the edges have begun
}

func writeGEXF(ctx context.Context, w io.Writer, src *Source, _ Options) error {
	g := &gexf{markup: markup{w: w}}
	g.raw(xml.Header + `<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <meta>
    <creator>Quadwire</creator>
    <description>Actors and what articles say of them</description>
  </meta>
  <graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
    <attributes class="node" mode="static">
`)
	for _, attr := range nodeAttributes[1:] {
		g.attribute(attr.name, attr.kind)
	}
	g.raw("    </attributes>\n    <attributes class=\"edge\" mode=\"static\">\n")
	for _, attr := range edgeAttributes {
		g.attribute(attr.name, attr.kind)
	}
	g.raw("    </attributes>\n    <nodes>\n")
	if err := src.eachElement(ctx, g); err != nil {
		return err
	}
	g.begin()
	g.raw("    </edges>\n  </graph>\n</gexf>\n")
	return g.err
}

func (g *gexf) attribute(name string, kind kind) {
	g.raw(`      <attribute id="` + name + `" title="` + name + `" type="` + string(kind) + `"/>` + "\n")
}

func (g *gexf) value(name, value string) {
	if value == "" {
		return
	}
	g.raw(`          <attvalue for="` + name + `"`)
	g.attr("value", value)
	g.raw("/>\n")
}

func (g *gexf) node(n *node) error {
	g.raw("      <node")
	g.attr("id", n.ID)
	g.attr("label", n.Label)
	g.raw(">\n        <attvalues>\n")
	for _, attr := range nodeAttributes[1:] {
		g.value(attr.name, attr.value(n))
	}
	g.raw("        </attvalues>\n      </node>\n")
	return g.err
}

// begin opens the edges.
func (g *gexf) begin() {
	if !g.edges {
		g.edges = true
		g.raw("    </nodes>\n    <edges>\n")
	}
}

func (g *gexf) edge(e *edge) error {
	g.begin()
	first, last := days(e.Fact)
	g.raw("      <edge")
	g.attr("id", e.ID)
	g.attr("source", e.Source)
	g.attr("target", e.Target)
	g.attr("label", e.Predicate)
	g.attr("kind", e.PredicateIRI())
	g.attr("weight", number(e.Confidence))
	g.attr("start", first)
	g.attr("end", last)
	g.raw(">\n        <attvalues>\n")
	for _, attr := range edgeAttributes {
		g.value(attr.name, attr.value(e))
	}
	g.raw("        </attvalues>\n      </edge>\n")
	return g.err
}
