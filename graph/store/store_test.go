package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/internal/postgrestest"
	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/schema"
)

// lasting are the kinds of stores that can be opened again, each with the
// configuration of a new one.
var lasting = map[string]func(testing.TB) Config{
	"leveldb":  func(tb testing.TB) Config { return Config{Path: filepath.Join(tb.TempDir(), "graph")} },
	"postgres": func(tb testing.TB) Config { return Config{Path: postgrestest.Database(tb)} },
}

// TestConformance holds every kind of store to the same rules. reopen closes the
// store and opens it again where there is something to open again.
func TestConformance(t *testing.T) {
	suite := []struct {
		name string
		test func(t *testing.T, st *Store, reopen func(*Store) *Store)
	}{
		{"empty", testEmpty},
		{"load", testLoad},
		{"load twice", testLoadTwice},
		{"load again in one batch", testLoadAgainInOneBatch},
		{"other reading of the same text", testOtherReading},
		{"same URL", testSameURL},
		{"same path", testSamePath},
		{"several articles in one file", testOneFile},
		{"long text", testLongText},
		{"remove", testRemove},
		{"random work", testRandomWork},
		{"bad record", testBadRecord},
		{"cancelled", testCancelled},
		{"closed", testClosed},
	}
	for _, tc := range suite {
		t.Run(tc.name, func(t *testing.T) {
			t.Run("memory", func(t *testing.T) {
				tc.test(t, open(t, Config{}), func(st *Store) *Store { return st })
			})
			for name, config := range lasting {
				t.Run(name, func(t *testing.T) {
					config := config(t)
					tc.test(t, open(t, config), func(st *Store) *Store {
						if err := st.Close(); err != nil {
							t.Fatal(err)
						}
						return open(t, config)
					})
				})
			}
		})
	}
}

