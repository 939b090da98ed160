package cayley

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/answer"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
	"github.com/quadwire/quadwire/graph/store"
)

const langGraphQL = "graphql"

// Config bounds what a client may ask for; all fields are needed.
type Config struct {
	// Graph is what is read and written.
	Graph *hold.Graph
	// Runner runs the queries.
	Runner query.Runner
	// Timeout is how long a query may run.
	Timeout time.Duration
	// MaxBody is the greatest size of a query in bytes.
	MaxBody int64
	// MaxResults is the greatest number of results of a query.
	MaxResults int
	// MaxQueries is how many queries may run at once.
	MaxQueries int
	// MaxWrite is the greatest size of quads in bytes, before and after they are
	// decompressed: they change the graph all or not at all, so all are in memory.
	MaxWrite int64
	// Write adds the routes that change the graph, each within Authorize.
	Write     bool
	Authorize func(http.Handler) http.Handler
}

// patience is how long a query waits for others to end.
const patience = 5 * time.Second

type api struct {
	config Config
	slots  chan struct{} // one for each query that runs
}

// Routes adds the routes of Cayley's API to mux:
//
//	GET, POST /api/v2/query             a query, lang= and as body or qu=
//	GET, POST /api/v2/read              quads, by sub=, pred=, obj=, label=, format=, iri=
//	GET       /api/v2/formats           the formats of quads
//	POST      /api/v2/write, delete     quads, in one of them
//	POST      /api/v2/node/delete       a node
//	POST      /api/v1/query/LANG        a query, limit=
//	POST      /api/v1/shape/LANG        the shape of a query
//	POST      /api/v1/write, delete     quads as JSON
//	POST      /api/v1/write/file/nquad  a file of N-Quads in a form
//
// What changes the graph is there only with [Config.Write].
func Routes(mux *http.ServeMux, config Config) {
	a := &api{config: config, slots: make(chan struct{}, config.MaxQueries)}
	mux.HandleFunc("GET /api/v2/query", a.query2)
	mux.HandleFunc("POST /api/v2/query", a.query2)
	mux.HandleFunc("GET /api/v2/read", a.read)
	mux.HandleFunc("POST /api/v2/read", a.read)
	mux.HandleFunc("GET /api/v2/formats", a.formats)
	mux.HandleFunc("POST /api/v1/query/{lang}", a.query1)
	mux.HandleFunc("POST /api/v1/shape/{lang}", a.shape)
	if !config.Write {
		return
	}
	for path, handler := range map[string]http.HandlerFunc{
		"/api/v2/write": a.change2("wrote", add), "/api/v2/delete": a.change2("deleted", remove), "/api/v2/node/delete": a.deleteNode,
		"/api/v1/write": a.change1("wrote", add), "/api/v1/delete": a.change1("deleted", remove), "/api/v1/write/file/nquad": a.upload1,
	} {
		mux.Handle("POST "+path, config.Authorize(handler))
	}
}

// result is the answer to a query. Result is never null: the console's pages break
// on that.
type result struct {
	Result []any `json:"result"`
	// Truncated says that there are more results than the limit.
	Truncated bool `json:"truncated,omitempty"`
}

// The answer to a GraphQL query has the form that its clients know.
type graphqlResult struct {
	Data   any            `json:"data"`
	Errors []graphqlError `json:"errors,omitempty"`
}

type graphqlError struct {
	Message string `json:"message"`
}

// query2 is /api/v2/query: a query in the language lang, the body or qu.
func (a *api) query2(w http.ResponseWriter, r *http.Request) {
	lang := r.URL.Query().Get("lang")
	switch {
	case lang == "":
		answer.Fail(w, http.StatusBadRequest, "query language not specified")
		return
	case !slices.Contains(query.Languages, lang):
		answer.Fail(w, http.StatusBadRequest, "unknown query language")
		return
	}
	text, ok := r.URL.Query().Get("qu"), true
	if r.Method == http.MethodPost {
		text, ok = a.text(w, r)
	}
	if ok {
		a.run(w, r, lang, text, query.Options{LD: wantsLD(r)})
	}
}

