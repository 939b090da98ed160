package query

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/schema"
)

// ConflictKind says why facts contradict each other.
type ConflictKind string

// The kinds of conflicts.
const (
	// OppositePolarity is between what is affirmed and what is denied.
	OppositePolarity ConflictKind = "polarity"
	// SameOffice is between people who are said to hold at one time an office that one
	// person holds.
	SameOffice ConflictKind = "office"
)

// Conflict is two or more sides that cannot be true together. The graph keeps them all.
type Conflict struct {
	Kind ConflictKind `json:"kind"`
	// Sides are what speaks for each side, sorted by date and confidence: of polarity
	// what is affirmed, then what is denied; of an office a side for each person.
	Sides [][]Fact `json:"sides"`
}

// Articles returns the number of articles that speak for a side.
func Articles(side []Fact) int {
	docs := make(map[string]bool, len(side))
	for _, f := range side {
		docs[f.Source.ID] = true
	}
	return len(docs)
}

// sameTimeDays is how far apart the dates of two facts may be that still speak of one
// time, where one of them is not that of the sentence itself.
const sameTimeDays = 31

// Conflicts returns the contradictions in the graph, of one actor if actor is the ID of
// one, sorted by the first date of their facts. With claims also what is but claimed or
// possible counts as affirmed. It fails with [ErrUnknown] if the graph has no such actor.
func (q *Query) Conflicts(ctx context.Context, actor string, claims bool) ([]Conflict, error) {
	r := q.reader()
	var node graph.Ref
	if actor != "" {
		var err error
		if node, err = r.node(actor); err != nil {
			return nil, err
		}
	}
	all, err := r.statements(ctx, true)
	if err != nil {
		return nil, err
	}
	offices, err := r.offices(ctx, all)
	if err != nil {
		return nil, err
	}
	if node != nil {
		offices = slices.DeleteFunc(offices, func(c Conflict) bool {
			return !slices.ContainsFunc(c.Sides, func(side []Fact) bool { return side[0].Subject.ID == actor })
		})
		all = slices.DeleteFunc(all, func(c candidate) bool { return c.subject != node && c.object != node })
	}
	out, err := r.opposites(ctx, all, claims)
	if err != nil {
		return nil, err
	}
	out = append(out, offices...)
	slices.SortFunc(out, func(a, b Conflict) int {
		x, y := a.Sides[0][0], b.Sides[0][0]
		return cmp.Or(compareDates(x.Date, y.Date), cmp.Compare(x.ID, y.ID))
	})
	return out, nil
}

// opposites returns what is affirmed and denied of the same two at one time.
func (r *reader) opposites(ctx context.Context, all []candidate, claims bool) ([]Conflict, error) {
	type link struct {
		subject, object graph.Ref
		name            string
	}
	affirmed := make(map[link][]quad.IRI)
	denied := make(map[link][]quad.IRI)
	var order []link // of what is denied, as statements come
	for _, c := range all {
		p, err := r.predicate(ctx, c.predicate)
		if err != nil {
			return nil, err
		}
		s := link{c.subject, c.object, p.name}
		switch {
		case p.prefix == schema.PrefixDenied:
			if denied[s] == nil {
				order = append(order, s)
			}
			denied[s] = append(denied[s], c.iri)
		case p.isFact(claims):
			affirmed[s] = append(affirmed[s], c.iri)
		}
	}
	var out []Conflict
	for _, s := range order {
		if len(affirmed[s]) == 0 {
			continue
		}
		no, err := r.sorted(ctx, denied[s])
		if err != nil {
			return nil, err
		}
		yes, err := r.sorted(ctx, affirmed[s])
		if err != nil {
			return nil, err
		}
		yes = slices.DeleteFunc(yes, func(f Fact) bool {
			return f.Polarity == schema.Negative || !slices.ContainsFunc(no, func(n Fact) bool { return sameTime(f, n) })
		})
		no = slices.DeleteFunc(no, func(n Fact) bool { return !slices.ContainsFunc(yes, func(f Fact) bool { return sameTime(f, n) }) })
		if len(yes) > 0 && len(no) > 0 {
			out = append(out, Conflict{OppositePolarity, [][]Fact{yes, no}})
		}
	}
	return out, nil
}

// soleOffices are the last words of offices that one person holds at a time.
var soleOffices = []string{"president", "prime minister", "chancellor", "king", "queen", "pope", "foreign minister", "defence minister",
	"defense minister", "finance minister", "interior minister", "secretary-general", "secretary of state", "governor", "mayor", "chief executive"}

