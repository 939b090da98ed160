package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	hidalgo "github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/flat"
	"github.com/hidal-go/hidalgo/kv/options"
	"github.com/syndtr/goleveldb/leveldb"

	"github.com/quadwire/quadwire/graph/identity"
)

// keyValue is a graph in LevelDB, in a directory or in memory.
type keyValue struct {
	graph.QuadStore
	medium medium
	files  hidalgo.KV
	group  *grouping // files, as Cayley sees them
	level  *leveldb.DB
}

// grouping makes one transaction of several parts: Cayley begins and commits one of its
// own with each call.
type grouping struct {
	flat.KV
	joint flat.Tx // nil outside a group
}

// Tx implements flat.KV. Those who write are one at a time.
func (g *grouping) Tx(ctx context.Context, rw bool) (flat.Tx, error) {
	if rw && g.joint != nil {
		return joined{g.joint}, nil
	}
	return g.KV.Tx(ctx, rw)
}

// joined is a part of a transaction, which ends with the whole.
type joined struct{ flat.Tx }

func (joined) Commit(context.Context) error { return nil }
func (joined) Close() error                 { return nil }

func (db *keyValue) change(add, remove []quad.Quad) (err error) {
	ctx := context.Background() // Cayley has none
	if db.group.joint, err = db.group.KV.Tx(ctx, true); err != nil {
		return err
	}
	defer func() {
		err = errors.Join(err, db.group.joint.Close())
		db.group.joint = nil
	}()
	// Nodes that leave with one quad and come with another keep their numbers.
	if err := insert(ctx, db.group.joint, add); err != nil {
		return err
	}
	if len(remove) > 0 {
		if err := db.ApplyDeltas(deltas(graph.Delete, remove), ignoreAll); err != nil {
			return err
		}
	}
	return db.group.joint.Commit(ctx)
}

// ignoreAll is what Cayley needs to be told, lest it counts wrong.
var ignoreAll = graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}

func deltas(action graph.Procedure, work []quad.Quad) []graph.Delta {
	out := make([]graph.Delta, len(work))
	for i, q := range work {
		out[i] = graph.Delta{Quad: q, Action: action}
	}
	return out
}

func (db *keyValue) refs(_ context.Context, pattern Pattern) (refs Refs, ok bool, err error) {
	for _, part := range pattern.parts(&refs) {
		if part.value == nil {
			continue
		}
		ref, err := db.ValueOf(part.value)
		if err != nil || ref == nil {
			return refs, false, err
		}
		*part.ref = ref
	}
	return refs, true, nil
}

func (db *keyValue) has(_ context.Context, value quad.Value) (bool, error) {
	ref, err := db.ValueOf(value)
	return ref != nil, err
}

func (db *keyValue) size(ctx context.Context) (int64, error) {
	stats, err := db.Stats(ctx, false)
	if errors.Is(err, kv.ErrNoBucket) { // nothing was ever written
		return 0, nil
	}
	return stats.Quads.Value, err
}

// Where the records of the actors are, and their stamp.
var (
	keptBucket = hidalgo.Key{[]byte("actors")}
	stampKey   = hidalgo.Key{[]byte("meta"), []byte("actors")}
)

// stamp says which quads the records belong to. Cayley gives every quad and node that
// it adds the next number, Horizon, and counts all quads: no two states share both.
type stamp struct {
	Version int    `json:"version"`
	Horizon []byte `json:"horizon"`
	Size    []byte `json:"size"`
}

func stampOf(ctx context.Context, tx hidalgo.Tx) ([]byte, error) {
	now := stamp{Version: identity.KeptVersion}
	for _, part := range []struct {
		name string
		into *[]byte
	}{{"horizon", &now.Horizon}, {"size", &now.Size}} {
		value, err := tx.Get(ctx, hidalgo.Key{[]byte("meta"), []byte(part.name)})
		if err != nil && !errors.Is(err, hidalgo.ErrNotFound) {
			return nil, err
		}
		*part.into = value
	}
	return json.Marshal(now)
}

func (db *keyValue) state(ctx context.Context) (state string, err error) {
	err = hidalgo.View(ctx, db.files, func(tx hidalgo.Tx) error {
		now, err := stampOf(ctx, tx)
		state = string(now)
		return err
	})
	return state, err
}

func (db *keyValue) inStep(ctx context.Context) (kept bool, err error) {
	err = hidalgo.View(ctx, db.files, func(tx hidalgo.Tx) error {
		now, err := stampOf(ctx, tx)
		if err != nil {
			return err
		}
		then, err := tx.Get(ctx, stampKey)
		if errors.Is(err, hidalgo.ErrNotFound) {
			return nil
		}
		kept = bytes.Equal(then, now)
		return err
	})
	return kept && err == nil, err
}

func (db *keyValue) eachRecord(ctx context.Context, yield func(key string, value []byte) error) error {
	return hidalgo.View(ctx, db.files, func(tx hidalgo.Tx) error {
		it := tx.Scan(ctx, options.WithPrefixKV(keptBucket))
		defer it.Close()
		for n := 0; it.Next(ctx); n++ {
			if n%1024 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if err := yield(string(it.Key()[1]), it.Val()); err != nil {
				return err
			}
		}
		return it.Err()
	})
}

func (db *keyValue) writeRecords(ctx context.Context, anew bool, change func(put func(key string, value []byte) error) error) error {
	return hidalgo.Update(ctx, db.files, func(tx hidalgo.Tx) error {
		gone := map[string]bool{}
		if anew {
			it := tx.Scan(ctx, options.WithPrefixKV(keptBucket))
			for it.Next(ctx) {
				gone[string(it.Key()[1])] = true
			}
			if err := errors.Join(it.Err(), it.Close()); err != nil {
				return err
			}
		}
		err := change(func(key string, value []byte) error {
			if value == nil {
				gone[key] = true
				return nil
			}
			delete(gone, key)
			return tx.Put(ctx, keptBucket.AppendBytes([]byte(key)), value)
		})
		if err != nil {
			return err
		}
		for _, key := range slices.Sorted(maps.Keys(gone)) {
			if err := tx.Del(ctx, keptBucket.AppendBytes([]byte(key))); err != nil {
				return err
			}
		}
		now, err := stampOf(ctx, tx)
		if err != nil {
			return err
		}
		return tx.Put(ctx, stampKey, now)
	})
}
