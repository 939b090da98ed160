package pipeline

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// Record returns what the graph takes from doc: its source, its text, all its
// sentences, the entities that it names, sorted by ID, and its statements.
func Record(doc *extract.Document) *schema.Record {
	rec := &schema.Record{Source: doc.Article.Source, Text: doc.Article.Text, Statements: doc.Statements}
	for i, sent := range doc.Sentences {
		rec.Sentences = append(rec.Sentences, schema.Sentence{
			Index: i, Span: sent.Span, Text: doc.Article.Text[sent.Span.Begin:sent.Span.End],
		})
	}
	for _, ent := range doc.Entities {
		if ent.Named && ent.ID != "" {
			rec.Entities = append(rec.Entities, ent.Entity)
		}
	}
	slices.SortStableFunc(rec.Entities, func(a, b schema.Entity) int { return strings.Compare(a.ID, b.ID) })
	return rec
}
