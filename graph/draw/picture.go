// Package draw makes pictures of facts for reports: actors as boxes, coloured by their
// type, and what links them as lines, as wide as there are articles that say so, with
// the predicates beside them.
//
// [New] puts together what belongs together: all facts that lead from one actor to
// another are one line. The layout is the spring embedder of gonum (Eades 1984), of
// which several tries are compared; then boxes that overlap are pushed apart. The same
// facts always give the same bytes.
package draw

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// Options say what is drawn.
type Options struct {
	// Title is written above the picture; empty for none.
	Title string
	// Focus are the IDs of the actors that the picture is about: they are emphasised
	// and never left out.
	Focus []string
	// Max is how many actors are drawn at most, 0 for 30: those that most articles
	// link.
	Max int
	// Names are the labels of predicates by their names; others are drawn as they are.
	Names map[string]string
}

// Picture is what is drawn.
type Picture struct {
	Title    string
	Subtitle string
	Actors   []Actor
	Links    []Link
	// Omitted counts the actors that Options.Max leaves out, Literals the facts that
	// are not about two actors.
	Omitted, Literals int
}

// Actor is a box.
type Actor struct {
	ID, Label string
	Type      schema.EntityType
	// Role is an office that the actor holds, empty for none.
	Role  string
	Focus bool
	// Articles is how many articles link the actor.
	Articles int
}

// Tone says what kind of events a link is of.
type Tone int

// The tones.
const (
	Neutral Tone = iota
	Cooperation
	Conflict
)

// Link is a line between two actors.
type Link struct {
	From, To int // indexes of actors
	// Both has arrows on neither end: all that is said holds both ways.
	Both bool
	// Unsure is what is denied, planned, promised, possible or claimed.
	Unsure bool
	Tone   Tone
	// Lines are the predicates, the most corroborated first.
	Lines []Line
	// Articles is the number of articles that say any of it.
	Articles int
	Facts    []query.Fact
}

// Line is a predicate of a link with the number of articles that state it.
type Line struct {
	Label    string
	Articles int
}

// defaultMax is how many actors a page has room for.
const defaultMax = 30

// New returns the picture of facts.
func New(facts []query.Fact, opts Options) *Picture {
	b := &builder{opts: opts, actors: map[string]*Actor{}, links: map[linkKey]*linkFacts{}}
	p := &Picture{Title: opts.Title}
	roles := map[string]map[string]int{}
	for i := range facts {
		f := &facts[i]
		if !f.Object.IsLiteral() {
			b.add(f)
			continue
		}
		p.Literals++
		if f.Predicate == holdsOffice && !unsure(f) {
			if roles[f.Subject.ID] == nil {
				roles[f.Subject.ID] = map[string]int{}
			}
			roles[f.Subject.ID][f.Object.Literal]++
		}
	}
	p.Actors = b.linked(b.chosen(cmp.Or(opts.Max, defaultMax)))
	p.Omitted = len(b.actors) - len(p.Actors)
	index := map[string]int{}
	for i := range p.Actors {
		index[p.Actors[i].ID] = i
		p.Actors[i].Role = mostFrequent(roles[p.Actors[i].ID])
	}
	for _, key := range slices.SortedFunc(maps.Keys(b.links), linkKey.compare) {
		from, ok1 := index[key.from]
		to, ok2 := index[key.to]
		if ok1 && ok2 {
			link := b.links[key].link(opts.Names)
			link.From, link.To, link.Both, link.Unsure = from, to, key.both, key.unsure
			p.Links = append(p.Links, link)
		}
	}
	p.Subtitle = summary(p)
	return p
}

const holdsOffice = "holds-office"

func unsure(f *query.Fact) bool { return !strings.HasPrefix(f.PredicateIRI(), schema.PrefixFact) }

// mostFrequent returns the key with the highest count, of several the shortest.
func mostFrequent(counts map[string]int) string {
	best := ""
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		if best == "" || counts[key] > counts[best] || counts[key] == counts[best] && len(key) < len(best) {
			best = key
		}
	}
	return best
}

type builder struct {
	opts   Options
	actors map[string]*Actor
	links  map[linkKey]*linkFacts
}

// linkKey is what facts of one line have in common.
type linkKey struct {
	from, to     string
	both, unsure bool
}

