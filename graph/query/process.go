package query

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

// startPatience is how long a process may take to open the database.
const startPatience = 30 * time.Second

// errTooLong says that an answer is longer than the limit.
var errTooLong = errors.New("answer too long")

// process is one process that runs queries. One goroutine at a time uses it.
type process struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	out   *os.File
	lines *bufio.Reader // of out
	asked int           // queries

	ready   chan struct{} // closed when it has opened the database
	opening error         // valid then
	ended   chan struct{} // closed when it has ended
	exit    error         // valid then
	stderr  limitedBuffer // valid then
}

// start starts a process, which opens the database meanwhile.
func start(command []string, first hello) *process {
	p := &process{ready: make(chan struct{}), ended: make(chan struct{}), stderr: limitedBuffer{limit: 4096}}
	if err := p.start(command); err != nil {
		p.opening, p.exit = fmt.Errorf("start query process: %w", err), err
		close(p.ready)
		close(p.ended)
		return p
	}
	go func() {
		p.exit = p.cmd.Wait()
		close(p.ended)
	}()
	go func() {
		defer close(p.ready)
		var resp response
		data, err := p.exchange(first, 1<<20)
		if err == nil {
			err = json.Unmarshal(data, &resp)
		}
		switch {
		case err != nil:
			p.opening = err
		case resp.Error != "":
			p.opening = &remote{resp.Error, kinds[resp.Kind]}
		}
	}()
	return p
}

func (p *process) start(command []string) error {
	p.cmd = exec.Command(command[0], command[1:]...)
	p.cmd.Stderr = &p.stderr
	p.cmd.WaitDelay = grace
	p.cmd.SysProcAttr = dependent()
	// The pipe of os/exec would be closed as soon as the process ends, be its last
	// answer read or not.
	out, write, err := os.Pipe()
	if err != nil {
		return err
	}
	p.cmd.Stdout = write
	if p.in, err = p.cmd.StdinPipe(); err == nil {
		err = p.cmd.Start()
	}
	if closed := write.Close(); err != nil || closed != nil {
		return errors.Join(err, closed, out.Close())
	}
	p.out, p.lines = out, bufio.NewReader(out)
	return nil
}

// waitReady waits until the process can be asked.
func (p *process) waitReady(ctx context.Context) error {
	wait := time.NewTimer(startPatience)
	defer wait.Stop()
	select {
	case <-p.ready:
		return p.opening
	case <-ctx.Done():
		return ctx.Err()
	case <-wait.C:
		return fmt.Errorf("%w: the query process does not start", ErrTimeout)
	}
}

func (p *process) hasEnded() bool {
	select {
	case <-p.ended:
		return true
	default:
		return false
	}
}

// kill ends the process, and returns when it has ended.
func (p *process) kill() {
	if p.out == nil { // it was never started
		return
	}
	_ = p.cmd.Process.Kill() // it may have ended
	<-p.ended
	<-p.ready
	_ = p.in.Close()
	_ = p.out.Close()
}

// ask sends a query and returns the answer. After an error the process is of no more
// use.
func (p *process) ask(ctx context.Context, req request, limit int64) ([]byte, error) {
	p.asked++
	type answer struct {
		data []byte
		err  error
	}
	done := make(chan answer, 1)
	go func() {
		data, err := p.exchange(req, limit)
		done <- answer{data, err}
	}()
	select {
	case got := <-done:
		return got.data, got.err
	case <-ctx.Done():
		p.kill() // which closes what the other goroutine reads
		<-done
		return nil, ctx.Err()
	}
}

// exchange sends one message and reads the answer to it, of at most limit bytes.
func (p *process) exchange(message any, limit int64) ([]byte, error) {
	data, err := json.Marshal(message)
	if err != nil {
		return nil, err
	}
	_, err = p.in.Write(append(data, '\n'))
	if err == nil {
		data, err = readFrame(p.lines, limit)
	}
	if err == nil || errors.Is(err, errTooLong) {
		return data, err
	}
	// It is ending, or has never known what to answer.
	select {
	case <-p.ended:
	case <-time.After(grace):
		_ = p.cmd.Process.Kill()
		<-p.ended
	}
	return nil, died(p.exit, p.stderr.data.String())
}

// readFrame reads what writeFrame wrote.
func readFrame(r *bufio.Reader, limit int64) ([]byte, error) {
	line, err := r.ReadSlice('\n')
	if err != nil {
		return nil, err
	}
	n, err := strconv.ParseInt(strings.TrimSpace(string(line)), 10, 64)
	switch {
	case err != nil || n < 0:
		return nil, fmt.Errorf("bad length %q", line)
	case n > limit:
		return nil, errTooLong
	}
	data := make([]byte, n)
	_, err = io.ReadFull(r, data)
	return data, err
}

// writeFrame writes the length of data in a line, and data.
func writeFrame(w io.Writer, data []byte) error {
	_, err := w.Write(append(strconv.AppendInt(nil, int64(len(data)), 10), '\n'))
	if err == nil {
		_, err = w.Write(data)
	}
	return err
}

// noMemory is how the Go runtime and the C library say that there is none left.
var noMemory = []string{"out of memory", "cannot allocate memory", "pthread_create failed", "failed to create new OS thread"}

// died explains the end of a process from the first line that it left behind.
func died(err error, stderr string) error {
	line, _, _ := strings.Cut(strings.TrimSpace(stderr), "\n")
	switch {
	case slices.ContainsFunc(noMemory, func(sign string) bool { return strings.Contains(stderr, sign) }):
		return fmt.Errorf("%w: the system gave it no more", ErrMemory)
	case strings.Contains(stderr, "stack exceeds"):
		return fmt.Errorf("%w: it never ends calling itself", ErrMemory)
	case err == nil:
		return fmt.Errorf("%w: it ended without an answer: %s", ErrCrash, line)
	}
	return fmt.Errorf("%w: %w: %s", ErrCrash, err, line)
}

// limitedBuffer keeps the first bytes written to it.
type limitedBuffer struct {
	data  bytes.Buffer // not embedded: io.Copy would use its ReadFrom
	limit int
}

func (b *limitedBuffer) Write(p []byte) (int, error) {
	if room := b.limit - b.data.Len(); len(p) > room {
		b.data.Write(p[:room])
		return len(p), nil
	}
	return b.data.Write(p)
}
