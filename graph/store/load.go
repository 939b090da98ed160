package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/schema"
)

// batchQuads is how many quads are written at once, at least: fewer cost time,
// more cost memory.
const batchQuads = 50_000

// Result says what loading an article changed.
type Result struct {
	// Added and Removed count quads.
	Added   int `json:"added"`
	Removed int `json:"removed"`
	// Unchanged says that the graph held the article just so; what it was read by does
	// not count.
	Unchanged bool `json:"unchanged"`
	// Superseded are the paths of articles of this loading whose place it takes: they
	// have its URL and another content.
	Superseded []string `json:"superseded,omitempty"`
}

// pending is what Load took in and Flush has still to write.
type pending struct {
	quads    []quad.Quad
	articles []quad.IRI
	keys     map[quad.Value]bool // their IRIs, URLs and paths
}

// Load makes the graph hold what rec says of its article: it adds what is new and
// removes what the article, or one that it takes the place of, said before. An
// article takes the place of all that have its URL. It also takes the place of
// those that were read from its path before this store was opened, unless both
// have a URL and these differ: a file can hold several articles.
//
// Additions are written when enough have gathered, and by Flush; removals at once, in
// one transaction with what replaces them: an article is there or not, and never two
// versions of it. After an error the articles that were
// pending are not in the graph: load them again.
func (st *Store) Load(ctx context.Context, rec *schema.Record) (Result, error) {
	if err := st.writable(ctx); err != nil {
		return Result{}, err
	}
	want, err := quads.Of(rec)
	if err != nil {
		return Result{}, err
	}
	doc := quads.Document(rec.Source.ID)
	keys := keysOf(doc, want)
	if slices.ContainsFunc(keys, func(key quad.Value) bool { return st.pending.keys[key] }) {
		if err := st.Flush(ctx); err != nil {
			return Result{}, err
		}
	}
	have, err := st.Article(ctx, doc)
	if err != nil {
		return Result{}, err
	}
	replaced, err := st.replacedBy(ctx, doc, want)
	if err != nil {
		return Result{}, err
	}
	var result Result
	var old []quad.Quad
	for _, other := range replaced {
		gone, err := st.Article(ctx, other)
		if err != nil {
			return Result{}, err
		}
		old = append(old, gone...)
		if st.loaded[other] {
			result.Superseded = append(result.Superseded, pathIn(gone))
		}
		if st.config.Identity != nil {
			// What is replaced is no evidence of who is who in what replaces it.
			if err := st.forget(ctx, gone); err != nil {
				return Result{}, err
			}
		}
	}
	if st.config.Identity != nil {
		if want, err = st.identify(ctx, want, have); err != nil {
			return Result{}, err
		}
	}
	add, remove := difference(want, have)
	result.Unchanged = len(old) == 0 && !slices.ContainsFunc(slices.Concat(add, remove), func(q quad.Quad) bool { return q.Predicate != quads.ReadBy })
	remove = append(remove, old...)
	st.loaded[doc] = true
	if result.Added, result.Removed = len(add), len(remove); len(add)+len(remove) == 0 {
		return result, nil
	}
	st.enqueue(doc, keys, add)
	if len(remove) > 0 || len(st.pending.quads) >= batchQuads {
		if err := st.write(ctx, remove); err != nil {
			return Result{}, err
		}
	}
	return result, nil
}

// Holds reports whether the graph holds the article as what src.ReadBy names read it,
// from the same path: reading it again would change nothing.
func (st *Store) Holds(ctx context.Context, src *schema.Source) (bool, error) {
	doc := quads.Document(src.ID)
	for predicate, want := range map[quad.IRI]string{quads.ReadBy: src.ReadBy, quads.Path: src.Path} {
		have, err := st.object(ctx, doc, predicate)
		if err != nil {
			return false, err
		}
		if textOf(have) != want {
			return false, nil
		}
	}
	return src.ReadBy != "", nil
}

// Keep takes an article that the graph holds for one of this loading.
func (st *Store) Keep(article string) { st.loaded[quads.Document(article)] = true }

// pathIn returns the path that an article was read from.
func pathIn(article []quad.Quad) string {
	for _, q := range article {
		if q.Predicate == quads.Path {
			return textOf(q.Object)
		}
	}
	return ""
}

// Flush writes what is pending.
func (st *Store) Flush(ctx context.Context) error { return st.write(ctx, nil) }

