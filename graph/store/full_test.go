package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"github.com/syndtr/goleveldb/leveldb/storage"

	"github.com/quadwire/quadwire/graph/identity"
)

// smallDisk has room for a number of bytes; what is written beyond fails as a full
// disk does, after a part of it.
type smallDisk struct {
	storage.Storage
	room int
}

func (d *smallDisk) Create(fd storage.FileDesc) (storage.Writer, error) {
	w, err := d.Storage.Create(fd)
	return &smallFile{w, d}, err
}

type smallFile struct {
	storage.Writer
	disk *smallDisk
}

func (f *smallFile) Write(data []byte) (int, error) {
	n := min(len(data), max(0, f.disk.room))
	f.disk.room -= n
	written, err := f.Writer.Write(data[:n])
	if err == nil && n < len(data) {
		err = syscall.ENOSPC
	}
	return written, err
}

// TestFullDisk lets the disk fill up at many points of a load. Each time the error says
// so, and the graph opens and is whole, with what was in it before.
func TestFullDisk(t *testing.T) {
	ctx := context.Background()
	recs := someArticles(16)
	full := 0
	for room := 1 << 12; ; room *= 3 {
		disk := &smallDisk{Storage: storage.NewMemStorage(), room: 1 << 30}
		at := medium{memory: disk}
		reopen := func() *Store {
			st := open(t, Config{})
			var err error
			if st.db, err = at.open(ctx, false); err != nil {
				t.Fatalf("with room for %d bytes: %v", room, err)
			}
			st.place, st.config.Identity = at, &identity.Decisions{}
			return st
		}
		st := reopen()
		load(t, st, recs[:8]...)
		if _, err := st.Settle(ctx); err != nil {
			t.Fatal(err)
		}
		disk.room = room
		var err error
		for i, rec := range recs[8:] {
			if _, err = st.Load(ctx, rec); err == nil && i%3 == 2 {
				err = st.Flush(ctx)
			}
			if err != nil {
				break
			}
		}
		if err == nil {
			_, err = st.Settle(ctx)
		}
		if err == nil {
			break
		}
		full++
		if !errors.Is(err, ErrFull) {
			t.Errorf("with room for %d bytes: error %v, want %v", room, err, ErrFull)
		}
		disk.room = 1 << 30
		st.Close()
		st = reopen()
		wantClean(t, st)
		for _, rec := range recs[:8] {
			if result := load(t, st, rec); !result.Unchanged {
				t.Errorf("with room for %d bytes: an article that was there before is not: %+v", room, result)
			}
		}
		load(t, st, recs[8:]...)
		if _, err := st.Settle(ctx); err != nil {
			t.Fatal(err)
		}
		wantClean(t, st)
		st.Close()
	}
	if full < 3 {
		t.Errorf("the disk was full %d times only", full)
	}
}

// TestReadOnlyDirectory opens a graph in a directory that cannot be written to.
func TestReadOnlyDirectory(t *testing.T) {
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("who runs this may write to every directory")
	}
	path := filled(t)
	before := files(t, path)
	for name := range before {
		if err := os.Chmod(name, 0o400); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(path, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(path, 0o700) })
	_, err := Open(context.Background(), Config{Path: path})
	if !errors.Is(err, os.ErrPermission) {
		t.Errorf("error %v, want %v", err, os.ErrPermission)
	}
	if _, err := Open(context.Background(), Config{Path: filepath.Join(path, "new")}); !errors.Is(err, os.ErrPermission) {
		t.Errorf("a new one in it: error %v, want %v", err, os.ErrPermission)
	}
	wantFiles(t, path, before)
	st, err := Open(context.Background(), Config{Path: path, ReadOnly: true})
	if err != nil {
		t.Fatal(fmt.Errorf("for reading only: %w", err))
	}
	st.Close()
}
