package schema

import (
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
)

const userHeader = "label\ttype\tclass\tcountry\tlink\tnames\tacronyms\n"

func extend(t testing.TB, g *Gazetteer, rows ...string) *Gazetteer {
	t.Helper()
	out, err := g.Extend("actors.tsv", strings.NewReader(userHeader+strings.Join(rows, "\n")+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func readingsOf(g *Gazetteer, text string) (int, []string) {
	n, found := g.Match(strings.Fields(text))
	var out []string
	for _, m := range found {
		out = append(out, m.Entry.ID+":"+string(m.Kind))
	}
	return n, out
}

func TestExtendAddsAndOverrides(t *testing.T) {
	base := testGazetteer(t)
	g := extend(t, base,
		"Orvik Industries\tOrganization\tcompany\tNO\tQ1234567\tOrvik|Orvik Industrier\tOI",
		"Mara Lindqvist\tPerson\t-\tSE\thttps://example.org/mara\tLindqvist\t-",
		"Jordan\tPerson\tsinger\t-\t-\t-\t-",
		"Wagner Group\tOrganization\t-\t-\tQ999\t!Wagner|Wagner PMC\t-",
		"Kherson\tPlace\t-\tRU\t-\t-\t-",
		"xOrvik\tThing\t-\t-\t-\t-\t-",
	)
	for _, test := range []struct {
		text  string
		words int
		want  []string
	}{
		{"Orvik said", 1, []string{"orvik-industries:name"}},
		{"Orvik Industries Ltd", 2, []string{"orvik-industries:name"}},
		{"OI", 1, []string{"orvik-industries:acronym"}},
		{"Oi", 0, nil},
		{"orvik", 0, nil},
		{"ORVIK", 1, []string{"orvik-industries:name"}},
		{"xOrvik", 1, []string{"xorvik:name"}},
		{"Mara Lindqvist", 2, []string{"mara-lindqvist:name"}},
		{"Jordan", 1, []string{"jordan-singer:name"}}, // the last file counts
		{"Jordanian", 1, []string{"jordan:demonym"}},
		{"Wagner", 0, nil},
		{"Wagner Group", 2, []string{"wagner-group:name"}},
		{"Wagner PMC", 2, []string{"wagner-group:name"}},
		{"Russia", 1, []string{"russia:name"}},
	} {
		if n, got := readingsOf(g, test.text); n != test.words || !slices.Equal(got, test.want) {
			t.Errorf("Match(%q) = %d %v, want %d %v", test.text, n, got, test.words, test.want)
		}
	}
	if e := g.Entry("orvik-industries"); e == nil || e.Link != "wd:Q1234567" || e.Country != "norway" || e.Class != "company" || len(e.Names) != 4 {
		t.Errorf("got %+v", e)
	}
	wagner := g.Entry("wagner-group")
	if wagner.Link != "wd:Q999" || wagner.Class != "armed" || wagner.Country != "russia" {
		t.Errorf("what a row does not say must stay: %+v", wagner)
	}
	if _, found := g.Match([]string{"Wagner", "Group"}); found[0].Entry != wagner {
		t.Error("a name of the lower layer leads to the old entry")
	}
	if g.Entry("kherson").Country != "russia" || base.Entry("kherson").Country != "ukraine" {
		t.Error("a row must override in the new gazetteer and not in the old")
	}
	if n, _ := readingsOf(base, "Wagner"); n != 1 {
		t.Error("the base has lost a name")
	}
	again := extend(t, g, "Orvik Industries\tOrganization\t-\t-\t-\tOrvik Group|!Orvik\t-")
	if n, got := readingsOf(again, "Orvik Group"); n != 2 || again.Entry("orvik-industries").Link != "wd:Q1234567" {
		t.Errorf("a second file must extend the first: %d %v", n, got)
	}
	if n, _ := readingsOf(again, "Orvik"); n != 0 {
		t.Error("a name of the first file is still there")
	}
}

func TestExtendNamesFileAndLineAndWhatToDo(t *testing.T) {
	base := testGazetteer(t)
	for _, test := range []struct{ text, want string }{
		{"", "actors.tsv:0: the table is empty"},
		{"Orvik\tOrganization\n", `actors.tsv:1: unknown column "Orvik": the first line names the columns, separated by tabs, of label, type,`},
		{"label\tclass\n", `actors.tsv:1: no column "type"`},
		{"label\ttype\tlabel\n", `actors.tsv:1: column "label" is there twice`},
		{"# head\nlabel\ttype\nOrvik\n", "actors.tsv:3: 1 columns, want 2; separate them by one tab"},
		{"label\ttype\nOrvik\tCompany\n", `actors.tsv:2: bad type "Company": want Person, Organization`},
		{"label\ttype\n-\tPerson\n", `actors.tsv:2: empty label`},
		{"label\ttype\n?!\tPerson\n", `actors.tsv:2: label "?!" has no letter and no digit`},
		{"label\ttype\n\xff\tPerson\n", "actors.tsv:2: the line is not UTF-8; convert the file"},
		{"label\ttype\tcountry\nOrvik\tOrganization\tNorway\n", `actors.tsv:2: unknown country "Norway": want a code of ISO 3166-1`},
		{"label\ttype\tlink\nOrvik\tOrganization\tnowhere\n", `actors.tsv:2: bad link "nowhere": want a Wikidata id`},
		{"label\ttype\tlink\nOrvik\tOrganization\thttp://a b\n", `actors.tsv:2: bad link "http://a b"`},
		{"label\ttype\tnames\nOrvik\tOrganization\tA||B\n", `actors.tsv:2: empty name of "Orvik": two bars`},
		{"label\ttype\ttickers\nOrvik\tOrganization\tORV\n", `actors.tsv:2: bad ticker "ORV" of "Orvik": want EXCHANGE:SYMBOL`},
		{"label\ttype\nOrvik\tOrganization\nOrvik\tOrganization\n", `actors.tsv:3: "Orvik" is there twice; join the two lines, or give each a link`},
		{"label\ttype\tnames\nRussia\tCountry\t!Rossija\n", `actors.tsv:2: "Russia" has no name "Rossija" to take away`},
		{"label\ttype\nA\tx\nB\ty\n", `actors.tsv:3: bad type "y"`},
	} {
		_, err := base.Extend("actors.tsv", strings.NewReader(test.text))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: got %v, want %s", test.text, err, test.want)
		}
	}
	_, err := base.Extend("actors.tsv", strings.NewReader("label\ttype\n"+strings.Repeat("A\tx\n", 1000)))
	if err == nil || strings.Count(err.Error(), "\n") != maxErrors || !strings.Contains(err.Error(), errTooMany.Error()) {
		t.Errorf("a thousand faults: %v", err)
	}
}

func TestExtendReadsFilesOfOtherSystems(t *testing.T) {
	g, err := testGazetteer(t).Extend("a.tsv", strings.NewReader("\ufefflabel\ttype\tnames\r\n\r\nOrvik\tOrganization\t\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	if n, got := readingsOf(g, "Orvik"); n != 1 || got[0] != "orvik:name" {
		t.Errorf("got %v", got)
	}
}

func TestNamesakesHaveIDsOfTheirOwn(t *testing.T) {
	g := extend(t, testGazetteer(t),
		"Bo Ferrol\tPerson\t-\t-\tQ1\t-\t-", "Bo Ferrol\tPerson\t-\t-\tQ2\t-\t-", "Bo Ferrol\tThing\tship\t-\t-\t-\t-")
	if n, got := readingsOf(g, "Bo Ferrol"); n != 2 || !slices.Equal(got, []string{"bo-ferrol:name", "bo-ferrol-wd-q2:name", "bo-ferrol-ship:name"}) {
		t.Errorf("got %d %v", n, got)
	}
	if e := g.Entry("bo-ferrol-wd-q2"); e == nil || e.Link != "wd:Q2" {
		t.Errorf("got %+v", e)
	}
}

// FuzzExtend reads any table: no panic, and what is read is found again.
func FuzzExtend(f *testing.F) {
	f.Add(userHeader + "Orvik\tOrganization\tcompany\tNO\tQ1\tA|B C\tO")
	f.Add("label\ttype\tdemonyms\tcapitals\tseats\nX\tCountry\tXian+\t~A|B=C\tD")
	base := testGazetteer(f)
	f.Fuzz(func(t *testing.T, text string) {
		g, err := base.Extend("x", strings.NewReader(text))
		if err != nil {
			return
		}
		l := g.layers[0]
		for i := range l.entries {
			if e := l.entry(int32(i)); g.Entry(e.ID) != e {
				t.Errorf("%q is not found by its ID", e.Label)
			}
		}
	})
}

// writeNames writes a table with n names, two for an entry.
func writeNames(w io.Writer, n int) error {
	random := rand.New(rand.NewPCG(1, 2))
	syllables := []string{"ba", "ro", "mi", "ten", "sul", "kor", "vi", "lan", "dez", "pha", "gu", "nor", "est", "il", "wen", "jo"}
	word := func() string {
		s := ""
		for range 2 + random.IntN(3) {
			s += syllables[random.IntN(len(syllables))]
		}
		return strings.ToUpper(s[:1]) + s[1:]
	}
	if _, err := io.WriteString(w, userHeader); err != nil {
		return err
	}
	for i := range n / 2 {
		if _, err := fmt.Fprintf(w, "%s %s %s\tPerson\tofficial\tNO\tQ%d\t%s %s-%s\t-\n", word(), word(), word(), i+1, word(), word(), word()); err != nil {
			return err
		}
	}
	return nil
}

// BenchmarkExtend reads a table of a million names:
//
//	go test ./schema -run xxx -bench Extend
func BenchmarkExtend(b *testing.B) {
	base := testGazetteer(b)
	const names = 1_000_000
	var table strings.Builder
	if err := writeNames(&table, names); err != nil {
		b.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var g *Gazetteer
	for b.Loop() {
		var err error
		if g, err = base.Extend("names.tsv", strings.NewReader(table.String())); err != nil {
			b.Fatal(err)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MiB-live")
	b.ReportMetric(float64(names*b.N)/b.Elapsed().Seconds(), "names/s")
	runtime.KeepAlive(g)
}
