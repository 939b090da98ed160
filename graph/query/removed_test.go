package query

import (
	"context"
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// TestRemovedArticlesLeaveNoTrace asks a graph on disk, from which an article was removed,
// what it asks one that never had it: the indexes still name what is gone.
func TestRemovedArticlesLeaveNoTrace(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "graph")
	want := answers(t, open(t, sample.Talks()))
	for range 2 { // what came again was added anew
		openAt(t, path, sample.Talks(), sample.Visit()).st.Close()
		st, err := store.Open(ctx, store.Config{Path: path})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := st.Remove(ctx, sample.Visit().Source.ID); err != nil {
			t.Fatal(err)
		}
		for name, got := range answers(t, New(st)) {
			if got != want[name] {
				t.Errorf("%s:\n got %s\nwant %s", name, got, want[name])
			}
		}
		if err := st.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// answers asks all kinds of questions, and returns the answers as JSON.
func answers(t *testing.T, q *Query) map[string]string {
	t.Helper()
	ctx := context.Background()
	out := make(map[string]string)
	take := func(name string, answer any, err error) {
		t.Helper()
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		text, err := json.Marshal(answer)
		if err != nil {
			t.Error(err)
		}
		out[name] = string(text)
	}
	for _, ent := range []schema.Entity{sample.Ruiz, sample.Lind, sample.Norway} {
		facts, err := q.Facts(ctx, FactsOptions{Actor: ent.ID, Filter: Filter{All: true}})
		take("facts "+ent.ID, facts, err)
		around, err := q.Neighbors(ctx, NeighborsOptions{Actor: ent.ID, Depth: 2, Filter: Filter{All: true}})
		take("neighbors "+ent.ID, around, err)
		seen, err := q.Entity(ctx, ent.ID)
		take("entity "+ent.ID, seen, err)
	}
	chains, err := q.Path(ctx, PathOptions{From: sample.Lind.ID, To: sample.Nordia.ID})
	take("path", chains, err)
	top, err := q.Top(ctx, TopOptions{Limit: 10})
	take("top", top, err)
	latest, err := q.Latest(ctx, 10)
	take("latest", latest, err)
	hits, err := q.Search(ctx, "lind", 10)
	take("search", hits, err)
	stats, err := q.Stats(ctx)
	take("stats", stats, err)
	return out
}
