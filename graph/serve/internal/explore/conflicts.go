package explore

import (
	"net/http"

	"github.com/quadwire/quadwire/graph/query"
)

// conflictsBody is what the page of contradictions is filled with.
type conflictsBody struct {
	Conflicts []conflict
	Total     int
	Known     bool // or else they are being looked for
}

// conflict is a contradiction with its sides.
type conflict struct {
	// Title says what it is about.
	Title string
	Sides []side
}

// side is what speaks for one side.
type side struct {
	Label    string
	Articles int
	Facts    []fact
	More     int
}

const (
	mostConflicts = 40
	ofSide        = 3
)

// conflicts is the page of what articles contradict each other in.
func (s *site) conflicts(r *http.Request, q *query.Query) (*page, error) {
	found, known, err := s.contradictions.get(r.Context(), s.graph, q)
	if err != nil {
		return nil, err
	}
	body := &conflictsBody{Total: len(found), Known: known}
	for _, c := range found[:min(mostConflicts, len(found))] {
		body.Conflicts = append(body.Conflicts, newConflict(c))
	}
	return &page{Template: "conflicts.html", Title: "Conflicts", Section: "/conflicts", Wait: !known, Body: body}, nil
}

func newConflict(c query.Conflict) conflict {
	first := c.Sides[0][0]
	out := conflict{Title: first.Subject.Label + " " + predicateWords(first.Predicate) + " " + first.Object.Label + first.Object.Literal}
	if c.Kind == query.SameOffice {
		out.Title = "Who is " + first.Object.Label + first.Object.Literal + "?"
	}
	for i, facts := range c.Sides {
		label := facts[0].Subject.Label
		if c.Kind == query.OppositePolarity {
			label = []string{"It is so", "It is not so"}[min(i, 1)]
		}
		out.Sides = append(out.Sides, side{label, query.Articles(facts), bareAll(facts[:min(ofSide, len(facts))]), max(0, len(facts)-ofSide)})
	}
	return out
}
