package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/syndtr/goleveldb/leveldb"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/schema"
)

// filled makes a database with a few articles, in files of their own, and returns
// its path.
func filled(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph")
	for _, rec := range []*schema.Record{sample.Talks(), sample.Visit()} {
		st := open(t, Config{Path: path})
		load(t, st, rec)
		if err := st.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// files returns the content of all files below path.
func files(t *testing.T, path string) map[string][]byte {
	t.Helper()
	out := make(map[string][]byte)
	err := filepath.Walk(path, func(name string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		out[name], err = os.ReadFile(name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func wantFiles(t *testing.T, path string, want map[string][]byte) {
	t.Helper()
	got := files(t, path)
	for name, data := range want {
		if !bytes.Equal(got[name], data) {
			t.Errorf("%s was changed or removed", name)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok && filepath.Base(name) != "LOCK" {
			t.Errorf("%s was made", name)
		}
	}
}

func TestOpenRefusesWhatIsNotAGraph(t *testing.T) {
	for name, test := range map[string]struct {
		make func(t *testing.T, path string)
		want error
	}{
		"a file": {func(t *testing.T, path string) { write(t, path, "text") }, ErrForeign},
		"a directory of other files": {func(t *testing.T, path string) {
			mkdir(t, path)
			write(t, filepath.Join(path, "thesis.txt"), "text")
		}, ErrForeign},
		"a database of another program": {func(t *testing.T, path string) {
			other(t, path, map[string]string{"key": "value"})
		}, ErrForeign},
		"a database of a newer version": {func(t *testing.T, path string) {
			other(t, path, map[string]string{"meta/quadwire": `{"program":"quadwire","version":2}`})
		}, ErrForeign},
		"a database with a bad mark": {func(t *testing.T, path string) {
			other(t, path, map[string]string{"meta/quadwire": `{"program":"other"}`})
		}, ErrForeign},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "graph")
			test.make(t, path)
			before := files(t, path)
			for _, readOnly := range []bool{true, false} {
				_, err := Open(context.Background(), Config{Path: path, ReadOnly: readOnly})
				if !errors.Is(err, test.want) || !strings.Contains(err.Error(), path) {
					t.Errorf("read only %v: error %v, want %v with the path", readOnly, err, test.want)
				}
			}
			wantFiles(t, path, before)
		})
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func mkdir(t *testing.T, path string) {
	t.Helper()
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
}

// other makes a LevelDB database with the given content.
func other(t *testing.T, path string, content map[string]string) {
	t.Helper()
	db, err := leveldb.OpenFile(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for key, value := range content {
		if err := db.Put([]byte(key), []byte(value), nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOpenMakesAGraphWhereThereIsNone(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T, path string){
		"no directory":       func(t *testing.T, path string) {},
		"an empty directory": mkdir,
		"no parent either":   func(t *testing.T, path string) { os.Remove(filepath.Dir(path)) },
		"an empty database":  func(t *testing.T, path string) { other(t, path, nil) },
		"a lock and a log": func(t *testing.T, path string) {
			mkdir(t, path)
			write(t, filepath.Join(path, "LOCK"), "")
			write(t, filepath.Join(path, "LOG"), "")
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "new", "graph")
			if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			prepare(t, path)
			if _, err := Open(context.Background(), Config{Path: path, ReadOnly: true}); !errors.Is(err, ErrNotFound) {
				t.Errorf("read only: error %v, want %v", err, ErrNotFound)
			}
			st := open(t, Config{Path: path})
			load(t, st, sample.Talks())
			wantGraph(t, st, sample.Talks())
		})
	}
}

func TestOpenOfALockedDatabase(t *testing.T) {
	path := filled(t)
	writer := open(t, Config{Path: path})
	for _, readOnly := range []bool{true, false} {
		if _, err := Open(context.Background(), Config{Path: path, ReadOnly: readOnly}); !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), path) {
			t.Errorf("read only %v: error %v, want %v", readOnly, err, ErrLocked)
		}
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	first := open(t, Config{Path: path, ReadOnly: true})
	second := open(t, Config{Path: path, ReadOnly: true})
	wantSame(t, first, second)
	if _, err := Open(context.Background(), Config{Path: path}); !errors.Is(err, ErrLocked) {
		t.Errorf("writer beside readers: error %v, want %v", err, ErrLocked)
	}
}

func wantSame(t *testing.T, a, b *Store) {
	t.Helper()
	same(t, "second reader", collect(t, b, Pattern{}), collect(t, a, Pattern{}))
}

func TestReadOnlyChangesNothing(t *testing.T) {
	path := filled(t)
	before := files(t, path)
	st := open(t, Config{Path: path, ReadOnly: true})
	same(t, "all", collect(t, st, Pattern{}), quadsOf(t, sample.Talks(), sample.Visit()))
	if _, err := st.Load(context.Background(), sample.Talks()); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Load: error %v, want %v", err, ErrReadOnly)
	}
	if _, err := st.Remove(context.Background(), sample.Talks().Source.ID); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Remove: error %v, want %v", err, ErrReadOnly)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, path, before)
}

// TestDamageIsReported damages each file of a database in several ways. Either
// the graph is still whole, or an error says that it is corrupt and leaves the
// files as they are; a graph with less in it, or a panic, is neither.
func TestDamageIsReported(t *testing.T) {
	damages := map[string]func(data []byte) []byte{
		"empty":     func(data []byte) []byte { return nil },
		"truncated": func(data []byte) []byte { return data[:len(data)/2] },
		"zeros":     func(data []byte) []byte { return make([]byte, len(data)) },
		"one byte": func(data []byte) []byte {
			out := bytes.Clone(data)
			if len(out) > 0 {
				out[len(out)/2] ^= 0x40
			}
			return out
		},
		"gone": nil,
	}
	clean := filled(t)
	want := quadsOf(t, sample.Talks(), sample.Visit())
	reported := 0
	for name, data := range files(t, clean) {
		base := filepath.Base(name)
		if base == "LOCK" || strings.HasPrefix(base, "LOG") || strings.HasPrefix(base, "CURRENT.") {
			continue
		}
		for kind, damage := range damages {
			t.Run(base+" "+kind, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "graph")
				mkdir(t, path)
				for name, data := range files(t, clean) {
					write(t, filepath.Join(path, filepath.Base(name)), string(data))
				}
				victim := filepath.Join(path, base)
				if damage == nil {
					os.Remove(victim)
				} else {
					write(t, victim, string(damage(data)))
				}
				before := files(t, path)
				for _, readOnly := range []bool{true, false} {
					err := readAll(t, Config{Path: path, ReadOnly: readOnly}, len(want))
					if err == nil {
						continue
					}
					reported++
					if !errors.Is(err, ErrCorrupt) || !strings.Contains(err.Error(), path) {
						t.Errorf("read only %v: error %v, want %v with the path", readOnly, err, ErrCorrupt)
					}
					if readOnly {
						wantFiles(t, path, before)
					}
				}
			})
		}
	}
	if reported == 0 {
		t.Error("no damage was ever reported")
	}
}

// readAll opens a database and reads all of it.
func readAll(t *testing.T, config Config, want int) error {
	t.Helper()
	st, err := Open(context.Background(), config)
	if err != nil {
		return err
	}
	defer st.Close()
	it := st.QuadStore().QuadsAllIterator().Iterate()
	defer it.Close()
	n := 0
	for it.Next(context.Background()) {
		n++
	}
	if err := it.Err(); err != nil {
		return st.explain(err)
	}
	if n != want {
		t.Errorf("read only %v: %d quads without an error, want %d", config.ReadOnly, n, want)
	}
	return nil
}
