package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/hidal-go/hidalgo/kv/flat"
	"github.com/syndtr/goleveldb/leveldb"
	"github.com/syndtr/goleveldb/leveldb/iterator"
	"github.com/syndtr/goleveldb/leveldb/util"
	"google.golang.org/protobuf/encoding/protowire"
)

// reading looks into Cayley's tables in LevelDB, as they are when it begins. Cayley's
// own iterators read the records of a hundred quads where one is wanted, and those of
// all predicates where some are. The tables are
//
//	log        number → node or quad, with the numbers of its nodes; removed ones stay
//	indexes    numbers of some nodes of a quad → numbers of the quads that have them
type reading struct {
	now *leveldb.Snapshot
	// log stands on the record of number at, 0 if on none; nil until quads that lie
	// side by side, as those of a statement do, are read.
	log iterator.Iterator
	at  uint64
	key []byte
}

func (db *keyValue) read(do func(*reading) error) error {
	now, err := db.level.GetSnapshot()
	if err != nil {
		return err
	}
	r := &reading{now: now}
	defer func() {
		if r.log != nil {
			r.log.Release()
		}
		now.Release()
	}()
	return do(r)
}

func (db *keyValue) scan(ctx context.Context, want Refs, wanted func(predicate graph.Ref) bool, yield func(Refs) bool) error {
	// A key of these indexes has the predicate next: what is not wanted is not read.
	inKeys := want.Predicate == nil && want.Label == nil && (want.Subject != nil || want.Object != nil)
	matching := func(got Refs) bool {
		if !want.matches(got) || !inKeys && wanted != nil && !wanted(got.Predicate) {
			return true
		}
		return yield(got)
	}
	if want.Subject == nil && want.Object == nil && want.Label == nil {
		return db.scanAll(ctx, matching)
	}
	return db.read(func(r *reading) error {
		if inKeys {
			return r.scan(ctx, want, wanted, matching)
		}
		return r.scan(ctx, want, nil, matching)
	})
}

// scanAll reads all quads.
func (db *keyValue) scanAll(ctx context.Context, yield func(Refs) bool) error {
	it := db.QuadsAllIterator().Iterate()
	defer it.Close()
	for n := 0; it.Next(ctx); n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		var got Refs
		for _, part := range (Pattern{}).parts(&got) {
			ref, err := db.QuadDirection(it.Result(), part.dir)
			if err != nil {
				return err
			}
			*part.ref = ref
		}
		if !yield(got) {
			return nil
		}
	}
	return errors.Join(it.Err(), ctx.Err())
}

