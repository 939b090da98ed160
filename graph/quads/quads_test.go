package quads

import (
	"math"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/schema"
)

func TestOfStatesEachFactUnderItsStatement(t *testing.T) {
	rec := sample.Talks()
	all, err := Of(rec)
	if err != nil {
		t.Fatal(err)
	}
	lines := make(map[string]bool)
	for _, q := range all {
		lines[q.NQuad()] = true
	}
	doc, stmt := "<doc:"+rec.Source.ID+">", func(i int) string { return "<stmt:" + rec.Statements[i].ID + ">" }
	for _, want := range []string{
		"<ent:ana-ruiz> <rel:spoke-with> <ent:bo-lind> " + stmt(0) + " .",
		"<ent:bo-lind> <rel:spoke-with> <ent:ana-ruiz> " + stmt(0) + " .", // symmetric
		stmt(0) + " <rdf:type> <qw:Statement> " + doc + " .",
		stmt(0) + " <rdf:subject> <ent:ana-ruiz> " + doc + " .",
		stmt(0) + " <prov:wasDerivedFrom> <doc:" + rec.Source.ID + "#s0> " + doc + " .",
		stmt(0) + ` <qw:predicateText> "spoke" ` + doc + " .",
		stmt(0) + ` <qw:date> "2024-03-08"^^<xsd:date> ` + doc + " .",
		stmt(0) + " <qw:event> <plover:CONSULT> " + doc + " .",
		stmt(0) + " <qw:place> <ent:oslo> " + doc + " .",
		"<ent:oslo> <rdf:type> <schema:Place> " + doc + " .", // named by the statement alone
		"<ent:norway> <maybe:aids> <ent:chile> " + stmt(1) + " .",
		stmt(1) + ` <qw:date> "2024-03"^^<xsd:gYearMonth> ` + doc + " .",
		stmt(1) + " <qw:attributedTo> <ent:ana-ruiz> " + doc + " .",
		stmt(1) + ` <qw:attributedToText> "Ana Ruiz" ` + doc + " .",
		"<ent:bo-lind> <not:met-with> <ent:norway> " + stmt(2) + " .",
		stmt(3) + ` <qw:date> "2024"^^<xsd:gYear> ` + doc + " .",
		`<ent:ana-ruiz> <rel:praise> "40 pilots" ` + stmt(4) + " .",
		"<doc:" + rec.Source.ID + `> <schema:url> "https://news.example/a?id=1"^^<xsd:anyURI> ` + doc + " .",
		"<ent:norway> <owl:sameAs> <wd:Q20> " + doc + " .",
		`<ent:norway> <skos:altLabel> "Norwegian" ` + doc + " .",
	} {
		if !lines[want] {
			t.Errorf("missing: %s", want)
		}
	}
	if len(lines) != len(all) {
		t.Errorf("%d quads, but only %d different ones", len(all), len(lines))
	}
	for i, q := range all {
		if q.Label == nil {
			t.Errorf("no label: %v", q)
		}
		if i > 0 && Compare(all[i-1], q) >= 0 {
			t.Errorf("not sorted: %v before %v", all[i-1], q)
		}
	}
}

func TestOfKeepsOnlySentencesThatAStatementRestsOn(t *testing.T) {
	rec := sample.Talks()
	rec.Statements = rec.Statements[:1]
	all, err := Of(rec)
	if err != nil {
		t.Fatal(err)
	}
	texts := 0
	for _, q := range all {
		if q.Predicate == Text && q.Subject != Body(rec.Source.ID) {
			texts++
		}
	}
	if texts != 1 {
		t.Errorf("%d sentences, want 1", texts)
	}
}

func TestOfDoesNotDependOnTheOrderOfTheRecord(t *testing.T) {
	want, err := Of(sample.Talks())
	if err != nil {
		t.Fatal(err)
	}
	rec := sample.Talks()
	for i, j := 0, len(rec.Statements)-1; i < j; i, j = i+1, j-1 {
		rec.Statements[i], rec.Statements[j] = rec.Statements[j], rec.Statements[i]
	}
	got, err := Of(rec)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(want) {
		t.Fatalf("%d quads, want %d", len(got), len(want))
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("quad %d: %v, want %v", i, got[i], want[i])
		}
	}
}

func TestOfRefusesWhatCouldNotBeUndone(t *testing.T) {
	for name, test := range map[string]struct {
		break_ func(*schema.Record)
		want   string
	}{
		"article without ID":      {func(r *schema.Record) { r.Source.ID = "" }, "no ID"},
		"entity without ID":       {func(r *schema.Record) { r.Entities[0].ID = "" }, "no ID"},
		"statement without ID":    {func(r *schema.Record) { r.Statements[0].ID = "" }, "no ID"},
		"two statements, one ID":  {func(r *schema.Record) { r.Statements[1].ID = r.Statements[0].ID }, "same ID"},
		"no subject":              {func(r *schema.Record) { r.Statements[0].Subject.ID = "" }, "no subject"},
		"no object":               {func(r *schema.Record) { r.Statements[0].Object = schema.Term{} }, "no object"},
		"evidence from elsewhere": {func(r *schema.Record) { r.Statements[0].Evidence.Article = "x" }, "from article"},
		"evidence in no sentence": {func(r *schema.Record) { r.Statements[0].Evidence.Sentence = 99 }, "sentence 99"},
		"bad date":                {func(r *schema.Record) { r.Statements[0].Date = "2024-02-31" }, "bad date"},
		"bad published date":      {func(r *schema.Record) { r.Source.Published = "yesterday" }, "bad date"},
		"confidence above 1":      {func(r *schema.Record) { r.Statements[0].Confidence = 1.5 }, "confidence"},
		"confidence not a number": {func(r *schema.Record) { r.Statements[0].Confidence = math.NaN() }, "confidence"},
		"link without prefix":     {func(r *schema.Record) { r.Entities[0].Link = "Q20" }, "bad IRI"},
	} {
		rec := sample.Talks()
		test.break_(rec)
		if _, err := Of(rec); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want one with %q", name, err, test.want)
		}
	}
}

func TestIRIsAreValidAndGiveTheirNamesBack(t *testing.T) {
	for _, name := range []string{
		"plain", "кіоск", "a b", `a"b<c>{d}|e\f^g` + "`", "100%", "a#b?c", "line\nfeed", "\u00a0\u200e", "bad\xffbyte", "\U0010FFFD", "%41",
	} {
		iri := Entity(name)
		if strings.ContainsAny(string(iri), " <>\"{}|\\^`\n#?\u00a0\u200e\xff") {
			t.Errorf("Entity(%q) = %q holds what an IRI may not", name, string(iri))
		}
		if got, ok := Local(iri, schema.PrefixEntity); !ok || got != name {
			t.Errorf("Local(%q) = %q, %v, want %q", iri, got, ok, name)
		}
	}
	if got, want := Entity("кіоск"), quad.IRI("ent:кіоск"); got != want {
		t.Errorf("letters of other scripts: got %s, want %s", got, want)
	}
	if _, ok := Local("rel:x", schema.PrefixEntity); ok {
		t.Error("Local takes an IRI of another prefix")
	}
}

func BenchmarkOf(b *testing.B) {
	rec := sample.Talks()
	n := 0
	for b.Loop() {
		all, err := Of(rec)
		if err != nil {
			b.Fatal(err)
		}
		n += len(all)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "quads/s")
}
