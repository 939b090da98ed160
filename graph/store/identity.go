package store

import (
	"context"
	"fmt"
	"slices"

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
	// added and removed count the quads that deciding who is who changed.
	added, removed int
	// anew says that all that is kept of the actors is to be written anew.
	anew bool
	// doubted says that what is kept is not to be read.
	doubted bool
}

// Resolver returns what is known of all actors of the graph. At the first call it is
// read from what is kept beside the graph or, where that is not in step with it,
// from the articles. It must not be written to.
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
	gaz, err := st.gazetteer()
	if err != nil {
		return err
	}
	r := identity.NewResolver(gaz, st.config.Identity)
	kept := false
	if !st.actors.doubted {
		if kept, err = st.recall(ctx, r); err != nil {
			return err
		}
	}
	if !kept {
		r = identity.NewResolver(gaz, st.config.Identity)
		if err := st.reread(ctx, r); err != nil {
			return err
		}
	} else if err := st.decide(ctx, r); err != nil {
		return err
	}
	if st.actors.touched = map[string]bool{}; !kept {
		st.actors.touched = nil
	}
	st.actors.resolver, st.actors.anew = r, !kept
	return nil
}

// reread finds out all that there is to know from the articles.
func (st *Store) reread(ctx context.Context, r *identity.Resolver) error {
	docs, err := st.Articles(ctx)
	if err != nil {
		return err
	}
	err = st.eachBrief(ctx, docs, func(art *identity.Article, assigned []identity.Assignment) { r.Remember(art, assigned) })
	if err != nil {
		return err
	}
	records, err := st.decisions(ctx)
	if err != nil {
		return err
	}
	persons := byPersons(records) // who are merged by those are still told apart by the rules
	for _, q := range records {
		from, isNode := local(q.Subject)
		if to, ok := local(q.Object); ok && isNode && q.Predicate == quads.SameAs && !persons[q.Label] {
			r.Redirect(from, to)
		}
	}
	return nil
}

// decide counts anew what the articles say of the nodes that decisions name.
func (st *Store) decide(ctx context.Context, r *identity.Resolver) error {
	r.Undecide()
	ids := map[string]bool{}
	for _, id := range st.config.Identity.IDs() {
		ids[id] = true
	}
	docs, err := st.naming(ctx, ids)
	if err != nil {
		return err
	}
	return st.eachBrief(ctx, docs, func(art *identity.Article, assigned []identity.Assignment) { r.Decide(art, assigned) })
}

// eachBrief calls yield for who appears in each of the articles, and as which node.
func (st *Store) eachBrief(ctx context.Context, docs []quad.IRI, yield func(*identity.Article, []identity.Assignment)) error {
	if len(docs) == 0 {
		return nil
	}
	reader, err := st.articleReader(quads.IdentityPredicates...)
	if err != nil {
		return err
	}
	for _, doc := range docs {
		have, err := reader.article(ctx, doc)
		if err != nil {
			return err
		}
		raw, assigned := quads.Localize(have)
		yield(quads.ArticleOf(raw), assigned)
	}
	return nil
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
	raw, _ := quads.Localize(have)
	was, now := withoutReader(raw), withoutReader(want)
	if slices.EqualFunc(was, now, func(a, b quad.Quad) bool { return quads.Compare(a, b) == 0 }) {
		read := slices.DeleteFunc(slices.Clone(want), func(q quad.Quad) bool { return q.Predicate != quads.ReadBy })
		return quads.Sort(append(withoutReader(have), read...)), nil
	}
	if len(have) > 0 {
		if err := st.forget(ctx, have); err != nil {
			return nil, err
		}
	}
	art := quads.ArticleOf(want)
	nodes := st.given(art)
	if nodes != nil {
		r.Remember(art, nodes)
	} else {
		nodes = r.Assign(art)
	}
	st.touchAll(nodes)
	return quads.Identify(want, nodes), nil
}

func (st *Store) touchAll(assigned []identity.Assignment) {
	for _, a := range assigned {
		st.touch(a.Ruled, a.Node)
	}
}

// withoutReader leaves out what an article was read by.
func withoutReader(article []quad.Quad) []quad.Quad {
	return slices.DeleteFunc(slices.Clone(article), func(q quad.Quad) bool { return q.Predicate == quads.ReadBy })
}

// forget takes back what an article said of its actors.
func (st *Store) forget(ctx context.Context, have []quad.Quad) error {
	r, err := st.Resolver(ctx)
	if err != nil {
		return err
	}
	raw, assigned := quads.Localize(have)
	r.Forget(quads.ArticleOf(raw), assigned)
	st.touchAll(assigned)
	return nil
}

// Settled says what [Store.Settle] did.
type Settled struct {
	// Mergers are the actors that turned out to be others.
	Mergers []identity.Merger
	// Nodes is the number of nodes whose profile was brought up to date.
	Nodes int
	// Added and Removed count quads.
	Added, Removed int
}

// Settle ends the loading of articles: it writes what is pending, applies the
// decisions of persons where they have changed, joins actors that turned out to be
// one, and brings what the graph says of its nodes themselves up to date. Without
// [Config.Identity] it only writes what is pending.
func (st *Store) Settle(ctx context.Context) (out Settled, err error) {
	st.actors.added, st.actors.removed = 0, 0
	defer func() { out.Added, out.Removed = st.actors.added, st.actors.removed }()
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
	if err := st.applyDecisions(ctx); err != nil {
		return out, fmt.Errorf("apply the decisions on identity: %w", err)
	}
	if st.actors.touched != nil && len(st.actors.touched) == 0 {
		return out, st.keep(ctx) // nothing is new
	}
	out.Mergers = r.Settle(st.actors.touched)
	if err := st.become(ctx, out.Mergers); err != nil {
		return out, fmt.Errorf("join those who turned out to be one: %w", err)
	}
	if len(out.Mergers) > 0 && len(st.config.Identity.All()) > 0 {
		// Decisions may part what the mergers have brought together.
		if err := st.decide(ctx, r); err != nil {
			return out, err
		}
	}
	if out.Nodes, err = st.profile(ctx); err != nil {
		return out, fmt.Errorf("describe the nodes: %w", err)
	}
	if err := st.dropMergers(ctx); err != nil {
		return out, err
	}
	return out, st.keep(ctx)
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
