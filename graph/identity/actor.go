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
	Bodies  map[string]int
	company company
	known   map[string]bool // all names, also those that are not counted yet
	// links and dates count the articles with each, so that one can leave again.
	links, dates map[string]int
	label        string // what Label returns; empty where it is to be found
}

// Term is how long and how often an office was seen.
type Term struct {
	// First and Last are the oldest and newest date of a fact that says so.
	First, Last string
	Facts       int
	dates       map[string]int // facts of each date
}

func newActor(id string) *Actor {
	return &Actor{
		ID: id, Types: map[schema.EntityType]int{}, Labels: map[string]int{}, Aliases: map[string]int{},
		Offices: map[string]Term{}, Bodies: map[string]int{}, company: newCompany(), known: map[string]bool{},
		links: map[string]int{}, dates: map[string]int{},
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

// add counts an appearance in an article, n = 1, or takes it back, n = -1; nodes are
// those of all its appearances.
func (a *Actor) add(art *Article, app *Appearance, nodes map[string]string, n int) {
	a.label = ""
	a.Articles += n
	tally(a.Types, app.Type, n)
	tally(a.Labels, app.Label, n)
	for _, alias := range app.Aliases {
		tally(a.Aliases, alias, n)
	}
	tally(a.links, app.Link, n)
	tally(a.dates, art.Date, n)
	for _, office := range app.Offices {
		key := strings.ToLower(office.Name)
		term := a.Offices[key]
		if term.dates == nil {
			term.dates = map[string]int{}
		}
		tally(term.dates, office.Date, n)
		term.Facts += n
		term.First, term.Last = extend(term.First, term.Last, office.Date)
		a.Offices[key] = term
	}
	for _, local := range app.Bodies {
		if node := nodes[local]; node != "" && node != a.ID {
			tally(a.Bodies, node, n)
		}
	}
	for _, other := range art.Appearances {
		node := nodes[other.Local]
		if node == "" || node == a.ID {
			continue
		}
		a.company.meet(node, n)
	}
	if a.First, a.Last = extend(a.First, a.Last, art.Date); n < 0 {
		a.derive()
	}
	a.chooseLink()
}

// absorb adds all that is known of other.
func (a *Actor) absorb(other *Actor) {
	a.label = ""
	a.Articles += other.Articles
	addCounts(a.Types, other.Types)
	addCounts(a.Labels, other.Labels)
	addCounts(a.Aliases, other.Aliases)
	addCounts(a.Bodies, other.Bodies)
	addCounts(a.links, other.links)
	addCounts(a.dates, other.dates)
	delete(a.Bodies, a.ID)
	for name, term := range other.Offices {
		own := a.Offices[name]
		if own.dates == nil {
			own.dates = map[string]int{}
		}
		addCounts(own.dates, term.dates)
		own.Facts += term.Facts
		a.Offices[name] = own
	}
	for node, n := range other.company.nodes {
		a.company.meet(node, n)
	}
	a.company.sampled = a.company.sampled || other.company.sampled
	a.derive()
}

// chooseLink takes the link that most articles give.
func (a *Actor) chooseLink() {
	a.Link = ""
	for link, n := range a.links {
		if link != "" && (a.Link == "" || n > a.links[a.Link] || n == a.links[a.Link] && link < a.Link) {
			a.Link = link
		}
	}
}

// derive sets what follows from counts: the link, and what was first and last.
func (a *Actor) derive() {
	a.chooseLink()
	a.First, a.Last = "", ""
	for date := range a.dates {
		a.First, a.Last = extend(a.First, a.Last, date)
	}
	for name, term := range a.Offices {
		if term.Facts <= 0 {
			delete(a.Offices, name)
			continue
		}
		term.First, term.Last = "", ""
		for date := range term.dates {
			term.First, term.Last = extend(term.First, term.Last, date)
		}
		a.Offices[name] = term
	}
}

// rename makes what stood beside it under one ID stand there under another.
func (a *Actor) rename(from, to string) {
	for _, counts := range []map[string]int{a.Bodies, a.company.nodes} {
		n := counts[from]
		if delete(counts, from); n > 0 && to != a.ID {
			counts[to] += n
		}
	}
	a.company.last = ""
}

// tally adds n to a count, and forgets what is not there any more.
func tally[K comparable](counts map[K]int, key K, n int) {
	if counts[key] += n; counts[key] <= 0 {
		delete(counts, key)
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
