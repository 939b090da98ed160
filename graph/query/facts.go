package query

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// Facts returns what the graph says of an actor, in the order that opts want, by date if
// in none. It fails with [ErrUnknown] if the graph has no such actor.
func (q *Query) Facts(ctx context.Context, opts FactsOptions) ([]Fact, error) {
	keep, err := opts.compile()
	if err != nil {
		return nil, err
	}
	r := q.reader()
	actor, err := r.node(opts.Actor)
	if err != nil {
		return nil, err
	}
	var with graph.Ref
	if opts.With != "" {
		if with, err = r.node(opts.With); err != nil {
			return nil, err
		}
	}
	edges, err := r.edges(ctx, actor)
	if err != nil {
		return nil, err
	}
	var stmts []stated
	for _, e := range edges {
		if keep.wants(e.predicate) && (with == nil || e.other == with) {
			stmts = append(stmts, stated{e.stmt, e.predicate})
		}
	}
	raws, err := r.choose(ctx, keep, distinct(stmts), opts.Sort, opts.Limit)
	if err != nil {
		return nil, err
	}
	return r.complete(ctx, raws)
}

// compare compares statements by the order.
func (o Order) compare(a, b *schema.Statement) int {
	first := 0
	switch o {
	case Newest:
		if a.Date != "" && b.Date != "" { // those without date stay last
			first = compareDates(b.Date, a.Date)
		}
	case ByConfidence:
		first = cmp.Compare(b.Confidence, a.Confidence)
	case ByPredicate:
		first = strings.Compare(a.Predicate, b.Predicate)
	}
	return cmp.Or(first, compareDates(a.Date, b.Date), cmp.Compare(b.Confidence, a.Confidence), strings.Compare(a.ID, b.ID))
}

// facts reads statements, each once.
func (r *reader) facts(ctx context.Context, stmts []stated) ([]Fact, error) {
	var raws []*rawStatement
	err := r.raws(ctx, distinct(stmts), func(raw *rawStatement) bool {
		raws = append(raws, raw)
		return true
	})
	if err != nil {
		return nil, err
	}
	return r.complete(ctx, raws)
}

func distinct[T comparable](refs []T) []T {
	seen := make(map[T]bool, len(refs))
	var out []T
	for _, ref := range refs {
		if !seen[ref] {
			seen[ref] = true
			out = append(out, ref)
		}
	}
	return out
}

// within reports whether any day of date lies between since and until, both
// included. Dates of all lengths compare as strings once the open end is filled.
func within(date, since, until string) bool {
	if since == "" && until == "" {
		return true
	}
	if date == "" {
		return false
	}
	first, last := schema.DaysOf(date)
	from, _ := schema.DaysOf(since)
	_, to := schema.DaysOf(until)
	return (since == "" || last >= from) && (until == "" || first <= to)
}

// validDate reports whether s is empty or a date of one of the known lengths.
func validDate(s string) bool {
	if s == "" {
		return true
	}
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// compareDates orders dates by their first days, the longer time first, the empty one last.
func compareDates(a, b string) int {
	if (a == "") != (b == "") {
		return cmp.Compare(len(b), len(a))
	}
	from, to := schema.DaysOf(a)
	other, end := schema.DaysOf(b)
	return cmp.Or(strings.Compare(from, other), strings.Compare(end, to))
}

// compareConfidence orders facts by falling confidence, equal ones by ID.
func compareConfidence(a, b Fact) int {
	return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), strings.Compare(a.ID, b.ID))
}

func limited[T any](all []T, limit int) []T {
	if limit > 0 && len(all) > limit {
		return all[:limit]
	}
	return all
}

