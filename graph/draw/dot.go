package draw

import (
	"fmt"
	"io"
	"strings"
)

// DOT writes the picture for Graphviz: the same actors, links, colours and widths,
// placed by Graphviz.
func (p *Picture) DOT(w io.Writer) error {
	var out strings.Builder
	out.WriteString("digraph quadwire {\n")
	if p.Title != "" {
		fmt.Fprintf(&out, "  label=%s; labelloc=t; fontsize=20;\n", quoted(p.Title+"\n"+p.Subtitle))
	}
	out.WriteString("  layout=neato; overlap=false; splines=true; sep=\"+20\";\n  node [shape=box, style=\"rounded,filled\", fontname=\"DejaVu Sans\"];\n  edge [fontname=\"DejaVu Sans\", fontsize=10];\n")
	for i := range p.Actors {
		a := &p.Actors[i]
		paint, label, pen := lookOf(a.Type), a.Label, 1.5
		if a.Role != "" {
			label += "\n" + a.Role
		}
		if a.Focus {
			pen = 3.5
		}
		fmt.Fprintf(&out, "  a%d [id=%s, label=%s, fillcolor=\"%s\", color=\"%s\", penwidth=%s];\n", i, quoted(a.ID), quoted(label), paint.fill, paint.stroke, px(pen))
	}
	for i := range p.Links {
		l := &p.Links[i]
		color := toneColors[l.Tone]
		fmt.Fprintf(&out, "  a%d -> a%d [label=%s, color=\"%s\", fontcolor=\"%s\", penwidth=%s", l.From, l.To, quoted(strings.Join(l.words(), "\n")), color, color, px(width(l.Articles)))
		if l.Both {
			out.WriteString(", dir=none")
		}
		if l.Unsure {
			out.WriteString(", style=dashed")
		}
		out.WriteString("];\n")
	}
	out.WriteString("}\n")
	_, err := io.WriteString(w, out.String())
	return err
}

// quoted writes a label: lines that Graphviz would take for escapes or entities stay
// as they are.
func quoted(s string) string {
	var lines []string
	for _, line := range strings.Split(s, "\n") {
		lines = append(lines, strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;").Replace(oneLine(line)))
	}
	return `"` + strings.Join(lines, `\n`) + `"`
}