// write writes what is pending, and removes quads with it.
func (st *Store) write(ctx context.Context, remove []quad.Quad) error {
	if len(st.pending.quads)+len(remove) == 0 {
		return nil
	}
	if err := st.writable(ctx); err != nil {
		return err
	}
	work := st.pending
	st.pending = pending{}
	if err := st.apply(work.quads, remove); err != nil {
		for _, doc := range work.articles {
			delete(st.loaded, doc)
		}
		st.actors.resolver = nil // it remembers them, and has forgotten what is still there
		if len(work.articles) == 0 {
			return fmt.Errorf("remove what was said before: %w", err)
		}
		return fmt.Errorf("write %d articles, from %s to %s, none of which is in the graph now: %w",
			len(work.articles), work.articles[0], work.articles[len(work.articles)-1], err)
	}
	return nil
}

func (st *Store) writable(ctx context.Context) error {
	switch {
	case st.config.ReadOnly:
		return fmt.Errorf("%w: %s", ErrReadOnly, st.name())
	case st.failed != nil:
		return st.failed
	case st.db == nil:
		return fmt.Errorf("%s: %w", st.name(), errClosed)
	}
	return ctx.Err()
}

func (st *Store) enqueue(doc quad.IRI, keys []quad.Value, add []quad.Quad) {
	if len(add) == 0 {
		return
	}
	if st.pending.keys == nil {
		st.pending.keys = make(map[quad.Value]bool)
	}
	st.pending.quads = append(st.pending.quads, add...)
	st.pending.articles = append(st.pending.articles, doc)
	for _, key := range keys {
		st.pending.keys[key] = true
	}
}

// apply adds quads that are not there and removes others that are, in one transaction.
// If that fails it opens the database again: Cayley's caches may be wrong then.
func (st *Store) apply(add, remove []quad.Quad) error {
	if len(add)+len(remove) == 0 {
		return nil
	}
	err := st.db.change(add, remove)
	if err == nil {
		return nil
	}
	err = st.explain(err)
	if reopened := st.reopen(); reopened != nil {
		st.failed = fmt.Errorf("open the database again after an error: %w", reopened)
		err = errors.Join(err, st.failed)
	}
	return err
}

func (st *Store) reopen() error {
	st.mu.Lock()
	defer st.mu.Unlock()
	closed := st.db.Close()
	db, err := st.place.open(context.Background(), st.config.ReadOnly)
	if err != nil {
		st.db = nil
		return errors.Join(closed, err)
	}
	st.db = db
	return nil
}

// keysOf returns what an article is known by: its IRI, URL and path.
func keysOf(doc quad.IRI, all []quad.Quad) []quad.Value {
	keys := []quad.Value{doc}
	for _, q := range all {
		if q.Subject == doc && (q.Predicate == quads.URL || q.Predicate == quads.Path) {
			keys = append(keys, q.Object)
		}
	}
	return keys
}

// difference compares sorted lists: what want has and have lacks, and the other
// way round.
func difference(want, have []quad.Quad) (add, remove []quad.Quad) {
	for len(want) > 0 && len(have) > 0 {
		switch order := quads.Compare(want[0], have[0]); {
		case order < 0:
			add, want = append(add, want[0]), want[1:]
		case order > 0:
			remove, have = append(remove, have[0]), have[1:]
		default:
			want, have = want[1:], have[1:]
		}
	}
	return append(add, want...), append(remove, have...)
}

// replacedBy returns the articles in the graph that doc takes the place of,
// sorted.
func (st *Store) replacedBy(ctx context.Context, doc quad.IRI, want []quad.Quad) ([]quad.IRI, error) {
	var url, path quad.Value
	for _, q := range want {
		if q.Subject != doc {
			continue
		}
		switch q.Predicate {
		case quads.URL:
			url = q.Object
		case quads.Path:
			path = q.Object
		}
	}
	var out []quad.IRI
	if url != nil {
		same, err := st.subjects(ctx, quads.URL, url)
		if err != nil {
			return nil, err
		}
		out = append(out, same...)
	}
	if path != nil {
		same, err := st.subjects(ctx, quads.Path, path)
		if err != nil {
			return nil, err
		}
		for _, other := range same {
			if st.loaded[other] {
				continue
			}
			otherURL, err := st.object(ctx, other, quads.URL)
			if err != nil {
				return nil, err
			}
			if url == nil || otherURL == nil || url == otherURL {
				out = append(out, other)
			}
		}
	}
	slices.SortFunc(out, func(a, b quad.IRI) int { return cmp.Compare(a, b) })
	out = slices.Compact(out)
	return slices.DeleteFunc(out, func(other quad.IRI) bool {
		_, ok := quads.Local(other, schema.PrefixDocument) // clients may say of what is theirs that it has this URL
		return !ok || other == doc
	}), nil
}
