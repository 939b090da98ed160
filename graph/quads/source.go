package quads

import (
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/schema"
)

// SourceOf returns what the IRI of an article says of it: its ID.
func SourceOf(doc quad.IRI) schema.Source {
	id, _ := Local(doc, schema.PrefixDocument)
	return schema.Source{ID: id}
}

// SetSource takes over what a quad says of an article itself.
func SetSource(src *schema.Source, q quad.Quad) {
	var text string
	switch value := q.Object.(type) {
	case quad.String:
		text = string(value)
	case quad.TypedString:
		text = string(value.Value)
	default:
		return
	}
	switch q.Predicate {
	case Headline:
		src.Headline = text
	case DatePublished:
		src.Published = text
	case URL:
		src.URL = text
	case Publisher:
		src.Publisher = text
	case InLanguage:
		src.Language = text
	case Path:
		src.Path = text
	case SHA256:
		src.SHA256 = text
	}
}
