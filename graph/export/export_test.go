package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/internal/storetest"
	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// awkwardText has what formats trip over: quotes, control characters, line ends,
// markup, entities and escapes of other formats, backslashes before quotes and at the
// end, characters beyond 16 bits.
const awkwardText = "\"1\u00012\",\n<tag> &amp; 'it' \\N; $x ${y} `z` | 𝛼🚀\u2028\\\" \t#é\\"

// rtl is written from right to left.
var rtl = schema.Entity{ID: "قناة-النور", Type: schema.Organization, Label: "قناة النور (\"הערוץ\")", Aliases: []string{"a; b", "c"}}

// awkward is an article whose words are a trial for every format.
func awkward() *schema.Record {
	return sample.Make(
		schema.Source{Headline: "a \"b\" <c> & \\d,\te\r\nf", URL: "https://news.example/?a=1&b=<2>"},
		[]string{"Bo Lind shows " + awkwardText + " to Chile and to " + rtl.Label + "."},
		sample.Link{Subject: sample.Lind, Predicate: "shows", Words: "shows", Literal: awkwardText},
		sample.Link{Subject: sample.Lind, Predicate: "shows", Words: "shows", Object: rtl},
		sample.Link{Subject: sample.Lind, Predicate: "shows-to 50%", Words: "shows", Object: sample.Chile},
	)
}

// export writes a format of one file.
func export(t testing.TB, format string, recs ...*schema.Record) []byte {
	t.Helper()
	return exportPart(t, filled(t, recs...), format, Part{}, Options{})[0]
}

// exportPart returns what each file of a format holds.
func exportPart(t testing.TB, st *store.Store, format string, part Part, opts Options) [][]byte {
	t.Helper()
	src, err := NewSource(context.Background(), st, part)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Find(format)
	if err != nil {
		t.Fatal(err)
	}
	buffers := make([]bytes.Buffer, max(1, len(f.Files)))
	var w []io.Writer
	for i := range buffers {
		w = append(w, &buffers[i])
	}
	if err := f.Write(context.Background(), src, opts, w...); err != nil {
		t.Fatal(err)
	}
	out := make([][]byte, len(buffers))
	for i := range buffers {
		out[i] = buffers[i].Bytes()
	}
	return out
}

func filled(t testing.TB, recs ...*schema.Record) *store.Store {
	t.Helper()
	return storetest.Open(t, store.Config{}, recs...)
}

// line is the grammar of a statement in W3C N-Quads, without comments and blank
// nodes. https://www.w3.org/TR/n-quads/#sec-grammar
var line = func() *regexp.Regexp {
	iri := `<[A-Za-z][A-Za-z0-9+.-]*:(?:[^\x00-\x20<>"{}|^` + "`" + `\\])*>`
	literal := `"(?:[^\x22\x5C\x0A\x0D]|\\[tbnrf"'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*"(?:\^\^` + iri + `)?`
	return regexp.MustCompile(`^` + iri + ` ` + iri + ` (?:` + iri + `|` + literal + `) ` + iri + ` \.$`)
}()

func TestNQuadsAreCompleteAndValid(t *testing.T) {
	recs := []*schema.Record{sample.Talks(), sample.Visit(), awkward()}
	out := export(t, "nquads", recs...)
	var want []quad.Quad
	for _, rec := range recs {
		all, err := quads.Of(rec)
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, all...)
	}
	lines := strings.SplitAfter(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(lines) != len(want) {
		t.Errorf("%d lines, want %d", len(lines), len(want))
	}
	for _, l := range lines {
		if !line.MatchString(strings.TrimSuffix(l, "\n")) {
			t.Errorf("not in the grammar: %q", l)
		}
	}

	// Read back, and back to short IRIs, all is as it was.
	back := make(map[string]bool)
	r := nquads.NewReader(bytes.NewReader(out), true)
	for {
		q, err := r.ReadQuad()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		back[normal(q)] = true
	}
	for _, q := range want {
		if !back[normal(q)] {
			t.Errorf("lost: %v", q)
		}
	}
}

