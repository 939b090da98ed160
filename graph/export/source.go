package export

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// Part says which statements are written. Empty fields do not restrict.
type Part struct {
	// Statements are the result of a query; nil means those of the graph.
	Statements []query.Fact
	// Actor is the ID of an actor that is subject or object, With of the other side.
	Actor, With string
	// Asserted leaves out what is denied, planned, promised, possible or claimed.
	Asserted bool
	// Only says which facts are wanted; nil means all.
	Only func(*query.Fact) bool
}

// IsWhole reports whether p is the whole graph.
func (p *Part) IsWhole() bool {
	return p.Statements == nil && p.Actor == "" && p.With == "" && !p.Asserted && p.Only == nil
}

// has reports whether a fact is in the part; the actors have been seen to.
func (p *Part) has(f *query.Fact) bool {
	return !(p.Asserted && !strings.HasPrefix(f.PredicateIRI(), schema.PrefixFact)) && (p.Only == nil || p.Only(f))
}

// Source is what is written, in a fixed order.
type Source struct {
	st       *store.Store
	q        *query.Query
	part     Part
	listed   []query.Fact // those of the part where they are few, in order
	progress func(articles int)
}

// NewSource returns the part of a graph as a source; st must stay open. It fails
// with [query.ErrUnknown] where the graph has no such actor.
func NewSource(ctx context.Context, st *store.Store, part Part) (*Source, error) {
	src := &Source{st: st, q: query.New(st), part: part, progress: func(int) {}}
	facts := part.Statements
	if part.Actor != "" && facts == nil {
		var err error
		facts, err = src.q.Facts(ctx, query.FactsOptions{Actor: part.Actor, With: part.With, Filter: query.Filter{All: !part.Asserted}})
		if err != nil {
			return nil, err
		}
	}
	if facts == nil && (part.Statements != nil || part.Actor != "") {
		facts = []query.Fact{}
	}
	if facts != nil {
		src.listed = slices.DeleteFunc(slices.Clone(facts), func(f query.Fact) bool { return !src.part.has(&f) })
		slices.SortFunc(src.listed, func(a, b query.Fact) int {
			return cmp.Or(strings.Compare(a.Source.ID, b.Source.ID), cmp.Compare(a.Evidence.Begin, b.Evidence.Begin), strings.Compare(a.ID, b.ID))
		})
		src.listed = slices.CompactFunc(src.listed, func(a, b query.Fact) bool { return a.ID == b.ID })
		if src.listed == nil {
			src.listed = []query.Fact{}
		}
	}
	return src, nil
}

// OnProgress has report called after each article, with the number of articles that
// were written. Formats that need two passes begin anew.
func (s *Source) OnProgress(report func(articles int)) { s.progress = report }

// eachArticle calls yield for each article that shows a fact of the part, with these
// facts in the order of the text.
func (s *Source) eachArticle(ctx context.Context, yield func([]query.Fact) error) error {
	var facts []query.Fact
	var failed error
	done := 0
	flush := func() bool {
		if len(facts) == 0 {
			return true
		}
		done++
		s.progress(done)
		failed = yield(facts)
		facts = facts[:0]
		return failed == nil
	}
	take := func(f query.Fact) bool {
		if len(facts) > 0 && facts[0].Source.ID != f.Source.ID && !flush() {
			return false
		}
		facts = append(facts, f)
		return true
	}
	if s.listed != nil {
		for _, f := range s.listed {
			if err := ctx.Err(); err != nil {
				return err
			}
			if !take(f) {
				return failed
			}
		}
		flush()
		return failed
	}
	err := s.q.EachFact(ctx, func(f query.Fact) bool { return !s.part.has(&f) || take(f) })
	if err != nil || failed != nil {
		return cmp.Or(failed, err)
	}
	flush()
	return failed
}

// eachFact calls yield for each fact of the part.
func (s *Source) eachFact(ctx context.Context, yield func(*query.Fact) error) error {
	return s.eachArticle(ctx, func(facts []query.Fact) error {
		for i := range facts {
			if err := yield(&facts[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// actors returns the actors of the part, sorted by their IDs: all of the whole
// graph, else those that its facts name.
func (s *Source) actors(ctx context.Context) ([]schema.Entity, error) {
	if s.part.IsWhole() {
		ents, err := s.q.Entities(ctx)
		slices.SortFunc(ents, func(a, b schema.Entity) int { return strings.Compare(a.ID, b.ID) })
		return ents, err
	}
	ids := make(map[string]bool)
	err := s.eachFact(ctx, func(f *query.Fact) error {
		for _, id := range []string{f.Subject.ID, f.Object.ID, f.Attribution.ID, f.PlaceID} {
			ids[id] = true
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	delete(ids, "")
	out := make([]schema.Entity, 0, len(ids))
	for id := range ids {
		ent, err := s.q.Entity(ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, ent)
	}
	slices.SortFunc(out, func(a, b schema.Entity) int { return strings.Compare(a.ID, b.ID) })
	return out, nil
}

// Facts returns the facts of the part: they should be few.
func (s *Source) Facts(ctx context.Context) ([]query.Fact, error) {
	var out []query.Fact
	err := s.eachFact(ctx, func(f *query.Fact) error {
		out = append(out, *f)
		return nil
	})
	return out, err
}
