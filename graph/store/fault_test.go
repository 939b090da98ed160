package store

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/syndtr/goleveldb/leveldb/storage"

	"github.com/quadwire/quadwire/graph/internal/sample"
)

// faulty is a disk that is full while full is set.
type faulty struct {
	storage.Storage
	full bool
}

var errFull = errors.New("disk is full")

func (f *faulty) Create(fd storage.FileDesc) (storage.Writer, error) {
	if f.full {
		return nil, errFull
	}
	return f.Storage.Create(fd)
}

func TestAfterAFailedWriteTheGraphIsAsBefore(t *testing.T) {
	for _, replace := range []bool{false, true} {
		disk := &faulty{Storage: storage.NewMemStorage()}
		st := open(t, Config{})
		st.place = medium{memory: disk}
		var err error
		if st.db, err = st.place.open(context.Background(), false); err != nil {
			t.Fatal(err)
		}
		load(t, st, sample.Talks())
		flush(t, st)

		next := sample.Visit()
		if replace {
			next = changed(sample.Talks(), "Updated.")
		}
		disk.full = true
		_, err = st.Load(context.Background(), next)
		if err == nil {
			err = st.Flush(context.Background())
		}
		if !errors.Is(err, errFull) || !strings.Contains(err.Error(), next.Source.ID) {
			t.Errorf("error %v, want %v with the article", err, errFull)
		}
		disk.full = false
		if st.failed != nil { // a store that cannot be opened again says so and keeps saying so
			if _, err := st.Load(context.Background(), next); !errors.Is(err, errFull) {
				t.Errorf("error %v, want %v", err, errFull)
			}
			if st.db, err = st.place.open(context.Background(), false); err != nil {
				t.Fatal(err)
			}
			st.failed = nil
		}
		wantGraph(t, st, sample.Talks())
		load(t, st, next)
		if replace {
			wantGraph(t, st, next)
		} else {
			wantGraph(t, st, sample.Talks(), next)
		}
	}
}
