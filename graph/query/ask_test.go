package query

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/schema"
)

func TestFilters(t *testing.T) {
	q := open(t, sample.Talks(), sample.Visit())
	for _, test := range []struct {
		actor  string
		filter Filter
		want   int
	}{
		{"bo-lind", Filter{}, 3},
		{"bo-lind", Filter{All: true}, 4},
		{"bo-lind", Filter{Predicates: []string{"CONSULT"}}, 1}, // one of two talks has the category
		{"bo-lind", Filter{Predicates: []string{"spoke-with", "visited"}}, 3},
		{"bo-lind", Filter{Predicates: []string{"no-such"}}, 0},
		{"bo-lind", Filter{Polarity: schema.Negative}, 1},
		{"norway", Filter{Modalities: []schema.Modality{schema.Promised}}, 1},
		{"norway", Filter{Modalities: []schema.Modality{schema.Claimed}}, 0},
		{"norway", Filter{All: true, By: "ana-ruiz"}, 1},
		{"norway", Filter{All: true, By: "RUIZ"}, 1},
		{"norway", Filter{All: true, By: "bo-lind"}, 0},
		{"bo-lind", Filter{MinConfidence: 0.9}, 1},
		{"bo-lind", Filter{Publisher: "example"}, 1},
		{"chile", Filter{Certainty: []schema.Certainty{schema.CertainlySo}}, 1},
	} {
		got, err := q.Facts(context.Background(), FactsOptions{Actor: test.actor, Filter: test.filter})
		if err != nil || len(got) != test.want {
			t.Errorf("%s, %+v: %d facts, want %d: %s, error %v", test.actor, test.filter, len(got), test.want, short(got), err)
		}
	}
	if _, err := q.Facts(context.Background(), FactsOptions{Actor: "chile", Filter: Filter{MinConfidence: 2}}); err == nil {
		t.Error("no error for a confidence of 2")
	}
}

func TestPredicatesStandForTheirKinds(t *testing.T) {
	vocab, err := schema.LoadVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range vocab.Predicates() {
		if p.Parent == "" {
			continue
		}
		keep, err := Filter{Predicates: []string{p.Parent}}.compile()
		if err != nil {
			t.Fatal(err)
		}
		if !keep.wants(predicate{schema.PrefixFact, p.Name}) || !keep.wants(predicate{schema.PrefixFact, p.Parent}) {
			t.Errorf("%s is a kind of %s and not wanted with it", p.Name, p.Parent)
		}
		if keep, err = (Filter{Predicates: []string{p.Name}}).compile(); err != nil || keep.wants(predicate{schema.PrefixFact, p.Parent}) {
			t.Errorf("%s is wanted with its kind %s, error %v", p.Parent, p.Name, err)
		}
	}
}

func TestOrdersAndGroups(t *testing.T) {
	q := open(t, sample.Talks(), sample.Visit())
	for order, want := range map[Order]string{
		ByDate:       "2024-03-08 2024-04-01 ",
		Newest:       "2024-04-01 2024-03-08 ",
		ByConfidence: "2024-03-08 2024-04-01 ",
		ByPredicate:  "2024-03-08  2024-04-01",
	} {
		facts, err := q.Facts(context.Background(), FactsOptions{Actor: "bo-lind", Sort: order})
		if err != nil {
			t.Fatal(err)
		}
		var dates []string
		for _, f := range facts {
			dates = append(dates, f.Date)
		}
		if got := strings.Join(dates, " "); got != want {
			t.Errorf("%s: got %q, want %q", order, got, want)
		}
	}
	facts, err := q.Corroborated(context.Background(), FactsOptions{Actor: "bo-lind"})
	if err != nil {
		t.Fatal(err)
	}
	for by, want := range map[Grouping]string{
		GroupPredicate: "spoke-with:1 visited:1",
		GroupActor:     "ana-ruiz:1 chile:1",
		GroupMonth:     "2024-03:1 2024-04:1",
	} {
		var got []string
		for _, g := range GroupFacts(facts, "bo-lind", by) {
			got = append(got, fmt.Sprintf("%s:%d", g.Key, len(g.Facts)))
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%s: got %q, want %q", by, got, want)
		}
	}
	dated, err := q.Timeline(context.Background(), FactsOptions{Actor: "bo-lind"})
	if err != nil || len(dated) != 2 {
		t.Errorf("timeline of %d facts, want 2, error %v", len(dated), err)
	}
}

