package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// awkward is an article whose words are a trial for every format.
func awkward() *schema.Record {
	return sample.Make(
		schema.Source{Headline: "a \"b\" <c> & \\d,\te\r\nf", URL: "https://news.example/?a=1&b=<2>"},
		[]string{"Bo Lind shows \"1\u00012\",\n<tag> & \\n 𝛼\u2028 to Chile."},
		sample.Link{Subject: sample.Lind, Predicate: "shows", Words: "shows", Literal: "\"1\u00012\",\n<tag> & \\n 𝛼\u2028"},
		sample.Link{Subject: sample.Lind, Predicate: "shows-to 50%", Words: "shows", Object: sample.Chile},
	)
}

func export(t testing.TB, format string, recs ...*schema.Record) []byte {
	t.Helper()
	st := filled(t, recs...)
	var out bytes.Buffer
	if err := Write(context.Background(), &out, st, format); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func filled(t testing.TB, recs ...*schema.Record) *store.Store {
	t.Helper()
	st, err := store.Open(context.Background(), store.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	for _, rec := range recs {
		if _, err := st.Load(context.Background(), rec); err != nil {
			t.Fatal(err)
		}
	}
	if err := st.Flush(context.Background()); err != nil {
		t.Fatal(err)
	}
	return st
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
	for _, format := range Formats {
		a := export(t, format, sample.Talks(), sample.Visit(), awkward())
		b := export(t, format, awkward(), sample.Visit(), sample.Talks(), sample.Visit())
		if !bytes.Equal(a, b) {
			t.Errorf("%s: the bytes differ", format)
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
	if len(records) != 1+5+2 {
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
			found++
			if got, want := get("object_label"), "\"1\u00012\",\n<tag> & \\n 𝛼\u2028"; got != want || get("object_type") != "Literal" || get("object_id") != "" {
				t.Errorf("literal: got %q, want %q", got, want)
			}
		}
	}
	if found != 2 {
		t.Errorf("found %d of 2 records", found)
	}
}

type graphml struct {
	Keys []struct {
		ID string `xml:"id,attr"`
	} `xml:"key"`
	Nodes []element `xml:"graph>node"`
	Edges []element `xml:"graph>edge"`
}

type element struct {
	ID     string `xml:"id,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Data   []struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	} `xml:"data"`
}

func (e element) get(key string) string {
	for _, data := range e.Data {
		if data.Key == key {
			return data.Value
		}
	}
	return ""
}

func TestGraphML(t *testing.T) {
	out := export(t, "graphml", sample.Talks(), sample.Visit(), awkward())
	var g graphml
	if err := xml.Unmarshal(out, &g); err != nil {
		t.Fatal(err)
	}
	keys, nodes := make(map[string]bool), make(map[string]element)
	for _, key := range g.Keys {
		keys[key.ID] = true
	}
	for _, node := range g.Nodes {
		if _, ok := nodes[node.ID]; ok {
			t.Errorf("node %s is there twice", node.ID)
		}
		nodes[node.ID] = node
	}
	for _, e := range append(g.Nodes, g.Edges...) {
		for _, data := range e.Data {
			if !keys[data.Key] {
				t.Errorf("%s has undeclared data %q", e.ID, data.Key)
			}
		}
	}
	if norway := nodes["ent:norway"]; norway.get("node-label") != "Norway" || norway.get("node-type") != "Country" || norway.get("node-link") != "wd:Q20" {
		t.Errorf("node: %+v", norway)
	}
	if kiosk := nodes["ent:кіоск"]; kiosk.get("node-label") != sample.Kiosk.Label {
		t.Errorf("node: %+v", kiosk)
	}
	if len(g.Edges) != 5+3+2 {
		t.Errorf("%d edges", len(g.Edges))
	}
	found := 0
	for _, edge := range g.Edges {
		for _, end := range []string{edge.Source, edge.Target} {
			if _, ok := nodes[end]; !ok {
				t.Errorf("edge %s ends in %q, which is no node", edge.ID, end)
			}
		}
		if edge.get("edge-predicate") == "shows" {
			found++
			if got, want := nodes[edge.Target].get("node-label"), "\"12\",\n<tag> & \\n 𝛼\u2028"; got != want {
				t.Errorf("literal: got %q, want %q", got, want)
			}
		}
		if edge.get("edge-predicate") == "met-with" {
			found++
			if edge.get("edge-polarity") != "negative" || edge.get("edge-confidence") != "0.75" || edge.Source != "ent:bo-lind" {
				t.Errorf("edge: %+v", edge)
			}
		}
	}
	if found != 2 {
		t.Errorf("found %d of 2 edges", found)
	}
}

func TestWriteReportsErrors(t *testing.T) {
	st := filled(t, sample.Talks())
	if err := Write(context.Background(), io.Discard, st, "gexf"); err == nil || !strings.Contains(err.Error(), "nquads, graphml, csv") {
		t.Errorf("unknown format: %v", err)
	}
	for _, format := range Formats {
		if err := Write(context.Background(), full{}, st, format); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v, want %v", format, err, errFull)
		}
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	for _, format := range Formats {
		if err := Write(context.Background(), io.Discard, st, format); err == nil {
			t.Errorf("%s: no error from a closed store", format)
		}
	}
}

var errFull = errors.New("disk is full")

type full struct{}

func (full) Write(p []byte) (int, error) { return 0, errFull }

// TestWriteFiles leaves the exports in EXPORT_DIR, for other tools to read.
func TestWriteFiles(t *testing.T) {
	dir := os.Getenv("EXPORT_DIR")
	if dir == "" {
		t.Skip("EXPORT_DIR is not set")
	}
	for _, format := range Formats {
		out := export(t, format, sample.Talks(), sample.Visit(), awkward())
		if err := os.WriteFile(filepath.Join(dir, "graph."+format), out, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
