package quads

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/schema"
)

// ClientLabel is the label of what a client of the server wrote without one.
const ClientLabel quad.IRI = "qw:client"

// ErrOurs says that a quad is not for a client to write or remove: it is said by an
// article, or would be taken for that.
var ErrOurs = errors.New("not for a client to change")

// ownPrefixes lead the IRIs that articles and what follows from them are made of.
var ownPrefixes = []string{
	schema.PrefixEntity, schema.PrefixStatement, schema.PrefixDocument, schema.PrefixTerms, schema.PrefixPlover,
	schema.PrefixFact, schema.PrefixDenied, schema.PrefixMaybe,
}

// IsClientLabel reports whether quads with this label are those of clients of the
// server: it is [ClientLabel], or an IRI that the graph does not make itself.
func IsClientLabel(label quad.Value) bool {
	iri, ok := label.(quad.IRI)
	return ok && (iri == ClientLabel || !isOwn(iri, ownPrefixes))
}

func isOwn(iri quad.IRI, prefixes []string) bool {
	return slices.ContainsFunc(prefixes, func(prefix string) bool { return strings.HasPrefix(string(iri), prefix) })
}

// OfClient returns a quad of a client as the graph keeps it: IRIs short, numbers and
// truths native, with [ClientLabel] where it has no label. It refuses what could not be
// exported and read back, and, with [ErrOurs], what would change or be taken for what
// articles say. Those are
//
//	<ent:a> <rel:leads> <ent:b> .            facts: they need a statement with evidence
//	<my:a> <qw:confidence> "0.9" .           predicates of the graph's own
//	<ent:a> <rdfs:label> "A" .               what articles say of actors, statements, articles
//	<my:a> <rdf:type> <schema:NewsArticle> . classes that the graph is read by
//	<my:a> <my:b> <my:c> <doc:a1> .          labels of articles, statements and decisions
//
// whereas <ent:a> <my:note> "asked on Monday" <my:notes> is fine.
func OfClient(q quad.Quad) (quad.Quad, error) {
	q, err := kept(q)
	if err != nil {
		return q, err
	}
	subject, predicate := q.Subject.(quad.IRI), q.Predicate.(quad.IRI)
	switch {
	case !IsClientLabel(q.Label):
		return q, fmt.Errorf("%w: label %v is that of articles and what follows from them: use one with a prefix of your own, or none", ErrOurs, q.Label)
	case isOwn(predicate, ownPrefixes[3:]):
		return q, fmt.Errorf("%w: predicate %v is for what articles say, with evidence: use one with a prefix of your own", ErrOurs, predicate)
	case isOwn(subject, ownPrefixes) && Expand(predicate) != predicate:
		return q, fmt.Errorf("%w: what %v is of %v follows from articles: use a predicate with a prefix of your own", ErrOurs, predicate, subject)
	case predicate == Type && isClass(q.Object):
		return q, fmt.Errorf("%w: %v is a class of what articles make: use one with a prefix of your own", ErrOurs, q.Object)
	}
	return q, nil
}

// isClass reports whether the graph finds its articles, statements, decisions or actors
// by this class.
func isClass(v quad.Value) bool {
	iri, _ := v.(quad.IRI)
	return iri == NewsArticle || strings.HasPrefix(string(iri), schema.PrefixTerms) ||
		slices.ContainsFunc(schema.EntityTypes, func(typ schema.EntityType) bool { return string(iri) == typ.IRI() })
}

// kept returns a quad in the form in which the graph keeps quads.
func kept(q quad.Quad) (quad.Quad, error) {
	if q.Label == nil {
		q.Label = ClientLabel
	}
	for _, part := range []struct {
		name  string
		value *quad.Value
	}{{"subject", &q.Subject}, {"predicate", &q.Predicate}, {"label", &q.Label}} {
		iri, ok := (*part.value).(quad.IRI)
		if !ok {
			return q, fmt.Errorf("%s %v: want an IRI, such as <my:name>", part.name, *part.value)
		}
		iri, err := keptIRI(iri)
		if err != nil {
			return q, fmt.Errorf("%s: %w", part.name, err)
		}
		*part.value = iri
	}
	object, err := keptObject(q.Object)
	if err != nil {
		return q, fmt.Errorf("object: %w", err)
	}
	q.Object = object
	return q, nil
}

func keptIRI(iri quad.IRI) (quad.IRI, error) {
	clean, err := external(string(iri))
	if err != nil {
		return "", err
	}
	if clean != iri {
		return "", fmt.Errorf("bad IRI %q: some of its characters must be percent-encoded: %s", string(iri), string(clean))
	}
	return Compact(iri), nil
}

func keptObject(object quad.Value) (quad.Value, error) {
	text := ""
	switch v := object.(type) {
	case quad.IRI:
		return keptIRI(v)
	case quad.Time:
		return quad.TypedString{Value: quad.String(time.Time(v).Format(time.RFC3339Nano)), Type: "xsd:dateTime"}, nil
	case quad.Float:
		if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) {
			return nil, fmt.Errorf("%v is no number to compare with", float64(v))
		}
		return v, nil
	case quad.Int, quad.Bool:
		return v, nil
	case quad.TypedString:
		datatype, err := keptIRI(v.Type)
		if err != nil {
			return nil, err
		}
		v.Type, text = datatype, string(v.Value)
		object = v
	case quad.String:
		text = string(v)
	case quad.LangString:
		return nil, fmt.Errorf("text with a language, %v: write it without", v)
	default:
		return nil, fmt.Errorf("%v: want an IRI or a literal", object)
	}
	if !utf8.ValidString(text) {
		return nil, fmt.Errorf("text %q is not UTF-8", text)
	}
	return parsedObject(object)
}
