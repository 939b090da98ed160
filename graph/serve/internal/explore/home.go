package explore

import (
	"context"
	"net/http"
	"net/url"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// summary is what the graph holds, for the page to begin at.
type summary struct {
	Stats     store.Stats
	Top       *query.Top
	Latest    []fact
	Questions []example
}

// example is a question that the graph answers, with where.
type example struct{ Text, Address string }

const (
	ofRanking = 8
	ofLatest  = 6
)

// home is the page to begin at.
func (s *site) home(r *http.Request, q *query.Query) (*page, error) {
	found, known, err := s.summary.get(r.Context(), s.graph, q)
	if err != nil {
		return nil, err
	}
	out := &page{Template: "home.html", Title: "Who did what to whom", Section: "/", Wait: !known}
	if known {
		out.Body = found
	}
	return out, nil
}

// summarize finds out what the graph holds. It reads all of it.
func summarize(ctx context.Context, q *query.Query) (*summary, error) {
	out := &summary{}
	var err error
	if out.Stats, err = q.Stats(ctx); err != nil {
		return nil, err
	}
	if out.Top, err = q.Top(ctx, query.TopOptions{Limit: ofRanking}); err != nil {
		return nil, err
	}
	latest, err := q.Latest(ctx, ofLatest)
	if err != nil {
		return nil, err
	}
	out.Latest = bareAll(latest)
	out.Questions, err = examples(ctx, q, out.Top)
	return out, err
}

// examples asks about those of whom most is told.
func examples(ctx context.Context, q *query.Query, top *query.Top) ([]example, error) {
	var out []example
	if len(top.Actors) > 0 {
		most := top.Actors[0].Entity
		about, err := q.Overview(ctx, most.ID, ofRanking)
		if err != nil {
			return nil, err
		}
		if p, ok := does(about); ok {
			out = append(out, example{most.Label + " " + predicateWords(p) + " whom, or what?", actorLink(most.ID) + "?" + url.Values{"predicate": {p}}.Encode()})
		}
		out = append(out, example{"What is said of " + most.Label + ", certain or not, newest first?",
			actorLink(most.ID) + "?" + url.Values{"all": {"true"}, "sort": {"newest"}}.Encode()})
	}
	if len(top.Pairs) > 0 {
		p := top.Pairs[0]
		out = append(out, example{"What happened between " + p.A.Label + " and " + p.B.Label + "?", betweenLink(p.A.ID, p.B.ID)})
	}
	if a, b, ok := apart(top); ok {
		out = append(out, example{"How are " + a.Label + " and " + b.Label + " linked?", pathLink(a.ID, b.ID)})
	}
	return append(out, example{"What do articles contradict each other in?", "/conflicts"}), nil
}

// does returns what an actor does to another of those it has most to do with.
func does(about *query.Overview) (predicate string, ok bool) {
	for _, other := range about.Others {
		for _, p := range other.Predicates {
			if p.To && p.Facts > 0 {
				return p.Name, true
			}
		}
	}
	return "", false
}

// apart returns two of the most linked actors that are no pair, or else any two.
func apart(top *query.Top) (a, b schema.Entity, ok bool) {
	paired := make(map[[2]string]bool)
	for _, p := range top.Pairs {
		paired[[2]string{p.A.ID, p.B.ID}], paired[[2]string{p.B.ID, p.A.ID}] = true, true
	}
	for i, x := range top.Actors {
		for _, y := range top.Actors[i+1:] {
			if !paired[[2]string{x.ID, y.ID}] {
				return x.Entity, y.Entity, true
			}
			if !ok {
				a, b, ok = x.Entity, y.Entity, true
			}
		}
	}
	return a, b, ok
}
