package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
)

// Problem is something in the graph that should not be so.
type Problem struct {
	// Kind is what is wrong: evidence (a statement without), fact (a statement without,
	// or one whose actors are not described), label (a quad whose label is no statement
	// and no article), counts (the database's own), actors (what is kept of them).
	Kind string `json:"kind"`
	// Article is the ID of the article it is about, if it is about one.
	Article string `json:"article,omitempty"`
	// Node is the statement or label.
	Node string `json:"node,omitempty"`
	What string `json:"what"`
}

// The kinds of problems.
const (
	EvidenceProblem = "evidence"
	FactProblem     = "fact"
	LabelProblem    = "label"
	CountsProblem   = "counts"
	ActorsProblem   = "actors"
)

// Report is what [Store.Check] found.
type Report struct {
	Quads      int64     `json:"quads"`
	Articles   int64     `json:"articles"`
	Statements int64     `json:"statements"`
	Problems   []Problem `json:"problems"`
	// Unsettled says that work was cut short before what all articles together say of
	// the actors was brought up to date. It is no problem: the next loading does it.
	Unsettled bool `json:"unsettled"`
}

// Check reads the whole graph and verifies that every statement has evidence and its
// fact, that every label is a statement, an article, the gazetteer, that of what is
// known of the nodes, or a client's own, that counts and indexes agree with the quads, and that what
// is kept of the actors is what the articles say.
func (st *Store) Check(ctx context.Context) (*Report, error) {
	if err := st.Flush(ctx); err != nil {
		return nil, err
	}
	db := st.backend()
	if db == nil {
		return nil, fmt.Errorf("%s: %w", st.name(), errClosed)
	}
	report := &Report{Problems: []Problem{}}
	err := db.audit(ctx, func(what string) { report.add(Problem{Kind: CountsProblem, What: what}) })
	if err == nil {
		report.Quads, err = db.size(ctx)
	}
	if err != nil {
		return nil, st.explain(err)
	}
	err = st.checkArticles(ctx, report)
	if errors.Is(err, ErrCorrupt) {
		report.add(Problem{Kind: CountsProblem, What: err.Error()})
		return report, nil // it cannot be read further
	}
	if err == nil {
		err = st.checkActors(ctx, report)
	}
	return report, err
}

func (r *Report) add(p Problem) { r.Problems = append(r.Problems, p) }

func (st *Store) checkArticles(ctx context.Context, report *Report) error {
	docs, err := st.Articles(ctx)
	if err != nil {
		return err
	}
	report.Articles = int64(len(docs))
	n := 0
	for _, doc := range docs {
		have, err := st.Article(ctx, doc)
		if err != nil {
			return err
		}
		n += len(have)
		stmts, problems := checkArticle(doc, have)
		report.Statements += int64(stmts)
		report.Problems = append(report.Problems, problems...)
	}
	nodes, err := st.Nodes(ctx)
	if err != nil {
		return err
	}
	size, err := st.countQuads(ctx)
	if err != nil || size == n+len(nodes) {
		return err
	}
	strays, err := st.strays(ctx, docs)
	if err != nil {
		return err
	}
	for _, stray := range strays {
		report.add(stray)
	}
	return nil
}

// countQuads counts the quads themselves.
func (st *Store) countQuads(ctx context.Context) (n int, err error) {
	err = st.EachRefs(ctx, Pattern{}, func(Refs) bool {
		n++
		return true
	})
	return n, err
}

// checkArticle checks the quads of an article, which are sorted, and returns the
// number of its statements.
func checkArticle(doc quad.IRI, have []quad.Quad) (statements int, problems []Problem) {
	id := strings.TrimPrefix(string(doc), "doc:")
	add := func(kind string, node quad.Value, what string) {
		name, _ := node.(quad.IRI)
		problems = append(problems, Problem{kind, id, string(name), what})
	}
	facts, typed := map[quad.Value]int{}, map[quad.Value]bool{}
	for _, q := range have {
		switch {
		case q.Label != doc:
			facts[q.Label]++
		case q.Predicate == quads.Type:
			typed[q.Subject] = true
		}
	}
	said := bySubject(have, doc)
	for stmt, about := range said {
		if object(about, quads.Type) != quads.StatementClass {
			continue
		}
		statements++
		if what := evidenceFault(doc, said, about); what != "" {
			add(EvidenceProblem, stmt, what)
		}
		if facts[stmt] == 0 {
			add(FactProblem, stmt, "it has no fact")
		}
	}
	for _, q := range have {
		if q.Label == doc {
			continue
		}
		for _, end := range []quad.Value{q.Subject, q.Object} {
			if _, ok := local(end); ok && !typed[end] {
				add(FactProblem, q.Label, fmt.Sprintf("its article does not describe %v", end))
			}
		}
	}
	slices.SortFunc(problems, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.Node, b.Node), strings.Compare(a.What, b.What))
	})
	return statements, problems
}

