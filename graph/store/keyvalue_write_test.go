package store

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	hidalgo "github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/flat"
	protobuf "google.golang.org/protobuf/proto"

	"github.com/quadwire/quadwire/graph/quads"
)

// stored returns all that a database holds, the log without its times.
func stored(t *testing.T, db *keyValue) map[string]string {
	t.Helper()
	ctx := context.Background()
	all := map[string]string{}
	err := hidalgo.View(ctx, db.files, func(tx hidalgo.Tx) error {
		it := tx.Scan(ctx)
		defer it.Close()
		for it.Next(ctx) {
			key, value := it.Key(), string(it.Val())
			if len(key) == 2 && string(key[0]) == "log" && value != "" {
				var p proto.Primitive
				if err := protobuf.Unmarshal([]byte(value), &p); err != nil {
					return err
				}
				p.Timestamp = 0
				value = p.String()
			}
			all[fmt.Sprintf("%q", key)] = value
		}
		return it.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestInsertionWritesWhatCayleyWrites adds and removes the same quads by the writer of
// this package and by that of Cayley, and compares all that is stored.
func TestInsertionWritesWhatCayleyWrites(t *testing.T) {
	ctx := context.Background()
	empty := func() *keyValue {
		db, err := newMemory().open(ctx, false)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { db.Close() })
		return db.(*keyValue)
	}
	ours, cayleys := empty(), empty()
	all := quadsOf(t, someArticles(20)...)
	// Many quads whose nodes are all there, and nodes with bytes that keys escape.
	for i := range 300 {
		node := quad.IRI(fmt.Sprintf("n/%d\\", i%7))
		all = append(all, quad.Quad{Subject: node, Predicate: quad.IRI("p"), Object: quad.Int(i % 3), Label: quad.IRI(fmt.Sprint("l", i))},
			quad.Quad{Subject: node, Predicate: node, Object: node, Label: node})
	}
	all = quads.Sort(all)
	rng := rand.New(rand.NewPCG(3, 1))
	there := map[int]bool{}
	for range 30 {
		var add, remove []quad.Quad
		for _, i := range rng.Perm(len(all))[:1+rng.IntN(300)] {
			switch {
			case !there[i]:
				add = append(add, all[i])
			case rng.IntN(2) == 0:
				remove = append(remove, all[i])
			default:
				continue
			}
			there[i] = !there[i]
		}
		if err := ours.change(add, remove); err != nil {
			t.Fatal(err)
		}
		for _, work := range [][]graph.Delta{deltas(graph.Add, add), deltas(graph.Delete, remove)} {
			if len(work) == 0 {
				continue
			}
			if err := cayleys.ApplyDeltas(work, ignoreAll); err != nil {
				t.Fatal(err)
			}
		}
		// What is there already changes nothing.
		if err := ours.change(append(add, add...), nil); err != nil {
			t.Fatal(err)
		}
	}
	got, want := stored(t, ours), stored(t, cayleys)
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if got[key] != want[key] {
			t.Fatalf("%s is %q, want %q", key, got[key], want[key])
		}
		delete(got, key)
	}
	if len(got) > 0 {
		t.Errorf("stored beside what Cayley stores: %v", got)
	}
}

func TestKeysAreEscapedAsCayleyReadsThem(t *testing.T) {
	w := &insertion{}
	for _, key := range []hidalgo.Key{{[]byte("log"), {0, '/', '\\', 255}}, {{'v', '\\', '/'}, []byte("//")}, {[]byte("meta"), nil}} {
		if got, want := w.keyOf(key[0], key[1]), flat.KeyEscape(key); string(got) != string(want) {
			t.Errorf("key %q, want %q", got, want)
		}
	}
}

func TestQuadsThatLackAPartAreRefused(t *testing.T) {
	st := open(t, Config{})
	if err := st.change([]quad.Quad{{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: quad.IRI("o")}}, nil); err == nil {
		t.Error("a quad without a label was written")
	}
	wantGraph(t, st)
}
