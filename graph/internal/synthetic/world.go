// Package synthetic makes articles whose actors are known: spelled in many ways, with
// namesakes, by their surnames only. It is for tests of who is who, and of speed.
package synthetic

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/schema"
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
Gaddafi Gadhafi Qaddafi Kadhafi
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
Al-Assad Assad el-Assad
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
	states     = []string{"russia", "ukraine", "united-states", "iran", "israel", "france", "germany", "china", "japan", "brazil", "india", "egypt", "turkey", "poland", "mexico", "nigeria"}
	stateNames = []string{"Russia", "Ukraine", "United States", "Iran", "Israel", "France", "Germany", "China", "Japan", "Brazil", "India", "Egypt", "Turkey", "Poland", "Mexico", "Nigeria"}
	offices    = []string{"president", "prime minister", "foreign minister", "defence minister", "mayor", "governor", "senator", "ambassador", "spokesman", "general", "professor", "goalkeeper", "coach", "chief executive", "judge", "bishop", "analyst"}
	courts     = []string{"Supreme Court", "Interior Ministry", "Central Bank", "National Assembly", "Civic Party"}
)

// familyFirst are surnames that stand first where they come from: *Wang Wei*.
var familyFirst = []string{"Kim", "Park", "Chen", "Wang", "Li", "Nguyen", "Tran", "Tanaka", "Suzuki"}

// forms are what may stand behind the name of a company.
var forms = []string{"", "", "", " Inc.", " Ltd", " Corp"}

// person is an actor that is known to be one.
type person struct {
	id             int
	given, surname []string // spellings
	state, office  string
}

// World makes articles about known actors.
type World struct {
	rand    *rand.Rand
	persons []person
	topics  [][]int // persons
	orgs    []string
}

// New returns a world of size persons; the same seed gives the same one.
func New(seed uint64, size int) *World {
	w := &World{rand: rand.New(rand.NewPCG(seed, 1))}
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

// Article makes article number n, and says who is who in it: the number of the actor of
// each appearance, or -1 for what is not measured.
func (w *World) Article(n int) (*identity.Article, []int) {
	// Few topics are in the news often, many rarely.
	topic := int(float64(len(w.topics)) * w.rand.Float64() * w.rand.Float64())
	cast := w.topics[topic]
	art := &identity.Article{ID: fmt.Sprintf("a%d", n), Date: fmt.Sprintf("20%02d-%02d-%02d", 10+n%12, 1+n%12, 1+n%28)}
	var gold []int
	add := func(app identity.Appearance, who int) {
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
		add(identity.Appearance{Label: stateNames[slices.Index(states, id)], Type: schema.Country}, -1)
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
	add(identity.Appearance{Label: w.orgs[topic%len(w.orgs)] + pick(w.rand, forms), Type: schema.Organization}, len(w.persons)+topic%len(w.orgs))
	if home := w.persons[cast[0]].state; w.rand.IntN(2) == 0 {
		state(home)
		court := w.rand.IntN(len(courts))
		for i, s := range states {
			if s == home {
				add(identity.Appearance{Label: courts[court], Type: schema.Organization, Bodies: []string{home}}, 1_000_000+100*i+court)
			}
		}
	}
	return art, gold
}

// appear names a person in one of many ways.
func (w *World) appear(p *person, add func(identity.Appearance, int), state func(string)) {
	given, surname := p.given[0], p.surname[0]
	if w.rand.IntN(4) == 0 {
		given, surname = pick(w.rand, p.given), pick(w.rand, p.surname)
	}
	full := given + " " + surname
	if slices.Contains(familyFirst, surname) && w.rand.IntN(4) == 0 {
		full = surname + " " + given
	}
	app := identity.Appearance{Label: full, Type: schema.Person, Aliases: []string{surname}}
	switch w.rand.IntN(20) {
	case 0:
		app.Label = given + " " + string(rune('A'+p.id%26)) + ". " + surname
	case 1:
		app.Label, app.Aliases = given[:1]+". "+surname, nil
	case 2, 3:
		app.Label, app.Aliases = surname, nil
	}
	if w.rand.IntN(5) < 2 {
		app.Offices = []identity.Office{{Name: p.office}}
	}
	if w.rand.IntN(5) < 2 {
		state(p.state)
		app.Bodies = []string{p.state}
	}
	add(app, p.id)
}

// Persons returns the number of persons in the world.
func (w *World) Persons() int { return len(w.persons) }
