package explore

import (
	"net/http"

	"github.com/quadwire/quadwire/graph/query"
)

// home is the page to begin at.
func (s *site) home(*http.Request, *query.Query) (*page, error) {
	return &page{Template: "home.html", Title: "Who did what to whom", Section: "/"}, nil
}
