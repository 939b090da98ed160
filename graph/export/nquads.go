package export

import (
	"context"
	"io"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"

	"github.com/quadwire/quadwire/graph/quads"
)

func writeNQuads(ctx context.Context, w io.Writer, src *Source, opts Options) error {
	return writeLines(ctx, w, src, opts, func(dst []byte, q quad.Quad) ([]byte, error) {
		return appendLine(dst, q.Subject, q.Predicate, q.Object, q.Label)
	})
}

func writeNTriples(ctx context.Context, w io.Writer, src *Source, opts Options) error {
	return writeLines(ctx, w, src, opts, func(dst []byte, q quad.Quad) ([]byte, error) {
		return appendLine(dst, q.Subject, q.Predicate, q.Object)
	})
}

func appendLine(dst []byte, values ...quad.Value) ([]byte, error) {
	var err error
	for _, value := range values {
		if dst, err = appendTerm(dst, value); err != nil {
			return nil, err
		}
		dst = append(dst, ' ')
	}
	return append(dst, ".\n"...), nil
}

// appendTerm appends a term in full; unlike [quads.AppendValue] it knows triples as terms.
func appendTerm(dst []byte, value quad.Value) ([]byte, error) {
	triple, ok := value.(quoted)
	if !ok {
		return quads.AppendValue(dst, value)
	}
	dst = append(dst, triple.open...)
	for _, part := range []quad.Value{triple.subject, triple.predicate, triple.object} {
		var err error
		if dst, err = quads.AppendValue(dst, part); err != nil {
			return nil, err
		}
		dst = append(dst, ' ')
	}
	return append(dst, triple.close...), nil
}

// writePQuads writes the quads as they are stored, with short IRIs: the chunks of
// nquads, each sorted by label.
func writePQuads(ctx context.Context, w io.Writer, src *Source, opts Options) error {
	out := pquads.NewWriter(w, nil)
	err := src.eachChunk(ctx, opts, func(all []quad.Quad) error {
		_, err := out.WriteQuads(all)
		return err
	})
	if err != nil {
		return err
	}
	return out.Close()
}
