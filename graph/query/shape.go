package query

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	cayley "github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
)

// shapePrefix before the name of a language names the one whose answers are shapes.
const shapePrefix = "shape:"

// ShapeOf returns the name of a language whose queries are those of lang, and whose only
// result is the [Shape] of a query.
func ShapeOf(lang string) string { return shapePrefix + lang }

// Shape says what the last query of a script asks for, in the form of Cayley's API: sets
// of nodes, and the links between them. Nothing of the graph is read for it. What
// follows from filters, exclusion or recursion is not in it.
//
//	g.V("<ent:iran>").tag("source").out("<rel:assists>").tag("target").all()
//
// has the nodes 1, with the tag "target"; 2, with the tag "source", which
// is <ent:iran>; and 3, which is the link <rel:assists> from 2 to 1.
type Shape struct {
	Nodes []*ShapeNode `json:"nodes"`
	Links []ShapeLink  `json:"links"`
}

// ShapeNode is a set of nodes of the graph.
type ShapeNode struct {
	ID     int      `json:"id"`
	Tags   []string `json:"tags"`
	Values []string `json:"values"`
	// IsLink says that it is the predicates of a link.
	IsLink bool `json:"is_link_node"`
	// IsFixed says that the query names the nodes: they are Values.
	IsFixed bool `json:"is_fixed"`
}

// ShapeLink leads from one set to another; its numbers are IDs.
type ShapeLink struct {
	Source int `json:"source"`
	Target int `json:"target"`
	Link   int `json:"link_node"`
}

// shaped is a session that answers with the shape of a query.
type shaped struct {
	cayley.Session
	store *outline
}

func (s shaped) Execute(ctx context.Context, text string, opts cayley.Options) (cayley.Iterator, error) {
	it, err := s.Session.Execute(ctx, text, opts)
	if err != nil {
		return nil, err
	}
	for it.Next(ctx) {
	}
	if err := errors.Join(it.Err(), it.Close()); err != nil {
		return nil, err
	}
	if s.store.last == nil {
		return nil, errors.New("there is no shape: end a path with all(), and without recursion")
	}
	return &single{result: shapeOf(s.store.last)}, nil
}

// single is one result.
type single struct {
	result any
	given  bool
}

func (s *single) Next(context.Context) bool {
	first := !s.given
	s.given = true
	return first
}
func (s *single) Result() any  { return s.result }
func (s *single) Err() error   { return nil }
func (s *single) Close() error { return nil }

// outline is a graph that has every node and no quads, and notes what is asked of it.
type outline struct {
	graph.QuadStore // none: what is not answered below nobody asks
	last            shape.Shape
}

// OptimizeShape is called with each part of a query and at last with all of it.
func (o *outline) OptimizeShape(_ context.Context, s shape.Shape) (shape.Shape, bool) {
	o.last = s
	return s, false
}

// named is a node that is known by its value.
type named struct{ value quad.Value }

func (n named) Key() any { return n }

func (o *outline) ValueOf(v quad.Value) (graph.Ref, error) { return named{v}, nil }

func (o *outline) NameOf(ref graph.Ref) (quad.Value, error) {
	if n, ok := ref.(named); ok {
		return n.value, nil
	}
	return nil, nil
}

func (o *outline) NodesAllIterator() iterator.Shape                           { return iterator.NewNull() }
func (o *outline) QuadsAllIterator() iterator.Shape                           { return iterator.NewNull() }
func (o *outline) QuadIterator(quad.Direction, graph.Ref) iterator.Shape      { return iterator.NewNull() }
func (o *outline) Quad(graph.Ref) (quad.Quad, error)                          { return quad.Quad{}, nil }
func (o *outline) QuadDirection(graph.Ref, quad.Direction) (graph.Ref, error) { return nil, nil }
func (o *outline) Stats(context.Context, bool) (graph.Stats, error)           { return graph.Stats{}, nil }
func (o *outline) QuadIteratorSize(context.Context, quad.Direction, graph.Ref) (refs.Size, error) {
	return refs.Size{}, nil
}

