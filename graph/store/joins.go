package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/schema"
)

// Join says why something is part of a node: an entry of the merge log.
type Join struct {
	// From is the ID that the article gives, or that of a node that became part of it.
	From string `json:"from"`
	// Article is the ID of the article, empty where a whole node was joined.
	Article string `json:"article,omitempty"`
	// By is who decided it: rules or person.
	By string `json:"by"`
	// Rule, Score and Why are empty where a person decided without saying more.
	Rule  string  `json:"rule,omitempty"`
	Score float64 `json:"score,omitempty"`
	Why   string  `json:"why,omitempty"`
}

// Joins returns the entries of the merge log that lead to a node, sorted by what was
// joined and by article. What is of this node because it bears its very ID has none.
func (st *Store) Joins(ctx context.Context, id string) ([]Join, error) {
	var out []Join
	var found []quad.Quad
	err := st.Each(ctx, Pattern{Predicate: quads.SameAs, Object: quads.Entity(id)}, func(q quad.Quad) bool {
		found = append(found, q)
		return true
	})
	if err != nil {
		return nil, err
	}
	for _, q := range found {
		subject, _ := q.Subject.(quad.IRI)
		label, _ := q.Label.(quad.IRI)
		var join Join
		about := quad.Value(subject)
		if from, ok := quads.Local(subject, schema.PrefixEntity); ok && quads.IsRecord(label) {
			join.From, about = from, label
		} else if doc, local, ok := strings.Cut(string(subject), "#e-"); ok {
			join.From, _ = quads.Local(quad.IRI(schema.PrefixEntity+local), schema.PrefixEntity)
			join.Article, _ = quads.Local(quad.IRI(doc), schema.PrefixDocument)
		} else {
			continue // an identifier outside the graph
		}
		err := st.Each(ctx, Pattern{Subject: about}, func(q quad.Quad) bool {
			switch q.Predicate {
			case quads.Rule:
				join.Rule = textOf(q.Object)
			case quads.Comment:
				join.Why = textOf(q.Object)
			case quads.Confidence:
				score, _ := q.Object.(quad.Float)
				join.Score = float64(score)
			case quads.AttributedToAgent:
				agent, _ := q.Object.(quad.IRI)
				join.By = strings.TrimPrefix(string(agent), schema.PrefixTerms)
			}
			return true
		})
		if err != nil {
			return nil, err
		}
		out = append(out, join)
	}
	slices.SortFunc(out, func(a, b Join) int {
		return cmp.Or(strings.Compare(a.From, b.From), strings.Compare(a.Article, b.Article), strings.Compare(a.Why, b.Why))
	})
	return out, nil
}

// textOf returns the text of a string, "" of all else.
func textOf(v quad.Value) string {
	text, _ := v.(quad.String)
	return string(text)
}
