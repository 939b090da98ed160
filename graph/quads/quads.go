package quads

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/schema"
)

// Of returns the quads of one article, each once, sorted by subject, predicate,
// object and label. Every quad has a label: facts have their statement, all else
// the article. The text is kept whole, and the sentences that a statement rests on.
//
// It fails on a record that could not be told apart or removed again: an article
// or a statement without ID, a statement with the evidence of another article, a
// date or a confidence out of range.
func Of(rec *schema.Record) ([]quad.Quad, error) {
	if rec.Source.ID == "" {
		return nil, fmt.Errorf("article %q has no ID", rec.Source.Path)
	}
	b := &builder{rec: rec, doc: Document(rec.Source.ID)}
	if err := b.record(); err != nil {
		return nil, fmt.Errorf("article %s: %w", rec.Source.ID, err)
	}
	return Sort(b.out), nil
}

// Sort sorts quads by subject, predicate, object and label, in the order of their
// N-Quads, and drops those that are there twice. It reuses quads.
func Sort(quads []quad.Quad) []quad.Quad {
	slices.SortFunc(quads, Compare)
	return slices.CompactFunc(quads, func(a, b quad.Quad) bool { return Compare(a, b) == 0 })
}

// Compare orders quads by subject, predicate, object and label.
func Compare(a, b quad.Quad) int {
	for _, dir := range quad.Directions { // the first that differ decide: texts are long
		if c := compareValues(a.Get(dir), b.Get(dir)); c != 0 {
			return c
		}
	}
	return 0
}

func compareValues(a, b quad.Value) int {
	if x, ok := a.(quad.IRI); ok {
		if y, ok := b.(quad.IRI); ok {
			return strings.Compare(string(x), string(y))
		}
	}
	return strings.Compare(quad.StringOf(a), quad.StringOf(b))
}

type builder struct {
	rec *schema.Record
	doc quad.IRI
	out []quad.Quad
}

func (b *builder) add(subject, predicate quad.IRI, object quad.Value, label quad.IRI) {
	b.out = append(b.out, quad.Quad{Subject: subject, Predicate: predicate, Object: object, Label: label})
}

// say adds what the article states of subject.
func (b *builder) say(subject, predicate quad.IRI, object quad.Value) {
	b.add(subject, predicate, object, b.doc)
}

// text adds a string, unless it is empty.
func (b *builder) text(subject, predicate quad.IRI, s string) {
	if s != "" {
		b.say(subject, predicate, quad.String(clean(s)))
	}
}