// world is a hub that all have to do with, and two that know each other through others:
// a0 and a3 are two steps apart through the hub, and three through a1 and a2.
func world() []*schema.Record {
	person := func(id string) schema.Entity {
		return schema.Entity{ID: id, Type: schema.Person, Label: strings.ToUpper(id)}
	}
	meet := func(date string, pairs ...[2]string) *schema.Record {
		var sentences []string
		var links []sample.Link
		for i, p := range pairs {
			a, b := person(p[0]), person(p[1])
			sentences = append(sentences, a.Label+" met "+b.Label+" on "+date+".")
			links = append(links, sample.Link{Sentence: i, Subject: a, Predicate: "met-with", Words: "met", Object: b,
				Edit: func(s *schema.Statement) { s.Date, s.DateSource = date, "text" }})
		}
		return sample.Make(schema.Source{Published: date}, sentences, links...)
	}
	out := []*schema.Record{
		meet("2024-02-01", [2]string{"a0", "hub"}, [2]string{"hub", "a3"}),
		meet("2024-03-01", [2]string{"a0", "a1"}, [2]string{"a2", "a1"}, [2]string{"a2", "a3"}),
	}
	for i := range 40 {
		out = append(out, meet("2024-01-01", [2]string{"hub", fmt.Sprintf("other%d", i)}))
	}
	return out
}

func TestPathAvoidsHubs(t *testing.T) {
	q := open(t, world()...)
	const straight, round = "a0 > hub(1) > a3(1)", "a0 > a1(1) > a2(1) > a3(1)"
	for _, test := range []struct {
		opts PathOptions
		want []string
	}{
		{PathOptions{}, []string{round, straight}},
		{PathOptions{Hubs: -1}, []string{straight, round}},
		{PathOptions{Max: 2}, []string{straight}},
		{PathOptions{Limit: 1}, []string{round}},
		{PathOptions{Filter: Filter{Until: "2024-02"}}, []string{straight}},
		{PathOptions{Filter: Filter{Since: "2024-03"}}, []string{round}},
		{PathOptions{Filter: Filter{Predicates: []string{"attacks"}}}, nil},
	} {
		test.opts.From, test.opts.To = "a0", "a3"
		chains, err := q.Path(context.Background(), test.opts)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, chain := range chains {
			got = append(got, way(chain))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%+v: got %q, want %q", test.opts, got, test.want)
		}
	}
}

// TestPathsAreTheCheapest compares the chains in a lattice with all that there are.
func TestPathsAreTheCheapest(t *testing.T) {
	const n, most = 4, 6
	q := open(t, grid(n))
	lengths := make(map[int]int)
	var walk func(x, y, steps int, seen map[[2]int]bool)
	walk = func(x, y, steps int, seen map[[2]int]bool) {
		if x == 2 && y == 1 {
			lengths[steps]++
			return
		}
		if x < 0 || y < 0 || x == n || y == n || seen[[2]int{x, y}] || steps == most {
			return
		}
		seen[[2]int{x, y}] = true
		for _, d := range [][2]int{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
			walk(x+d[0], y+d[1], steps+1, seen)
		}
		delete(seen, [2]int{x, y})
	}
	walk(0, 0, 0, map[[2]int]bool{})
	for limit := 1; limit <= 20; limit++ {
		chains, err := q.Path(context.Background(), PathOptions{From: "p0-0", To: "p2-1", Limit: limit, Max: most})
		if err != nil {
			t.Fatal(err)
		}
		got := make(map[int]int)
		seen := make(map[string]bool)
		for _, chain := range chains {
			got[len(chain.Steps)]++
			seen[way(chain)] = true
		}
		three := min(limit, lengths[3])
		if got[3] != three || got[5] != min(limit-three, lengths[5]) || len(seen) != len(chains) {
			t.Errorf("%d chains wanted: %v by length, %d different, of %v", limit, got, len(seen), lengths)
		}
	}
}

