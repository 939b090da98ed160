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
	"text/tabwriter"
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
	loadRows  = flag.String("rows", "quadwire,cayley,identity", "what the comparison of backends compares")
	loadRuns  = flag.Int("runs", 1, "how often the comparison of backends loads them; the median counts")
)

// measured is what a process that loads tells.
type measured struct {
	// Quads are those in the graph at the end.
	Quads, Statements int
	// Seconds is the time of loading until all is durable and the database is closed,
	// without that of making the articles.
	Seconds float64
	// MB is the peak of its memory, without that of a server.
	MB float64
	// Disk is what the database takes, in MB, and Reopen the time, in ms, of opening it
	// again and looking up an article.
	Disk, Reopen float64 `json:"-"`
}

func (m measured) rate() float64 { return float64(m.Quads) / m.Seconds }

// TestBackends compares how fast each kind of store loads articles, beside Cayley alone
// with the same quads, each in a process of its own. Cayley alone is its quad writer,
// with its own defaults, given quads that are made beforehand; to make them is a part of
// what the other rows do. The row "identity" also finds out who is who, which adds quads.
// The ratio is the median of those of the runs, each by quads per second.
//
//	go test ./graph/store -run Backends -v -quads 100000 -runs 5 -timeout 1h
//	go test ./graph/store -run Backends/leveldb -v -quads 2000000 -runs 3 -timeout 2h
func TestBackends(t *testing.T) {
	var text strings.Builder
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "backend\trow\tquads\tquads/s\tstatements/s\t× cayley\tpeak MB\tdisk MB\treopened ms\t")
	for _, kind := range []string{"memory", "leveldb", "postgres"} {
		t.Run(kind, func(t *testing.T) {
			rows := strings.Split(*loadRows, ",")
			all := map[string][]measured{}
			for range *loadRuns { // in turn, so that noise meets all
				for _, row := range rows {
					m := measure(t, kind, row)
					t.Logf("%s: %d quads in %.2f s", row, m.Quads, m.Seconds)
					all[row] = append(all[row], m)
				}
			}
			for _, row := range rows {
				runs := all[row]
				fmt.Fprintf(table, "%s\t%s\t%d\t%.0f\t%.0f\t%.2f\t%.0f\t%.0f\t%.1f\t\n", kind, row, runs[0].Quads,
					median(runs, func(i int) float64 { return runs[i].rate() }),
					median(runs, func(i int) float64 { return float64(runs[i].Statements) / runs[i].Seconds }),
					median(all["cayley"], func(i int) float64 { return runs[i].rate() / all["cayley"][i].rate() }),
					median(runs, func(i int) float64 { return runs[i].MB }),
					median(runs, func(i int) float64 { return runs[i].Disk }),
					median(runs, func(i int) float64 { return runs[i].Reopen }))
			}
		})
	}
	table.Flush()
	t.Logf("median of %d:\n%s", *loadRuns, &text)
}

// median returns the median of a figure of the runs, 0 if there are none.
func median(runs []measured, figure func(i int) float64) float64 {
	if len(runs) == 0 {
		return 0
	}
	var all []float64
	for i := range runs {
		all = append(all, figure(i))
	}
	slices.Sort(all)
	return all[len(all)/2]
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
	if path != "" && row != "cayley" {
		began := time.Now()
		st := open(t, Config{Path: path})
		if _, err := st.Holds(context.Background(), &schema.Source{ID: "none", ReadBy: "none"}); err != nil {
			t.Fatal(err)
		}
		if err := st.Each(context.Background(), Pattern{Predicate: quads.Type, Object: quads.NewsArticle}, func(quad.Quad) bool { return false }); err != nil {
			t.Fatal(err)
		}
		m.Reopen = float64(time.Since(began).Microseconds()) / 1000
		if err := st.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if kind == "leveldb" {
		if err := os.RemoveAll(path); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

// loader takes in articles.
type loader interface {
	// load takes in an article, of which all are the quads.
	load(rec *schema.Record, all []quad.Quad) error
	// end makes all durable, closes the database, and returns how many quads are in it.
	end() (int, error)
}

// measureAsChild loads what the environment says, and prints what that took.
func measureAsChild() int {
	row, path := os.Getenv("QUADWIRE_STORE_TEST_ROW"), os.Getenv("QUADWIRE_STORE_TEST_DB")
	m, err := func() (m measured, err error) {
		want, err := strconv.Atoi(os.Getenv("QUADWIRE_STORE_TEST_QUADS"))
		if err != nil {
			return m, err
		}
		var into loader
		switch row {
		case "quadwire":
			into, err = newOurs(Config{Path: path})
		case "identity":
			into, err = newOurs(Config{Path: path, Identity: &identity.Decisions{}})
		case "cayley":
			into, err = newAlone(path)
		default:
			err = fmt.Errorf("no row %q", row)
		}
		if err != nil {
			return m, err
		}
		return loadTimed(into, want)
	}()
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(m)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// loadTimed loads articles until they have as many quads as wanted.
func loadTimed(into loader, want int) (m measured, err error) {
	w := synthetic.New(7, max(60, want/240/12))
	var took time.Duration
	for n, given := 0, 0; given < want; n++ {
		art, _ := w.Article(n)
		rec := synthetic.Record(art)
		all, err := quads.Of(rec)
		if err != nil {
			return m, err
		}
		given += len(all)
		m.Statements += len(rec.Statements)
		began := time.Now()
		if err := into.load(rec, all); err != nil {
			return m, err
		}
		took += time.Since(began)
	}
	began := time.Now()
	m.Quads, err = into.end()
	m.Seconds = (took + time.Since(began)).Seconds()
	m.MB = peak()
	return m, err
}

// ours is the store of this package.
type ours struct {
	*Store
	n int
}

func newOurs(config Config) (*ours, error) {
	st, err := Open(context.Background(), config)
	return &ours{Store: st}, err
}

func (l *ours) load(rec *schema.Record, _ []quad.Quad) error {
	result, err := l.Load(context.Background(), rec)
	l.n += result.Added - result.Removed
	return err
}

func (l *ours) end() (int, error) {
	settled, err := l.Settle(context.Background())
	if err != nil {
		return 0, err
	}
	return l.n + settled.Added - settled.Removed, l.Close()
}

// alone is Cayley as it comes.
type alone struct {
	graph.QuadStore
	writer graph.QuadWriter
	batch  []quad.Quad
	n      int
}

func newAlone(path string) (*alone, error) {
	kind := "leveldb"
	switch {
	case path == "":
		kind = "memstore"
	case strings.HasPrefix(path, "postgres:"):
		kind = "postgres"
	}
	if kind != "memstore" {
		if err := graph.InitQuadStore(kind, path, nil); err != nil {
			return nil, err
		}
	}
	qs, err := graph.NewQuadStore(kind, path, nil)
	if err != nil {
		return nil, err
	}
	w, err := graph.NewQuadWriter("single", qs, graph.Options{"ignore_duplicate": true, "ignore_missing": true})
	return &alone{QuadStore: qs, writer: w}, err
}

func (l *alone) load(_ *schema.Record, all []quad.Quad) error {
	l.n += len(all)
	if l.batch = append(l.batch, all...); len(l.batch) < quad.DefaultBatch {
		return nil
	}
	return l.write()
}

func (l *alone) write() error {
	err := l.writer.AddQuadSet(l.batch)
	l.batch = l.batch[:0]
	return err
}

func (l *alone) end() (int, error) {
	if err := l.write(); err != nil {
		return 0, err
	}
	return l.n, l.Close()
}
