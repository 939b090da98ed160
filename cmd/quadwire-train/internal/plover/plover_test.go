package plover

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/verdict"
	"github.com/quadwire/quadwire/schema"
)

func TestRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "records.jsonl")
	record := `{"id":"r1","text":"“Peru” urged Chile to act.","event":"DEMAND","spans":[{"role":"SRC","begin":1,"end":5},{"role":"EVT","begin":7,"end":12},{"role":"TAR","begin":13,"end":18}]}`
	if err := os.WriteFile(path, []byte(record+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	records, err := Read(path)
	if err != nil || len(records) != 1 {
		t.Fatalf("%d records, %v", len(records), err)
	}
	r := records[0]
	if r.Event != schema.Request {
		t.Errorf("event %s, want that of 2021", r.Event)
	}
	for _, want := range []struct {
		spans []schema.Span
		text  string
	}{{r.Sources, "Peru"}, {r.Targets, "Chile"}} {
		if len(want.spans) != 1 || r.Text[want.spans[0].Begin:want.spans[0].End] != want.text {
			t.Errorf("spans %v, want that of %s", want.spans, want.text)
		}
	}
}

func TestCategory(t *testing.T) {
	stmt := func(subject, object string, event schema.Event, confidence float64) schema.Statement {
		s := schema.Statement{Subject: schema.Term{ID: subject}, Event: string(event), Modality: schema.Asserted, Polarity: schema.Positive, Confidence: confidence}
		s.Object.ID = object
		return s
	}
	for _, test := range []struct {
		name       string
		statements []schema.Statement
		want       schema.Event
	}{
		{"none", nil, ""},
		{"to the target before to another", []schema.Statement{stmt("a", "x", schema.Aid, 0.9), stmt("a", "b", schema.Assault, 0.3)}, schema.Assault},
		{"to a phrase before to another actor", []schema.Statement{stmt("a", "x", schema.Aid, 0.9), stmt("a", "", schema.Protest, 0.3)}, schema.Protest},
		{"the surer of two", []schema.Statement{stmt("a", "b", schema.Aid, 0.3), stmt("a", "b", schema.Assault, 0.9)}, schema.Assault},
		{"others say nothing", []schema.Statement{stmt("x", "y", schema.Aid, 0.9)}, ""},
	} {
		if got := Category(test.statements, []string{"a"}, []string{"b"}, false); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestMatches(t *testing.T) {
	at := func(begin int) []schema.Span { return []schema.Span{{Begin: begin, End: begin + 4}} }
	gold := Triple{From: at(0), To: at(10), Event: schema.Aid}
	for _, test := range []struct {
		name string
		got  Triple
		want bool
	}{
		{"the same", Triple{From: at(2), To: at(8), Event: schema.Aid}, true},
		{"another category", Triple{From: at(0), To: at(10), Event: schema.Assault}, false},
		{"the other way round", Triple{From: at(10), To: at(0), Event: schema.Aid}, false},
		{"which does not matter", Triple{From: at(10), To: at(0), Event: schema.Aid, both: true}, true},
		{"another target", Triple{From: at(0), To: at(30), Event: schema.Aid}, false},
	} {
		if got := test.got.Matches(gold); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

func TestVerdict(t *testing.T) {
	r := &Record{Event: schema.Aid, Sources: []schema.Span{{Begin: 0, End: 4}}, Targets: []schema.Span{{Begin: 10, End: 14}}}
	for _, test := range []struct {
		name         string
		from, to     int
		event        schema.Event
		denied, both bool
		want         verdict.Verdict
	}{
		{"as the record has it", 0, 10, schema.Aid, false, false, verdict.Right},
		{"another category", 0, 10, schema.Assault, false, false, verdict.Wrong},
		{"the other way round", 10, 0, schema.Aid, false, false, verdict.Wrong},
		{"which does not matter", 10, 0, schema.Aid, false, true, verdict.Right},
		{"denied", 0, 10, schema.Aid, true, false, verdict.Wrong},
		{"of others", 0, 30, schema.Aid, false, false, verdict.Unknown},
		{"no event", 0, 10, "", false, false, verdict.Unknown},
	} {
		s := schema.Statement{Event: string(test.event), Modality: schema.Asserted, Polarity: schema.Positive, Symmetric: test.both}
		if test.denied {
			s.Polarity = schema.Negative
		}
		s.Subject.Span, s.Object.Span = schema.Span{Begin: test.from, End: test.from + 4}, schema.Span{Begin: test.to, End: test.to + 4}
		if got := r.Verdict(&s); got != test.want {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}
