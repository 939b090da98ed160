package query

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/schema"
)

// report is an article of one sentence that tells that Norway aids Chile.
type report struct {
	publisher, url, sentence string
	date, dateSource         string
	confidence               float64
	polarity                 schema.Polarity
	modality                 schema.Modality
}

func (r report) record(n int) *schema.Record {
	if r.sentence == "" {
		r.sentence = fmt.Sprintf("Norway and Chile are told of, the %dth time.", n)
	}
	src := schema.Source{Headline: fmt.Sprintf("Article %d", n), Published: "2024-03-09", Publisher: r.publisher, URL: r.url}
	sentences := []string{r.sentence, fmt.Sprintf("This is article %d.", n)}
	return sample.Make(src, sentences, sample.Link{Subject: sample.Norway, Predicate: "aids", Words: "told of", Object: sample.Chile,
		Edit: func(s *schema.Statement) {
			s.Date, s.DateSource, s.Confidence = r.date, r.dateSource, r.confidence
			if r.polarity != "" {
				s.Polarity = r.polarity
			}
			if r.modality != "" {
				s.Modality = r.modality
			}
		}})
}

func TestCorroborated(t *testing.T) {
	const day = "2024-03-05"
	tests := []struct {
		name    string
		reports []report
		all     bool
		// want is the date, articles, publishers, combined confidence and contradictions of each fact.
		want string
	}{
		{"one article", []report{{publisher: "A", date: day, dateSource: "text", confidence: 0.8}}, false, "2024-03-05 1/1 0.80"},
		{"two publishers", []report{
			{publisher: "A", date: day, dateSource: "text", confidence: 0.8},
			{publisher: "B", date: day, dateSource: "text", confidence: 0.5}}, false, "2024-03-05 2/2 0.90"},
		{"two articles of one publisher", []report{
			{publisher: "A", date: day, dateSource: "text", confidence: 0.8},
			{publisher: "a", date: day, dateSource: "text", confidence: 0.5}}, false, "2024-03-05 2/1 0.80"},
		{"publishers by address", []report{
			{url: "https://www.a.example/1", date: day, dateSource: "text", confidence: 0.5},
			{url: "https://a.example/2", date: day, dateSource: "text", confidence: 0.5},
			{url: "https://b.example/1", date: day, dateSource: "text", confidence: 0.5}}, false, "2024-03-05 3/2 0.75"},
		{"nobody knows who published them", []report{
			{date: day, dateSource: "text", confidence: 0.5},
			{date: day, dateSource: "text", confidence: 0.6}}, false, "2024-03-05 2/0 0.60"},
		{"a sentence taken over", []report{
			{publisher: "A", sentence: "Norway and Chile are told of.", date: day, dateSource: "text", confidence: 0.8},
			{publisher: "B", sentence: "Norway and  Chile are told of.", date: day, dateSource: "text", confidence: 0.8}}, false, "2024-03-05 2/2 0.80"},
		{"days apart", []report{
			{publisher: "A", date: day, dateSource: "text", confidence: 0.8},
			{publisher: "B", date: "2024-03-07", dateSource: "text", confidence: 0.5}}, false, "2024-03-05 1/1 0.80; 2024-03-07 1/1 0.50"},
		{"a day of the month", []report{
			{publisher: "A", date: "2024-03", dateSource: "text", confidence: 0.8},
			{publisher: "B", date: day, dateSource: "text", confidence: 0.5}}, false, "2024-03-05 2/2 0.90"},
		{"told a few days later", []report{
			{publisher: "A", date: day, dateSource: "text", confidence: 0.5},
			{publisher: "B", date: "2024-03-09", dateSource: "published", confidence: 0.5}}, false, "2024-03-05 2/2 0.75"},
		{"told a month later, perhaps of another time", []report{
			{publisher: "A", date: day, dateSource: "text", confidence: 0.5},
			{publisher: "B", date: "2024-04-05", dateSource: "published", confidence: 0.5}}, false, "2024-03-05 1/1 0.50; 2024-04-05 1/1 0.50"},
		{"what is denied contradicts", []report{
			{publisher: "A", date: day, dateSource: "text", confidence: 0.5},
			{publisher: "B", date: day, dateSource: "text", confidence: 0.6, polarity: schema.Negative}}, false, "2024-03-05 1/1 0.50 !1"},
		{"and is a fact of its own", []report{
			{publisher: "A", date: day, dateSource: "text", confidence: 0.5},
			{publisher: "B", date: day, dateSource: "text", confidence: 0.6, polarity: schema.Negative}}, true, "2024-03-05 1/1 0.60 !1; 2024-03-05 1/1 0.50 !1"},
		{"a promise corroborates nothing", []report{
			{publisher: "A", date: day, dateSource: "text", confidence: 0.5},
			{publisher: "B", date: day, dateSource: "text", confidence: 0.4, modality: schema.Promised}}, true, "2024-03-05 1/1 0.50; 2024-03-05 1/1 0.40"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var recs []*schema.Record
			for i, r := range test.reports {
				recs = append(recs, r.record(i))
			}
			got, err := open(t, recs...).Corroborated(context.Background(), FactsOptions{Actor: sample.Chile.ID, Filter: Filter{All: test.all}})
			if err != nil {
				t.Fatal(err)
			}
			var lines []string
			for _, c := range got {
				line := fmt.Sprintf("%s %d/%d %.2f", c.Date, c.Articles, c.Publishers, c.Combined)
				if n := len(c.Contradicted); n > 0 {
					line += fmt.Sprintf(" !%d", n)
				}
				lines = append(lines, line)
				if len(c.Statements) < c.Articles || c.Statements[0].ID != c.ID {
					t.Errorf("%d statements of %d articles, the first is %s of %s", len(c.Statements), c.Articles, c.Statements[0].ID, c.ID)
				}
			}
			if got := strings.Join(lines, "; "); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestCorroboratedOfBothDirections(t *testing.T) {
	spoke := func(n int, a, b schema.Entity) *schema.Record {
		return sample.Make(schema.Source{Headline: fmt.Sprint(n), Publisher: fmt.Sprint("P", n), Published: "2024-03-09"},
			[]string{fmt.Sprintf("%s spoke with %s on call %d.", a.Label, b.Label, n)},
			sample.Link{Subject: a, Predicate: "spoke-with", Words: "spoke with", Object: b, Edit: func(s *schema.Statement) {
				s.Symmetric, s.Confidence = true, 0.5
			}})
	}
	q := open(t, spoke(1, sample.Ruiz, sample.Lind), spoke(2, sample.Lind, sample.Ruiz))
	got, err := q.Corroborated(context.Background(), FactsOptions{Actor: sample.Ruiz.ID, Limit: 3})
	if err != nil || len(got) != 1 || got[0].Publishers != 2 || got[0].Combined != 0.75 {
		t.Errorf("got %+v, %v", got, err)
	}
}