func TestNeighborsAndBetween(t *testing.T) {
	q := open(t, world()...)
	describe := func(g *Subgraph) string {
		var out []string
		for _, node := range g.Actors {
			out = append(out, fmt.Sprintf("%s:%d", node.ID, node.Depth))
		}
		for _, link := range g.Links {
			out = append(out, link.From.ID+"-"+link.To.ID)
		}
		return strings.Join(out, " ")
	}
	near, err := q.Neighbors(context.Background(), NeighborsOptions{Actor: "a0"})
	if want := "a0:0 a1:1 hub:1 a0-a1 a0-hub"; err != nil || describe(near) != want {
		t.Errorf("got %s, want %s, error %v", describe(near), want, err)
	}
	far, err := q.Neighbors(context.Background(), NeighborsOptions{Actor: "a0", Depth: 2, Limit: 3})
	if want := "a0:0 a1:1 hub:1 a2:2 a0-a1 a0-hub a1-a2"; err != nil || describe(far) != want || !far.Cut {
		t.Errorf("got %s, cut %v, want %s, error %v", describe(far), far.Cut, want, err)
	}
	joined, err := q.Between(context.Background(), BetweenOptions{Actors: []string{"a0", "a3", "other7"}, Limit: 1})
	if want := "a0:0 a3:0 other7:0 a1:1 a2:1 hub:1 a0-a1 a0-hub a1-a2 a2-a3 a3-hub hub-other7"; err != nil || describe(joined) != want {
		t.Errorf("got %s, want %s, error %v", describe(joined), want, err)
	}
	if _, err := q.Between(context.Background(), BetweenOptions{Actors: []string{"a0", "a0"}}); err == nil {
		t.Error("no error for one actor")
	}
}

func TestTop(t *testing.T) {
	q := open(t, world()...)
	got, err := q.Top(context.Background(), TopOptions{Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Actors) != 2 || got.Actors[0].ID != "hub" || got.Actors[0].Linked != 42 || got.Actors[1].ID != "a0" || got.Actors[1].Facts != 2 || len(got.Pairs) != 2 {
		t.Errorf("got %+v", got)
	}
	got, err = q.Top(context.Background(), TopOptions{Filter: Filter{Since: "2024-03"}})
	if err != nil || len(got.Pairs) != 3 || got.Actors[0].Linked != 2 {
		t.Errorf("since March: %+v, error %v", got, err)
	}
	talks := open(t, sample.Talks(), sample.Visit())
	if got, err = talks.Top(context.Background(), TopOptions{Limit: 1}); err != nil || got.Pairs[0].Facts != 2 { // a talk is stored both ways
		t.Errorf("got %+v, error %v", got, err)
	}
}

func TestWhy(t *testing.T) {
	q := open(t, sample.Talks(), sample.Visit())
	stmt := sample.Talks().Statements[0]
	for _, id := range []string{stmt.ID, "stmt:" + stmt.ID} {
		got, err := q.Why(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		if got.Sentence != "Ana Ruiz spoke with Bo Lind in Oslo on Friday." || got.Rule != stmt.Rule || got.Evidence.Begin != stmt.Evidence.Begin ||
			len(got.Others) != 1 || got.Others[0].Source.Headline != "Lind in Chile" {
			t.Errorf("got %+v", got)
		}
	}
	if _, err := q.Why(context.Background(), "none"); !errors.Is(err, ErrUnknown) {
		t.Errorf("unknown statement: error %v", err)
	}
}

func TestSearch(t *testing.T) {
	q := open(t, sample.Talks(), sample.Visit())
	for text, want := range map[string]string{
		"Ana Ruiz":  "ana-ruiz",
		"ruiz ana":  "ana-ruiz",
		"Anna Ruis": "ana-ruiz",
		"norwey":    "norway",
		"NORWÄY":    "norway",
		"Кіоскк":    "кіоск",
		"":          "",
		"Zanzibar":  "",
	} {
		hits, err := q.Search(context.Background(), text, 1)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, hit := range hits {
			got += hit.ID
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestLinkedQL(t *testing.T) {
	q := open(t, sample.Talks(), sample.Visit())
	ask := func(context, step string) string {
		return `{"@context": ` + context + `, "@type": "Visit", "from": {"@type": "Match", "pattern": {"@id": "ent:ana-ruiz"}}, "properties": "` + step + `"}`
	}
	const own = `{"@vocab": "http://cayley.io/linkedql#"}`
	got, err := q.Run(context.Background(), "linkedql", ask(own, "rel:leads"), Options{})
	if want := "[map[@id:ent:nordia]]"; err != nil || fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s, error %v", got, want, err)
	}
	for _, bad := range []string{"", "no JSON", "[]", `{"@context": ` + own + `, "@type": "NoStep"}`,
		ask(`"http://127.0.0.1:1/context"`, "rel:leads"), ask(`[`+own+`, "http://127.0.0.1:1/context"]`, "rel:leads"),
		ask(`{"@import": "http://127.0.0.1:1/context"}`, "rel:leads")} {
		if got, err := q.Run(context.Background(), "linkedql", bad, Options{}); err == nil {
			t.Errorf("%s: no error but %v", bad, got)
		}
	}
}
