package store

import (
	"bytes"
	"context"
	"fmt"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/schema"
)

// checkActors compares what is kept of the actors with what the articles say.
func (st *Store) checkActors(ctx context.Context, report *Report) error {
	if st.config.Identity == nil || report.Articles == 0 {
		return nil
	}
	kept, err := st.db.inStep(ctx)
	if err != nil {
		return st.explain(err)
	}
	if !kept {
		report.Unsettled = true
		return nil
	}
	gaz, err := st.gazetteer()
	if err != nil {
		return err
	}
	r := identity.NewResolver(gaz, st.config.Identity)
	if err := st.reread(ctx, r); err != nil {
		return err
	}
	records := map[string][]byte{}
	err = r.Changed(func(key string, value []byte) error {
		records[key] = bytes.Clone(value)
		return nil
	})
	if err != nil {
		return err
	}
	wrong := 0
	err = st.db.eachRecord(ctx, func(key string, value []byte) error {
		if want, ok := records[key]; !ok || !identity.SameRecord(key, want, value) {
			wrong++
		}
		delete(records, key)
		return nil
	})
	if err != nil {
		return st.explain(err)
	}
	if wrong += len(records); wrong > 0 {
		report.add(Problem{Kind: ActorsProblem, What: fmt.Sprintf("%d of the records kept of the actors are not what the articles say", wrong)})
	}
	return st.checkProfiles(ctx, r, report)
}

// checkProfiles compares what the graph says of the nodes with what follows from all
// articles together.
func (st *Store) checkProfiles(ctx context.Context, r *identity.Resolver, report *Report) error {
	want, err := profiles(r)
	if err != nil {
		return err
	}
	have, err := st.labelled(ctx, quads.ProfileLabel, "")
	if err != nil {
		return err
	}
	if add, remove := difference(quads.Sort(want), have); len(add)+len(remove) > 0 {
		report.add(Problem{Kind: ActorsProblem, What: fmt.Sprintf("%d quads that describe the actors are missing and %d are too many", len(add), len(remove))})
	}
	return nil
}

// profiles returns what all articles together say of all nodes.
func profiles(r *identity.Resolver) ([]quad.Quad, error) {
	out := articleCount(r)
	for _, a := range r.Actors() {
		profile, err := quads.Profile(r.Label(a), a)
		if err != nil {
			return nil, err
		}
		out = append(out, profile...)
	}
	return out, nil
}

// articleCount returns the quad that says how many articles there are, if any.
func articleCount(r *identity.Resolver) []quad.Quad {
	if r.Articles() == 0 {
		return nil
	}
	return []quad.Quad{{Subject: quads.ProfileLabel, Predicate: quads.ArticleCount, Object: quad.Int(r.Articles()), Label: quads.ProfileLabel}}
}

// gazetteer returns that of the configuration.
func (st *Store) gazetteer() (*schema.Gazetteer, error) {
	if st.config.Gazetteer != nil {
		return st.config.Gazetteer, nil
	}
	return schema.LoadGazetteer()
}
