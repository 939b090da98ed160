package explore

import (
	"context"
	"errors"
	"net/http"
	"path"
	"strings"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
	"github.com/quadwire/quadwire/graph/store"
)

// failure says why a page cannot be shown.
type failure struct {
	code  int
	title string
	// why is for the reader; looked is the name that was looked for, for suggestions.
	why, looked string
}

func (f *failure) Error() string { return f.why }

// missing is something that the graph does not have.
func missing(why, looked string) error {
	return &failure{code: http.StatusNotFound, title: "Not in this graph", why: why, looked: looked}
}

// fault is what the page of a failure is filled with.
type fault struct {
	Code   int
	Why    string
	Looked string
	Hits   []query.Hit
}

// failed returns the page of an error.
func (s *site) failed(r *http.Request, err error) *page {
	f := &failure{code: http.StatusInternalServerError, title: "Something went wrong", why: err.Error()}
	var param *ask.ParamError
	var several *ask.AmbiguousError
	var none *ask.NoActorError
	var hits []query.Hit
	switch {
	case errors.As(err, &f):
	case errors.As(err, &param):
		f = &failure{code: http.StatusBadRequest, title: "That cannot be asked", why: param.Error()}
	case errors.As(err, &several):
		f = &failure{code: http.StatusBadRequest, title: "Who is meant?", why: "“" + several.Name + "” may be one of several."}
		for _, ent := range several.Candidates[:min(mostNames, len(several.Candidates))] {
			hits = append(hits, query.Hit{Entity: ent})
		}
	case errors.As(err, &none):
		f = &failure{code: http.StatusNotFound, title: "Not in this graph", why: "The graph has nobody by the name “" + none.Name + "”."}
		hits = none.Near
	case errors.Is(err, query.ErrUnknown):
		f = &failure{code: http.StatusNotFound, title: "Not in this graph", why: "The graph has nothing by that name.", looked: lastPart(r.URL.Path)}
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		f = &failure{code: http.StatusServiceUnavailable, title: "That took too long", why: "The question took longer than this server gives it. A narrower one may do."}
	case errors.Is(err, hold.ErrBusy):
		f = &failure{code: http.StatusServiceUnavailable, title: "Being written to", why: "Somebody adds to the graph right now. Try again in a moment."}
	case errors.Is(err, hold.ErrClosed):
		f = &failure{code: http.StatusServiceUnavailable, title: "Closed", why: "The graph is closed: the server is about to end."}
	}
	body := fault{Code: f.code, Why: f.why, Looked: f.looked, Hits: hits}
	if f.looked != "" {
		// Without suggestions the page still says what is the matter.
		_ = s.graph.Read(func(q *query.Query, _ *store.Store) (err error) {
			body.Hits, err = q.Search(r.Context(), f.looked, 8)
			return err
		})
	}
	return &page{Template: "failed.html", Title: f.title, Code: f.code, Search: f.looked, Body: body}
}

// nothing answers what no one else does.
func (s *site) nothing(r *http.Request, _ *query.Query) (*page, error) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return nil, &failure{code: http.StatusMethodNotAllowed, title: "Only for reading", why: "Nothing here can be written to."}
	}
	return nil, missing("There is no page at this address.", lastPart(r.URL.Path))
}

// lastPart makes words of the last part of a path: *"sergei shoigu"* of /actors/sergei-shoigu.
func lastPart(p string) string {
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		if strings.ContainsRune("-_/.", c) {
			return ' '
		}
		return c
	}, path.Base(p)))
}
