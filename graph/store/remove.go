package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/schema"
)

// Selection says which articles are meant: those that all of its fields fit.
type Selection struct {
	// Names are IDs, with or without "doc:", URLs or paths of articles; none is any.
	Names []string
	// Publisher is its name; empty is any.
	Publisher string
	// Before is a date, YYYY-MM-DD, YYYY-MM or YYYY: articles that were published
	// earlier. Those without a date are not; empty is any time.
	Before string
}

// Select returns the articles that sel selects, sorted by date and ID, and the names
// that fit none.
func (st *Store) Select(ctx context.Context, sel Selection) (found []schema.Source, unknown []string, err error) {
	docs, err := st.Articles(ctx)
	if err != nil {
		return nil, nil, err
	}
	used := map[string]bool{}
	for _, doc := range docs {
		src := quads.SourceOf(doc)
		err := st.Each(ctx, Pattern{Subject: doc}, func(q quad.Quad) bool {
			quads.SetSource(&src, q)
			return true
		})
		if err != nil {
			return nil, nil, err
		}
		if sel.fits(src, used) {
			found = append(found, src)
		}
	}
	for _, name := range sel.Names {
		if !used[name] {
			unknown = append(unknown, name)
		}
	}
	slices.SortFunc(found, func(a, b schema.Source) int {
		return cmp.Or(strings.Compare(a.Published, b.Published), strings.Compare(a.ID, b.ID))
	})
	return found, unknown, nil
}

// fits reports whether sel selects an article, and notes the names that it has.
func (sel Selection) fits(src schema.Source, used map[string]bool) bool {
	named := len(sel.Names) == 0
	for _, name := range sel.Names {
		if name != "" && (strings.TrimPrefix(name, schema.PrefixDocument) == src.ID || name == src.URL || name == src.Path) {
			named, used[name] = true, true
		}
	}
	first, _ := schema.DaysOf(sel.Before)
	_, last := schema.DaysOf(src.Published)
	return named && (sel.Publisher == "" || strings.EqualFold(sel.Publisher, src.Publisher)) &&
		(sel.Before == "" || last != "" && last < first)
}

// Remove takes articles out of the graph, with all that only they say. It returns the
// number of quads removed; articles that the graph does not have count for nothing.
// What all articles together say of their actors follows with [Store.Settle]. When it
// is cut short some articles are gone and the others whole.
func (st *Store) Remove(ctx context.Context, articles ...string) (int, error) {
	if err := st.writable(ctx); err != nil {
		return 0, err
	}
	if err := st.Flush(ctx); err != nil {
		return 0, err
	}
	removed := 0
	var gone []quad.Quad
	flush := func() error {
		if err := st.apply(nil, gone); err != nil {
			st.actors.resolver = nil // it has forgotten what is still there
			return fmt.Errorf("remove articles: %w", err)
		}
		removed, gone = removed+len(gone), nil
		return nil
	}
	for _, article := range articles {
		doc := quads.Document(article)
		old, err := st.Article(ctx, doc)
		if err != nil {
			return removed, err
		}
		if st.config.Identity != nil && len(old) > 0 {
			if err := st.forget(ctx, old); err != nil {
				return removed, err
			}
		}
		delete(st.loaded, doc)
		if gone = append(gone, old...); len(gone) >= batchQuads {
			if err := flush(); err != nil {
				return removed, err
			}
		}
	}
	err := flush()
	return removed, err
}
