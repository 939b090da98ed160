package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"

	"github.com/quadwire/quadwire/graph/internal/synthetic"
)

// TestIndexesFindWhatIsThere compares what each index finds, for all patterns, with all
// quads: of a graph with enough of them that numbers hold bytes that keys escape, and
// from which an article was removed.
func TestIndexesFindWhatIsThere(t *testing.T) {
	ctx := context.Background()
	st := open(t, Config{})
	network := synthetic.NewNetwork(1, 50)
	gone := network.Article(0)
	load(t, st, gone)
	for i := range 8 {
		load(t, st, network.Article(i+1))
	}
	if err := st.Flush(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := st.Remove(ctx, gone.Source.ID); err != nil {
		t.Fatal(err)
	}
	var all []Refs
	if err := st.EachMatch(ctx, Refs{}, func(got Refs) bool { all = append(all, got); return true }); err != nil {
		t.Fatal(err)
	}
	if size, err := st.db.size(ctx); err != nil || len(all) != int(size) {
		t.Fatalf("%d quads of %d, %v", len(all), size, err)
	}
	// Every third predicate is wanted.
	wanted := make(map[graph.Ref]bool)
	for i, q := range all {
		if i%3 == 0 {
			wanted[q.Predicate] = true
		}
	}
	for i := 0; i < len(all); i += 97 {
		for places := 1; places < 1<<4; places++ {
			var want Refs
			for k, part := range (Pattern{}).parts(&want) {
				if places&(1<<k) != 0 {
					*part.ref = *(Pattern{}).parts(&all[i])[k].ref
				}
			}
			if want == (Refs{Predicate: want.Predicate}) {
				continue // which reads all quads
			}
			for _, accept := range []func(graph.Ref) bool{nil, func(ref graph.Ref) bool { return wanted[ref] }} {
				var got, expected []Refs
				for _, q := range all {
					if want.matches(q) && (accept == nil || accept(q.Predicate)) {
						expected = append(expected, q)
					}
				}
				if err := st.EachWith(ctx, want, accept, func(q Refs) bool { got = append(got, q); return true }); err != nil {
					t.Fatal(err)
				}
				if !sameRefs(got, expected) {
					t.Fatalf("%+v: %d quads, want %d", want, len(got), len(expected))
				}
				n := 0
				if err := st.EachWith(ctx, want, accept, func(Refs) bool { n++; return n < 2 }); err != nil || n > 2 {
					t.Fatalf("%+v: went on to %d, %v", want, n, err)
				}
			}
		}
	}
}

func sameRefs(a, b []Refs) bool {
	order := func(a, b Refs) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) }
	slices.SortFunc(a, order)
	slices.SortFunc(b, order)
	return slices.Equal(a, b)
}
