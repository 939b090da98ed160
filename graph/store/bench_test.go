package store

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/kv/leveldb" // registers it
	_ "github.com/cayleygraph/cayley/graph/memstore"   // registers it
	_ "github.com/cayleygraph/cayley/writer"           // registers it
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/internal/postgrestest"
	"github.com/quadwire/quadwire/graph/internal/synthetic"
	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/schema"
)

var (
	loadQuads = flag.Int("quads", 3000, "number of quads that the comparison of backends loads")
	loadRows  = flag.String("rows", "quadwire,cayley,deltas,identity", "what the comparison of backends compares")
	loadRuns  = flag.Int("runs", 1, "how often the comparison of backends loads them; the median counts")
)

// measured is what a process that loads tells.
type measured struct {
	Quads, Statements int
	// Seconds is the time of loading, without that of making the articles.
	Seconds float64
	// MB is the peak of its memory.
	MB float64 `json:"-"`
	// Disk is what the database takes, in MB, and Reopen the time of opening it again
	// and looking up a fact.
	Disk   float64       `json:"-"`
	Reopen time.Duration `json:"-"`
}

// TestBackends compares how fast each kind of store loads, beside Cayley alone with the
// same quads, each in a process of its own. Cayley alone is its quad writer, with its
// own defaults; the row "deltas" is its ApplyDeltas with all that this package sets, so
// that the difference is what finding out what is new costs.
//
//	go test ./graph/store -run Backends -v -quads 100000 -runs 3
//	go test ./graph/store -run Backends/leveldb -v -quads 2000000 -rows quadwire,cayley -timeout 1h
func TestBackends(t *testing.T) {
	for _, kind := range []string{"memory", "leveldb", "postgres"} {
		t.Run(kind, func(t *testing.T) {
			rows := strings.Split(*loadRows, ",")
			all := map[string][]measured{}
			for range *loadRuns { // in turn, so that noise meets all
				for _, row := range rows {
					all[row] = append(all[row], measure(t, kind, row))
				}
			}
			median := map[string]measured{}
			for _, row := range rows {
				slices.SortFunc(all[row], func(a, b measured) int { return int(1e6 * (a.Seconds - b.Seconds)) })
				median[row] = all[row][len(all[row])/2]
			}
			for _, row := range rows {
				m := median[row]
				t.Logf("%-9s %-9s %8d quads %8.0f quads/s %7.0f statements/s  ratio to cayley %.2f  peak %5.0f MB  disk %5.0f MB  reopened in %v",
					kind, row, m.Quads, float64(m.Quads)/m.Seconds, float64(m.Statements)/m.Seconds,
					median["cayley"].Seconds/m.Seconds*float64(m.Quads)/float64(median["cayley"].Quads), m.MB, m.Disk, m.Reopen.Round(100*time.Microsecond))
			}
		})
	}
}

