package identity_test

import (
	"flag"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/internal/synthetic"
	"github.com/quadwire/quadwire/schema"
)

var (
	articles = flag.Int("articles", 2000, "number of synthetic articles")
	mistakes = flag.Int("mistakes", 0, "number of wrong pairs to show")
)

// pairs counts pairs of appearances.
type pairs struct{ found, true, both int }

func (p pairs) precision() float64 { return float64(p.both) / float64(max(1, p.found)) }
func (p pairs) recall() float64    { return float64(p.both) / float64(max(1, p.true)) }

// score compares nodes with actors, pair by pair.
func score(nodes []string, actors []int) pairs {
	type cell struct {
		node  string
		actor int
	}
	byNode, byActor, byCell := map[string]int{}, map[int]int{}, map[cell]int{}
	for i, node := range nodes {
		byNode[node]++
		byActor[actors[i]]++
		byCell[cell{node, actors[i]}]++
	}
	var out pairs
	for _, n := range byNode {
		out.found += n * (n - 1) / 2
	}
	for _, n := range byActor {
		out.true += n * (n - 1) / 2
	}
	for _, n := range byCell {
		out.both += n * (n - 1) / 2
	}
	return out
}

// TestSyntheticArticles measures who is taken for whom in articles whose actors are
// known: spelled in many ways, with namesakes, by their surnames only. Run it on
// 10,000 articles, with what goes wrong, by
//
//	go test ./graph/identity -run Synthetic -v -articles 10000 -mistakes 20
func TestSyntheticArticles(t *testing.T) {
	gaz, err := schema.LoadGazetteer()
	if err != nil {
		t.Fatal(err)
	}
	w := synthetic.New(7, max(60, *articles/12))
	r := identity.NewResolver(gaz, nil)
	var nodes, locals, rules, whys []string
	var actors []int
	began := time.Now()
	for n := range *articles {
		art, gold := w.Article(n)
		for i, a := range r.Assign(art) {
			if gold[i] >= 0 {
				nodes, rules, actors = append(nodes, a.Ruled), append(rules, a.Rule), append(actors, gold[i])
				locals, whys = append(locals, art.Appearances[i].Label), append(whys, a.Why)
			}
		}
		if (n+1)%(*articles/4) == 0 {
			took := time.Since(began)
			t.Logf("%6d articles: %v, %v each", n+1, took.Round(time.Millisecond), (took / time.Duration(n+1)).Round(time.Microsecond))
		}
	}
	before := score(nodes, actors)
	became := map[string]string{}
	for _, m := range r.Settle(nil) {
		became[m.From] = m.To
	}
	for i := range nodes {
		for became[nodes[i]] != "" {
			nodes[i], rules[i] = became[nodes[i]], "settled"
		}
	}
	got := score(nodes, actors)
	slugs := make([]string, len(nodes))
	for i, label := range locals {
		slugs[i] = schema.Slug(label)
	}
	base := score(slugs, actors)
	t.Logf("%d persons, %d appearances; pairwise precision %.4f, recall %.4f (before settling %.4f, %.4f; one node per spelling %.4f, %.4f); %v",
		w.Persons(), len(nodes), got.precision(), got.recall(), before.precision(), before.recall(), base.precision(), base.recall(), time.Since(began).Round(time.Millisecond))
	byRule(t, nodes, locals, rules, whys, actors)
	if got.precision() < 0.98 || got.recall() < 0.90 {
		t.Errorf("precision %.4f, recall %.4f: want 0.98 and 0.90", got.precision(), got.recall())
	}
}

// byRule logs how often each rule joins an appearance to a node that is mostly of
// its actor, and shows mistakes.
func byRule(t *testing.T, nodes, locals, rules, whys []string, actors []int) {
	most := map[string]map[int]int{}
	for i, node := range nodes {
		if most[node] == nil {
			most[node] = map[int]int{}
		}
		most[node][actors[i]]++
	}
	owner := map[string]int{}
	for node, counts := range most {
		best := -1
		for actor, n := range counts {
			if best < 0 || n > counts[best] || n == counts[best] && actor < best {
				best = actor
			}
		}
		owner[node] = best
	}
	missed := map[string]int{}
	type tally struct{ all, wrong int }
	tallies := map[string]*tally{}
	shown := 0
	for i, rule := range rules {
		if tallies[rule] == nil {
			tallies[rule] = &tally{}
		}
		tallies[rule].all++
		if owner[nodes[i]] != actors[i] {
			tallies[rule].wrong++
			if shown < *mistakes {
				shown++
				t.Logf("wrong: %s (%d) is %s (%d) by %s: %s", locals[i], actors[i], nodes[i], owner[nodes[i]], rule, whys[i])
			}
		}
	}
	// What is apart from the node that holds most of its actor.
	home := map[int]string{}
	for _, node := range slices.Sorted(maps.Keys(most)) {
		for actor, n := range most[node] {
			if at := home[actor]; at == "" || n > most[at][actor] {
				home[actor] = node
			}
		}
	}
	shown = 0
	for i := range nodes {
		if home[actors[i]] != nodes[i] {
			missed[rules[i]]++
			if shown < *mistakes && i > len(nodes)/2 {
				shown++
				t.Logf("missed: %s (%d) is %s, not %s, by %s: %s", locals[i], actors[i], nodes[i], home[actors[i]], rules[i], whys[i])
			}
		}
	}
	for _, rule := range slices.Sorted(maps.Keys(tallies)) {
		n := tallies[rule]
		t.Logf("%-14s %6d joined, %5d to another, %5d apart from most of it", rule, n.all, n.wrong, missed[rule])
	}
}
