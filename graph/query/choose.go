package query

import (
	"context"
	"errors"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// To read a statement is to read some twenty quads. Where a few of many are wanted, what
// decides, its date or its confidence, is read of all of them, and the rest of those few.

// details returns what statements say by a predicate, nil where they say nothing.
func (r *reader) details(ctx context.Context, term quad.IRI, stmts []stated) ([]quad.Value, error) {
	out := make([]quad.Value, len(stmts))
	predicate, err := r.term(term)
	if err != nil || predicate == nil {
		return out, err
	}
	var unread []int
	for i, s := range stmts {
		value, ok := r.memory.details.get(detail{s.stmt, predicate})
		if out[i] = value; !ok {
			unread = append(unread, i)
		}
	}
	for part := range slices.Chunk(unread, batch) {
		want := make([]store.Refs, len(part))
		for k, i := range part {
			want[k] = store.Refs{Subject: stmts[i].stmt, Predicate: predicate}
		}
		found, err := r.scanAll(ctx, want)
		if err != nil {
			return nil, err
		}
		if len(r.values) > maxValues {
			clear(r.values)
		}
		var objects []graph.Ref
		for _, all := range found {
			for _, got := range all[:min(1, len(all))] {
				objects = append(objects, got.Object)
			}
		}
		if err := r.learn(ctx, objects); err != nil {
			return nil, err
		}
		for k, i := range part {
			if len(found[k]) > 0 {
				out[i] = r.values[found[k][0].Object]
			}
			r.memory.details.put(detail{stmts[i].stmt, predicate}, out[i])
		}
	}
	return out, nil
}

// confidences returns the confidences of statements.
func (r *reader) confidences(ctx context.Context, stmts []stated) ([]float64, error) {
	values, err := r.details(ctx, quads.Confidence, stmts)
	if err != nil {
		return nil, err
	}
	out := make([]float64, len(values))
	for i, value := range values {
		sure, _ := value.(quad.Float)
		out[i] = float64(sure)
	}
	return out, nil
}

// dates returns the dates of statements, empty for those without.
func (r *reader) dates(ctx context.Context, stmts []stated) ([]string, error) {
	values, err := r.details(ctx, quads.Date, stmts)
	if err != nil {
		return nil, err
	}
	out := make([]string, len(values))
	for i, value := range values {
		if value != nil {
			out[i] = text(value)
		}
	}
	return out, nil
}

// inTime leaves the statements whose dates and confidences pass.
func (r *reader) inTime(ctx context.Context, keep *sieve, stmts []stated) ([]stated, error) {
	if keep.Since != "" || keep.Until != "" {
		dates, err := r.dates(ctx, stmts)
		if err != nil {
			return nil, err
		}
		var left []stated
		for i, s := range stmts {
			if within(dates[i], keep.Since, keep.Until) {
				left = append(left, s)
			}
		}
		stmts = left
	}
	if keep.MinConfidence > 0 {
		sure, err := r.confidences(ctx, stmts)
		if err != nil {
			return nil, err
		}
		var left []stated
		for i, s := range stmts {
			if sure[i] >= keep.MinConfidence {
				left = append(left, s)
			}
		}
		stmts = left
	}
	return stmts, nil
}

// sift calls yield for the statements that pass, each once.
func (r *reader) sift(ctx context.Context, keep *sieve, stmts []stated, yield func(*rawStatement)) error {
	stmts, err := r.inTime(ctx, keep, distinct(stmts))
	if err != nil {
		return err
	}
	var failed error
	err = r.raws(ctx, stmts, func(raw *rawStatement) bool {
		if !keep.keeps(raw.Statement) {
			return true
		}
		if keep.Publisher != "" {
			src, err := r.source(ctx, raw.doc)
			if err != nil {
				failed = err
				return false
			}
			if !keep.isFrom(&src) {
				return true
			}
		}
		yield(raw)
		return true
	})
	return errors.Join(err, failed)
}

// choose returns the statements that pass, in order: the first ones, at most limit, 0 for
// all.
func (r *reader) choose(ctx context.Context, keep *sieve, stmts []stated, order Order, limit int) ([]*rawStatement, error) {
	parts := [][]stated{stmts}
	if limit > 0 && len(stmts) > 2*limit {
		var err error
		if stmts, err = r.inTime(ctx, keep, stmts); err != nil {
			return nil, err
		}
		if parts, err = r.ordered(ctx, stmts, order, limit); err != nil {
			return nil, err
		}
	}
	var raws []*rawStatement
	for _, part := range parts {
		if err := r.sift(ctx, keep, part, func(raw *rawStatement) { raws = append(raws, raw) }); err != nil {
			return nil, err
		}
		if limit > 0 && len(raws) >= limit {
			break
		}
	}
	slices.SortFunc(raws, func(a, b *rawStatement) int { return order.compare(a.Statement, b.Statement) })
	return limited(raws, limit), nil
}

// ordered returns statements in parts of size or a little more: all of a part come before
// all of the next, whatever else they say.
func (r *reader) ordered(ctx context.Context, stmts []stated, order Order, size int) ([][]stated, error) {
	// Of each what the order looks at first.
	heads := make([]schema.Statement, len(stmts))
	for i, s := range stmts {
		heads[i].Predicate = s.predicate.name
	}
	if order == ByConfidence {
		sure, err := r.confidences(ctx, stmts)
		if err != nil {
			return nil, err
		}
		for i := range heads {
			heads[i].Confidence = sure[i]
		}
	} else {
		dates, err := r.dates(ctx, stmts)
		if err != nil {
			return nil, err
		}
		for i := range heads {
			heads[i].Date = dates[i]
		}
	}
	at := make([]int, len(stmts))
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(a, b int) int { return order.compare(&heads[a], &heads[b]) })
	var parts [][]stated
	for i, k := range at {
		if i == 0 || len(parts[len(parts)-1]) >= size && order.compare(&heads[at[i-1]], &heads[k]) != 0 {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], stmts[k])
	}
	return parts, nil
}

// surest leaves of statements the limit that are surest, and those as sure as the last of
// them; all where limit is negative.
func (r *reader) surest(ctx context.Context, stmts []stated, limit int) ([]stated, error) {
	if limit < 0 || len(stmts) <= limit {
		return stmts, nil
	}
	parts, err := r.ordered(ctx, stmts, ByConfidence, limit)
	if err != nil || len(parts) == 0 {
		return nil, err
	}
	return parts[0], nil
}
