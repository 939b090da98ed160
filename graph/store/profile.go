package store

import (
	"context"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
)

// profile brings the profiles of the touched nodes up to date and returns their
// number.
func (st *Store) profile(ctx context.Context) (int, error) {
	r := st.actors.resolver
	var err error
	var want, have []quad.Quad
	n := 0
	if st.actors.touched == nil {
		if want, err = profiles(r); err != nil {
			return 0, err
		}
		n = len(r.Actors())
		if have, err = st.labelled(ctx, quads.ProfileLabel, ""); err != nil {
			return n, err
		}
	} else {
		want = articleCount(r)
		if err := st.Each(ctx, Pattern{Subject: quads.ProfileLabel, Predicate: quads.ArticleCount}, func(q quad.Quad) bool {
			have = append(have, q)
			return true
		}); err != nil {
			return n, err
		}
		for id := range st.actors.touched {
			if a := r.Actor(id); a != nil {
				n++
				profile, err := quads.Profile(r.Label(a), a)
				if err != nil {
					return n, err
				}
				want = append(want, profile...)
			}
			old, err := st.profileOf(ctx, quads.Entity(id))
			if err != nil {
				return n, err
			}
			have = append(have, old...)
		}
	}
	add, remove := difference(quads.Sort(want), quads.Sort(have))
	st.actors.touched = map[string]bool{}
	return n, st.change(add, remove)
}

// profileOf returns the profile that the graph holds of a node.
func (st *Store) profileOf(ctx context.Context, node quad.IRI) ([]quad.Quad, error) {
	var out []quad.Quad
	var parts []quad.Value
	for _, predicate := range quads.ProfilePredicates {
		err := st.Each(ctx, Pattern{Subject: node, Predicate: predicate}, func(q quad.Quad) bool {
			out = append(out, q)
			if predicate == quads.AltLabelNode || predicate == quads.Occupation {
				parts = append(parts, q.Object)
			}
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	for _, part := range parts {
		err := st.Each(ctx, Pattern{Subject: part}, func(q quad.Quad) bool {
			out = append(out, q)
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
