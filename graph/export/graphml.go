package export

import (
	"context"
	"encoding/xml"
	"io"
)

// graphML writes the elements of GraphML.
type graphML struct{ markup }

func writeGraphML(ctx context.Context, w io.Writer, src *Source, _ Options) error {
	g := &graphML{markup{w: w}}
	g.raw(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	for _, attr := range nodeAttributes {
		g.key("node", attr.name, attr.kind)
	}
	for _, attr := range edgeAttributes {
		g.key("edge", attr.name, attr.kind)
	}
	g.raw(`  <graph id="quadwire" edgedefault="directed">` + "\n")
	if err := src.eachElement(ctx, g); err != nil {
		return err
	}
	g.raw("  </graph>\n</graphml>\n")
	return g.err
}

func (g *graphML) key(domain, name string, kind kind) {
	g.raw(`  <key id="` + domain + "-" + name + `" for="` + domain + `" attr.name="` + name + `" attr.type="` + string(kind) + `"/>` + "\n")
}

func (g *graphML) data(domain, name, value string) {
	if value == "" {
		return
	}
	g.raw(`      <data key="` + domain + "-" + name + `">`)
	g.text(value)
	g.raw("</data>\n")
}

func (g *graphML) node(n *node) error {
	g.raw("    <node")
	g.attr("id", n.ID)
	g.raw(">\n")
	for _, attr := range nodeAttributes {
		g.data("node", attr.name, attr.value(n))
	}
	g.raw("    </node>\n")
	return g.err
}

func (g *graphML) edge(e *edge) error {
	g.raw("    <edge")
	g.attr("id", e.ID)
	g.attr("source", e.Source)
	g.attr("target", e.Target)
	g.raw(">\n")
	for _, attr := range edgeAttributes {
		g.data("edge", attr.name, attr.value(e))
	}
	g.raw("    </edge>\n")
	return g.err
}
