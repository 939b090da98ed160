package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/schema"
)

// Overview counts the statements about an actor, certain or not, without reading them.
type Overview struct {
	Count
	// Predicates come by falling number of statements, equal ones by name.
	Predicates []PredicateCount
	// Others are the actors on the other side, as far as they were wanted, by falling
	// number of statements, equal ones by ID; Linked is how many there are.
	Others []Dealing
	Linked int
	// Months are those in which the statements begin, by time, and years for those of
	// which no month is told; nil where Undated are too many to be read.
	Months []MonthCount
	// Undated is the number of statements without a date, of all where these are too many.
	Undated int
}

// Count is a number of statements, and how many of them are facts: asserted and not denied.
type Count struct {
	Statements, Facts int
}

func (c *Count) add(p predicate) {
	c.Statements++
	if p.isFact(false) {
		c.Facts++
	}
}

// PredicateCount counts the statements with a predicate.
type PredicateCount struct {
	Name string
	Count
}

// Dealing counts the statements that link an actor with another. The predicates come by
// falling number, with the side that the other actor is on.
type Dealing struct {
	schema.Entity
	Count
	Predicates []DealingPredicate
}

// DealingPredicate counts the statements of a dealing with a predicate.
type DealingPredicate struct {
	PredicateCount
	// From and To say that the other actor is the subject, or the object; both of what
	// holds both ways.
	From, To bool
}

// MonthCount counts the statements of a month, YYYY-MM, or of a year, YYYY.
type MonthCount struct {
	Month string
	Count
}

// manyDated is of how many statements the dates are read at most: each is looked up by
// itself.
const manyDated = 5000

// Overview returns what the graph has about an actor, with at most so many of the other
// actors, 0 for all. It fails with [ErrUnknown] if the graph has no such actor.
func (q *Query) Overview(ctx context.Context, actor string, others int) (*Overview, error) {
	r := q.reader()
	node, err := r.node(actor)
	if err != nil {
		return nil, err
	}
	ends, err := r.endsOf(ctx, node)
	if err != nil {
		return nil, err
	}
	out := &Overview{}
	for _, e := range ends {
		out.add(e.predicate)
	}
	out.Predicates = predicateCounts(ends)
	if out.Others, out.Linked, err = r.dealings(ctx, ends, others); err != nil {
		return nil, err
	}
	if len(ends) > manyDated {
		out.Undated = len(ends)
		return out, nil
	}
	out.Months, out.Undated, err = r.months(ctx, ends)
	return out, err
}

// ended is a statement seen from one of its ends.
type ended struct {
	edge
	from, to bool // the other end is the subject, or the object
}

// endsOf returns the statements about a node, each once.
func (r *reader) endsOf(ctx context.Context, node graph.Ref) ([]ended, error) {
	edges, err := r.edges(ctx, node)
	if err != nil {
		return nil, err
	}
	at := make(map[graph.Ref]int)
	var out []ended
	for _, e := range edges {
		i, ok := at[e.stmt]
		if !ok {
			i = len(out)
			at[e.stmt] = i
			out = append(out, ended{edge: edge{predicate: e.predicate, stmt: e.stmt}})
		}
		out[i].other = e.other
		if e.out {
			out[i].to = true
		} else {
			out[i].from = true
		}
	}
	return out, nil
}

func predicateCounts(ends []ended) []PredicateCount {
	at := make(map[string]int)
	var out []PredicateCount
	for _, e := range ends {
		i, ok := at[e.predicate.name]
		if !ok {
			i = len(out)
			at[e.predicate.name] = i
			out = append(out, PredicateCount{Name: e.predicate.name})
		}
		out[i].add(e.predicate)
	}
	slices.SortFunc(out, PredicateCount.compare)
	return out
}

func (p PredicateCount) compare(other PredicateCount) int {
	return cmp.Or(cmp.Compare(other.Statements, p.Statements), strings.Compare(p.Name, other.Name))
}

// dealings returns the actors on the other side of statements, at most limit of them, 0
// for all, and how many there are.
func (r *reader) dealings(ctx context.Context, ends []ended, limit int) ([]Dealing, int, error) {
	with := make(map[graph.Ref][]ended)
	var others []graph.Ref
	for _, e := range ends {
		if with[e.other] == nil {
			others = append(others, e.other)
		}
		with[e.other] = append(with[e.other], e)
	}
	if err := r.learn(ctx, others); err != nil {
		return nil, 0, err
	}
	iri := func(node graph.Ref) quad.IRI {
		iri, _ := r.values[node].(quad.IRI)
		return iri
	}
	others = slices.DeleteFunc(others, func(node graph.Ref) bool { return !strings.HasPrefix(string(iri(node)), schema.PrefixEntity) })
	slices.SortFunc(others, func(a, b graph.Ref) int {
		return cmp.Or(cmp.Compare(len(with[b]), len(with[a])), cmp.Compare(iri(a), iri(b)))
	})
	linked := len(others)
	others = limited(others, limit)
	iris := make([]quad.IRI, len(others))
	for i, node := range others {
		iris[i] = iri(node)
	}
	if err := r.meet(ctx, iris); err != nil {
		return nil, 0, err
	}
	out := make([]Dealing, len(others))
	for i, node := range others {
		ent := r.briefs[iris[i]]
		out[i] = dealing(schema.Entity{ID: ent.id, Label: ent.label, Type: ent.typ}, with[node])
	}
	return out, linked, nil
}

func dealing(ent schema.Entity, ends []ended) Dealing {
	out := Dealing{Entity: ent}
	type way struct {
		name     string
		from, to bool
	}
	at := make(map[way]int)
	for _, e := range ends {
		out.add(e.predicate)
		w := way{e.predicate.name, e.from, e.to}
		i, ok := at[w]
		if !ok {
			i = len(out.Predicates)
			at[w] = i
			out.Predicates = append(out.Predicates, DealingPredicate{PredicateCount{Name: w.name}, w.from, w.to})
		}
		out.Predicates[i].add(e.predicate)
	}
	slices.SortFunc(out.Predicates, func(a, b DealingPredicate) int {
		if c := a.compare(b.PredicateCount); c != 0 || a.To == b.To {
			return c
		}
		if a.To {
			return -1
		}
		return 1
	})
	return out
}

// months counts statements by the month in which they begin, and those without date.
func (r *reader) months(ctx context.Context, ends []ended) ([]MonthCount, int, error) {
	stmts := make([]stated, len(ends))
	for i, e := range ends {
		stmts[i] = stated{e.stmt, e.predicate}
	}
	dates, err := r.dates(ctx, stmts)
	if err != nil {
		return nil, 0, err
	}
	count := make(map[string]*Count)
	undated := 0
	for i, e := range ends {
		month := monthOf(dates[i])
		if month == "" {
			undated++
			continue
		}
		if count[month] == nil {
			count[month] = &Count{}
		}
		count[month].add(e.predicate)
	}
	out := make([]MonthCount, 0, len(count))
	for month, c := range count {
		out = append(out, MonthCount{month, *c})
	}
	slices.SortFunc(out, func(a, b MonthCount) int { return strings.Compare(a.Month, b.Month) })
	return out, undated, nil
}