// clean replaces bytes that are no UTF-8: no format of RDF can carry them.
func clean(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

func (b *builder) record() error {
	if err := b.source(); err != nil {
		return err
	}
	known := make(map[string]bool, len(b.rec.Entities))
	for i := range b.rec.Entities {
		ent := &b.rec.Entities[i]
		if err := b.entity(ent); err != nil {
			return err
		}
		known[ent.ID] = true
	}
	sentences := make(map[int]*schema.Sentence, len(b.rec.Sentences))
	for i := range b.rec.Sentences {
		sentences[b.rec.Sentences[i].Index] = &b.rec.Sentences[i]
	}
	stated := make(map[int]bool)
	seen := make(map[string]int, len(b.rec.Statements))
	for i := range b.rec.Statements {
		stmt := &b.rec.Statements[i]
		if first, ok := seen[stmt.ID]; ok {
			return fmt.Errorf("statements %d and %d have the same ID %q", first, i, stmt.ID)
		}
		seen[stmt.ID] = i
		if err := b.check(stmt, sentences); err != nil {
			return fmt.Errorf("statement %d %q: %w", i, stmt.ID, err)
		}
		if err := b.name(stmt, known); err != nil {
			return err
		}
		sent := sentences[stmt.Evidence.Sentence]
		if err := b.statement(stmt, sent); err != nil {
			return fmt.Errorf("statement %d %q: %w", i, stmt.ID, err)
		}
		if !stated[sent.Index] {
			stated[sent.Index] = true
			b.sentence(sent)
		}
	}
	return nil
}

func (b *builder) source() error {
	src := &b.rec.Source
	b.say(b.doc, Type, NewsArticle)
	b.text(b.doc, Headline, src.Headline)
	b.text(b.doc, Publisher, src.Publisher)
	b.text(b.doc, InLanguage, src.Language)
	b.text(b.doc, SHA256, src.SHA256)
	b.text(b.doc, Path, src.Path)
	b.text(b.doc, ReadBy, src.ReadBy)
	if src.URL != "" {
		b.say(b.doc, URL, quad.TypedString{Value: quad.String(clean(src.URL)), Type: xsdAnyURI})
	}
	if src.Published != "" {
		date, err := dateValue(src.Published)
		if err != nil {
			return err
		}
		b.say(b.doc, DatePublished, date)
	}
	if b.rec.Text != "" { // a node of its own: what is asked of articles is seldom their text
		body := Body(src.ID)
		b.say(body, IsPartOf, b.doc)
		b.text(body, Text, b.rec.Text)
	}
	return nil
}

func (b *builder) entity(ent *schema.Entity) error {
	if ent.ID == "" {
		return fmt.Errorf("entity %q has no ID", ent.Label)
	}
	iri := Entity(ent.ID)
	b.say(iri, Type, quad.IRI(ent.Type.IRI()))
	b.text(iri, Label, ent.Label)
	for _, alias := range ent.Aliases {
		b.text(iri, AltLabel, alias)
	}
	if ent.Link != "" {
		link, err := external(ent.Link)
		if err != nil {
			return fmt.Errorf("entity %s: %w", ent.ID, err)
		}
		b.say(iri, SameAs, link)
	}
	return nil
}

func (b *builder) sentence(sent *schema.Sentence) {
	iri := Sentence(b.rec.Source.ID, sent.Index)
	b.say(iri, IsPartOf, b.doc)
	b.text(iri, Text, sent.Text)
	b.span(iri, Begin, End, sent.Span)
}

func (b *builder) span(subject, begin, end quad.IRI, span schema.Span) {
	if span == (schema.Span{}) {
		return
	}
	b.say(subject, begin, quad.Int(span.Begin))
	b.say(subject, end, quad.Int(span.End))
}

// check refuses statements that would not be a sound part of the graph.
func (b *builder) check(stmt *schema.Statement, sentences map[int]*schema.Sentence) error {
	switch {
	case stmt.ID == "":
		return fmt.Errorf("no ID")
	case stmt.Predicate == "":
		return fmt.Errorf("no predicate")
	case stmt.Subject.ID == "":
		return fmt.Errorf("no subject")
	case stmt.Object.ID == "" && stmt.Object.Literal == "":
		return fmt.Errorf("no object")
	case stmt.Evidence.Article != b.rec.Source.ID:
		return fmt.Errorf("evidence is from article %q", stmt.Evidence.Article)
	case sentences[stmt.Evidence.Sentence] == nil:
		return fmt.Errorf("evidence is in sentence %d, which is not there", stmt.Evidence.Sentence)
	case math.IsNaN(stmt.Confidence) || stmt.Confidence < 0 || stmt.Confidence > 1:
		return fmt.Errorf("confidence %v is not in 0..1", stmt.Confidence)
	}
	return nil
}

// name describes the entities that a statement names and the record does not
// list: no edge of the graph ends in a node without a label.
func (b *builder) name(stmt *schema.Statement, known map[string]bool) error {
	for _, ent := range []schema.Entity{
		{ID: stmt.Subject.ID, Type: stmt.Subject.Type, Label: stmt.Subject.Label},
		{ID: stmt.Object.ID, Type: stmt.Object.Type, Label: stmt.Object.Label},
		{ID: stmt.Attribution.ID, Type: stmt.Attribution.Type, Label: stmt.Attribution.Label},
		{ID: stmt.PlaceID, Type: schema.Place, Label: stmt.Place},
	} {
		if ent.ID == "" || known[ent.ID] {
			continue
		}
		known[ent.ID] = true
		if err := b.entity(&ent); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) statement(stmt *schema.Statement, sent *schema.Sentence) error {
	iri := Statement(stmt.ID)
	subject := Entity(stmt.Subject.ID)
	var object quad.Value = quad.String(clean(stmt.Object.Literal))
	if !stmt.Object.IsLiteral() {
		object = Entity(stmt.Object.ID)
	}
	prefix, name, _ := strings.Cut(stmt.PredicateIRI(), ":")
	predicate := Predicate(prefix+":", name)
	b.add(subject, predicate, object, iri)
	if other, ok := object.(quad.IRI); ok && stmt.Symmetric {
		b.add(other, predicate, subject, iri)
		b.say(iri, Symmetric, quad.Bool(true))
	}

	b.say(iri, Type, StatementClass)
	b.say(iri, DerivedFrom, Sentence(b.rec.Source.ID, sent.Index))
	b.say(iri, Subject, subject)
	b.say(iri, Object, object)
	b.span(iri, SubjectBegin, SubjectEnd, stmt.Subject.Span)
	b.span(iri, ObjectBegin, ObjectEnd, stmt.Object.Span)
	b.span(iri, Begin, End, stmt.Evidence.Span)
	if quote, ok := slice(sent, stmt.Evidence.Span); !ok || quote != stmt.Evidence.Quote {
		b.text(iri, Quote, stmt.Evidence.Quote)
	}
	b.text(iri, PredicateText, stmt.PredicateText)
	if stmt.Open {
		b.say(iri, Open, quad.Bool(true))
	}
	if stmt.Event != "" {
		b.say(iri, Event, local(schema.PrefixPlover, stmt.Event))
	}
	for _, at := range []struct {
		predicate quad.IRI
		date      string
	}{{Date, stmt.Date}, {Since, stmt.Since}, {Until, stmt.Until}} {
		if at.date == "" {
			continue
		}
		date, err := timeValue(at.date)
		if err != nil {
			return err
		}
		b.say(iri, at.predicate, date)
	}
	b.text(iri, DateSource, stmt.DateSource)
	b.text(iri, Polarity, string(stmt.Polarity))
	b.text(iri, Modality, string(stmt.Modality))
	b.text(iri, Certainty, string(stmt.Certainty))
	if stmt.Attribution.ID != "" {
		b.say(iri, AttributedTo, Entity(stmt.Attribution.ID))
	}
	b.text(iri, AttributedToText, stmt.Attribution.Text)
	b.text(iri, AttributedCue, stmt.Attribution.Cue)
	if stmt.PlaceID != "" {
		b.say(iri, Place, Entity(stmt.PlaceID))
	}
	b.text(iri, PlaceText, stmt.Place)
	b.text(iri, Theme, stmt.Theme)
	b.text(iri, Instrument, stmt.Instrument)
	b.say(iri, Confidence, quad.Float(stmt.Confidence))
	b.text(iri, Rule, stmt.Rule)
	return nil
}

// slice returns the part of a sentence that a range of the article covers, and
// whether the range lies in the sentence.
func slice(sent *schema.Sentence, span schema.Span) (string, bool) {
	begin, end := span.Begin-sent.Begin, span.End-sent.Begin
	if begin < 0 || end < begin || end > len(sent.Text) {
		return "", false
	}
	return sent.Text[begin:end], true
}

// dateValue returns the typed literal of a date: YYYY, YYYY-MM or YYYY-MM-DD.
func dateValue(s string) (quad.Value, error) {
	for _, form := range []struct {
		layout   string
		datatype quad.IRI
	}{
		{"2006-01-02", xsdDate},
		{"2006-01", xsdMonth},
		{"2006", xsdYear},
	} {
		if _, err := time.Parse(form.layout, s); err == nil {
			return quad.TypedString{Value: quad.String(s), Type: form.datatype}, nil
		}
	}
	return nil, fmt.Errorf("bad date %q: want YYYY, YYYY-MM or YYYY-MM-DD", s)
}

// timeValue returns the literal of a date, a week or a span of time. XML Schema has no
// datatype for the last two: they are plain strings.
func timeValue(s string) (quad.Value, error) {
	if schema.IsSpanOfTime(s) {
		return quad.String(s), nil
	}
	return dateValue(s)
}
