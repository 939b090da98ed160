package serve

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/quadwire/quadwire/graph/internal/storetest"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
)

var (
	loadTime    = flag.Duration("load-time", 2*time.Second, "ask for `TIME` in the load test")
	loadClients = flag.Int("load-clients", 50, "with `N` clients at once")
	loadGraph   = flag.String("load-graph", "", "about the graph in `DIRECTORY` instead of the samples")
	loadQuads   = flag.Int64("load-quads", 0, "or a made-up one of `N` quads, which is made in the directory if that is not there")
)

// kindOf tells requests of the load test apart.
type kindOf string

const (
	page     kindOf = "page"
	question kindOf = "question"
	script   kindOf = "query"
	hostile  kindOf = "hostile"
)

// loadRequest is what a client of the load test may ask.
type loadRequest struct {
	kind   kindOf
	target string
	body   string // of a POST, if not empty
	want   string // the answer when nobody else asks
}

func (r *loadRequest) do(client *http.Client, at string) (int, string, error) {
	var resp *http.Response
	var err error
	if r.body == "" {
		resp, err = client.Get(at + r.target)
	} else {
		resp, err = client.Post(at+r.target, "text/plain", strings.NewReader(r.body))
	}
	if err != nil {
		return 0, "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return resp.StatusCode, string(body), err
}

// someActors returns some of the actors of a graph, of whom much is told and little.
func someActors(t *testing.T, db string) (out []query.Rank) {
	t.Helper()
	ctx := context.Background()
	st, err := store.Open(ctx, store.Config{Path: db, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	const most, wanted = 3000, 12
	top, err := query.New(st).Top(ctx, query.TopOptions{Limit: most})
	if err != nil || len(top.Actors) < 2 {
		t.Fatal(top, err)
	}
	step := max(1, len(top.Actors)/wanted)
	for i := 0; i < len(top.Actors) && len(out) < wanted; i += step {
		out = append(out, top.Actors[i])
	}
	return out
}

// warm waits until names can be searched for.
func warm(t *testing.T, s *Server) {
	t.Helper()
	began := time.Now()
	err := s.graph.Read(func(q *query.Query, _ *store.Store) error {
		_, err := q.Search(context.Background(), "a", 1)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("names read in %v", time.Since(began).Round(time.Millisecond))
}

// loadRequests returns what can be asked of a graph. Pages that are not there are left
// out.
func loadRequests(t *testing.T, at string, top []query.Rank) (out []*loadRequest) {
	t.Helper()
	for i, actor := range top {
		other := url.QueryEscape(top[(i+1)%len(top)].ID)
		id := url.QueryEscape(actor.ID)
		for _, target := range []string{"/", "/actor/" + url.PathEscape(actor.ID), "/search?q=" + url.QueryEscape(actor.Label), "/path?from=" + id + "&to=" + other, "/cayley/"} {
			out = append(out, &loadRequest{kind: page, target: target})
		}
		for _, target := range []string{"facts?limit=20&actor=" + id, "neighbors?limit=20&actor=" + id, "path?from=" + id + "&to=" + other, "search?q=" + url.QueryEscape(actor.Label), "timeline?actor=" + id} {
			out = append(out, &loadRequest{kind: question, target: "/api/quadwire/v1/" + target})
		}
		for _, text := range []string{`g.V("<ent:%s>").out("<rdfs:label>").unique().all()`, `g.V("<ent:%s>").out("<rel:spoke-with>").unique().count()`} {
			out = append(out, &loadRequest{kind: script, target: gizmoQuery, body: fmt.Sprintf(text, actor.ID)})
		}
	}
	for _, r := range out {
		code, body, err := r.do(http.DefaultClient, at)
		for strings.Contains(body, `http-equiv="refresh"`) { // not all of the page is known yet
			time.Sleep(100 * time.Millisecond)
			code, body, err = r.do(http.DefaultClient, at)
		}
		if err == nil && (code == http.StatusGatewayTimeout || code == http.StatusServiceUnavailable) {
			t.Logf("left out, as it takes too long alone: %s %s", r.target, r.body)
		} else if err != nil || code != 200 && code != 404 {
			t.Fatalf("%s %s: %d %.300s %v", r.target, r.body, code, body, err)
		}
		if code == 200 {
			r.want = body
		}
	}
	out = slices.DeleteFunc(out, func(r *loadRequest) bool { return r.want == "" })
	for _, text := range []string{
		`while (true) {}`, `g.V().out(null, 5).all()`, `s = "x"; while (true) { s += s }`, `a = {}; a.a = a; g.emit(a)`,
		`/^(?=a)(a+)+$/.test(new Array(60).join("a") + "!")`, `g.V(`, `g.V().all()`, strings.Repeat("x", 2<<20),
	} {
		out = append(out, &loadRequest{kind: hostile, target: gizmoQuery, body: text})
	}
	return out
}

// tally is what a kind of requests came to.
type tally struct {
	took  []time.Duration // of those that were answered
	codes map[int]int
}

// load is what a load test finds.
type load struct {
	mu    sync.Mutex
	kinds map[kindOf]*tally
}

func (l *load) add(kind kindOf, code int, took time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	one := l.kinds[kind]
	if one == nil {
		one = &tally{codes: map[int]int{}}
		l.kinds[kind] = one
	}
	if one.codes[code]++; code == 200 {
		one.took = append(one.took, took)
	}
}

// at returns the time that a part of the answers took at most.
func (one *tally) at(part float64) time.Duration {
	if len(one.took) == 0 {
		return 0
	}
	slices.Sort(one.took)
	return one.took[int(part*float64(len(one.took)-1))].Round(100 * time.Microsecond)
}

// TestLoad has many clients ask everything at once, bad queries among it:
//
//	go test ./graph/serve -run Load -v -load-time 1m -load-clients 200
//	go test ./graph/serve -run Load -v -load-time 1m -load-clients 200 -load-quads 2000000 -load-graph /tmp/large.graph -timeout 20m
func TestLoad(t *testing.T) {
	db := *loadGraph
	switch {
	case *loadQuads > 0:
		db = madeUp(t, db)
	case db == "":
		db = graphDir(t)
	}
	runner := isolated(t, db, 4)
	runner.Memory = 0
	server, at := live(t, db, Config{Runner: runner, MaxQueries: 4, Timeout: min(max(2*time.Second, *loadTime/6), 5*time.Second)})
	warm(t, server)
	requests := loadRequests(t, at, someActors(t, db))
	by := map[kindOf][]*loadRequest{}
	for _, r := range requests {
		by[r.kind] = append(by[r.kind], r)
	}
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: *loadClients}}
	defer client.CloseIdleConnections()
	found := &load{kinds: map[kindOf]*tally{}}
	ctx, cancel := context.WithTimeout(context.Background(), *loadTime)
	defer cancel()
	var all sync.WaitGroup
	for n := range *loadClients {
		all.Go(func() {
			choice := rand.New(rand.NewPCG(1, uint64(n)))
			for ctx.Err() == nil {
				kind := page
				switch k := choice.IntN(100); {
				case k < 5:
					kind = hostile
				case k < 30:
					kind = script
				case k < 65:
					kind = question
				}
				r := by[kind][choice.IntN(len(by[kind]))]
				began := time.Now()
				code, body, err := r.do(client, at)
				took := time.Since(began)
				found.add(kind, code, took)
				switch {
				case err != nil && kind == hostile: // one that is refused early may not have been sent
				case err != nil:
					t.Errorf("%s %s: %v", r.target, r.body, err)
				case code == 504: // not in time, beside all others
				case code == 503: // told to come again
					time.Sleep(100 * time.Millisecond)
				case kind == hostile && !slices.Contains([]int{200, 400, 413}, code):
					t.Errorf("%.60s: %d %.200s", r.body, code, body)
				case kind != hostile && (code != 200 || body != r.want):
					t.Errorf("%s %s: %d %.200s, want %.200s", r.target, r.body, code, body, r.want)
				}
			}
		})
	}
	peak, peakOfQueries := memoryUntil(ctx)
	all.Wait()
	for _, kind := range []kindOf{page, question, script, hostile} {
		if one := found.kinds[kind]; one != nil {
			t.Logf("%-8s %6d answered, p50 %8v  p90 %8v  p99 %8v  most %8v  statuses %v", kind, len(one.took), one.at(.5), one.at(.9), one.at(.99), one.at(1), one.codes)
			if kind != hostile && len(one.took) == 0 {
				t.Errorf("no %s was answered", kind)
			}
		}
	}
	t.Logf("memory: %d MiB with all clients, %d MiB query processes together; restarts %v", peak>>20, peakOfQueries>>20, runner.Restarts())
	if peakOfQueries > 4*(512+256)<<20 {
		t.Errorf("query processes took %d MiB", peakOfQueries>>20)
	}
	for began := time.Now(); time.Since(began) < 5*time.Second; time.Sleep(100 * time.Millisecond) {
		if r := by[script][0]; r != nil {
			if code, body, err := r.do(client, at); err == nil && code == 200 && body == r.want {
				return
			}
		}
	}
	t.Error("not well after the load")
}

// memoryUntil samples the memory of this process and of those that it started, until ctx
// ends, and returns the most of each; 0 where the system does not tell.
func memoryUntil(ctx context.Context) (own, children int64) {
	for ctx.Err() == nil {
		status, _ := filepath.Glob("/proc/[0-9]*/status")
		var sum int64
		for _, name := range status {
			data, err := os.ReadFile(name)
			if err != nil {
				continue // it has ended
			}
			var pid, parent, size int64
			for line := range strings.Lines(string(data)) {
				key, value, _ := strings.Cut(line, ":")
				n, _ := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 10, 64)
				switch key {
				case "Pid":
					pid = n
				case "PPid":
					parent = n
				case "VmRSS":
					size = n << 10
				}
			}
			if pid == int64(os.Getpid()) {
				own = max(own, size)
			} else if parent == int64(os.Getpid()) {
				sum += size
			}
		}
		children = max(children, sum)
		time.Sleep(20 * time.Millisecond)
	}
	return own, children
}

// madeUp returns the directory of a made-up graph, which is made if it is not there.
func madeUp(t *testing.T, dir string) string {
	t.Helper()
	if dir == "" {
		dir = filepath.Join(t.TempDir(), "graph")
	}
	st, _, _ := storetest.MadeUp(t, store.Config{Path: dir}, *loadQuads)
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}
