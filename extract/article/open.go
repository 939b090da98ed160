package article

import (
	"context"
	"io"
	"os"
)

// Open opens a file, or a named pipe, whose opening and reading end with ctx.
func Open(ctx context.Context, path string) (io.ReadCloser, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Mode().IsRegular() {
		return os.Open(path)
	}
	// A pipe that nobody writes to can keep waiting who opens it.
	type result struct {
		file *os.File
		err  error
	}
	done := make(chan result, 1)
	go func() {
		file, err := os.Open(path)
		done <- result{file, err}
	}()
	select {
	case res := <-done:
		if res.err != nil {
			return nil, res.err
		}
		return readCloser{Interruptible(ctx, res.file), res.file}, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

type readCloser struct {
	io.Reader
	io.Closer
}

// Interruptible returns a reader whose Read ends when ctx does, although in may
// wait for ever, as a terminal or a pipe does. It is of no use after that.
func Interruptible(ctx context.Context, in io.Reader) io.Reader { return &interruptible{ctx, in} }

type interruptible struct {
	ctx context.Context
	in  io.Reader
}

func (r *interruptible) Read(p []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	buf, done := make([]byte, len(p)), make(chan result, 1)
	go func() {
		n, err := r.in.Read(buf)
		done <- result{n, err}
	}()
	select {
	case res := <-done:
		return copy(p, buf[:res.n]), res.err
	case <-r.ctx.Done():
		return 0, r.ctx.Err()
	}
}
