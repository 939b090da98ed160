package cayley

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	_ "github.com/cayleygraph/quad/dot" // formats to write
	_ "github.com/cayleygraph/quad/gml"
	_ "github.com/cayleygraph/quad/graphml"
	_ "github.com/cayleygraph/quad/json"
	_ "github.com/cayleygraph/quad/jsonld"
	"github.com/cayleygraph/quad/nquads"
	"github.com/cayleygraph/quad/pquads"

	"github.com/quadwire/quadwire/graph/serve/internal/answer"
)

// format is a format of quads in the terms of Cayley's clients.
type format struct {
	ID     string   `json:"id"`
	Read   bool     `json:"read,omitempty"`
	Write  bool     `json:"write,omitempty"`
	Nodes  bool     `json:"nodes,omitempty"`
	Ext    []string `json:"ext,omitempty"`
	Mime   []string `json:"mime,omitempty"`
	Binary bool     `json:"binary,omitempty"`
	// whole says that its writer has all quads in memory before it writes.
	whole bool
	codec *quad.Format
}

// jsonLD is not read: to read it means to fetch what it refers to from elsewhere.
const jsonLD = "jsonld"

// formats returns those of Cayley, the one that is meant where none is named first.
func formats() (out []format) {
	for _, name := range []string{"nquads", "json", "json-stream", "pquads", jsonLD, "graphml", "gml", "graphviz"} {
		f := quad.FormatByName(name)
		out = append(out, format{
			ID: f.Name, Ext: f.Ext, Mime: f.Mime, Binary: f.Binary, codec: f, Write: f.Writer != nil,
			Read: f.Reader != nil && name != jsonLD, Nodes: f.UnmarshalValue != nil && name != jsonLD,
			whole: slices.Contains([]string{jsonLD, "graphml", "gml", "graphviz"}, name),
		})
	}
	return out
}

func (a *api) formats(w http.ResponseWriter, _ *http.Request) {
	answer.JSON(w, http.StatusOK, answer.TypeJSON, formats())
}

// formatOf returns the format that the parameter format of a request names or, without
// one, that of a content type; N-Quads where that is none of them.
func formatOf(r *http.Request, contentType string) (format, error) {
	all := formats()
	if name := r.URL.Query().Get("format"); name != "" {
		i := slices.IndexFunc(all, func(f format) bool { return f.ID == name })
		if i < 0 {
			return format{}, fmt.Errorf("unknown format %q", name)
		}
		return all[i], nil
	}
	mediaType, _, _ := mime.ParseMediaType(contentType)
	if i := slices.IndexFunc(all, func(f format) bool { return slices.Contains(f.Mime, mediaType) }); i >= 0 {
		return all[i], nil
	}
	return all[0], nil
}

// tooLarge says that a client sent more bytes at once than are taken.
type tooLarge int64

func (limit tooLarge) Error() string {
	return fmt.Sprintf("more than %d bytes: send them in parts", int64(limit))
}

// body returns the body of a request, decompressed where it is compressed. Reading more
// than limit bytes of it fails.
func body(w http.ResponseWriter, r *http.Request, limit int64) (io.Reader, error) {
	in := http.MaxBytesReader(w, r.Body, limit)
	switch encoding := r.Header.Get("Content-Encoding"); encoding {
	case "", "identity":
		return in, nil
	case "gzip":
		return decompressed(in, limit)
	default:
		return nil, fmt.Errorf("body is encoded as %q: want gzip, or none", encoding)
	}
}

func decompressed(in io.Reader, limit int64) (io.Reader, error) {
	zr, err := gzip.NewReader(in)
	if err != nil {
		return nil, err
	}
	return &bounded{zr, limit, limit}, nil
}

// bounded reads at most left bytes, and fails where there are more.
type bounded struct {
	r           io.Reader
	left, limit int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, tooLarge(b.limit)
	}
	return n, err
}

// readQuads reads all quads of in, which has at most limit bytes.
func (f format) readQuads(in io.Reader, limit int64) ([]quad.Quad, error) {
	switch {
	case !f.Read:
		return nil, errors.New("format is not supported for reading data")
	case f.ID == "nquads":
		return readLines(in, limit)
	case f.ID == "pquads":
		return readAll(pquads.NewReader(in, int(limit)))
	}
	data, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	return readAll(f.codec.Reader(bytes.NewReader(data)))
}

func readAll(r quad.Reader) (out []quad.Quad, err error) {
	for {
		q, err := r.ReadQuad()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("quad %d: %w", len(out)+1, err)
		}
		out = append(out, q)
	}
}

// readLines reads N-Quads; Cayley's own reader skips what it cannot read.
func readLines(in io.Reader, limit int64) (out []quad.Quad, err error) {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, int(limit))
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		q, err := nquads.Parse(line)
		if cut := lines.Err(); cut != nil {
			return nil, cut
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out = append(out, q)
	}
	return out, lines.Err()
}
