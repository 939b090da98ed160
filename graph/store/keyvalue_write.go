package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	crefs "github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/hidal-go/hidalgo/kv/flat"
	protobuf "google.golang.org/protobuf/proto"
)

// insertion adds quads to Cayley's tables in a key-value store, and leaves there what
// Cayley's ApplyDeltas leaves, but for the times, in less than half the time: each node
// is hashed once, keys are made in place, and what names a node that is new is written
// without looking whether it is there. The tables are
//
//	log        number → node or quad, with the numbers of its nodes; removed ones stay
//	v, n       hash of a node → its number; how many quads name it
//	indexes    numbers of some nodes of a quad → numbers of the quads that have them
//	meta       the last number given, and how many quads there are
type insertion struct {
	tx         flat.Tx
	nodes      []insertedNode
	quads      [][4]int32 // their nodes, in the order of quad.Directions
	before     uint64     // the last number given before
	primitive  proto.Primitive
	key, value []byte // the transaction copies what it is given
}

type insertedNode struct {
	value quad.Value
	hash  crefs.ValueHash
	id    uint64
	named uint64 // by how many of the quads
	isNew bool
}

// insert adds those of the quads that are not there. Each needs all four parts.
func insert(ctx context.Context, tx flat.Tx, add []quad.Quad) error {
	if len(add) == 0 {
		return nil
	}
	w := &insertion{tx: tx}
	w.primitive.Timestamp = time.Now().UnixNano()
	if err := w.collect(add); err != nil {
		return err
	}
	byHash := make([]int32, len(w.nodes))
	for i := range byHash {
		byHash[i] = int32(i)
	}
	slices.SortFunc(byHash, func(a, b int32) int { return bytes.Compare(w.nodes[a].hash[:], w.nodes[b].hash[:]) })
	for _, n := range byHash {
		if err := w.resolve(ctx, &w.nodes[n]); err != nil {
			return err
		}
	}
	if err := w.dropPresent(ctx); err != nil || len(w.quads) == 0 {
		return err
	}
	horizon, err := w.counter(ctx, "horizon")
	if err != nil {
		return err
	}
	w.before = horizon
	for _, n := range byHash {
		node := &w.nodes[n]
		if node.isNew {
			horizon++
			node.id = horizon
		}
		if err := w.putNode(ctx, node); err != nil {
			return err
		}
	}
	first := horizon + 1
	if err := w.putQuads(ctx, first); err != nil {
		return err
	}
	for _, index := range indexes {
		if err := w.putIndex(ctx, index, first); err != nil {
			return err
		}
	}
	size, err := w.counter(ctx, "size")
	if err != nil {
		return err
	}
	return errors.Join(
		w.putCounter(ctx, "size", size+uint64(len(w.quads))),
		w.putCounter(ctx, "horizon", horizon+uint64(len(w.quads))),
	)
}

// collect finds the nodes that the quads have in common, and leaves out quads that are
// there twice.
func (w *insertion) collect(add []quad.Quad) error {
	byValue := make(map[quad.Value]int32, len(add))
	byHash := make(map[crefs.ValueHash]int32, len(add)) // equal times can be different values
	seen := make(map[[4]int32]bool, len(add))
	w.quads = make([][4]int32, 0, len(add))
	for _, q := range add {
		var nodes [4]int32
		for i, value := range [...]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
			if value == nil {
				return fmt.Errorf("a quad that lacks a part: %v", q)
			}
			n, ok := byValue[value]
			if !ok {
				hash := crefs.HashOf(value)
				if n, ok = byHash[hash]; !ok {
					n = int32(len(w.nodes))
					w.nodes = append(w.nodes, insertedNode{value: value, hash: hash})
					byHash[hash] = n
				}
				byValue[value] = n
			}
			nodes[i] = n
		}
		if !seen[nodes] {
			seen[nodes] = true
			w.quads = append(w.quads, nodes)
		}
	}
	return nil
}

// resolve finds the number of a node that is there.
func (w *insertion) resolve(ctx context.Context, node *insertedNode) error {
	value, err := w.get(ctx, w.keyOfNode('v', node))
	node.id, _ = binary.Uvarint(value)
	node.isNew = node.id == 0
	return err
}

