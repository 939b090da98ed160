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
	chains := make([]Chain, 0, len(walks))
	for _, w := range walks {
		chain, err := s.chain(ctx, w, opts.Evidence)
		if err != nil {
			return nil, err
		}
		chains = append(chains, chain)
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
	for i := range walks {
		walks[i].strength = 1
		var names []string
		for _, h := range walks[i].hops {
			best := 0.0
			for _, stmt := range h.stmts {
				sure, err := s.confidence(ctx, stmt.stmt)
				if err != nil {
					return err
				}
				best = max(best, sure)
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

// chain reads the facts of a walk.
func (s *search) chain(ctx context.Context, w walk, evidence int) (Chain, error) {
	chain := Chain{Cost: float64(w.cost) / step}
	for _, h := range w.hops {
		st, err := s.step(ctx, h, evidence)
		if err != nil {
			return chain, err
		}
		chain.Steps = append(chain.Steps, st)
	}
	return chain, nil
}

// step reads the surest facts of a hop.
func (s *search) step(ctx context.Context, h hop, evidence int) (Step, error) {
	var out Step
	for _, end := range []struct {
		node graph.Ref
		into *schema.Entity
	}{{h.from, &out.From}, {h.to, &out.To}} {
		iri, err := s.iri(ctx, end.node)
		if err != nil {
			return out, err
		}
		if *end.into, err = s.entity(ctx, iri); err != nil {
			return out, err
		}
	}
	var raws []*rawStatement
	err := s.raws(ctx, distinct(h.stmts), func(raw *rawStatement) bool {
		raws = append(raws, raw)
		return true
	})
	if err != nil {
		return out, err
	}
	out.Count = len(raws)
	slices.SortFunc(raws, func(a, b *rawStatement) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), strings.Compare(a.ID, b.ID))
	})
	out.Facts, err = s.complete(ctx, limited(raws, cmp.Or(evidence, defaultEvidence)))
	return out, err
}
