package query

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/schema"
)

// telling is an article of one sentence that tells one fact.
func telling(n int, link sample.Link) *schema.Record {
	return sample.Make(schema.Source{Headline: fmt.Sprintf("Article %d", n), Published: "2024-03-09", Path: fmt.Sprintf("%d.txt", n)},
		[]string{fmt.Sprintf("Norway and Chile are told of in article %d.", n)}, link)
}

func TestConflicts(t *testing.T) {
	aids := func(edit func(*schema.Statement)) sample.Link {
		return sample.Link{Subject: sample.Norway, Predicate: "aids", Words: "told of", Object: sample.Chile, Edit: edit}
	}
	at := func(date, source string, polarity schema.Polarity, modality schema.Modality) func(*schema.Statement) {
		return func(s *schema.Statement) {
			s.Date, s.DateSource, s.Polarity, s.Modality = date, source, polarity, modality
		}
	}
	yes, no, fact := schema.Positive, schema.Negative, schema.Asserted
	tests := []struct {
		name   string
		links  []sample.Link
		claims bool
		want   string // kinds and articles of the sides
	}{
		{"affirmed and denied", []sample.Link{aids(at("2024-03-05", "text", yes, fact)), aids(at("2024-03-05", "text", no, fact))}, false, "polarity 1:1"},
		{"affirmed twice", []sample.Link{aids(at("2024-03-05", "text", yes, fact)), aids(at("2024-03", "text", yes, fact)), aids(at("2024-03-05", "text", no, fact))}, false, "polarity 2:1"},
		{"at another time", []sample.Link{aids(at("2024-03-05", "text", yes, fact)), aids(at("2022-03-05", "text", no, fact))}, false, ""},
		{"about then, as far as is told", []sample.Link{aids(at("2024-03-05", "text", yes, fact)), aids(at("2024-03-09", "published", no, fact))}, false, "polarity 1:1"},
		{"a promise contradicts nothing", []sample.Link{aids(at("2024-03-05", "text", yes, schema.Promised)), aids(at("2024-03-05", "text", no, fact))}, false, ""},
		{"unless it is asked for", []sample.Link{aids(at("2024-03-05", "text", yes, schema.Claimed)), aids(at("2024-03-05", "text", no, fact))}, true, "polarity 1:1"},
		{"nobody denies", []sample.Link{aids(at("2024-03-05", "text", yes, fact))}, false, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var recs []*schema.Record
			for i, link := range test.links {
				recs = append(recs, telling(i, link))
			}
			q := open(t, recs...)
			for _, actor := range []string{"", sample.Chile.ID} {
				found, err := q.Conflicts(context.Background(), actor, test.claims)
				if err != nil {
					t.Fatal(err)
				}
				if got := describe(found); got != test.want {
					t.Errorf("of %q: got %q, want %q", actor, got, test.want)
				}
			}
			found, err := q.Conflicts(context.Background(), sample.Norway.ID, test.claims)
			if err != nil || describe(found) != test.want {
				t.Errorf("got %q, %v", describe(found), err)
			}
		})
	}
}

func describe(found []Conflict) string {
	var out []string
	for _, c := range found {
		var sides []string
		for _, side := range c.Sides {
			sides = append(sides, fmt.Sprint(Articles(side)))
		}
		out = append(out, string(c.Kind)+" "+strings.Join(sides, ":"))
	}
	return strings.Join(out, "; ")
}

func TestConflictsOfOffices(t *testing.T) {
	holder := func(n int, who schema.Entity, office, date string) *schema.Record {
		return sample.Make(schema.Source{Headline: fmt.Sprintf("Article %d", n), Published: date, Path: fmt.Sprintf("%d.txt", n)},
			[]string{fmt.Sprintf("Ana Ruiz and Bo Lind of Norway, each a foreign minister, a deputy foreign minister, in article %d.", n)},
			sample.Link{Subject: who, Predicate: "holds-office", Words: "each", Literal: office, Edit: func(s *schema.Statement) { s.Date, s.DateSource = date, "published" }},
			sample.Link{Subject: who, Predicate: "official-of", Words: "of", Object: sample.Norway, Edit: func(s *schema.Statement) { s.Date, s.DateSource = date, "published" }},
		)
	}
	for _, test := range []struct {
		name string
		recs []*schema.Record
		want string
	}{
		{"two at one time", []*schema.Record{holder(1, sample.Ruiz, "foreign minister", "2024-03-01"), holder(2, sample.Lind, "foreign minister", "2024-03-09")}, "office 1:1"},
		{"one after the other", []*schema.Record{holder(1, sample.Ruiz, "foreign minister", "2020-03-01"), holder(2, sample.Lind, "foreign minister", "2024-03-09")}, ""},
		{"an office for several", []*schema.Record{holder(1, sample.Ruiz, "deputy foreign minister", "2024-03-01"), holder(2, sample.Lind, "deputy foreign minister", "2024-03-09")}, ""},
		{"one person", []*schema.Record{holder(1, sample.Ruiz, "foreign minister", "2024-03-01"), holder(2, sample.Ruiz, "foreign minister", "2024-03-09")}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			found, err := open(t, test.recs...).Conflicts(context.Background(), "", false)
			if err != nil || describe(found) != test.want {
				t.Errorf("got %q, %v, want %q", describe(found), err, test.want)
			}
		})
	}
}

func TestConflictsOfNobody(t *testing.T) {
	if _, err := open(t, sample.Talks()).Conflicts(context.Background(), "nobody", false); !errors.Is(err, ErrUnknown) {
		t.Errorf("error %v", err)
	}
}
