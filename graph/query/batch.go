package query

import (
	"context"
	"fmt"
	"runtime"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// Statements are read many at once: their quads side by side, as they lie far apart in
// the store, and the values of all their terms together, as they have most of them in
// common.

// stated is a statement by its node, with the predicate of its fact.
type stated struct {
	stmt      graph.Ref
	predicate predicate
}

// batch is how many statements are read at once: the values of so many fit in memory.
const batch = 1024

// inParallel calls do for 0 to n-1, several at once, and returns the first error. The
// calls may not touch what they share.
func inParallel(n int, do func(i int) error) error {
	workers := min(runtime.GOMAXPROCS(0), (n+7)/8)
	if workers <= 1 {
		for i := range n {
			if err := do(i); err != nil {
				return err
			}
		}
		return nil
	}
	errs := make([]error, workers)
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			for i := w; i < n && errs[w] == nil; i += workers {
				errs[w] = do(i)
			}
		})
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// scanAll returns the quads that match each of the patterns.
func (r *reader) scanAll(ctx context.Context, want []store.Refs) ([][]store.Refs, error) {
	found := make([][]store.Refs, len(want))
	err := inParallel(len(want), func(i int) error {
		if want[i] == (store.Refs{}) {
			return nil
		}
		return r.st.EachMatch(ctx, want[i], func(got store.Refs) bool {
			found[i] = append(found[i], got)
			return true
		})
	})
	return found, err
}

// learn reads the values of nodes that are not known yet.
func (r *reader) learn(ctx context.Context, refs []graph.Ref) error {
	var unread []graph.Ref
	for _, ref := range refs {
		if _, ok := r.values[ref]; ok || ref == nil {
			continue
		}
		value, ok := r.memory.values.get(ref)
		r.values[ref] = value
		if !ok {
			unread = append(unread, ref)
		}
	}
	const part = 64
	values := make([]quad.Value, len(unread))
	err := inParallel((len(unread)+part-1)/part, func(i int) error {
		end := min((i+1)*part, len(unread))
		got, err := r.st.Values(ctx, unread[i*part:end])
		copy(values[i*part:end], got)
		return err
	})
	if err != nil {
		clear(r.values)
		return err
	}
	for i, ref := range unread {
		r.values[ref] = values[i]
		if !isLong(values[i]) {
			r.memory.values.put(ref, values[i])
		}
	}
	return nil
}

// isLong reports whether a value takes more memory than it is worth to remember it.
func isLong(value quad.Value) bool {
	text, ok := value.(quad.String)
	return ok && len(text) > 1000
}

// learnQuads reads the values of all that quads are made of, but for their labels.
func (r *reader) learnQuads(ctx context.Context, found [][]store.Refs) error {
	if len(r.values) > maxValues {
		clear(r.values)
	}
	var refs []graph.Ref
	for _, all := range found {
		for _, got := range all {
			refs = append(refs, got.Subject, got.Predicate, got.Object)
		}
	}
	return r.learn(ctx, refs)
}

// raws reads what statements say of themselves and calls yield for each, in their
// order, until it returns false.
func (r *reader) raws(ctx context.Context, stmts []stated, yield func(*rawStatement) bool) error {
	for from := 0; from < len(stmts); from += batch {
		part := stmts[from:min(from+batch, len(stmts))]
		want := make([]store.Refs, len(part))
		for i, s := range part {
			want[i] = store.Refs{Subject: s.stmt}
		}
		found, err := r.scanAll(ctx, want)
		if err == nil {
			err = r.learnQuads(ctx, found)
		}
		var labels []graph.Ref // of the articles
		for i := range found {
			if len(found[i]) > 0 {
				labels = append(labels, found[i][0].Label)
			}
		}
		if err == nil {
			err = r.learn(ctx, labels)
		}
		if err != nil {
			return err
		}
		for i, all := range found {
			raw := &rawStatement{node: part[i].stmt, Statement: &schema.Statement{Predicate: part[i].predicate.name}}
			for _, got := range all {
				raw.set(quad.Quad{Subject: r.values[got.Subject], Predicate: r.values[got.Predicate], Object: r.values[got.Object], Label: r.values[all[0].Label]})
			}
			if len(all) > 0 {
				iri, _ := r.values[all[0].Subject].(quad.IRI)
				raw.ID, _ = quads.Local(iri, schema.PrefixStatement)
			}
			if raw.Predicate == "" || raw.subject == "" || raw.object == nil || raw.doc == "" {
				return fmt.Errorf("statement %q: %w", raw.ID, ErrUnknown)
			}
			if !yield(raw) {
				return nil
			}
		}
	}
	return nil
}

// complete turns statements into facts: with their articles, actors and quotations.
func (r *reader) complete(ctx context.Context, raws []*rawStatement) ([]Fact, error) {
	var actors, docs []quad.IRI
	want := make([]store.Refs, len(raws)) // of the sentences
	for i, raw := range raws {
		docs, actors = append(docs, raw.doc), append(actors, raw.subject)
		if iri, ok := raw.object.(quad.IRI); ok {
			actors = append(actors, iri)
		}
		if raw.attributed != "" {
			actors = append(actors, raw.attributed)
		}
		if ref, err := r.st.Ref(raw.sentence); err != nil {
			return nil, err
		} else if ref != nil {
			want[i] = store.Refs{Subject: ref}
		}
	}
	if err := r.meet(ctx, actors); err != nil {
		return nil, err
	}
	if err := r.open(ctx, docs); err != nil {
		return nil, err
	}
	found, err := r.scanAll(ctx, want)
	if err == nil {
		err = r.learnQuads(ctx, found)
	}
	if err != nil {
		return nil, err
	}
	out := make([]Fact, 0, len(raws))
	for i, raw := range raws {
		var fact Fact
		if fact.Source, err = r.source(ctx, raw.doc); err != nil {
			return nil, err
		}
		raw.Evidence.Article = fact.Source.ID
		if err := r.terms(ctx, raw); err != nil {
			return nil, err
		}
		var sent sentence
		for _, got := range found[i] {
			sent.set(quad.Quad{Predicate: r.values[got.Predicate], Object: r.values[got.Object]})
		}
		raw.quote(sent)
		fact.Statement = *raw.Statement
		out = append(out, fact)
	}
	return out, nil
}