// normal writes a quad with full IRIs and without regard to how a number or a
// control character is written.
func normal(q quad.Quad) string {
	var out []string
	for _, value := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		switch v := value.(type) {
		case quad.IRI:
			value = quads.Expand(v)
		case quad.TypedString:
			v.Type = quads.Expand(v.Type)
			value = v
			if native, err := v.ParseValue(); err == nil {
				value = native
			}
		}
		out = append(out, quad.StringOf(value))
	}
	return strings.Join(out, " ")
}

func TestExportsAreTheSameWhateverTheOrderOfLoading(t *testing.T) {
	for _, format := range FormatNames() {
		a := exportPart(t, filled(t, sample.Talks(), sample.Visit(), awkward()), format, Part{}, Options{})
		b := exportPart(t, filled(t, awkward(), sample.Visit(), sample.Talks(), sample.Visit()), format, Part{}, Options{})
		if !slices.EqualFunc(a, b, bytes.Equal) {
			t.Errorf("%s: the bytes differ", format)
		}
		if len(a[0]) == 0 {
			t.Errorf("%s: empty", format)
		}
	}
}

func TestCSV(t *testing.T) {
	out := export(t, "csv", sample.Talks(), awkward())
	if n := bytes.Count(out, []byte("\n")) - bytes.Count(out, []byte("\r\n")); n != 0 {
		t.Errorf("%d lines do not end in CR LF", n)
	}
	records, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(records) != 1+5+3 {
		t.Fatalf("%d records", len(records))
	}
	column := make(map[string]int)
	for i, name := range records[0] {
		column[name] = i
	}
	found := 0
	for _, record := range records[1:] {
		get := func(name string) string { return record[column[name]] }
		switch get("predicate") {
		case "aids":
			found++
			for name, want := range map[string]string{
				"subject_id": "norway", "subject_label": "Norway", "subject_type": "Country", "object_id": "chile",
				"modality": "promised", "polarity": "positive", "date": "2024-03", "confidence": "0.75", "attribution": "Ana Ruiz",
				"quote": "Norway is ready to help Chile, according to Ana Ruiz.", "published": "2024-03-09",
			} {
				if got := get(name); got != want {
					t.Errorf("%s: got %q, want %q", name, got, want)
				}
			}
		case "shows":
			if get("object_id") != "" {
				continue
			}
			found++
			if got, want := get("object_label"), awkwardText; got != want || get("object_type") != "Literal" || get("object_id") != "" {
				t.Errorf("literal: got %q, want %q", got, want)
			}
		}
	}
	if found != 2 {
		t.Errorf("found %d of 2 records", found)
	}
}

func TestWriteReportsErrors(t *testing.T) {
	ctx := context.Background()
	st := filled(t, sample.Talks())
	if _, err := Find("xls"); err == nil || !strings.Contains(err.Error(), "nquads, pquads, trig") {
		t.Errorf("unknown format: %v", err)
	}
	src, err := NewSource(ctx, st, Part{})
	if err != nil {
		t.Fatal(err)
	}
	write := func(f Format, opts Options, w io.Writer) error {
		all := make([]io.Writer, max(1, len(f.Files)))
		for i := range all {
			all[i] = w
		}
		return f.Write(ctx, src, opts, all...)
	}
	for _, f := range Formats {
		if err := write(f, Options{}, full{}); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v, want %v", f.Name, err, errFull)
		}
		if err := write(f, Options{Reify: true}, io.Discard); (err == nil) != f.Reifies {
			t.Errorf("%s: reification: %v", f.Name, err)
		}
		if err := write(f, Options{Star: true}, io.Discard); (err == nil) != f.Stars {
			t.Errorf("%s: quoted triples: %v", f.Name, err)
		}
		if err := write(f, Options{TripleTerms: true}, io.Discard); (err == nil) != f.Stars {
			t.Errorf("%s: triple terms: %v", f.Name, err)
		}
		if err := write(f, Options{Star: true, TripleTerms: true}, io.Discard); err == nil {
			t.Errorf("%s: no error from quoted triples beside triple terms", f.Name)
		}
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats {
		if err := write(f, Options{}, io.Discard); err == nil {
			t.Errorf("%s: no error from a closed store", f.Name)
		}
	}
}

var errFull = errors.New("disk is full")

type full struct{}

func (full) Write(p []byte) (int, error) { return 0, errFull }
