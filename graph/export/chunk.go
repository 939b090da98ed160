package export

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// eachChunk calls yield for the quads of the part: those of each article, articles in
// the order of their IDs, then what belongs to no article: decisions about nodes, what all
// articles say of them, of some nodes at a time, and what clients wrote. Each chunk is
// sorted by label, subject, predicate and object.
func (s *Source) eachChunk(ctx context.Context, opts Options, yield func([]quad.Quad) error) error {
	emit := func(all []quad.Quad) error {
		all = opts.reified(all)
		slices.SortFunc(all, byLabel)
		return yield(all)
	}
	if !s.part.IsWhole() {
		return s.eachChunkOfPart(ctx, emit)
	}
	docs, err := s.st.Articles(ctx)
	if err != nil {
		return err
	}
	written := int64(0)
	for i, doc := range docs {
		all, err := s.st.Article(ctx, doc)
		if err != nil {
			return err
		}
		written += int64(len(all))
		if err := emit(all); err != nil {
			return err
		}
		s.progress(i + 1)
	}
	decisions, err := s.st.Decisions(ctx)
	if err != nil {
		return err
	}
	written += int64(len(decisions))
	if err := emit(decisions); err != nil {
		return err
	}
	err = s.st.EachProfile(ctx, func(all []quad.Quad) error {
		written += int64(len(all))
		return emit(all)
	})
	if err != nil {
		return err
	}
	stats, err := s.st.Stats(ctx)
	if err != nil {
		return err
	}
	var clients []quad.Quad
	if written != stats.Quads { // which is rare, and takes long to find out
		if clients, err = s.st.ClientQuads(ctx); err != nil {
			return err
		}
		written += int64(len(clients))
	}
	// Every quad belongs to an article, to the nodes or to clients; were that ever not so, say it.
	if written != stats.Quads {
		return fmt.Errorf("graph has %d quads, of which %d belong to articles, nodes and clients", stats.Quads, written)
	}
	if len(clients) == 0 {
		return nil
	}
	return emit(clients)
}

// eachChunkOfPart has of each article what its facts of the part lead to, and of the
// nodes what is said of the actors of these facts.
func (s *Source) eachChunkOfPart(ctx context.Context, emit func([]quad.Quad) error) error {
	named := make(map[quad.Value]bool)
	err := s.eachArticle(ctx, func(facts []query.Fact) error {
		all, err := s.st.Article(ctx, quads.Document(facts[0].Source.ID))
		if err != nil {
			return err
		}
		kept := closure(all, facts)
		for _, q := range kept {
			if iri, ok := q.Subject.(quad.IRI); ok && strings.HasPrefix(string(iri), schema.PrefixEntity) {
				named[iri] = true
			}
		}
		return emit(kept)
	})
	if err != nil {
		return err
	}
	decisions, err := s.st.Decisions(ctx)
	if err != nil {
		return err
	}
	nodes := reachable(decisions, named)
	for node := range named {
		iri, ok := node.(quad.IRI)
		if !ok || !strings.HasPrefix(string(iri), schema.PrefixEntity) {
			continue
		}
		profile, err := s.st.Profile(ctx, iri)
		if err != nil {
			return err
		}
		nodes = append(nodes, profile...)
	}
	return emit(nodes)
}

// closure returns of the quads of an article those that its facts lead to.
func closure(all []quad.Quad, facts []query.Fact) []quad.Quad {
	from, stmts := make(map[quad.Value]bool), make(map[quad.Value]bool)
	for i := range facts {
		iri := quads.Statement(facts[i].ID)
		from[iri], stmts[iri] = true, true
	}
	doc := quads.Document(facts[0].Source.ID)
	own := slices.DeleteFunc(slices.Clone(all), func(q quad.Quad) bool { return q.Label != doc })
	kept := reachable(own, from)
	for _, q := range all {
		if stmts[q.Label] {
			kept = append(kept, q)
		}
	}
	return kept
}