// dropPresent leaves out the quads that are there, and counts how often the others name
// their nodes.
func (w *insertion) dropPresent(ctx context.Context) error {
	kept := w.quads[:0]
	for _, nodes := range w.quads {
		present := !slices.ContainsFunc(nodes[:], func(n int32) bool { return w.nodes[n].isNew })
		if present {
			var err error
			if present, err = w.has(ctx, nodes); err != nil {
				return err
			}
		}
		if present {
			continue
		}
		kept = append(kept, nodes)
		for _, n := range nodes {
			w.nodes[n].named++
		}
	}
	w.quads = kept
	return nil
}

// has reports whether a quad is there, all of whose nodes are.
func (w *insertion) has(ctx context.Context, nodes [4]int32) (bool, error) {
	want := &proto.Primitive{}
	for i, dir := range quad.Directions {
		want.SetDirection(dir, w.nodes[nodes[i]].id)
	}
	candidates, err := w.list(ctx, indexes[1], want) // by object, predicate and subject
	if err != nil {
		return false, err
	}
	if len(candidates) > 8 { // a few are read faster than the list of a label, which may be long
		labelled, err := w.list(ctx, indexes[2], want)
		if err != nil {
			return false, err
		}
		candidates = slices.DeleteFunc(candidates, func(id uint64) bool {
			_, found := slices.BinarySearch(labelled, id)
			return !found
		})
	}
	for _, id := range candidates {
		data, err := w.get(ctx, w.keyOfLog(id))
		if err != nil {
			return false, err
		}
		var have proto.Primitive
		if err := protobuf.Unmarshal(data, &have); err != nil {
			return false, fmt.Errorf("%w: entry %d of the log: %w", ErrCorrupt, id, err)
		}
		if !have.Deleted && have.IsSameLink(want) {
			return true, nil
		}
	}
	return false, nil
}

// list returns the numbers that an index has for the nodes of a quad; they ascend.
func (w *insertion) list(ctx context.Context, index kv.QuadIndex, of *proto.Primitive) ([]uint64, error) {
	var nodes []uint64
	for _, dir := range index.Dirs {
		nodes = append(nodes, of.GetDirection(dir))
	}
	list, err := w.get(ctx, w.keyInIndex(index, nodes))
	var out []uint64
	for len(list) > 0 && err == nil {
		id, n := binary.Uvarint(list)
		if n <= 0 {
			return nil, fmt.Errorf("%w: entry of an index", ErrCorrupt)
		}
		out, list = append(out, id), list[n:]
	}
	return out, err
}

// putNode writes a node, or only how many quads name it if it is there.
func (w *insertion) putNode(ctx context.Context, node *insertedNode) error {
	if node.named == 0 {
		return nil // only quads that are there name it
	}
	named := node.named
	if node.isNew {
		if err := w.put(ctx, w.keyOfNode('v', node), binary.AppendUvarint(w.value[:0], node.id)); err != nil {
			return err
		}
		data, err := pquads.MarshalValue(node.value)
		if err != nil {
			return err
		}
		w.primitive.ID, w.primitive.Value = node.id, data
		if err := w.putLog(ctx); err != nil {
			return err
		}
	} else {
		value, err := w.get(ctx, w.keyOfNode('n', node))
		if err != nil {
			return err
		}
		before, _ := binary.Uvarint(value)
		named += before
	}
	return w.put(ctx, w.keyOfNode('n', node), binary.AppendUvarint(w.value[:0], named))
}

// putQuads writes the quads to the log, with the numbers from first.
func (w *insertion) putQuads(ctx context.Context, first uint64) error {
	w.primitive.Value = nil
	for i, nodes := range w.quads {
		w.primitive.ID = first + uint64(i)
		for i, dir := range quad.Directions {
			w.primitive.SetDirection(dir, w.nodes[nodes[i]].id)
		}
		if err := w.putLog(ctx); err != nil {
			return err
		}
	}
	return nil
}

