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

func writeCSV(ctx context.Context, w io.Writer, q *query.Query) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	err := out.Write(Columns)
	if err != nil {
		return err
	}
	each := q.EachFact(ctx, func(f query.Fact) bool {
		objectID, objectLabel, objectType := object(f.Object)
		err = out.Write([]string{
			f.ID,
			f.Subject.ID, f.Subject.Label, string(f.Subject.Type),
			f.Predicate,
			objectID, objectLabel, objectType,
			f.Event, f.Date, string(f.Polarity), string(f.Modality), confidence(f),
			attribution(f), f.Place, f.Evidence.Quote, strconv.Itoa(f.Evidence.Begin), strconv.Itoa(f.Evidence.End),
			f.Source.ID, f.Source.Headline, f.Source.Published, f.Source.URL,
		})
		return err == nil
	})
	if each != nil {
		return each
	}
	if err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// literal is the type of objects that are no entities.
const literal = "Literal"

func object(term schema.Term) (id, label, typ string) {
	if term.IsLiteral() {
		return "", term.Literal, literal
	}
	return term.ID, term.Label, string(term.Type)
}

func confidence(f query.Fact) string {
	return strconv.FormatFloat(f.Confidence, 'f', -1, 64)
}

// attribution names the source of a statement: the entity, or the words of the
// text; empty for the article itself.
func attribution(f query.Fact) string {
	if f.Attribution.Label != "" {
		return f.Attribution.Label
	}
	return f.Attribution.Text
}
