package store

import (
	"context"
	"slices"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/schema"
)

// Restore is Load of an article from another graph: its actors get the nodes that the
// rules gave them there, and decisions of persons apply to these. It is meant for a
// graph that had no articles before, where no node can be another.
func (st *Store) Restore(ctx context.Context, rec *schema.Record, assigned []identity.Assignment) (Result, error) {
	st.restore = assigned
	defer func() { st.restore = nil }()
	return st.Load(ctx, rec)
}

// given returns the nodes that Restore was told, in the order of the appearances; nil
// for none.
func (st *Store) given(art *identity.Article) []identity.Assignment {
	if st.restore == nil {
		return nil
	}
	out := make([]identity.Assignment, len(art.Appearances))
	for i := range art.Appearances {
		app := &art.Appearances[i]
		j := slices.IndexFunc(st.restore, func(a identity.Assignment) bool { return a.Local == app.Local })
		if j < 0 {
			return nil
		}
		out[i] = st.config.Identity.Reassign(art.ID, app, st.restore[j])
	}
	return out
}

// RestoreMergers makes the mergers of another graph known, whose articles were restored:
// former nodes lead to those that they are part of.
func (st *Store) RestoreMergers(ctx context.Context, mergers []identity.Merger) error {
	r, err := st.Resolver(ctx)
	if err != nil {
		return err
	}
	for _, m := range mergers {
		r.Redirect(m.From, m.To)
	}
	records, err := st.missingMergers(ctx, mergers)
	if err != nil {
		return err
	}
	return st.change(records, nil)
}