// isSole reports whether one person at a time holds the office.
func isSole(office string) bool {
	office = strings.ToLower(office)
	for _, other := range []string{"former", "ex-", "deputy", "vice", "acting", "then", "elect", "assistant"} {
		if strings.Contains(office, other) {
			return false
		}
	}
	return slices.ContainsFunc(soleOffices, func(o string) bool { return office == o })
}

// offices returns the people of whom the same office for the same body is told at one
// time. Office and body are joined where an article tells one of each of a person.
func (r *reader) offices(ctx context.Context, all []candidate) ([]Conflict, error) {
	type holder struct{ person, doc graph.Ref }
	type told struct{ offices, bodies []candidate }
	by := make(map[holder]*told)
	var order []holder
	for _, c := range all {
		p, err := r.predicate(ctx, c.predicate)
		if err != nil {
			return nil, err
		}
		if p.prefix != schema.PrefixFact || p.name != "holds-office" && p.name != "official-of" {
			continue
		}
		h := holder{c.subject, c.doc}
		if by[h] == nil {
			by[h] = &told{}
			order = append(order, h)
		}
		if p.name == "holds-office" {
			by[h].offices = append(by[h].offices, c)
		} else {
			by[h].bodies = append(by[h].bodies, c)
		}
	}
	type seat struct {
		office string
		body   graph.Ref
	}
	seats := make(map[seat]map[graph.Ref][]quad.IRI)
	var seatOrder []seat
	for _, h := range order {
		t := by[h]
		if len(t.bodies) == 0 || len(t.offices) == 0 || !oneObject(t.bodies) || !oneObject(t.offices) {
			continue
		}
		values, err := r.st.Values(ctx, []graph.Ref{t.offices[0].object})
		if err != nil {
			return nil, err
		}
		s := seat{strings.ToLower(text(values[0])), t.bodies[0].object}
		if !isSole(s.office) {
			continue
		}
		if seats[s] == nil {
			seats[s] = make(map[graph.Ref][]quad.IRI)
			seatOrder = append(seatOrder, s)
		}
		seats[s][h.person] = append(seats[s][h.person], t.offices[0].iri)
	}
	var out []Conflict
	for _, s := range seatOrder {
		if len(seats[s]) < 2 {
			continue
		}
		var sides [][]Fact
		for _, iris := range seats[s] {
			facts, err := r.sorted(ctx, iris)
			if err != nil {
				return nil, err
			}
			sides = append(sides, facts)
		}
		slices.SortFunc(sides, func(a, b []Fact) int {
			return cmp.Or(compareDates(a[0].Date, b[0].Date), cmp.Compare(a[0].ID, b[0].ID))
		})
		sides = slices.DeleteFunc(slices.Clone(sides), func(side []Fact) bool {
			return !slices.ContainsFunc(sides, func(other []Fact) bool {
				return other[0].Subject.ID != side[0].Subject.ID && overlaps(side, other)
			})
		})
		if len(sides) > 1 {
			out = append(out, Conflict{SameOffice, sides})
		}
	}
	return out, nil
}

// oneObject reports whether all candidates have the same object.
func oneObject(all []candidate) bool {
	return !slices.ContainsFunc(all, func(c candidate) bool { return c.object != all[0].object })
}

func overlaps(a, b []Fact) bool {
	return slices.ContainsFunc(a, func(x Fact) bool { return slices.ContainsFunc(b, func(y Fact) bool { return sameTime(x, y) }) })
}

// sorted reads the facts by date, the surest of a date first.
func (r *reader) sorted(ctx context.Context, iris []quad.IRI) ([]Fact, error) {
	out, err := r.factsOf(ctx, iris)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(a, b Fact) int { return cmp.Or(compareDates(a.Date, b.Date), compareConfidence(a, b)) })
	return out, nil
}

// sameTime reports whether two facts may contradict each other as far as time goes.
func sameTime(a, b Fact) bool { return mayBeSameTime(&a, &b, sameTimeDays) }

// mayBeSameTime reports whether two facts may speak of the same time: one date holds the
// other, one is missing, or they are at most days apart where a sentence does not name its
// own.
func mayBeSameTime(a, b *Fact, days int) bool {
	aFirst, aLast := schema.DaysOf(a.Date)
	bFirst, bLast := schema.DaysOf(b.Date)
	if a.Date == "" || b.Date == "" || aFirst <= bFirst && bLast <= aLast || bFirst <= aFirst && aLast <= bLast {
		return true
	}
	if a.DateSource == "text" && b.DateSource == "text" {
		return false
	}
	x, err1 := time.Parse(time.DateOnly, a.Date)
	y, err2 := time.Parse(time.DateOnly, b.Date)
	return err1 == nil && err2 == nil && x.Sub(y).Abs() <= time.Duration(days)*24*time.Hour
}
