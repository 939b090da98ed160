package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// Statement returns the statement with the given ID, or [ErrUnknown].
func (q *Query) Statement(ctx context.Context, id string) (Fact, error) {
	return q.reader().fact(ctx, quads.Statement(id))
}

// fact reads a statement back from its quads: those it is the label of, which are
// the fact itself, and those it is the subject of.
func (r *reader) fact(ctx context.Context, iri quad.IRI) (Fact, error) {
	facts, err := r.factsOf(ctx, []quad.IRI{iri})
	if err != nil {
		return Fact{}, err
	}
	return facts[0], nil
}

// factsOf reads statements of which only the nodes are known.
func (r *reader) factsOf(ctx context.Context, iris []quad.IRI) ([]Fact, error) {
	stmts := make([]stated, len(iris))
	for i, iri := range iris {
		ref, err := r.st.Ref(iri)
		if err != nil {
			return nil, err
		}
		var facts []store.Refs
		if ref != nil {
			err = r.st.EachMatch(ctx, store.Refs{Label: ref}, func(got store.Refs) bool {
				facts = append(facts, got)
				return false
			})
		}
		if err != nil {
			return nil, err
		}
		if len(facts) == 0 {
			id, _ := quads.Local(iri, schema.PrefixStatement)
			return nil, fmt.Errorf("statement %q: %w", id, ErrUnknown)
		}
		stmts[i].stmt = ref
		if stmts[i].predicate, err = r.predicate(ctx, facts[0].Predicate); err != nil {
			return nil, err
		}
	}
	return r.facts(ctx, stmts)
}

// rawStatement is a statement with the nodes that it refers to.
type rawStatement struct {
	*schema.Statement
	node                               graph.Ref
	subject, doc, sentence, attributed quad.IRI
	object                             quad.Value
}

func (raw *rawStatement) set(q quad.Quad) {
	iri, _ := q.Object.(quad.IRI)
	switch q.Predicate {
	case quads.Type:
		raw.doc, _ = q.Label.(quad.IRI)
	case quads.Subject:
		raw.subject = iri
	case quads.Object:
		raw.object = q.Object
	case quads.DerivedFrom:
		raw.sentence = iri
	case quads.AttributedTo:
		raw.attributed = iri
		raw.Attribution.ID, _ = quads.Local(iri, schema.PrefixEntity)
	case quads.Place:
		raw.PlaceID, _ = quads.Local(iri, schema.PrefixEntity)
	default:
		quads.SetStatement(raw.Statement, q.Predicate, q.Object)
	}
}

func number(value quad.Value) int {
	n, _ := value.(quad.Int)
	return int(n)
}

// terms fills in the entities of a statement.
func (r *reader) terms(ctx context.Context, raw *rawStatement) error {
	ent, err := r.brief(ctx, raw.subject)
	if err != nil {
		return err
	}
	raw.Subject.ID, raw.Subject.Label, raw.Subject.Type = ent.id, ent.label, ent.typ
	if iri, ok := raw.object.(quad.IRI); ok {
		if ent, err = r.brief(ctx, iri); err != nil {
			return err
		}
		raw.Object.ID, raw.Object.Label, raw.Object.Type = ent.id, ent.label, ent.typ
	} else {
		raw.Object.Literal = text(raw.object)
	}
	if raw.attributed != "" {
		if ent, err = r.brief(ctx, raw.attributed); err != nil {
			return err
		}
		raw.Attribution.ID, raw.Attribution.Label, raw.Attribution.Type = ent.id, ent.label, ent.typ
	}
	return nil
}

// sentence is the text of a sentence and where it begins in the article.
type sentence struct {
	text  string
	begin int
}

func (sent *sentence) set(q quad.Quad) {
	switch q.Predicate {
	case quads.Text:
		sent.text = text(q.Object)
	case quads.Begin:
		sent.begin = number(q.Object)
	}
}

// quote fills in the sentence of the evidence, and the quote where that is a part
// of the sentence.
func (raw *rawStatement) quote(sent sentence) {
	if i := strings.LastIndex(string(raw.sentence), "#s"); i >= 0 {
		raw.Evidence.Sentence, _ = strconv.Atoi(string(raw.sentence[i+2:]))
	}
	from, to := raw.Evidence.Begin-sent.begin, raw.Evidence.End-sent.begin
	if raw.Evidence.Quote == "" && 0 <= from && from <= to && to <= len(sent.text) {
		raw.Evidence.Quote = sent.text[from:to]
	}
}

// EachFact calls yield for every statement of the graph, article by article in the
// order of their IDs, and in the order of the text, until yield returns false.
func (q *Query) EachFact(ctx context.Context, yield func(Fact) bool) error {
	r := q.reader()
	docs, err := q.st.Articles(ctx)
	if err != nil {
		return err
	}
	for _, doc := range docs {
		facts, err := r.article(ctx, doc)
		if err != nil {
			return err
		}
		for _, fact := range facts {
			if !yield(fact) {
				return nil
			}
		}
	}
	return nil
}

// article reads all statements of an article at once.
func (r *reader) article(ctx context.Context, doc quad.IRI) ([]Fact, error) {
	all, err := r.st.Article(ctx, doc)
	if err != nil {
		return nil, err
	}
	src := quads.SourceOf(doc)
	sentences := make(map[quad.IRI]*sentence)
	stmts := make(map[quad.IRI]*rawStatement)
	for _, q := range all {
		subject, _ := q.Subject.(quad.IRI)
		switch {
		case subject == doc:
			quads.SetSource(&src, q)
		case strings.HasPrefix(string(subject), string(doc)+"#"):
			if sentences[subject] == nil {
				sentences[subject] = &sentence{}
			}
			sentences[subject].set(q)
		case strings.HasPrefix(string(subject), schema.PrefixStatement):
			raw(stmts, subject).set(q)
		case q.Label != doc:
			label, _ := q.Label.(quad.IRI)
			predicate, _ := q.Predicate.(quad.IRI)
			raw(stmts, label).Predicate = parsePredicate(predicate).name
		}
	}
	out := make([]Fact, 0, len(stmts))
	for iri, raw := range stmts {
		raw.ID, _ = quads.Local(iri, schema.PrefixStatement)
		raw.Evidence.Article = src.ID
		if err := r.terms(ctx, raw); err != nil {
			return nil, err
		}
		if sent := sentences[raw.sentence]; sent != nil {
			raw.quote(*sent)
		}
		out = append(out, Fact{Statement: *raw.Statement, Source: src})
	}
	slices.SortFunc(out, func(a, b Fact) int {
		return cmp.Or(cmp.Compare(a.Evidence.Begin, b.Evidence.Begin), strings.Compare(a.ID, b.ID))
	})
	return out, nil
}

func raw(stmts map[quad.IRI]*rawStatement, iri quad.IRI) *rawStatement {
	if stmts[iri] == nil {
		stmts[iri] = &rawStatement{Statement: &schema.Statement{}}
	}
	return stmts[iri]
}
