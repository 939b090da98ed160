package store

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/internal/synthetic"
	"github.com/quadwire/quadwire/schema"
)

// keptIn returns the records that a store keeps of its actors.
func keptIn(t testing.TB, st *Store) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := st.db.eachRecord(context.Background(), func(key string, value []byte) error {
		out[key] = string(value)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// foundOut returns the records that follow from the articles of a store.
func foundOut(t testing.TB, st *Store) map[string]string {
	t.Helper()
	gaz, err := schema.LoadGazetteer()
	if err != nil {
		t.Fatal(err)
	}
	r := identity.NewResolver(gaz, st.config.Identity)
	if err := st.reread(context.Background(), r); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	r.Changed(func(key string, value []byte) error {
		out[key] = string(value)
		return nil
	})
	return out
}

// wantKept makes sure that what is kept is what the articles say.
func wantKept(t testing.TB, st *Store, when string) {
	t.Helper()
	kept, want := keptIn(t, st), foundOut(t, st)
	if len(want) < 10 {
		t.Fatalf("%s: %d records only", when, len(want))
	}
	if maps.Equal(kept, want) {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if kept[key] != want[key] {
			t.Errorf("%s: %s is %q, not %q", when, key, kept[key], want[key])
		}
	}
	for _, key := range slices.Sorted(maps.Keys(kept)) {
		if _, ok := want[key]; !ok {
			t.Errorf("%s: %s is kept and not there", when, key)
		}
	}
}

func TestKeptActorsAreThoseOfTheArticles(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "g")
	w := synthetic.New(3, 40)
	var recs []*schema.Record
	for n := range 60 {
		art, _ := w.Article(n)
		recs = append(recs, synthetic.Record(art))
	}
	merge := identity.Decision{Verb: identity.Merge, ID: recs[0].Entities[0].ID, Other: recs[1].Entities[len(recs[1].Entities)-1].ID}
	for i, step := range []struct {
		name      string
		decisions []identity.Decision
		edit      func(*Store)
	}{
		{"the first articles", nil, func(st *Store) { load(t, st, recs[:40]...) }},
		{"more articles", nil, func(st *Store) { load(t, st, recs[40:]...) }},
		{"the same articles, read by another program", nil, func(st *Store) {
			for _, rec := range recs[:5] {
				again := *rec
				again.Source.ReadBy = "another"
				if result := load(t, st, &again); !result.Unchanged || result.Added != 1 {
					t.Errorf("what it was read by changes the article: %+v", result)
				}
				held, err := st.Holds(ctx, &again.Source)
				flush(t, st)
				if now, _ := st.Holds(ctx, &again.Source); err != nil || held || !now {
					t.Errorf("held before it was written: %v, after: %v, %v", held, now, err)
				}
			}
		}},
		{"nothing new", nil, func(st *Store) { load(t, st, recs[:5]...) }},
		{"a decision", []identity.Decision{merge}, func(*Store) {}},
		{"articles that changed", []identity.Decision{merge}, func(st *Store) {
			for n := range 5 {
				rec := *recs[10+n]
				next := *recs[50]
				next.Source.Path = rec.Source.Path
				load(t, st, &next)
			}
		}},
		{"articles that left", nil, func(st *Store) {
			for _, rec := range recs[20:30] {
				if _, err := st.Remove(ctx, rec.Source.ID); err != nil {
					t.Fatal(err)
				}
			}
		}},
	} {
		st := decided(t, dir, step.decisions...)
		step.edit(st)
		if _, err := st.Settle(ctx); err != nil {
			t.Fatal(err)
		}
		if err := st.Close(); err != nil {
			t.Fatal(err)
		}
		st = decided(t, dir, step.decisions...)
		if _, err := st.Resolver(ctx); err != nil || st.actors.anew {
			t.Errorf("%s: what is kept is not used: %v", step.name, err)
		}
		wantKept(t, st, step.name)
		st.Close()
		if i == 0 {
			// The work is cut short after articles were written.
			st = decided(t, dir)
			load(t, st, recs[40])
			flush(t, st)
			st.Close()
			st = decided(t, dir)
			if _, err := st.Resolver(ctx); err != nil || !st.actors.anew {
				t.Errorf("what is kept is not in step with the articles, and used: %v", err)
			}
			st.Close()
		}
	}
}
