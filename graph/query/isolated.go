package query

import (
	"context"
	"errors"
	"io"
)

// Isolated runs queries in a process of their own: one query can exhaust memory
// or crash Cayley's query engine in ways that no code beside it can stop.
type Isolated struct {
	// Path is the database, which must not be open for writing.
	Path string
	// Command is the program and its arguments that end up in [Worker], such as
	// the running program with a command of its own for it.
	Command []string
	// Memory is how many bytes a query may use, 0 for 512 MiB.
	Memory int64
}

// Run runs a query in a new process and stops that after the time limit.
func (r *Isolated) Run(ctx context.Context, lang, text string, opts Options) ([]any, error) {
	return nil, errors.ErrUnsupported
}

// Worker is the other end of [Isolated]: it reads one query from in, runs it and
// writes the results to out. The program that Command names does nothing else.
func Worker(ctx context.Context, in io.Reader, out io.Writer) error { return errors.ErrUnsupported }
