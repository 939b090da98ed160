package quads

import (
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/schema"
)

// SetStatement takes over what a quad says of a statement itself, by a literal or by what
// stands for one. The nodes that it refers to are left to the caller, who knows what the
// graph calls them.
func SetStatement(stmt *schema.Statement, predicate, object quad.Value) {
	switch predicate {
	case SubjectBegin:
		stmt.Subject.Begin = integer(object)
	case SubjectEnd:
		stmt.Subject.End = integer(object)
	case ObjectBegin:
		stmt.Object.Begin = integer(object)
	case ObjectEnd:
		stmt.Object.End = integer(object)
	case Begin:
		stmt.Evidence.Begin = integer(object)
	case End:
		stmt.Evidence.End = integer(object)
	case Quote:
		stmt.Evidence.Quote = literal(object)
	case PredicateText:
		stmt.PredicateText = literal(object)
	case Open:
		stmt.Open = object == quad.Bool(true)
	case Symmetric:
		stmt.Symmetric = object == quad.Bool(true)
	case Event:
		iri, _ := object.(quad.IRI)
		stmt.Event, _ = Local(iri, schema.PrefixPlover)
	case Date:
		stmt.Date = literal(object)
	case DateSource:
		stmt.DateSource = literal(object)
	case Since:
		stmt.Since = literal(object)
	case Until:
		stmt.Until = literal(object)
	case Polarity:
		stmt.Polarity = schema.Polarity(literal(object))
	case Modality:
		stmt.Modality = schema.Modality(literal(object))
	case Certainty:
		stmt.Certainty = schema.Certainty(literal(object))
	case AttributedToText:
		stmt.Attribution.Text = literal(object)
	case AttributedCue:
		stmt.Attribution.Cue = literal(object)
	case PlaceText:
		stmt.Place = literal(object)
	case Theme:
		stmt.Theme = literal(object)
	case Instrument:
		stmt.Instrument = literal(object)
	case Confidence:
		f, _ := object.(quad.Float)
		stmt.Confidence = float64(f)
	case Rule:
		stmt.Rule = literal(object)
	}
}
