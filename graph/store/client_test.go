package store

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
)

func TestQuadsOfClients(t *testing.T) {
	everyKind(t, func(t *testing.T, config Config) {
		ctx := context.Background()
		recs := someArticles(4)
		st := built(t, config, recs)
		actor := first(t, st, quads.Label).Subject
		iri := func(s string) quad.IRI { return quad.IRI(s) }
		own := []quad.Quad{
			quad.Make(iri("my:a"), iri("my:knows"), iri("my:b"), nil),
			quad.Make(actor, iri("my:note"), "asked on Monday", iri("my:notes")),
			quad.Make(iri("my:a"), iri("rdfs:label"), "A", nil),
			quad.Make(iri("my:a"), iri("schema:url"), recs[0].Source.URL, iri("my:a")),
			quad.Make(iri("my:a"), iri("my:knows"), iri("my:b"), nil), // again
		}
		for i, want := range []int{4, 0} {
			if n, err := st.WriteQuads(ctx, own); n != want || err != nil {
				t.Fatalf("writing, time %d: %d quads, %v", i+1, n, err)
			}
		}
		if kept, err := st.db.inStep(ctx); !kept || err != nil {
			t.Errorf("what is kept of the actors counts as old: %v", err)
		}
		wantClean(t, st)
		have, err := st.ClientQuads(ctx)
		if err != nil || len(have) != 4 || !slices.ContainsFunc(have, func(q quad.Quad) bool {
			return q == quad.Make(iri("my:a"), iri("my:knows"), iri("my:b"), quads.ClientLabel)
		}) {
			t.Errorf("the graph has %v, %v", have, err)
		}

		fact := first(t, st, "")
		about := first(t, st, quads.DerivedFrom)
		for _, q := range []quad.Quad{fact, about, {Subject: fact.Subject, Predicate: fact.Predicate, Object: fact.Object}} {
			bad := []quad.Quad{own[0], q}
			if _, err := st.WriteQuads(ctx, bad); !errors.Is(err, quads.ErrOurs) {
				t.Errorf("writing %v: %v", q, err)
			}
			if _, err := st.DeleteQuads(ctx, bad); !errors.Is(err, quads.ErrOurs) {
				t.Errorf("removing %v: %v", q, err)
			}
		}
		if _, err := st.DeleteNode(ctx, actor); !errors.Is(err, quads.ErrOurs) {
			t.Errorf("removing an actor: %v", err)
		}
		if _, err := st.Remove(ctx, recs[0].Source.ID); err != nil {
			t.Fatal(err)
		}
		load(t, st, recs[0])
		if _, err := st.Settle(ctx); err != nil {
			t.Fatal(err)
		}
		if have, err = st.ClientQuads(ctx); len(have) != 4 || err != nil {
			t.Errorf("after an article was read again: %v, %v", have, err)
		}

		if n, err := st.DeleteNode(ctx, iri("my:b")); n != 1 || err != nil {
			t.Errorf("removing a node: %d, %v", n, err)
		}
		if n, err := st.DeleteQuads(ctx, own); n != 3 || err != nil {
			t.Errorf("removing: %d, %v", n, err)
		}
		wantClean(t, st)
		if have, err = st.ClientQuads(ctx); len(have) != 0 || err != nil {
			t.Errorf("after removing all: %v, %v", have, err)
		}
	})
}
