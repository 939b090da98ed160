package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// More readers: of RDF 1.2, FollowTheMoney, Cypher and Parquet the registry of npm has
// some, of RDF-star Debian has RDF4J. Where they are not there, the tests are skipped.
//
//	npm ci --ignore-scripts --prefix graph/export/testdata/readers
//	apt-get install librdf4j-java libcommons-io-java default-jdk-headless

// outside returns what a reader of testdata/readers/read.cjs finds in files, or skips the test.
func outside[T any](t *testing.T, reader, format string, files ...[]byte) (found T) {
	t.Helper()
	program := tool(t, "node", "nodejs")
	if _, err := os.Stat("testdata/readers/node_modules"); err != nil {
		t.Skip("the readers are not there: npm ci --ignore-scripts --prefix graph/export/testdata/readers")
	}
	args := []string{"testdata/readers/read.cjs", reader, format}
	for _, data := range files {
		args = append(args, file(t, "export", data))
	}
	if err := json.Unmarshal(run(t, program, args...), &found); err != nil {
		t.Fatal(err)
	}
	return found
}

func TestReadersOfRDF12ReadRDF(t *testing.T) {
	for _, reader := range []string{"n3", "oxigraph"} {
		for _, format := range []string{"nquads", "trig", "turtle", "ntriples"} {
			t.Run(reader+"/"+format, func(t *testing.T) {
				st := trial(t)
				opts := Options{TripleTerms: true}
				got := outside[[]statement](t, reader, format, exportPart(t, st, format, Part{}, opts)[0])
				graphs := format == "nquads" || format == "trig"
				compareRDF(t, triples(got, graphs), allQuads(t, st, opts, graphs))
			})
		}
	}
}

// triples returns each statement once where there are no graphs: several articles may
// say the same of an actor.
func triples(all []statement, graphs bool) []statement {
	if graphs {
		return all
	}
	slices.SortFunc(all, compareStatements)
	return slices.Compact(all)
}

func TestRDF4JReadsRDFStar(t *testing.T) {
	java := tool(t, "java", "default-jdk-headless")
	var jars []string
	for _, name := range []string{"rdf4j-*", "slf4j-api", "slf4j-nop", "guava", "commons-text", "commons-lang3", "commons-io"} {
		found, err := filepath.Glob("/usr/share/java/" + name + ".jar")
		if err != nil {
			t.Fatal(err)
		}
		jars = append(jars, found...)
	}
	if !slices.ContainsFunc(jars, func(jar string) bool { return strings.Contains(jar, "rdf4j-rio") }) {
		t.Skip("RDF4J is not there: apt-get install librdf4j-java")
	}
	// Only a JDK runs a source.
	if exec.Command(java, "--list-modules").Run() != nil || !bytes.Contains(run(t, java, "--list-modules"), []byte("jdk.compiler")) {
		t.Skip("the compiler of Java is not there: apt-get install default-jdk-headless")
	}
	for _, format := range []string{"trig", "turtle"} {
		t.Run(format, func(t *testing.T) {
			st := trial(t)
			opts := Options{Star: true}
			path := file(t, "graph", exportPart(t, st, format, Part{}, opts)[0])
			out := run(t, java, "-cp", strings.Join(jars, ":"), "testdata/readers/ReadRDF.java", format, path)
			var got []statement
			for line := range strings.Lines(string(out)) {
				var s statement
				if err := json.Unmarshal([]byte("["+strings.ReplaceAll(line, "\t", ",")+"]"), &s); err != nil {
					t.Fatal(err)
				}
				got = append(got, s)
			}
			compareRDF(t, triples(got, format == "trig"), allQuads(t, st, opts, format == "trig"))
		})
	}
}

