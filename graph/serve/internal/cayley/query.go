package cayley

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/answer"
)

const langGraphQL = "graphql"

// Config bounds what a client may ask for; all fields are needed.
type Config struct {
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
}

// patience is how long a query waits for others to end.
const patience = 5 * time.Second

type api struct {
	config Config
	slots  chan struct{} // one for each query that runs
}

// Routes adds the routes of Cayley's query API to mux.
func Routes(mux *http.ServeMux, config Config) {
	a := &api{config: config, slots: make(chan struct{}, config.MaxQueries)}
	mux.HandleFunc("GET /api/v2/query", a.query)
	mux.HandleFunc("POST /api/v2/query", a.query)
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

func (a *api) query(w http.ResponseWriter, r *http.Request) {
	lang := r.URL.Query().Get("lang")
	switch {
	case lang == "":
		answer.Fail(w, http.StatusBadRequest, "query language not specified")
		return
	case !slices.Contains(query.Languages, lang):
		answer.Fail(w, http.StatusBadRequest, "unknown query language")
		return
	}
	text := r.URL.Query().Get("qu")
	if r.Method == http.MethodPost {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, a.config.MaxBody))
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			answer.Fail(w, http.StatusRequestEntityTooLarge, fmt.Sprintf("query has more than %d bytes", a.config.MaxBody))
			return
		}
		if err != nil {
			answer.Fail(w, http.StatusBadRequest, err.Error())
			return
		}
		text = string(body)
	}
	if strings.TrimSpace(text) == "" {
		answer.Fail(w, http.StatusBadRequest, "query is empty")
		return
	}
	if !a.enter(r.Context()) {
		w.Header().Set("Retry-After", "5")
		answer.Fail(w, http.StatusServiceUnavailable, fmt.Sprintf("%d queries are running: try again later", a.config.MaxQueries))
		return
	}
	defer func() { <-a.slots }()
	ld := wantsLD(r)
	results, err := a.config.Runner.Run(r.Context(), lang, text, query.Options{
		Limit: a.config.MaxResults + 1, Timeout: a.config.Timeout, LD: ld,
	})
	if lang == langGraphQL {
		answerGraphQL(w, results, err)
		return
	}
	if err != nil {
		answer.Fail(w, status(err), err.Error())
		return
	}
	out := result{Result: append([]any{}, results...)}
	if len(out.Result) > a.config.MaxResults {
		out.Result, out.Truncated = out.Result[:a.config.MaxResults], true
	}
	content := answer.TypeJSON
	if ld {
		content = answer.TypeJSONLD
	}
	answer.JSON(w, http.StatusOK, content, out)
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
	case errors.Is(err, context.Canceled):
		return http.StatusServiceUnavailable
	}
	return http.StatusBadRequest
}

func answerGraphQL(w http.ResponseWriter, results []any, err error) {
	out := graphqlResult{}
	switch {
	case err != nil:
		out.Errors = []graphqlError{{err.Error()}}
	case len(results) > 0:
		out.Data = results[0]
	default:
		out.Data = struct{}{}
	}
	answer.JSON(w, http.StatusOK, answer.TypeJSON, out)
}
