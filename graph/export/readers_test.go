package export

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/parquet-go/parquet-go"
	"github.com/piprate/json-gold/ld"
	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/encoding"
	"gonum.org/v1/gonum/graph/encoding/dot"
	"gonum.org/v1/gonum/graph/multi"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// The exports are read by programs that others use. Debian has them:
//
//	apt-get install python3-rdflib python3-networkx raptor2-utils graphviz libxml2-utils

// tool returns the path of a program, or skips the test.
func tool(t *testing.T, name, from string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not there: apt-get install %s", name, from)
	}
	return path
}

// python returns a Python that has a module, or skips the test.
func python(t *testing.T, module string) string {
	t.Helper()
	for _, path := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(path, "-c", "import "+module).Run() == nil {
			return path
		}
	}
	t.Skipf("%s is not there: apt-get install python3-%s", module, module)
	return ""
}

// run returns what a program prints.
func run(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, errs.Bytes())
	}
	return out.Bytes()
}

func file(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func trial(t testing.TB) *store.Store {
	return filled(t, sample.Talks(), sample.Visit(), awkward())
}

// elements collects a graph.
type elements struct {
	nodes map[string]string
	edges [][]string
}

func (e *elements) node(n *node) error {
	e.nodes[n.ID] = n.Label
	return nil
}

func (e *elements) edge(x *edge) error {
	e.edges = append(e.edges, []string{x.ID, x.Source, x.Target, x.Predicate, x.Evidence.Quote})
	return nil
}

// expected is what the readers of graphs should find: with is what the format makes of
// texts.
func expected(t testing.TB, st *store.Store, with func(string) string) *elements {
	t.Helper()
	src, err := NewSource(context.Background(), st, Part{})
	if err != nil {
		t.Fatal(err)
	}
	want := &elements{nodes: map[string]string{}}
	if err := src.eachElement(context.Background(), want); err != nil {
		t.Fatal(err)
	}
	if len(want.nodes) != 10 || len(want.edges) != 5+3+3 {
		t.Fatalf("%d nodes, %d edges", len(want.nodes), len(want.edges))
	}
	for id, label := range want.nodes {
		want.nodes[id] = with(label)
	}
	for _, edge := range want.edges {
		edge[4] = with(edge[4])
	}
	slices.SortFunc(want.edges, slices.Compare)
	return want
}

func (e *elements) compare(t *testing.T, nodes map[string]string, edges [][]string) {
	t.Helper()
	for id, label := range e.nodes {
		if nodes[id] != label {
			t.Errorf("node %s: got %q, want %q", id, nodes[id], label)
		}
	}
	if len(nodes) != len(e.nodes) {
		t.Errorf("%d nodes, want %d", len(nodes), len(e.nodes))
	}
	slices.SortFunc(edges, slices.Compare)
	if len(edges) != len(e.edges) {
		t.Fatalf("%d edges, want %d", len(edges), len(e.edges))
	}
	for i := range edges {
		if !slices.Equal(edges[i], e.edges[i]) {
			t.Errorf("edge: got  %q\n         want %q", edges[i], e.edges[i])
		}
	}
}

// asXML is what a reader of XML has of a text: line ends are one character.
func asXML(s string) string { return printable(s) }

func same(s string) string { return s }

func TestNetworkxReadsGraphs(t *testing.T) {
	python3 := python(t, "networkx")
	for format, with := range map[string]func(string) string{"graphml": asXML, "gexf": asXML, "gml": same, "cytoscape": same} {
		t.Run(format, func(t *testing.T) {
			st := trial(t)
			data := exportPart(t, st, format, Part{}, Options{})[0]
			if format == "gexf" {
				// networkx knows the versions before 1.3, of which this has nothing new
				// but the names.
				data = bytes.ReplaceAll(data, []byte("http://gexf.net/1.3"), []byte("http://www.gexf.net/1.2draft"))
				data = bytes.Replace(data, []byte(`version="1.3"`), []byte(`version="1.2"`), 1)
			}
			var got struct {
				Nodes map[string]string `json:"nodes"`
				Edges [][]string        `json:"edges"`
			}
			if err := json.Unmarshal(run(t, python3, "testdata/read.py", format, file(t, "graph", data)), &got); err != nil {
				t.Fatal(err)
			}
			expected(t, st, with).compare(t, got.Nodes, got.Edges)
		})
	}
}

func TestXmllintValidatesGraphs(t *testing.T) {
	xmllint := tool(t, "xmllint", "libxml2-utils")
	for _, format := range []string{"graphml", "gexf"} {
		path := file(t, format, export(t, format, sample.Talks(), sample.Visit(), awkward()))
		run(t, xmllint, "--noout", "--relaxng", "testdata/"+format+".rng", path)
	}
}

// xmlElement is a node or edge of GraphML or GEXF.
type xmlElement struct {
	ID     string `xml:"id,attr"`
	Label  string `xml:"label,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Start  string `xml:"start,attr"`
	End    string `xml:"end,attr"`
	Data   []struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	} `xml:"data"`
	Values []struct {
		Key   string `xml:"for,attr"`
		Value string `xml:"value,attr"`
	} `xml:"attvalues>attvalue"`
}

func (e *xmlElement) all() map[string]string {
	out := map[string]string{"label": e.Label}
	for _, d := range e.Data {
		_, name, _ := strings.Cut(d.Key, "-")
		out[name] = d.Value
	}
	for _, v := range e.Values {
		out[v.Key] = v.Value
	}
	return out
}

func TestEncodingXMLReadsGraphs(t *testing.T) {
	for _, format := range []string{"graphml", "gexf"} {
		t.Run(format, func(t *testing.T) {
			st := trial(t)
			var g struct {
				Nodes  []xmlElement `xml:"graph>node"`
				Edges  []xmlElement `xml:"graph>edge"`
				Nodes2 []xmlElement `xml:"graph>nodes>node"`
				Edges2 []xmlElement `xml:"graph>edges>edge"`
			}
			if err := xml.Unmarshal(exportPart(t, st, format, Part{}, Options{})[0], &g); err != nil {
				t.Fatal(err)
			}
			nodes, types, links := map[string]string{}, map[string]string{}, map[string]string{}
			for _, n := range append(g.Nodes, g.Nodes2...) {
				values := n.all()
				nodes[n.ID], types[n.ID], links[n.ID] = values["label"], values["type"], values["link"]
			}
			if types["ent:norway"] != "Country" || links["ent:norway"] != "wd:Q20" {
				t.Errorf("Norway: type %q, link %q", types["ent:norway"], links["ent:norway"])
			}
			var edges [][]string
			for _, e := range append(g.Edges, g.Edges2...) {
				values := e.all()
				edges = append(edges, []string{e.ID, e.Source, e.Target, values["predicate"], values["quote"]})
				switch values["predicate"] {
				case "met-with":
					if values["polarity"] != "negative" || values["relation"] != "not:met-with" || values["confidence"] != "0.75" || values["symmetric"] != "true" {
						t.Errorf("edge: %v", values)
					}
				case "bought-from":
					if format == "gexf" && (e.Start != "2024-03-18" || e.End != "2024-03-30") {
						t.Errorf("from %q to %q", e.Start, e.End)
					}
				case "aids":
					if format == "gexf" && (e.Start != "2024-03-01" || e.End != "2024-03-31") {
						t.Errorf("from %q to %q", e.Start, e.End)
					}
				}
			}
			expected(t, st, asXML).compare(t, nodes, edges)
		})
	}
}

// dotGraph takes what gonum reads of DOT.
type dotGraph struct{ *multi.DirectedGraph }

func (g dotGraph) NewNode() graph.Node {
	return &dotNode{Node: g.DirectedGraph.NewNode(), attrs: attrs{}}
}

func (g dotGraph) NewLine(from, to graph.Node) graph.Line {
	return &dotLine{Line: g.DirectedGraph.NewLine(from, to), attrs: attrs{}}
}

type attrs map[string]string

func (a attrs) SetAttribute(attr encoding.Attribute) error {
	a[attr.Key] = attr.Value
	return nil
}

type dotNode struct {
	graph.Node
	attrs
	name string
}

func (n *dotNode) SetDOTID(id string) { n.name = id }

type dotLine struct {
	graph.Line
	attrs
}

func TestGonumReadsDOT(t *testing.T) {
	st := trial(t)
	g := dotGraph{multi.NewDirectedGraph()}
	if err := dot.UnmarshalMulti(exportPart(t, st, "dot", Part{}, Options{})[0], g); err != nil {
		t.Fatal(err)
	}
	nodes := map[string]string{}
	for _, n := range graph.NodesOf(g.Nodes()) {
		label := strings.NewReplacer(`\\`, `\`, `\n`, "\n", "&amp;", "&").Replace(n.(*dotNode).attrs["label"])
		nodes[n.(*dotNode).name] = label
	}
	var edges [][]string
	for _, e := range graph.EdgesOf(g.Edges()) {
		for lines := e.(multi.Edge).Lines; lines.Next(); {
			line := lines.Line().(*dotLine)
			edges = append(edges, []string{line.attrs["id"], line.From().(*dotNode).name, line.To().(*dotNode).name, line.attrs["predicate"], unquoted(line.attrs["quote"])})
		}
	}
	expected(t, st, func(s string) string { return strings.ReplaceAll(printable(s), `\\`, `\`) }).compare(t, nodes, edges)
}

// unquoted takes off the quotes, which gonum leaves where there are escapes between
// them, and makes one backslash of two.
func unquoted(s string) string {
	if strings.HasPrefix(s, `"Bo`) {
		s = strings.ReplaceAll(s[1:len(s)-1], `\"`, `"`)
	}
	return strings.ReplaceAll(s, `\\`, `\`)
}

func TestGraphvizReadsDOT(t *testing.T) {
	program := tool(t, "dot", "graphviz")
	st := trial(t)
	path := file(t, "graph.dot", exportPart(t, st, "dot", Part{}, Options{})[0])
	var got struct {
		Objects []map[string]any `json:"objects"`
		Edges   []map[string]any `json:"edges"`
	}
	if err := json.Unmarshal(run(t, program, "-Tdot_json", path), &got); err != nil {
		t.Fatal(err)
	}
	names, nodes := []string{}, map[string]string{}
	for _, o := range got.Objects {
		name := o["name"].(string)
		names = append(names, name)
		// The label is an escString, which stays as it is.
		nodes[name] = strings.NewReplacer(`\\`, `\`, `\n`, "\n", "&amp;", "&").Replace(o["label"].(string))
	}
	var edges [][]string
	for _, e := range got.Edges {
		quote, _ := e["quote"].(string)
		// Graphviz keeps both of two backslashes.
		edges = append(edges, []string{e["id"].(string), names[int(e["tail"].(float64))], names[int(e["head"].(float64))], e["predicate"].(string), strings.ReplaceAll(quote, `\\`, `\`)})
	}
	want := expected(t, st, func(s string) string { return strings.ReplaceAll(printable(s), `\\`, `\`) })
	want.compare(t, nodes, edges)
}

func TestCSVReaderReadsTables(t *testing.T) {
	for format, columns := range map[string][7]string{
		"edgelist": {"Id", "Label", "Id", "Source", "Target", "predicate", "quote"},
		"neo4j":    {"id:ID", "name", "id", ":START_ID", ":END_ID", "predicate", "quote"},
	} {
		t.Run(format, func(t *testing.T) {
			st := trial(t)
			files := exportPart(t, st, format, Part{}, Options{})
			nodes := map[string]string{}
			for _, row := range records(t, files[0]) {
				nodes[row[columns[0]]] = row[columns[1]]
			}
			var edges [][]string
			for _, row := range records(t, files[1]) {
				edges = append(edges, []string{row[columns[2]], row[columns[3]], row[columns[4]], row[columns[5]], row[columns[6]]})
				if format == "neo4j" && row["predicate"] == "aids" && (row[":TYPE"] != "MAYBE_AIDS" || row["confidence:double"] != "0.75") {
					t.Errorf("relationship: %v", row)
				}
			}
			expected(t, st, same).compare(t, nodes, edges)
		})
	}
}

func records(t *testing.T, data []byte) []map[string]string {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range all[1:] {
		record := map[string]string{}
		for i, name := range all[0] {
			record[name] = row[i]
		}
		out = append(out, record)
	}
	return out
}

func TestParquetReaderReadsTables(t *testing.T) {
	st := trial(t)
	files := exportPart(t, st, "parquet", Part{}, Options{})
	entities, relationships := readParquet[entityRow](t, files[0]), readParquet[relationshipRow](t, files[1])
	units, documents := readParquet[textUnitRow](t, files[2]), readParquet[documentRow](t, files[3])
	nodes, titles := map[string]string{}, map[string]string{}
	unitIDs := map[string]bool{}
	for _, unit := range units {
		unitIDs[unit.ID] = true
	}
	for _, e := range entities {
		nodes[e.ID] = e.Label
		if titles[e.Title] != "" {
			t.Errorf("title %q is there twice", e.Title)
		}
		titles[e.Title] = e.ID
		for _, unit := range e.TextUnits {
			if !unitIDs[unit] {
				t.Errorf("%s is in %q, which is not there", e.ID, unit)
			}
		}
	}
	want, quotes := expected(t, st, same), map[string]string{}
	for _, edge := range want.edges {
		quotes[edge[0]] = edge[4]
	}
	var edges [][]string
	for _, r := range relationships {
		if titles[r.Source] != r.SourceID || titles[r.Target] != r.TargetID {
			t.Errorf("%s leads from %q to %q", r.ID, r.Source, r.Target)
		}
		edges = append(edges, []string{r.ID, r.SourceID, r.TargetID, r.Predicate, quotes[r.ID]})
		if !strings.HasSuffix(r.Description, ": "+quotes[r.ID]) {
			t.Errorf("%s: %q", r.ID, r.Description)
		}
	}
	want.compare(t, nodes, edges)
	if len(documents) != 3 || len(units) != 5+3+1 {
		t.Errorf("%d documents, %d sentences", len(documents), len(units))
	}
}

func readParquet[T any](t *testing.T, data []byte) []T {
	t.Helper()
	rows, err := parquet.Read[T](bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// statement is a quad as readers of RDF have it.
type statement [5]string

// allQuads returns the quads of a store, with full IRIs, in order.
func allQuads(t *testing.T, st *store.Store, opts Options, graphs bool) []statement {
	t.Helper()
	src, err := NewSource(context.Background(), st, Part{})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[statement]bool{}
	err = src.eachChunk(context.Background(), opts, func(all []quad.Quad) error {
		for _, q := range all {
			s := statement{lexical(q.Subject), lexical(q.Predicate), lexical(q.Object), datatype(q.Object)}
			if graphs {
				s[4] = lexical(q.Label)
			}
			seen[s] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return slices.SortedFunc(maps.Keys(seen), compareStatements)
}

func compareStatements(a, b statement) int { return slices.Compare(a[:], b[:]) }

func lexical(value quad.Value) string {
	switch v := value.(type) {
	case quad.IRI:
		return string(quads.Expand(v))
	case quad.TypedString:
		return string(v.Value)
	case quad.String:
		return string(v)
	case quad.Float:
		return number(float64(v))
	case quoted:
		return v.open + lexical(v.subject) + " " + lexical(v.predicate) + " " + lexical(v.object) + " " + v.close
	}
	return fmt.Sprint(value.Native())
}

func datatype(value quad.Value) string {
	name := "string"
	switch v := value.(type) {
	case quad.IRI, quoted:
		return ""
	case quad.TypedString:
		return string(quads.Expand(v.Type))
	case quad.Int:
		name = "integer"
	case quad.Float:
		name = "double"
	case quad.Bool:
		name = "boolean"
	}
	return "http://www.w3.org/2001/XMLSchema#" + name
}

func compareRDF(t *testing.T, got, want []statement) {
	t.Helper()
	slices.SortFunc(got, compareStatements)
	if len(got) != len(want) {
		t.Errorf("%d statements, want %d", len(got), len(want))
	}
	has := map[statement]bool{}
	for _, s := range got {
		has[s] = true
	}
	for _, s := range want {
		if !has[s] {
			t.Errorf("lost: %q", s)
		}
	}
}

func TestRdflibReadsRDF(t *testing.T) {
	python3 := python(t, "rdflib")
	for _, format := range []string{"nquads", "trig", "jsonld", "turtle", "ntriples"} {
		for _, opts := range []Options{{}, {Reify: true}} {
			t.Run(fmt.Sprintf("%s/%v", format, opts.Reify), func(t *testing.T) {
				st := trial(t)
				var got []statement
				out := run(t, python3, "testdata/read.py", format, file(t, "graph", exportPart(t, st, format, Part{}, opts)[0]))
				if err := json.Unmarshal(out, &got); err != nil {
					t.Fatal(err)
				}
				compareRDF(t, got, allQuads(t, st, opts, format != "turtle" && format != "ntriples"))
			})
		}
	}
}

func TestRapperReadsRDF(t *testing.T) {
	rapper := tool(t, "rapper", "raptor2-utils")
	for _, format := range []string{"nquads", "trig", "turtle", "ntriples"} {
		t.Run(format, func(t *testing.T) {
			st := trial(t)
			path := file(t, "graph", exportPart(t, st, format, Part{}, Options{})[0])
			out := run(t, rapper, "-q", "-i", format, "-o", "nquads", path)
			lines := strings.Split(strings.TrimSpace(string(out)), "\n")
			slices.Sort(lines)
			graphs := format == "nquads" || format == "trig"
			if got, want := len(slices.Compact(lines)), len(allQuads(t, st, Options{}, graphs)); got != want {
				t.Errorf("%d statements, want %d", got, want)
			}
		})
	}
}

func TestJSONGoldReadsJSONLD(t *testing.T) {
	st := trial(t)
	doc, err := ld.DocumentFromReader(bytes.NewReader(exportPart(t, st, "jsonld", Part{}, Options{})[0]))
	if err != nil {
		t.Fatal(err)
	}
	data, err := ld.NewJsonLdProcessor().ToRDF(doc, ld.NewJsonLdOptions(""))
	if err != nil {
		t.Fatal(err)
	}
	var got []statement
	for label, all := range data.(*ld.RDFDataset).Graphs {
		for _, q := range all {
			s := statement{q.Subject.GetValue(), q.Predicate.GetValue(), q.Object.GetValue(), "", label}
			if literal, ok := q.Object.(*ld.Literal); ok {
				s[3] = literal.Datatype
			}
			got = append(got, s)
		}
	}
	compareRDF(t, got, allQuads(t, st, Options{}, true))
}

func TestPQuadsAreComplete(t *testing.T) {
	st := trial(t)
	r := pquads.NewReader(bytes.NewReader(exportPart(t, st, "pquads", Part{}, Options{})[0]), 0)
	var got []statement
	for {
		q, err := r.ReadQuad()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, statement{lexical(q.Subject), lexical(q.Predicate), lexical(q.Object), datatype(q.Object), lexical(q.Label)})
	}
	compareRDF(t, got, allQuads(t, st, Options{}, true))
}

func TestQuotedTriplesAreThoseOfTheStatements(t *testing.T) {
	st := trial(t)
	lines := func(format string, opts Options) []string {
		all := strings.Split(strings.TrimSpace(string(exportPart(t, st, format, Part{}, opts)[0])), "\n")
		slices.Sort(all)
		return all
	}
	plain, star := lines("ntriples", Options{}), lines("ntriples", Options{Star: true})
	quotedTriples := 0
	star = slices.DeleteFunc(star, func(line string) bool {
		_, triple, ok := strings.Cut(line, " <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> << ")
		if !ok {
			return false
		}
		quotedTriples++
		if _, found := slices.BinarySearch(plain, strings.Replace(triple, " >> .", " .", 1)); !found {
			t.Errorf("not a triple of the graph: %s", triple)
		}
		return true
	})
	if !slices.Equal(star, plain) || quotedTriples != 5+3+3 {
		t.Errorf("%d quoted triples; without them the same: %v", quotedTriples, slices.Equal(star, plain))
	}
}

func TestJSONLinesOfEvents(t *testing.T) {
	for _, format := range []string{"ftm", "plover"} {
		out := export(t, format, sample.Talks(), sample.Visit(), awkward())
		ids := map[string]map[string]any{}
		for _, line := range bytes.Split(bytes.TrimSpace(out), []byte("\n")) {
			var entity map[string]any
			if err := json.Unmarshal(line, &entity); err != nil {
				t.Fatal(err)
			}
			id := entity["id"].(string)
			if ids[id] != nil {
				t.Errorf("%s: %s is there twice", format, id)
			}
			ids[id] = entity
		}
		if format == "plover" {
			continue // see TestEventsArePLOVER
		}
		schemata := map[string]int{}
		for id, entity := range ids {
			schemata[entity["schema"].(string)]++
			for property, values := range entity["properties"].(map[string]any) {
				for _, value := range values.([]any) {
					if slices.Contains([]string{"subject", "object", "proof", "director", "organization"}, property) && ids[value.(string)] == nil {
						t.Errorf("%s: %s is %v, which is not there", id, property, value)
					}
				}
			}
		}
		for name, want := range map[string]int{"Person": 2, "PublicBody": 2, "Organization": 3, "Address": 1, "Article": 3, "Directorship": 1, "UnknownLink": 6} {
			if schemata[name] != want {
				t.Errorf("%d of schema %s, want %d", schemata[name], name, want)
			}
		}
	}
}

// TestEventsArePLOVER reads the events as a program does that knows the members of
// PLOVER's records, and those of ours under "quadwire" only.
func TestEventsArePLOVER(t *testing.T) {
	type actor struct {
		ActorText, Code, Sector, Actor, Type, Link string
	}
	type event struct {
		ID, Date, Event, Mode       string
		Context                     []string
		Source, Target              []actor
		EventLoc, EventText, Text   string
		Publisher, PublishDate, URL string
		Quadwire                    map[string]any
	}
	told := sample.Make(schema.Source{Headline: rtl.Label, Published: "2024-04-02"}, []string{"Chile's " + awkwardText + " " + rtl.Label + " accuses Norway."},
		sample.Link{Subject: rtl, Predicate: "accuses", Words: "accuses", Object: sample.Norway, Edit: func(s *schema.Statement) { s.Event = string(schema.Accuse) }},
		sample.Link{Subject: sample.Chile, Predicate: "arrests", Words: "accuses", Literal: awkwardText, Edit: func(s *schema.Statement) { s.Event = string(schema.Coerce) }})
	in := json.NewDecoder(bytes.NewReader(export(t, "plover", sample.Talks(), sample.Visit(), told)))
	in.DisallowUnknownFields()
	var got []string
	for in.More() {
		var e event
		if err := in.Decode(&e); err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(schema.Events, schema.Event(e.Event)) || len(e.Source) != 1 || len(e.Target) != 1 || e.Source[0].ActorText == "" || e.Target[0].ActorText == "" || e.Text == "" {
			t.Errorf("event: %+v", e)
		}
		got = append(got, strings.Join([]string{e.Date, e.Event, e.Mode, e.EventLoc, e.Source[0].ActorText, e.Source[0].Code, e.Target[0].ActorText, e.Target[0].Code}, "|"))
	}
	slices.Sort(got)
	want := []string{
		"2024-03-08|CONSULT||Oslo|Ana Ruiz||Bo Lind|",
		"2024-04-01|COOPERATE|||Bo Lind||Chile|CHL",
		"|ACCUSE|||" + rtl.Label + "||Norway|NOR",
		"|COERCE|arrest||Chile|CHL|" + awkwardText + "|",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestCypherIsWellFormed cuts the script at the ends of its strings: what is left has
// balanced brackets and a semicolon at the end of each line only.
func TestCypherIsWellFormed(t *testing.T) {
	st := trial(t)
	out := string(exportPart(t, st, "cypher", Part{}, Options{})[0])
	texts := map[string]bool{}
	for i, line := range strings.Split(strings.TrimSuffix(out, "\n"), "\n") {
		var code, literal strings.Builder
		inside := false
		for j := 0; j < len(line); j++ {
			switch {
			case line[j] == '\'':
				if inside {
					texts[literal.String()] = true
					literal.Reset()
				}
				inside = !inside
			case inside && line[j] == '\\':
				j++
				switch line[j] {
				case 'u':
					var r rune
					fmt.Sscanf(line[j+1:j+5], "%04X", &r)
					literal.WriteRune(r)
					j += 4
				default:
					literal.WriteByte(cmp.Or(map[byte]byte{'n': '\n', 'r': '\r', 't': '\t'}[line[j]], line[j]))
				}
			case inside:
				literal.WriteByte(line[j])
			default:
				code.WriteByte(line[j])
			}
		}
		if inside || strings.Index(code.String(), ";") != code.Len()-1 || strings.Count(code.String(), "(") != strings.Count(code.String(), ")") {
			t.Errorf("line %d: %s", i+1, line)
		}
	}
	for id, label := range expected(t, st, same).nodes {
		if !texts[id] || !texts[label] {
			t.Errorf("lost: %s, %q", id, label)
		}
	}
}
