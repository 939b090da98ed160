package export

import (
	"context"
	"io"
)

// edgeList writes two tables of CSV with the columns that Gephi looks for: Id and
// Label, Source and Target.
type edgeList struct{ nodes, edges *table }

func writeEdgeList(ctx context.Context, src *Source, _ Options, w []io.Writer) error {
	g := &edgeList{newTable(w[0]), newTable(w[1])}
	header := []string{"Id", "Label"}
	for _, attr := range nodeAttributes[1:] {
		header = append(header, attr.name)
	}
	g.nodes.row(header)
	header = []string{"Id", "Source", "Target", "Type", "Label", "Weight"}
	for _, attr := range edgeAttributes {
		header = append(header, attr.name)
	}
	g.edges.row(header)
	if err := src.eachElement(ctx, g); err != nil {
		return err
	}
	if err := g.nodes.finish(); err != nil {
		return err
	}
	return g.edges.finish()
}

func (g *edgeList) node(n *node) error {
	row := []string{n.ID, n.Label}
	for _, attr := range nodeAttributes[1:] {
		row = append(row, attr.value(n))
	}
	g.nodes.row(row)
	return g.nodes.err
}

func (g *edgeList) edge(e *edge) error {
	row := []string{e.ID, e.Source, e.Target, "Directed", e.Predicate, number(e.Confidence)}
	for _, attr := range edgeAttributes {
		row = append(row, attr.value(e))
	}
	g.edges.row(row)
	return g.edges.err
}
