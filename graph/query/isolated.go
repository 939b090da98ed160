package query

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"strings"
	"time"

	"github.com/quadwire/quadwire/graph/store"
)

// Isolated runs queries in a process of their own: one query can exhaust memory
// or crash Cayley's query engine in ways that no code beside it can stop.
type Isolated struct {
	// Path is the database, which must not be open for writing.
	Path string
	// Command is the program and its arguments that end up in [Worker], such as
	// the running program with a command of its own for it.
	Command []string
	// Memory is how many bytes the process may use, 0 for 512 MiB.
	Memory int64
	// Output is how many bytes of results may come back, 0 for 64 MiB.
	Output int64
}

const (
	defaultMemory = 512 << 20
	defaultOutput = 64 << 20
	// grace is how long after the time limit the process may take to say so itself.
	grace = 2 * time.Second
)

// request and response are what the two processes exchange, as one JSON value
// each.
type request struct {
	Path    string        `json:"path"`
	Lang    string        `json:"lang"`
	Text    string        `json:"text"`
	Limit   int           `json:"limit"`
	Timeout time.Duration `json:"timeout"`
	LD      bool          `json:"ld"`
	Memory  int64         `json:"memory"`
}

type response struct {
	Results []json.RawMessage `json:"results"`
	Error   string            `json:"error,omitempty"`
	// Kind is the key in kinds of the error that callers tell apart.
	Kind string `json:"kind,omitempty"`
}

var kinds = map[string]error{
	"language": ErrLanguage,
	"timeout":  ErrTimeout,
	"memory":   ErrMemory,
	"crash":    ErrCrash,
	"locked":   store.ErrLocked,
	"corrupt":  store.ErrCorrupt,
	"missing":  store.ErrNotFound,
}

// remote is an error of the other process: its text with the kind it is of.
type remote struct {
	text string
	kind error
}

func (e *remote) Error() string { return e.text }
func (e *remote) Unwrap() error { return e.kind }

// Run runs a query in a new process and stops that after the time limit.
func (r *Isolated) Run(ctx context.Context, lang, text string, opts Options) ([]any, error) {
	input, err := json.Marshal(request{
		Path: r.Path, Lang: lang, Text: text, Limit: opts.limit(), Timeout: opts.timeout(), LD: opts.LD, Memory: cmp.Or(r.Memory, defaultMemory),
	})
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, opts.timeout()+grace)
	defer cancel()
	cmd := exec.CommandContext(ctx, r.Command[0], r.Command[1:]...)
	cmd.WaitDelay = grace
	cmd.Stdin = bytes.NewReader(input)
	stdout := &limitedBuffer{limit: cmp.Or(r.Output, defaultOutput), over: cancel}
	stderr := &limitedBuffer{limit: 4096}
	cmd.Stdout, cmd.Stderr = stdout, stderr
	err = cmd.Run()
	switch {
	case stdout.full:
		return nil, fmt.Errorf("%w: more than %d bytes of results", ErrMemory, stdout.limit)
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, fmt.Errorf("%w: more than %v", ErrTimeout, opts.timeout())
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, died(err, stderr.data.String())
	}
	var resp response
	if err := json.Unmarshal(stdout.data.Bytes(), &resp); err != nil {
		return nil, fmt.Errorf("%w: bad answer: %w", ErrCrash, err)
	}
	if resp.Error != "" {
		return nil, &remote{resp.Error, kinds[resp.Kind]}
	}
	results := make([]any, len(resp.Results))
	for i, result := range resp.Results {
		results[i] = result
	}
	return results, nil
}

// noMemory is how the Go runtime and the C library say that there is none left.
var noMemory = []string{"out of memory", "cannot allocate memory", "pthread_create failed", "failed to create new OS thread"}

// died explains the end of a process from the first line that it left behind.
func died(err error, stderr string) error {
	line, _, _ := strings.Cut(strings.TrimSpace(stderr), "\n")
	var exit *exec.ExitError
	switch {
	case !errors.As(err, &exit):
		return fmt.Errorf("start query process: %w", err)
	case slices.ContainsFunc(noMemory, func(sign string) bool { return strings.Contains(stderr, sign) }):
		return fmt.Errorf("%w: the system gave it no more", ErrMemory)
	case strings.Contains(stderr, "stack exceeds"):
		return fmt.Errorf("%w: it never ends calling itself", ErrMemory)
	}
	return fmt.Errorf("%w: %s: %s", ErrCrash, exit, line)
}

// limitedBuffer keeps the first bytes written to it, and calls over when there are
// more.
type limitedBuffer struct {
	data  bytes.Buffer // not embedded: io.Copy would use its ReadFrom
	limit int64
	full  bool
	over  func()
}

func (b *limitedBuffer) Write(p []byte) (int, error) {
	if room := b.limit - int64(b.data.Len()); int64(len(p)) > room {
		b.data.Write(p[:room])
		if !b.full && b.over != nil {
			b.over()
		}
		b.full = true
		return len(p), nil
	}
	return b.data.Write(p)
}

// Worker is the other end of [Isolated]: it reads one query from in, runs it and
// writes the results to out. It limits the memory of the whole process, which
// should end when Worker returns, for the query may still be running.
func Worker(ctx context.Context, in io.Reader, out io.Writer) error {
	var req request
	if err := json.NewDecoder(in).Decode(&req); err != nil {
		return fmt.Errorf("read query: %w", err)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	limitMemory(ctx, req.Memory, cancel)
	resp, err := serveOne(ctx, req)
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	if err != nil {
		resp = response{Error: err.Error()}
		for kind, target := range kinds {
			if errors.Is(err, target) {
				resp.Kind = kind
			}
		}
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(resp)
}

func serveOne(ctx context.Context, req request) (response, error) {
	st, err := store.Open(ctx, store.Config{Path: req.Path, ReadOnly: true})
	if err != nil {
		return response{}, err
	}
	before := runtime.NumGoroutine()
	results, err := New(st).Run(ctx, req.Lang, req.Text, Options{Limit: req.Limit, Timeout: req.Timeout, LD: req.LD})
	if err != nil {
		return response{}, err
	}
	letCrash(before)
	resp := response{Results: make([]json.RawMessage, 0, len(results))}
	for _, result := range results {
		data, err := encode(result)
		if err != nil {
			return response{}, err
		}
		resp.Results = append(resp.Results, data)
	}
	return resp, nil
}

// letCrash waits for the goroutines of the engine. One that panics first closes what its
// results came through, which looks like their end, and takes the process down after that.
func letCrash(before int) {
	for wait := time.Millisecond; runtime.NumGoroutine() > before && wait < 200*time.Millisecond; wait *= 2 {
		time.Sleep(wait)
	}
}

func encode(result any) (json.RawMessage, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(result); err != nil {
		return nil, fmt.Errorf("result is not JSON: %w", err)
	}
	return bytes.TrimSpace(buf.Bytes()), nil
}

// limitMemory cancels the query when the process uses more than limit bytes. What
// grows too fast for that meets a limit of the system, where there is one.
func limitMemory(ctx context.Context, limit int64, cancel context.CancelCauseFunc) {
	debug.SetMemoryLimit(limit)
	debug.SetMaxStack(64 << 20)
	limitData(uint64(limit) + 256<<20)
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	go func() {
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			metrics.Read(sample)
			if used := sample[0].Value.Uint64() - sample[1].Value.Uint64(); used > uint64(limit) {
				cancel(fmt.Errorf("%w: more than %d MiB", ErrMemory, limit>>20))
				return
			}
		}
	}()
}
