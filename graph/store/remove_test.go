package store

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/schema"
)

// TestRemovedArticlesLeaveNothing compares a graph that articles have left with one
// that never had them. Who was found to be one while they were there stays one: what
// the articles themselves say is compared.
func TestRemovedArticlesLeaveNothing(t *testing.T) {
	ctx := context.Background()
	recs := someArticles(9)
	everyKind(t, func(t *testing.T, config Config) {
		st := built(t, config, recs[:5])
		load(t, st, recs[5:]...)
		if _, err := st.Settle(ctx); err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, rec := range recs[5:] {
			ids = append(ids, rec.Source.ID)
		}
		if n, err := st.Remove(ctx, append(ids, "none")...); err != nil || n == 0 {
			t.Fatalf("removed %d quads: %v", n, err)
		}
		if _, err := st.Settle(ctx); err != nil {
			t.Fatal(err)
		}
		wantClean(t, st)
		same(t, "what is left", own(t, st), own(t, built(t, Config{}, recs[:5])))

		// The others one by one, from the first on.
		for i, rec := range recs[:5] {
			if _, err := st.Remove(ctx, rec.Source.ID); err != nil {
				t.Fatal(err)
			}
			if _, err := st.Settle(ctx); err != nil {
				t.Fatal(err)
			}
			wantClean(t, st)
			same(t, "what is left", own(t, st), own(t, built(t, Config{}, recs[i+1:5])))
		}
		if left := collect(t, st, Pattern{}); len(left) > 0 {
			t.Errorf("an empty graph has %d quads: %v", len(left), left)
		}
	})
}

func TestSelect(t *testing.T) {
	ctx := context.Background()
	make := func(name, published, publisher string) *schema.Record {
		rec := changed(sample.Talks(), name)
		rec.Source.Path, rec.Source.URL, rec.Source.Published, rec.Source.Publisher = name+".txt", "https://news.example/"+name, published, publisher
		return rec
	}
	st := open(t, Config{Path: filepath.Join(t.TempDir(), "g")})
	a, b, c, d := make("a", "2024-03-01", "The Post"), make("b", "2024-03", "Wire"), make("c", "2023", "the post"), make("d", "", "Wire")
	load(t, st, a, b, c, d)
	flush(t, st)
	for _, test := range []struct {
		sel     Selection
		want    []*schema.Record
		unknown []string
	}{
		{Selection{}, []*schema.Record{d, c, b, a}, nil},
		{Selection{Names: []string{"a.txt", "https://news.example/b", c.Source.ID, "doc:" + d.Source.ID}}, []*schema.Record{d, c, b, a}, nil},
		{Selection{Names: []string{"a.txt", "x.txt"}}, []*schema.Record{a}, []string{"x.txt"}},
		{Selection{Publisher: "The Post"}, []*schema.Record{c, a}, nil},
		{Selection{Before: "2024-03-02"}, []*schema.Record{c, a}, nil},
		{Selection{Before: "2024-03"}, []*schema.Record{c}, nil},
		{Selection{Before: "2024-04"}, []*schema.Record{c, b, a}, nil},
		{Selection{Before: "2023"}, nil, nil},
		{Selection{Before: "2025", Publisher: "Wire"}, []*schema.Record{b}, nil},
	} {
		found, unknown, err := st.Select(ctx, test.sel)
		if err != nil || !slices.Equal(unknown, test.unknown) {
			t.Errorf("%+v: unknown %v, %v", test.sel, unknown, err)
		}
		var got, want []string
		for _, src := range found {
			got = append(got, src.ID)
		}
		for _, rec := range test.want {
			want = append(want, rec.Source.ID)
		}
		if slices.Sort(got); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
			t.Errorf("%+v: got %+v", test.sel, found)
		}
	}
}
