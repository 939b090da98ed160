package store

import (
	"context"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/schema"
)

// EachNamed calls yield for every actor that is kept beside the graph, in the order of
// their IDs, with all its names, until yield returns false. It reports whether what is
// kept is in step with the graph; if not, nothing is called.
func (st *Store) EachNamed(ctx context.Context, yield func(id string, names map[string]int, articles int) bool) (bool, error) {
	gaz := st.config.Gazetteer
	if gaz == nil {
		var err error
		if gaz, err = schema.LoadGazetteer(); err != nil {
			return false, err
		}
	}
	r := identity.NewResolver(gaz, nil)
	kept, err := st.recall(ctx, r)
	if err != nil || !kept {
		return false, err
	}
	for _, a := range r.Actors() {
		if !yield(a.ID, a.Names(), a.Articles) {
			break
		}
	}
	return true, nil
}

// ReadOnly reports whether the graph was opened for reading only: it does not change
// while it is open.
func (st *Store) ReadOnly() bool { return st.config.ReadOnly }
