package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/schema"
)

// actors is what the store knows of who is who, beside the quads.
type actors struct {
	resolver *identity.Resolver
	// touched are the nodes whose profiles may have changed; nil stands for all.
	touched map[string]bool
	// stale says that articles left whose words the resolver still remembers.
	stale bool
}

// Resolver returns what is known of all actors of the graph. It is read from the
// articles at the first call and must not be written to.
func (st *Store) Resolver(ctx context.Context) (*identity.Resolver, error) {
	if st.actors.resolver == nil {
		if err := st.readActors(ctx); err != nil {
			return nil, fmt.Errorf("read the actors of the graph: %w", err)
		}
	}
	return st.actors.resolver, nil
}

// readActors makes the resolver anew from what the graph holds.
func (st *Store) readActors(ctx context.Context) error {
	gaz := st.config.Gazetteer
	if gaz == nil {
		var err error
		if gaz, err = schema.LoadGazetteer(); err != nil {
			return err
		}
	}
	r := identity.NewResolver(gaz, st.config.Identity)
	docs, err := st.Articles(ctx)
	if err != nil {
		return err
	}
	briefs, err := st.briefs()
	if err != nil {
		return err
	}
	for _, doc := range docs {
		have, err := briefs.article(ctx, doc)
		if err != nil {
			return err
		}
		raw, assigned := quads.Localize(have)
		r.Remember(quads.ArticleOf(raw), assigned)
	}
	records, err := st.decisions(ctx)
	if err != nil {
		return err
	}
	for _, q := range records {
		from, isNode := local(q.Subject)
		if to, ok := local(q.Object); ok && isNode && q.Predicate == quads.SameAs {
			r.Redirect(from, to)
		}
	}
	known, err := st.object(ctx, quads.ProfileLabel, quads.ArticleCount)
	if err != nil {
		return err
	}
	if st.actors.touched = map[string]bool{}; known != quad.Int(len(docs)) {
		st.actors.touched = nil
	}
	st.actors.resolver, st.actors.stale = r, false
	return nil
}

// reread makes the resolver anew; what was touched stays so.
func (st *Store) reread(ctx context.Context) (*identity.Resolver, error) {
	touched := st.actors.touched
	err := st.readActors(ctx)
	st.actors.touched = touched
	return st.actors.resolver, err
}

// local returns the ID of v if it is the IRI of a node.
func local(v quad.Value) (string, bool) {
	iri, _ := v.(quad.IRI)
	return quads.Local(iri, schema.PrefixEntity)
}

// touch notes that the profile of a node may have changed.
func (st *Store) touch(ids ...string) {
	if st.actors.touched != nil {
		for _, id := range ids {
			st.actors.touched[id] = true
		}
	}
}

// identify puts the nodes of the graph in the place of an article's own. Have is
// what the graph holds of the article: where that says the same, its nodes stay.
func (st *Store) identify(ctx context.Context, want, have []quad.Quad) ([]quad.Quad, error) {
	r, err := st.Resolver(ctx)
	if err != nil {
		return nil, err
	}
	raw, assigned := quads.Localize(have)
	if slices.EqualFunc(raw, want, func(a, b quad.Quad) bool { return quads.Compare(a, b) == 0 }) {
		return have, nil
	}
	if len(have) > 0 {
		st.actors.stale = true
		st.touchAll(assigned)
	}
	assigned = r.Assign(quads.ArticleOf(want))
	st.touchAll(assigned)
	return quads.Identify(want, assigned), nil
}

func (st *Store) touchAll(assigned []identity.Assignment) {
	for _, a := range assigned {
		st.touch(a.Ruled, a.Node)
	}
}

// forget notes that an article leaves the graph.
func (st *Store) forget(old []quad.Quad) {
	_, assigned := quads.Localize(old)
	st.actors.stale = true
	st.touchAll(assigned)
}

// Settled says what [Store.Settle] did.
type Settled struct {
	// Mergers are the actors that turned out to be others.
	Mergers []identity.Merger
	// Nodes is the number of nodes whose profile was brought up to date.
	Nodes int
}

