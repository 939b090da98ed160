package serve

import (
	"context"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"

	"github.com/quadwire/quadwire/graph/serve/internal/answer"
)

// gate lets some requests in at a time. A few others wait for a while, and the rest are
// told to come again.
type gate struct {
	running  *semaphore.Weighted
	waiting  atomic.Int64
	queue    int64
	patience time.Duration
}

func newGate(running, queue int, patience time.Duration) *gate {
	return &gate{running: semaphore.NewWeighted(int64(running)), queue: int64(queue), patience: patience}
}

func (g *gate) enter(ctx context.Context) bool {
	if g.running.TryAcquire(1) {
		return true
	}
	defer g.waiting.Add(-1)
	if g.waiting.Add(1) > g.queue {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, g.patience)
	defer cancel()
	return g.running.Acquire(ctx, 1) == nil
}

// gates bound how much is done at a time, so that memory is bounded and no kind of
// request takes everything: slow queries and long exports leave the pages alone.
type gates struct{ pages, queries, exports *gate }

const (
	// maxPages is how many pages and answers of our API are made at a time: more would
	// take more memory and be no faster.
	maxPages = 16
	// maxWaiting is how many more wait.
	maxWaiting = 512
	maxExports = 4
	// queriesWaiting is how many queries wait for each that runs.
	queriesWaiting = 16
	patience       = 10 * time.Second
)

func newGates(queries int) *gates {
	return &gates{
		pages:   newGate(maxPages, maxWaiting, patience),
		queries: newGate(queries*(1+queriesWaiting), 0, 0), // which wait for each other later
		exports: newGate(maxExports, 2*maxExports, patience),
	}
}

// of returns the gate for a path, and whether answers go on for as long as they take.
func (g *gates) of(path string) (one *gate, endless bool) {
	switch {
	case path == healthPath || path == metricsPath || strings.HasPrefix(path, "/assets/"):
		return nil, false
	case path == "/api/v2/read":
		return g.exports, true
	case strings.HasPrefix(path, "/api/v1/") || strings.HasPrefix(path, "/api/v2/"):
		return g.queries, false
	case strings.HasPrefix(path, exportPath):
		return g.exports, true
	}
	return g.pages, false
}

const exportPath = "/api/quadwire/v1/export"

// limit bounds how many requests are answered at once, and how long it takes to make an
// answer. What it is given to write to is a firstByte.
func (s *Server) limit(next http.Handler) http.Handler {
	gates := newGates(s.config.MaxQueries)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		gate, endless := gates.of(r.URL.Path)
		if gate == nil {
			next.ServeHTTP(w, r)
			return
		}
		if !gate.enter(r.Context()) {
			w.Header().Set("Retry-After", "5")
			answer.Fail(w, http.StatusServiceUnavailable, "too many requests at once: try again later")
			return
		}
		left := false
		leave := func() {
			if !left {
				gate.running.Release(1)
			}
			left = true
		}
		defer leave()
		if endless {
			next.ServeHTTP(w, r)
			return
		}
		if gate == gates.pages {
			// An answer that is being sent is ready: a slow client keeps nobody waiting.
			w.(*firstByte).begin = leave
		}
		ctx, cancel := context.WithTimeout(r.Context(), s.config.Timeout+patience)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}
