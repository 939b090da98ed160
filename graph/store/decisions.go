package store

import (
	"context"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/quads"
)

// applyDecisions makes the graph follow the decisions, if they are not those that
// it followed before.
func (st *Store) applyDecisions(ctx context.Context) error {
	var want []quad.Quad
	for i, d := range st.config.Identity.All() {
		want = append(want, quads.Decision(i, d)...)
	}
	want = quads.Sort(want)
	have, err := st.decisions(ctx)
	if err != nil {
		return err
	}
	add, remove := difference(want, ofDecisions(have, byPersons(have)))
	if len(add)+len(remove) == 0 {
		return nil
	}
	ids := map[string]bool{}
	for _, q := range append(slices.Clone(add), remove...) {
		for _, v := range []quad.Value{q.Subject, q.Object} {
			if id, ok := local(v); ok {
				ids[id] = true
			}
		}
	}
	for _, id := range st.config.Identity.IDs() {
		ids[id] = true
	}
	docs, err := st.naming(ctx, ids)
	if err != nil {
		return err
	}
	rewritten, replaced, err := st.rewrite(ctx, docs, func(art *identity.Article, assigned []identity.Assignment) {
		for i := range assigned {
			assigned[i] = st.config.Identity.Reassign(art.ID, &art.Appearances[i], assigned[i])
		}
	})
	if err != nil {
		return err
	}
	for id := range ids {
		st.touch(id)
	}
	return st.change(append(add, rewritten...), append(remove, replaced...))
}

// byPersons returns the decisions of persons among the records of all.
func byPersons(records []quad.Quad) map[quad.Value]bool {
	out := map[quad.Value]bool{}
	for _, q := range records {
		if q.Predicate == quads.AttributedToAgent && q.Object == quads.PersonAgent {
			out[q.Subject] = true
		}
	}
	return out
}

// ofDecisions returns the records of some decisions.
func ofDecisions(records []quad.Quad, decisions map[quad.Value]bool) []quad.Quad {
	return slices.DeleteFunc(slices.Clone(records), func(q quad.Quad) bool { return !decisions[q.Subject] && !decisions[q.Label] })
}

// decisions returns the records of all decisions, sorted.
func (st *Store) decisions(ctx context.Context) ([]quad.Quad, error) {
	return st.labelled(ctx, quads.DecisionLabel, quads.Type)
}

// labelled returns the quads with a label, and those whose labels are the subjects
// of the given predicate among them; sorted.
func (st *Store) labelled(ctx context.Context, label, predicate quad.IRI) ([]quad.Quad, error) {
	var out []quad.Quad
	var records []quad.Value
	collect := func(q quad.Quad) bool {
		out = append(out, q)
		if q.Label == label && q.Predicate == predicate {
			records = append(records, q.Subject)
		}
		return true
	}
	if err := st.Each(ctx, Pattern{Label: label}, collect); err != nil {
		return nil, err
	}
	for _, record := range records {
		if err := st.Each(ctx, Pattern{Label: record}, collect); err != nil {
			return nil, err
		}
	}
	return quads.Sort(out), nil
}

