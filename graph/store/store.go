package store

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	hidalgo "github.com/hidal-go/hidalgo/kv"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/schema"
)

// Config says which database to open. The zero value is an empty one in memory.
type Config struct {
	// Path is the directory of the database; it is made if there is none. Empty
	// means in memory.
	Path string
	// ReadOnly opens a database that exists for reading only. Several processes may
	// do so at once, but not while one writes.
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

	mu sync.RWMutex // guards db
	db database

	pending pending
	loaded  map[quad.IRI]bool // articles that Load has seen since Open
	actors  actors
	failed  error // the store could not be opened again after an error
}

// database is one opening of the files.
type database struct {
	graph.QuadStore
	medium medium
	files  hidalgo.KV
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
// [ErrForeign], [ErrNotFound], or one of the file system; the files are then as
// they were.
func Open(ctx context.Context, config Config) (*Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	med, err := newMedium(config)
	if err != nil {
		return nil, err
	}
	st := &Store{config: config, loaded: make(map[quad.IRI]bool)}
	if st.db, err = openDatabase(med, config.ReadOnly); err != nil {
		return nil, err
	}
	return st, nil
}

// Path returns the directory of the database, empty if it is in memory.
func (st *Store) Path() string { return st.config.Path }

// QuadStore returns Cayley's store, for queries. It is valid until Load or Flush
// return an error or the store is closed, and must not be written to.
func (st *Store) QuadStore() graph.QuadStore {
	st.mu.RLock()
	defer st.mu.RUnlock()
	return st.db.QuadStore
}

// Close writes what is pending and closes the database. Both errors are reported.
func (st *Store) Close() error {
	flushed := st.Flush(context.Background())
	st.mu.Lock()
	defer st.mu.Unlock()
	if st.db.QuadStore == nil {
		return flushed
	}
	err := st.db.Close()
	st.db.QuadStore = nil
	if err != nil {
		err = fmt.Errorf("close database %s: %w", st.name(), err)
	}
	return errors.Join(flushed, err)
}

// name names the database in messages.
func (st *Store) name() string {
	if st.config.Path == "" {
		return "in memory"
	}
	return st.config.Path
}

var noBloom = graph.Options{kv.OptNoBloom: true}