// Strongest returns of the statements with the given IDs the n whose facts are best
// supported, 0 for all: those that most articles of the graph state, then those between
// two actors, then the surest. Statements of the same fact come once, as the surest of
// those given. IDs that the graph does not have are passed over.
func (q *Query) Strongest(ctx context.Context, ids []string, n int) ([]Fact, error) {
	r := q.reader()
	best := make(map[content]candidate)
	for _, id := range ids {
		ref, err := r.st.Ref(quads.Statement(id))
		if err != nil {
			return nil, err
		}
		if ref == nil {
			continue
		}
		cand := candidate{iri: quads.Statement(id)}
		if cand.content, err = r.content(ctx, ref); err != nil {
			return nil, err
		}
		fact, err := r.fact(ctx, cand.iri)
		if err != nil {
			return nil, err
		}
		cand.confidence = fact.Confidence
		if !fact.Object.IsLiteral() {
			cand.actors = 1
		}
		old, ok := best[cand.content]
		if !ok || cand.confidence > old.confidence || cand.confidence == old.confidence && cand.iri < old.iri {
			best[cand.content] = cand
		}
	}
	sorted := make([]candidate, 0, len(best))
	for _, cand := range best {
		docs, err := r.articlesThatState(ctx, cand.content)
		if err != nil {
			return nil, err
		}
		cand.support = docs
		sorted = append(sorted, cand)
	}
	slices.SortFunc(sorted, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.support, a.support), cmp.Compare(b.actors, a.actors),
			cmp.Compare(b.confidence, a.confidence), cmp.Compare(a.iri, b.iri))
	})
	var out []Fact
	for _, cand := range limited(sorted, n) {
		fact, err := r.fact(ctx, cand.iri)
		if err != nil {
			return nil, err
		}
		fact.Support = cand.support
		out = append(out, fact)
	}
	return out, nil
}

// articlesThatState counts the articles that state a fact.
func (r *reader) articlesThatState(ctx context.Context, c content) (int, error) {
	var stmts []graph.Ref
	err := r.st.EachMatch(ctx, store.Refs{Subject: c.subject, Predicate: c.predicate, Object: c.object}, func(got store.Refs) bool {
		stmts = append(stmts, got.Label)
		return true
	})
	if err != nil {
		return 0, err
	}
	typ, err := r.term(quads.Type)
	if err != nil {
		return 0, err
	}
	docs := make(map[graph.Ref]bool)
	for _, stmt := range stmts {
		err := r.st.EachMatch(ctx, store.Refs{Subject: stmt, Predicate: typ}, func(got store.Refs) bool {
			docs[got.Label] = true
			return false
		})
		if err != nil {
			return 0, err
		}
	}
	return len(docs), nil
}

// content is what statements of the same fact share.
type content struct {
	subject, predicate, object graph.Ref
}

type candidate struct {
	content
	doc        graph.Ref
	iri        quad.IRI
	confidence float64
	support    int
	actors     int // 1 if the object is an actor too, 0 if it is a literal
}

// statements lists all statements with what they say, in no order.
func (r *reader) statements(ctx context.Context, all bool) ([]candidate, error) {
	var stmts []graph.Ref
	var out []candidate
	err := r.st.EachRefs(ctx, store.Pattern{Predicate: quads.Type, Object: quads.StatementClass}, func(got store.Refs) bool {
		stmts = append(stmts, got.Subject)
		out = append(out, candidate{doc: got.Label})
		return true
	})
	if err != nil || len(stmts) == 0 {
		return nil, err
	}
	values, err := r.st.Values(ctx, stmts)
	if err != nil {
		return nil, err
	}
	kept := out[:0]
	var asked []stated
	for i, cand := range out {
		cand.iri, _ = values[i].(quad.IRI)
		if cand.content, err = r.content(ctx, stmts[i]); err != nil {
			return nil, err
		}
		p, err := r.predicate(ctx, cand.predicate)
		if err != nil {
			return nil, err
		}
		if p.isFact(all) {
			kept, asked = append(kept, cand), append(asked, stated{stmts[i], p})
		}
	}
	sure, err := r.confidences(ctx, asked)
	for i := range sure {
		kept[i].confidence = sure[i]
	}
	return kept, err
}

// content reads the fact of a statement. Where it is stored both ways, one and the
// same way is chosen for all statements.
func (r *reader) content(ctx context.Context, stmt graph.Ref) (content, error) {
	var out content
	err := r.st.EachMatch(ctx, store.Refs{Label: stmt}, func(got store.Refs) bool {
		if out.subject == nil || fmt.Sprint(got.Subject) < fmt.Sprint(out.subject) {
			out = content{got.Subject, got.Predicate, got.Object}
		}
		return true
	})
	if err == nil && out.predicate == nil {
		err = errors.New("a statement has no fact")
	}
	return out, err
}