// bySubject returns what an article says, by the node that it says it of.
func bySubject(have []quad.Quad, doc quad.IRI) map[quad.Value][]quad.Quad {
	out := map[quad.Value][]quad.Quad{}
	for _, q := range have {
		if q.Label == doc {
			out[q.Subject] = append(out[q.Subject], q)
		}
	}
	return out
}

// object returns the object of the first quad with a predicate.
func object(about []quad.Quad, predicate quad.IRI) quad.Value {
	for _, q := range about {
		if q.Predicate == predicate {
			return q.Object
		}
	}
	return nil
}

// evidenceFault says what is wrong with the evidence of a statement, "" if nothing is.
func evidenceFault(doc quad.IRI, said map[quad.Value][]quad.Quad, about []quad.Quad) string {
	sent, ok := object(about, quads.DerivedFrom).(quad.IRI)
	if !ok {
		return "it has no evidence"
	}
	place := said[sent]
	text, ok := object(place, quads.Text).(quad.String)
	if !ok || object(place, quads.IsPartOf) != doc {
		return fmt.Sprintf("its evidence %s is no sentence of its article", sent)
	}
	begin, hasBegin := object(about, quads.Begin).(quad.Int)
	end, hasEnd := object(about, quads.End).(quad.Int)
	if hasBegin != hasEnd || end < begin {
		return "its evidence has no extent"
	}
	if !hasBegin || object(about, quads.Quote) != nil {
		return ""
	}
	first, _ := object(place, quads.Begin).(quad.Int)
	if begin < first || int(end-first) > len(text) {
		return fmt.Sprintf("its evidence, bytes %d to %d, is not in %s", begin, end, sent)
	}
	return ""
}

// gazetteerLabel is the label of what a gazetteer says.
const gazetteerLabel quad.IRI = "qw:gazetteer"

// strays returns the labels that are none, sorted, with the number of their quads.
func (st *Store) strays(ctx context.Context, docs []quad.IRI) ([]Problem, error) {
	counts := map[graph.Ref]int{}
	err := st.EachRefs(ctx, Pattern{}, func(r Refs) bool {
		counts[r.Label]++
		return true
	})
	if err != nil {
		return nil, err
	}
	sound := map[graph.Ref]bool{}
	labels := []quad.Value{quads.ProfileLabel, quads.DecisionLabel, gazetteerLabel}
	for _, doc := range docs {
		labels = append(labels, doc)
	}
	for _, label := range labels {
		ref, err := st.Ref(label)
		if err != nil {
			return nil, err
		}
		if ref != nil {
			sound[ref] = true
		}
	}
	// Statements count where an article that is there makes them.
	err = st.EachRefs(ctx, Pattern{Predicate: quads.Type, Object: quads.StatementClass}, func(r Refs) bool {
		if sound[r.Label] {
			sound[r.Subject] = true
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	records, err := st.decisions(ctx)
	if err != nil {
		return nil, err
	}
	recorded := map[quad.Value]bool{}
	for _, q := range records {
		recorded[q.Label] = true
	}
	var unknown []graph.Ref
	for ref := range counts {
		if !sound[ref] {
			unknown = append(unknown, ref)
		}
	}
	values, err := st.Values(ctx, unknown)
	if err != nil {
		return nil, err
	}
	var out []Problem
	for i, ref := range unknown {
		if recorded[values[i]] || quads.IsClientLabel(values[i]) {
			continue
		}
		label := "none"
		if values[i] != nil {
			label = quad.ToString(values[i])
		}
		out = append(out, Problem{Kind: LabelProblem, Node: strings.Trim(label, "<>"), What: fmt.Sprintf("it is the label of %d quads and no statement, article or gazetteer, and no client's own", counts[ref])})
	}
	slices.SortFunc(out, func(a, b Problem) int { return strings.Compare(a.Node, b.Node) })
	return out, nil
}
