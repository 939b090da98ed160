package quads

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/schema"
)

// RecordOf takes the quads of one article, as [Of] or [Identify] made them, back to the
// record and to what [Identify] was told; sentences are those that statements rest on.
// It fails with a [*StrayError]
// where a quad has no place in such an article, or one is missing.
func RecordOf(article []quad.Quad) (*schema.Record, []identity.Assignment, error) {
	raw, assigned := Localize(article)
	r := &recordReader{rec: &schema.Record{}, entities: map[quad.IRI]*schema.Entity{}, stmts: map[quad.IRI]*statementReader{}, sentences: map[quad.IRI]*schema.Sentence{}}
	for _, q := range raw {
		if q.Predicate == Type && q.Object == NewsArticle {
			r.doc, _ = q.Subject.(quad.IRI)
		}
	}
	r.rec.Source.ID, _ = Local(r.doc, schema.PrefixDocument)
	for _, q := range raw {
		r.take(q)
	}
	r.finish()
	again, err := Of(r.rec)
	if err != nil {
		return nil, nil, err
	}
	have, want := Sort(slices.Clone(article)), Identify(again, assigned)
	if !slices.EqualFunc(have, want, func(a, b quad.Quad) bool { return Compare(a, b) == 0 }) {
		return nil, nil, stray(have, want)
	}
	return r.rec, assigned, nil
}

// StrayError says that a quad does not belong where it is, or that one is missing.
type StrayError struct {
	Quad    quad.Quad
	Missing bool
}

func (e *StrayError) Error() string {
	line, err := AppendNQuad(nil, e.Quad)
	if err != nil {
		line = []byte(e.Quad.String())
	}
	what := "has no place in an article"
	if e.Missing {
		what = "is missing from its article"
	}
	return strings.TrimSpace(string(line)) + " " + what
}

// stray returns the first difference of sorted quads.
func stray(have, want []quad.Quad) error {
	for i, q := range have {
		if i >= len(want) || Compare(q, want[i]) < 0 {
			return &StrayError{Quad: q}
		}
		if Compare(q, want[i]) > 0 {
			return &StrayError{Quad: want[i], Missing: true}
		}
	}
	return &StrayError{Quad: want[len(have)], Missing: true}
}

// recordReader gathers a record.
type recordReader struct {
	doc       quad.IRI
	rec       *schema.Record
	entities  map[quad.IRI]*schema.Entity
	stmts     map[quad.IRI]*statementReader
	sentences map[quad.IRI]*schema.Sentence
}

// statementReader is a statement with the nodes that it refers to.
type statementReader struct {
	schema.Statement
	subject, object, attributed, place, sentence quad.Value
}

func (r *recordReader) take(q quad.Quad) {
	subject, _ := q.Subject.(quad.IRI)
	switch {
	case q.Label != r.doc:
		label, _ := q.Label.(quad.IRI)
		predicate, _ := q.Predicate.(quad.IRI)
		for _, prefix := range []string{schema.PrefixFact, schema.PrefixDenied, schema.PrefixMaybe} {
			if name, ok := Local(predicate, prefix); ok {
				r.statement(label).Predicate = name
			}
		}
	case subject == r.doc && q.Predicate == ReadBy:
		r.rec.Source.ReadBy = literal(q.Object)
	case subject == r.doc:
		SetSource(&r.rec.Source, q)
	case subject == r.doc+"#text":
		if q.Predicate == Text {
			r.rec.Text = literal(q.Object)
		}
	case strings.HasPrefix(string(subject), string(r.doc)+"#s"):
		r.sentence(subject, q)
	case strings.HasPrefix(string(subject), schema.PrefixStatement):
		r.statement(subject).set(q.Predicate, q.Object)
	case strings.HasPrefix(string(subject), schema.PrefixEntity):
		r.entity(subject, q)
	}
}

func (r *recordReader) sentence(iri quad.IRI, q quad.Quad) {
	sent := r.sentences[iri]
	if sent == nil {
		sent = &schema.Sentence{Index: sentenceIndex(iri)}
		r.sentences[iri] = sent
	}
	switch q.Predicate {
	case Text:
		sent.Text = literal(q.Object)
	case Begin:
		sent.Begin = integer(q.Object)
	case End:
		sent.End = integer(q.Object)
	}
}

func (r *recordReader) entity(iri quad.IRI, q quad.Quad) {
	ent := r.entities[iri]
	if ent == nil {
		ent = &schema.Entity{Aliases: []string{}}
		ent.ID, _ = Local(iri, schema.PrefixEntity)
		r.entities[iri] = ent
	}
	switch q.Predicate {
	case Type:
		ent.Type = entityTypeOf(q.Object)
	case Label:
		ent.Label = literal(q.Object)
	case AltLabel:
		ent.Aliases = append(ent.Aliases, literal(q.Object))
	case SameAs:
		ent.Link = literal(q.Object)
	}
}

func (r *recordReader) statement(iri quad.IRI) *statementReader {
	if r.stmts[iri] == nil {
		r.stmts[iri] = &statementReader{}
		r.stmts[iri].ID, _ = Local(iri, schema.PrefixStatement)
	}
	return r.stmts[iri]
}

// set takes what is said of a statement.
func (s *statementReader) set(predicate, object quad.Value) {
	SetStatement(&s.Statement, predicate, object)
	if field := map[quad.Value]*quad.Value{
		Subject: &s.subject, Object: &s.object, AttributedTo: &s.attributed, Place: &s.place, DerivedFrom: &s.sentence,
	}[predicate]; field != nil {
		*field = object
	}
}