// Settle ends the loading of articles: it writes what is pending, applies the
// decisions of persons where they have changed, joins actors that turned out to be
// one, and brings what the graph says of its nodes themselves up to date. Without
// [Config.Identity] it only writes what is pending.
func (st *Store) Settle(ctx context.Context) (Settled, error) {
	var out Settled
	if err := st.Flush(ctx); err != nil || st.config.Identity == nil {
		return out, err
	}
	if err := st.writable(ctx); err != nil {
		return out, err
	}
	r, err := st.Resolver(ctx)
	if err != nil {
		return out, err
	}
	if st.actors.stale {
		if r, err = st.reread(ctx); err != nil {
			return out, err
		}
	}
	if err := st.applyDecisions(ctx); err != nil {
		return out, fmt.Errorf("apply the decisions on identity: %w", err)
	}
	if st.actors.touched != nil && len(st.actors.touched) == 0 {
		return out, nil // nothing is new
	}
	out.Mergers = r.Settle()
	for _, merger := range out.Mergers {
		if err := st.become(ctx, merger); err != nil {
			return out, fmt.Errorf("join %s and %s: %w", merger.From, merger.To, err)
		}
	}
	if len(out.Mergers) > 0 && len(st.config.Identity.All()) > 0 {
		// Decisions may part what the mergers have brought together.
		if _, err := st.reread(ctx); err != nil {
			return out, err
		}
	}
	out.Nodes, err = st.profile(ctx)
	if err != nil {
		return out, fmt.Errorf("describe the nodes: %w", err)
	}
	return out, nil
}

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
	add, remove := difference(want, ofPersons(have))
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
	for _, doc := range docs {
		err := st.rewrite(ctx, doc, func(art *identity.Article, assigned []identity.Assignment) {
			for i := range assigned {
				assigned[i] = st.config.Identity.Reassign(art.ID, &art.Appearances[i], assigned[i])
			}
		})
		if err != nil {
			return err
		}
	}
	for id := range ids {
		st.touch(id)
	}
	return st.change(add, remove)
}

// ofPersons returns the records of what persons decided, of those of all decisions.
func ofPersons(records []quad.Quad) []quad.Quad {
	persons := map[quad.Value]bool{}
	for _, q := range records {
		if q.Predicate == quads.AttributedToAgent && q.Object == quads.PersonAgent {
			persons[q.Subject] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(records), func(q quad.Quad) bool { return !persons[q.Subject] && !persons[q.Label] })
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

// rewrite changes the assignments of an article. It also tells the profiles.
func (st *Store) rewrite(ctx context.Context, doc quad.IRI, edit func(*identity.Article, []identity.Assignment)) error {
	have, err := st.Article(ctx, doc)
	if err != nil {
		return err
	}
	raw, assigned := quads.Localize(have)
	st.touchAll(assigned)
	edit(quads.ArticleOf(raw), assigned)
	st.touchAll(assigned)
	add, remove := difference(quads.Identify(raw, assigned), have)
	return st.change(add, remove)
}

// become rewrites the articles of an actor that turned out to be another.
func (st *Store) become(ctx context.Context, merger identity.Merger) error {
	docs, err := st.naming(ctx, map[string]bool{merger.From: true})
	if err != nil {
		return err
	}
	for _, doc := range docs {
		err := st.rewrite(ctx, doc, func(art *identity.Article, assigned []identity.Assignment) {
			for i, a := range assigned {
				if a.Ruled == merger.From {
					a.Ruled, a.Rule, a.Score, a.Why = merger.To, merger.Rule, merger.Score, merger.Why
					assigned[i] = st.config.Identity.Reassign(art.ID, &art.Appearances[i], a)
				}
			}
		})
		if err != nil {
			return err
		}
	}
	have, err := st.decisions(ctx)
	if err != nil {
		return err
	}
	add, _ := difference(quads.Merger(merger), have)
	return st.change(add, nil)
}

// change adds and removes quads.
func (st *Store) change(add, remove []quad.Quad) error {
	if err := st.apply(graph.Add, add); err != nil {
		return err
	}
	return st.apply(graph.Delete, remove)
}

// Nodes returns the quads that belong to no article, sorted: what all articles
// together say of the nodes, and the decisions about them.
func (st *Store) Nodes(ctx context.Context) ([]quad.Quad, error) {
	profiles, err := st.labelled(ctx, quads.ProfileLabel, "")
	if err != nil {
		return nil, err
	}
	decisions, err := st.decisions(ctx)
	return quads.Sort(append(profiles, decisions...)), err
}

// profile brings the profiles of the touched nodes up to date and returns their
// number.
func (st *Store) profile(ctx context.Context) (int, error) {
	r := st.actors.resolver
	docs, err := st.Articles(ctx)
	if err != nil {
		return 0, err
	}
	var want, have []quad.Quad
	if len(docs) > 0 {
		want = []quad.Quad{{Subject: quads.ProfileLabel, Predicate: quads.ArticleCount, Object: quad.Int(len(docs)), Label: quads.ProfileLabel}}
	}
	n := 0
	describe := func(a *identity.Actor) error {
		n++
		profile, err := quads.Profile(r.Label(a), a)
		want = append(want, profile...)
		return err
	}
	if st.actors.touched == nil {
		for _, a := range r.Actors() {
			if err := describe(a); err != nil {
				return n, err
			}
		}
		if have, err = st.labelled(ctx, quads.ProfileLabel, ""); err != nil {
			return n, err
		}
	} else {
		if err := st.Each(ctx, Pattern{Subject: quads.ProfileLabel, Predicate: quads.ArticleCount}, func(q quad.Quad) bool {
			have = append(have, q)
			return true
		}); err != nil {
			return n, err
		}
		for id := range st.actors.touched {
			if a := r.Actor(id); a != nil {
				if err := describe(a); err != nil {
					return n, err
				}
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
