// Package explore serves the explorer: pages on which an actor, a fact and the sentence
// behind it are one click apart.
//
// Pages are made here, from templates, and are whole without script; scripts only add to
// them. They ask nothing of any other machine. What a page shows is in its address, so
// that it can be shared. Addresses are made in links.go, and nowhere else.
//
// A page is a template in templates, laid out by layout.html, and what it is filled with:
//
//	func (s *site) actor(r *http.Request, q *query.Query) (*page, error)
//
// Whatever stands in a graph came from strangers: templates escape it, links lead to the
// web only where an address is one of the web, and names are set apart from the text
// around them so that no name can turn the direction of writing.
package explore

import (
	"context"
	"html/template"
	"net/http"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
	"github.com/quadwire/quadwire/graph/store"
)

// site is the explorer of a graph.
type site struct {
	graph     *hold.Graph
	assets    *assets
	templates map[string]*template.Template // by the names of their files

	summary        remembered[*summary]
	contradictions remembered[[]query.Conflict]
}

// Routes adds the pages to mux: all addresses that no one else answers are theirs.
func Routes(mux *http.ServeMux, graph *hold.Graph) error {
	s := &site{graph: graph}
	s.summary.find = summarize
	s.contradictions.find = func(ctx context.Context, q *query.Query) ([]query.Conflict, error) {
		return q.Conflicts(ctx, "", false)
	}
	var err error
	if s.assets, err = loadAssets(); err != nil {
		return err
	}
	if s.templates, err = loadTemplates(s.assets); err != nil {
		return err
	}
	mux.HandleFunc("GET /assets/{hash}/{name...}", s.asset)
	mux.HandleFunc("GET /{$}", s.page(s.home))
	mux.HandleFunc("GET /actor/{id}", s.page(s.actor))
	mux.HandleFunc("GET /search", s.page(s.search))
	mux.HandleFunc("GET /path", s.page(s.chains))
	mux.HandleFunc("GET /statement/{id}", s.page(s.why))
	mux.HandleFunc("GET /article/{id...}", s.page(s.text))
	mux.HandleFunc("GET /conflicts", s.page(s.conflicts))
	mux.HandleFunc("GET /graph", s.page(s.graphPage))
	mux.HandleFunc("/", s.page(s.nothing))
	return nil
}

// maker makes a page of a graph that does not change meanwhile.
type maker func(r *http.Request, q *query.Query) (*page, error)

// page answers with what make makes.
func (s *site) page(make maker) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var p *page
		err := s.graph.Read(func(q *query.Query, _ *store.Store) (err error) {
			p, err = make(r, q)
			return err
		})
		if err != nil {
			p = s.failed(r, err)
		}
		s.write(w, r, p)
	}
}
