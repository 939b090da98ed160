package store

import (
	"context"
	"flag"
	"path/filepath"
	"testing"
	"time"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/internal/synthetic"
)

var articles = flag.Int("articles", 200, "number of articles in the graph that one more is loaded into")

// TestOneMoreArticle measures what a graph costs to be made, and one more article to
// be read into it, with the time of an article each. See how it grows by
//
//	go test ./graph/store -run OneMore -v -articles 1000
//	go test ./graph/store -run OneMore -v -articles 10000
func TestOneMoreArticle(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "g")
	w := synthetic.New(7, max(60, *articles/12))
	st := decided(t, dir)
	began := time.Now()
	for n := range *articles {
		art, _ := w.Article(n)
		load(t, st, synthetic.Record(art))
	}
	loaded := time.Since(began)
	if _, err := st.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	whole := time.Since(began)
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d articles: %v, %v each; settled in %v", *articles, whole.Round(time.Millisecond), (whole / time.Duration(*articles)).Round(time.Microsecond), (whole - loaded).Round(time.Millisecond))
	began = time.Now()
	st = open(t, Config{Path: dir, Identity: &identity.Decisions{}})
	if _, err := st.Resolver(ctx); err != nil {
		t.Fatal(err)
	}
	opened := time.Since(began)
	art, _ := w.Article(*articles)
	load(t, st, synthetic.Record(art))
	if _, err := st.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("one more: opened in %v, loaded and settled in %v", opened.Round(100*time.Microsecond), (time.Since(began) - opened).Round(100*time.Microsecond))
}
