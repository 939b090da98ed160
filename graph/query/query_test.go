package query

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/internal/storetest"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

func open(t testing.TB, recs ...*schema.Record) *Query {
	t.Helper()
	return openAt(t, "", recs...)
}

func openAt(t testing.TB, path string, recs ...*schema.Record) *Query {
	t.Helper()
	return New(storetest.Open(t, store.Config{Path: path}, recs...))
}

func TestStatementsComeBackAsTheyWere(t *testing.T) {
	recs := []*schema.Record{sample.Talks(), sample.Visit()}
	q := open(t, recs...)
	for _, rec := range recs {
		for _, want := range rec.Statements {
			got, err := q.Statement(context.Background(), want.ID)
			if err != nil {
				t.Errorf("%s: %v", want.ID, err)
				continue
			}
			if !reflect.DeepEqual(got.Statement, want) {
				t.Errorf("statement %s:\n got %+v\nwant %+v", want.ID, got.Statement, want)
			}
			if got.Source != rec.Source {
				t.Errorf("source:\n got %+v\nwant %+v", got.Source, rec.Source)
			}
		}
	}
	if _, err := q.Statement(context.Background(), "none"); !errors.Is(err, ErrUnknown) {
		t.Errorf("unknown statement: error %v", err)
	}
}

func TestEachFactGivesWhatStatementGives(t *testing.T) {
	recs := []*schema.Record{sample.Talks(), sample.Visit()}
	q := open(t, recs...)
	n := 0
	last := Fact{}
	err := q.EachFact(context.Background(), func(got Fact) bool {
		n++
		want, err := q.Statement(context.Background(), got.ID)
		if err != nil {
			t.Error(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("statement %s:\n got %+v\nwant %+v", want.ID, got, want)
		}
		if got.Source.ID < last.Source.ID || got.Source.ID == last.Source.ID && got.Evidence.Begin < last.Evidence.Begin {
			t.Errorf("%s comes after %s", short([]Fact{got}), short([]Fact{last}))
		}
		last = got
		return true
	})
	if want := len(recs[0].Statements) + len(recs[1].Statements); err != nil || n != want {
		t.Errorf("%d facts, error %v, want %d", n, err, want)
	}
}

func short(facts []Fact) string {
	var out []string
	for _, f := range facts {
		object := f.Object.ID
		if f.Object.IsLiteral() {
			object = fmt.Sprintf("%q", f.Object.Literal)
		}
		out = append(out, fmt.Sprintf("%s %s %s %s", f.Subject.ID, f.PredicateIRI(), object, f.Date))
	}
	return strings.Join(out, "; ")
}

func TestFacts(t *testing.T) {
	q := open(t, sample.Talks(), sample.Visit())
	for _, test := range []struct {
		opts FactsOptions
		want string
	}{
		{FactsOptions{Actor: "bo-lind"},
			"ana-ruiz rel:spoke-with bo-lind 2024-03-08; bo-lind rel:visited chile 2024-04-01; ana-ruiz rel:spoke-with bo-lind "},
		{FactsOptions{Actor: "bo-lind", Filter: Filter{All: true}},
			"ana-ruiz rel:spoke-with bo-lind 2024-03-08; bo-lind rel:visited chile 2024-04-01; bo-lind not:met-with norway ; ana-ruiz rel:spoke-with bo-lind "},
		{FactsOptions{Actor: "ana-ruiz", Filter: Filter{Predicates: []string{"praise"}}}, `ana-ruiz rel:praise "40 pilots" `},
		{FactsOptions{Actor: "ana-ruiz", With: "nordia"}, "ana-ruiz rel:leads nordia 2024"},
		{FactsOptions{Actor: "chile"}, "bo-lind rel:visited chile 2024-04-01; chile rel:bought-from кіоск "},
		{FactsOptions{Actor: "norway"}, ""},
		{FactsOptions{Actor: "norway", Filter: Filter{All: true, Predicates: []string{"aids"}}}, "norway maybe:aids chile 2024-03"},
		{FactsOptions{Actor: "bo-lind", Filter: Filter{Since: "2024-03-09"}}, "bo-lind rel:visited chile 2024-04-01"},
		{FactsOptions{Actor: "bo-lind", Filter: Filter{Until: "2024-03"}}, "ana-ruiz rel:spoke-with bo-lind 2024-03-08"},
		{FactsOptions{Actor: "norway", Filter: Filter{All: true, Since: "2024-03-31", Until: "2024"}}, "norway maybe:aids chile 2024-03"},
		{FactsOptions{Actor: "norway", Filter: Filter{All: true, Since: "2024-04"}}, ""},
		{FactsOptions{Actor: "bo-lind", Limit: 1}, "ana-ruiz rel:spoke-with bo-lind 2024-03-08"},
	} {
		got, err := q.Facts(context.Background(), test.opts)
		if err != nil {
			t.Errorf("%+v: %v", test.opts, err)
		} else if short(got) != test.want {
			t.Errorf("%+v:\n got %s\nwant %s", test.opts, short(got), test.want)
		}
	}
	if _, err := q.Facts(context.Background(), FactsOptions{Actor: "nobody"}); !errors.Is(err, ErrUnknown) {
		t.Errorf("unknown actor: error %v", err)
	}
	for _, bad := range []string{"soon", "2024-13", "2024-03-08T10:00:00Z"} {
		if _, err := q.Facts(context.Background(), FactsOptions{Actor: "chile", Filter: Filter{Since: bad}}); err == nil {
			t.Errorf("no error for date %q", bad)
		}
	}
}

func TestStrongestPrefersWhatSeveralArticlesState(t *testing.T) {
	q := open(t, sample.Talks(), sample.Visit())
	stated := []string{"no such statement"}
	for _, rec := range []*schema.Record{sample.Talks(), sample.Visit()} {
		for _, stmt := range rec.Statements {
			stated = append(stated, stmt.ID)
		}
	}
	got, err := q.Strongest(context.Background(), stated, 2)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0].Predicate != "spoke-with" || got[0].Support != 2 || got[0].Confidence != 0.93 || got[1].Support != 1 {
		t.Errorf("got %s", short(got))
	}
	all, err := q.Strongest(context.Background(), stated, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 7 { // of eight statements, two are of one fact
		t.Errorf("%d facts: %s", len(all), short(all))
	}
	for i, fact := range all[1:] {
		if before := all[i]; before.Support == fact.Support && before.Object.IsLiteral() && !fact.Object.IsLiteral() {
			t.Errorf("a literal comes before an actor: %s", short(all))
		}
	}
}

func ids(ents []schema.Entity) string {
	var out []string
	for _, ent := range ents {
		out = append(out, ent.ID)
	}
	return strings.Join(out, " ")
}

func TestResolve(t *testing.T) {
	other := sample.Make(schema.Source{Headline: "Other Ruiz"}, []string{"Eva Ruiz left Oslo."},
		sample.Link{Subject: schema.Entity{ID: "eva-ruiz", Type: schema.Person, Label: "Eva Ruiz", Aliases: []string{"Ruiz"}}, Predicate: "left", Words: "left", Object: sample.Oslo})
	q := open(t, sample.Talks(), sample.Visit(), other)
	for name, want := range map[string]string{
		"ana-ruiz":   "ana-ruiz",
		"Ana Ruiz":   "ana-ruiz",
		"ana ruiz":   "ana-ruiz",
		"Ruiz":       "ana-ruiz eva-ruiz", // most facts first
		"ruiz":       "ana-ruiz eva-ruiz",
		"RUIZ":       "ana-ruiz eva-ruiz",
		"Bo L":       "bo-lind",
		"orweg":      "norway",
		"Кіоск":      "кіоск",
		" Norwegian": "norway",
		"Zanzibar":   "",
		// Names that no article has, of actors that some do.
		"Kingdom of Norway": "norway",
		"Republic of Chile": "chile",
		"Chilean":           "",
		"Peru":              "",
		"":                  "",
	} {
		got, err := q.Resolve(context.Background(), name)
		if err != nil {
			t.Errorf("%q: %v", name, err)
		} else if ids(got) != want {
			t.Errorf("%q: got %s, want %s", name, ids(got), want)
		}
	}
}

func TestEntitiesAreAsTheArticlesHaveThem(t *testing.T) {
	q := open(t, sample.Talks(), sample.Visit())
	got, err := q.Entities(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if want := "ana-ruiz bo-lind chile nordia norway oslo кіоск"; ids(got) != want {
		t.Errorf("got %s, want %s", ids(got), want)
	}
	for _, ent := range got {
		if ent.ID == "norway" && !reflect.DeepEqual(ent, sample.Norway) {
			t.Errorf("got %+v, want %+v", ent, sample.Norway)
		}
	}
}

func way(chain Chain) string {
	out := chain.Steps[0].From.ID
	for _, step := range chain.Steps {
		out += " > " + step.To.ID + fmt.Sprintf("(%d)", len(step.Facts))
	}
	return out
}

func TestPath(t *testing.T) {
	q := open(t, sample.Talks(), sample.Visit())
	for _, test := range []struct {
		opts PathOptions
		want string
	}{
		{PathOptions{From: "ana-ruiz", To: "bo-lind"}, "ana-ruiz > bo-lind(2)"},
		{PathOptions{From: "nordia", To: "кіоск"}, "nordia > ana-ruiz(1) > bo-lind(2) > chile(1) > кіоск(1)"},
		{PathOptions{From: "кіоск", To: "nordia"}, "кіоск > chile(1) > bo-lind(1) > ana-ruiz(2) > nordia(1)"},
		{PathOptions{From: "nordia", To: "кіоск", Max: 3}, ""},
		{PathOptions{From: "nordia", To: "norway"}, ""},
		{PathOptions{From: "nordia", To: "norway", Filter: Filter{All: true}}, "nordia > ana-ruiz(1) > bo-lind(2) > norway(1)nordia > ana-ruiz(1) > bo-lind(2) > chile(1) > norway(1)"},
	} {
		chains, err := q.Path(context.Background(), test.opts)
		if err != nil {
			t.Errorf("%+v: %v", test.opts, err)
			continue
		}
		got := ""
		for _, chain := range chains {
			got += way(chain)
		}
		if got != test.want {
			t.Errorf("%+v: got %s, want %s", test.opts, got, test.want)
		}
	}
	if _, err := q.Path(context.Background(), PathOptions{From: "nordia", To: "nobody"}); !errors.Is(err, ErrUnknown) {
		t.Errorf("unknown actor: error %v", err)
	}
	if _, err := q.Path(context.Background(), PathOptions{From: "nordia", To: "nordia"}); err == nil {
		t.Error("no error for a path to itself")
	}
}

// grid is a lattice of n by n actors, each linked to the next ones right and
// below, with facts in different directions and of different confidence.
func grid(n int) *schema.Record {
	name := func(x, y int) schema.Entity {
		return schema.Entity{ID: fmt.Sprintf("p%d-%d", x, y), Type: schema.Person, Label: fmt.Sprintf("P%d-%d", x, y)}
	}
	var sentences []string
	var links []sample.Link
	link := func(a, b schema.Entity, confidence float64) {
		sentences = append(sentences, a.Label+" met "+b.Label+".")
		links = append(links, sample.Link{Sentence: len(sentences) - 1, Subject: a, Predicate: "met-with", Words: "met", Object: b,
			Edit: func(s *schema.Statement) { s.Confidence = confidence }})
	}
	for y := range n {
		for x := range n {
			if x+1 < n {
				link(name(x, y), name(x+1, y), 0.5)
			}
			if y+1 < n {
				link(name(x, y+1), name(x, y), 0.5+0.1*float64(x%2))
			}
		}
	}
	return sample.Make(schema.Source{}, sentences, links...)
}

func TestPathFindsAllShortestChains(t *testing.T) {
	q := open(t, grid(4))
	chains, err := q.Path(context.Background(), PathOptions{From: "p0-0", To: "p3-2", Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]bool)
	for _, chain := range chains {
		seen[way(chain)] = true
		if len(chain.Steps) != 5 {
			t.Errorf("%d steps: %s", len(chain.Steps), way(chain))
		}
	}
	if len(chains) != 10 || len(seen) != 10 { // 5 over 2
		t.Errorf("%d chains, %d different, want 10", len(chains), len(seen))
	}
	again, err := q.Path(context.Background(), PathOptions{From: "p0-0", To: "p3-2", Limit: 4})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again, chains[:4]) {
		t.Error("a limit changes the order of chains")
	}
}

func TestAnswersAreTheSameOnDisk(t *testing.T) {
	mem := open(t, sample.Talks(), sample.Visit())
	disk := openAt(t, filepath.Join(t.TempDir(), "graph"), sample.Visit(), sample.Talks()) // and in any order
	for name, ask := range map[string]func(q *Query) (any, error){
		"facts": func(q *Query) (any, error) {
			return q.Facts(context.Background(), FactsOptions{Actor: "bo-lind", Filter: Filter{All: true}})
		},
		"top": func(q *Query) (any, error) { return q.Top(context.Background(), TopOptions{Filter: Filter{All: true}}) },
		"path": func(q *Query) (any, error) {
			return q.Path(context.Background(), PathOptions{From: "nordia", To: "кіоск"})
		},
	} {
		a, err := ask(mem)
		if err != nil {
			t.Fatal(err)
		}
		b, err := ask(disk)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s:\nmemory %v\n  disk %v", name, a, b)
		}
	}
}
