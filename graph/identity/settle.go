package identity

import (
	"maps"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/schema"
)

// Merger says that an actor turned out to be another one.
type Merger struct {
	// From became To.
	From, To string
	Rule     string
	Score    float64
	Why      string
}

// fewArticles is how many articles an actor is named by, at most, that may still
// turn out to be another one. Later it is known too well to be taken for a stranger.
const fewArticles = 3

// Settle looks again at actors that few articles name, or of whose name only a part
// is known, now that all is known: the *Zelensky* of the first article is the
// *Volodymyr Zelensky* of the third. It goes on until nobody becomes another, and
// returns who became whom, in order; former IDs stay taken. Among very many actors it
// looks only at the nodes of touched, about which something is new, and at those with
// names like theirs: what every article changes a little, how rare company is, is not
// worth looking at all again. A touched of nil stands for all.
func (r *Resolver) Settle(touched map[string]bool) []Merger {
	var out []Merger
	work := r.sorted()
	if touched != nil && len(r.actors) > r.whole {
		work = r.near(touched)
	}
	for {
		before := len(out)
		for _, id := range work {
			a := r.actors[id]
			if a == nil || a.Articles > fewArticles && !r.isPart(a) || r.gaz.Entry(id) != nil || r.choices.names(id) {
				continue
			}
			if best, ok := r.choose(r.others(a)); ok {
				out = append(out, Merger{id, best.actor.ID, best.rule, round(best.score), r.explain(best, a.context())})
				r.merge(id, best.actor.ID)
			}
		}
		if len(out) == before {
			return out
		}
	}
}

// near returns the nodes and those that are found by the same keys, sorted.
func (r *Resolver) near(nodes map[string]bool) []string {
	found := map[string]bool{}
	for id := range nodes {
		a := r.actors[id]
		if a == nil {
			continue
		}
		found[id] = true
		for _, key := range r.keysOf(a) {
			for _, other := range slices.Concat(r.index[key], r.index[crossKey(key)]) {
				found[other] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// crossKey returns the other key that those look up who are found by key: a surname
// alone finds its bearers, a body the persons of its name.
func crossKey(key string) string {
	kind, name, _ := strings.Cut(key, " ")
	switch kind {
	case "surname":
		return "lone " + name
	case "person":
		return "body " + strings.TrimPrefix(name, "=")
	case "initials":
		return "body " + name
	case "body":
		return "person =" + name
	}
	return ""
}

// wholeActors is up to how many actors all are looked at again, whatever is new: then
// it does not matter, as a rule, in how many parts the articles come.
const wholeActors = 50_000

// isPart reports whether a is a person of whom only a part of the name is known.
func (r *Resolver) isPart(a *Actor) bool {
	n := r.parse(a.Label())
	return a.Type() == schema.Person && len(n.words) > 0 && (!n.isFull() || n.initial[0])
}

// sorted returns the IDs of all actors.
func (r *Resolver) sorted() []string {
	out := make([]string, 0, len(r.actors))
	for id := range r.actors {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// others returns the actors that a may be, the best first. Those that stand beside
// it in an article are not among them: that article tells them apart.
func (r *Resolver) others(a *Actor) []candidate {
	app := &Appearance{Local: a.ID, Label: a.Label(), Type: a.Type(), Link: a.Link}
	found := r.candidates(app, a.context())
	return slices.DeleteFunc(found, func(c candidate) bool {
		return c.actor == a || a.company.nodes[c.actor.ID] > 0 || c.actor.company.nodes[a.ID] > 0 || r.choices.distinct(a.ID, c.actor.ID)
	})
}

// merge makes what is known of one actor part of another.
func (r *Resolver) merge(from, to string) {
	a, b := r.actors[from], r.actors[to]
	for _, names := range []map[string]int{a.Labels, a.Aliases} {
		for text := range names {
			app := &Appearance{Label: text, Type: a.Type(), Link: a.Link}
			r.learn(to, app)
		}
	}
	b.absorb(a)
	b.rename(from, to)
	for id := range a.company.nodes {
		if other := r.actors[id]; other != nil {
			other.rename(from, to)
			r.note(id)
		}
	}
	for _, key := range r.keysOf(a) {
		r.leave(key, from)
	}
	r.index1(b)
	delete(r.actors, from)
	r.note(from)
	r.note(to)
	r.Redirect(from, to)
}

// Doubt is a pair of nodes that may be one.
type Doubt struct {
	A, B  *Actor
	Rule  string
	Score float64
	Why   string
}

// Doubts returns the pairs that a person should look at, the likeliest first. Each
// pair comes once.
func (r *Resolver) Doubts() []Doubt {
	var out []Doubt
	seen := map[[2]string]bool{}
	for _, id := range r.sorted() {
		a := r.actors[id]
		if r.gaz.Entry(id) != nil {
			continue
		}
		for _, c := range r.others(a) {
			pair := [2]string{min(id, c.actor.ID), max(id, c.actor.ID)}
			if c.score < doubtful || seen[pair] {
				continue
			}
			seen[pair] = true
			x, y := r.Actor(pair[0]), r.Actor(pair[1])
			if x == nil || y == nil {
				continue // merged by a person
			}
			out = append(out, Doubt{x, y, c.rule, round(c.score), r.explain(c, a.context())})
		}
	}
	slices.SortStableFunc(out, func(x, y Doubt) int {
		switch {
		case x.Score > y.Score:
			return -1
		case x.Score < y.Score:
			return 1
		}
		return 0
	})
	return out
}

// Label returns the name to show for a node: the one that a person gave it, else
// that of the articles.
func (r *Resolver) Label(a *Actor) string {
	if label := r.choices.label(a.ID); label != "" {
		return label
	}
	return a.Label()
}