func (k linkKey) compare(other linkKey) int {
	order := func(b bool) int {
		if b {
			return 1
		}
		return 0
	}
	return cmp.Or(strings.Compare(k.from, other.from), strings.Compare(k.to, other.to), order(k.both)-order(other.both), order(k.unsure)-order(other.unsure))
}

type linkFacts struct{ facts []query.Fact }

func (b *builder) add(f *query.Fact) {
	key := linkKey{f.Subject.ID, f.Object.ID, f.Symmetric, unsure(f)}
	if key.from == key.to {
		return
	}
	if key.both && key.from > key.to {
		key.from, key.to = key.to, key.from
	}
	for _, term := range []schema.Term{f.Subject, f.Object} {
		if b.actors[term.ID] == nil {
			b.actors[term.ID] = &Actor{ID: term.ID, Label: cmp.Or(term.Label, term.ID), Type: term.Type, Focus: slices.Contains(b.opts.Focus, term.ID)}
		}
	}
	if b.links[key] == nil {
		b.links[key] = &linkFacts{}
	}
	b.links[key].facts = append(b.links[key].facts, *f)
}

// chosen returns the actors to draw, sorted by ID: those of the focus, then those that
// most articles link with these, then the others.
func (b *builder) chosen(limit int) []Actor {
	near := map[string]int{}
	for key, link := range b.links {
		n := articlesOf(link.facts)
		for _, ends := range [][2]string{{key.from, key.to}, {key.to, key.from}} {
			actor := b.actors[ends[0]]
			actor.Articles += n
			if b.actors[ends[1]].Focus {
				near[ends[0]] += n
			}
		}
	}
	all := make([]Actor, 0, len(b.actors))
	for _, actor := range b.actors {
		all = append(all, *actor)
	}
	slices.SortFunc(all, func(x, y Actor) int {
		if x.Focus != y.Focus {
			if x.Focus {
				return -1
			}
			return 1
		}
		return cmp.Or(near[y.ID]-near[x.ID], y.Articles-x.Articles, strings.Compare(x.ID, y.ID))
	})
	all = all[:min(limit, len(all))]
	slices.SortFunc(all, func(x, y Actor) int { return strings.Compare(x.ID, y.ID) })
	return all
}

// linked leaves out the actors that no other of them is linked with.
func (b *builder) linked(actors []Actor) []Actor {
	there, has := map[string]bool{}, map[string]bool{}
	for i := range actors {
		there[actors[i].ID] = true
	}
	for key := range b.links {
		if there[key.from] && there[key.to] {
			has[key.from], has[key.to] = true, true
		}
	}
	return slices.DeleteFunc(actors, func(a Actor) bool { return !has[a.ID] && !a.Focus })
}

func articlesOf(facts []query.Fact) int {
	seen := map[string]bool{}
	for i := range facts {
		seen[facts[i].Source.ID] = true
	}
	return len(seen)
}

// link sums up the facts of a line.
func (l *linkFacts) link(names map[string]string) Link {
	slices.SortFunc(l.facts, func(a, b query.Fact) int {
		return cmp.Or(strings.Compare(a.Date, b.Date), cmp.Compare(b.Confidence, a.Confidence), strings.Compare(a.ID, b.ID))
	})
	out := Link{Facts: l.facts, Articles: articlesOf(l.facts)}
	byLabel := map[string][]query.Fact{}
	conflict, cooperation := 0, 0
	for _, f := range l.facts {
		label := cmp.Or(names[f.Predicate], strings.ReplaceAll(f.Predicate, "-", " "))
		switch {
		case f.Modality != schema.Asserted:
			label += " (" + string(f.Modality) + ")"
		case f.Polarity == schema.Negative:
			label += " (denied)"
		}
		byLabel[label] = append(byLabel[label], f)
		switch {
		case schema.Event(f.Event).Conflict():
			conflict++
		case f.Event != "":
			cooperation++
		}
	}
	switch {
	case conflict > 0 && conflict >= cooperation:
		out.Tone = Conflict
	case cooperation > 0:
		out.Tone = Cooperation
	}
	for _, label := range slices.Sorted(maps.Keys(byLabel)) {
		out.Lines = append(out.Lines, Line{label, articlesOf(byLabel[label])})
	}
	slices.SortStableFunc(out.Lines, func(a, b Line) int { return b.Articles - a.Articles })
	return out
}
