package query

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/store"
)

// trivial is a query that finds one node.
const trivial = `g.V("<ent:bo-lind>").all()`

// alone returns the one process of r, which nobody uses.
func alone(t *testing.T, r *Isolated) *process {
	t.Helper()
	if cap(r.slots) != 1 {
		t.Fatalf("%d processes", cap(r.slots))
	}
	p := <-r.slots
	r.slots <- p
	return p
}

func ask(t *testing.T, r *Isolated, text string) error {
	t.Helper()
	results, err := r.Run(context.Background(), "gizmo", text, Options{Timeout: 300 * time.Millisecond})
	if err == nil && len(results) != 1 {
		t.Errorf("%s: results %s", text, results)
	}
	return err
}

func TestProcessesServeManyQueries(t *testing.T) {
	r := isolated(t)
	r.Reuse = 3
	r.Start()
	first := alone(t, r)
	for i := range 3 {
		if p := alone(t, r); p != first {
			t.Errorf("query %d: another process", i)
		}
		if err := ask(t, r, trivial); err != nil {
			t.Error(err)
		}
	}
	if alone(t, r) == first || r.Restarts()[RestartSpent] != 1 || !first.hasEnded() {
		t.Errorf("after the last: restarts %v", r.Restarts())
	}
	// What is wrong with a query, or left of its results, is no reason to start again.
	r = isolated(t)
	r.Start()
	for _, text := range []string{"g.V(", "nothing.here()", "while (true) {}", "g.V().all()"} {
		before := alone(t, r)
		r.Run(context.Background(), "gizmo", text, Options{Limit: 1, Timeout: 300 * time.Millisecond})
		if alone(t, r) != before {
			t.Errorf("%s: another process: %v", text, r.Restarts())
		}
	}
}

func TestProcessesAreReplacedAtOnce(t *testing.T) {
	for _, test := range []struct{ text, restart string }{
		{`/^(?=a)(a+)+$/.test(new Array(60).join("a") + "!")`, RestartTimeout},
		{`s = "x"; while (true) { s += s }`, RestartMemory},
		{`g.V().out(null, 5).all()`, RestartCrash},
	} {
		r := isolated(t)
		r.Start()
		before := alone(t, r)
		if err := ask(t, r, test.text); err == nil {
			t.Errorf("%s: no error", test.text)
		}
		if r.Restarts()[test.restart] != 1 || !before.hasEnded() || alone(t, r) == before {
			t.Errorf("%s: restarts %v", test.text, r.Restarts())
		}
		if err := ask(t, r, trivial); err != nil {
			t.Errorf("after %s: %v", test.text, err)
		}
	}
}

func TestProcessThatEndedIdleIsReplaced(t *testing.T) {
	r := isolated(t)
	r.Start()
	p := alone(t, r)
	<-p.ready
	if err := p.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-p.ended
	if err := ask(t, r, trivial); err != nil {
		t.Error(err)
	}
}

func TestQueriesWaitForAProcess(t *testing.T) {
	r := isolated(t)
	r.Processes = 2
	var all sync.WaitGroup
	for range 12 {
		all.Go(func() {
			if err := ask(t, r, trivial); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	// Who goes away frees the process.
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	for range 4 {
		all.Go(func() {
			_, err := r.Run(ctx, "gizmo", "while (true) {}", Options{})
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if err := ask(t, r, trivial); err != nil {
		t.Error(err)
	}
}

func TestPauseFreesTheDatabase(t *testing.T) {
	r := isolated(t)
	r.Processes = 2
	r.Start()
	for round := range 2 {
		r.Pause()
		st, err := store.Open(context.Background(), store.Config{Path: r.Path})
		if err != nil {
			t.Fatal(err)
		}
		if round == 0 {
			_, err = st.Remove(context.Background(), sample.Talks().Source.ID)
		} else {
			_, err = st.Load(context.Background(), sample.Talks())
		}
		if err != nil {
			t.Fatal(err)
		}
		answered := make(chan error)
		go func() { answered <- ask(t, r, trivial) }()
		select {
		case err := <-answered:
			t.Errorf("a query while paused: %v", err)
		case <-time.After(20 * time.Millisecond):
		}
		if err := st.Close(); err != nil {
			t.Fatal(err)
		}
		r.Resume()
		if err := <-answered; err != nil {
			t.Error(err)
		}
		// What was written is seen.
		results, err := r.Run(context.Background(), "gizmo", `g.V("<schema:NewsArticle>").in("<rdf:type>").unique().all()`, Options{})
		if err != nil || len(results) != round+1 {
			t.Errorf("%d articles, %v", len(results), err)
		}
	}
}

func TestCloseEndsRunningQueries(t *testing.T) {
	r := isolated(t)
	r.Start()
	p := alone(t, r)
	failed := make(chan error)
	go func() {
		_, err := r.Run(context.Background(), "gizmo", "while (true) {}", Options{})
		failed <- err
	}()
	for len(r.slots) > 0 {
		time.Sleep(time.Millisecond)
	}
	r.Close()
	if err := <-failed; !errors.Is(err, ErrStopped) || !p.hasEnded() {
		t.Errorf("running: %v", err)
	}
	if err := ask(t, r, trivial); !errors.Is(err, ErrStopped) {
		t.Errorf("after the end: %v", err)
	}
}

// runParent starts a process for queries, says which, and has it run without end.
func runParent(path string) {
	os.Unsetenv("QUERY_PARENT")
	os.Setenv("QUERY_WORKER", "1")
	r := &Isolated{Path: path, Command: []string{os.Args[0]}}
	r.Start()
	p := <-r.slots
	<-p.ready
	fmt.Println(p.cmd.Process.Pid)
	r.slots <- p
	r.Run(context.Background(), "gizmo", "while (true) {}", Options{Timeout: time.Hour})
}

func TestProcessesEndWithTheirParent(t *testing.T) {
	path := isolated(t).Path
	parent := exec.Command(os.Args[0])
	parent.Env = append(os.Environ(), "QUERY_PARENT="+path)
	out, err := parent.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	var pid int
	if _, err := fmt.Sscan(line, &pid); err != nil {
		t.Fatal(err)
	}
	time.Sleep(50 * time.Millisecond)
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = parent.Wait()
	// As long as it lives it keeps others from writing.
	for began := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		st, err := store.Open(context.Background(), store.Config{Path: path})
		if err == nil {
			st.Close()
			break
		}
		if time.Since(began) > 10*time.Second {
			t.Fatalf("process %d outlives its parent: %v", pid, err)
		}
	}
}

func TestWorkerRefusesWhatIsNoQuery(t *testing.T) {
	for _, in := range []string{"", "{", "[]", "x"} {
		if err := Worker(context.Background(), strings.NewReader(in), &strings.Builder{}); err == nil {
			t.Errorf("%q: no error", in)
		}
	}
}

func BenchmarkIsolated(b *testing.B) {
	b.Setenv("QUERY_WORKER", "1")
	path := b.TempDir()
	st, err := store.Open(context.Background(), store.Config{Path: path})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := st.Load(context.Background(), sample.Visit()); err != nil {
		b.Fatal(err)
	}
	st.Close()
	r := &Isolated{Path: path, Command: []string{os.Args[0]}}
	defer r.Close()
	for b.Loop() {
		if _, err := r.Run(context.Background(), "gizmo", trivial, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
