package query

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"sync"
	"time"
)

// Isolated runs queries in processes of their own: one query can exhaust memory or
// crash Cayley's query engine in ways that no code beside it can stop. The processes
// wait for queries, one at a time each; one that a query took too long, took too much
// memory or died in is replaced at once. They end with this process.
//
// Its methods may be called by several goroutines, once the fields are set.
type Isolated struct {
	// Path is the database, which must not be open for writing.
	Path string
	// Command is the program and its arguments that end up in [Worker], such as
	// the running program with a command of its own for it.
	Command []string
	// Memory is how many bytes a process may use, 0 for 512 MiB.
	Memory int64
	// Output is how many bytes of results may come back of a query, 0 for 64 MiB.
	Output int64
	// Processes is how many queries can run at once, 0 for 1; more wait.
	Processes int
	// Reuse is how many queries a process runs before another takes its place, so that
	// nothing that queries leave behind adds up, 0 for 1000.
	Reuse int

	making  sync.Once
	closing sync.Once
	slots   chan *process // one for each process; nil stands for one to be started
	closed  chan struct{}
	pausing sync.Mutex // held between Pause and Resume
	paused  []*process

	mu       sync.Mutex
	restarts map[string]int
	broken   error // why the last process could not be started
}

const (
	defaultMemory = 512 << 20
	defaultOutput = 64 << 20
	defaultReuse  = 1000
	// grace is how long after the time limit the process may take to say so itself.
	grace = 2 * time.Second
)

// The reasons for which a process is replaced; see [Isolated.Restarts].
const (
	RestartTimeout  = "timeout"  // the query did not end in time
	RestartMemory   = "memory"   // it took too much
	RestartCrash    = "crash"    // it brought the process down
	RestartCanceled = "canceled" // who asked went away
	RestartSpent    = "spent"    // it did not end all of its work, or was the last of many
)

// RestartReasons lists all reasons.
var RestartReasons = []string{RestartTimeout, RestartMemory, RestartCrash, RestartCanceled, RestartSpent}

// ErrStopped says that [Isolated.Close] was called.
var ErrStopped = errors.New("query processes are stopped")

func (r *Isolated) make() {
	r.making.Do(func() {
		r.closed = make(chan struct{})
		r.slots = make(chan *process, max(1, r.Processes))
		for range cap(r.slots) {
			r.slots <- nil
		}
		r.restarts = make(map[string]int)
	})
}

// Start starts all processes, which else start when they are first needed.
func (r *Isolated) Start() {
	r.make()
	for range cap(r.slots) {
		select {
		case p := <-r.slots:
			r.slots <- r.alive(p)
		default: // in use
		}
	}
}

// alive returns p, or a new process if there is none.
func (r *Isolated) alive(p *process) *process {
	if p != nil && !p.hasEnded() {
		return p
	}
	if p != nil {
		p.kill()
		r.note(RestartCrash, nil)
	}
	return r.start()
}

func (r *Isolated) start() *process {
	return start(r.Command, hello{Path: r.Path, Memory: cmp.Or(r.Memory, defaultMemory), Output: cmp.Or(r.Output, defaultOutput)})
}

// Run runs a query in a process that is free, and waits for one. The time limit counts
// from when it runs.
func (r *Isolated) Run(ctx context.Context, lang, text string, opts Options) ([]any, error) {
	r.make()
	var p *process
	select {
	case p = <-r.slots:
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-r.closed:
		return nil, ErrStopped
	}
	p = r.alive(p)
	if err := p.waitReady(ctx); err != nil {
		if ctx.Err() != nil {
			r.slots <- p
			return nil, ctx.Err()
		}
		p.kill()
		r.slots <- nil
		r.note("", err)
		return nil, err
	}
	r.note("", nil)
	resp, restart, err := r.ask(ctx, p, request{Lang: lang, Text: text, Limit: opts.limit(), Timeout: opts.timeout(), LD: opts.LD})
	if restart == "" && p.asked >= cmp.Or(r.Reuse, defaultReuse) {
		restart = RestartSpent
	}
	if restart != "" {
		r.note(restart, nil)
		p.kill()
		p = nil
		select {
		case <-r.closed:
		default:
			p = r.start()
		}
	}
	r.slots <- p
	if err != nil {
		return nil, err
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

// ask has a process run a query, and says why it is of no more use, if it is.
func (r *Isolated) ask(ctx context.Context, p *process, req request) (resp response, restart string, err error) {
	limited, cancel := context.WithTimeout(ctx, req.Timeout+grace)
	defer cancel()
	go func() {
		select {
		case <-r.closed:
			cancel()
		case <-limited.Done():
		}
	}()
	limit := cmp.Or(r.Output, defaultOutput)
	data, err := p.ask(limited, req, limit)
	switch {
	case errors.Is(err, errTooLong):
		return resp, RestartMemory, fmt.Errorf("%w: more than %d bytes of results", ErrMemory, limit)
	case err == nil:
	case ctx.Err() != nil:
		return resp, RestartCanceled, ctx.Err()
	case errors.Is(limited.Err(), context.DeadlineExceeded):
		return resp, RestartTimeout, fmt.Errorf("%w: more than %v", ErrTimeout, req.Timeout)
	case limited.Err() != nil:
		return resp, RestartCanceled, ErrStopped
	case errors.Is(err, ErrMemory):
		return resp, RestartMemory, err
	default:
		return resp, RestartCrash, err
	}
	if err := json.Unmarshal(data, &resp); err != nil {
		return resp, RestartCrash, fmt.Errorf("%w: bad answer: %w", ErrCrash, err)
	}
	return resp, resp.Restart, nil
}

// note keeps what [Isolated.Restarts] and [Isolated.Health] tell.
func (r *Isolated) note(restart string, broken error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if restart != "" {
		r.restarts[restart]++
		return
	}
	r.broken = broken
}

// Restarts counts the processes that were replaced, by the reason.
func (r *Isolated) Restarts() map[string]int {
	r.make()
	r.mu.Lock()
	defer r.mu.Unlock()
	return maps.Clone(r.restarts)
}

// Health says why processes cannot be started, nil as long as they can.
func (r *Isolated) Health() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.broken
}

// Pause ends all processes, so that the database can be written to, and returns when
// they have ended. It waits for queries that run; others wait until [Isolated.Resume].
func (r *Isolated) Pause() {
	r.make()
	r.pausing.Lock()
	for range cap(r.slots) {
		p := <-r.slots
		if p != nil {
			p.kill()
		}
		r.paused = append(r.paused, p)
	}
}

// Resume starts as many processes as [Isolated.Pause] ended. They read the database as
// it is now.
func (r *Isolated) Resume() {
	for _, p := range r.paused {
		if p != nil {
			p = r.start()
		}
		r.slots <- p
	}
	r.paused = nil
	r.pausing.Unlock()
}

// Close ends all processes, and the queries that they run.
func (r *Isolated) Close() error {
	r.make()
	r.closing.Do(func() {
		close(r.closed)
		r.pausing.Lock()
		defer r.pausing.Unlock()
		for range cap(r.slots) {
			if p := <-r.slots; p != nil {
				p.kill()
			}
		}
	})
	return nil
}
