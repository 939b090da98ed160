package store

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	hidalgo "github.com/hidal-go/hidalgo/kv"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/internal/synthetic"
	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/schema"
)

// someArticles returns articles about actors that come up again.
func someArticles(n int) []*schema.Record {
	w := synthetic.New(11, 25)
	var recs []*schema.Record
	for i := range n {
		art, _ := w.Article(i)
		recs = append(recs, synthetic.Record(art))
	}
	return recs
}

// built makes a settled graph of the articles and returns it open.
func built(t testing.TB, config Config, recs []*schema.Record) *Store {
	t.Helper()
	config.Identity = &identity.Decisions{}
	st := open(t, config)
	load(t, st, recs...)
	if _, err := st.Settle(context.Background()); err != nil {
		t.Fatal(err)
	}
	return st
}

func check(t testing.TB, st *Store) *Report {
	t.Helper()
	report, err := st.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func wantClean(t testing.TB, st *Store) {
	t.Helper()
	for _, p := range check(t, st).Problems {
		t.Errorf("problem: %+v", p)
	}
}

// everyKind runs a test on each kind of store.
func everyKind(t *testing.T, test func(t *testing.T, config Config)) {
	t.Run("memory", func(t *testing.T) { test(t, Config{}) })
	for name, config := range lasting {
		t.Run(name, func(t *testing.T) { test(t, config(t)) })
	}
}

func TestCheckOfASoundGraph(t *testing.T) {
	everyKind(t, func(t *testing.T, config Config) {
		recs := someArticles(20)
		st := built(t, config, recs[:15])
		report := check(t, st)
		if len(report.Problems) > 0 || report.Unsettled || report.Articles != 15 || report.Statements == 0 || report.Quads == 0 {
			t.Errorf("got %+v, want 15 articles without problems", report)
		}
		load(t, st, recs[15:]...)
		if report := check(t, st); len(report.Problems) > 0 || !report.Unsettled || report.Articles != 20 {
			t.Errorf("before it is settled: %+v", report)
		}
	})
}

// own returns what the articles of a graph say, each in its own terms: which node an
// actor is may depend on the order in which they came.
func own(t testing.TB, st *Store) (all []quad.Quad) {
	t.Helper()
	docs, err := st.Articles(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range docs {
		have, err := st.Article(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		raw, _ := quads.Localize(have)
		all = append(all, raw...)
	}
	return quads.Sort(all)
}

// first returns the first quad of the graph with a predicate, or with the label of a
// statement where that is empty.
func first(t testing.TB, st *Store, predicate quad.IRI) quad.Quad {
	t.Helper()
	for _, q := range collect(t, st, Pattern{}) {
		label, _ := q.Label.(quad.IRI)
		if q.Predicate == predicate || predicate == "" && strings.HasPrefix(string(label), schema.PrefixStatement) {
			return q
		}
	}
	t.Fatalf("no quad with %s", predicate)
	return quad.Quad{}
}

func remove(t testing.TB, st *Store, q quad.Quad) {
	t.Helper()
	if err := st.apply(nil, []quad.Quad{q}); err != nil {
		t.Fatal(err)
	}
}

func TestDamageIsFoundAndRepaired(t *testing.T) {
	recs := someArticles(6)
	for name, damage := range map[string]struct {
		kind string
		// articles is how many have to be read again
		articles int
		do       func(t *testing.T, st *Store)
	}{
		"a statement without evidence": {EvidenceProblem, 1, func(t *testing.T, st *Store) { remove(t, st, first(t, st, quads.DerivedFrom)) }},
		"a sentence without text":      {EvidenceProblem, 1, func(t *testing.T, st *Store) { remove(t, st, first(t, st, quads.Text)) }},
		"evidence outside its sentence": {EvidenceProblem, 1, func(t *testing.T, st *Store) {
			for _, q := range collect(t, st, Pattern{Predicate: quads.End}) {
				if subject, _ := q.Subject.(quad.IRI); strings.HasPrefix(string(subject), schema.PrefixStatement) {
					remove(t, st, q)
					q.Object = quad.Int(100_000)
					if err := st.apply([]quad.Quad{q}, nil); err != nil {
						t.Fatal(err)
					}
					return
				}
			}
			t.Skip("statements without extent")
		}},
		"a statement without a fact": {FactProblem, 1, func(t *testing.T, st *Store) {
			q := first(t, st, "")
			for _, q := range collect(t, st, Pattern{Label: q.Label}) {
				remove(t, st, q)
			}
		}},
		"an article that is none": {LabelProblem, 1, func(t *testing.T, st *Store) {
			remove(t, st, quad.Quad{Subject: quads.Document(recs[3].Source.ID), Predicate: quads.Type, Object: quads.NewsArticle, Label: quads.Document(recs[3].Source.ID)})
		}},
		"a label of nothing": {LabelProblem, 0, func(t *testing.T, st *Store) {
			if err := st.change([]quad.Quad{{Subject: quad.IRI("ent:a"), Predicate: quad.IRI("rel:b"), Object: quad.IRI("ent:c"), Label: quad.IRI("stmt:none")}}, nil); err != nil {
				t.Fatal(err)
			}
		}},
		"a record of an actor that was altered": {ActorsProblem, 0, func(t *testing.T, st *Store) {
			err := st.db.writeRecords(context.Background(), false, func(put func(string, []byte) error) error { return put("x", []byte("{}")) })
			if err != nil {
				t.Fatal(err)
			}
		}},
		"wrong counts": {CountsProblem, 0, miscount},
	} {
		t.Run(name, func(t *testing.T) {
			everyKind(t, func(t *testing.T, config Config) {
				st := built(t, config, recs)
				before := own(t, st)
				damage.do(t, st)
				report := check(t, st)
				if !slices.ContainsFunc(report.Problems, func(p Problem) bool { return p.Kind == damage.kind }) {
					t.Errorf("found %+v, want a problem of %s", report.Problems, damage.kind)
				}
				repaired, err := st.Repair(context.Background())
				if err != nil {
					t.Fatal(err)
				}
				if len(repaired.Left.Problems) > 0 {
					t.Errorf("left: %+v", repaired.Left.Problems)
				}
				if n := len(recs) - int(repaired.Left.Articles); n != damage.articles {
					t.Errorf("%d articles were removed, want %d: %+v", n, damage.articles, repaired)
				}
				wantClean(t, st)
				load(t, st, recs...)
				if _, err := st.Settle(context.Background()); err != nil {
					t.Fatal(err)
				}
				same(t, "after the articles were read again", own(t, st), before)
				wantClean(t, st)
			})
		})
	}
}

// miscount makes the counts of a database wrong.
func miscount(t *testing.T, st *Store) {
	ctx := context.Background()
	switch db := st.db.(type) {
	case *keyValue:
		err := hidalgo.Update(ctx, db.files, func(tx hidalgo.Tx) error {
			it := tx.Scan(ctx)
			defer it.Close()
			for it.Next(ctx) {
				if key := it.Key(); len(key) == 2 && (len(key[0]) == 3 && key[0][0] == 'n' || string(key[0]) == "sp") {
					if err := tx.Put(ctx, key, []byte{77}); err != nil {
						return err
					}
				}
			}
			return it.Err()
		})
		if err != nil {
			t.Fatal(err)
		}
	case *relational:
		for _, statement := range []string{`UPDATE nodes SET refs = refs + 1`, `INSERT INTO nodes (hash, refs, value_int) VALUES ('\x00', 1, 5)`} {
			if _, err := db.sql.Exec(statement); err != nil {
				t.Fatal(err)
			}
		}
	}
}
