package query

import (
	"context"
	"flag"
	"path/filepath"
	"sync"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/synthetic"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

var quadCount = flag.Int64("quads", 100_000, "the benchmarks' graph holds at least `N` quads")

// The benchmarks ask a made-up graph, in memory and on disk:
//
//	go test ./graph/query -run xxx -bench .
//	go test ./graph/query -run xxx -bench . -quads 2000000 -timeout 30m
type benched struct {
	q      *Query
	actors []schema.Entity
	// medium is the actor with about a hundred statements.
	medium schema.Entity
}

var (
	benchGraphs = map[string]*benched{}
	benchMutex  sync.Mutex
)

// eachBackend runs a benchmark on a graph of every kind, made once.
func eachBackend(b *testing.B, run func(b *testing.B, g *benched)) {
	for _, backend := range []string{"memory", "leveldb"} {
		b.Run(backend, func(b *testing.B) {
			g := benchGraph(b, backend)
			b.ReportAllocs()
			run(b, g)
		})
	}
}

// benchDir holds the graphs on disk until the tests end.
var benchDir string

func benchGraph(b *testing.B, backend string) *benched {
	benchMutex.Lock()
	defer benchMutex.Unlock()
	if g := benchGraphs[backend]; g != nil {
		return g
	}
	config := store.Config{}
	if backend == "leveldb" {
		config.Path = filepath.Join(benchDir, "graph")
	}
	ctx := context.Background()
	st, err := store.Open(ctx, config)
	if err != nil {
		b.Fatal(err)
	}
	network := synthetic.NewNetwork(1, int(max(200, *quadCount/250)))
	degree := map[string]int{}
	var added int64
	for i := 0; added < *quadCount; i++ {
		rec := network.Article(i)
		for _, stmt := range rec.Statements {
			degree[stmt.Subject.ID]++
			degree[stmt.Object.ID]++
		}
		got, err := st.Load(ctx, rec)
		if err != nil {
			b.Fatal(err)
		}
		added += int64(got.Added)
	}
	if err := st.Flush(ctx); err != nil {
		b.Fatal(err)
	}
	if config.Path != "" {
		if err := st.Close(); err != nil {
			b.Fatal(err)
		}
		config.ReadOnly = true
		if st, err = store.Open(ctx, config); err != nil {
			b.Fatal(err)
		}
	}
	g := &benched{q: New(st), actors: network.Actors()}
	g.medium = g.actors[0]
	for _, ent := range g.actors {
		if abs(degree[ent.ID]-100) < abs(degree[g.medium.ID]-100) {
			g.medium = ent
		}
	}
	benchGraphs[backend] = g
	return g
}

// loop measures ask, which is given the numbers from 0, also by the time of processors
// that it takes: what it would about take were nothing else running.
func loop(b *testing.B, ask func(i int) error) {
	before, n := processorTime(), 0
	for b.Loop() {
		if err := ask(n); err != nil {
			b.Fatal(err)
		}
		n++
	}
	if spent := processorTime() - before; spent > 0 {
		b.ReportMetric(float64(spent.Microseconds())/1000/float64(n), "cpu-ms/op")
	}
}

func abs(n int) int { return max(n, -n) }

func BenchmarkFacts(b *testing.B) {
	eachBackend(b, func(b *testing.B, g *benched) {
		count := 0
		loop(b, func(int) error {
			facts, err := g.q.Facts(context.Background(), FactsOptions{Actor: g.medium.ID, Filter: Filter{All: true}})
			count = len(facts)
			return err
		})
		b.ReportMetric(float64(count), "facts")
	})
}

func BenchmarkFactsOfAHub(b *testing.B) {
	eachBackend(b, func(b *testing.B, g *benched) {
		opts := FactsOptions{Actor: g.actors[0].ID, Filter: Filter{Predicates: []string{"spoke-with"}, Since: "2020"}, Limit: 20}
		loop(b, func(int) error {
			_, err := g.q.Facts(context.Background(), opts)
			return err
		})
	})
}

// circle is how many actors all have to do with.
const circle = 40

// apart are pairs of actors that are the given number of steps apart.
func apart(b *testing.B, g *benched, steps int) [][2]string {
	var out [][2]string
	for i := circle; i < len(g.actors) && len(out) < 5; i += 37 {
		from, to := g.actors[i].ID, g.actors[(i*7+circle)%len(g.actors)].ID
		if from == to {
			continue
		}
		chains, err := g.q.Path(context.Background(), PathOptions{From: from, To: to, Limit: 1})
		if err == nil && len(chains) == 1 && len(chains[0].Steps) == steps {
			out = append(out, [2]string{from, to})
		}
	}
	if len(out) == 0 {
		b.Skip("no chains of that length")
	}
	return out
}

func BenchmarkPathOfThreeSteps(b *testing.B) {
	eachBackend(b, func(b *testing.B, g *benched) {
		pairs := apart(b, g, 3)
		loop(b, func(i int) error {
			pair := pairs[i%len(pairs)]
			_, err := g.q.Path(context.Background(), PathOptions{From: pair[0], To: pair[1], Limit: 3})
			return err
		})
	})
}

func BenchmarkNeighbors(b *testing.B) {
	eachBackend(b, func(b *testing.B, g *benched) {
		loop(b, func(int) error {
			_, err := g.q.Neighbors(context.Background(), NeighborsOptions{Actor: g.medium.ID, Limit: 20, Evidence: 1})
			return err
		})
	})
}

func BenchmarkSearch(b *testing.B) {
	eachBackend(b, func(b *testing.B, g *benched) {
		search := func(int) error {
			_, err := g.q.Search(context.Background(), "x"+g.medium.Label[1:], 10)
			return err
		}
		if err := search(0); err != nil { // which makes the index
			b.Fatal(err)
		}
		loop(b, search)
	})
}

func BenchmarkNameIndex(b *testing.B) {
	eachBackend(b, func(b *testing.B, g *benched) {
		loop(b, func(int) error {
			_, err := New(g.q.st).nameIndex(context.Background())
			return err
		})
	})
}

func BenchmarkTop(b *testing.B) {
	eachBackend(b, func(b *testing.B, g *benched) {
		loop(b, func(int) error {
			_, err := g.q.Top(context.Background(), TopOptions{})
			return err
		})
	})
}