func (db *keyValue) values(ctx context.Context, refs []graph.Ref) ([]quad.Value, error) {
	out := make([]quad.Value, len(refs))
	err := db.read(func(r *reading) error {
		for i, ref := range refs {
			number, ok := ref.(kv.Int64Value)
			if !ok && ref != nil {
				return fmt.Errorf("reference %v is of another database", ref)
			}
			if number == 0 {
				continue
			}
			if i%1024 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			data, err := r.record(uint64(number), false)
			if err != nil {
				return err
			}
			rec, err := parseRecord(data)
			if err != nil {
				return err
			}
			if len(rec.value) == 0 {
				continue
			}
			if out[i], err = pquads.UnmarshalValue(rec.value); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// scan calls yield for the quads that the narrowest index has for want, of those
// predicates that wanted accepts, until it returns false. Nil accepts all; it is asked
// only where want is a subject or an object alone.
func (r *reading) scan(ctx context.Context, want Refs, wanted func(predicate graph.Ref) bool, yield func(Refs) bool) error {
	bySubject, byObject, byLabel := indexes[0], indexes[1], indexes[2]
	switch {
	case want.Subject != nil && want.Predicate != nil && want.Object != nil:
		return r.indexed(ctx, indexKey(byObject, want.Object, want.Predicate, want.Subject), want, yield)
	case want.Subject != nil && want.Predicate != nil:
		return r.indexed(ctx, indexKey(bySubject, want.Subject, want.Predicate), want, yield)
	case want.Label != nil:
		return r.indexed(ctx, indexKey(byLabel, want.Label), want, yield)
	case want.Object != nil && want.Predicate != nil:
		return r.each(ctx, indexKey(byObject, want.Object, want.Predicate), want, nil, yield)
	case want.Subject != nil:
		return r.each(ctx, indexKey(bySubject, want.Subject), want, wanted, yield)
	default:
		return r.each(ctx, indexKey(byObject, want.Object), want, wanted, yield)
	}
}

// indexKey returns the key of an index for the nodes that are its first parts.
func indexKey(index kv.QuadIndex, nodes ...graph.Ref) flat.Key {
	numbers := make([]uint64, len(nodes))
	for i, node := range nodes {
		number, _ := node.(kv.Int64Value) // 0, which no node has, for what is of another database
		numbers[i] = uint64(number)
	}
	return flat.KeyEscape(index.Key(numbers))
}

// indexed reads the quads that an index has under a key.
func (r *reading) indexed(ctx context.Context, key flat.Key, like Refs, yield func(Refs) bool) error {
	list, err := r.now.Get(key, nil)
	if errors.Is(err, leveldb.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return r.quads(ctx, list, like, yield)
}

// each reads the quads that an index has under the keys that begin with prefix. What
// follows in a key is a predicate where wanted is not nil: all keys with one that it
// does not accept are passed over.
func (r *reading) each(ctx context.Context, prefix flat.Key, like Refs, wanted func(predicate graph.Ref) bool, yield func(Refs) bool) error {
	it := r.now.NewIterator(util.BytesPrefix(prefix), nil)
	defer it.Release()
	var with []byte // the keys with the last predicate that was accepted begin with it
	var part []listed
	for ok := it.First(); ok; {
		if wanted != nil && (with == nil || !bytes.HasPrefix(it.Key(), with)) {
			predicate, length := unescape(it.Key()[len(prefix):])
			with = append(with[:0], it.Key()[:len(prefix)+length]...)
			like.Predicate = kv.Int64Value(predicate)
			if !wanted(like.Predicate) {
				after := util.BytesPrefix(with).Limit
				with = nil
				ok = after != nil && it.Seek(after)
				continue
			}
		}
		for list := it.Value(); len(list) > 0; {
			number, size := binary.Uvarint(list)
			if size <= 0 {
				return errCutOff
			}
			part, list = append(part, listed{number: number, predicate: like.Predicate}), list[size:]
		}
		if len(part) >= atOnce {
			more, err := r.together(ctx, part, like, yield)
			if err != nil || !more {
				return err
			}
			part = part[:0]
		}
		ok = it.Next()
	}
	if err := it.Error(); err != nil {
		return err
	}
	_, err := r.together(ctx, part, like, yield)
	return err
}

// listed is a quad that an index has.
type listed struct {
	number    uint64
	predicate graph.Ref // nil where it is not known
	record    logRecord
}

// atOnce is of how many quads at least the records are read before they are passed on.
const atOnce = 256

var errCutOff = fmt.Errorf("%w: a list of an index is cut off", ErrCorrupt)

// together reads quads in the order in which they lie in the log, and passes them on as
// they come.
func (r *reading) together(ctx context.Context, part []listed, like Refs, yield func(Refs) bool) (bool, error) {
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	order := make([]int, len(part))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(part[a].number, part[b].number) })
	for k, i := range order {
		number := part[i].number
		data, err := r.record(number, k+1 < len(order) && part[order[k+1]].number-number < near)
		if err != nil {
			return false, err
		}
		if part[i].record, err = parseRecord(data); err != nil {
			return false, err
		}
		part[i].record.deleted = part[i].record.deleted || data == nil
	}
	for i := range part {
		like.Predicate = part[i].predicate
		if rec := &part[i].record; !rec.deleted && !yield(rec.refs(like)) {
			return false, nil
		}
	}
	return true, nil
}

// unescape reads a number from a key, and returns how many bytes it takes there: a
// separator or an escape in it stands behind an escape.
func unescape(key []byte) (number uint64, length int) {
	for range 8 {
		if length+1 < len(key) && key[length] == '\\' {
			length++
		}
		if length < len(key) {
			number = number<<8 | uint64(key[length])
			length++
		}
	}
	return number, length
}

// quads reads the quads of a list of an index, but for those that were removed.
func (r *reading) quads(ctx context.Context, list []byte, like Refs, yield func(Refs) bool) error {
	next, size := binary.Uvarint(list)
	for n := 0; len(list) > 0; n++ {
		if n%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if size <= 0 {
			return errCutOff
		}
		number := next
		list = list[size:]
		next, size = binary.Uvarint(list)
		data, err := r.record(number, size > 0 && next-number < near)
		if err != nil {
			return err
		}
		if data == nil {
			continue
		}
		rec, err := parseRecord(data)
		if err != nil {
			return err
		}
		if !rec.deleted && !yield(rec.refs(like)) {
			return nil
		}
	}
	return nil
}

// record returns the record of a number, nil if there is none; it is valid until the
// next one is read. Follows says that one near behind it will be read next.
func (r *reading) record(number uint64, follows bool) ([]byte, error) {
	r.key = appendLogKey(r.key[:0], number)
	isNext := r.log != nil && r.at != 0 && number > r.at && number-r.at < near
	if !isNext && !follows {
		data, err := r.now.Get(r.key, nil)
		if errors.Is(err, leveldb.ErrNotFound) {
			return nil, nil
		}
		return data, err
	}
	if r.log == nil {
		r.log = r.now.NewIterator(util.BytesPrefix([]byte("log/")), nil)
	}
	if isNext {
		// The keys are not quite in the order of the numbers, see unescape.
		for range number - r.at {
			if !r.log.Next() {
				break
			}
			if bytes.Equal(r.log.Key(), r.key) {
				r.at = number
				return r.log.Value(), nil
			}
		}
	}
	r.at = 0
	if !r.log.Seek(r.key) || !bytes.Equal(r.log.Key(), r.key) {
		return nil, r.log.Error()
	}
	r.at = number
	return r.log.Value(), nil
}

// near is how far a quad may lie behind the last one read to be reached by going on.
const near = 8

func appendLogKey(key []byte, number uint64) []byte {
	return appendEscaped(append(key, "log/"...), binary.BigEndian.AppendUint64(nil, number))
}

// logRecord is what the log keeps of a node or a quad: a message Primitive of Cayley's.
type logRecord struct {
	subject, predicate, object, label uint64
	value                             []byte // of a node
	deleted                           bool
}

// The numbers of the fields of Primitive.
const (
	fieldSubject   = 2
	fieldPredicate = 3
	fieldObject    = 4
	fieldLabel     = 5
	fieldValue     = 8
	fieldDeleted   = 9
)

func parseRecord(data []byte) (rec logRecord, err error) {
	for len(data) > 0 {
		field, kind, n := protowire.ConsumeTag(data)
		if n < 0 {
			return rec, fmt.Errorf("%w: record: %w", ErrCorrupt, protowire.ParseError(n))
		}
		data = data[n:]
		var number uint64
		switch {
		case kind == protowire.VarintType:
			number, n = protowire.ConsumeVarint(data)
		case kind == protowire.BytesType && field == fieldValue:
			rec.value, n = protowire.ConsumeBytes(data)
		default:
			n = protowire.ConsumeFieldValue(field, kind, data)
		}
		if n < 0 {
			return rec, fmt.Errorf("%w: record: %w", ErrCorrupt, protowire.ParseError(n))
		}
		data = data[n:]
		switch field {
		case fieldSubject:
			rec.subject = number
		case fieldPredicate:
			rec.predicate = number
		case fieldObject:
			rec.object = number
		case fieldLabel:
			rec.label = number
		case fieldDeleted:
			rec.deleted = number != 0
		}
	}
	return rec, nil
}

// refs returns the nodes of a quad; those it has in common with like need no memory of
// their own.
func (rec *logRecord) refs(like Refs) Refs {
	return Refs{
		Subject:   refOf(rec.subject, like.Subject),
		Predicate: refOf(rec.predicate, like.Predicate),
		Object:    refOf(rec.object, like.Object),
		Label:     refOf(rec.label, like.Label),
	}
}

func refOf(number uint64, like graph.Ref) graph.Ref {
	switch {
	case like == kv.Int64Value(number):
		return like
	case number == 0:
		return nil
	}
	return kv.Int64Value(number)
}
