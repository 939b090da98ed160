package identity

import (
	"maps"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/schema"
)

// Actor is a node of the graph with what all articles say of it.
type Actor struct {
	ID   string
	Link string
	// Articles is the number of articles that name it.
	Articles int
	// Types, Labels and Aliases count the articles that give it this type, that name
	// it so first of all, and that also name it so.
	Types           map[schema.EntityType]int
	Labels, Aliases map[string]int
	// First and Last are the dates of the oldest and newest article; empty if none
	// of them has a date.
	First, Last string
	// Offices are the offices held, by their name in lower case.
	Offices map[string]Term
	// Bodies counts the articles that tie it to a body or a country, by node.
	Bodies map[string]int
	// company counts the articles in which another node appears beside it, for at
	// most maxCompany nodes.
	company map[string]int
	known   map[string]bool // all names, also those that are not counted yet
	label   string          // what Label returns; empty where it is to be found
}

// Term is how long and how often an office was seen.
type Term struct {
	// First and Last are the oldest and newest date of a fact that says so.
	First, Last string
	Facts       int
}

// maxCompany bounds the nodes that are remembered beside an actor.
const maxCompany = 150

func newActor(id string) *Actor {
	return &Actor{
		ID: id, Types: map[schema.EntityType]int{}, Labels: map[string]int{}, Aliases: map[string]int{},
		Offices: map[string]Term{}, Bodies: map[string]int{}, company: map[string]int{}, known: map[string]bool{},
	}
}

// Type returns the type that most articles give; of equals the first of
// schema.EntityTypes.
func (a *Actor) Type() schema.EntityType {
	best := schema.Thing
	for _, typ := range schema.EntityTypes {
		if a.Types[typ] > a.Types[best] {
			best = typ
		}
	}
	return best
}

// Label returns the name to show: of those that articles call it by, a full name
// rather than a part, then the most frequent, then the longest.
func (a *Actor) Label() string {
	if a.label != "" {
		return a.label
	}
	best, bestRank := "", [3]int{-1}
	person := a.Type() == schema.Person
	for _, label := range slices.Sorted(maps.Keys(a.Labels)) {
		full := 0
		if n := parseName(label); !person || n.isFull() && !n.initial[0] {
			full = 1
		}
		rank := [3]int{full, a.Labels[label], len(label)}
		if slices.Compare(rank[:], bestRank[:]) > 0 {
			best, bestRank = label, rank
		}
	}
	a.label = best
	return best
}

// Names returns all names of the actor with the number of articles that use each.
func (a *Actor) Names() map[string]int {
	out := maps.Clone(a.Labels)
	for name, n := range a.Aliases {
		out[name] += n
	}
	return out
}

// add counts an appearance in an article; nodes are those of all its appearances.
func (a *Actor) add(art *Article, app *Appearance, nodes map[string]string) {
	a.label = ""
	a.Articles++
	a.Types[app.Type]++
	a.Labels[app.Label]++
	for _, alias := range app.Aliases {
		a.Aliases[alias]++
	}
	if a.Link == "" {
		a.Link = app.Link
	}
	a.First, a.Last = extend(a.First, a.Last, art.Date)
	for _, office := range app.Offices {
		key := strings.ToLower(office.Name)
		term := a.Offices[key]
		term.First, term.Last = extend(term.First, term.Last, office.Date)
		term.Facts++
		a.Offices[key] = term
	}
	for _, local := range app.Bodies {
		if node := nodes[local]; node != "" && node != a.ID {
			a.Bodies[node]++
		}
	}
	for _, other := range art.Appearances {
		node := nodes[other.Local]
		if node == "" || node == a.ID {
			continue
		}
		if _, known := a.company[node]; known || len(a.company) < maxCompany {
			a.company[node]++
		}
	}
}

// absorb adds all that is known of other.
func (a *Actor) absorb(other *Actor) {
	a.label = ""
	a.Articles += other.Articles
	addCounts(a.Types, other.Types)
	addCounts(a.Labels, other.Labels)
	addCounts(a.Aliases, other.Aliases)
	addCounts(a.Bodies, other.Bodies)
	if a.Link == "" {
		a.Link = other.Link
	}
	for _, date := range []string{other.First, other.Last} {
		a.First, a.Last = extend(a.First, a.Last, date)
	}
	for name, term := range other.Offices {
		own := a.Offices[name]
		own.First, own.Last = extend(own.First, own.Last, term.First)
		own.First, own.Last = extend(own.First, own.Last, term.Last)
		own.Facts += term.Facts
		a.Offices[name] = own
	}
	for _, node := range slices.Sorted(maps.Keys(other.company)) {
		if _, known := a.company[node]; known || len(a.company) < maxCompany {
			a.company[node] += other.company[node]
		}
	}
}

func addCounts[K comparable](to, from map[K]int) {
	for key, n := range from {
		to[key] += n
	}
}

// extend widens a range of dates.
func extend(first, last, date string) (string, string) {
	if date == "" {
		return first, last
	}
	if first == "" || date < first {
		first = date
	}
	if date > last {
		last = date
	}
	return first, last
}
