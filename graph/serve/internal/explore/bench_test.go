package explore

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/quadwire/quadwire/graph/internal/synthetic"
	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
	"github.com/quadwire/quadwire/graph/serve/internal/servetest"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

var (
	quadCount = flag.Int64("quads", 20_000, "the benchmarks' graph holds at least `N` quads")
	keptIn    = flag.String("graphs", "", "keep the benchmarks' graph in `DIR`, for the next run")
)

// benched is a made-up graph on disk that is served.
type benched struct {
	h http.Handler
	// medium is the actor with about a hundred statements, hub the one with most.
	medium, hub schema.Entity
	// far is an actor of another circle.
	far schema.Entity
}

func benchGraph(b *testing.B) *benched {
	b.Helper()
	dir := *keptIn
	if dir == "" {
		dir = b.TempDir()
	}
	config := store.Config{Path: filepath.Join(dir, fmt.Sprint("pages-", *quadCount))}
	_, err := os.Stat(config.Path)
	made := err == nil
	ctx := context.Background()
	network := synthetic.NewNetwork(1, int(max(200, *quadCount/250)))
	degree := map[string]int{}
	var st *store.Store
	if !made {
		if st, err = store.Open(ctx, config); err != nil {
			b.Fatal(err)
		}
	}
	for i, added := 0, int64(0); added < *quadCount; i++ {
		rec := network.Article(i)
		for _, s := range rec.Statements {
			degree[s.Subject.ID]++
			degree[s.Object.ID]++
		}
		if made {
			all, err := quads.Of(rec)
			if err != nil {
				b.Fatal(err)
			}
			added += int64(len(all))
			continue
		}
		got, err := st.Load(ctx, rec)
		if err != nil {
			b.Fatal(err)
		}
		added += int64(got.Added)
	}
	if !made {
		if err := st.Close(); err != nil {
			b.Fatal(err)
		}
	}
	config.ReadOnly = true
	if st, err = store.Open(ctx, config); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { st.Close() })
	mux := http.NewServeMux()
	if err := Routes(mux, hold.New(st)); err != nil {
		b.Fatal(err)
	}
	g := &benched{h: mux, medium: network.Actors()[0], hub: network.Actors()[0], far: network.Actors()[len(network.Actors())-7]}
	for _, ent := range network.Actors() {
		if max(degree[ent.ID]-100, 100-degree[ent.ID]) < max(degree[g.medium.ID]-100, 100-degree[g.medium.ID]) {
			g.medium = ent
		}
		if degree[ent.ID] > degree[g.hub.ID] {
			g.hub = ent
		}
	}
	return g
}

// The benchmarks ask for pages of a made-up graph on disk:
//
//	go test ./graph/serve/internal/explore -run xxx -bench . -quads 2000000 -timeout 1h
func BenchmarkActor(b *testing.B) {
	g := benchGraph(b)
	for _, page := range []struct{ name, target string }{
		{"medium", actorLink(g.medium.ID)},
		{"medium-all", actorLink(g.medium.ID) + "?all=true&sort=newest"},
		{"hub", actorLink(g.hub.ID)},
		{"path", pathLink(g.medium.ID, g.far.ID)},
		{"search", searchLink("x" + g.medium.Label[1:])},
	} {
		b.Run(page.name, func(b *testing.B) { benchPage(b, g.h, page.target) })
	}
}

// benchPage reports the median of the times that a page takes, and its size.
func benchPage(b *testing.B, h http.Handler, target string) {
	servetest.Ask(h, "GET", target, "") // which reads the names, and warms what is remembered
	var took []time.Duration
	size := 0
	for b.Loop() {
		start := time.Now()
		w := servetest.Ask(h, "GET", target, "")
		took = append(took, time.Since(start))
		if w.Code != http.StatusOK {
			b.Fatal(w.Code, w.Body)
		}
		size = w.Body.Len()
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "median-ms")
	b.ReportMetric(float64(size), "bytes")
}