// naming returns the articles that name one of the nodes, or did by the rules,
// sorted.
func (st *Store) naming(ctx context.Context, ids map[string]bool) ([]quad.IRI, error) {
	var refs []graph.Ref
	collect := func(got Refs) bool {
		refs = append(refs, got.Label)
		return true
	}
	for id := range ids {
		node := quads.Entity(id)
		if err := st.EachRefs(ctx, Pattern{Subject: node, Predicate: quads.Type}, collect); err != nil {
			return nil, err
		}
		if err := st.EachRefs(ctx, Pattern{Object: node, Predicate: quads.Ruled}, collect); err != nil {
			return nil, err
		}
	}
	values, err := st.Values(ctx, refs)
	if err != nil {
		return nil, err
	}
	var out []quad.IRI
	for _, v := range values {
		if iri, ok := v.(quad.IRI); ok {
			out = append(out, iri)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// rewrite returns the quads that changing the assignments of articles adds and removes:
// many small writes cost more than what they write, and half of it is not what anybody
// decided. It also tells the profiles.
func (st *Store) rewrite(ctx context.Context, docs []quad.IRI, edit func(*identity.Article, []identity.Assignment)) (add, remove []quad.Quad, err error) {
	if len(docs) == 0 {
		return nil, nil, nil
	}
	reader, err := st.articleReader()
	if err != nil {
		return nil, nil, err
	}
	for _, doc := range docs {
		have, err := reader.article(ctx, doc)
		if err != nil {
			return nil, nil, err
		}
		have = quads.Sort(have)
		raw, assigned := quads.Localize(have)
		st.touchAll(assigned)
		edit(quads.ArticleOf(raw), assigned)
		st.touchAll(assigned)
		new, gone := difference(quads.Identify(raw, assigned), have)
		add, remove = append(add, new...), append(remove, gone...)
	}
	return add, remove, nil
}

// become rewrites the articles of actors that turned out to be others, one after the
// other, and keeps a record of each: all of it or nothing.
func (st *Store) become(ctx context.Context, mergers []identity.Merger) error {
	former := map[string]bool{}
	for _, m := range mergers {
		former[m.From] = true
	}
	docs, err := st.naming(ctx, former)
	if err != nil {
		return err
	}
	add, remove, err := st.rewrite(ctx, docs, func(art *identity.Article, assigned []identity.Assignment) {
		for i, a := range assigned {
			if !former[a.Ruled] {
				continue
			}
			for _, m := range mergers {
				if a.Ruled == m.From {
					a.Ruled, a.Rule, a.Score, a.Why = m.To, m.Rule, m.Score, m.Why
				}
			}
			assigned[i] = st.config.Identity.Reassign(art.ID, &art.Appearances[i], a)
		}
	})
	if err != nil {
		return err
	}
	records, err := st.missingMergers(ctx, mergers)
	if err != nil {
		return err
	}
	return st.change(append(add, records...), remove)
}

// missingMergers returns the records of mergers that the graph does not hold: some are there
// if the work was cut short before.
func (st *Store) missingMergers(ctx context.Context, mergers []identity.Merger) ([]quad.Quad, error) {
	var records, missing []quad.Quad
	for _, m := range mergers {
		records = append(records, quads.Merger(m)...)
	}
	for _, q := range quads.Sort(records) {
		there, err := st.has(ctx, q)
		if err != nil {
			return nil, err
		}
		if !there {
			missing = append(missing, q)
		}
	}
	return missing, nil
}

// change adds and removes quads.
func (st *Store) change(add, remove []quad.Quad) error {
	if err := st.apply(add, remove); err != nil {
		return err
	}
	st.actors.added += len(add)
	st.actors.removed += len(remove)
	return nil
}

// dropMergers removes the records of mergers into nodes that no article names any
// more.
func (st *Store) dropMergers(ctx context.Context) error {
	var gone []quad.Quad
	r := st.actors.resolver
	left := r.Left()
	if st.actors.anew {
		// Articles may have left before work was cut short.
		records, err := st.decisions(ctx)
		if err != nil {
			return err
		}
		for _, q := range records {
			if to, ok := local(q.Object); ok && q.Predicate == quads.SameAs && !r.Leads(to) {
				left = append(left, to)
			}
		}
		slices.Sort(left)
		left = slices.Compact(left)
	}
	for len(left) > 0 {
		to := quads.Entity(left[0])
		left = left[1:]
		var records []quad.Value
		var former []string
		err := st.Each(ctx, Pattern{Predicate: quads.SameAs, Object: to}, func(q quad.Quad) bool {
			if label, ok := q.Label.(quad.IRI); ok && quads.IsRecord(label) {
				records = append(records, label)
				from, _ := local(q.Subject)
				former = append(former, from)
			}
			return true
		})
		if err != nil {
			return err
		}
		for i, record := range records {
			of, err := st.record(ctx, record)
			if err != nil {
				return err
			}
			if len(byPersons(of)) == 0 {
				gone = append(gone, of...)
				r.Unredirect(former[i])
				left = append(left, former[i])
			}
		}
	}
	return st.change(nil, quads.Sort(gone))
}

// record returns the quads of a decision.
func (st *Store) record(ctx context.Context, record quad.Value) ([]quad.Quad, error) {
	var out []quad.Quad
	for _, pattern := range []Pattern{{Subject: record}, {Label: record}} {
		err := st.Each(ctx, pattern, func(q quad.Quad) bool {
			out = append(out, q)
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
