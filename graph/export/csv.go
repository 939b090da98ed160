package export

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// Columns are the columns of the csv format, which is that of RFC 4180 with a
// header: one record for each statement. Where the object is a literal, object_id
// is empty, object_label has its text and object_type is "Literal". predicate
// has no prefix: polarity and modality say what is no fact. begin and end are the
// byte offsets of quote in the text of the article.
var Columns = []string{
	"id",
	"subject_id", "subject_label", "subject_type",
	"predicate",
	"object_id", "object_label", "object_type",
	"event", "date", "polarity", "modality", "confidence",
	"attribution", "place", "quote", "begin", "end",
	"article", "headline", "published", "url",
}

func writeCSV(ctx context.Context, w io.Writer, src *Source, _ Options) error {
	out := newTable(w)
	out.row(Columns)
	err := src.eachFact(ctx, func(f *query.Fact) error {
		objectID, objectLabel, objectType := object(f.Object)
		out.row([]string{
			f.ID,
			f.Subject.ID, f.Subject.Label, string(f.Subject.Type),
			f.Predicate,
			objectID, objectLabel, objectType,
			f.Event, f.Date, string(f.Polarity), string(f.Modality), number(f.Confidence),
			attribution(f), f.Place, f.Evidence.Quote, strconv.Itoa(f.Evidence.Begin), strconv.Itoa(f.Evidence.End),
			f.Source.ID, f.Source.Headline, f.Source.Published, f.Source.URL,
		})
		return out.err
	})
	if err != nil {
		return err
	}
	return out.finish()
}

func object(term schema.Term) (id, label, typ string) {
	if term.IsLiteral() {
		return "", term.Literal, literal
	}
	return term.ID, term.Label, string(term.Type)
}

// table writes CSV as RFC 4180 has it; it keeps the first error.
type table struct {
	out *csv.Writer
	err error
}

func newTable(w io.Writer) *table {
	t := &table{out: csv.NewWriter(w)}
	t.out.UseCRLF = true
	return t
}

func (t *table) row(values []string) {
	if t.err == nil {
		t.err = t.out.Write(values)
	}
}

func (t *table) finish() error {
	if t.err != nil {
		return t.err
	}
	t.out.Flush()
	return t.out.Error()
}