// finish puts together what was gathered, in order.
func (r *recordReader) finish() {
	for _, iri := range slices.Sorted(maps.Keys(r.sentences)) {
		r.rec.Sentences = append(r.rec.Sentences, *r.sentences[iri])
	}
	slices.SortFunc(r.rec.Sentences, func(a, b schema.Sentence) int { return a.Index - b.Index })
	for _, iri := range slices.Sorted(maps.Keys(r.entities)) {
		r.rec.Entities = append(r.rec.Entities, *r.entities[iri])
	}
	for _, iri := range slices.Sorted(maps.Keys(r.stmts)) {
		s := r.stmts[iri]
		s.Evidence.Article = r.rec.Source.ID
		if sentence, ok := s.sentence.(quad.IRI); ok {
			s.Evidence.Sentence = sentenceIndex(sentence)
			if sent := r.sentences[sentence]; sent != nil && s.Evidence.Quote == "" {
				s.Evidence.Quote, _ = slice(sent, s.Evidence.Span)
			}
		}
		s.Subject.ID, s.Subject.Label, s.Subject.Type = r.term(s.subject)
		s.Attribution.ID, s.Attribution.Label, s.Attribution.Type = r.term(s.attributed)
		s.PlaceID, _, _ = r.term(s.place)
		if s.Object.ID, s.Object.Label, s.Object.Type = r.term(s.object); s.Object.ID == "" {
			s.Object.Literal = literal(s.object)
		}
		r.rec.Statements = append(r.rec.Statements, s.Statement)
	}
}

func (r *recordReader) term(value quad.Value) (id, label string, typ schema.EntityType) {
	iri, ok := entityIRI(value)
	if !ok {
		return "", "", ""
	}
	id, _ = Local(iri, schema.PrefixEntity)
	if ent := r.entities[iri]; ent != nil {
		label, typ = ent.Label, ent.Type
	}
	return id, label, typ
}

// sentenceIndex returns the number in the IRI that [Sentence] made, -1 for none.
func sentenceIndex(iri quad.IRI) int {
	_, n, _ := strings.Cut(string(iri), "#s")
	index, err := strconv.Atoi(n)
	if err != nil {
		return -1
	}
	return index
}

func integer(value quad.Value) int {
	n, _ := value.(quad.Int)
	return int(n)
}

// DecisionsOf takes the quads that [Decision] made back to the decisions of persons, in
// their order. Mergers by rules are none.
func DecisionsOf(all []quad.Quad) ([]identity.Decision, error) {
	found, positions := map[quad.Value]*identity.Decision{}, map[quad.Value]int{}
	verbs := map[quad.Value]identity.Verb{MergeClass: identity.Merge, SplitClass: identity.Split, RenameClass: identity.Rename, DistinctClass: identity.Distinct}
	for _, q := range all {
		if q.Label == DecisionLabel && q.Predicate == AttributedToAgent && q.Object == PersonAgent {
			found[q.Subject] = &identity.Decision{}
		}
	}
	for _, q := range all {
		if d := found[q.Label]; d != nil && (q.Predicate == SameAs || q.Predicate == DifferentFrom) {
			other, _ := q.Subject.(quad.IRI)
			d.Other, _ = Local(other, schema.PrefixEntity)
		}
		d := found[q.Subject]
		if d == nil {
			continue
		}
		iri, _ := q.Object.(quad.IRI)
		switch q.Predicate {
		case Type:
			d.Verb = verbs[q.Object]
		case Position:
			positions[q.Subject] = integer(q.Object)
		case Subject:
			d.ID, _ = Local(iri, schema.PrefixEntity)
		case NewNode:
			d.Other, _ = Local(iri, schema.PrefixEntity)
		case Name:
			d.Name = literal(q.Object)
		case DerivedFrom:
			d.Article, _ = Local(iri, schema.PrefixDocument)
		case Comment:
			d.Reason = literal(q.Object)
		}
	}
	out := make([]identity.Decision, len(found))
	for record, d := range found {
		position := positions[record]
		if d.Verb == "" || d.ID == "" || position < 0 || position >= len(out) || out[position].Verb != "" {
			return nil, fmt.Errorf("decision %v is not complete", record)
		}
		out[position] = *d
	}
	return out, nil
}

// MergersOf takes the quads that [Merger] made back to the mergers, in the order of
// their former nodes.
func MergersOf(all []quad.Quad) []identity.Merger {
	found := map[quad.Value]*identity.Merger{}
	for _, q := range all {
		if q.Label == DecisionLabel && q.Predicate == AttributedToAgent && q.Object == RulesAgent {
			found[q.Subject] = &identity.Merger{}
		}
	}
	for _, q := range all {
		if m := found[q.Label]; m != nil && q.Predicate == SameAs {
			from, _ := q.Subject.(quad.IRI)
			to, _ := q.Object.(quad.IRI)
			m.From, _ = Local(from, schema.PrefixEntity)
			m.To, _ = Local(to, schema.PrefixEntity)
		}
		m := found[q.Subject]
		if m == nil {
			continue
		}
		switch q.Predicate {
		case Rule:
			m.Rule = literal(q.Object)
		case Confidence:
			score, _ := q.Object.(quad.Float)
			m.Score = float64(score)
		case Comment:
			m.Why = literal(q.Object)
		}
	}
	var out []identity.Merger
	for _, m := range found {
		out = append(out, *m)
	}
	slices.SortFunc(out, func(a, b identity.Merger) int { return strings.Compare(a.From, b.From) })
	return out
}
