package explore

import (
	"context"
	"sync"
	"time"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
	"github.com/quadwire/quadwire/graph/store"
)

// remembered keeps what is found out about the whole graph, which takes long, as long as
// the graph is the same.
type remembered[T any] struct {
	find func(ctx context.Context, q *query.Query) (T, error)

	mu   sync.Mutex
	of   *query.Query // of the graph as it was
	last *finding[T]
}

// finding is something that is being found out until done is closed.
type finding[T any] struct {
	done  chan struct{}
	value T
	err   error
}

const (
	// soon is how long a page waits for what is being found out; it is shown without, and
	// asked for again, after that.
	soon = time.Second
	// longest is how long finding out may take.
	longest = 2 * time.Minute
)

// get returns what is known of the graph that q reads, and whether it is known yet: finding
// out goes on without who asks.
func (m *remembered[T]) get(ctx context.Context, graph *hold.Graph, q *query.Query) (value T, known bool, err error) {
	m.mu.Lock()
	if m.of != q || m.last.failed() {
		m.of, m.last = q, &finding[T]{done: make(chan struct{})}
		go m.last.run(graph, m.find)
	}
	last := m.last
	m.mu.Unlock()
	wait := time.NewTimer(soon)
	defer wait.Stop()
	select {
	case <-last.done:
		return last.value, last.err == nil, last.err
	case <-wait.C:
	case <-ctx.Done():
		err = ctx.Err()
	}
	return value, false, err
}

func (f *finding[T]) run(graph *hold.Graph, find func(context.Context, *query.Query) (T, error)) {
	defer close(f.done)
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	f.err = graph.Read(func(q *query.Query, _ *store.Store) (err error) {
		f.value, err = find(ctx, q)
		return err
	})
}

// failed reports whether it is over, and came to nothing.
func (f *finding[T]) failed() bool {
	select {
	case <-f.done:
		return f.err != nil
	default:
		return false
	}
}
