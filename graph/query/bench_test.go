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

func abs(n int) int { return max(n, -n) }

func BenchmarkFacts(b *testing.B) {
	eachBackend(b, func(b *testing.B, g *benched) {
		n := 0
		for b.Loop() {
			facts, err := g.q.Facts(context.Background(), FactsOptions{Actor: g.medium.ID, All: true})
			if err != nil {
				b.Fatal(err)
			}
			n = len(facts)
		}
		b.ReportMetric(float64(n), "facts")
	})
}
