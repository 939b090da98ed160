package export

import (
	"context"
	"encoding/xml"
	"io"
	"strings"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// attribute is one <key> of GraphML.
type attribute struct {
	name, kind string
}

// The attributes of nodes and edges. Those that are empty are left out.
var (
	nodeAttributes = []attribute{{"label", "string"}, {"type", "string"}, {"link", "string"}}
	edgeAttributes = []attribute{
		{"predicate", "string"}, {"event", "string"}, {"date", "string"}, {"polarity", "string"}, {"modality", "string"},
		{"confidence", "double"}, {"attribution", "string"}, {"place", "string"}, {"quote", "string"}, {"article", "string"},
		{"headline", "string"}, {"url", "string"}, {"open", "boolean"}, {"symmetric", "boolean"},
	}
)

// graphML writes GraphML as it comes; it keeps the first error.
type graphML struct {
	w   io.Writer
	err error
}

func writeGraphML(ctx context.Context, w io.Writer, q *query.Query) error {
	g := &graphML{w: w}
	g.raw(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	g.keys("node", nodeAttributes)
	g.keys("edge", edgeAttributes)
	g.raw(`  <graph id="quadwire" edgedefault="directed">` + "\n")
	ents, err := q.Entities(ctx)
	if err != nil {
		return err
	}
	for _, ent := range ents {
		g.node(schema.PrefixEntity+ent.ID, []string{ent.Label, string(ent.Type), ent.Link})
	}
	literals := make(map[string]bool)
	err = q.EachFact(ctx, func(f query.Fact) bool {
		target := schema.PrefixEntity + f.Object.ID
		if f.Object.IsLiteral() {
			// No ID of an entity begins like this.
			target = "literal:" + f.Object.Literal
			if !literals[target] {
				literals[target] = true
				g.node(target, []string{f.Object.Literal, literal, ""})
			}
		}
		g.edge(f, target)
		return g.err == nil
	})
	if err != nil {
		return err
	}
	g.raw("  </graph>\n</graphml>\n")
	return g.err
}

func (g *graphML) raw(s string) {
	if g.err == nil {
		_, g.err = io.WriteString(g.w, s)
	}
}

// text writes character data. XML has no form for most control characters: they
// are dropped.
func (g *graphML) text(s string) {
	if g.err != nil {
		return
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || 0xD800 <= r && r <= 0xDFFF || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
	g.err = xml.EscapeText(g.w, []byte(s))
}

func (g *graphML) keys(domain string, attributes []attribute) {
	for _, attr := range attributes {
		g.raw(`  <key id="` + domain + "-" + attr.name + `" for="` + domain + `" attr.name="` + attr.name + `" attr.type="` + attr.kind + `"/>` + "\n")
	}
}

func (g *graphML) data(domain string, attributes []attribute, values []string) {
	for i, value := range values {
		if value == "" {
			continue
		}
		g.raw(`      <data key="` + domain + "-" + attributes[i].name + `">`)
		g.text(value)
		g.raw("</data>\n")
	}
}

func (g *graphML) node(id string, values []string) {
	g.raw(`    <node id="`)
	g.text(id)
	g.raw(`">` + "\n")
	g.data("node", nodeAttributes, values)
	g.raw("    </node>\n")
}

func (g *graphML) edge(f query.Fact, target string) {
	g.raw(`    <edge id="`)
	g.text(schema.PrefixStatement + f.ID)
	g.raw(`" source="`)
	g.text(schema.PrefixEntity + f.Subject.ID)
	g.raw(`" target="`)
	g.text(target)
	g.raw(`">` + "\n")
	g.data("edge", edgeAttributes, []string{
		f.Predicate, f.Event, f.Date, string(f.Polarity), string(f.Modality),
		confidence(f), attribution(f), f.Place, f.Evidence.Quote, f.Source.ID,
		f.Source.Headline, f.Source.URL, yes(f.Open), yes(f.Symmetric),
	})
	g.raw("    </edge>\n")
}

// yes is the boolean attribute that is left out where it is false.
func yes(b bool) string {
	if b {
		return "true"
	}
	return ""
}
