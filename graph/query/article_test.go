package query

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/sample"
)

func TestArticleGivesTextAndStatements(t *testing.T) {
	rec := sample.Talks()
	q := open(t, rec, sample.Visit())
	got, err := q.Article(context.Background(), rec.Source.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got.Source != rec.Source || got.Text != rec.Text || len(got.Statements) != len(rec.Statements) {
		t.Errorf("%+v\n%q\n%d statements", got.Source, got.Text, len(got.Statements))
	}
	for i, stmt := range got.Statements {
		if want := rec.Statements[i]; !reflect.DeepEqual(stmt, want) {
			t.Errorf("statement %d:\n got %+v\nwant %+v", i, stmt, want)
		}
		if quote := got.Text[stmt.Evidence.Begin:stmt.Evidence.End]; quote != stmt.Evidence.Quote {
			t.Errorf("statement %d: the text has %q, the quote is %q", i, quote, stmt.Evidence.Quote)
		}
	}
	for _, id := range []string{"nobody", rec.Statements[0].ID, rec.Source.ID + "#text", ""} {
		if _, err := q.Article(context.Background(), id); !errors.Is(err, ErrUnknown) {
			t.Errorf("article %q: %v", id, err)
		}
	}
}

func TestArticleWithoutText(t *testing.T) {
	rec := sample.Talks()
	rec.Text = ""
	got, err := open(t, rec).Article(context.Background(), rec.Source.ID)
	if err != nil || got.Text != "" || len(got.Statements) != len(rec.Statements) {
		t.Errorf("%+v, %v", got, err)
	}
}
