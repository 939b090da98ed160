package article

import (
	"errors"
	"fmt"
)

// The reasons for which a file is refused, for callers that tell them apart with
// errors.Is; a missing file is fs.ErrNotExist.
var (
	ErrEmpty      = errors.New("empty file")
	ErrNoText     = errors.New("no text")
	ErrBinary     = errors.New("not text")
	ErrUTF8       = errors.New("invalid UTF-8")
	ErrTooLarge   = errors.New("too large")
	ErrNoArticles = errors.New("no articles in directory")
	ErrBadRecord  = errors.New("bad record")
)

// Error says which file could not be read, and why.
type Error struct {
	Path string
	// Line is the line of a JSON Lines file, from 1; 0 where the whole file is meant.
	Line int
	Err  error
}

// Error returns "path: reason" or "path:line: reason".
func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %v", e.Path, e.Line, e.Err)
	}
	return fmt.Sprintf("%s: %v", e.Path, e.Err)
}

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Err }
