package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// TopOptions say of which facts actors and pairs are counted.
type TopOptions struct {
	Filter
	// Limit is the greatest number of actors and of pairs, 0 for 10.
	Limit int
}

// Top is who has most to do with others.
type Top struct {
	Actors []Rank `json:"actors"`
	Pairs  []Pair `json:"pairs"`
}

// Rank is an actor with the numbers of others that it is linked with, and of facts that
// do so.
type Rank struct {
	schema.Entity
	Linked int `json:"linked"`
	Facts  int `json:"facts"`
}

// Pair is two actors with the number of facts that link them.
type Pair struct {
	A     schema.Entity `json:"a"`
	B     schema.Entity `json:"b"`
	Facts int           `json:"facts"`
}

// Top returns the actors that are linked with most others, and the pairs with most facts
// between them. It reads all facts of the graph.
func (q *Query) Top(ctx context.Context, opts TopOptions) (*Top, error) {
	keep, err := opts.compile()
	if err != nil {
		return nil, err
	}
	r := q.reader()
	c, err := r.tally(ctx, keep)
	if err != nil {
		return nil, err
	}
	type pair struct {
		ends  [2]graph.Ref
		facts int
	}
	linked, facts := make(map[graph.Ref]int), make(map[graph.Ref]int)
	pairs := make([]pair, 0, len(c.pairs))
	for ends, n := range c.pairs {
		pairs = append(pairs, pair{ends, n})
		for _, end := range ends {
			linked[end]++
			facts[end] += n
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.facts, a.facts), cmp.Compare(c.iris[a.ends[0]], c.iris[b.ends[0]]), cmp.Compare(c.iris[a.ends[1]], c.iris[b.ends[1]]))
	})
	actors := make([]graph.Ref, 0, len(linked))
	for node := range linked {
		actors = append(actors, node)
	}
	slices.SortFunc(actors, func(a, b graph.Ref) int {
		return cmp.Or(cmp.Compare(linked[b], linked[a]), cmp.Compare(facts[b], facts[a]), cmp.Compare(c.iris[a], c.iris[b]))
	})
	limit := cmp.Or(opts.Limit, 10)
	out := &Top{Actors: []Rank{}, Pairs: []Pair{}}
	for _, node := range limited(actors, limit) {
		ent, err := r.entity(ctx, c.iris[node])
		if err != nil {
			return nil, err
		}
		out.Actors = append(out.Actors, Rank{ent, linked[node], facts[node]})
	}
	for _, p := range limited(pairs, limit) {
		a, err := r.entity(ctx, c.iris[p.ends[0]])
		if err != nil {
			return nil, err
		}
		b, err := r.entity(ctx, c.iris[p.ends[1]])
		if err != nil {
			return nil, err
		}
		out.Pairs = append(out.Pairs, Pair{a, b, p.facts})
	}
	return out, nil
}

// tally is how many facts link each two entities, by their nodes in the order of their IRIs.
type tally struct {
	iris  map[graph.Ref]quad.IRI
	pairs map[[2]graph.Ref]int
}

func (r *reader) tally(ctx context.Context, keep *sieve) (*tally, error) {
	nodes, values, err := r.entityNodes(ctx)
	if err != nil {
		return nil, err
	}
	t := &tally{iris: make(map[graph.Ref]quad.IRI, len(nodes)), pairs: make(map[[2]graph.Ref]int)}
	for i, node := range nodes {
		t.iris[node] = values[i]
	}
	ends := make(map[graph.Ref][2]graph.Ref) // of the statements
	var stmts []stated
	for _, node := range nodes {
		edges, err := r.edgesOf(ctx, store.Refs{Subject: node})
		if err != nil {
			return nil, err
		}
		for _, e := range edges {
			if t.iris[e.other] == "" || e.other == node || ends[e.stmt] != [2]graph.Ref{} || !keep.wants(e.predicate) {
				continue
			}
			ends[e.stmt] = [2]graph.Ref{node, e.other}
			stmts = append(stmts, stated{e.stmt, e.predicate})
		}
	}
	count := func(two [2]graph.Ref) {
		if t.iris[two[1]] < t.iris[two[0]] {
			two[0], two[1] = two[1], two[0]
		}
		t.pairs[two]++
	}
	if keep.byDetails() {
		stmts, err = r.inTime(ctx, keep, stmts)
		for _, s := range stmts {
			count(ends[s.stmt])
		}
		return t, err
	}
	err = r.sift(ctx, keep, stmts, func(raw *rawStatement) { count(ends[raw.node]) })
	return t, err
}

// Why is a statement with all that speaks for it.
type Why struct {
	Fact
	// Sentence is the whole sentence that the quotation is from.
	Sentence string `json:"sentence"`
	// Others are the other statements that say the same of the same two, by date.
	Others []Fact `json:"others"`
}

// Why returns a statement by its ID, with what else says the same. It fails with
// [ErrUnknown] if the graph has no such statement.
func (q *Query) Why(ctx context.Context, id string) (*Why, error) {
	r := q.reader()
	fact, err := r.fact(ctx, quads.Statement(strings.TrimPrefix(id, schema.PrefixStatement)))
	if err != nil {
		return nil, err
	}
	out := &Why{Fact: fact, Others: []Fact{}}
	sentence := quads.Sentence(fact.Source.ID, fact.Evidence.Sentence)
	err = r.each(ctx, store.Pattern{Subject: sentence, Predicate: quads.Text}, func(q quad.Quad) bool {
		out.Sentence = text(q.Object)
		return false
	})
	if err != nil || fact.Object.IsLiteral() {
		return out, err
	}
	all, err := q.Facts(ctx, FactsOptions{Actor: fact.Subject.ID, With: fact.Object.ID, Filter: Filter{All: true}})
	for _, f := range all {
		same := f.Subject.ID == fact.Subject.ID || f.Symmetric
		if same && f.ID != fact.ID && f.PredicateIRI() == fact.PredicateIRI() {
			out.Others = append(out.Others, f)
		}
	}
	return out, err
}