// putIndex adds the quads to an index, in its order.
func (w *insertion) putIndex(ctx context.Context, index kv.QuadIndex, first uint64) error {
	type entry struct {
		key  [3]uint64 // numbers of nodes
		quad int
	}
	entries := make([]entry, len(w.quads))
	for i, dir := range index.Dirs {
		at := slices.Index(quad.Directions, dir)
		for j, nodes := range w.quads {
			entries[j].key[i], entries[j].quad = w.nodes[nodes[at]].id, j
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		for i := range a.key {
			if a.key[i] != b.key[i] {
				return cmp.Compare(a.key[i], b.key[i])
			}
		}
		return cmp.Compare(a.quad, b.quad)
	})
	for len(entries) > 0 {
		same := entries[0].key
		key := w.keyInIndex(index, same[:len(index.Dirs)])
		list := w.value[:0]
		if slices.Max(same[:]) <= w.before { // nothing is filed under a node that is new
			old, err := w.get(ctx, key)
			if err != nil {
				return err
			}
			list = append(list, old...)
		}
		for len(entries) > 0 && entries[0].key == same {
			list = binary.AppendUvarint(list, first+uint64(entries[0].quad))
			entries = entries[1:]
		}
		if err := w.put(ctx, key, list); err != nil {
			return err
		}
	}
	return nil
}

func (w *insertion) putLog(ctx context.Context) (err error) {
	value, err := protobuf.MarshalOptions{}.MarshalAppend(w.value[:0], &w.primitive)
	if err != nil {
		return err
	}
	return w.put(ctx, w.keyOfLog(w.primitive.ID), value)
}

func (w *insertion) counter(ctx context.Context, name string) (uint64, error) {
	value, err := w.get(ctx, w.keyOf([]byte("meta"), []byte(name)))
	if err != nil || value == nil {
		return 0, err
	}
	if len(value) != 8 {
		return 0, fmt.Errorf("%w: counter %s", ErrCorrupt, name)
	}
	return binary.LittleEndian.Uint64(value), nil
}

func (w *insertion) putCounter(ctx context.Context, name string, n uint64) error {
	return w.put(ctx, w.keyOf([]byte("meta"), []byte(name)), binary.LittleEndian.AppendUint64(w.value[:0], n))
}

// get returns nil for what is not there.
func (w *insertion) get(ctx context.Context, key flat.Key) ([]byte, error) {
	value, err := w.tx.Get(ctx, key)
	if errors.Is(err, flat.ErrNotFound) {
		return nil, nil
	}
	return value, err
}

// put writes a value, whose memory is used again.
func (w *insertion) put(ctx context.Context, key flat.Key, value []byte) error {
	w.value = value
	return w.tx.Put(ctx, key, value)
}

// The keys are valid until the next one is made.

func (w *insertion) keyOfNode(table byte, node *insertedNode) flat.Key {
	return w.keyOf([]byte{table, node.hash[0], node.hash[1]}, node.hash[:])
}

func (w *insertion) keyOfLog(id uint64) flat.Key {
	var number [8]byte
	binary.BigEndian.PutUint64(number[:], id)
	return w.keyOf(logBucket[0], number[:])
}

func (w *insertion) keyInIndex(index kv.QuadIndex, ids []uint64) flat.Key {
	var table [3]byte
	var numbers [3 * 8]byte
	for i, dir := range index.Dirs {
		table[i] = dir.Prefix()
		binary.BigEndian.PutUint64(numbers[8*i:], ids[i])
	}
	return w.keyOf(table[:len(index.Dirs)], numbers[:8*len(index.Dirs)])
}

// keyOf makes a flat key of one that has two parts, as [flat.KeyEscape] does.
func (w *insertion) keyOf(table, key []byte) flat.Key {
	w.key = appendEscaped(w.key[:0], table)
	w.key = append(w.key, '/')
	w.key = appendEscaped(w.key, key)
	return w.key
}

func appendEscaped(out, part []byte) []byte {
	for _, c := range part {
		if c == '/' || c == '\\' {
			out = append(out, '\\')
		}
		out = append(out, c)
	}
	return out
}