// reachable returns the quads whose subject is in from or is the object of another
// that is returned. The set grows by these.
func reachable(all []quad.Quad, from map[quad.Value]bool) []quad.Quad {
	bySubject := make(map[quad.Value][]quad.Quad)
	for _, q := range all {
		bySubject[q.Subject] = append(bySubject[q.Subject], q)
	}
	var kept []quad.Quad
	todo := slices.Collect(maps.Keys(from))
	for len(todo) > 0 {
		next := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, q := range bySubject[next] {
			kept = append(kept, q)
			if iri, ok := q.Object.(quad.IRI); ok && !from[iri] {
				from[iri] = true
				todo = append(todo, iri)
			}
		}
	}
	return kept
}

func byLabel(a, b quad.Quad) int {
	if order := compareTerms(a.Label, b.Label); order != 0 {
		return order
	}
	return quads.Compare(a, b)
}

func compareTerms(a, b quad.Value) int { return strings.Compare(quad.StringOf(a), quad.StringOf(b)) }

// reified adds what opts ask for.
func (opts Options) reified(all []quad.Quad) []quad.Quad {
	quotes := opts.Star || opts.TripleTerms
	if !opts.Reify && !quotes {
		return all
	}
	predicates := make(map[quad.Value]quad.Value) // of statements
	for _, q := range all {
		predicates[q.Label] = q.Predicate
	}
	parts := make(map[quad.Value]*quoted)
	part := func(stmt quad.Value) *quoted {
		if parts[stmt] == nil {
			parts[stmt] = &quoted{open: "<< ", close: ">>"}
			if opts.TripleTerms {
				parts[stmt] = &quoted{open: "<<( ", close: ")>>"}
			}
		}
		return parts[stmt]
	}
	out := slices.Clone(all)
	for _, q := range all {
		iri, ok := q.Subject.(quad.IRI)
		predicate := predicates[q.Subject]
		if !ok || predicate == nil || !strings.HasPrefix(string(iri), schema.PrefixStatement) {
			continue
		}
		switch q.Predicate {
		case quads.Type:
			if opts.Reify {
				out = append(out,
					quad.Quad{Subject: iri, Predicate: quads.Type, Object: rdfStatement, Label: q.Label},
					quad.Quad{Subject: iri, Predicate: rdfPredicate, Object: predicate, Label: q.Label})
			}
			continue
		case quads.Subject:
			part(iri).subject = q.Object
		case quads.Object:
			part(iri).object = q.Object
		default:
			continue
		}
		if of := part(iri); quotes && of.subject != nil && of.object != nil {
			of.predicate = predicate
			out = append(out, quad.Quad{Subject: iri, Predicate: rdfReifies, Object: *of, Label: q.Label})
		}
	}
	return out
}

const (
	rdfStatement quad.IRI = "rdf:Statement"
	rdfPredicate quad.IRI = "rdf:predicate"
	rdfReifies   quad.IRI = "rdf:reifies"
)

// quoted is a triple as a term: a quoted triple of RDF-star or a triple term of RDF 1.2.
type quoted struct {
	subject, predicate, object quad.Value
	open, close                string
}

// String and Native make it a quad.Value.
func (t quoted) String() string {
	return t.open + quad.StringOf(t.subject) + " " + quad.StringOf(t.predicate) + " " + quad.StringOf(t.object) + " " + t.close
}
func (t quoted) Native() any { return t }

// writeLines writes what line appends for each quad, in the order of the bytes, each
// line of a chunk once.
func writeLines(ctx context.Context, w io.Writer, src *Source, opts Options, line func([]byte, quad.Quad) ([]byte, error)) error {
	return src.eachChunk(ctx, opts, func(all []quad.Quad) error {
		lines := make([][]byte, len(all))
		for i, q := range all {
			var err error
			if lines[i], err = line(nil, q); err != nil {
				return err
			}
		}
		slices.SortFunc(lines, bytes.Compare)
		for _, line := range slices.CompactFunc(lines, bytes.Equal) {
			if _, err := w.Write(line); err != nil {
				return err
			}
		}
		return nil
	})
}
