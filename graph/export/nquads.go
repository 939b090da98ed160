package export

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"

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
		lines := make([][]byte, len(all))
		for i, q := range all {
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
		written += int64(len(lines))
	}
	// Every quad belongs to an article; were that ever not so, say it.
	stats, err := st.Stats(ctx)
	if err != nil {
		return err
	}
	if written != stats.Quads {
		return fmt.Errorf("graph has %d quads, of which %d belong to articles", stats.Quads, written)
	}
	return nil
}
