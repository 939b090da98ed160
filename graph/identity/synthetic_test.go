package identity

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/quadwire/quadwire/schema"
)

var (
	articles = flag.Int("articles", 2000, "number of synthetic articles")
	mistakes = flag.Int("mistakes", 0, "number of wrong pairs to show")
)

// spellings are names that the press spells in several ways, a name per line.
var givenSpellings = lines(`
Volodymyr Vladimir
Sergei Sergey Serhiy
Dmytro Dmitry Dmitri Dmitriy
Oleksandr Aleksandr Alexander
Yevhen Yevgeny Evgeny
Mykola Nikolai Nikolay
Muammar Moammar
Mohammed Muhammad Mohamed Mohammad
Yusuf Yousef Youssef
Hussein Hussain Husayn
Ahmed Ahmad
Abdullah Abdulla
Khaled Khalid
Aleksei Alexei Alexey
Andrei Andrey Andriy
Mikhail Mykhailo
Yury Yuri Yuriy
Viktor Victor
Katerina Kateryna
Oksana Oxana
John
Mary
David
Sarah
James
Anna
Peter
Laura
Carlos
Ines
Pierre
Claire
Hans
Greta
Marco
Giulia
Kenji
Yuki
Wei
Min-jun
Priya
Arjun
Kofi
Amara
Robert Bob
William Bill
Michael Mike
Thomas Tom
`)

var surnameSpellings = lines(`
Zelenskiy Zelenskyy Zelensky
Shoigu Shoygu
Gaddafi Gadhafi Qaddafi
Kuleba
Poroshenko
Tymoshenko Timoshenko
Lukashenko Lukashenka
Gorbachev Gorbachov
Medvedev
Yanukovych Yanukovich
Peskov
Khodorkovsky Khodorkovskiy
Navalny Navalniy
Abramovich
Al-Assad Assad
Al-Maliki
Hariri
Nasrallah
Barghouti Barghouthi
Khamenei
Rouhani Rohani
Ahmadinejad
Zarif
Erdogan Erdoğan
Netanyahu
Smith
Johnson
Brown
Miller
Davis
Wilson
Garcia
Martinez
Fernandez Fernández
Silva
Santos
Rossi
Ferrari
Müller Mueller
Schmidt
Weber
Dubois
Moreau
Novak Novák
Kowalski
Nagy
Horvath Horváth
Tanaka
Suzuki
Kim
Park
Chen
Wang
Li
Nguyen
Tran
Singh
Patel
Sharma
Mensah
Okafor
Diallo
Hansen
Lindqvist
Korhonen
O'Connor
Murphy
Kelly
Walker
Thompson
Baker
Clarke Clark
Campbell
Fraser
Hughes
Reyes
Ortega
Vargas
Mendoza
Kaplan
Levin
Petrov
Ivanov
Popov
Sokolov
Morozov
Volkov
`)

func lines(text string) (out [][]string) {
	for line := range strings.Lines(text) {
		if fields := strings.Fields(line); len(fields) > 0 {
			out = append(out, fields)
		}
	}
	return out
}

var (
	states  = []string{"russia", "ukraine", "united-states", "iran", "israel", "france", "germany", "china", "japan", "brazil", "india", "egypt", "turkey", "poland", "mexico", "nigeria"}
	offices = []string{"president", "prime minister", "foreign minister", "defence minister", "mayor", "governor", "senator", "ambassador", "spokesman", "general", "professor", "goalkeeper", "coach", "chief executive", "judge", "bishop", "analyst"}
	courts  = []string{"Supreme Court", "Interior Ministry", "Central Bank", "National Assembly", "Civic Party"}
)

// person is an actor that is known to be one.
type person struct {
	id             int
	given, surname []string // spellings
	state, office  string
}

// world makes articles about known actors.
type world struct {
	rand    *rand.Rand
	persons []person
	topics  [][]int // persons
	orgs    []string
}

func newWorld(seed uint64, size int) *world {
	w := &world{rand: rand.New(rand.NewPCG(seed, 1))}
	add := func(given, surname []string) {
		w.persons = append(w.persons, person{len(w.persons), given, surname, pick(w.rand, states), pick(w.rand, offices)})
	}
	taken := map[string]bool{}
	for len(w.persons) < size {
		given, surname := pick(w.rand, givenSpellings), pick(w.rand, surnameSpellings)
		if key := given[0] + surname[0]; taken[key] {
			// One in six of those that chance makes namesakes is one.
			if w.rand.IntN(6) > 0 {
				continue
			}
		} else {
			taken[key] = true
		}
		add(given, surname)
	}
	for range size / 6 {
		var topic []int
		for range 8 {
			topic = append(topic, w.rand.IntN(size))
		}
		w.topics = append(w.topics, topic)
	}
	for i := range size / 3 {
		w.orgs = append(w.orgs, fmt.Sprintf("%s %s Group %d", pick(w.rand, surnameSpellings)[0], pick(w.rand, []string{"Steel", "Media", "Energy", "Marine"}), i))
	}
	return w
}