// shapeOf turns Cayley's shape of a query into that of its API.
func shapeOf(s shape.Shape) *Shape {
	out := &Shape{Nodes: []*ShapeNode{}, Links: []ShapeLink{}}
	out.describe(s, out.node())
	return out
}

func (out *Shape) node() *ShapeNode {
	n := &ShapeNode{ID: len(out.Nodes) + 1, Tags: []string{}, Values: []string{}}
	out.Nodes = append(out.Nodes, n)
	return n
}

// describe adds to a node, and after it, what s says of it.
func (out *Shape) describe(s shape.Shape, n *ShapeNode) {
	switch s := s.(type) {
	case shape.Fixed:
		for _, ref := range s {
			if ref, ok := ref.(named); ok {
				n.add(ref.value)
			}
		}
	case shape.Lookup:
		for _, value := range s {
			n.add(value)
		}
	case shape.Save:
		for _, tag := range s.Tags {
			// MQL has tags of its own: paths, between whose parts is what nobody can read.
			tag = strings.Join(strings.FieldsFunc(tag, func(r rune) bool { return !unicode.IsPrint(r) }), " ")
			if tag != "" && !slices.Contains(n.Tags, tag) {
				n.Tags = append(n.Tags, tag)
			}
		}
		out.describe(s.From, n)
	case shape.FixedTags:
		out.describe(s.On, n)
	case shape.Filter:
		out.describe(s.From, n)
	case shape.Except:
		out.describe(s.From, n)
	case shape.Page:
		out.describe(s.From, n)
	case shape.Unique:
		out.describe(s.From, n)
	case shape.Sort:
		out.describe(s.From, n)
	case shape.Count:
		out.describe(s.Values, n)
	case shape.Materialize:
		out.describe(s.Values, n)
	case shape.Intersect:
		for _, part := range s {
			out.describe(part, n)
		}
	case shape.IntersectOpt:
		// MQL has its parts in no order.
		parts := slices.Concat(s.Sub, s.Opt)
		slices.SortStableFunc(parts, func(a, b shape.Shape) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		for _, part := range parts {
			out.describe(part, n)
		}
	case shape.Union:
		for _, part := range s {
			out.describe(part, n)
		}
	case shape.NodesFrom:
		out.link(s.Dir, s.Quads, n)
	case shape.QuadsAction:
		out.describe(s.Simplify(), n)
	}
}

func (n *ShapeNode) add(v quad.Value) {
	n.IsFixed = true
	if text := quad.StringOf(v); !slices.Contains(n.Values, text) {
		n.Values = append(n.Values, text)
	}
}

// link adds the link of which n is the end in one direction.
func (out *Shape) link(dir quad.Direction, quads shape.Shape, n *ShapeNode) {
	ends := map[quad.Direction]*ShapeNode{dir: n}
	for _, other := range []quad.Direction{quad.Subject, quad.Object, quad.Predicate} {
		if ends[other] == nil {
			ends[other] = out.node()
		}
	}
	ends[quad.Predicate].IsLink = true
	out.Links = append(out.Links, ShapeLink{Source: ends[quad.Subject].ID, Target: ends[quad.Object].ID, Link: ends[quad.Predicate].ID})
	out.ends(quads, ends)
}

// ends describes the ends of a link by what its quads have there.
func (out *Shape) ends(quads shape.Shape, ends map[quad.Direction]*ShapeNode) {
	switch s := quads.(type) {
	case shape.Quads:
		parts := slices.Clone(s)
		slices.SortStableFunc(parts, func(a, b shape.QuadFilter) int { return int(a.Dir) - int(b.Dir) })
		for _, part := range parts {
			if n := ends[part.Dir]; n != nil {
				out.describe(part.Values, n)
			}
		}
	case shape.Intersect:
		for _, part := range s {
			out.ends(part, ends)
		}
	}
}

// sessionOfShape returns a session for the language lang, if it is one of [ShapeOf].
func sessionOfShape(lang string) (cayley.Session, error) {
	of, ok := strings.CutPrefix(lang, shapePrefix)
	if !ok {
		return nil, nil
	}
	store := &outline{}
	ses, err := session(store, of)
	if err != nil {
		return nil, err
	}
	return shaped{ses, store}, nil
}
