// Package quadfile reads files of quads that an export of a graph has written, as
// N-Quads or pquads, and gives back the articles. It is the way from one graph to
// another without reading the articles again.
//
// A file has the quads of one article after the other, those that belong to no
// article at the end, as package export writes them: so only one article is in memory
// at a time. Each is checked: exactly the quads that the graph has of an article must
// be there.
//
// What all articles together say of a node is not taken from the file: it follows from
// the articles.
package quadfile

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/schema"
)

// maxQuad is how many bytes a quad has at most: an article has no more.
const maxQuad = 16 << 20

// Article is an article of a graph, with the node that each of its actors was there.
type Article struct {
	*schema.Record
	Assigned []identity.Assignment
}

// Identity is what a graph knows about its nodes besides its articles, and what clients
// wrote to it.
type Identity struct {
	// Decisions are those of persons, in their order.
	Decisions []identity.Decision
	// Mergers are what rules found out to be one, in the order of the former nodes.
	Mergers []identity.Merger
	// Clients are the quads of clients of the server.
	Clients []quad.Quad
}

// Read calls yield with each article of a file of quads. Errors of the content begin with name and the line, or of pquads with the
// number of the quad, from 1.
func Read(ctx context.Context, r io.Reader, name string, yield func(Article) error) (Identity, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	start, err := in.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return Identity{}, fmt.Errorf("read %s: %w", name, err)
	}
	f := &file{name: name, yield: yield, seen: map[quad.Value]bool{}}
	next := f.lines(in)
	if bytes.Equal(start, []byte{0, 'p', 'q', 0}) {
		next = f.binary(in)
	}
	for {
		q, err := next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Identity{}, f.explain(f.at, err)
		}
		if err := ctx.Err(); err != nil {
			return Identity{}, err
		}
		if err := f.take(q); err != nil {
			return Identity{}, err
		}
	}
	if err := f.flush(); err != nil {
		return Identity{}, err
	}
	decisions, err := quads.DecisionsOf(f.rest)
	if err != nil {
		return Identity{}, f.explain(f.at, err)
	}
	return Identity{decisions, quads.MergersOf(f.rest), f.clients}, nil
}

// file is a file being read.
type file struct {
	name  string
	unit  string // "" where at counts lines
	at    int
	yield func(Article) error

	doc   quad.Value // of the article being read, nil for none
	block []quad.Quad
	where []int               // of the quads of block
	seen  map[quad.Value]bool // the articles
	rest  []quad.Quad         // decisions

	clients []quad.Quad
}

// lines returns the quads of N-Quads.
func (f *file) lines(in *bufio.Reader) func() (quad.Quad, error) {
	scanner := bufio.NewScanner(in)
	scanner.Buffer(nil, maxQuad)
	return func() (quad.Quad, error) {
		for scanner.Scan() {
			f.at++
			line := strings.TrimSpace(scanner.Text())
			if line == "" || line[0] == '#' {
				continue
			}
			return quads.ParseNQuad(line)
		}
		if err := scanner.Err(); err != nil {
			f.at++
			return quad.Quad{}, err
		}
		return quad.Quad{}, io.EOF
	}
}

// binary returns the quads of pquads.
func (f *file) binary(in *bufio.Reader) func() (quad.Quad, error) {
	f.unit = "quad "
	r := pquads.NewReader(in, maxQuad)
	return func() (quad.Quad, error) {
		f.at++
		return r.ReadQuad()
	}
}

func (f *file) explain(at int, err error) error {
	return fmt.Errorf("%s:%s%d: %w", f.name, f.unit, at, err)
}

// take adds a quad to the article that is being read, or ends that and begins another.
func (f *file) take(q quad.Quad) error {
	label, ok := q.Label.(quad.IRI)
	_, article := quads.Local(label, schema.PrefixDocument)
	_, statement := quads.Local(label, schema.PrefixStatement)
	switch {
	case !ok:
		return f.explain(f.at, fmt.Errorf("a quad without a label"))
	case article && label != f.doc:
		if err := f.flush(); err != nil {
			return err
		}
		if f.seen[label] {
			return f.explain(f.at, fmt.Errorf("more of the article %s, which ended before: the quads are not in the order of an export", label))
		}
		f.doc, f.seen[label] = label, true
	case statement && f.doc == nil:
		return f.explain(f.at, fmt.Errorf("a fact of %s outside an article: the quads are not in the order of an export", label))
	case !article && !statement:
		if err := f.flush(); err != nil {
			return err
		}
		if label == quads.DecisionLabel || quads.IsRecord(label) {
			f.rest = append(f.rest, q)
		} else if quads.IsClientLabel(label) {
			own, err := quads.OfClient(q)
			if err != nil {
				return f.explain(f.at, err)
			}
			f.clients = append(f.clients, own)
		} else if label != quads.ProfileLabel && label != quads.VocabularyLabel {
			return f.explain(f.at, fmt.Errorf("label %s is that of neither an article nor a statement", label))
		}
		return nil
	}
	f.block, f.where = append(f.block, q), append(f.where, f.at)
	return nil
}

// flush gives the article that was read to yield.
func (f *file) flush() error {
	if f.doc == nil {
		return nil
	}
	rec, assigned, err := quads.RecordOf(f.block)
	if err != nil {
		at := f.where[0]
		var stray *quads.StrayError
		if errors.As(err, &stray) {
			for i, q := range f.block {
				if quads.Compare(q, stray.Quad) == 0 {
					at = f.where[i]
				}
			}
		}
		return f.explain(at, err)
	}
	f.doc, f.block, f.where = nil, f.block[:0], f.where[:0]
	return f.yield(Article{rec, assigned})
}
