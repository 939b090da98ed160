// Package storetest opens stores for the tests of what reads them.
package storetest

import (
	"context"
	"os"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/internal/synthetic"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// Open returns a store with the records, which is closed when the test ends.
func Open(t testing.TB, config store.Config, records ...*schema.Record) *store.Store {
	t.Helper()
	ctx := context.Background()
	st, err := store.Open(ctx, config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	for _, rec := range records {
		if _, err := st.Load(ctx, rec); err != nil {
			t.Fatal(err)
		}
	}
	if err := st.Flush(ctx); err != nil {
		t.Fatal(err)
	}
	return st
}

// MadeUp fills the database of config, unless it is on disk already, with at least so many
// quads of made-up articles, and opens it for reading; one in memory stays open for
// writing. It returns the articles' actors and how many statements name each. The caller
// closes the store.
func MadeUp(t testing.TB, config store.Config, atLeast int64) (st *store.Store, network *synthetic.Network, named map[string]int) {
	t.Helper()
	ctx := context.Background()
	var load func(*schema.Record) (int, error)
	_, err := os.Stat(config.Path)
	if err != nil {
		if st, err = store.Open(ctx, config); err != nil {
			t.Fatal(err)
		}
		load = func(rec *schema.Record) (int, error) {
			got, err := st.Load(ctx, rec)
			return got.Added, err
		}
	}
	network = synthetic.NetworkOf(atLeast)
	if named, err = network.Fill(atLeast, load); err != nil {
		t.Fatal(err)
	}
	if config.Path == "" {
		if err := st.Flush(ctx); err != nil {
			t.Fatal(err)
		}
		return st, network, named
	}
	if st != nil {
		if err := st.Close(); err != nil {
			t.Fatal(err)
		}
	}
	config.ReadOnly = true
	if st, err = store.Open(ctx, config); err != nil {
		t.Fatal(err)
	}
	return st, network, named
}

// Samples returns a store in memory with the sample articles.
func Samples(t testing.TB) *store.Store {
	t.Helper()
	return Open(t, store.Config{}, sample.Talks(), sample.Visit())
}
