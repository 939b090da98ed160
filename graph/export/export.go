// Package export writes the whole graph for other tools.
//
// nquads is complete: every quad of the graph as W3C N-Quads, the articles in the
// order of their IDs, then what belongs to no article, the lines of each in the order
// of their bytes. graphml and
// csv have the facts only: actors are nodes, statements are edges, with what
// qualifies them. The same graph always gives the same bytes, and no format needs
// more memory than its largest article and the names of the actors.
package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
)

// Formats lists the names of the formats.
var Formats = []string{"nquads", "graphml", "csv"}

// Write writes the whole graph in the named format.
func Write(ctx context.Context, w io.Writer, st *store.Store, format string) error {
	buf := bufio.NewWriterSize(w, 1<<16)
	var err error
	switch format {
	case "nquads":
		err = writeNQuads(ctx, buf, st)
	case "graphml":
		err = writeGraphML(ctx, buf, query.New(st))
	case "csv":
		err = writeCSV(ctx, buf, query.New(st))
	default:
		return fmt.Errorf("unknown format %q: want one of %s", format, strings.Join(Formats, ", "))
	}
	if err != nil {
		return fmt.Errorf("export as %s: %w", format, err)
	}
	return buf.Flush()
}
