package actorgraph

import (
	"slices"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/verdict"
	"github.com/quadwire/quadwire/extract/tag"
	"github.com/quadwire/quadwire/schema"
)

// Score counts one article.
type Score struct {
	Graph         *Graph
	Statements    int
	Edges, Hit    int
	Must, MustHit int
	// Of the edges hit: those with a date, those whose date is right, and the same for
	// the source.
	Dated, DateRight     int
	Sourced, SourceRight int
	Missed               []Edge
	Broken               []Breach
}

// Breach is a forbidden statement.
type Breach struct {
	Why       string
	Statement schema.Statement
}

// Recall is the share of edges hit.
func (s *Score) Recall() float64 { return share(s.Hit, s.Edges) }

// MustRecall is the share of the central edges hit.
func (s *Score) MustRecall() float64 { return share(s.MustHit, s.Must) }

func share(part, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(part) / float64(all)
}

// Compare holds the statements of the graph's article against it.
func (g *Graph) Compare(statements []schema.Statement) (*Score, error) {
	facts, err := newFacts(statements)
	if err != nil {
		return nil, err
	}
	s := &Score{Graph: g, Statements: len(statements)}
	for i := range g.Edges {
		s.edge(&g.Edges[i], facts)
	}
	for i := range g.Forbidden {
		e := &g.Forbidden[i]
		for _, f := range facts {
			if f.breaks(e) {
				s.Broken = append(s.Broken, Breach{e.Why, *f.Statement})
			}
		}
	}
	return s, nil
}

func newFacts(statements []schema.Statement) ([]*fact, error) {
	lemmas, err := tag.NewLemmatizer()
	if err != nil {
		return nil, err
	}
	facts := make([]*fact, len(statements))
	for i := range statements {
		facts[i] = newFact(&statements[i], lemmas)
	}
	return facts, nil
}

// Verdicts says of each statement what the graph tells of it: right is one that hits an
// edge, wrong one that is forbidden or differs from an edge in polarity or modality alone.
func (g *Graph) Verdicts(statements []schema.Statement) ([]verdict.Verdict, error) {
	facts, err := newFacts(statements)
	if err != nil {
		return nil, err
	}
	out := make([]verdict.Verdict, len(facts))
	for i, f := range facts {
		is := func(holds func(*Edge) bool) func(Edge) bool { return func(e Edge) bool { return holds(&e) } }
		switch {
		case slices.ContainsFunc(g.Forbidden, is(f.breaks)):
			out[i] = verdict.Wrong
		case slices.ContainsFunc(g.Edges, is(f.hits)):
			out[i] = verdict.Right
		case slices.ContainsFunc(g.Edges, is(f.joins)):
			out[i] = verdict.Wrong
		}
	}
	return out, nil
}

func (s *Score) edge(e *Edge, facts []*fact) {
	s.Edges++
	if e.Must {
		s.Must++
	}
	hit, date, source := false, false, false
	for _, f := range facts {
		if !f.hits(e) {
			continue
		}
		hit = true
		date = date || e.Date != "" && sameDate(e.Date, f.Date)
		source = source || matches(e.Attribution, f.Attribution.Label) || matches(e.Attribution, f.Attribution.Text)
	}
	if !hit {
		s.Missed = append(s.Missed, *e)
		return
	}
	s.Hit++
	if e.Must {
		s.MustHit++
	}
	if e.Date != "" {
		s.Dated++
		s.DateRight += count(date)
	}
	if len(e.Attribution) > 0 {
		s.Sourced++
		s.SourceRight += count(source)
	}
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