func pick[T any](r *rand.Rand, all []T) T { return all[r.IntN(len(all))] }

// article makes an article, and says who is who in it: the number of the actor of
// each appearance, or -1 for what is not measured.
func (w *world) article(n int) (*Article, []int) {
	// Few topics are in the news often, many rarely.
	topic := int(float64(len(w.topics)) * w.rand.Float64() * w.rand.Float64())
	cast := w.topics[topic]
	art := &Article{ID: fmt.Sprintf("a%d", n), Date: fmt.Sprintf("20%02d-%02d-%02d", 10+n%12, 1+n%12, 1+n%28)}
	var gold []int
	add := func(app Appearance, who int) {
		app.Local = schema.Slug(app.Label)
		for _, other := range art.Appearances {
			if other.Local == app.Local {
				return // coreference has joined them
			}
		}
		art.Appearances = append(art.Appearances, app)
		gold = append(gold, who)
	}
	chosen := map[int]bool{}
	for range 2 + w.rand.IntN(5) {
		chosen[pick(w.rand, cast)] = true
	}
	if w.rand.IntN(4) == 0 {
		chosen[w.rand.IntN(len(w.persons))] = true
	}
	state := func(id string) {
		add(Appearance{Label: strings.Title(strings.ReplaceAll(id, "-", " ")), Type: schema.Country}, -1)
	}
	for _, i := range cast {
		if chosen[i] {
			delete(chosen, i)
			w.appear(&w.persons[i], add, state)
		}
	}
	for i := range w.persons { // the one from elsewhere
		if chosen[i] {
			w.appear(&w.persons[i], add, state)
		}
	}
	add(Appearance{Label: w.orgs[topic%len(w.orgs)], Type: schema.Organization}, len(w.persons)+topic%len(w.orgs))
	if home := w.persons[cast[0]].state; w.rand.IntN(2) == 0 {
		state(home)
		court := w.rand.IntN(len(courts))
		for i, s := range states {
			if s == home {
				add(Appearance{Label: courts[court], Type: schema.Organization, Bodies: []string{home}}, 1_000_000+100*i+court)
			}
		}
	}
	return art, gold
}

// appear names a person in one of many ways.
func (w *world) appear(p *person, add func(Appearance, int), state func(string)) {
	given, surname := p.given[0], p.surname[0]
	if w.rand.IntN(4) == 0 {
		given, surname = pick(w.rand, p.given), pick(w.rand, p.surname)
	}
	app := Appearance{Label: given + " " + surname, Type: schema.Person, Aliases: []string{surname}}
	switch w.rand.IntN(20) {
	case 0:
		app.Label = given + " " + string(rune('A'+p.id%26)) + ". " + surname
	case 1:
		app.Label, app.Aliases = given[:1]+". "+surname, nil
	case 2, 3:
		app.Label, app.Aliases = surname, nil
	}
	if w.rand.IntN(5) < 2 {
		app.Offices = []Office{{Name: p.office}}
	}
	if w.rand.IntN(5) < 2 {
		state(p.state)
		app.Bodies = []string{p.state}
	}
	add(app, p.id)
}

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
	w := newWorld(7, max(60, *articles/12))
	r := NewResolver(gaz, nil)
	var nodes, locals, rules, whys []string
	var actors []int
	began := time.Now()
	for n := range *articles {
		art, gold := w.article(n)
		for i, a := range r.Assign(art) {
			if gold[i] >= 0 {
				nodes, rules, actors = append(nodes, a.Ruled), append(rules, a.Rule), append(actors, gold[i])
				locals, whys = append(locals, art.Appearances[i].Label), append(whys, a.Why)
			}
		}
		if (n+1)%(*articles/4) == 0 {
			t.Logf("%6d articles: %v", n+1, time.Since(began).Round(time.Millisecond))
		}
	}
	before := score(nodes, actors)
	became := map[string]string{}
	for _, m := range r.Settle() {
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
		len(w.persons), len(nodes), got.precision(), got.recall(), before.precision(), before.recall(), base.precision(), base.recall(), time.Since(began).Round(time.Millisecond))
	byRule(t, w, nodes, locals, rules, whys, actors)
	if got.precision() < 0.98 || got.recall() < 0.80 {
		t.Errorf("precision %.4f, recall %.4f: want 0.98 and 0.80", got.precision(), got.recall())
	}
}

// byRule logs how often each rule joins an appearance to a node that is mostly of
// its actor, and shows mistakes.
func byRule(t *testing.T, w *world, nodes, locals, rules, whys []string, actors []int) {
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
	for _, rule := range []string{"", ruleName, ruleSpelling, ruleOrder, ruleGiven, ruleMiddle, ruleInitial, ruleSimilar, ruleSurname, ruleLone, ruleGeneric, ruleAlias, ruleNamesake, "settled"} {
		if n := tallies[rule]; n != nil {
			t.Logf("%-14s %6d joined, %5d to another, %5d apart from most of it", rule, n.all, n.wrong, missed[rule])
		}
	}
}
