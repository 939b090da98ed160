package api

import (
	"cmp"
	"context"
	"net/http"
	"time"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/answer"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
	"github.com/quadwire/quadwire/graph/store"
)

// Base is the path that all routes begin with.
const Base = "/api/quadwire/v1/"

// Config bounds what a client may ask for. The zero value is useful.
type Config struct {
	// Timeout is how long a question may take, 0 for 30 s; ExportTimeout an export, 0
	// for 10 minutes.
	Timeout, ExportTimeout time.Duration
	// MaxQuestions is how many questions are answered at once, 0 for 8; MaxExports how
	// many exports are written, 0 for 2.
	MaxQuestions, MaxExports int
	// MaxAnswer is the greatest size of an answer in bytes, 0 for 32 MiB; MaxExport that of
	// an export, 0 for 4 GiB.
	MaxAnswer, MaxExport int64
	// Limits bound the parameters of questions, nil for [ask.DefaultLimits].
	Limits *ask.Limits
}

func (config *Config) fill() {
	config.Timeout = cmp.Or(config.Timeout, 30*time.Second)
	config.ExportTimeout = cmp.Or(config.ExportTimeout, 10*time.Minute)
	config.MaxQuestions = cmp.Or(config.MaxQuestions, 8)
	config.MaxExports = cmp.Or(config.MaxExports, 2)
	config.MaxAnswer = cmp.Or(config.MaxAnswer, 32<<20)
	config.MaxExport = cmp.Or(config.MaxExport, 4<<30)
	config.Limits = cmp.Or(config.Limits, &ask.DefaultLimits)
}

type api struct {
	config             Config
	graph              *hold.Graph
	questions, exports chan struct{} // one for each that runs
	// patience is how long a question waits for others to end.
	patience time.Duration
}

// Routes adds the routes of the API to mux.
func Routes(mux *http.ServeMux, graph *hold.Graph, config Config) error {
	config.fill()
	a := &api{
		config: config, graph: graph, patience: 5 * time.Second,
		questions: make(chan struct{}, config.MaxQuestions), exports: make(chan struct{}, config.MaxExports),
	}
	description, err := describe(*config.Limits)
	if err != nil {
		return err
	}
	for _, kind := range ask.Kinds {
		mux.HandleFunc("GET "+Base+kind.Name, func(w http.ResponseWriter, r *http.Request) { a.question(w, r, &kind) })
	}
	mux.HandleFunc("GET "+Base+"export", a.export)
	mux.HandleFunc("GET "+Base+"openapi.json", func(w http.ResponseWriter, r *http.Request) { write(w, r, description) })
	mux.HandleFunc("GET "+Base, func(w http.ResponseWriter, r *http.Request) {
		answer.Fail(w, http.StatusNotFound, "no such question: "+Base+"openapi.json describes those that there are")
	})
	return nil
}

// question answers a question.
func (a *api) question(w http.ResponseWriter, r *http.Request, kind *ask.Kind) {
	question, err := kind.Parse(r.URL.Query(), *a.config.Limits)
	if err != nil {
		fail(w, err)
		return
	}
	leave, err := a.enter(r.Context(), a.questions)
	if err != nil {
		fail(w, err)
		return
	}
	defer leave()
	ctx, cancel := context.WithTimeout(r.Context(), a.config.Timeout)
	defer cancel()
	var found any
	err = a.graph.Read(func(q *query.Query, _ *store.Store) (err error) {
		found, err = kind.Ask(ctx, q, question)
		return err
	})
	if err != nil {
		fail(w, err)
		return
	}
	body, err := encode(found, a.config.MaxAnswer)
	if err != nil {
		fail(w, err)
		return
	}
	write(w, r, body)
}

// enter waits for a free slot. What it returns gives it back.
func (a *api) enter(ctx context.Context, slots chan struct{}) (leave func(), err error) {
	wait := time.NewTimer(a.patience)
	defer wait.Stop()
	select {
	case slots <- struct{}{}:
		return func() { <-slots }, nil
	case <-wait.C:
		return nil, errBusy
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
