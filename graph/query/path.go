package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/schema"
)

const (
	defaultSteps  = 6
	defaultChains = 10
	// enumerated bounds how many chains of equal length are compared.
	enumerated = 1000
)

// Path returns the shortest chains of facts from one entity to another, those
// whose weakest link is strongest first. It walks facts in both directions, from
// both ends at once, and only from entity to entity. It fails with [ErrUnknown] if
// the graph lacks an entity; no chain is no error.
func (q *Query) Path(ctx context.Context, opts PathOptions) ([]Chain, error) {
	if opts.From == opts.To {
		return nil, fmt.Errorf("path from %q to itself", opts.From)
	}
	r := q.reader()
	from, err := r.node(opts.From)
	if err != nil {
		return nil, err
	}
	to, err := r.node(opts.To)
	if err != nil {
		return nil, err
	}
	s := &search{reader: r, all: opts.All, values: make(map[graph.Ref]quad.IRI)}
	if err := s.name(ctx, []graph.Ref{from, to}); err != nil {
		return nil, err
	}
	walks, err := s.run(ctx, from, to, cmp.Or(opts.Max, defaultSteps))
	if err != nil {
		return nil, err
	}
	chains := make([]Chain, 0, len(walks))
	for _, walk := range walks {
		chain, err := s.chain(ctx, walk)
		if err != nil {
			return nil, err
		}
		chains = append(chains, chain)
	}
	slices.SortStableFunc(chains, func(a, b Chain) int { return cmp.Compare(b.strength(), a.strength()) })
	return limited(chains, cmp.Or(opts.Limit, defaultChains)), nil
}

// strength is the confidence of the weakest step, each taken at its best.
func (c Chain) strength() float64 {
	weakest := 1.0
	for _, step := range c.Steps {
		weakest = min(weakest, step.Facts[0].Confidence)
	}
	return weakest
}

// search is a breadth-first search from two ends.
type search struct {
	*reader
	all    bool
	values map[graph.Ref]quad.IRI // the entities among the nodes met, "" for others
}

// front is one end of a search.
type front struct {
	depth map[graph.Ref]int
	// links lead back to the nodes one step nearer to the end, with the statements
	// that make the link.
	links map[graph.Ref]map[graph.Ref][]graph.Ref
	edge  []graph.Ref // the nodes that were met last
}

func newFront(start graph.Ref) *front {
	return &front{
		depth: map[graph.Ref]int{start: 0},
		links: make(map[graph.Ref]map[graph.Ref][]graph.Ref),
		edge:  []graph.Ref{start},
	}
}

// link is one step of a walk.
type link struct {
	from, to graph.Ref
	stmts    []graph.Ref
}

// run returns all shortest walks of at most limit steps, as far as enumerated.
// Both ends grow by whole levels, the smaller first; when they first meet, every
// shortest walk goes through a node that both met last.
func (s *search) run(ctx context.Context, from, to graph.Ref, limit int) ([][]link, error) {
	a, b := newFront(from), newFront(to)
	for range limit {
		grow := a
		if len(b.edge) < len(a.edge) {
			grow = b
		}
		if err := s.grow(ctx, grow); err != nil {
			return nil, err
		}
		if len(grow.edge) == 0 {
			return nil, nil
		}
		var meet []graph.Ref
		for _, node := range grow.edge {
			_, inA := a.depth[node]
			_, inB := b.depth[node]
			if inA && inB {
				meet = append(meet, node)
			}
		}
		if len(meet) == 0 {
			continue
		}
		var walks [][]link
		for _, node := range meet {
			for _, head := range s.back(a, node) {
				for _, tail := range s.back(b, node) {
					if len(walks) == enumerated {
						return walks, nil
					}
					walks = append(walks, join(head, tail))
				}
			}
		}
		return walks, nil
	}
	return nil, nil
}

// join makes one walk of two that lead back from the same node to either end.
func join(head, tail []link) []link {
	var walk []link
	for _, l := range slices.Backward(head) {
		walk = append(walk, link{l.to, l.from, l.stmts})
	}
	return append(walk, tail...)
}

// grow moves a front by one step.
func (s *search) grow(ctx context.Context, f *front) error {
	var met []graph.Ref
	for _, node := range f.edge {
		var edges []edge
		err := s.edges(ctx, node, func(e edge) bool {
			if e.predicate.isFact(s.all) && e.other != node {
				edges = append(edges, e)
			}
			return true
		})
		if err != nil {
			return err
		}
		others := make([]graph.Ref, len(edges))
		for i, e := range edges {
			others[i] = e.other
		}
		if err := s.name(ctx, others); err != nil {
			return err
		}
		for _, e := range edges {
			if s.values[e.other] == "" {
				continue
			}
			depth, seen := f.depth[e.other]
			if seen && depth <= f.depth[node] {
				continue
			}
			if !seen {
				f.depth[e.other] = f.depth[node] + 1
				f.links[e.other] = make(map[graph.Ref][]graph.Ref)
				met = append(met, e.other)
			}
			f.links[e.other][node] = append(f.links[e.other][node], e.stmt)
		}
	}
	s.sort(met)
	f.edge = met
	return nil
}

// name looks up which nodes are entities.
func (s *search) name(ctx context.Context, nodes []graph.Ref) error {
	var unknown []graph.Ref
	for _, node := range nodes {
		if _, ok := s.values[node]; !ok {
			s.values[node] = ""
			unknown = append(unknown, node)
		}
	}
	values, err := s.st.Values(ctx, unknown)
	if err != nil {
		return err
	}
	for i, value := range values {
		if iri, ok := value.(quad.IRI); ok && strings.HasPrefix(string(iri), schema.PrefixEntity) {
			s.values[unknown[i]] = iri
		}
	}
	return nil
}

func (s *search) sort(nodes []graph.Ref) {
	slices.SortFunc(nodes, func(a, b graph.Ref) int { return cmp.Compare(s.values[a], s.values[b]) })
}

// back returns the walks that lead from a node back to where the front began, in
// alphabetical order.
func (s *search) back(f *front, node graph.Ref) [][]link {
	if f.depth[node] == 0 {
		return [][]link{nil}
	}
	var nearer []graph.Ref
	for other := range f.links[node] {
		nearer = append(nearer, other)
	}
	s.sort(nearer)
	var walks [][]link
	for _, other := range nearer {
		for _, rest := range s.back(f, other) {
			if len(walks) == enumerated {
				return walks
			}
			walks = append(walks, append([]link{{node, other, f.links[node][other]}}, rest...))
		}
	}
	return walks
}

// chain reads the facts of a walk.
func (s *search) chain(ctx context.Context, walk []link) (Chain, error) {
	var chain Chain
	for _, l := range walk {
		var step Step
		var err error
		if step.From, err = s.entity(ctx, s.values[l.from]); err != nil {
			return chain, err
		}
		if step.To, err = s.entity(ctx, s.values[l.to]); err != nil {
			return chain, err
		}
		if step.Facts, err = s.facts(ctx, l.stmts); err != nil {
			return chain, err
		}
		slices.SortFunc(step.Facts, compareConfidence)
		chain.Steps = append(chain.Steps, step)
	}
	return chain, nil
}
