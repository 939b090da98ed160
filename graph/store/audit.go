package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/maphash"
	"os"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	hidalgo "github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/options"
	protobuf "google.golang.org/protobuf/proto"
)

// keyValueAudit compares Cayley's counts and indexes with its log, which has every
// node and quad once, by number. Of what may be in any order it compares sums of
// hashes, so that five bytes per number are all it needs.
type keyValueAudit struct {
	tx   hidalgo.Tx
	seed maphash.Seed

	kinds []byte   // by number
	named []uint32 // by number of a node: how often quads name it

	quads, missing, orphans, misfiled int64

	values, counts sums
	indexes        [3]sums
}

// sums are those of what the log says and of what is stored.
type sums struct{ want, have uint64 }

const (
	noKind byte = iota
	nodeKind
	quadKind
	goneKind // a quad that was removed
)

var logBucket = hidalgo.Key{[]byte("log")}

func (db *keyValue) audit(ctx context.Context, report func(string)) error {
	return hidalgo.View(ctx, db.files, func(tx hidalgo.Tx) error {
		a := &keyValueAudit{tx: tx, seed: maphash.MakeSeed()}
		if err := a.eachLogged(ctx, a.count); err != nil {
			return err
		}
		if err := a.eachLogged(ctx, a.expect); err != nil {
			return err
		}
		size, err := a.stored(ctx)
		if err != nil {
			return err
		}
		if size != a.quads {
			report(fmt.Sprintf("the database says that it has %d quads and has %d", size, a.quads))
		}
		for _, part := range []struct {
			n    int64
			what string
		}{
			{a.missing, "nodes that quads name are missing"},
			{a.orphans, "nodes are named by no quad"},
			{a.misfiled, "entries of indexes are of no quad"},
		} {
			if part.n > 0 {
				report(fmt.Sprintf("%d %s", part.n, part.what))
			}
		}
		if a.values.want != a.values.have {
			report("the index of values does not agree with the nodes")
		}
		if a.counts.want != a.counts.have {
			report("the counts of references do not agree with the quads")
		}
		for i, index := range a.indexes {
			if index.want != index.have {
				report(fmt.Sprintf("the index %s does not agree with the quads", bucketOf(indexes[i])))
			}
		}
		return nil
	})
}

// bucketOf returns the name of the bucket of an index.
func bucketOf(index kv.QuadIndex) string {
	var name []byte
	for _, dir := range index.Dirs {
		name = append(name, dir.Prefix())
	}
	return string(name)
}

func (a *keyValueAudit) eachLogged(ctx context.Context, yield func(*proto.Primitive) error) error {
	it := a.tx.Scan(ctx, options.WithPrefixKV(logBucket))
	defer it.Close()
	for n := 0; it.Next(ctx); n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if len(it.Key()) != len(logBucket)+1 || len(it.Val()) == 0 {
			continue // the bucket itself
		}
		p := &proto.Primitive{}
		if err := protobuf.Unmarshal(it.Val(), p); err != nil {
			return fmt.Errorf("%w: entry of the log: %w", ErrCorrupt, err)
		}
		if err := yield(p); err != nil {
			return err
		}
	}
	return it.Err()
}

// at makes room for a number.
func (a *keyValueAudit) at(id uint64) uint64 {
	for uint64(len(a.kinds)) <= id {
		a.kinds, a.named = append(a.kinds, noKind), append(a.named, 0)
	}
	return id
}

func (a *keyValueAudit) count(p *proto.Primitive) error {
	switch {
	case p.IsNode():
		a.kinds[a.at(p.ID)] = nodeKind
		return nil
	case p.Deleted:
		a.kinds[a.at(p.ID)] = goneKind
		return nil
	}
	a.kinds[a.at(p.ID)] = quadKind
	a.quads++
	for _, dir := range quad.Directions {
		if id := p.GetDirection(dir); id != 0 {
			a.named[a.at(id)]++
		}
	}
	return nil
}

func (a *keyValueAudit) expect(p *proto.Primitive) error {
	switch a.kinds[p.ID] {
	case nodeKind:
		if a.named[p.ID] == 0 {
			a.orphans++
		}
		value, err := pquads.UnmarshalValue(p.Value)
		if err != nil {
			return fmt.Errorf("%w: value of a node: %w", ErrCorrupt, err)
		}
		hash := quad.HashOf(value)
		a.values.want += a.sum(hash, p.ID)
		a.counts.want += a.sum(hash, uint64(a.named[p.ID]))
	case quadKind:
		for _, dir := range quad.Directions {
			if id := p.GetDirection(dir); id != 0 && a.kinds[id] != nodeKind {
				a.missing++
			}
		}
		for i, index := range indexes {
			a.indexes[i].want += a.sum(index.KeyFor(p)[1], p.ID)
		}
	}
	return nil
}

