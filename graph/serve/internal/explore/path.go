package explore

import (
	"errors"
	"net/http"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// pathBody is what the page of chains is filled with.
type pathBody struct {
	*ask.Path
	Address address
	// FromName and ToName are what stands in the fields.
	FromName, ToName string
	// Answer is nil until there are two ends.
	Answer *ask.PathAnswer
	// Choices are the ends that may mean several actors, or none.
	Choices     []end
	Predicates  []choice
	Hubs        []choice
	Limits      []choice
	UnknownWord string
}

// end is a name given for an end of a path, with whom it may mean.
type end struct {
	Param, Name string
	Unknown     bool
	Candidates  []endChoice
}

type endChoice struct {
	schema.Entity
	// Address is that of the page with this one.
	Address string
}

// chains is the page of how two actors are linked.
func (s *site) chains(r *http.Request, q *query.Query) (*page, error) {
	ctx, given := r.Context(), r.URL.Query()
	question := ask.NewPath()
	params := question.Params()
	for i := range params {
		params[i].Required = false
	}
	if err := ask.Parse(params, given); err != nil {
		return nil, err
	}
	question.Limit = min(question.Limit, 10)
	question.Max = min(question.Max, 8)
	body := &pathBody{Path: question, Address: addressOf("/path", given), FromName: question.From, ToName: question.To}
	body.fillChoices()
	out := &page{Template: "path.html", Title: "Paths", Section: "/path", Body: body}
	var ends []schema.Entity
	for _, e := range []struct {
		param string
		name  *string
	}{{"from", &body.FromName}, {"to", &body.ToName}} {
		if *e.name == "" {
			continue
		}
		ent, err := ask.Actor(ctx, q, *e.name)
		if err == nil {
			*e.name = ent.Label
			ends = append(ends, ent)
			continue
		}
		choice, ok := body.end(e.param, *e.name, err)
		if !ok {
			return nil, err
		}
		body.Choices = append(body.Choices, choice)
	}
	if len(ends) < 2 {
		if len(ends) == 1 && len(body.Choices) == 0 {
			out.Title = "Paths from " + ends[0].Label
		}
		return out, nil
	}
	out.Title = ends[0].Label + " and " + ends[1].Label
	question.From, question.To = ends[0].ID, ends[1].ID
	var err error
	if body.UnknownWord, err = question.UnknownPredicate(); err != nil {
		return nil, err
	}
	body.Answer, err = question.Ask(ctx, q)
	return out, err
}

// end makes a choice of the error that a name leads to, if it is that it means several
// actors or none.
func (b *pathBody) end(param, name string, err error) (end, bool) {
	out := end{Param: param, Name: name}
	var several *ask.AmbiguousError
	var none *ask.NoActorError
	switch {
	case errors.As(err, &several):
		for _, ent := range several.Candidates[:min(len(several.Candidates), 12)] {
			out.Candidates = append(out.Candidates, endChoice{ent, b.Address.With(param, ent.ID)})
		}
	case errors.As(err, &none):
		out.Unknown = true
		for _, h := range none.Near {
			out.Candidates = append(out.Candidates, endChoice{h.Entity, b.Address.With(param, h.ID)})
		}
	default:
		return out, false
	}
	return out, true
}

func (b *pathBody) fillChoices() {
	for _, c := range []struct {
		label, value string
		hubs         float64
	}{{"a little", "0.5", 0.5}, {"not at all", "0", 0}, {"much", "1", 1}, {"very much", "2", 2}} {
		b.Hubs = append(b.Hubs, choice{c.value, c.label, c.hubs == b.Path.Hubs})
	}
	for _, n := range []int{1, 3, 5, 10} {
		b.Limits = append(b.Limits, choice{thousands(n), thousands(n), n == b.Limit})
	}
}
