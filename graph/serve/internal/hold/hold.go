// Package hold keeps the graph that is served: many read it at once, and who writes is
// alone with it.
package hold

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
)

// Graph is the graph that is served. It may be used by several goroutines.
type Graph struct {
	// reopen says how a graph is opened that is for reading only between two writes;
	// nil if it stays as it is.
	reopen *store.Config
	own    bool // Close closes the store

	// Readers and queries in processes of their own take one of each, a writer all:
	// while one waits no new ones begin.
	readers, queries, writers *semaphore.Weighted
	// patience is how long readers and writers wait for each other, queryPatience how
	// long a writer waits for queries.
	patience, queryPatience time.Duration

	workers []Workers

	warmth sync.Mutex
	warms  bool               // reading ahead is wanted
	cool   context.CancelFunc // ends it; nil if there is none

	opening sync.Mutex // guards st and q among readers
	st      *store.Store
	q       *query.Query
	closed  bool      // for good
	broken  error     // why st is nil otherwise
	tried   time.Time // when st was last tried to be opened
}

// Workers have the graph open in processes of their own, which stand in the way of
// writing. [query.Isolated] is one.
type Workers interface {
	// Pause ends the processes, and returns when they have ended.
	Pause()
	// Resume lets them start again, to read the graph as it is now.
	Resume()
}

var (
	// ErrClosed says that the graph cannot be read.
	ErrClosed = errors.New("database is closed")
	// ErrBusy says that others kept the graph to themselves for too long: try again.
	ErrBusy = errors.New("the graph is in use")
)

const (
	all = 1 << 30
	// patience lets long answers end, and keeps a slow client from blocking the others
	// for long.
	patience = 10 * time.Second
	// queryPatience is more than queries take.
	queryPatience = 40 * time.Second
	// retry is how long after a failure the graph is not tried to be opened again.
	retry = time.Second
)

func newGraph() *Graph {
	return &Graph{
		readers: semaphore.NewWeighted(all), queries: semaphore.NewWeighted(all), writers: semaphore.NewWeighted(1),
		patience: patience, queryPatience: queryPatience,
	}
}

// New returns the graph in an open store, which the caller closes. It can be written to
// if the store is open for that.
func New(st *store.Store) *Graph {
	g := newGraph()
	g.st, g.q = st, query.New(st)
	return g
}

// Own is [New] of a store that [Graph.Close] closes.
func Own(st *store.Store) *Graph {
	g := New(st)
	g.own = true
	return g
}

// Open returns the graph that config names, which can be written to. It is open for
// reading only, other than while it is written to, so that other processes can read it.
func Open(ctx context.Context, config store.Config) (*Graph, error) {
	g := newGraph()
	config.ReadOnly = false
	g.reopen, g.own = &config, true
	if err := g.open(ctx); err != nil {
		return nil, err
	}
	return g, nil
}

// open opens the graph for reading only.
func (g *Graph) open(ctx context.Context) error {
	config := *g.reopen
	config.ReadOnly = true
	g.tried = time.Now()
	st, err := store.Open(ctx, config)
	if g.broken = err; err != nil {
		return err
	}
	g.st, g.q = st, query.New(st)
	return nil
}

// Close ends reading and writing: it waits for who does so, as [Graph.Write] does. It
// closes what [Open] opened, and what [Own] was given.
func (g *Graph) Close() error {
	if !g.own {
		return nil
	}
	g.endWarming()
	free, err := g.exclude(context.Background())
	if err != nil {
		return err
	}
	defer free()
	g.closed = true
	if g.st != nil {
		err = g.st.Close()
		g.st, g.q = nil, nil
	}
	return err
}

// Warm reads ahead what the first search would have to wait for, longer in a large graph
// than a request may take, and does so after each time that the graph was written to. It
// returns at once.
func (g *Graph) Warm() {
	g.warmth.Lock()
	defer g.warmth.Unlock()
	g.warms = true
	ctx, cancel := context.WithCancel(context.Background())
	g.cool = cancel
	go func() {
		defer cancel()
		// Whatever goes wrong, the first search finds it too.
		_ = g.Read(func(q *query.Query, _ *store.Store) error {
			_, err := q.Search(ctx, "a", 1)
			return err
		})
	}()
}

// endWarming has [Graph.Warm] end early, in favour of who wants the graph alone, and
// returns what has it begin again.
func (g *Graph) endWarming() (again func()) {
	g.warmth.Lock()
	defer g.warmth.Unlock()
	if g.cool != nil {
		g.cool()
	}
	if !g.warms {
		return func() {}
	}
	return g.Warm
}

// Writable reports whether [Graph.Write] can be asked for.
func (g *Graph) Writable() bool { return g.reopen != nil || !g.st.ReadOnly() }

// State is what can be done with a graph.
type State string

