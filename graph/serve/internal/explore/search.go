package explore

import (
	"net/http"
	"strings"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// ofSearch is how many actors a search shows.
const ofSearch = 30

// searchBody is what the page of a search is filled with.
type searchBody struct {
	Text string
	Hits []hit
	Full bool // there may be more
}

// hit is an actor that was found.
type hit struct {
	query.Hit
	*query.Profile
	Office string // the last that it held
}

// search is the page of the actors with a name like a text.
func (s *site) search(r *http.Request, q *query.Query) (*page, error) {
	ctx := r.Context()
	question := ask.NewSearch()
	params := question.Params()
	for i := range params {
		params[i].Required = false
	}
	question.Limit = ofSearch
	if err := ask.Parse(params, r.URL.Query()); err != nil {
		return nil, err
	}
	text := strings.TrimSpace(question.Text)
	if id, ok := strings.CutPrefix(text, schema.PrefixStatement); ok {
		return &page{Location: statementLink(id)}, nil
	}
	if id, ok := strings.CutPrefix(text, schema.PrefixEntity); ok {
		return &page{Location: actorLink(id)}, nil
	}
	body := &searchBody{Text: text}
	if text != "" {
		found, err := q.Search(ctx, text, min(question.Limit, ofSearch))
		if err != nil {
			return nil, err
		}
		body.Full = len(found) == ofSearch
		for _, h := range found {
			profile, err := q.Profile(ctx, h.ID)
			if err != nil {
				return nil, err
			}
			out := hit{Hit: h, Profile: profile}
			if len(profile.Offices) > 0 {
				out.Office = profile.Offices[0].Name
			}
			body.Hits = append(body.Hits, out)
		}
	}
	title := "Search"
	if text != "" {
		title = "Search: " + text
	}
	return &page{Template: "search.html", Title: title, Search: text, Body: body}, nil
}
