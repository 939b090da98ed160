package serve

import (
	"context"
	"net/http"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"

	"github.com/quadwire/quadwire/graph/serve/internal/answer"
	"github.com/quadwire/quadwire/graph/serve/internal/api"
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
// request takes everything: slow queries, hard questions and long exports leave the pages
// alone.
type gates struct{ pages, questions, queries, exports *gate }

const (
	// maxWaiting is how many requests of a kind wait.
	maxWaiting = 512
	maxExports = 4
	// queriesWaiting is how many queries wait for each that runs.
	queriesWaiting = 16
	patience       = 10 * time.Second
)

func newGates(queries int) *gates {
	// What takes time takes that of processors. More at a time would only have all of them
	// meet their time limit.
	atOnce := max(4, 2*runtime.GOMAXPROCS(0))
	return &gates{
		pages:     newGate(atOnce, maxWaiting, patience),
		questions: newGate(atOnce, maxWaiting, patience),
		queries:   newGate(queries*(1+queriesWaiting), 0, 0), // which wait for each other later
		exports:   newGate(maxExports, 2*maxExports, patience),
	}
}

// of returns the gate for a path, nil for what takes no time.
func (g *gates) of(path string) *gate {
	switch {
	case path == healthPath || path == metricsPath || strings.HasPrefix(path, "/assets/"):
		return nil
	case path == "/api/v2/read":
		return g.exports
	case strings.HasPrefix(path, "/api/v1/") || strings.HasPrefix(path, "/api/v2/"):
		return g.queries
	case strings.HasPrefix(path, exportPath):
		return g.exports
	case strings.HasPrefix(path, api.Base):
		return g.questions
	}
	return g.pages
}

const exportPath = api.Base + "export"

// limit bounds how many requests are answered at once, and how long it takes to make a
// page. What it is given to write to is a firstByte.
func (s *Server) limit(next http.Handler) http.Handler {
	gates := newGates(s.config.MaxQueries)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		gate := gates.of(r.URL.Path)
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
		if gate == gates.pages || gate == gates.questions {
			// An answer that is being sent is ready: a slow client keeps nobody waiting.
			w.(*firstByte).begin = leave
			// Queries have a time limit of their own, which begins when they run, and an
			// export ends when it is whole.
			ctx, cancel := context.WithTimeout(r.Context(), s.config.Timeout)
			defer cancel()
			r = r.WithContext(ctx)
		}
		next.ServeHTTP(w, r)
	})
}