// The states of a graph.
const (
	ReadOnly   State = "read-only"
	Writable   State = "writable"
	Writing    State = "writing" // others wait
	Unreadable State = "unreadable"
)

// State says what can be done with the graph now. It never waits.
func (g *Graph) State() State {
	if !g.readers.TryAcquire(1) {
		return Writing
	}
	defer g.readers.Release(1)
	if _, _, err := g.current(); err != nil {
		return Unreadable
	}
	if g.Writable() {
		return Writable
	}
	return ReadOnly
}

// Read calls f with the graph, which does not change until f returns. It waits a short
// time for who writes. Errors are [ErrBusy], [ErrClosed] and those of f, which must not
// call Read or Write.
func (g *Graph) Read(f func(q *query.Query, st *store.Store) error) error {
	if err := acquire(context.Background(), g.readers, 1, g.patience); err != nil {
		return err
	}
	defer g.readers.Release(1)
	q, st, err := g.current()
	if err != nil {
		return err
	}
	return f(q, st)
}

// current returns the open graph. One that could not be opened after it was written to
// is tried again.
func (g *Graph) current() (*query.Query, *store.Store, error) {
	g.opening.Lock()
	defer g.opening.Unlock()
	if g.st == nil && g.reopen != nil && !g.closed && time.Since(g.tried) > retry {
		if err := g.open(context.Background()); err != nil {
			return nil, nil, fmt.Errorf("%w: %w", ErrClosed, err)
		}
	}
	if g.st == nil || g.st.QuadStore() == nil {
		return nil, nil, errors.Join(ErrClosed, g.broken)
	}
	return g.q, g.st, nil
}

// Write calls f with the graph open for writing, alone: it waits a limited time for all
// who read and query, who see all that f writes or, until then, nothing of it. What f
// has loaded when it fails is kept. Errors are [ErrBusy], [store.ErrReadOnly], what
// opening it says, and those of f, which must not call Read or Write.
func (g *Graph) Write(ctx context.Context, f func(st *store.Store) error) error {
	if !g.Writable() {
		return store.ErrReadOnly
	}
	defer g.endWarming()()
	free, err := g.exclude(ctx)
	if err != nil {
		return err
	}
	defer free()
	if g.closed {
		return ErrClosed
	}
	if g.reopen == nil {
		defer func() { g.q = query.New(g.st) }() // which remembers what it has read
		return errors.Join(f(g.st), g.st.Flush(context.WithoutCancel(ctx)))
	}
	for _, w := range g.workers {
		w.Pause()
		defer w.Resume()
	}
	if g.st != nil {
		if err := g.st.Close(); err != nil {
			return err
		}
		g.st, g.q = nil, nil
	}
	// Whatever happens to the writing, reading goes on.
	defer func() { _ = g.open(context.WithoutCancel(ctx)) }() // current tries again
	return writeTo(ctx, *g.reopen, f)
}

// writeTo opens the graph for writing, calls f, and closes it.
func writeTo(ctx context.Context, config store.Config, f func(st *store.Store) error) (err error) {
	st, err := store.Open(ctx, config)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }() // which flushes
	return f(st)
}

// exclude waits until nobody else has the graph, first for queries, while others still
// read. The function that it returns lets them in again.
func (g *Graph) exclude(ctx context.Context) (free func(), err error) {
	var held []func()
	free = func() {
		for i := range held {
			held[len(held)-1-i]()
		}
	}
	for _, lock := range []struct {
		gate     *semaphore.Weighted
		n        int64
		patience time.Duration
	}{{g.writers, 1, g.queryPatience}, {g.queries, all, g.queryPatience}, {g.readers, all, g.patience}} {
		if err := acquire(ctx, lock.gate, lock.n, lock.patience); err != nil {
			free()
			return nil, err
		}
		held = append(held, func() { lock.gate.Release(lock.n) })
	}
	return free, nil
}

// acquire takes n of gate, within a limited time.
func acquire(ctx context.Context, gate *semaphore.Weighted, n int64, patience time.Duration) error {
	if gate.TryAcquire(n) {
		return nil
	}
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if gate.Acquire(limited, n) == nil {
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return fmt.Errorf("%w: try again", ErrBusy)
}

// Runner returns runner, made to wait for who writes. If it is [Workers] too, writers
// have it end its processes. It is called before the graph is used.
func (g *Graph) Runner(runner query.Runner) query.Runner {
	if w, ok := runner.(Workers); ok {
		g.workers = append(g.workers, w)
	}
	return polite{g, runner}
}

// polite runs queries while nobody writes.
type polite struct {
	g      *Graph
	runner query.Runner
}

// Run implements query.Runner.
func (p polite) Run(ctx context.Context, lang, text string, opts query.Options) ([]any, error) {
	if err := acquire(ctx, p.g.queries, 1, p.g.patience); err != nil {
		return nil, err
	}
	defer p.g.queries.Release(1)
	return p.runner.Run(ctx, lang, text, opts)
}
