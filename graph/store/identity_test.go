package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/schema"
)

func person(label string) schema.Entity {
	return schema.Entity{ID: schema.Slug(label), Type: schema.Person, Label: label}
}

// talk is an article in which a holds an office of Chile, and speaks with b.
func talk(n int, a, office string, b string) *schema.Record {
	from, to := person(a), person(b)
	return sample.Make(
		schema.Source{Path: fmt.Sprintf("talk-%d.txt", n), Published: fmt.Sprintf("2024-03-%02d", 1+n%28)},
		[]string{fmt.Sprintf("%s, %s of Chile, spoke with %s in talk %d.", a, office, b, n)},
		sample.Link{Subject: from, Predicate: "holds-office", Words: "of", Literal: office},
		sample.Link{Subject: from, Predicate: "official-of", Words: "of", Object: sample.Chile},
		sample.Link{Subject: from, Predicate: "spoke-with", Words: "spoke", Object: to, Edit: func(s *schema.Statement) { s.Symmetric = true }},
	)
}

// decided opens the graph in dir with decisions.
func decided(t testing.TB, dir string, decisions ...identity.Decision) *Store {
	t.Helper()
	return open(t, Config{Path: dir, Identity: identity.NewDecisions(decisions...)})
}

// settle settles and closes a store, and returns all its quads.
func settle(t testing.TB, st *Store) (Settled, []quad.Quad) {
	t.Helper()
	out, err := st.Settle(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	all := quads.Sort(collect(t, st, Pattern{}))
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	return out, all
}

// wantWhole makes sure that every quad belongs to an article or to the nodes, and
// that every node that is named is one.
func wantWhole(t testing.TB, st *Store, all []quad.Quad) {
	t.Helper()
	ctx := context.Background()
	var want []quad.Quad
	docs, err := st.Articles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range docs {
		art, err := st.Article(ctx, doc)
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, art...)
	}
	nodes, err := st.Nodes(ctx)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "all quads", all, quads.Sort(append(want, nodes...)))
	alive, profiled := map[quad.Value]bool{}, map[quad.Value]bool{}
	for _, q := range all {
		if _, ok := local(q.Subject); ok && q.Predicate == quads.Type {
			alive[q.Subject] = true
		}
		if q.Predicate == quads.PrefLabel {
			profiled[q.Subject] = true
		}
	}
	if len(alive) != len(profiled) {
		t.Errorf("%d nodes have a type and %d a profile", len(alive), len(profiled))
	}
}

var talks = []*schema.Record{
	talk(1, "Ruiz", "foreign minister", "Bo Lind"),
	talk(2, "Ana Ruiz", "foreign minister", "Bo Lind"),
	talk(3, "Ana Ruíz", "foreign minister", "Zhanna Petrovskaya"),
	talk(4, "Jo Berg", "president", "Janna Petrovskaia"),
	talk(5, "Zhanna Petrovskaya", "envoy", "Ana Ruiz"),
}

func TestSettledGraphHasOneNodePerActor(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "g")
	st := decided(t, dir)
	load(t, st, talks...)
	settled, all := settle(t, st)
	if len(settled.Mergers) != 1 || settled.Mergers[0].From != "ruiz" {
		t.Errorf("got mergers %+v, want that of ruiz", settled.Mergers)
	}
	if n := len(collectFacts(all, "ent:ana-ruiz", "rel:spoke-with")); n != 4 {
		t.Errorf("Ana Ruiz speaks in %d articles, want 4", n)
	}
	want := []quad.Quad{
		{Subject: quad.IRI("ent:ana-ruiz"), Predicate: quads.ArticleCount, Object: quad.Int(4), Label: quads.ProfileLabel},
		{Subject: quad.IRI("ent:ana-ruiz"), Predicate: quads.PrefLabel, Object: quad.String("Ana Ruiz"), Label: quads.ProfileLabel},
		{Subject: quad.IRI("ent:ana-ruiz#n-Ruiz"), Predicate: quads.ArticleCount, Object: quad.Int(1), Label: quads.ProfileLabel},
		{Subject: quad.IRI("ent:ana-ruiz#o-foreign minister"), Predicate: quads.FactCount, Object: quad.Int(3), Label: quads.ProfileLabel},
		{Subject: quad.IRI("ent:zhanna-petrovskaya"), Predicate: quads.ArticleCount, Object: quad.Int(3), Label: quads.ProfileLabel},
	}
	for _, q := range want {
		q.Subject = quad.IRI(strings.ReplaceAll(string(q.Subject.(quad.IRI)), " ", "%20"))
		if !slices.Contains(all, q) {
			t.Errorf("the graph lacks %v", q)
		}
	}
	st = decided(t, dir)
	wantWhole(t, st, all)

	// Loading all once more changes nothing.
	for _, rec := range talks {
		if result := load(t, st, rec); !result.Unchanged {
			t.Errorf("%s changed: %+v", rec.Source.Path, result)
		}
	}
	if _, again := settle(t, st); !slices.Equal(again, all) {
		t.Error("loading the same articles again changed the graph")
	}
}

// collectFacts returns the facts of a subject and predicate.
func collectFacts(all []quad.Quad, subject, predicate quad.IRI) []quad.Quad {
	return slices.DeleteFunc(slices.Clone(all), func(q quad.Quad) bool { return q.Subject != subject || q.Predicate != predicate })
}

func TestDecisionsAreTakenBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "g")
	st := decided(t, dir)
	load(t, st, talks...)
	_, before := settle(t, st)
	decisions := []identity.Decision{
		{Verb: identity.Merge, ID: "jo-berg", Other: "bo-lind", Reason: "a pen name"},
		{Verb: identity.Split, ID: "ana-ruiz", Name: "Ruiz", Other: "other-ruiz"},
		{Verb: identity.Rename, ID: "ana-ruiz", Name: "Ana María Ruiz"},
		{Verb: identity.Merge, ID: "ana-ruiz", Other: "jo-berg"}, // who spoke with one another
		{Verb: identity.Distinct, ID: "ana-ruiz", Other: "zhanna-petrovskaya"},
	}
	states := [][]quad.Quad{before}
	for n := 1; n <= len(decisions); n++ {
		st := decided(t, dir, decisions[:n]...)
		_, all := settle(t, st)
		if slices.Equal(all, states[n-1]) {
			t.Errorf("%s changed nothing", decisions[n-1])
		}
		st = decided(t, dir, decisions[:n]...)
		wantWhole(t, st, all)
		st.Close()
		states = append(states, all)
	}
	last := states[len(states)-1]
	if n := len(collectFacts(last, "ent:jo-berg", quads.Type)) + len(collectFacts(last, "ent:bo-lind", quads.Type)); n != 0 {
		t.Errorf("merged nodes are said to be something %d times", n)
	}
	for n := len(decisions) - 1; n >= 0; n-- {
		if _, all := settle(t, decided(t, dir, decisions[:n]...)); !slices.Equal(all, states[n]) {
			t.Errorf("taking back %q does not give the graph before it", decisions[n])
		}
	}
	// The same decisions on a new graph give the same nodes.
	st = decided(t, filepath.Join(t.TempDir(), "new"), decisions...)
	load(t, st, talks...)
	if _, all := settle(t, st); !slices.Equal(articleQuads(all), articleQuads(last)) {
		t.Error("a graph that is built with the decisions differs from one that they were applied to")
	}
}

// articleQuads leaves out the records of mergers, which tell the order of things.
func articleQuads(all []quad.Quad) []quad.Quad {
	return slices.DeleteFunc(slices.Clone(all), func(q quad.Quad) bool {
		iri, _ := q.Label.(quad.IRI)
		return q.Label == quads.DecisionLabel || strings.HasPrefix(string(iri), "qw:decision-")
	})
}

func TestArticlesLeaveNoOrphans(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "g")
	st := decided(t, dir)
	load(t, st, talks[3])
	_, before := settle(t, st)
	st = decided(t, dir)
	load(t, st, talks[0], talks[1], talks[2])
	if out, err := st.Settle(context.Background()); err != nil || len(out.Mergers) != 1 {
		t.Fatalf("got mergers %+v, %v, want one", out.Mergers, err)
	}
	for _, rec := range talks[:3] {
		if n, err := st.Remove(context.Background(), rec.Source.ID); n == 0 || err != nil {
			t.Fatalf("removed %d quads: %v", n, err)
		}
	}
	if _, all := settle(t, st); !slices.Equal(all, before) {
		t.Error("the articles left something behind")
	}
}

func TestBatchesOfArticlesGiveTheSameNodes(t *testing.T) {
	ctx := context.Background()
	rng := rand.New(rand.NewPCG(3, 4))
	given := []string{"Ana", "Anna", "Zhanna", "Janna", "Jo", "Sergei", "Sergey", "A."}
	surnames := []string{"Ruiz", "Ruíz", "Petrovskaya", "Petrovskaia", "Berg"}
	var recs []*schema.Record
	for n := range 60 {
		name := func() string {
			surname := surnames[rng.IntN(len(surnames))]
			if rng.IntN(5) == 0 {
				return surname
			}
			return given[rng.IntN(len(given))] + " " + surname
		}
		a, b := name(), name()
		if a == b {
			continue
		}
		recs = append(recs, talk(n, a, []string{"president", "envoy", "goalkeeper"}[rng.IntN(3)], b))
	}
	build := func(dir string, flushEach bool) []quad.Quad {
		st := decided(t, dir)
		for _, rec := range recs {
			load(t, st, rec)
			if flushEach {
				if err := st.Flush(ctx); err != nil {
					t.Fatal(err)
				}
			}
		}
		_, all := settle(t, st)
		st = decided(t, dir)
		wantWhole(t, st, all)
		st.Close()
		return all
	}
	one, other := build(filepath.Join(t.TempDir(), "a"), false), build(filepath.Join(t.TempDir(), "b"), true)
	if !slices.Equal(one, other) {
		t.Error("writing after each article gives another graph")
	}
}

// BenchmarkLoadIdentity loads articles of a few hundred actors and settles them.
func BenchmarkLoadIdentity(b *testing.B) {
	rng := rand.New(rand.NewPCG(5, 6))
	const size = 1000
	var recs []*schema.Record
	for n := range size {
		recs = append(recs, talk(n, fmt.Sprintf("Ana Ruiz%c", 'a'+rng.IntN(26)), "envoy", fmt.Sprintf("Bo Lind%c", 'a'+rng.IntN(26))))
	}
	for _, with := range []*identity.Decisions{nil, {}} {
		b.Run(fmt.Sprintf("identity=%v", with != nil), func(b *testing.B) {
			for b.Loop() {
				st := open(b, Config{Identity: with})
				load(b, st, recs...)
				if _, err := st.Settle(context.Background()); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size*b.N)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}
