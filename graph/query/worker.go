package query

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"runtime/metrics"
	"runtime/pprof"
	"time"

	"github.com/quadwire/quadwire/graph/store"
)

// hello is the first message to a process, and request each one after it. The answer to
// each is a response, after its length.
type hello struct {
	Path   string `json:"path"`
	Memory int64  `json:"memory"`
	Output int64  `json:"output"`
}

type request struct {
	Lang    string        `json:"lang"`
	Text    string        `json:"text"`
	Limit   int           `json:"limit"`
	Timeout time.Duration `json:"timeout"`
	LD      bool          `json:"ld"`
}

type response struct {
	Results []json.RawMessage `json:"results"`
	Error   string            `json:"error,omitempty"`
	// Kind is the key in kinds of the error that callers tell apart.
	Kind string `json:"kind,omitempty"`
	// Restart is why the process is of no more use.
	Restart string `json:"restart,omitempty"`
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

func failure(err error) response {
	resp := response{Error: err.Error()}
	for kind, target := range kinds {
		if errors.Is(err, target) {
			resp.Kind = kind
		}
	}
	return resp
}

// Worker is the other end of [Isolated]: it reads queries from in, runs one at a time
// and writes the results to out. It limits the memory of the whole process, which
// should end when Worker returns, for a query may still be running. It returns when in
// ends, even while a query runs: nobody waits for it any more.
func Worker(ctx context.Context, in io.Reader, out io.Writer) error {
	dec := json.NewDecoder(in)
	var first hello
	if err := dec.Decode(&first); err != nil {
		return fmt.Errorf("read which graph to ask: %w", err)
	}
	limitProcess(first.Memory)
	st, err := store.Open(ctx, store.Config{Path: first.Path, ReadOnly: true})
	if err != nil {
		return reply(out, failure(err), first.Output)
	}
	if err := reply(out, response{}, first.Output); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	requests := make(chan request)
	go func() {
		defer cancel()
		for {
			var req request
			if dec.Decode(&req) != nil {
				return
			}
			select {
			case requests <- req:
			case <-ctx.Done():
				return
			}
		}
	}()
	q := New(st)
	for {
		select {
		case <-ctx.Done():
			return nil
		case req := <-requests:
			resp := q.respond(ctx, req, first)
			if ctx.Err() != nil {
				return nil
			}
			if err := reply(out, resp, first.Output); err != nil {
				return err
			}
		}
	}
}

// reply writes an answer, or that it is longer than limit bytes.
func reply(out io.Writer, resp response, limit int64) error {
	data, err := encode(resp)
	if err != nil {
		return err
	}
	if int64(len(data)) > limit {
		long := failure(fmt.Errorf("%w: more than %d bytes of results", ErrMemory, limit))
		long.Restart = resp.Restart
		if data, err = encode(long); err != nil {
			return err
		}
	}
	return writeFrame(out, data)
}

// respond runs a query.
func (q *Query) respond(ctx context.Context, req request, limits hello) response {
	ctx, cancel := context.WithCancelCause(ctx)
	watched := watchMemory(ctx, limits.Memory, cancel)
	var resp response
	var err error
	pprof.Do(ctx, queryMark, func(ctx context.Context) { resp, err = q.answer(ctx, req, limits) })
	cause := context.Cause(ctx)
	cancel(nil)
	<-watched
	if cause != nil {
		err = cause
	}
	if err != nil {
		resp = failure(err)
	}
	left := letCrash()
	switch {
	case errors.Is(err, ErrTimeout) && left:
		resp.Restart = RestartTimeout
	case errors.Is(err, ErrMemory):
		resp.Restart = RestartMemory
	case errors.Is(err, ErrCrash):
		resp.Restart = RestartCrash
	case left || memoryUsed() > limits.Memory/2:
		resp.Restart = RestartSpent
	}
	return resp
}

func (q *Query) answer(ctx context.Context, req request, limits hello) (response, error) {
	results, err := q.Run(ctx, req.Lang, req.Text, Options{Limit: req.Limit, Timeout: req.Timeout, LD: req.LD})
	if err != nil {
		return response{}, err
	}
	resp := response{Results: make([]json.RawMessage, 0, len(results))}
	size := int64(0)
	for _, result := range results {
		data, err := encode(result)
		if err != nil {
			return response{}, err
		}
		if size += int64(len(data)); size > limits.Output {
			return response{}, fmt.Errorf("%w: more than %d bytes of results", ErrMemory, limits.Output)
		}
		resp.Results = append(resp.Results, data)
	}
	return resp, nil
}

// queryMark marks the goroutine that runs a query, and thereby all that it starts.
var queryMark = pprof.Labels("quadwire", "query")

// letCrash waits a short time for the goroutines of the engine, and reports whether some
// go on. One that panics first closes what its results came through, which looks like
// their end, and takes the process down after that.
func letCrash() (left bool) {
	for wait := 50 * time.Microsecond; queryGoesOn(); wait *= 2 {
		if wait > 200*time.Millisecond {
			return true
		}
		time.Sleep(wait)
	}
	return false
}

// queryGoesOn reports whether a goroutine has the mark. To count goroutines would not do:
// some of the database come and go.
func queryGoesOn() bool {
	var all bytes.Buffer
	_ = pprof.Lookup("goroutine").WriteTo(&all, 1) // a buffer takes everything
	return bytes.Contains(all.Bytes(), []byte(`"quadwire":"query"`))
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

// limitProcess keeps this process from taking memory, and time that others need.
func limitProcess(memory int64) {
	debug.SetMemoryLimit(memory)
	debug.SetMaxStack(64 << 20)
	limitData(uint64(memory) + 256<<20)
	yieldToOthers()
}

// watchMemory cancels a query when the process uses more than limit bytes. What grows
// too fast for that meets a limit of the system, where there is one. The channel that
// it returns is closed when it has ended, after ctx.
func watchMemory(ctx context.Context, limit int64, cancel context.CancelCauseFunc) <-chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			if memoryUsed() > limit {
				cancel(fmt.Errorf("%w: more than %d MiB", ErrMemory, limit>>20))
				return
			}
		}
	}()
	return done
}

// memoryUsed returns how many bytes the Go runtime has from the system.
func memoryUsed() int64 {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64() - sample[1].Value.Uint64())
}
