package query

import (
	"cmp"
	"container/heap"
	"context"
	"math"
	"math/bits"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// The search for the k cheapest chains between two entities has two parts. First a
// shortest-path search (Dijkstra 1959) grows from both ends in turn (Pohl 1971) until
// no cheaper meeting is possible; every node that it settles has its neighbours read
// once. Then the chains are listed cheapest first by a best-first search from one end
// (Hart, Nilsson, Raphael 1968), which the costs to the other end, exact near that and
// a bound elsewhere, keep from going astray. Where there are too few chains of the least
// cost, the bound rises by a step and both parts go on.

const (
	// step is the cost of a step, in parts that costs are counted in.
	step = 100
	// few articles make an actor no hub: it must be named by so many or more.
	few = 8
	// manyArticles is as far as they are counted.
	manyArticles = 128
	// tied bounds how many chains are compared.
	tied = 200
	// patience is how many nodes more are read once as many chains as wanted, or all of
	// the least cost, are found.
	patience = 400
	// tries bounds the chains begun.
	tries = 100_000
)

// search walks facts from entity to entity.
type search struct {
	*reader
	keep  *sieve
	hubs  float64
	hops  map[graph.Ref][]hop
	price map[graph.Ref]int
}

// hop is a step from one node to another with all statements that make it.
type hop struct {
	from, to graph.Ref
	stmts    []stated
}

// walk is a chain of hops.
type walk struct {
	hops     []hop
	cost     int
	strength float64
	names    string
}

func (r *reader) newSearch(filter Filter, hubs float64) (*search, error) {
	keep, err := filter.compile()
	return &search{
		reader: r, keep: keep, hubs: max(0, cmp.Or(hubs, defaultHubs)),
		hops: make(map[graph.Ref][]hop), price: make(map[graph.Ref]int),
	}, err
}

// iri returns the IRI of the entity that a node is, empty for what is none.
func (s *search) iri(ctx context.Context, node graph.Ref) (quad.IRI, error) {
	if err := s.learn(ctx, []graph.Ref{node}); err != nil {
		return "", err
	}
	if iri, ok := s.values[node].(quad.IRI); ok && strings.HasPrefix(string(iri), schema.PrefixEntity) {
		return iri, nil
	}
	return "", nil
}

// toll is what a walk through a node costs besides its steps.
func (s *search) toll(ctx context.Context, node graph.Ref) (int, error) {
	if toll, ok := s.price[node]; ok {
		return toll, nil
	}
	toll := 0
	if s.hubs > 0 {
		n, ok := s.memory.articles.get(node)
		if !ok {
			var err error
			if n, err = s.articles(ctx, node); err != nil {
				return 0, err
			}
			s.memory.articles.put(node, n)
		}
		toll = int(math.Round(s.hubs * step * float64(bits.Len(uint(n/few)))))
	}
	s.price[node] = toll
	return toll, nil
}

// articles is how many articles name an entity: the graph keeps the number, and else it
// is counted, as far as manyArticles.
func (s *search) articles(ctx context.Context, node graph.Ref) (int, error) {
	for _, predicate := range []quad.IRI{quads.ArticleCount, quads.Type} {
		ref, err := s.term(predicate)
		if err != nil {
			return 0, err
		}
		if ref == nil {
			continue
		}
		n := 0
		var kept graph.Ref
		err = s.st.EachMatch(ctx, store.Refs{Subject: node, Predicate: ref}, func(got store.Refs) bool {
			n, kept = n+1, got.Object
			return n < manyArticles
		})
		if err == nil && n > 0 && predicate == quads.ArticleCount {
			err = s.learn(ctx, []graph.Ref{kept})
			n = number(s.values[kept])
		}
		if err != nil || n > 0 {
			return n, err
		}
	}
	return 0, nil
}

// from returns the hops from an entity to others, in the order of the index; none from
// what is no entity.
func (s *search) from(ctx context.Context, node graph.Ref) ([]hop, error) {
	if hops, ok := s.hops[node]; ok {
		return hops, nil
	}
	iri, err := s.iri(ctx, node)
	if err != nil {
		return nil, err
	}
	var hops []hop
	if iri != "" {
		edges, err := s.edges(ctx, node)
		if err != nil {
			return nil, err
		}
		at := make(map[graph.Ref]int)
		for _, e := range edges {
			if !s.keep.wants(e.predicate) || e.other == node {
				continue
			}
			i, ok := at[e.other]
			if !ok {
				i = len(hops)
				at[e.other] = i
				hops = append(hops, hop{from: node, to: e.other})
			}
			hops[i].stmts = append(hops[i].stmts, stated{e.stmt, e.predicate})
		}
		if !s.keep.byPredicate() {
			if hops, err = s.siftHops(ctx, hops); err != nil {
				return nil, err
			}
		}
	}
	s.hops[node] = hops
	return hops, nil
}

// siftHops leaves of hops the statements that pass.
func (s *search) siftHops(ctx context.Context, hops []hop) ([]hop, error) {
	var all []stated
	for _, h := range hops {
		all = append(all, h.stmts...)
	}
	passed := make(map[graph.Ref]bool)
	if s.keep.byDetails() {
		left, err := s.inTime(ctx, s.keep, all)
		if err != nil {
			return nil, err
		}
		for _, stmt := range left {
			passed[stmt.stmt] = true
		}
	} else if err := s.sift(ctx, s.keep, all, func(raw *rawStatement) { passed[raw.node] = true }); err != nil {
		return nil, err
	}
	var out []hop
	for _, h := range hops {
		var left []stated
		for _, stmt := range h.stmts {
			if passed[stmt.stmt] {
				left = append(left, stmt)
			}
		}
		if len(left) > 0 {
			out = append(out, hop{h.from, h.to, left})
		}
	}
	return out, nil
}

// ball is one end of the search: what a walk to the end costs from each node, without
// the toll of the node itself.
type ball struct {
	start   graph.Ref
	cost    map[graph.Ref]int
	settled map[graph.Ref]bool
	queue   queue
}

func newBall(start graph.Ref) *ball {
	b := &ball{start: start, cost: map[graph.Ref]int{start: 0}, settled: make(map[graph.Ref]bool)}
	b.queue.push(item{node: start})
	return b
}

// radius is the least that a walk through what is not settled costs, its toll included.
func (b *ball) radius() int {
	for len(b.queue) > 0 && b.settled[b.queue[0].node] {
		heap.Pop(&b.queue)
	}
	if len(b.queue) == 0 {
		return math.MaxInt / 4
	}
	return b.queue[0].cost
}

// grow takes the nearest node: puts it back by its toll, or settles it. It lowers best
// to the cost of a walk where the balls meet.
func (s *search) grow(ctx context.Context, b, other *ball, limit int, best *int) error {
	b.radius()
	next := heap.Pop(&b.queue).(item)
	if next.node != b.start && !next.paid {
		toll, err := s.toll(ctx, next.node)
		if err != nil {
			return err
		}
		if toll > 0 {
			next.paid, next.cost = true, next.cost+toll
			b.queue.push(next)
			return nil
		}
	}
	b.settled[next.node] = true
	if next.node == other.start || next.steps >= limit {
		return nil
	}
	hops, err := s.from(ctx, next.node)
	if err != nil {
		return err
	}
	for _, h := range hops {
		cost := next.cost + step
		if old, ok := b.cost[h.to]; ok && old <= cost {
			continue
		}
		b.cost[h.to] = cost
		b.queue.push(item{node: h.to, cost: cost, steps: next.steps + 1})
		if rest, ok := other.cost[h.to]; ok {
			toll := 0
			if h.to != other.start {
				if toll, err = s.toll(ctx, h.to); err != nil {
					return err
				}
			}
			*best = min(*best, cost+toll+rest)
		}
	}
	return nil
}

// run returns the cheapest walks of at most limit steps: as many as wanted and those
// that cost no more than the last of them, as far as tied.
func (s *search) run(ctx context.Context, from, to graph.Ref, limit, wanted int) ([]walk, error) {
	a, b := newBall(from), newBall(to)
	best := math.MaxInt / 2
	var walks []walk
	for bound, left := 0, math.MaxInt; ; bound += step {
		for a.radius()+b.radius() <= max(best, bound) && (len(a.queue) > 0 && len(b.queue) > 0) {
			if left == 0 {
				return walks, nil
			}
			left--
			grow, other := a, b
			if len(b.queue) < len(a.queue) {
				grow, other = b, a
			}
			if err := s.grow(ctx, grow, other, limit, &best); err != nil {
				return nil, err
			}
		}
		if best == math.MaxInt/2 {
			return nil, nil
		}
		bound = max(bound, best)
		more, err := s.list(ctx, b, from, to, limit, wanted, bound)
		if err != nil {
			return nil, err
		}
		walks = more
		if len(walks) >= wanted || len(a.queue) == 0 || len(b.queue) == 0 || bound > best+limit*step {
			return walks, nil
		}
		left = patience
	}
}

// list returns the walks that cost at most bound, by rising cost.
func (s *search) list(ctx context.Context, b *ball, from, to graph.Ref, limit, wanted, bound int) ([]walk, error) {
	// What is not known of is a step from something that is not settled.
	far := b.radius() + step
	rest := func(node graph.Ref) int {
		if cost, ok := b.cost[node]; ok {
			return min(cost, far)
		}
		return far
	}
	var walks []walk
	var begun queue
	begun.push(item{node: from, cost: rest(from)})
	last := bound
	for n := 0; len(begun) > 0 && n < tries; n++ {
		it := heap.Pop(&begun).(item)
		if it.cost > last {
			break
		}
		if it.node == to {
			walks = append(walks, walk{hops: it.hops(), cost: it.cost})
			if len(walks) == wanted {
				last = it.cost
			}
			if len(walks) == max(tied, wanted) {
				break
			}
			continue
		}
		if it.steps == limit {
			continue
		}
		toll := 0
		if it.node != from {
			var err error
			if toll, err = s.toll(ctx, it.node); err != nil {
				return nil, err
			}
		}
		if it.cost+toll > last {
			continue
		}
		spent := it.spent + toll + step
		hops, err := s.from(ctx, it.node)
		if err != nil {
			return nil, err
		}
		for i := range hops {
			h := &hops[i]
			if cost := spent + rest(h.to); cost <= last && !it.visits(h.to, from) {
				begun.push(item{node: h.to, cost: cost, spent: spent, steps: it.steps + 1, last: h, before: &it})
			}
		}
	}
	return walks, nil
}

// item is a node to go on from. Cost is what it is taken by.
type item struct {
	node        graph.Ref
	cost, steps int
	paid        bool // cost holds the toll
	// What follows is of a walk begun: what it cost, its last hop, and the walk before.
	spent  int
	last   *hop
	before *item
}

func (it *item) visits(node, start graph.Ref) bool {
	for at := it; at.last != nil; at = at.before {
		if at.node == node {
			return true
		}
	}
	return node == start
}

func (it *item) hops() []hop {
	out := make([]hop, it.steps)
	for at := it; at.last != nil; at = at.before {
		out[at.steps-1] = *at.last
	}
	return out
}

// queue is a heap of items, the cheapest first.
type queue []item

func (q *queue) push(it item) { heap.Push(q, it) }

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[i].cost, q[j].cost), cmp.Compare(q[j].steps, q[i].steps)) < 0
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(item)) }
func (q *queue) Pop() any {
	old := *q
	it := old[len(old)-1]
	*q = old[:len(old)-1]
	return it
}
