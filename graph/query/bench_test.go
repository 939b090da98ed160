package query

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/quadwire/quadwire/graph/internal/postgrestest"
	"github.com/quadwire/quadwire/graph/internal/storetest"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

var (
	quadCount = flag.Int64("quads", 100_000, "the benchmarks' graph holds at least `N` quads")
	keptIn    = flag.String("graphs", "", "keep the benchmarks' graph on disk in `DIR`, for the next run")
)

// The benchmarks ask a made-up graph every kind of question, in memory, on disk, and in
// PostgreSQL where it is installed:
//
//	go test ./graph/query -run xxx -bench .
//	go test ./graph/query -run xxx -bench . -quads 2000000 -timeout 2h
//
// They report the median of the answers to one question, or to a few by turns: what
// people wait for. The first answer, which finds nothing in memory, is not among them.
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
	for _, backend := range []string{"leveldb", "memory", "postgres"} {
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
	switch backend {
	case "leveldb":
		config.Path = filepath.Join(cmp.Or(*keptIn, benchDir), fmt.Sprint("graph-", *quadCount))
	case "postgres":
		config.Path = postgrestest.Database(b)
	}
	st, network, named := storetest.MadeUp(b, config, *quadCount)
	g := &benched{q: New(st), actors: network.Actors(), medium: network.Medium(named)}
	benchGraphs[backend] = g
	return g
}

// loop measures ask, which is given the numbers from 0, by the median, and by the time
// of processors that it takes: what it would about take were nothing else running.
func loop(b *testing.B, ask func(i int) error) {
	if err := ask(0); err != nil {
		b.Fatal(err)
	}
	var took []time.Duration
	before := processorTime()
	for b.Loop() {
		start := time.Now()
		if err := ask(len(took)); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	spent := processorTime() - before
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "median-ms")
	if spent > 0 {
		b.ReportMetric(float64(spent.Microseconds())/1000/float64(len(took)), "cpu-ms/op")
	}
}

func BenchmarkFacts(b *testing.B) {
	benchFacts(b, FactsOptions{Filter: Filter{All: true}})
}

func BenchmarkFactsByDate(b *testing.B) {
	benchFacts(b, FactsOptions{Filter: Filter{All: true, Since: "2018", Until: "2019-06"}})
}

func benchFacts(b *testing.B, opts FactsOptions) {
	eachBackend(b, func(b *testing.B, g *benched) {
		count := 0
		loop(b, func(int) error {
			opts.Actor = g.medium.ID
			facts, err := g.q.Facts(context.Background(), opts)
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

var benchPairs = map[int][][2]string{}

// apart are pairs of actors that are the given number of steps apart, the same in all
// graphs.
func apart(b *testing.B, g *benched, steps int) [][2]string {
	benchMutex.Lock()
	defer benchMutex.Unlock()
	if pairs := benchPairs[steps]; pairs != nil {
		return pairs
	}
	var out [][2]string
	try := func(i, j int) {
		if len(out) == 5 || i == j {
			return
		}
		from, to := g.actors[i].ID, g.actors[j].ID
		chains, err := g.q.Path(context.Background(), PathOptions{From: from, To: to, Limit: 1})
		if err == nil && len(chains) == 1 && len(chains[0].Steps) == steps {
			out = append(out, [2]string{from, to})
		}
	}
	for i := circle; i < len(g.actors); i += 37 {
		if steps < 3 { // of one circle
			try(i, min(i+2, len(g.actors)-1))
		} else {
			try(i, (i*7+circle)%len(g.actors))
		}
	}
	if len(out) == 0 {
		b.Skip("no chains of that length")
	}
	benchPairs[steps] = out
	return out
}

func BenchmarkPathOfOneStep(b *testing.B)    { benchPath(b, 1) }
func BenchmarkPathOfTwoSteps(b *testing.B)   { benchPath(b, 2) }
func BenchmarkPathOfThreeSteps(b *testing.B) { benchPath(b, 3) }

func benchPath(b *testing.B, steps int) {
	eachBackend(b, func(b *testing.B, g *benched) {
		pairs := apart(b, g, steps)
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

func BenchmarkBetween(b *testing.B) {
	eachBackend(b, func(b *testing.B, g *benched) {
		pairs := apart(b, g, 2)
		loop(b, func(int) error {
			_, err := g.q.Between(context.Background(), BetweenOptions{Actors: []string{pairs[0][0], pairs[0][1], g.medium.ID}, Evidence: 1})
			return err
		})
	})
}

func BenchmarkTimeline(b *testing.B) {
	eachBackend(b, func(b *testing.B, g *benched) {
		loop(b, func(int) error {
			_, err := g.q.Timeline(context.Background(), FactsOptions{Actor: g.medium.ID})
			return err
		})
	})
}

func BenchmarkWhy(b *testing.B) {
	eachBackend(b, func(b *testing.B, g *benched) {
		facts, err := g.q.Facts(context.Background(), FactsOptions{Actor: g.medium.ID, Limit: 5})
		if err != nil {
			b.Fatal(err)
		}
		loop(b, func(i int) error {
			_, err := g.q.Why(context.Background(), facts[i%len(facts)].ID)
			return err
		})
	})
}

// What a page about an actor shows.
func BenchmarkPageOfAnActor(b *testing.B) {
	benchPage(b, func(g *benched) string { return g.medium.ID })
}

func BenchmarkPageOfAHub(b *testing.B) {
	benchPage(b, func(g *benched) string { return g.actors[0].ID })
}

func benchPage(b *testing.B, actor func(*benched) string) {
	eachBackend(b, func(b *testing.B, g *benched) {
		ctx, id := context.Background(), actor(g)
		loop(b, func(i int) error {
			if _, err := g.q.Entity(ctx, id); err != nil {
				return err
			}
			if _, err := g.q.Facts(ctx, FactsOptions{Actor: id, Sort: Newest, Limit: 50}); err != nil {
				return err
			}
			if _, err := g.q.Neighbors(ctx, NeighborsOptions{Actor: id, Limit: 20, Evidence: 1}); err != nil {
				return err
			}
			_, err := g.q.Timeline(ctx, FactsOptions{Actor: id, Limit: 50})
			return err
		})
	})
}

func BenchmarkGizmoOneHop(b *testing.B) {
	benchGizmo(b, `g.V("<ent:%s>").out("<rel:spoke-with>").unique().all()`)
}

func BenchmarkGizmoTwoHops(b *testing.B) {
	benchGizmo(b, `g.V("<ent:%s>").out("<rel:assists>").out("<rel:criticizes>").unique().all()`)
}

func benchGizmo(b *testing.B, text string) {
	eachBackend(b, func(b *testing.B, g *benched) {
		loop(b, func(int) error {
			_, err := g.q.Run(context.Background(), "gizmo", fmt.Sprintf(text, g.medium.ID), Options{})
			return err
		})
	})
}

func BenchmarkSearch(b *testing.B) {
	eachBackend(b, func(b *testing.B, g *benched) {
		loop(b, func(int) error { // of which the first makes the index
			_, err := g.q.Search(context.Background(), "x"+g.medium.Label[1:], 10)
			return err
		})
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
