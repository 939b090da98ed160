package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	hidalgo "github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/flat"
	flatleveldb "github.com/hidal-go/hidalgo/kv/flat/leveldb"
	"github.com/syndtr/goleveldb/leveldb"
	lerrors "github.com/syndtr/goleveldb/leveldb/errors"
	"github.com/syndtr/goleveldb/leveldb/opt"
	"github.com/syndtr/goleveldb/leveldb/storage"
)

// program and version mark a database as a graph of this program, and the
// version of what package quads makes. A change that older programs would misread
// raises the version.
const (
	program = "quadwire"
	version = 1
)

// marker is what the database says of itself, kept beside Cayley's own metadata
// so that it is no part of the graph.
type marker struct {
	Program string `json:"program"`
	Version int    `json:"version"`
}

var (
	markerKey = hidalgo.Key{[]byte("meta"), []byte(program)}
	// indexesKey is where Cayley keeps and looks for the list of its indexes.
	indexesKey = hidalgo.Key{[]byte("meta"), []byte("indexes")}
)

// indexes are Cayley's own and one by label: what an article or a statement
// covers is found without a scan.
var indexes = append(append([]kv.QuadIndex(nil), kv.DefaultQuadIndexes...),
	kv.QuadIndex{Dirs: []quad.Direction{quad.Label}})

// medium is where the files of a database lie: a directory or memory.
type medium struct {
	path   string          // empty for memory
	memory storage.Storage // nil for a directory
}

func newMemory() medium { return medium{memory: storage.NewMemStorage()} }

func (med medium) name() string {
	if med.path == "" {
		return "in memory"
	}
	return med.path
}

// open opens what med holds, or makes a new database there.
//
// A directory is first opened for reading only, which changes no file, and looked
// at: only what proves to be a graph of this program is then opened for writing.
func (med medium) open(_ context.Context, readOnly bool) (backend, error) {
	var state state
	var err error
	if med.path != "" {
		if state, err = med.inspect(); err != nil {
			return nil, err
		}
	}
	if readOnly && state != graphState {
		return nil, fmt.Errorf("%w: %s: build it first", ErrNotFound, med.path)
	}
	files, err := med.files(readOnly)
	if err != nil {
		return nil, err
	}
	db := flat.Upgrade(files)
	if !readOnly {
		if err := initialize(db); err != nil {
			return nil, errors.Join(med.explain(err), db.Close())
		}
	}
	group := &grouping{KV: files}
	qs, err := kv.New(flat.Upgrade(group), noBloom)
	if err != nil {
		return nil, errors.Join(med.explain(err), db.Close())
	}
	return &keyValue{QuadStore: qs, medium: med, files: db, group: group, level: files.level}, nil
}

var noBloom = graph.Options{kv.OptNoBloom: true}

// state is what a path turns out to hold.
type state int

const (
	emptyState state = iota // nothing, or a database whose making was cut short
	graphState
)

// inspect finds out what is at the path and changes nothing.
func (med medium) inspect() (state, error) {
	entries, err := os.ReadDir(med.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Stat(med.path + damagedSuffix); err == nil {
			return 0, fmt.Errorf("%w: %s: a repair was cut short: rename %s to it, and repair again", ErrCorrupt, med.path, med.path+damagedSuffix)
		}
		return emptyState, nil
	case errors.Is(err, syscall.ENOTDIR):
		return 0, fmt.Errorf("%w: %s is a file: name a directory, or one that does not exist yet", ErrForeign, med.path)
	case err != nil:
		return 0, fmt.Errorf("open database: %w", err)
	}
	var current, manifest, data, other string
	for _, entry := range entries {
		name := entry.Name()
		switch {
		case name == "CURRENT":
			current = name
		case strings.HasPrefix(name, "MANIFEST-"):
			manifest = name
		case strings.HasSuffix(name, ".ldb") || strings.HasSuffix(name, ".sst") || strings.HasSuffix(name, ".log"):
			data = name
		case name == "LOCK" || name == "LOG" || name == "LOG.old" || strings.HasPrefix(name, "CURRENT."):
		default:
			other = name
		}
	}
	switch {
	case current == "" && other != "":
		return 0, fmt.Errorf("%w: directory %s holds other files, such as %s: name an empty directory, or one that does not exist yet", ErrForeign, med.path, other)
	case current == "" && data != "":
		return 0, med.corrupt(errors.New("file CURRENT is missing"))
	case current != "" && manifest == "":
		return 0, med.corrupt(errors.New("file MANIFEST is missing"))
	case current == "":
		return emptyState, nil
	}
	return med.look()
}

// look opens the database for reading only and reads its marker.
func (med medium) look() (state, error) {
	db, err := med.files(true)
	if err != nil {
		return 0, err
	}
	state, err := readMarker(flat.Upgrade(db), med)
	if closeErr := db.Close(); err == nil && closeErr != nil {
		err = med.explain(closeErr)
	}
	return state, err
}