func (a *keyValueAudit) sum(key []byte, n uint64) uint64 {
	return maphash.Bytes(a.seed, binary.BigEndian.AppendUint64(append([]byte(nil), key...), n))
}

// stored adds up what is stored beside the log, and returns the number of quads that
// Cayley counts.
func (a *keyValueAudit) stored(ctx context.Context) (size int64, err error) {
	byBucket := map[string]int{}
	for i, index := range indexes {
		byBucket[bucketOf(index)] = i
	}
	it := a.tx.Scan(ctx)
	defer it.Close()
	for n := 0; it.Next(ctx); n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return 0, ctx.Err()
		}
		key, value := it.Key(), it.Val()
		if len(key) != 2 || len(key[0]) == 0 {
			continue
		}
		bucket := string(key[0])
		if i, ok := byBucket[bucket]; ok {
			a.listed(&a.indexes[i], key[1], value)
			continue
		}
		switch {
		case bucket == "meta" && string(key[1]) == "size" && len(value) == 8:
			size = int64(binary.LittleEndian.Uint64(value))
		case len(bucket) == 3 && bucket[0] == 'v':
			id, _ := binary.Uvarint(value)
			a.values.have += a.sum(key[1], id)
		case len(bucket) == 3 && bucket[0] == 'n':
			count, _ := binary.Uvarint(value)
			a.counts.have += a.sum(key[1], count)
		}
	}
	return size, it.Err()
}

// listed adds up an entry of an index, a list of numbers.
func (a *keyValueAudit) listed(index *sums, key, list []byte) {
	for len(list) > 0 {
		id, n := binary.Uvarint(list)
		if n <= 0 {
			a.misfiled++
			return
		}
		list = list[n:]
		switch {
		case id >= uint64(len(a.kinds)) || a.kinds[id] != quadKind && a.kinds[id] != goneKind:
			a.misfiled++
		case a.kinds[id] == quadKind:
			index.have += a.sum(key, id)
		}
	}
}

// Suffixes of the directories that rebuild uses beside that of the database.
const (
	rebuiltSuffix = ".rebuilt"
	damagedSuffix = ".damaged"
)

// rebuild copies the quads to a new database and puts it in the place of the old one.
// Quads whose nodes are missing stay behind.
func (db *keyValue) rebuild(ctx context.Context) (at place, err error) {
	to := newMemory()
	if db.medium.path != "" {
		to = medium{path: db.medium.path + rebuiltSuffix}
		if err := os.RemoveAll(to.path); err != nil {
			return nil, errors.Join(err, db.Close())
		}
	}
	other, err := to.open(ctx, false)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	err = db.copyTo(ctx, other)
	if err = errors.Join(err, other.Close(), db.Close()); err != nil || db.medium.path == "" {
		return to, err
	}
	damaged := db.medium.path + damagedSuffix
	if err := os.Rename(db.medium.path, damaged); err != nil {
		return nil, err
	}
	if err := os.Rename(to.path, db.medium.path); err != nil {
		return nil, errors.Join(err, os.Rename(damaged, db.medium.path))
	}
	return db.medium, os.RemoveAll(damaged)
}

func (db *keyValue) copyTo(ctx context.Context, other backend) error {
	var batch []quad.Quad
	var refs []graph.Ref
	flush := func() error {
		values, err := db.values(ctx, refs)
		if err != nil {
			return err
		}
		for i := 0; i < len(values); i += 4 {
			q := quad.Quad{Subject: values[i], Predicate: values[i+1], Object: values[i+2], Label: values[i+3]}
			if q.Subject != nil && q.Predicate != nil && q.Object != nil && q.Label != nil {
				batch = append(batch, q)
			}
		}
		err = other.change(batch, nil)
		batch, refs = batch[:0], refs[:0]
		return err
	}
	var inner error
	err := db.scan(ctx, Refs{}, nil, func(r Refs) bool {
		if refs = append(refs, r.Subject, r.Predicate, r.Object, r.Label); len(refs) >= 4*batchQuads {
			inner = flush()
		}
		return inner == nil
	})
	if err = errors.Join(err, inner); err != nil {
		return err
	}
	return flush()
}
