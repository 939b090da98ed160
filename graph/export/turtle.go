package export

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/schema"
)

// ownPrefixes are those of IRIs that are absolute as they stand: <ent:russia>.
var ownPrefixes = []string{
	schema.PrefixDocument, schema.PrefixEntity, schema.PrefixMaybe, schema.PrefixDenied,
	schema.PrefixPlover, schema.PrefixTerms, schema.PrefixFact, schema.PrefixStatement,
}

// turtle writes Turtle and TriG. It keeps the first error.
type turtle struct {
	w   io.Writer
	err error
}

func (t *turtle) raw(s string) {
	if t.err == nil {
		_, t.err = io.WriteString(t.w, s)
	}
}

func (t *turtle) prefixes() {
	for _, p := range quads.Prefixes {
		t.raw("@prefix " + p.Prefix + " <" + p.Namespace + "> .\n")
	}
	for _, prefix := range ownPrefixes {
		t.raw("@prefix " + prefix + " <" + prefix + "> .\n")
	}
}

func writeTurtle(ctx context.Context, w io.Writer, src *Source, opts Options) error {
	t := &turtle{w: w}
	t.prefixes()
	err := src.eachChunk(ctx, opts, func(all []quad.Quad) error {
		slices.SortFunc(all, quads.Compare)
		t.subjects("", slices.CompactFunc(all, sameTriple))
		return t.err
	})
	if err != nil {
		return err
	}
	return t.err
}

func sameTriple(a, b quad.Quad) bool {
	return a.Subject == b.Subject && a.Predicate == b.Predicate && a.Object == b.Object
}

func writeTriG(ctx context.Context, w io.Writer, src *Source, opts Options) error {
	t := &turtle{w: w}
	t.prefixes()
	err := src.eachChunk(ctx, opts, func(all []quad.Quad) error {
		for _, graph := range runs(all, func(q quad.Quad) quad.Value { return q.Label }) {
			t.raw("\n")
			t.term(graph[0].Label)
			t.raw(" {")
			t.subjects("    ", graph)
			t.raw("}\n")
		}
		return t.err
	})
	if err != nil {
		return err
	}
	return t.err
}

// runs cuts quads where key changes.
func runs(all []quad.Quad, key func(quad.Quad) quad.Value) [][]quad.Quad {
	var out [][]quad.Quad
	for len(all) > 0 {
		n := 1
		for n < len(all) && key(all[n]) == key(all[0]) {
			n++
		}
		out, all = append(out, all[:n]), all[n:]
	}
	return out
}

// subjects writes quads, sorted by subject, with what they share once.
func (t *turtle) subjects(indent string, all []quad.Quad) {
	for _, about := range runs(all, func(q quad.Quad) quad.Value { return q.Subject }) {
		t.raw("\n" + indent)
		t.term(about[0].Subject)
		for i, same := range runs(about, func(q quad.Quad) quad.Value { return q.Predicate }) {
			if i > 0 {
				t.raw(" ;\n" + indent + "   ")
			}
			t.raw(" ")
			t.term(same[0].Predicate)
			for j, q := range same {
				if j > 0 {
					t.raw(" ,")
				}
				t.raw(" ")
				t.term(q.Object)
			}
		}
		t.raw(" .\n")
	}
}

func (t *turtle) term(value quad.Value) {
	switch v := value.(type) {
	case quad.IRI:
		t.raw(turtleIRI(v))
	case quoted:
		t.raw(v.open)
		t.term(v.subject)
		t.raw(" ")
		t.term(v.predicate)
		t.raw(" ")
		t.term(v.object)
		t.raw(" " + v.close)
	default:
		literal, err := quads.AppendValue(nil, value)
		if err != nil && t.err == nil {
			t.err = fmt.Errorf("value %v: %w", value, err)
		}
		t.raw(string(literal))
	}
}

// turtleIRI writes an IRI with a prefix where the grammar allows its local name.
func turtleIRI(iri quad.IRI) string {
	prefix, name, ok := strings.Cut(string(iri), ":")
	prefix += ":"
	known := slices.Contains(ownPrefixes, prefix)
	for _, p := range quads.Prefixes {
		known = known || p.Prefix == prefix
	}
	if ok && known && isLocalName(name) {
		return string(iri)
	}
	return "<" + string(quads.Expand(iri)) + ">"
}

// isLocalName reports whether s is a PN_LOCAL of Turtle without escapes.
func isLocalName(s string) bool {
	for i, r := range s {
		inside := r == '-' || r == 0xB7 || 0x300 <= r && r <= 0x36F || r == 0x203F || r == 0x2040
		if !isNameStart(r) && !('0' <= r && r <= '9') && (i == 0 || !inside) {
			return false
		}
	}
	return s != ""
}

// isNameStart is PN_CHARS_U of Turtle.
func isNameStart(r rune) bool {
	if r < 0x80 {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || r == '_'
	}
	for _, in := range [][2]rune{
		{0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x2FF}, {0x370, 0x37D}, {0x37F, 0x1FFF}, {0x200C, 0x200D}, {0x2070, 0x218F},
		{0x2C00, 0x2FEF}, {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
	} {
		if in[0] <= r && r <= in[1] {
			return true
		}
	}
	return false
}