func readMarker(db hidalgo.KV, med medium) (state, error) {
	ctx := context.Background()
	tx, err := db.Tx(ctx, false)
	if err != nil {
		return 0, med.explain(err)
	}
	defer tx.Close()
	data, err := tx.Get(ctx, markerKey)
	if errors.Is(err, hidalgo.ErrNotFound) {
		it := tx.Scan(ctx)
		defer it.Close()
		if it.Next(ctx) {
			return 0, fmt.Errorf("%w: %s is a database of another program: name another directory", ErrForeign, med.path)
		}
		if err := it.Err(); err != nil {
			return 0, med.explain(err)
		}
		return emptyState, nil
	}
	if err != nil {
		return 0, med.explain(err)
	}
	var mark marker
	if err := json.Unmarshal(data, &mark); err != nil || mark.Program != program {
		return 0, fmt.Errorf("%w: %s is marked %q: name another directory", ErrForeign, med.path, data)
	}
	if err := checkVersion(med.path, mark.Version); err != nil {
		return 0, err
	}
	return graphState, nil
}

// checkVersion refuses a database of another format.
func checkVersion(name string, found int) error {
	if found == version {
		return nil
	}
	return fmt.Errorf("%w: %s has format %d and this program knows format %d: use the version of the program that made it, or build a new one",
		ErrForeign, name, found, version)
}

// initialize makes an empty graph in db, unless it is one. The marker comes first
// and the list of indexes last: where that is missing the making was cut short,
// and is done again.
func initialize(db hidalgo.KV) error {
	ctx := context.Background()
	mark, err := json.Marshal(marker{Program: program, Version: version})
	if err != nil {
		return err
	}
	list, err := json.Marshal(indexes)
	if err != nil {
		return err
	}
	made := false
	err = hidalgo.Update(ctx, db, func(tx hidalgo.Tx) error {
		data, err := tx.Get(ctx, indexesKey)
		if err != nil && !errors.Is(err, hidalgo.ErrNotFound) {
			return err
		}
		if made = bytes.Equal(data, list); made {
			return nil
		}
		return tx.Put(ctx, markerKey, mark)
	})
	if err != nil || made {
		return err
	}
	if err := kv.Init(db, noBloom); err != nil && !errors.Is(err, graph.ErrDatabaseExists) {
		return err
	}
	return hidalgo.Update(ctx, db, func(tx hidalgo.Tx) error { return tx.Put(ctx, indexesKey, list) })
}

// files opens the LevelDB files.
func (med medium) files(readOnly bool) (*fileKV, error) {
	stor := med.memory
	if stor == nil {
		file, err := storage.OpenFile(med.path, readOnly)
		if errors.Is(err, fs.ErrNotExist) && !readOnly {
			return nil, fmt.Errorf("make database: %w", err)
		}
		if err != nil {
			return nil, med.explain(err)
		}
		stor = file
	}
	// Cayley writes in transactions, which LevelDB makes durable as it commits them.
	// With these buffers, larger than its own, it loads a tenth faster for 30 MB.
	options := &opt.Options{ReadOnly: readOnly, ErrorIfMissing: readOnly, WriteBuffer: 16 << 20, BlockCacheCapacity: 32 << 20}
	if med.memory != nil {
		options.Compression = opt.NoCompression // a tenth faster for a tenth more memory
	}
	db, err := leveldb.Open(stor, options)
	if err != nil {
		if med.memory == nil {
			err = errors.Join(err, stor.Close())
		}
		return nil, med.explain(err)
	}
	return &fileKV{DB: flatleveldb.New(db), level: db, storage: stor, keep: med.memory != nil}, nil
}

// fileKV closes the files with the database, which LevelDB leaves to who opened
// them; those in memory are kept, to be opened again.
type fileKV struct {
	*flatleveldb.DB
	level   *leveldb.DB // the same
	storage storage.Storage
	keep    bool
}

func (db *fileKV) Close() error {
	err := db.DB.Close()
	if db.keep {
		return err
	}
	return errors.Join(err, db.storage.Close())
}

// explain turns an error of LevelDB into one that callers can tell apart.
func (med medium) explain(err error) error {
	switch {
	case err == nil:
		return nil
	case keepsMessage(err):
		return err
	case errors.Is(err, syscall.EAGAIN), errors.Is(err, syscall.EWOULDBLOCK), errors.Is(err, storage.ErrLocked):
		return fmt.Errorf("%w: %s is in use by another process: wait until it ends, or stop it", ErrLocked, med.path)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EFBIG):
		return fmt.Errorf("%w: %s: %w: what was loaded before is kept; make space and do it again", ErrFull, med.name(), err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("database %s cannot be written to: %w", med.name(), err)
	case isCorrupted(err):
		return med.corrupt(err)
	}
	return fmt.Errorf("database %s: %w", med.name(), err)
}

func (med medium) corrupt(err error) error {
	return fmt.Errorf("%w: %s: %w: nothing was changed; restore a copy, or build it again in another directory", ErrCorrupt, med.path, err)
}

// isCorrupted finds LevelDB's errors of damage inside joined and wrapped ones. A
// file that is not there is one: what may be missing is known before.
func isCorrupted(err error) bool {
	var damaged *lerrors.ErrCorrupted
	var missing *lerrors.ErrMissingFiles
	var file *storage.ErrCorrupted
	return errors.As(err, &damaged) || errors.As(err, &missing) || errors.As(err, &file) || errors.Is(err, fs.ErrNotExist)
}
