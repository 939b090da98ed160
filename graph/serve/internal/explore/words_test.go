package explore

import (
	"testing"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

func TestDatesInWords(t *testing.T) {
	for date, want := range map[string]string{
		"2022-10-22": "22 October 2022", "2022-10": "October 2022", "2022": "2022", "2024-W09": "week 9 of 2024",
		"2022-10-01/2022-10-05": "1 October 2022 – 5 October 2022", "": "", "some day": "some day",
	} {
		if got := dateWords(date); got != want {
			t.Errorf("%q: %q, want %q", date, got, want)
		}
	}
}

func TestOnlyAddressesOfTheWebAreFollowed(t *testing.T) {
	for address, want := range map[string]string{
		"https://news.example/a?id=1": "https://news.example/a?id=1", "http://news.example": "http://news.example", "javascript:alert(1)": "",
		"JAVASCRIPT:alert(1)": "", " javascript:alert(1)": "", "data:text/html,x": "", "//evil.example/": "", "/actor/x": "", "": "", "https:": "", "ftp://x.example/": "",
	} {
		if got := webLink(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

func TestWhatIsNoFactIsMarked(t *testing.T) {
	for _, test := range []struct {
		polarity  schema.Polarity
		modality  schema.Modality
		certainty schema.Certainty
		want      string
	}{
		{schema.Positive, schema.Asserted, schema.CertainlySo, "plain"},
		{schema.Negative, schema.Asserted, schema.CertainlyNot, "denied"},
		{schema.Negative, schema.Planned, schema.UnknownWhether, "denied intended"},
		{schema.Positive, schema.Claimed, schema.UnknownWhether, "claimed"},
		{schema.Positive, schema.Conditional, schema.UnknownWhether, "uncertain"},
		{schema.Positive, schema.Asserted, schema.ProbablySo, "uncertain"},
		{schema.Positive, "of another version", "", "uncertain"},
	} {
		if got := kindsOf(schema.Statement{Polarity: test.polarity, Modality: test.modality, Certainty: test.certainty}); got != test.want {
			t.Errorf("%s %s: %s, want %s", test.polarity, test.modality, got, test.want)
		}
	}
}

func TestTimeline(t *testing.T) {
	month := func(of string, statements, facts int) query.MonthCount {
		return query.MonthCount{Month: of, Count: query.Count{Statements: statements, Facts: facts}}
	}
	for _, test := range []struct {
		name   string
		months []query.MonthCount
		unit   string
		bars   int
	}{
		{"nothing", nil, "", 0},
		{"one month", []query.MonthCount{month("2022-10", 4, 4)}, "", 0},
		{"months", []query.MonthCount{month("2022", 1, 1), month("2022-10", 4, 3), month("2023-01", 1, 0)}, "month", 2},
		{"years", []query.MonthCount{month("2009-04", 4, 4), month("2022-10", 1, 1), month("2022-11", 1, 1)}, "year", 2},
		{"years told as such", []query.MonthCount{month("2009", 4, 4), month("2010", 1, 1)}, "year", 2},
		{"decades", []query.MonthCount{month("1815", 4, 4), month("2022-10", 1, 1)}, "decade", 2},
		{"no time that can be drawn", []query.MonthCount{month("0001", 4, 4), month("9999", 1, 1)}, "", 0},
	} {
		drawn := newTimeline(&query.Overview{Months: test.months})
		if drawn == nil {
			if test.bars > 0 {
				t.Errorf("%s: not drawn", test.name)
			}
			continue
		}
		if drawn.Unit != test.unit || len(drawn.Columns) != test.bars || drawn.Summary() == "" {
			t.Errorf("%s: %s, %d bars", test.name, drawn.Unit, len(drawn.Columns))
		}
		for _, c := range drawn.Columns {
			if c.X < 0 || c.X+c.Width > drawn.Width+0.01 || c.Y < 0 || c.Y+c.Height > drawn.Base+0.01 {
				t.Errorf("%s: %+v is outside", test.name, c)
			}
		}
	}
}