// ties has the relations that FollowTheMoney has schemata for, between ends that allow
// them and ends that do not.
func ties() *schema.Record {
	ship := schema.Entity{ID: "the-petrel", Type: schema.Thing, Label: "the Petrel"}
	bank := schema.Entity{ID: "lind_&_ruiz", Type: schema.Organization, Label: "Lind & Ruiz \u202e\u0007\U0001F6A2"}
	nobody := schema.Entity{ID: "somebody", Label: "somebody"}
	text := "Ana Ruiz, Bo Lind, Norway, Nordia, Oslo, the Petrel, " + bank.Label + ", somebody are linked as harbour master."
	var links []sample.Link
	for _, tie := range []struct {
		from      schema.Entity
		predicate string
		to        schema.Entity
	}{
		{bank, "owns", sample.Nordia}, {sample.Nordia, "owned-by", sample.Norway}, {sample.Ruiz, "owns", ship}, {sample.Ruiz, "owns", sample.Oslo},
		{sample.Ruiz, "spouse-of", sample.Lind}, {sample.Ruiz, "associate-of", sample.Lind}, {sample.Ruiz, "member-of", sample.Nordia},
		{sample.Nordia, "member-of", bank}, {sample.Ruiz, "works-for", sample.Norway}, {sample.Lind, "leads", sample.Nordia},
		{sample.Lind, "official-of", sample.Norway}, {sample.Lind, "elected-to", sample.Oslo}, {nobody, "met-with", ship},
	} {
		links = append(links, sample.Link{Subject: tie.from, Predicate: tie.predicate, Words: "linked", Object: tie.to})
	}
	links = append(links, sample.Link{Subject: sample.Lind, Predicate: "holds-office", Words: "linked", Literal: "harbour master"})
	return sample.Make(schema.Source{Headline: "Ties", Published: "2024-05", Language: "en", URL: "http://news.example/t"}, []string{text}, links...)
}

func TestFollowTheMoneyReadsItsEntities(t *testing.T) {
	st := filled(t, sample.Talks(), sample.Visit(), awkward(), ties())
	data := exportPart(t, st, "ftm", Part{}, Options{})[0]
	got := outside[struct {
		Faults   []string          `json:"faults"`
		Captions map[string]string `json:"captions"`
	}](t, "followthemoney", "ftm", data)
	for _, fault := range got.Faults {
		t.Error(fault)
	}
	names := slices.Collect(maps.Values(got.Captions))
	for id, label := range labels(t, st) {
		if !slices.Contains(names, label) {
			t.Errorf("%s: no entity is called %q", id, label)
		}
	}
}

// labels are the labels of the actors of a graph.
func labels(t *testing.T, st *store.Store) map[string]string {
	t.Helper()
	src, err := NewSource(t.Context(), st, Part{})
	if err != nil {
		t.Fatal(err)
	}
	actors, err := src.actors(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, actor := range actors {
		out[actor.ID] = actor.Label
	}
	return out
}

func TestNeo4jFindsNoFaultInCypher(t *testing.T) {
	st := filled(t, sample.Talks(), sample.Visit(), awkward(), ties())
	for _, fault := range outside[[]string](t, "cypher", "cypher", exportPart(t, st, "cypher", Part{}, Options{})[0]) {
		t.Error(fault)
	}
}

func TestHyparquetReadsTables(t *testing.T) {
	st := trial(t)
	files := exportPart(t, st, "parquet", Part{}, Options{})
	tables := outside[[]json.RawMessage](t, "hyparquet", "parquet", files...)
	sameRows[entityRow](t, tables[0], files[0])
	sameRows[relationshipRow](t, tables[1], files[1])
	sameRows[textUnitRow](t, tables[2], files[2])
	sameRows[documentRow](t, tables[3], files[3])
}

// sameRows compares the rows that another reader found with those that the library that
// wrote them reads; the members have the names of the columns.
func sameRows[T any](t *testing.T, table json.RawMessage, written []byte) {
	t.Helper()
	var got, want []map[string]any
	if err := json.Unmarshal(table, &got); err != nil {
		t.Fatal(err)
	}
	for _, row := range readParquet[T](t, written) {
		want = append(want, columnsOf(t, row))
	}
	if len(got) != len(want) || len(want) == 0 {
		t.Fatalf("%d rows, want %d", len(got), len(want))
	}
	for i := range want {
		if g, w := fmt.Sprint(got[i]), fmt.Sprint(want[i]); g != w {
			t.Errorf("row %d:\n got %s\nwant %s", i, g, w)
		}
	}
}

// columnsOf returns a row as JSON has it.
func columnsOf(t *testing.T, row any) map[string]any {
	t.Helper()
	columns := map[string]any{}
	for i, v := 0, reflect.ValueOf(row); i < v.NumField(); i++ {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("parquet"), ",")
		columns[name] = v.Field(i).Interface()
		if field := v.Field(i); field.Kind() == reflect.Slice && field.IsNil() {
			columns[name] = []string{}
		}
	}
	data, err := json.Marshal(columns)
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}
