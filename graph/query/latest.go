package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/store"
)

// Latest returns facts of the articles published last, the latest first: of each article
// at most two, those between actors before others, then the surest. It looks at the
// dates of all articles.
func (q *Query) Latest(ctx context.Context, limit int) ([]Fact, error) {
	r := q.reader()
	type dated struct{ doc, date graph.Ref }
	var all []dated
	var want []store.Refs
	var refs []graph.Ref
	predicate, err := r.term(quads.DatePublished)
	if err != nil || predicate == nil {
		return nil, err
	}
	err = r.st.EachRefs(ctx, store.Pattern{Predicate: quads.Type, Object: quads.NewsArticle}, func(got store.Refs) bool {
		want = append(want, store.Refs{Subject: got.Subject, Predicate: predicate})
		return true
	})
	if err != nil {
		return nil, err
	}
	found, err := r.scanAll(ctx, want)
	if err != nil {
		return nil, err
	}
	for _, dates := range found {
		for _, got := range dates {
			all = append(all, dated{got.Subject, got.Object})
			refs = append(refs, got.Subject, got.Object)
		}
	}
	refs = distinct(refs)
	values, err := r.st.Values(ctx, refs)
	if err != nil {
		return nil, err
	}
	words := make(map[graph.Ref]string, len(values))
	for i, ref := range refs {
		words[ref] = text(values[i])
	}
	slices.SortFunc(all, func(a, b dated) int {
		return cmp.Or(strings.Compare(words[b.date], words[a.date]), strings.Compare(words[a.doc], words[b.doc]))
	})
	var out []Fact
	const ofArticle = 2
	for _, d := range all {
		facts, err := r.article(ctx, quad.IRI(words[d.doc]))
		if err != nil {
			return nil, err
		}
		facts = slices.DeleteFunc(facts, func(f Fact) bool { return !isPlain(&f.Statement) })
		slices.SortStableFunc(facts, func(a, b Fact) int {
			if a.Object.IsLiteral() != b.Object.IsLiteral() {
				if b.Object.IsLiteral() {
					return -1
				}
				return 1
			}
			return compareConfidence(a, b)
		})
		out = append(out, limited(facts, ofArticle)...)
		if len(out) >= limit {
			break
		}
	}
	return limited(out, limit), nil
}
