package explore

import (
	"cmp"
	"flag"
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/quadwire/quadwire/graph/internal/storetest"
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
	st, network, named := storetest.MadeUp(b, config, *quadCount)
	b.Cleanup(func() { st.Close() })
	mux := http.NewServeMux()
	if err := Routes(mux, hold.New(st)); err != nil {
		b.Fatal(err)
	}
	actors := network.Actors()
	hub := slices.MaxFunc(actors, func(a, b schema.Entity) int { return cmp.Compare(named[a.ID], named[b.ID]) })
	return &benched{h: mux, medium: network.Medium(named), hub: hub, far: actors[len(actors)-7]}
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
