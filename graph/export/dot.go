package export

import (
	"context"
	"io"
	"strings"
)

// digraph writes the elements of DOT. Attributes that Graphviz knows are set so that the
// picture can be read; the others come under their names.
type digraph struct {
	w   io.Writer
	err error
}

func writeDOT(ctx context.Context, w io.Writer, src *Source, _ Options) error {
	g := &digraph{w: w}
	g.raw("digraph quadwire {\n  graph [overlap=false, splines=true];\n  node [shape=box, style=rounded];\n")
	if err := src.eachElement(ctx, g); err != nil {
		return err
	}
	g.raw("}\n")
	return g.err
}

func (g *digraph) raw(s string) {
	if g.err == nil {
		_, g.err = io.WriteString(g.w, s)
	}
}

func (g *digraph) node(n *node) error {
	g.raw("  " + dotID(n.ID) + " [label=" + dotLabel(n.Label))
	for _, attr := range nodeAttributes[1:] {
		g.pair(attr.name, attr.value(n))
	}
	g.raw("];\n")
	return g.err
}

func (g *digraph) edge(e *edge) error {
	g.raw("  " + dotID(e.Source) + " -> " + dotID(e.Target) + " [label=" + dotLabel(e.Predicate) + ", id=" + dotID(e.ID))
	if e.Symmetric {
		g.raw(`, dir="both"`)
	}
	if !strings.HasPrefix(e.PredicateIRI(), "rel:") {
		g.raw(`, style="dashed"`)
	}
	for _, attr := range edgeAttributes {
		g.pair(attr.name, attr.value(e))
	}
	g.raw("];\n")
	return g.err
}

// pair writes an attribute that Graphviz does not interpret.
func (g *digraph) pair(name, value string) {
	if value != "" {
		g.raw(", " + name + "=" + dotID(value))
	}
}

// dotID writes a quoted ID. Only the quote is escaped in it; a backslash stands for
// itself but before a quote and at the end, where it is doubled.
func dotID(s string) string {
	s = printable(s)
	var out strings.Builder
	out.WriteByte('"')
	for i, r := range s {
		switch {
		case r == '"':
			out.WriteString(`\"`)
		case r == '\\' && strings.HasPrefix(strings.TrimLeft(s[i:]+`"`, `\`), `"`):
			out.WriteString(`\\`)
		default:
			out.WriteRune(r)
		}
	}
	return out.String() + `"`
}

// dotLabel writes a label, in which Graphviz reads escapes and entities of HTML.
func dotLabel(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`, "&", "&amp;").Replace(printable(s)) + `"`
}
