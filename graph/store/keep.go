package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	hidalgo "github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/options"

	"github.com/quadwire/quadwire/graph/identity"
)

// What the resolver knows of the actors is kept in the same database, beside the
// quads: no part of the graph, and found out again from the articles wherever it is
// not in step with them. It is written last, in one transaction with a stamp of the
// quads as they are then; every later change of the quads makes the stamp another.
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

// recall gives r what is kept of the actors, and reports whether that is all.
func (st *Store) recall(ctx context.Context, r *identity.Resolver) (bool, error) {
	st.mu.RLock()
	defer st.mu.RUnlock()
	if st.db.QuadStore == nil {
		return false, fmt.Errorf("%s: %w", st.name(), errClosed)
	}
	tx, err := st.db.files.Tx(ctx, false)
	if err != nil {
		return false, st.explain(err)
	}
	defer tx.Close()
	if kept, err := inStep(ctx, tx); err != nil || !kept {
		return false, st.explain(err)
	}
	it := tx.Scan(ctx, options.WithPrefixKV(keptBucket))
	defer it.Close()
	for n := 0; it.Next(ctx); n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return false, ctx.Err()
		}
		if err := r.Recall(string(it.Key()[1]), it.Val()); err != nil {
			return false, nil // what cannot be read is found out again
		}
	}
	// What was just read has not changed.
	return true, errors.Join(st.explain(it.Err()), r.Changed(func(string, []byte) error { return nil }))
}

// inStep reports whether what is kept belongs to the quads as they are.
func inStep(ctx context.Context, tx hidalgo.Tx) (bool, error) {
	now, err := stampOf(ctx, tx)
	if err != nil {
		return false, err
	}
	then, err := tx.Get(ctx, stampKey)
	if errors.Is(err, hidalgo.ErrNotFound) {
		return false, nil
	}
	return err == nil && bytes.Equal(then, now), err
}

// keep writes what the resolver knows, unless that is what is kept.
func (st *Store) keep(ctx context.Context) error {
	kept := false
	err := hidalgo.View(ctx, st.db.files, func(tx hidalgo.Tx) (err error) {
		kept, err = inStep(ctx, tx)
		return err
	})
	if err != nil || kept && !st.actors.anew && !st.actors.resolver.HasChanged() {
		return st.explain(err)
	}
	err = hidalgo.Update(ctx, st.db.files, func(tx hidalgo.Tx) error {
		gone := map[string]bool{}
		if st.actors.anew {
			it := tx.Scan(ctx, options.WithPrefixKV(keptBucket))
			for it.Next(ctx) {
				gone[string(it.Key()[1])] = true
			}
			if err := errors.Join(it.Err(), it.Close()); err != nil {
				return err
			}
		}
		err := st.actors.resolver.Changed(func(key string, value []byte) error {
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
	if err != nil {
		st.actors.resolver = nil // it takes what changed for written
		return st.explain(fmt.Errorf("keep what is known of the actors: %w", err))
	}
	st.actors.anew = false
	return nil
}
