package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/schema"
)

// Repaired is what [Store.Repair] did.
type Repaired struct {
	// Found is what was wrong before, Left what is wrong still.
	Found *Report `json:"found"`
	Left  *Report `json:"left"`
	// Rebuilt says that counts and indexes were made anew from the quads.
	Rebuilt bool `json:"rebuilt"`
	// Removed are the articles of which something was missing: their paths, or their IDs
	// where they have none, to be read again.
	Removed []string `json:"removed"`
	// QuadsRemoved counts the quads of those and of no article.
	QuadsRemoved int `json:"quadsRemoved"`
}

// Repair makes anew what follows from the articles and removes what has no place in
// the graph: an article of which something is missing is removed whole, so that it can
// be read again.
func (st *Store) Repair(ctx context.Context) (*Repaired, error) {
	if err := st.writable(ctx); err != nil {
		return nil, err
	}
	found, err := st.Check(ctx)
	if err != nil {
		return nil, err
	}
	out := &Repaired{Found: found, Removed: []string{}}
	if slices.ContainsFunc(found.Problems, func(p Problem) bool { return p.Kind == CountsProblem }) {
		if err := st.rebuild(ctx); err != nil {
			return nil, fmt.Errorf("make counts and indexes anew: %w", err)
		}
		out.Rebuilt = true
		if found, err = st.Check(ctx); err != nil {
			return nil, err
		}
	}
	if err := st.removeDamaged(ctx, found, out); err != nil {
		return nil, err
	}
	if st.config.Identity != nil {
		// What is kept is not trusted: all is found out again from the articles.
		st.actors = actors{doubted: true}
		if _, err := st.Settle(ctx); err != nil {
			return nil, err
		}
	}
	out.Left, err = st.Check(ctx)
	return out, err
}

func (st *Store) rebuild(ctx context.Context) error {
	st.mu.Lock()
	defer st.mu.Unlock()
	at, err := st.db.rebuild(ctx)
	st.db = nil
	if at != nil {
		st.place = at
	}
	db, openErr := st.place.open(ctx, false)
	if openErr == nil {
		st.db = db
	}
	return errors.Join(err, openErr)
}

func (st *Store) removeDamaged(ctx context.Context, found *Report, out *Repaired) error {
	var gone []quad.Quad
	seen := map[string]bool{}
	for _, p := range found.Problems {
		switch {
		case p.Article != "" && !seen[p.Article]:
			seen[p.Article] = true
			have, err := st.Article(ctx, quad.IRI(schema.PrefixDocument+p.Article))
			if err != nil {
				return err
			}
			name := pathIn(have)
			if name == "" {
				name = p.Article
			}
			out.Removed = append(out.Removed, name)
			gone = append(gone, have...)
		case p.Kind == LabelProblem:
			err := st.Each(ctx, Pattern{Label: quad.IRI(p.Node)}, func(q quad.Quad) bool {
				gone = append(gone, q)
				return true
			})
			if err != nil {
				return err
			}
		}
	}
	gone = quads.Sort(gone)
	out.QuadsRemoved = len(gone)
	return st.apply(nil, gone)
}
