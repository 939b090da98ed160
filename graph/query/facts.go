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

// Facts returns what the graph says of an actor, sorted by date, those without one
// last, then by falling confidence. It fails with [ErrUnknown] if the graph has no
// such actor.
func (q *Query) Facts(ctx context.Context, opts FactsOptions) ([]Fact, error) {
	for _, bound := range []string{opts.Since, opts.Until} {
		if !validDate(bound) {
			return nil, fmt.Errorf("bad date %q: want YYYY, YYYY-MM or YYYY-MM-DD", bound)
		}
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
	var stmts []graph.Ref
	err = r.edges(ctx, actor, func(e edge) bool {
		if e.predicate.isFact(opts.All) && (opts.Predicate == "" || e.predicate.name == opts.Predicate) && (with == nil || e.other == with) {
			stmts = append(stmts, e.stmt)
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	facts, err := r.facts(ctx, stmts)
	if err != nil {
		return nil, err
	}
	facts = slices.DeleteFunc(facts, func(f Fact) bool {
		return !within(f.Date, opts.Since, opts.Until) || len(opts.Certainty) > 0 && !slices.Contains(opts.Certainty, f.Certainty)
	})
	slices.SortFunc(facts, func(a, b Fact) int {
		return cmp.Or(compareDates(a.Date, b.Date), compareConfidence(a, b))
	})
	return limited(facts, opts.Limit), nil
}

// facts reads statements, each once.
func (r *reader) facts(ctx context.Context, stmts []graph.Ref) ([]Fact, error) {
	values, err := r.st.Values(ctx, distinct(stmts))
	if err != nil {
		return nil, err
	}
	out := make([]Fact, 0, len(values))
	for _, value := range values {
		iri, ok := value.(quad.IRI)
		if !ok {
			return nil, fmt.Errorf("label %v is not a statement", value)
		}
		fact, err := r.fact(ctx, iri)
		if err != nil {
			return nil, err
		}
		out = append(out, fact)
	}
	return out, nil
}

func distinct(refs []graph.Ref) []graph.Ref {
	seen := make(map[graph.Ref]bool, len(refs))
	var out []graph.Ref
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

// Top returns the n best supported facts, 0 for all: those that most articles
// state, then those between two actors, then the surest. Statements of the same fact come once, as the surest of
// them. All adds what is not asserted.
func (q *Query) Top(ctx context.Context, n int, all bool) ([]Fact, error) {
	r := q.reader()
	candidates, err := r.statements(ctx, all)
	if err != nil {
		return nil, err
	}
	best := make(map[content]candidate)
	articles := make(map[content]map[graph.Ref]bool)
	for _, cand := range candidates {
		old, ok := best[cand.content]
		if !ok {
			articles[cand.content] = make(map[graph.Ref]bool)
		}
		articles[cand.content][cand.doc] = true
		if !ok || cand.confidence > old.confidence || cand.confidence == old.confidence && cand.iri < old.iri {
			best[cand.content] = cand
		}
	}
	sorted := make([]candidate, 0, len(best))
	objects := make([]graph.Ref, 0, len(best))
	for _, cand := range best {
		cand.support = len(articles[cand.content])
		sorted = append(sorted, cand)
		objects = append(objects, cand.object)
	}
	values, err := r.st.Values(ctx, objects)
	if err != nil {
		return nil, err
	}
	for i, value := range values {
		if _, actor := value.(quad.IRI); actor {
			sorted[i].actors = 1
		}
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
	confidence, err := r.st.Ref(quads.Confidence)
	if err != nil {
		return nil, err
	}
	sure := make(map[graph.Ref]float64)
	kept := out[:0]
	for i, cand := range out {
		cand.iri, _ = values[i].(quad.IRI)
		if cand.content, err = r.content(ctx, stmts[i]); err != nil {
			return nil, err
		}
		p, err := r.predicate(ctx, cand.predicate)
		if err != nil {
			return nil, err
		}
		if !p.isFact(all) {
			continue
		}
		if cand.confidence, err = r.float(ctx, store.Refs{Subject: stmts[i], Predicate: confidence}, sure); err != nil {
			return nil, err
		}
		kept = append(kept, cand)
	}
	return kept, nil
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

// float reads the object of a quad as a number; known remembers the nodes.
func (r *reader) float(ctx context.Context, want store.Refs, known map[graph.Ref]float64) (float64, error) {
	var object graph.Ref
	err := r.st.EachMatch(ctx, want, func(got store.Refs) bool {
		object = got.Object
		return false
	})
	if err != nil || object == nil {
		return 0, err
	}
	if f, ok := known[object]; ok {
		return f, nil
	}
	values, err := r.st.Values(ctx, []graph.Ref{object})
	if err != nil {
		return 0, err
	}
	f, _ := values[0].(quad.Float)
	known[object] = float64(f)
	return float64(f), nil
}
