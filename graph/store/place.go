package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// place is where a database lies, open or not.
type place interface {
	// open opens what is there, or makes a new database. What is not a graph of this
	// program stays as it is.
	open(ctx context.Context, readOnly bool) (backend, error)
	// name names the place in messages, without passwords.
	name() string
	// explain turns an error of the database into one that callers can tell apart.
	explain(err error) error
}

// backend is an open database: what each kind does in its own way. What it writes is
// durable when the method returns.
type backend interface {
	graph.QuadStore
	// change adds quads that are not there and removes others that are, in one
	// transaction.
	change(add, remove []quad.Quad) error
	// refs looks up the nodes of a pattern; ok is false if the graph lacks one, so
	// that nothing can match.
	refs(ctx context.Context, pattern Pattern) (refs Refs, ok bool, err error)
	// scan calls yield for the quads that match and have one of the predicates that wanted
	// accepts, all where it is nil, until yield returns false.
	scan(ctx context.Context, want Refs, wanted func(predicate graph.Ref) bool, yield func(Refs) bool) error
	// state tells the states of the quads apart: no two that a store is in share it.
	state(ctx context.Context) (string, error)
	// values returns the values of references, nil for nil and for nodes that are gone.
	values(ctx context.Context, refs []graph.Ref) ([]quad.Value, error)
	// has reports whether the graph has a node of this value.
	has(ctx context.Context, value quad.Value) (bool, error)
	// size counts the quads.
	size(ctx context.Context) (int64, error)
	records
	// audit compares what the database keeps for itself with the quads: counts of
	// references and indexes. It calls report with each thing that does not agree.
	audit(ctx context.Context, report func(string)) error
	// rebuild makes all that anew from the quads, in one step that is done or not. The
	// backend is closed afterwards, whatever the error; the graph is in the place that
	// it returns.
	rebuild(ctx context.Context) (place, error)
}

// records are what is kept of the actors, beside the quads: no part of the graph. They
// have a stamp of the quads as they were when the records were written; every later
// change of the quads makes that of the quads another.
type records interface {
	// inStep reports whether the records belong to the quads as they are.
	inStep(ctx context.Context) (bool, error)
	// eachRecord calls yield for the records.
	eachRecord(ctx context.Context, yield func(key string, value []byte) error) error
	// writeRecords writes those that change passes to put, where a nil value removes
	// one, and the stamp of the quads as they are, in one transaction. With anew no
	// others are left.
	writeRecords(ctx context.Context, anew bool, change func(put func(key string, value []byte) error) error) error
}

// memoryName is what a database in memory is called.
const memoryName = "memory:"

// refused are the kinds of databases that Cayley has and that are no place for a
// graph, with the reason.
var refused = map[string]string{
	"badger": "it fails on writes of 20,000 quads and more",
	"bolt":   "it hangs when one reads while another writes, and when a file is open elsewhere",
	"bbolt":  "it hangs when one reads while another writes, and when a file is open elsewhere",
	"sqlite": "it keeps one quad only where two statements say the same, so that evidence is lost",
	"pebble": "it loads 15 % faster than LevelDB, but takes half as much disk again, looks up half as fast, and closes transactions twice",
	"mysql":  "nothing of it is tested",
}

// placeOf returns the place that the path of a configuration names.
func placeOf(config Config) (place, error) {
	scheme, rest, hasScheme := strings.Cut(config.Path, ":")
	switch {
	case config.Path == "" || config.Path == memoryName:
		if config.ReadOnly {
			return nil, fmt.Errorf("%w: a store in memory has no path to open for reading only", ErrNotFound)
		}
		return newMemory(), nil
	case !hasScheme || len(scheme) == 1: // a path, maybe with the letter of a drive
		return medium{path: config.Path}, nil
	case scheme == "postgres" || scheme == "postgresql":
		return newPostgres(config.Path)
	}
	for kind, why := range refused {
		if scheme == kind || scheme == kind+"3" {
			return nil, fmt.Errorf("%w: %s is no place for a graph: %s; name a directory, or postgres://…", ErrUnsupported, kind, why)
		}
	}
	if strings.HasPrefix(rest, "//") {
		return nil, fmt.Errorf("%w: %s: a graph can be in a directory, in %s or at postgres://…", ErrUnsupported, scheme, memoryName)
	}
	return medium{path: config.Path}, nil
}

// IsPath reports whether the name of a database is that of a directory.
func IsPath(name string) bool {
	at, err := placeOf(Config{Path: name})
	if err != nil {
		return false
	}
	file, ok := at.(medium)
	return ok && file.memory == nil
}

// DisplayName returns the name of a database without passwords.
func DisplayName(name string) string {
	if at, err := placeOf(Config{Path: name}); err == nil && !IsPath(name) && name != "" {
		if _, ok := at.(postgres); ok {
			return at.name()
		}
	}
	return name
}

// keepsMessage reports whether an error says already what callers need.
func keepsMessage(err error) bool {
	return errors.Is(err, ErrCorrupt) || errors.Is(err, ErrLocked) || errors.Is(err, ErrForeign) || errors.Is(err, ErrNotFound) || errors.Is(err, ErrFull)
}
