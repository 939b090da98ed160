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

// Subgraph is a part of the graph: some actors with what links them.
type Subgraph struct {
	Actors []Node `json:"actors"`
	// Links are sorted by the IDs of their ends; a pair comes once.
	Links []Step `json:"links"`
	// Cut reports that there is more than was wanted.
	Cut bool `json:"cut,omitempty"`
}

// Node is an actor of a subgraph.
type Node struct {
	schema.Entity
	// Depth is how many steps it is away from the actors that were asked for.
	Depth int `json:"depth"`
}

// NeighborsOptions say which part of the graph around an actor is wanted.
type NeighborsOptions struct {
	Filter
	// Actor is the ID of an entity.
	Actor string
	// Depth is the greatest number of steps from it, 0 for 1.
	Depth int
	// Limit is the greatest number of other actors, 0 for 50: of each step those with
	// most facts that link them first.
	Limit int
	// Evidence is the greatest number of facts of a link, 0 for 10, negative for all.
	Evidence int
}

const defaultNeighbors = 50

// Neighbors returns the actors around one, the nearest and best linked first, and all
// that links them with it or each other. It fails with [ErrUnknown] if the graph has no
// such actor.
func (q *Query) Neighbors(ctx context.Context, opts NeighborsOptions) (*Subgraph, error) {
	s, err := q.reader().newSearch(opts.Filter, 0)
	if err != nil {
		return nil, err
	}
	start, err := s.node(opts.Actor)
	if err != nil {
		return nil, err
	}
	limit := cmp.Or(opts.Limit, defaultNeighbors)
	depth := map[graph.Ref]int{start: 0}
	nodes, ring := []graph.Ref{start}, []graph.Ref{start}
	cut := false
	for step := 1; step <= cmp.Or(opts.Depth, 1) && len(ring) > 0; step++ {
		ring, err = s.ring(ctx, ring, depth)
		if err != nil {
			return nil, err
		}
		if left := limit + 1 - len(nodes); len(ring) > left {
			ring, cut = ring[:left], true
		}
		for _, node := range ring {
			depth[node] = step
		}
		nodes = append(nodes, ring...)
	}
	out, err := s.induced(ctx, nodes, depth, opts.Evidence)
	if err == nil {
		out.Cut = cut
	}
	return out, err
}

// ring returns the entities one step from those given that are not known yet, those
// with most statements that link them first, equal ones by ID.
func (s *search) ring(ctx context.Context, nodes []graph.Ref, known map[graph.Ref]int) ([]graph.Ref, error) {
	links := make(map[graph.Ref]int)
	var met []graph.Ref
	for _, node := range nodes {
		hops, err := s.from(ctx, node)
		if err != nil {
			return nil, err
		}
		for _, h := range hops {
			if _, ok := known[h.to]; ok {
				continue
			}
			if _, ok := links[h.to]; !ok {
				met = append(met, h.to)
			}
			links[h.to] += len(distinct(h.stmts))
		}
	}
	if err := s.learn(ctx, met); err != nil {
		return nil, err
	}
	names := make(map[graph.Ref]quad.IRI, len(met))
	var out []graph.Ref
	for _, node := range met {
		iri, err := s.iri(ctx, node)
		if err != nil {
			return nil, err
		}
		if iri != "" {
			names[node] = iri
			out = append(out, node)
		}
	}
	slices.SortFunc(out, func(a, b graph.Ref) int {
		return cmp.Or(cmp.Compare(links[b], links[a]), cmp.Compare(names[a], names[b]))
	})
	return out, nil
}

// induced returns the nodes with all links among them.
func (s *search) induced(ctx context.Context, nodes []graph.Ref, depth map[graph.Ref]int, evidence int) (*Subgraph, error) {
	var links []hop
	done := make(map[graph.Ref]bool)
	for _, node := range nodes {
		hops, err := s.from(ctx, node)
		if err != nil {
			return nil, err
		}
		done[node] = true
		for _, h := range hops {
			if _, ok := depth[h.to]; ok && !done[h.to] {
				links = append(links, h)
			}
		}
	}
	return s.subgraph(ctx, nodes, depth, links, evidence)
}

// subgraph reads nodes and links.
func (s *search) subgraph(ctx context.Context, nodes []graph.Ref, depth map[graph.Ref]int, links []hop, evidence int) (*Subgraph, error) {
	out := &Subgraph{Actors: []Node{}, Links: []Step{}}
	for _, node := range nodes {
		iri, err := s.iri(ctx, node)
		if err != nil {
			return nil, err
		}
		ent, err := s.entity(ctx, iri)
		if err != nil {
			return nil, err
		}
		out.Actors = append(out.Actors, Node{ent, depth[node]})
	}
	steps, err := s.steps(ctx, links, evidence)
	if err != nil {
		return nil, err
	}
	for _, link := range steps {
		if link.From.ID > link.To.ID {
			link.From, link.To = link.To, link.From
		}
		out.Links = append(out.Links, link)
	}
	slices.SortFunc(out.Links, func(a, b Step) int {
		return cmp.Or(strings.Compare(a.From.ID, b.From.ID), strings.Compare(a.To.ID, b.To.ID))
	})
	return out, nil
}

// BetweenOptions say which actors to join, and how.
type BetweenOptions struct {
	Filter
	// Actors are the IDs of two entities or more.
	Actors []string
	// Max is the greatest number of steps from one to the next, 0 for 4.
	Max int
	// Limit is the greatest number of chains between each two, 0 for 3.
	Limit int
	// Hubs is as in [PathOptions].
	Hubs float64
	// Evidence is the greatest number of facts of a link, 0 for 10, negative for all.
	Evidence int
}

const (
	defaultBetween = 3
	betweenSteps   = 4
)

// Between returns the subgraph that joins actors: the cheapest chains between each two
// of them. The depth of an actor is 0 if it was asked for, and 1 if it only joins. It
// fails with [ErrUnknown] if the graph lacks one.
func (q *Query) Between(ctx context.Context, opts BetweenOptions) (*Subgraph, error) {
	if len(distinct(opts.Actors)) < 2 {
		return nil, fmt.Errorf("between: want two different actors or more")
	}
	s, err := q.reader().newSearch(opts.Filter, opts.Hubs)
	if err != nil {
		return nil, err
	}
	depth := make(map[graph.Ref]int)
	var nodes []graph.Ref
	actors := distinct(opts.Actors)
	for _, id := range actors {
		node, err := s.node(id)
		if err != nil {
			return nil, err
		}
		depth[node] = 0
		nodes = append(nodes, node)
	}
	linked := make(map[[2]graph.Ref]bool)
	var links []hop
	for i, from := range actors {
		for _, to := range actors[i+1:] {
			walks, err := s.paths(ctx, PathOptions{From: from, To: to, Max: cmp.Or(opts.Max, betweenSteps), Limit: cmp.Or(opts.Limit, defaultBetween)})
			if err != nil {
				return nil, err
			}
			for _, w := range walks {
				for _, h := range w.hops {
					if _, ok := depth[h.to]; !ok {
						depth[h.to] = 1
						nodes = append(nodes, h.to)
					}
					if !linked[[2]graph.Ref{h.from, h.to}] && !linked[[2]graph.Ref{h.to, h.from}] {
						linked[[2]graph.Ref{h.from, h.to}] = true
						links = append(links, h)
					}
				}
			}
		}
	}
	return s.subgraph(ctx, nodes, depth, links, opts.Evidence)
}