// measure loads with a process of its own.
func measure(t *testing.T, kind, row string) measured {
	t.Helper()
	var path string
	switch kind {
	case "leveldb":
		path = filepath.Join(t.TempDir(), "graph")
	case "postgres":
		path = postgrestest.Database(t)
	}
	cmd := child(t, "measure", "QUADWIRE_STORE_TEST_DB="+path, "QUADWIRE_STORE_TEST_ROW="+row, "QUADWIRE_STORE_TEST_QUADS="+strconv.Itoa(*loadQuads))
	var out bytes.Buffer
	cmd.Stdout = &out
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	var m measured
	if err := json.Unmarshal(out.Bytes(), &m); err != nil {
		t.Fatalf("%v: %q", err, out.String())
	}
	m.MB = peak(cmd.ProcessState)
	switch kind {
	case "leveldb":
		err := filepath.Walk(path, func(_ string, info fs.FileInfo, err error) error {
			if err == nil && !info.IsDir() {
				m.Disk += float64(info.Size()) / (1 << 20)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	case "postgres":
		m.Disk = float64(postgrestest.Size(t, path)) / (1 << 20)
	}
	if path != "" && row == "quadwire" {
		began := time.Now()
		st := open(t, Config{Path: path})
		if _, err := st.Holds(context.Background(), &schema.Source{ID: "none", ReadBy: "none"}); err != nil {
			t.Fatal(err)
		}
		if err := st.Each(context.Background(), Pattern{Predicate: quads.Type, Object: quads.NewsArticle}, func(quad.Quad) bool { return false }); err != nil {
			t.Fatal(err)
		}
		m.Reopen = time.Since(began)
		if err := st.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

// loader takes in articles; flush ends it, with all on disk.
type loader struct {
	load  func(*schema.Record) error
	quads func([]quad.Quad) error
	flush func() error
}

// measureAsChild loads what the environment says, and prints what that took.
func measureAsChild() int {
	row, path := os.Getenv("QUADWIRE_STORE_TEST_ROW"), os.Getenv("QUADWIRE_STORE_TEST_DB")
	want, err := strconv.Atoi(os.Getenv("QUADWIRE_STORE_TEST_QUADS"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	ctx := context.Background()
	var l loader
	switch row {
	case "quadwire", "identity":
		config := Config{Path: path}
		if row == "identity" {
			config.Identity = &identity.Decisions{}
		}
		st, err := Open(ctx, config)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		l.load = func(rec *schema.Record) error {
			_, err := st.Load(ctx, rec)
			return err
		}
		l.flush = func() error {
			if _, err := st.Settle(ctx); err != nil {
				return err
			}
			return st.Close()
		}
	case "deltas":
		st, err := Open(ctx, Config{Path: path})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		l.quads, l.flush = inBatches(batchQuads, func(batch []quad.Quad) error { return st.apply(batch, nil) }, st.Close)
	case "cayley":
		if l, err = cayleyAlone(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
	}
	m, err := l.run(want)
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(m)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// run loads articles until they have as many quads as wanted.
func (l loader) run(want int) (m measured, err error) {
	w := synthetic.New(7, max(60, want/240/12))
	var took time.Duration
	for n := 0; m.Quads < want; n++ {
		art, _ := w.Article(n)
		rec := synthetic.Record(art)
		all, err := quads.Of(rec)
		if err != nil {
			return m, err
		}
		m.Quads += len(all)
		m.Statements += len(rec.Statements)
		began := time.Now()
		if l.load != nil {
			err = l.load(rec)
		} else {
			err = l.quads(all)
		}
		if err != nil {
			return m, err
		}
		took += time.Since(began)
	}
	began := time.Now()
	err = l.flush()
	m.Seconds = (took + time.Since(began)).Seconds()
	return m, err
}

// inBatches returns how to write quads many at once, and how to write the rest and end.
func inBatches(size int, write func([]quad.Quad) error, end func() error) (func([]quad.Quad) error, func() error) {
	var batch []quad.Quad
	flush := func() error {
		err := write(batch)
		batch = batch[:0]
		return err
	}
	return func(all []quad.Quad) error {
			if batch = append(batch, all...); len(batch) < size {
				return nil
			}
			return flush()
		}, func() error {
			if err := flush(); err != nil {
				return err
			}
			return end()
		}
}

// cayleyAlone loads with Cayley as it comes.
func cayleyAlone(path string) (loader, error) {
	kind := "leveldb"
	switch {
	case path == "":
		kind = "memstore"
	case strings.HasPrefix(path, "postgres:"):
		kind = "postgres"
	}
	if kind != "memstore" {
		if err := graph.InitQuadStore(kind, path, nil); err != nil {
			return loader{}, err
		}
	}
	qs, err := graph.NewQuadStore(kind, path, nil)
	if err != nil {
		return loader{}, err
	}
	w, err := graph.NewQuadWriter("single", qs, graph.Options{"ignore_duplicate": true, "ignore_missing": true})
	if err != nil {
		return loader{}, err
	}
	var l loader
	l.quads, l.flush = inBatches(quad.DefaultBatch, w.AddQuadSet, qs.Close)
	return l, nil
}
