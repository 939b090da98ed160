package export

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// node is an actor, or a literal that facts have as their object.
type node struct {
	// ID is "ent:" with the ID of the actor, or "literal:" with a hash of the text.
	ID string
	// Title is Label, with the ID where several nodes have one label: it is unique.
	Title string
	schema.Entity
	// Number counts the nodes from 0, for formats that want numbers.
	Number int
}

// edge is a statement.
type edge struct {
	ID             string // "stmt:" with the ID of the statement
	Source, Target string // nodes
	// From and To are the numbers of the nodes.
	From, To int
	*query.Fact
}

// drawing takes a graph: first all nodes, then all edges.
type drawing interface {
	node(*node) error
	edge(*edge) error
}

// literal is the type of nodes that are no entities.
const literal = "Literal"

// eachElement gives the nodes and then the edges of the part to g: actors by their
// IDs, literals in the order of the text, edges in the order of the text.
func (s *Source) eachElement(ctx context.Context, g drawing) error {
	actors, err := s.actors(ctx)
	if err != nil {
		return err
	}
	titles := make(map[string]int, len(actors))
	for i := range actors {
		titles[actors[i].Label]++
	}
	numbers := make(map[string]int, len(actors))
	add := func(n *node) error {
		n.Number = len(numbers)
		numbers[n.ID] = n.Number
		return g.node(n)
	}
	for i := range actors {
		n := &node{ID: schema.PrefixEntity + actors[i].ID, Title: actors[i].Label, Entity: actors[i]}
		if titles[n.Title] != 1 || n.Title == "" {
			n.Title = strings.TrimSpace(n.Title + " (" + actors[i].ID + ")")
		}
		if err := add(n); err != nil {
			return err
		}
	}
	err = s.eachFact(ctx, func(f *query.Fact) error {
		id := targetOf(f)
		if _, known := numbers[id]; known || !f.Object.IsLiteral() {
			return nil
		}
		n := &node{ID: id, Title: f.Object.Literal, Entity: schema.Entity{Label: f.Object.Literal, Type: literal}}
		if titles[n.Title] > 0 {
			n.Title += " (" + strings.TrimPrefix(id, literalPrefix) + ")"
		}
		return add(n)
	})
	if err != nil {
		return err
	}
	return s.eachFact(ctx, func(f *query.Fact) error {
		e := &edge{ID: schema.PrefixStatement + f.ID, Source: schema.PrefixEntity + f.Subject.ID, Target: targetOf(f), Fact: f}
		e.From, e.To = numbers[e.Source], numbers[e.Target]
		return g.edge(e)
	})
}

const literalPrefix = "literal:"

// targetOf returns the node of the object: literals of one text are one node.
func targetOf(f *query.Fact) string {
	if !f.Object.IsLiteral() {
		return schema.PrefixEntity + f.Object.ID
	}
	sum := sha256.Sum256([]byte(f.Object.Literal))
	return literalPrefix + hex.EncodeToString(sum[:8])
}

// kind is the type of an attribute, as GraphML names it.
type kind string

const (
	text    kind = "string"
	decimal kind = "double"
	truth   kind = "boolean"
)

// attribute is something that formats say of nodes or edges. Where the value is
// empty it is left out; of a truth that is what is false.
type attribute[T any] struct {
	name  string
	kind  kind
	value func(T) string
}

var nodeAttributes = []attribute[*node]{
	{"label", text, func(n *node) string { return n.Label }},
	{"type", text, func(n *node) string { return string(n.Type) }},
	{"link", text, func(n *node) string { return n.Link }},
	{"aliases", text, func(n *node) string { return strings.Join(n.Aliases, "; ") }},
}

// edgeAttributes qualify statements; relation is the predicate with the prefix that
// tells facts (rel:) from what is denied (not:) and not asserted (maybe:).
var edgeAttributes = []attribute[*edge]{
	{"predicate", text, func(e *edge) string { return e.Predicate }},
	{"relation", text, func(e *edge) string { return e.PredicateIRI() }},
	{"event", text, func(e *edge) string { return e.Event }},
	{"date", text, func(e *edge) string { return e.Date }},
	{"dateSource", text, func(e *edge) string { return e.DateSource }},
	{"since", text, func(e *edge) string { return e.Since }},
	{"until", text, func(e *edge) string { return e.Until }},
	{"polarity", text, func(e *edge) string { return string(e.Polarity) }},
	{"modality", text, func(e *edge) string { return string(e.Modality) }},
	{"certainty", text, func(e *edge) string { return string(e.Certainty) }},
	{"confidence", decimal, func(e *edge) string { return number(e.Confidence) }},
	{"attribution", text, func(e *edge) string { return attribution(e.Fact) }},
	{"place", text, func(e *edge) string { return e.Place }},
	{"theme", text, func(e *edge) string { return e.Theme }},
	{"instrument", text, func(e *edge) string { return e.Instrument }},
	{"quote", text, func(e *edge) string { return e.Evidence.Quote }},
	{"rule", text, func(e *edge) string { return e.Rule }},
	{"article", text, func(e *edge) string { return e.Fact.Source.ID }},
	{"headline", text, func(e *edge) string { return e.Fact.Source.Headline }},
	{"published", text, func(e *edge) string { return e.Fact.Source.Published }},
	{"publisher", text, func(e *edge) string { return e.Fact.Source.Publisher }},
	{"url", text, func(e *edge) string { return e.Fact.Source.URL }},
	{"open", truth, func(e *edge) string { return yes(e.Open) }},
	{"symmetric", truth, func(e *edge) string { return yes(e.Symmetric) }},
}

// yes is the truth that is left out where it is false.
func yes(b bool) string {
	if b {
		return "true"
	}
	return ""
}

// number writes a number with as many digits as it needs and no exponent.
func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// attribution names the source of a statement: the entity, or the words of the
// text; empty for the article itself.
func attribution(f *query.Fact) string {
	if f.Attribution.Label != "" {
		return f.Attribution.Label
	}
	return f.Attribution.Text
}

// days returns the first and the last day of a fact that a calendar has: of what
// lasts from Since to Until, as far as known, else of Date. Both may be empty.
func days(f *query.Fact) (first, last string) {
	if f.Since != "" || f.Until != "" {
		first, _ = schema.DaysOf(f.Since)
		_, last = schema.DaysOf(f.Until)
	} else {
		first, last = schema.DaysOf(f.Date)
	}
	return calendarDay(first), calendarDay(last)
}

// calendarDay makes a day of the open ends that [schema.DaysOf] fills in: the first is
// 00, the last 99.
func calendarDay(s string) string {
	if s == "" {
		return ""
	}
	s = strings.ReplaceAll(s, "-00", "-01")
	if strings.HasSuffix(s, "-99-99") {
		return s[:4] + "-12-31"
	}
	if month, ok := strings.CutSuffix(s, "-99"); ok {
		first, err := time.Parse("2006-01", month)
		if err != nil {
			return ""
		}
		return first.AddDate(0, 1, -1).Format(time.DateOnly)
	}
	return s
}
