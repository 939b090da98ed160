package quadfile

import (
	"bytes"
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/export"
	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

var ctx = context.Background()

func open(t *testing.T, decisions ...identity.Decision) *store.Store {
	t.Helper()
	st, err := store.Open(ctx, store.Config{Identity: identity.NewDecisions(decisions...)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return st
}

func load(t *testing.T, st *store.Store, recs ...*schema.Record) {
	t.Helper()
	for _, rec := range recs {
		if _, err := st.Load(ctx, rec); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := st.Settle(ctx); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, st *store.Store, format string) []byte {
	t.Helper()
	src, err := export.NewSource(ctx, st, export.Part{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := export.Find(format)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(ctx, src, export.Options{}, &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read(t *testing.T, data []byte) ([]Article, Identity) {
	t.Helper()
	var articles []Article
	known, err := Read(ctx, bytes.NewReader(data), "g", func(a Article) error {
		articles = append(articles, a)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return articles, known
}

func restore(t *testing.T, st *store.Store, articles []Article, known Identity) {
	t.Helper()
	for _, a := range articles {
		if _, err := st.Restore(ctx, a.Record, a.Assigned); err != nil {
			t.Fatal(err)
		}
	}
	if err := st.RestoreMergers(ctx, known.Mergers); err != nil {
		t.Fatal(err)
	}
	if _, err := st.WriteQuads(ctx, known.Clients); err != nil {
		t.Fatal(err)
	}
	if _, err := st.Settle(ctx); err != nil {
		t.Fatal(err)
	}
}

// odd has what is hard to write, actors that share a node, and one that a person split.
func odd() *schema.Record {
	rtl := schema.Entity{ID: "قناة-النور", Type: schema.Organization, Label: "قناة النور", Aliases: []string{}}
	const text = "\"1\u0001\", <tag>\n\\ 🚀 %41"
	return sample.Make(schema.Source{Headline: "a\r\n<b>", URL: "https://news.example/?q=<1>&r=%20", Published: "2024-05", ReadBy: "t"},
		[]string{"Bo Lind shows " + text + " to قناة النور."},
		sample.Link{Subject: sample.Lind, Predicate: "shows to", Words: "shows", Literal: text},
		sample.Link{Subject: sample.Lind, Predicate: "shows", Words: "shows", Object: rtl},
	)
}

// spelled names an actor of another article in another way.
func spelled() *schema.Record {
	ruiz := schema.Entity{ID: "anna-ruiz", Type: schema.Person, Label: "Anna Ruiz", Aliases: []string{}}
	return sample.Make(schema.Source{Published: "2024-03-10"}, []string{"Anna Ruiz leads Nordia."},
		sample.Link{Subject: ruiz, Predicate: "leads", Words: "leads", Object: sample.Nordia})
}

func TestWhatIsReadGivesTheSameGraph(t *testing.T) {
	decisions := []identity.Decision{
		{Verb: identity.Rename, ID: "oslo", Name: "Oslo \"by\"", Reason: "its name"},
		{Verb: identity.Merge, ID: "nordia", Other: "кіоск"},
		{Verb: identity.Distinct, ID: "ana-ruiz", Other: "bo-lind"},
	}
	st := open(t, decisions...)
	load(t, st, sample.Talks(), sample.Visit(), odd(), spelled())
	own := []quad.Quad{
		quad.Make(quad.IRI("ent:nordia"), quad.IRI("my:note"), "\"1\u0001\"\n\\", nil),
		quad.Make(quad.IRI("http://a.example/x"), quad.IRI("rdfs:label"), 0.5, quad.IRI("http://a.example/")),
	}
	if _, err := st.WriteQuads(ctx, own); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"nquads", "pquads"} {
		data := write(t, st, format)
		articles, known := read(t, data)
		if len(articles) != 4 || !reflect.DeepEqual(known.Decisions, decisions) {
			t.Errorf("%s: %d articles, decisions %+v", format, len(articles), known.Decisions)
		}
		again := open(t, known.Decisions...)
		for range 2 {
			restore(t, again, articles, known)
			if got := write(t, again, format); !bytes.Equal(got, data) {
				t.Errorf("%s: the graph is another", format)
			}
		}
		for _, a := range articles {
			load(t, again, a.Record)
		}
		if got := write(t, again, format); !bytes.Equal(got, data) {
			t.Errorf("%s: the graph is another after loading it on top", format)
		}
	}
}

func TestFaultsAreNamedWithTheirLine(t *testing.T) {
	st := open(t)
	load(t, st, sample.Talks())
	lines := strings.SplitAfter(string(write(t, st, "nquads")), "\n")
	find := func(part string) int {
		return slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, part) })
	}
	fact := find("<rel:leads>")
	for _, test := range []struct {
		name string
		edit func([]string) []string
		want string
	}{
		{"no quad", func(l []string) []string { l[3] = "<a> <b> .\n"; return l }, "g:4: "},
		{"blank node", func(l []string) []string { l[3] = "_:a <b:c> <d:e> <f:g> .\n"; return l }, "g:4: subject, predicate and label must be IRIs"},
		{"no label", func(l []string) []string { l[3] = "<a:b> <b:c> <d:e> .\n"; return l }, "g:4: subject, predicate and label must be IRIs"},
		{"language", func(l []string) []string { l[3] = "<a:b> <b:c> \"d\"@en <f:g> .\n"; return l }, "g:4: object"},
		{"number", func(l []string) []string {
			l[3] = "<a:b> <b:c> \"x\"^^<http://www.w3.org/2001/XMLSchema#integer> <f:g> .\n"
			return l
		}, "g:4: \"x\" is no <xsd:integer>"},
		{"foreign label", func(l []string) []string { return append(l, "<a:b> <c:d> <e:f> <qw:h> .\n") }, "is that of neither"},
		{"fact of a client", func(l []string) []string { return append(l, "<a:b> <rel:d> <e:f> <g:h> .\n") }, "not for a client"},
		{"fact outside", func(l []string) []string { return append([]string{l[fact]}, l...) }, "g:1: a fact of <stmt:"},
		{"stray quad", func(l []string) []string {
			return slices.Insert(l, 2, strings.Replace(l[1], "> <http", "#x> <http", 1))
		}, "has no place in an article"},
		{"missing fact", func(l []string) []string { return slices.Delete(l, fact, fact+1) }, "no predicate"},
		{"article in two parts", func(l []string) []string { return append(l, l[0]) }, "not in the order of an export"},
	} {
		data := strings.Join(test.edit(slices.Clone(lines)), "")
		_, err := Read(ctx, strings.NewReader(data), "g", func(Article) error { return nil })
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q", test.name, err, test.want)
		}
	}
}

func TestTruncatedFilesAreFaults(t *testing.T) {
	st := open(t)
	load(t, st, sample.Talks(), sample.Visit())
	for _, format := range []string{"nquads", "pquads"} {
		data := write(t, st, format)
		for _, n := range []int{2, len(data) / 4, len(data) / 2} {
			if _, err := Read(ctx, bytes.NewReader(data[:n]), "g", func(Article) error { return nil }); err == nil {
				t.Errorf("%s: no error after %d of %d bytes", format, n, len(data))
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("<doc:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/NewsArticle> <doc:a> .\n"))
	f.Add([]byte{0, 'p', 'q', 0, 1, 0, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		Read(ctx, bytes.NewReader(data), "g", func(Article) error { return nil })
	})
}
