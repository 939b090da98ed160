package hold

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

var ctx = context.Background()

// load returns what writes the articles.
func load(records ...*schema.Record) func(*store.Store) error {
	return func(st *store.Store) error {
		for _, rec := range records {
			if _, err := st.Load(ctx, rec); err != nil {
				return err
			}
		}
		return nil
	}
}

// directory returns the path of a graph with one article.
func directory(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph")
	if err := writeTo(ctx, store.Config{Path: path}, load(sample.Talks())); err != nil {
		t.Fatal(err)
	}
	return path
}

func opened(t *testing.T, path string) *Graph {
	t.Helper()
	g, err := Open(ctx, store.Config{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	return g
}

func articles(t *testing.T, g *Graph) (n int) {
	t.Helper()
	err := g.Read(func(_ *query.Query, st *store.Store) error {
		found, err := st.Articles(ctx)
		n = len(found)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWrite(t *testing.T) {
	memory, err := store.Open(ctx, store.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer memory.Close()
	if err := errors.Join(load(sample.Talks())(memory), memory.Flush(ctx)); err != nil {
		t.Fatal(err)
	}
	path := directory(t)
	for name, g := range map[string]*Graph{"memory": New(memory), "directory": opened(t, path)} {
		if n := articles(t, g); n != 1 {
			t.Errorf("%s: %d articles before", name, n)
		}
		if err := g.Write(ctx, load(sample.Visit())); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if n := articles(t, g); n != 2 {
			t.Errorf("%s: %d articles after", name, n)
		}
		failure := errors.New("failure")
		if err := g.Write(ctx, func(*store.Store) error { return failure }); !errors.Is(err, failure) {
			t.Errorf("%s: error %v", name, err)
		}
		if n := articles(t, g); n != 2 {
			t.Errorf("%s: %d articles after a failure", name, n)
		}
	}
	// Between two writes others can read the graph.
	other, err := store.Open(ctx, store.Config{Path: path, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	only := New(other)
	if err := only.Write(ctx, load()); !errors.Is(err, store.ErrReadOnly) || only.Writable() {
		t.Errorf("a graph for reading only: error %v", err)
	}
}

func TestWriteWhileOthersHaveTheGraph(t *testing.T) {
	path := directory(t)
	g := opened(t, path)
	other, err := store.Open(ctx, store.Config{Path: path, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Write(ctx, load()); !errors.Is(err, store.ErrLocked) {
		t.Errorf("another process reads: error %v", err)
	}
	if n := articles(t, g); n != 1 {
		t.Errorf("%d articles", n)
	}
	other.Close()
	if err := g.Write(ctx, load(sample.Visit())); err != nil {
		t.Error(err)
	}
}

func TestReadersSeeAllOrNothingOfAWrite(t *testing.T) {
	g := opened(t, directory(t))
	var all sync.WaitGroup
	done := make(chan bool)
	for range 8 {
		all.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				err := g.Read(func(_ *query.Query, st *store.Store) error {
					before, err := st.Articles(ctx)
					if err != nil {
						return err
					}
					time.Sleep(time.Millisecond)
					after, err := st.Articles(ctx)
					if err == nil && (len(before) != len(after) || len(before) > 2) {
						t.Errorf("%d articles, then %d", len(before), len(after))
					}
					return err
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	for i := range 6 {
		err := g.Write(ctx, func(st *store.Store) error {
			if i%2 == 0 {
				if err := load(sample.Visit())(st); err != nil {
					return err
				}
				return st.Flush(ctx)
			}
			_, err := st.Remove(ctx, sample.Visit().Source.ID)
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
	close(done)
	all.Wait()
}

// engine is a runner with processes that it counts.
type engine struct {
	started, release chan bool
	mu               sync.Mutex
	paused, pauses   int
}

func (e *engine) Run(context.Context, string, string, query.Options) ([]any, error) {
	e.started <- true
	<-e.release
	return nil, nil
}

func (e *engine) Pause() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.paused++
	e.pauses++
}

func (e *engine) Resume() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.paused--
}

func TestWriteWaitsForQueries(t *testing.T) {
	g := opened(t, directory(t))
	e := &engine{started: make(chan bool, 2), release: make(chan bool)}
	runner := g.Runner(e)
	ran := make(chan error, 2)
	run := func() {
		_, err := runner.Run(ctx, "gizmo", "", query.Options{})
		ran <- err
	}
	go run()
	<-e.started
	wrote := make(chan error)
	go func() {
		wrote <- g.Write(ctx, func(*store.Store) error {
			if e.paused != 1 {
				t.Errorf("%d pauses while writing", e.paused)
			}
			return nil
		})
	}()
	for g.queries.TryAcquire(1) { // until the writer waits
		g.queries.Release(1)
		time.Sleep(time.Millisecond)
	}
	go run()
	if n := articles(t, g); n != 1 { // readers do not wait for queries
		t.Errorf("%d articles", n)
	}
	select {
	case <-e.started:
		t.Error("a query began while a writer waited")
	case err := <-wrote:
		t.Errorf("wrote while a query ran: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	e.release <- true
	if err := <-wrote; err != nil {
		t.Error(err)
	}
	e.release <- true
	for range 2 {
		if err := <-ran; err != nil {
			t.Error(err)
		}
	}
	if e.paused != 0 || e.pauses != 1 {
		t.Errorf("paused %d of %d times", e.paused, e.pauses)
	}
}

func TestNobodyWaitsForever(t *testing.T) {
	g := opened(t, directory(t))
	g.patience, g.queryPatience = 20*time.Millisecond, 20*time.Millisecond
	err := g.Read(func(*query.Query, *store.Store) error { return g.Write(ctx, load()) })
	if !errors.Is(err, ErrBusy) {
		t.Errorf("writing while others read: %v", err)
	}
	err = g.Write(ctx, func(*store.Store) error {
		err := g.Read(func(*query.Query, *store.Store) error { return nil })
		if !errors.Is(err, ErrBusy) {
			t.Errorf("reading while another writes: %v", err)
		}
		_, err = g.Runner(&engine{}).Run(ctx, "", "", query.Options{})
		if !errors.Is(err, ErrBusy) {
			t.Errorf("a query while another writes: %v", err)
		}
		return g.Write(ctx, load())
	})
	if !errors.Is(err, ErrBusy) {
		t.Errorf("two writers: %v", err)
	}
	gone, cancel := context.WithCancel(ctx)
	cancel()
	err = g.Read(func(*query.Query, *store.Store) error { return g.Write(gone, load()) })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("who waits has gone: %v", err)
	}
	if n := articles(t, g); n != 1 {
		t.Errorf("%d articles", n)
	}
	g.Close()
	if err := g.Write(ctx, load()); !errors.Is(err, ErrClosed) {
		t.Errorf("writing to what is closed: %v", err)
	}
}

func TestReadTriesAgainToOpen(t *testing.T) {
	path := directory(t)
	g := opened(t, path)
	var other *store.Store
	err := g.Write(ctx, func(st *store.Store) (err error) {
		// Another process takes the graph before this one opens it for reading.
		if err := st.Close(); err != nil {
			return err
		}
		other, err = store.Open(ctx, store.Config{Path: path})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	read := func() error { return g.Read(func(*query.Query, *store.Store) error { return nil }) }
	if err := read(); !errors.Is(err, ErrClosed) || !errors.Is(err, store.ErrLocked) {
		t.Errorf("error %v", err)
	}
	other.Close()
	g.tried = time.Time{}
	if err := read(); err != nil {
		t.Error(err)
	}
}

func TestWarmGivesWayAndBeginsAgain(t *testing.T) {
	g := opened(t, directory(t))
	for i := range 3 {
		g.Warm()
		err := g.Write(ctx, func(st *store.Store) error {
			if i != 0 {
				return nil
			}
			return load(sample.Visit())(st)
		})
		if err != nil {
			t.Fatal(err)
		}
		err = g.Read(func(q *query.Query, _ *store.Store) error {
			hits, err := q.Search(ctx, "Chile", 5)
			if err == nil && len(hits) == 0 {
				t.Error("what was written is not found")
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
	g.Warm()
	if err := g.Close(); err != nil {
		t.Error(err)
	}
	g.Warm() // of what is closed does nothing
}
