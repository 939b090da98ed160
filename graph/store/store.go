package store

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/schema"
)

// Config says which database to open. The zero value is an empty one in memory.
type Config struct {
	// Path is the directory of the database; it is made if there is none. Empty and
	// "memory:" mean in memory. "postgres://user:password@host/database" is a database
	// on a PostgreSQL server, in the terms of its own tools.
	Path string
	// ReadOnly opens a database that exists for reading only. Several processes may
	// do so at once, but, in a directory, not while one writes.
	ReadOnly bool
	// Identity decides which actors of different articles are one, by the rules of
	// package identity and these decisions of persons. Nil leaves each the ID that its
	// article gives it.
	Identity *identity.Decisions
	// Gazetteer says which IDs are certain; nil is the embedded one.
	Gazetteer *schema.Gazetteer
}

// Store is an open graph. Load, Flush and Close belong to one goroutine; the
// other methods may be called by any at any time, and see what was flushed.
type Store struct {
	config Config
	place  place

	mu sync.RWMutex // guards db
	db backend      // nil when it is closed

	pending pending
	loaded  map[quad.IRI]bool // articles that Load has seen since Open
	actors  actors
	restore []identity.Assignment // of the article that Restore loads
	failed  error                 // the store could not be opened again after an error
}

// Stats counts what the graph holds.
type Stats struct {
	Quads int64 `json:"quads"`
	// Articles, Entities and Statements count nodes of these types.
	Articles   int64 `json:"articles"`
	Entities   int64 `json:"entities"`
	Statements int64 `json:"statements"`
}

// Open opens the database that config names and makes a new one where there is
// none, unless it is to be read only. Errors are [ErrLocked], [ErrCorrupt],
// [ErrForeign], [ErrNotFound], [ErrUnsupported], or one of the file system; the files are then as
// they were.
func Open(ctx context.Context, config Config) (*Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	at, err := placeOf(config)
	if err != nil {
		return nil, err
	}
	st := &Store{config: config, place: at, loaded: make(map[quad.IRI]bool)}
	if st.db, err = at.open(ctx, config.ReadOnly); err != nil {
		return nil, err
	}
	return st, nil
}

// Path returns the path of the configuration, empty if it is in memory.
func (st *Store) Path() string { return st.config.Path }

// QuadStore returns Cayley's store, for queries. It is valid until Load or Flush
// return an error or the store is closed, and must not be written to.
func (st *Store) QuadStore() graph.QuadStore {
	if db := st.backend(); db != nil {
		return db
	}
	return nil
}

// backend returns the open database, nil if it is closed.
func (st *Store) backend() backend {
	st.mu.RLock()
	defer st.mu.RUnlock()
	return st.db
}

// Close writes what is pending and closes the database. Both errors are reported.
func (st *Store) Close() error {
	flushed := st.Flush(context.Background())
	st.mu.Lock()
	defer st.mu.Unlock()
	if st.db == nil {
		return flushed
	}
	err := st.db.Close()
	st.db = nil
	if err != nil {
		err = fmt.Errorf("close database %s: %w", st.name(), err)
	}
	return errors.Join(flushed, err)
}

// name names the database in messages.
func (st *Store) name() string { return st.place.name() }

// explain names the database in an error.
func (st *Store) explain(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return st.place.explain(err)
}
