package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/store"
)

// Profile is what all articles together say of an actor.
type Profile struct {
	// Articles counts those that name the actor, First and Last are the dates of the first
	// and the last of them; empty where no article has one.
	Articles    int
	First, Last string
	// Names are the names beside its label, those that most articles use first.
	Names []NameCount
	// Offices are those that it held, the latest first.
	Offices []Office
}

// NameCount is a name with the number of articles that use it.
type NameCount struct {
	Name     string
	Articles int
}

// Office is an office with the dates of the first and the last fact that says so, empty
// where none is known, and their number.
type Office struct {
	Name        string
	First, Last string
	Facts       int
}

// Profile returns the profile of the actor with the given ID; it is empty where the
// graph has none.
func (q *Query) Profile(ctx context.Context, id string) (*Profile, error) {
	r := q.reader()
	node := quads.Entity(id)
	out := &Profile{}
	var names, offices []quad.Value
	for _, predicate := range quads.ProfilePredicates {
		err := r.each(ctx, store.Pattern{Subject: node, Predicate: predicate}, func(q quad.Quad) bool {
			switch predicate {
			case quads.ArticleCount:
				out.Articles = number(q.Object)
			case quads.FirstSeen:
				out.First = text(q.Object)
			case quads.LastSeen:
				out.Last = text(q.Object)
			case quads.AltLabelNode:
				names = append(names, q.Object)
			case quads.Occupation:
				offices = append(offices, q.Object)
			}
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	for _, part := range names {
		var name NameCount
		err := r.each(ctx, store.Pattern{Subject: part}, func(q quad.Quad) bool {
			switch q.Predicate {
			case quads.LiteralForm:
				name.Name = text(q.Object)
			case quads.ArticleCount:
				name.Articles = number(q.Object)
			}
			return true
		})
		if err != nil {
			return nil, err
		}
		out.Names = append(out.Names, name)
	}
	for _, part := range offices {
		var office Office
		err := r.each(ctx, store.Pattern{Subject: part}, func(q quad.Quad) bool {
			switch q.Predicate {
			case quads.RoleName:
				office.Name = text(q.Object)
			case quads.FactCount:
				office.Facts = number(q.Object)
			case quads.FirstSeen:
				office.First = text(q.Object)
			case quads.LastSeen:
				office.Last = text(q.Object)
			}
			return true
		})
		if err != nil {
			return nil, err
		}
		out.Offices = append(out.Offices, office)
	}
	slices.SortFunc(out.Names, func(a, b NameCount) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), strings.Compare(a.Name, b.Name))
	})
	slices.SortFunc(out.Offices, func(a, b Office) int {
		return cmp.Or(strings.Compare(b.Last, a.Last), cmp.Compare(b.Facts, a.Facts), strings.Compare(a.Name, b.Name))
	})
	return out, nil
}