func open(t testing.TB, config Config) *Store {
	t.Helper()
	st, err := Open(context.Background(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return st
}

func load(t testing.TB, st *Store, recs ...*schema.Record) Result {
	t.Helper()
	var res Result
	for _, rec := range recs {
		var err error
		if res, err = st.Load(context.Background(), rec); err != nil {
			t.Fatal(err)
		}
	}
	return res
}

func flush(t testing.TB, st *Store) {
	t.Helper()
	if err := st.Flush(context.Background()); err != nil {
		t.Fatal(err)
	}
}

func quadsOf(t testing.TB, recs ...*schema.Record) []quad.Quad {
	t.Helper()
	var out []quad.Quad
	for _, rec := range recs {
		all, err := quads.Of(rec)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, all...)
	}
	return quads.Sort(out)
}

// wantGraph checks that the graph holds the quads of recs and nothing else, when
// all are listed, and when they are looked up by subject, object and label.
func wantGraph(t testing.TB, st *Store, recs ...*schema.Record) {
	t.Helper()
	flush(t, st)
	want := quadsOf(t, recs...)
	same(t, "all", collect(t, st, Pattern{}), want)
	for i := 0; i < len(want); i += 3 { // every third, for speed
		q := want[i]
		for _, pattern := range []Pattern{
			{Subject: q.Subject}, {Object: q.Object}, {Label: q.Label},
			{Subject: q.Subject, Predicate: q.Predicate}, {Object: q.Object, Predicate: q.Predicate},
			{Subject: q.Subject, Predicate: q.Predicate, Object: q.Object, Label: q.Label},
		} {
			var part []quad.Quad
			for _, other := range want {
				if (pattern.Subject == nil || pattern.Subject == other.Subject) && (pattern.Predicate == nil || pattern.Predicate == other.Predicate) &&
					(pattern.Object == nil || pattern.Object == other.Object) && (pattern.Label == nil || pattern.Label == other.Label) {
					part = append(part, other)
				}
			}
			same(t, fmt.Sprint(pattern), collect(t, st, pattern), part)
		}
	}
	stats, err := st.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if stats.Quads != int64(len(want)) {
		t.Errorf("stats say %d quads, want %d", stats.Quads, len(want))
	}
	// Nodes that no quad names any more are gone too.
	nodes := make(map[quad.Value]bool)
	for _, q := range want {
		nodes[q.Subject], nodes[q.Predicate], nodes[q.Object], nodes[q.Label] = true, true, true, true
	}
	it := st.QuadStore().NodesAllIterator().Iterate()
	defer it.Close()
	n := 0
	for it.Next(context.Background()) {
		n++
	}
	if n != len(nodes) {
		t.Errorf("%d nodes, want %d", n, len(nodes))
	}
}

func collect(t testing.TB, st *Store, pattern Pattern) []quad.Quad {
	t.Helper()
	var out []quad.Quad
	err := st.Each(context.Background(), pattern, func(q quad.Quad) bool {
		out = append(out, q)
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	n := len(out)
	if out = quads.Sort(out); len(out) != n {
		t.Errorf("%v: a quad comes twice", pattern)
	}
	return out
}

func same(t testing.TB, what string, got, want []quad.Quad) {
	t.Helper()
	add, remove := difference(want, got)
	for _, q := range add {
		t.Errorf("%s: missing %v", what, q)
	}
	for _, q := range remove {
		t.Errorf("%s: should not be there: %v", what, q)
	}
}

func testEmpty(t *testing.T, st *Store, reopen func(*Store) *Store) {
	wantGraph(t, reopen(st))
}

func testLoad(t *testing.T, st *Store, reopen func(*Store) *Store) {
	res := load(t, st, sample.Talks())
	if want := len(quadsOf(t, sample.Talks())); res.Added != want || res.Removed != 0 || res.Unchanged {
		t.Errorf("result %+v, want %d added", res, want)
	}
	load(t, st, sample.Visit())
	wantGraph(t, reopen(st), sample.Talks(), sample.Visit())
}

func testLoadTwice(t *testing.T, st *Store, reopen func(*Store) *Store) {
	load(t, st, sample.Talks(), sample.Visit())
	for range 3 {
		st = reopen(st)
		if res := load(t, st, sample.Talks()); !res.Unchanged || res.Added+res.Removed != 0 {
			t.Errorf("second time: %+v", res)
		}
	}
	load(t, st, sample.Visit())
	wantGraph(t, st, sample.Talks(), sample.Visit())
}

func testLoadAgainInOneBatch(t *testing.T, st *Store, reopen func(*Store) *Store) {
	load(t, st, sample.Talks())
	if res := load(t, st, sample.Talks()); !res.Unchanged {
		t.Errorf("second time: %+v", res)
	}
	wantGraph(t, st, sample.Talks())
}

func testOtherReading(t *testing.T, st *Store, reopen func(*Store) *Store) {
	load(t, st, sample.Talks(), sample.Visit())
	other := sample.Talks()
	other.Statements = other.Statements[1:]
	other.Statements[0].Confidence = 0.8
	other.Source.Headline = "Lind and Ruiz"
	st = reopen(st)
	if res := load(t, st, other); res.Added != 2 || res.Removed < 20 {
		t.Errorf("%+v, want the confidence and the headline added and the first statement removed", res)
	}
	wantGraph(t, reopen(st), other, sample.Visit())
}

// changed is an article like rec with one sentence more.
func changed(rec *schema.Record, more string) *schema.Record {
	var sentences []string
	for _, sent := range rec.Sentences {
		sentences = append(sentences, sent.Text)
	}
	sentences = append(sentences, more+" Ana Ruiz met Bo Lind.")
	return sample.Make(rec.Source, sentences, sample.Link{
		Sentence: len(sentences) - 1, Subject: sample.Ruiz, Predicate: "met-with", Words: "met", Object: sample.Lind,
	})
}

func testSameURL(t *testing.T, st *Store, reopen func(*Store) *Store) {
	load(t, st, sample.Talks(), sample.Visit())
	update := changed(sample.Talks(), "Updated.")
	update.Source.Path = "elsewhere.txt"
	if res := load(t, st, update); res.Removed != len(quadsOf(t, sample.Talks())) {
		t.Errorf("%+v, want all of the old article removed", res)
	}
	wantGraph(t, reopen(st), update, sample.Visit())
}

func testSamePath(t *testing.T, st *Store, reopen func(*Store) *Store) {
	load(t, st, sample.Talks(), sample.Visit())
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	if st.Path() == "" {
		return // what is in memory has no later run
	}
	st = open(t, st.config)
	update := changed(sample.Visit(), "Updated.")
	load(t, st, update)
	wantGraph(t, reopen(st), sample.Talks(), update)
}

func testOneFile(t *testing.T, st *Store, reopen func(*Store) *Store) {
	first, second, third := sample.Visit(), changed(sample.Visit(), "One."), changed(sample.Visit(), "Two.")
	load(t, st, first, second)
	wantGraph(t, st, first, second)
	if st.Path() == "" {
		return
	}
	st = reopen(st)
	load(t, st, first, second, third) // the file has grown
	wantGraph(t, st, first, second, third)
	st = reopen(st)
	load(t, st, third) // the file has shrunk
	wantGraph(t, st, third)
	otherURL := changed(sample.Visit(), "Three.")
	otherURL.Source.URL = "https://news.example/b"
	st = reopen(st)
	load(t, st, otherURL)
	wantGraph(t, st, otherURL)
	third.Source.URL = "https://news.example/c" // a file that was overwritten with another article
	st = reopen(st)
	load(t, st, third)
	wantGraph(t, st, otherURL, third)
}

func testLongText(t *testing.T, st *Store, reopen func(*Store) *Store) {
	rec := sample.Talks()
	rec.Text += strings.Repeat(" Many words of many kinds: 4 MiB of an article, \u2014 no more.", 4<<20/64)
	load(t, st, rec)
	flush(t, st)
	st = reopen(st)
	wantGraph(t, st, rec)
}

func testRemove(t *testing.T, st *Store, reopen func(*Store) *Store) {
	load(t, st, sample.Talks(), sample.Visit())
	n, err := st.Remove(context.Background(), sample.Talks().Source.ID)
	if want := len(quadsOf(t, sample.Talks())); err != nil || n != want {
		t.Errorf("removed %d, %v, want %d", n, err, want)
	}
	wantGraph(t, st, sample.Visit())
	if n, err := st.Remove(context.Background(), "none"); n != 0 || err != nil {
		t.Errorf("unknown article: removed %d, %v", n, err)
	}
	st = reopen(st)
	if res := load(t, st, sample.Talks()); res.Unchanged {
		t.Error("an article that was removed counts as loaded")
	}
	wantGraph(t, st, sample.Visit(), sample.Talks())
}

// testRandomWork adds, changes and removes articles in an order that a fixed
// sequence decides, and compares the store with a plain map after every step.
func testRandomWork(t *testing.T, st *Store, reopen func(*Store) *Store) {
	have := make(map[int]*schema.Record)
	state := uint32(7)
	next := func(n int) int {
		state = state*1664525 + 1013904223
		return int(state>>16) % n
	}
	for range 60 {
		key := next(6)
		switch next(4) {
		case 0, 1:
			rec := changed(sample.Talks(), fmt.Sprint("Edition ", next(3), " of ", key, "."))
			rec.Source.URL, rec.Source.Path = fmt.Sprint("https://news.example/", key), ""
			load(t, st, rec)
			have[key] = rec
		case 2:
			if have[key] != nil {
				if _, err := st.Remove(context.Background(), have[key].Source.ID); err != nil {
					t.Fatal(err)
				}
				delete(have, key)
			}
		case 3:
			st = reopen(st)
		}
	}
	var recs []*schema.Record
	for _, rec := range have {
		recs = append(recs, rec)
	}
	wantGraph(t, st, recs...)
}

func testBadRecord(t *testing.T, st *Store, reopen func(*Store) *Store) {
	bad := sample.Talks()
	bad.Statements[2].Date = "soon"
	if _, err := st.Load(context.Background(), bad); err == nil {
		t.Error("no error")
	}
	load(t, st, sample.Visit())
	wantGraph(t, reopen(st), sample.Visit())
}

func testCancelled(t *testing.T, st *Store, reopen func(*Store) *Store) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := st.Load(ctx, sample.Talks()); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	wantGraph(t, st)
}

func testClosed(t *testing.T, st *Store, reopen func(*Store) *Store) {
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Errorf("second Close: %v", err)
	}
	if _, err := st.Load(context.Background(), sample.Talks()); err == nil {
		t.Error("Load works on a closed store")
	}
	if _, err := st.Stats(context.Background()); err == nil {
		t.Error("Stats works on a closed store")
	}
	if err := st.Each(context.Background(), Pattern{}, func(quad.Quad) bool { return true }); err == nil {
		t.Error("Each works on a closed store")
	}
}

func TestLoadsOfManyBatchesAreAllThere(t *testing.T) {
	st := open(t, Config{})
	var recs []*schema.Record
	for i := range 700 {
		rec := changed(sample.Talks(), fmt.Sprint("Number ", i, "."))
		rec.Source.URL, rec.Source.Path = "", ""
		recs = append(recs, rec)
		load(t, st, rec)
	}
	want := quadsOf(t, recs...)
	flush(t, st)
	same(t, "all", collect(t, st, Pattern{}), want)
	stats, err := st.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if stats.Articles != 700 || stats.Statements != 700 || stats.Entities != 2 {
		t.Errorf("stats %+v, want 700 articles, 700 statements, 2 entities", stats)
	}
}

func TestReadersLookOnWhileOneWrites(t *testing.T) {
	st := open(t, Config{Path: filepath.Join(t.TempDir(), "graph")})
	load(t, st, sample.Talks())
	flush(t, st)
	want := len(quadsOf(t, sample.Talks()))
	done := make(chan error)
	stop := make(chan struct{})
	for range 3 {
		go func() {
			for {
				n := 0
				err := st.Each(context.Background(), Pattern{}, func(q quad.Quad) bool {
					if slices.Contains([]quad.Value{q.Subject, q.Predicate, q.Object, q.Label}, nil) {
						done <- fmt.Errorf("half a quad: %v", q)
						return false
					}
					n++
					return true
				})
				if err == nil && n < want {
					err = fmt.Errorf("%d quads, want at least %d", n, want)
				}
				if err != nil {
					done <- err
					return
				}
				select {
				case <-stop:
					done <- nil
					return
				default:
				}
			}
		}()
	}
	for i := range 30 {
		rec := changed(sample.Visit(), fmt.Sprint("Number ", i, "."))
		rec.Source.Path = ""
		load(t, st, rec)
		flush(t, st)
	}
	close(stop)
	for range 3 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for _, kind := range []string{"memory", "leveldb"} {
		b.Run(kind, func(b *testing.B) {
			config := Config{}
			if kind == "leveldb" {
				config.Path = filepath.Join(b.TempDir(), "graph")
			}
			st := open(b, config)
			added, i := 0, 0
			for b.Loop() {
				rec := changed(sample.Talks(), fmt.Sprint("Number ", i, "."))
				rec.Source.URL, rec.Source.Path = "", fmt.Sprint(i, ".txt")
				added += load(b, st, rec).Added
				i++
			}
			flush(b, st)
			b.ReportMetric(float64(added)/b.Elapsed().Seconds(), "quads/s")
		})
	}
}
