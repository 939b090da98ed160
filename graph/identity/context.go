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
}

// context is what all articles say of an actor.
func (a *Actor) context() context {
	return context{keys(a.Offices), keys(a.Bodies), keys(a.company)}
}

// keys makes the set of the keys of a map.
func keys[V any](m map[string]V) map[string]bool {
	out := make(map[string]bool, len(m))
	for key := range m {
		out[key] = true
	}
	return out
}

// What context adds to a score, and takes from it.
const (
	sameOffice    = 0.10
	sameBody      = 0.20
	sameCountry   = 0.10
	maxCompanyFor = 0.45
	// companyWeight is how much company, in nats of rarity, adds 1.
	companyWeight = 20.0
	otherCountry  = -0.40
	otherBody     = -0.15
	otherSphere   = -0.25
	otherOffice   = -0.10
	sameOfficeOf  = -0.35 // mayor of one town and mayor of another
)

// weigh compares a context with all that is known of an actor: what it adds to the
// score of a name, and the reasons.
func (r *Resolver) weigh(a context, actor *Actor) (float64, []string) {
	b := context{offices: keys(actor.Offices), bodies: keys(actor.Bodies)}
	var score float64
	var why []string
	note := func(s float64, format string, args ...any) {
		score += s
		why = append(why, fmt.Sprintf(format, args...))
	}
	office := shared(a.offices, b.offices)
	body := shared(a.bodies, b.bodies)
	mine, yours := r.countries(a.bodies), r.countries(b.bodies)
	country := shared(mine, yours)
	switch {
	case len(body) > 0:
		note(sameBody, "both of %s", strings.Join(body, ", "))
	case len(country) > 0:
		note(sameCountry, "both of %s", strings.Join(country, ", "))
	case len(mine) > 0 && len(yours) > 0:
		note(otherCountry, "of %s and of %s", list(mine), list(yours))
	case len(a.bodies) > 0 && len(b.bodies) > 0:
		note(otherBody, "of %s and of %s", list(a.bodies), list(b.bodies))
	}
	switch {
	case len(office) > 0 && (len(body) > 0 || len(country) > 0 || len(a.bodies) == 0 || len(b.bodies) == 0):
		note(sameOffice, "both %s", strings.Join(office, ", "))
	case len(office) > 0:
		note(sameOfficeOf, "both %s, but of others", strings.Join(office, ", "))
	case len(a.offices) > 0 && len(b.offices) > 0:
		x, y := r.spheres(a.offices), r.spheres(b.offices)
		if len(x) > 0 && len(y) > 0 && len(shared(x, y)) == 0 {
			note(otherSphere, "%s and %s", list(a.offices), list(b.offices))
		} else {
			note(otherOffice, "%s and %s", list(a.offices), list(b.offices))
		}
	}
	if weight, names := r.companions(a.company, actor); weight > 0 {
		note(min(maxCompanyFor, weight/companyWeight), "beside %s in both", strings.Join(names, ", "))
	}
	return score, why
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
		n, other := actor.company[id], r.actors[id]
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
	for i, c := range all {
		sum += c.weight
		if i < 3 {
			names = append(names, c.id)
		}
	}
	return sum, names
}

// countries returns the countries that bodies are, or belong to as the gazetteer
// knows.
func (r *Resolver) countries(bodies map[string]bool) map[string]bool {
	out := map[string]bool{}
	for id := range bodies {
		switch entry := r.gaz.Entry(id); {
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
func (r *Resolver) spheres(offices map[string]bool) map[string]bool {
	out := map[string]bool{}
	for office := range offices {
		// The office is at the end, or before of, at, in and for.
		head, _, _ := strings.Cut(office, " of the ")
		for _, sep := range []string{" at ", " for ", " in "} {
			head, _, _ = strings.Cut(head, sep)
		}
		words := strings.Fields(head)
		for i := range words {
			if title, ok := r.gaz.Title(strings.Join(words[i:], " ")); ok {
				out[sphere(title.Class)] = true
				break
			}
		}
	}
	delete(out, "")
	return out
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

// shared returns what two sets share, sorted.
func shared(a, b map[string]bool) []string {
	if len(a) > len(b) {
		a, b = b, a
	}
	var out []string
	for key := range a {
		if b[key] {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}

// list names the first members of a set, sorted.
func list(set map[string]bool) string {
	all := slices.Sorted(maps.Keys(set))
	return strings.Join(all[:min(3, len(all))], ", ")
}