// query1 is POST /api/v1/query/LANG, with the most results in limit.
func (a *api) query1(w http.ResponseWriter, r *http.Request) {
	lang := r.PathValue("lang")
	if !slices.Contains(query.Languages, lang) {
		answer.Fail(w, http.StatusBadRequest, "Unknown query language.")
		return
	}
	limit := 0
	if text := r.URL.Query().Get("limit"); text != "" {
		var err error
		if limit, err = strconv.Atoi(text); err != nil {
			answer.Fail(w, http.StatusBadRequest, fmt.Sprintf("limit %q is no number", text))
			return
		}
	}
	if text, ok := a.text(w, r); ok {
		a.run(w, r, lang, text, query.Options{Limit: max(limit, 0)})
	}
}

// text returns the query that is the body. Where it cannot be one it answers and
// returns false.
func (a *api) text(w http.ResponseWriter, r *http.Request) (string, bool) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, a.config.MaxBody))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		answer.Fail(w, http.StatusRequestEntityTooLarge, fmt.Sprintf("query has more than %d bytes", a.config.MaxBody))
	case err != nil:
		answer.Fail(w, http.StatusBadRequest, err.Error())
	}
	return string(body), err == nil
}

// run runs a query and answers. A limit of the client's own, in opts, is no reason to
// say that there is more.
func (a *api) run(w http.ResponseWriter, r *http.Request, lang, text string, opts query.Options) {
	own := opts.Limit > 0 && opts.Limit <= a.config.MaxResults
	if !own {
		opts.Limit = a.config.MaxResults + 1
	}
	results, ok := a.results(w, r, lang, text, opts)
	if !ok {
		return
	}
	if lang == langGraphQL {
		answer.JSON(w, http.StatusOK, answer.TypeJSON, graphqlData(results))
		return
	}
	out := result{Result: append([]any{}, results...)}
	if len(out.Result) > a.config.MaxResults {
		out.Result, out.Truncated = out.Result[:a.config.MaxResults], true
	}
	content := answer.TypeJSON
	if opts.LD {
		content = answer.TypeJSONLD
	}
	answer.JSON(w, http.StatusOK, content, out)
}

// results runs a query when it is its turn. Where there are none it answers and returns
// false.
func (a *api) results(w http.ResponseWriter, r *http.Request, lang, text string, opts query.Options) ([]any, bool) {
	if strings.TrimSpace(text) == "" {
		answer.Fail(w, http.StatusBadRequest, "query is empty")
		return nil, false
	}
	if !a.enter(r.Context()) {
		a.busy(w)
		return nil, false
	}
	defer func() { <-a.slots }()
	opts.Timeout = a.config.Timeout
	results, err := a.config.Runner.Run(r.Context(), lang, text, opts)
	switch {
	case err == nil:
	case lang == langGraphQL:
		answer.JSON(w, http.StatusOK, answer.TypeJSON, graphqlResult{Errors: []graphqlError{{err.Error()}}})
	default:
		answer.Fail(w, status(err), err.Error())
	}
	return results, err == nil
}

func (a *api) busy(w http.ResponseWriter) {
	w.Header().Set("Retry-After", "5")
	answer.Fail(w, http.StatusServiceUnavailable, fmt.Sprintf("%d queries are running: try again later", a.config.MaxQueries))
}

// enter waits for a free slot.
func (a *api) enter(ctx context.Context) bool {
	wait := time.NewTimer(patience)
	defer wait.Stop()
	select {
	case a.slots <- struct{}{}:
		return true
	case <-wait.C:
	case <-ctx.Done():
	}
	return false
}

// wantsLD reports whether the client names JSON-LD before plain JSON.
func wantsLD(r *http.Request) bool {
	for _, part := range strings.Split(r.Header.Get("Accept"), ",") {
		name, _, _ := strings.Cut(part, ";")
		switch strings.TrimSpace(name) {
		case answer.TypeJSONLD:
			return true
		case answer.TypeJSON:
			return false
		}
	}
	return false
}

// status is 400 for what is wrong with the query, as with Cayley, and tells the
// rest apart.
func status(err error) int {
	switch {
	case errors.Is(err, query.ErrTimeout):
		return http.StatusGatewayTimeout
	case errors.Is(err, context.Canceled), errors.Is(err, hold.ErrBusy), errors.Is(err, hold.ErrClosed), errors.Is(err, query.ErrStopped),
		errors.Is(err, store.ErrLocked):
		return http.StatusServiceUnavailable
	}
	return http.StatusBadRequest
}

func graphqlData(results []any) graphqlResult {
	if len(results) == 0 {
		return graphqlResult{Data: struct{}{}}
	}
	return graphqlResult{Data: results[0]}
}
