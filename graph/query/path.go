package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"

	"github.com/quadwire/quadwire/schema"
)

// PathOptions say which chains to look for.
type PathOptions struct {
	// Filter says over which facts chains may lead.
	Filter
	// From and To are IDs of entities; see [Query.Resolve].
	From, To string
	// Max is the greatest number of steps, 0 for 6.
	Max int
	// Limit is the greatest number of chains, 0 for 10.
	Limit int
	// Hubs is what a chain through an actor that 8 articles name counts more than its
	// steps, and again for each doubling of the articles: 0 for 0.5, negative for
	// nothing. With 0.5 a chain through an actor of a thousand articles counts as one of
	// three or four steps more, so that one through actors of few goes before it.
	Hubs float64
	// Evidence is the greatest number of facts of a step, 0 for 10, negative for all.
	Evidence int
}

const (
	defaultSteps    = 6
	defaultChains   = 10
	defaultHubs     = 0.5
	defaultEvidence = 10
)

// Chain leads from one entity to another.
type Chain struct {
	Steps []Step `json:"steps"`
	// Cost is the number of steps with what hubs add to it.
	Cost float64 `json:"cost"`
}

// Step is one step of a chain: the facts that link two entities, in either direction,
// the surest first.
type Step struct {
	From  schema.Entity `json:"from"`
	To    schema.Entity `json:"to"`
	Facts []Fact        `json:"facts"`
	// Count is the number of facts there are.
	Count int `json:"count"`
}

// Path returns the chains of facts of least cost from one entity to another, the
// cheapest first, of equal ones those whose weakest link is strongest. It walks facts
// in both directions and only from entity to entity, through none twice. It fails with
// [ErrUnknown] if the graph lacks an entity; no chain is no error.
func (q *Query) Path(ctx context.Context, opts PathOptions) ([]Chain, error) {
	r := q.reader()
	s, err := r.newSearch(opts.Filter, opts.Hubs)
	if err != nil {
		return nil, err
	}
	if opts.From == opts.To {
		return nil, fmt.Errorf("path from %q to itself", opts.From)
	}
	walks, err := s.paths(ctx, opts)
	if err != nil {
		return nil, err
	}
	var hops []hop
	for _, w := range walks {
		hops = append(hops, w.hops...)
	}
	steps, err := s.steps(ctx, hops, opts.Evidence)
	if err != nil {
		return nil, err
	}
	chains := make([]Chain, 0, len(walks))
	for _, w := range walks {
		chains = append(chains, Chain{Cost: float64(w.cost) / step, Steps: steps[:len(w.hops):len(w.hops)]})
		steps = steps[len(w.hops):]
	}
	return chains, nil
}

// paths returns the best walks, at most opts.Limit.
func (s *search) paths(ctx context.Context, opts PathOptions) ([]walk, error) {
	from, err := s.node(opts.From)
	if err != nil {
		return nil, err
	}
	to, err := s.node(opts.To)
	if err != nil {
		return nil, err
	}
	limit := cmp.Or(opts.Limit, defaultChains)
	walks, err := s.run(ctx, from, to, cmp.Or(opts.Max, defaultSteps), limit)
	if err != nil {
		return nil, err
	}
	if err := s.rank(ctx, walks); err != nil {
		return nil, err
	}
	return limited(walks, limit), nil
}

// rank sorts walks by cost, then by their weakest link, then by the names on the way.
func (s *search) rank(ctx context.Context, walks []walk) error {
	var stmts []stated
	var ends []graph.Ref
	for _, w := range walks {
		for _, h := range w.hops {
			stmts, ends = append(stmts, h.stmts...), append(ends, h.to)
		}
	}
	stmts = distinct(stmts)
	sure, err := s.confidences(ctx, stmts)
	if err != nil {
		return err
	}
	confidence := make(map[graph.Ref]float64, len(stmts))
	for i, stmt := range stmts {
		confidence[stmt.stmt] = sure[i]
	}
	if err := s.learn(ctx, ends); err != nil {
		return err
	}
	for i := range walks {
		walks[i].strength = 1
		var names []string
		for _, h := range walks[i].hops {
			best := 0.0
			for _, stmt := range h.stmts {
				best = max(best, confidence[stmt.stmt])
			}
			walks[i].strength = min(walks[i].strength, best)
			iri, err := s.iri(ctx, h.to)
			if err != nil {
				return err
			}
			names = append(names, string(iri))
		}
		walks[i].names = strings.Join(names, " ")
	}
	slices.SortFunc(walks, func(a, b walk) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(b.strength, a.strength), cmp.Compare(a.names, b.names))
	})
	return nil
}

// steps reads the ends and the surest facts of hops.
func (s *search) steps(ctx context.Context, hops []hop, evidence int) ([]Step, error) {
	limit := cmp.Or(evidence, defaultEvidence)
	out := make([]Step, len(hops))
	var stmts []stated
	read := make([]int, len(hops)) // how many of stmts are of the hop
	for i, h := range hops {
		for _, end := range []struct {
			node graph.Ref
			into *schema.Entity
		}{{h.from, &out[i].From}, {h.to, &out[i].To}} {
			iri, err := s.iri(ctx, end.node)
			if err != nil {
				return nil, err
			}
			if *end.into, err = s.entity(ctx, iri); err != nil {
				return nil, err
			}
		}
		all := distinct(h.stmts)
		out[i].Count = len(all)
		surest, err := s.surest(ctx, all, limit)
		if err != nil {
			return nil, err
		}
		stmts, read[i] = append(stmts, surest...), len(surest)
	}
	var raws []*rawStatement
	err := s.raws(ctx, stmts, func(raw *rawStatement) bool {
		raws = append(raws, raw)
		return true
	})
	if err != nil {
		return nil, err
	}
	var shown []*rawStatement
	for i := range out {
		part := raws[:read[i]]
		raws = raws[read[i]:]
		slices.SortFunc(part, func(a, b *rawStatement) int {
			return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), strings.Compare(a.ID, b.ID))
		})
		part = limited(part, limit)
		shown, read[i] = append(shown, part...), len(part)
	}
	facts, err := s.complete(ctx, shown)
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i].Facts = facts[:read[i]:read[i]]
		facts = facts[read[i]:]
	}
	return out, nil
}
