package export

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/store"
)

func writeNQuads(ctx context.Context, w io.Writer, st *store.Store) error {
	docs, err := st.Articles(ctx)
	if err != nil {
		return err
	}
	written := int64(0)
	for _, doc := range docs {
		all, err := st.Article(ctx, doc)
		if err != nil {
			return err
		}
		if err := writeSorted(w, all); err != nil {
			return err
		}
		written += int64(len(all))
	}
	nodes, err := st.Nodes(ctx)
	if err != nil {
		return err
	}
	if err := writeSorted(w, nodes); err != nil {
		return err
	}
	written += int64(len(nodes))
	// Every quad belongs to an article or to the nodes; were that ever not so, say it.
	stats, err := st.Stats(ctx)
	if err != nil {
		return err
	}
	if written != stats.Quads {
		return fmt.Errorf("graph has %d quads, of which %d belong to articles and nodes", stats.Quads, written)
	}
	return nil
}

// writeSorted writes quads as lines, in the order of their bytes.
func writeSorted(w io.Writer, all []quad.Quad) error {
	lines := make([][]byte, len(all))
	for i, q := range all {
		var err error
		if lines[i], err = quads.AppendNQuad(nil, q); err != nil {
			return err
		}
	}
	slices.SortFunc(lines, bytes.Compare)
	for _, line := range lines {
		if _, err := w.Write(line); err != nil {
			return err
		}
	}
	return nil
}
