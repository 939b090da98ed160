package identity

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/schema"
)

// context is what an article says of an actor besides its names.
type context struct {
	offices map[string]bool // in lower case
	bodies  map[string]bool // nodes
	company map[string]bool // nodes
	// first and last are when it was seen, empty if that is not known.
	first, last string
}

// context is what all articles say of an actor.
func (a *Actor) context() context {
	return context{keys(a.Offices), keys(a.Bodies), keys(a.company.nodes), a.First, a.Last}
}

// keys makes the set of the keys of a map.
func keys[V any](m map[string]V) map[string]bool {
	out := make(map[string]bool, len(m))
	for key := range m {
		out[key] = true
	}
	return out
}

// What context adds to a score, and takes from it. The weights are set on the
// synthetic articles of the test, on the side of precision.
const (
	sameOffice    = 0.20
	sameBody      = 0.20
	sameCountry   = 0.10
	maxCompanyFor = 0.45
	// companyWeight is how much company, in nats of rarity, adds 1.
	companyWeight = 20.0
	otherCountry  = -0.40
	otherBody     = -0.15
	otherSphere   = -0.25
	otherOffice   = -0.15
	sameOfficeOf  = -0.35 // mayor of one town and mayor of another
)

// reasons collects what adds to a score. Where words are wanted it keeps them too.
type reasons struct {
	score float64
	words []string
	want  bool
}

func (r *reasons) add(score float64, format string, args ...any) {
	r.score += score
	if r.want {
		r.words = append(r.words, fmt.Sprintf(format, args...))
	}
}

// weigh compares a context with all that is known of an actor: it adds to the
// score of a name what they share, and takes from it where they differ.
func (r *Resolver) weigh(a context, actor *Actor, why *reasons) {
	body := shared(a.bodies, actor.Bodies)
	var mine, yours map[string]bool
	if len(a.bodies) > 0 && len(actor.Bodies) > 0 && len(body) == 0 {
		mine, yours = countries(r.gaz, a.bodies), countries(r.gaz, actor.Bodies)
	}
	country := shared(mine, yours)
	switch {
	case len(body) > 0:
		why.add(sameBody, "both of %s", list(body))
	case len(country) > 0:
		why.add(sameCountry, "both of %s", list(country))
	case len(mine) > 0 && len(yours) > 0:
		why.add(otherCountry, "of %s and of %s", members(mine), members(yours))
	case len(a.bodies) > 0 && len(actor.Bodies) > 0:
		why.add(otherBody, "of %s and of %s", members(a.bodies), members(actor.Bodies))
	}
	office := sharedOffices(a.offices, actor.Offices)
	switch {
	case len(office) > 0 && (len(body) > 0 || len(country) > 0 || len(a.bodies) == 0 || len(actor.Bodies) == 0):
		why.add(sameOffice, "both %s", list(office))
	case len(office) > 0 && (!anyPlace(r, a.bodies) || !anyPlace(r, actor.Bodies)):
		// Whose bodies may be parts of one another, for all that is known.
	case len(office) > 0:
		why.add(sameOfficeOf, "both %s, but of others", list(office))
	case len(a.offices) > 0 && len(actor.Offices) > 0:
		x, y := spheres(r.gaz, a.offices), spheres(r.gaz, actor.Offices)
		if len(x) > 0 && len(y) > 0 && len(shared(x, y)) == 0 {
			why.add(otherSphere, "%s and %s", members(a.offices), members(actor.Offices))
		} else {
			why.add(otherOffice, "%s and %s", members(a.offices), members(actor.Offices))
		}
	}
	if weight, names := r.companions(a.company, actor); weight > 0 {
		why.add(min(maxCompanyFor, weight/companyWeight), "beside %s in both", list(names))
	}
}

// anyPlace reports whether a place or country is among bodies.
func anyPlace[V any](r *Resolver, bodies map[string]V) bool {
	for id := range bodies {
		if a := r.actors[id]; a != nil && (a.Type() == schema.Place || a.Type() == schema.Country) {
			return true
		}
	}
	return false
}

// companions returns how much likelier those of company are beside the actor than
// elsewhere: the sum of the logarithms of the ratios, in nats; and the likeliest. Who
// is everywhere tells nothing, nor who met the actor once in a hundred articles.
func (r *Resolver) companions(company map[string]bool, actor *Actor) (float64, []string) {
	type companion struct {
		id     string
		weight float64
	}
	var all []companion
	for id := range company {
		n, other := actor.company.nodes[id], r.actors[id]
		if n == 0 || other == nil {
			continue
		}
		// The 10 stand for articles that were not read.
		elsewhere := float64(other.Articles+1) / float64(r.articles+10)
		if w := math.Log(float64(n) / float64(actor.Articles) / elsewhere); w > 0 {
			all = append(all, companion{id, w})
		}
	}
	slices.SortFunc(all, func(x, y companion) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), strings.Compare(x.id, y.id))
	})
	var sum float64
	var names []string
	for _, c := range all {
		sum += c.weight
		names = append(names, c.id)
	}
	return sum, names
}

// countries returns the countries that bodies are, or belong to as the gazetteer
// knows.
func countries[V any](gaz *schema.Gazetteer, bodies map[string]V) map[string]bool {
	out := map[string]bool{}
	for id := range bodies {
		switch entry := gaz.Entry(id); {
		case entry == nil:
		case entry.Type == schema.Country:
			out[id] = true
		case entry.Country != "":
			out[entry.Country] = true
		}
	}
	return out
}

// spheres returns the walks of life that offices belong to.
func spheres[V any](gaz *schema.Gazetteer, offices map[string]V) map[string]bool {
	out := map[string]bool{}
	for office := range offices {
		// The office is at the end, or before of, at, in and for.
		head, _, _ := strings.Cut(office, " of the ")
		for _, sep := range []string{" at ", " for ", " in "} {
			head, _, _ = strings.Cut(head, sep)
		}
		words := strings.Fields(head)
		for i := range words {
			if title, ok := gaz.Title(strings.Join(words[i:], " ")); ok {
				out[sphere(title.Class)] = true
				break
			}
		}
	}
	delete(out, "")
	return out
}

// sharedOffices returns the offices of a that b has too, sorted: in other spelling,
// or with more or fewer words before them (*secretary, defence secretary*).
func sharedOffices[V, W any](a map[string]V, b map[string]W) []string {
	var out []string
	for x := range a {
		if _, same := b[x]; same {
			out = append(out, x)
			continue
		}
		for y := range b {
			if m, n := parseName(x).words, parseName(y).words; len(m) > 0 && len(n) > 0 && (endsWith(m, n) || endsWith(n, m)) {
				out = append(out, x)
				break
			}
		}
	}
	slices.Sort(out)
	return out
}

func endsWith(long, short []string) bool {
	return len(long) >= len(short) && slices.Equal(long[len(long)-len(short):], short)
}

// sphere joins the classes of titles between which people change.
func sphere(class string) string {
	switch class {
	case "head", "royal", "minister", "legislator", "governor", "diplomat", "spokesperson", "official", "party", "military", "police":
		return "state"
	case "honorific", "rank":
		return ""
	}
	return class
}

// shared returns the keys that two maps share, sorted.
func shared[V, W any](a map[string]V, b map[string]W) []string {
	if len(a) > len(b) {
		return shared(b, a)
	}
	var out []string
	for key := range a {
		if _, ok := b[key]; ok {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}

// list names the first of a list.
func list(all []string) string { return strings.Join(all[:min(3, len(all))], ", ") }

// members names the first members of a set, sorted.
func members[V any](set map[string]V) string { return list(slices.Sorted(maps.Keys(set))) }
