package store

import "errors"

// The errors that callers tell apart. They come wrapped, with the path of the
// database and what can be done.
var (
	// ErrLocked says that another process holds the database.
	ErrLocked = errors.New("database is locked")
	// ErrCorrupt says that files of the database are damaged or missing. They are
	// left as they are.
	ErrCorrupt = errors.New("database is corrupt")
	// ErrForeign says that the path holds something else than a graph of this
	// program, or one that a newer version made.
	ErrForeign = errors.New("not a graph of this program")
	// ErrNotFound says that there is nothing to open at the path.
	ErrNotFound = errors.New("database does not exist")
	// ErrUnsupported says that a graph cannot be kept in a database of this kind.
	ErrUnsupported = errors.New("unsupported database")
	// ErrFull says that there is no space left to write to. What was written before
	// is there.
	ErrFull = errors.New("disk is full")
	// ErrReadOnly says that the store was opened for reading only.
	ErrReadOnly = errors.New("database is open for reading only")
)
