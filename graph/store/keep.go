package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/quadwire/quadwire/graph/identity"
)

// What the resolver knows of the actors is kept in the same database, beside the
// quads: no part of the graph, and found out again from the articles wherever it is
// not in step with them. It is written last; every later change of the quads puts it
// out of step.

// recall gives r what is kept of the actors, and reports whether that is all.
func (st *Store) recall(ctx context.Context, r *identity.Resolver) (bool, error) {
	db := st.backend()
	if db == nil {
		return false, fmt.Errorf("%s: %w", st.name(), errClosed)
	}
	if kept, err := db.inStep(ctx); err != nil || !kept {
		return false, st.explain(err)
	}
	unreadable := errors.New("unreadable record")
	err := db.eachRecord(ctx, func(key string, value []byte) error {
		if err := r.Recall(key, value); err != nil {
			return unreadable
		}
		return nil
	})
	if errors.Is(err, unreadable) {
		return false, nil // what cannot be read is found out again
	}
	// What was just read has not changed.
	return err == nil, errors.Join(st.explain(err), r.Changed(func(string, []byte) error { return nil }))
}

// keep writes what the resolver knows, unless that is what is kept.
func (st *Store) keep(ctx context.Context) error {
	kept, err := st.db.inStep(ctx)
	if err != nil || kept && !st.actors.anew && !st.actors.resolver.HasChanged() {
		return st.explain(err)
	}
	if err := st.db.writeRecords(ctx, st.actors.anew, st.actors.resolver.Changed); err != nil {
		st.actors.resolver = nil // it takes what changed for written
		return st.explain(fmt.Errorf("keep what is known of the actors: %w", err))
	}
	st.actors.anew = false
	return nil
}
