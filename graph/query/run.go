package query

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph"
	cayley "github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/cayley/query/graphql"
	"github.com/cayleygraph/cayley/query/linkedql"
	_ "github.com/cayleygraph/cayley/query/linkedql/steps" // which the language consists of
	"github.com/cayleygraph/cayley/query/mql"
)

// Languages lists the names of the query languages.
var Languages = []string{gizmo.Name, graphql.Name, mql.Name, linkedql.Name}

var (
	// ErrLanguage says that there is no such query language.
	ErrLanguage = errors.New("unknown query language")
	// ErrTimeout says that a query was stopped because its time was over.
	ErrTimeout = errors.New("query took too long")
	// ErrMemory says that a query was stopped because it used too much memory.
	ErrMemory = errors.New("query took too much memory")
	// ErrCrash says that a query brought the engine down.
	ErrCrash = errors.New("query crashed the engine")
)

const (
	defaultResults = 1000
	defaultTimeout = 30 * time.Second
)

func (opts Options) limit() int { return cmp.Or(opts.Limit, defaultResults) }

func (opts Options) timeout() time.Duration { return cmp.Or(opts.Timeout, defaultTimeout) }

// Run runs a query in this process. A query that takes too long is left behind,
// and some bring the process down: what others may ask goes to [Isolated].
func (q *Query) Run(ctx context.Context, lang, text string, opts Options) ([]any, error) {
	ses, err := session(q.st.QuadStore(), lang)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(text) == "" {
		return nil, errors.New("query is empty")
	}
	ctx, cancel := context.WithTimeout(ctx, opts.timeout())
	defer cancel()
	collation := cayley.JSON
	if opts.LD && lang == gizmo.Name { // the others know plain JSON only
		collation = cayley.JSONLD
	}
	type answer struct {
		results []any
		err     error
	}
	// Not all of Cayley's iterators look at the context.
	done := make(chan answer, 1)
	go func() {
		results, err := execute(ctx, ses, text, cayley.Options{Limit: max(opts.limit(), 0), Collation: collation})
		done <- answer{results, err}
	}()
	select {
	case got := <-done:
		if errors.Is(got.err, context.DeadlineExceeded) {
			got.err = fmt.Errorf("%w: more than %v", ErrTimeout, opts.timeout())
		}
		return got.results, got.err
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return nil, fmt.Errorf("%w: more than %v", ErrTimeout, opts.timeout())
		}
		return nil, ctx.Err()
	}
}

func session(qs graph.QuadStore, lang string) (cayley.Session, error) {
	if qs == nil {
		return nil, errors.New("database is closed")
	}
	if ses, err := sessionOfShape(lang); ses != nil || err != nil {
		return ses, err
	}
	switch lang {
	case gizmo.Name:
		return gizmo.NewSession(qs), nil
	case graphql.Name:
		return graphql.NewSession(qs), nil
	case mql.Name:
		return mql.NewSession(qs), nil
	case linkedql.Name:
		return linkedSession{linkedql.NewSession(qs)}, nil
	}
	return nil, fmt.Errorf("%w %q: want one of %s", ErrLanguage, lang, strings.Join(slices.Sorted(slices.Values(Languages)), ", "))
}

// execute runs a query to its end. Panics of the engine come back as errors where
// they are in this goroutine; those in a goroutine of the engine do not.
func execute(ctx context.Context, ses cayley.Session, text string, opts cayley.Options) (results []any, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrCrash, p)
		}
	}()
	it, err := ses.Execute(ctx, text, opts)
	if err != nil {
		return nil, err
	}
	defer it.Close()
	for it.Next(ctx) {
		result := it.Result()
		if result == nil {
			continue // the value of a script's last line is no result
		}
		results = append(results, result)
		if opts.Limit > 0 && len(results) == opts.Limit {
			return results, nil
		}
	}
	return results, it.Err()
}
