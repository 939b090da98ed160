package cli

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/schema"
)

// strongest remembers which facts of a run are best supported, so that the whole graph
// need not be read for them.
type strongest struct{ facts map[said]support }

// said is what statements of the same fact share in the words of their articles.
type said struct{ subject, predicate, object string }

// support is what speaks for a fact.
type support struct {
	articles   int
	actors     bool // the object is an actor too
	confidence float64
	id         string // of the surest statement
}

// add counts the facts of an article.
func (s *strongest) add(rec *schema.Record) {
	if s.facts == nil {
		s.facts = map[said]support{}
	}
	counted := map[said]bool{}
	for i := range rec.Statements {
		stmt := &rec.Statements[i]
		if stmt.Modality != schema.Asserted || stmt.Polarity != schema.Positive {
			continue
		}
		key := said{strings.ToLower(stmt.Subject.Label), stmt.Predicate, strings.ToLower(stmt.Object.Label + stmt.Object.Literal)}
		if stmt.Symmetric && key.object < key.subject {
			key.subject, key.object = key.object, key.subject
		}
		sum := s.facts[key]
		if !counted[key] {
			counted[key] = true
			sum.articles++
		}
		if sum.id == "" || stmt.Confidence > sum.confidence || stmt.Confidence == sum.confidence && stmt.ID < sum.id {
			sum.id, sum.confidence, sum.actors = stmt.ID, stmt.Confidence, !stmt.Object.IsLiteral()
		}
		s.facts[key] = sum
	}
}

// ids returns the IDs of the surest statements of the n best supported facts.
func (s *strongest) ids(n int) []string {
	all := slices.SortedFunc(maps.Values(s.facts), func(a, b support) int {
		if a.actors != b.actors && a.articles == b.articles {
			if a.actors {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.articles, a.articles), cmp.Compare(b.confidence, a.confidence), cmp.Compare(a.id, b.id))
	})
	var out []string
	for _, sum := range all[:min(n, len(all))] {
		out = append(out, sum.id)
	}
	return out
}
