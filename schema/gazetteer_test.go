package schema

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func testGazetteer(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := LoadGazetteer()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestMatchTakesTheLongestNameByTheRulesOfCase(t *testing.T) {
	g := testGazetteer(t)
	tests := []struct {
		text  string
		words int
		want  []string // ID:kind
	}{
		{"Russia invaded", 1, []string{"russia:name"}},
		{"RUSSIA", 1, []string{"russia:name"}},
		{"russia", 0, nil},
		{"Russians fled", 1, []string{"russia:demonym"}},
		{"South Korean troops", 2, []string{"south-korea:demonym"}},
		{"Democratic Republic of the Congo", 5, []string{"democratic-republic-of-the-congo:name"}},
		{"Democratic Republic of Congo", 4, []string{"democratic-republic-of-the-congo:name"}},
		{"People 's Republic of China", 5, []string{"china:name"}},
		{"US officials", 1, []string{"united-states:acronym"}},
		{"U.S. officials", 1, []string{"united-states:acronym"}},
		{"us", 0, nil},
		{"Us", 0, nil},
		{"Who", 0, nil},
		{"WHO", 1, []string{"world-health-organization:acronym"}},
		{"Nato", 1, []string{"nato:name"}},
		{"Moscow", 1, []string{"russia:capital", "moscow:name"}},
		{"Kiev", 1, []string{"ukraine:capital", "kyiv:name"}},
		{"Kremlin", 1, []string{"russia:metonym", "kremlin:name"}},
		{"Pentagon", 1, []string{"pentagon:name"}},
		{"Brussels", 1, []string{"european-union:capital", "brussels:name"}},
		{"Guinea - Bissau", 3, []string{"guinea-bissau:name"}},
		{"Guinea-Bissau", 1, []string{"guinea-bissau:name"}},
		{"Guinea - pig", 1, []string{"guinea:name"}},
		{"al - Qaeda", 3, []string{"al-qaeda:name"}},
		{"Côte d’Ivoire", 2, []string{"ivory-coast:name"}},
		{"Elysée", 1, []string{"france:metonym", "elysee:name"}},
		{"Georgia", 1, []string{"georgia:name", "georgia-us-state:name"}},
		{"Sofia", 1, []string{"sofia:name"}},
	}
	for _, test := range tests {
		n, found := g.Match(strings.Fields(test.text))
		var got []string
		for _, m := range found {
			got = append(got, m.Entry.ID+":"+string(m.Kind))
		}
		if n != test.words || !slices.Equal(got, test.want) {
			t.Errorf("Match(%q) = %d %v, want %d %v", test.text, n, got, test.words, test.want)
		}
	}
}

func TestEntries(t *testing.T) {
	g := testGazetteer(t)
	tests := []struct {
		id      string
		typ     EntityType
		link    string
		country string
	}{
		{"russia", Country, "wd:Q159", ""},
		{"saint-martin", Country, "iso:MF", ""},
		{"moscow", Place, "", "russia"},
		{"crimea", Place, "wd:Q7835", "ukraine"},
		{"texas", Place, "iso:US-TX", "united-states"},
		{"hamas", Organization, "wd:Q38799", "palestine"},
		{"pentagon", Organization, "wd:Q11208", "united-states"},
	}
	for _, test := range tests {
		e := g.Entry(test.id)
		if e == nil {
			t.Errorf("no entry %s", test.id)
			continue
		}
		if e.Type != test.typ || e.Link != test.link || e.Country != test.country {
			t.Errorf("%s: %s %q in %q, want %s %q in %q", test.id, e.Type, e.Link, e.Country, test.typ, test.link, test.country)
		}
	}
	countries := 0
	links := map[string]string{}
	for i, e := range g.Entries() {
		if e.Class == "country" {
			countries++
		}
		if i > 0 && g.Entries()[i-1].ID >= e.ID {
			t.Errorf("%s is out of order", e.ID)
		}
		if e.Country != "" && (g.Entry(e.Country) == nil || g.Entry(e.Country).Type != Country) {
			t.Errorf("%s: no country %s", e.ID, e.Country)
		}
		if e.Link != "" && links[e.Link] != "" {
			t.Errorf("%s and %s share %s", links[e.Link], e.ID, e.Link)
		}
		links[e.Link] = e.ID
	}
	if countries < 249 {
		t.Errorf("%d countries, ISO 3166-1 has 249", countries)
	}
}

func TestTitlesAndWords(t *testing.T) {
	g := testGazetteer(t)
	for _, test := range []struct {
		word, class, gender string
		plural              bool
	}{
		{"Minister", "minister", "", false},
		{"ministers", "minister", "", true},
		{"Prime Minister", "head", "", false},
		{"spokesmen", "spokesperson", "m", true},
		{"Gen.", "military", "", false},
		{"Mrs.", "honorific", "f", false},
	} {
		got, ok := g.Title(test.word)
		if !ok || got.Class != test.class || got.Gender != test.gender || got.Plural != test.plural {
			t.Errorf("Title(%q) = %+v, %v", test.word, got, ok)
		}
	}
	if _, ok := g.Title("table"); ok {
		t.Error("a table is no title")
	}
	if !g.IsCalendar("Friday") || !g.IsCalendar("Oct.") || g.IsCalendar("Moscow") {
		t.Error("calendar words are wrong")
	}
	if g.GivenName("Angela") != "f" || g.GivenName("Vladimir") != "m" || g.GivenName("Kremlin") != "" {
		t.Error("given names are wrong")
	}
}

func TestParseGazetteerNamesFileAndLine(t *testing.T) {
	const (
		countries     = "alpha2\talpha3\tlink\tlabel\tnames\tacronyms\tdemonyms\tcapitals\tseats\n"
		organizations = "label\tclass\tcountry\tlink\tnames\tacronyms\tdemonyms\tcapitals\tseats\n"
		places        = "label\tclass\tcountry\tlink\tnames\tacronyms\tdemonyms\tcapitals\n"
	)
	good := map[string]string{
		"countries.tsv":     "# head\n" + countries + "RU\tRUS\tQ159\tRussia\t-\t-\tRussian+\tMoscow\t-\n",
		"organizations.tsv": organizations + "Hamas\tarmed\t-\t-\t-\t-\t-\t-\t-\n",
		"companies.tsv":     "label\tclass\nOrvik\tcompany\n",
		"places.tsv":        places + "Kazan\tcity\tRU\t-\t-\t-\t-\t-\n",
		"titles.tsv":        "king\troyal\tm\t-\n",
		"words.tsv":         "Friday\tcalendar\n",
	}
	tests := []struct{ file, text, want string }{
		{"countries.tsv", "\n" + countries + "RU\tRUS\n", "countries.tsv:3: 2 columns, want 9"},
		{"countries.tsv", countries + "ru\tRUS\tQ159\tRussia\t-\t-\t-\t-\t-\n", `countries.tsv:2: bad ISO 3166 codes "ru", "RUS"`},
		{"countries.tsv", countries + "RU\tRUS\tX1\tRussia\t-\t-\t-\t-\t-\n", `countries.tsv:2: bad link "X1"`},
		{"places.tsv", places + "Kazan\tcity\tXX\t-\t-\t-\t-\t-\n", `places.tsv:2: unknown country "XX"`},
		{"places.tsv", places + "Kazan\tcity\tRU\t-\t|x\t-\t-\t-\n", `places.tsv:2: empty name of "Kazan"`},
		{"places.tsv", "Kazan\tcity\n", `places.tsv:1: unknown column "Kazan"`},
		{"organizations.tsv", organizations + "A\tb\t-\t-\t-\t-\t-\t-\t-\nA\tb\t-\t-\t-\t-\t-\t-\t-\n", `organizations.tsv:3: "A" is there twice`},
		{"titles.tsv", "king\troyal\tx\t-\n", `titles.tsv:1: bad gender "x"`},
		{"words.tsv", "Friday\tday\n", `words.tsv:1: bad class "day" of "Friday"`},
	}
	for _, test := range tests {
		fsys := fstest.MapFS{}
		for file, text := range good {
			fsys[file] = &fstest.MapFile{Data: []byte(text)}
		}
		if _, err := ParseGazetteer(fsys); err != nil {
			t.Fatal(err)
		}
		fsys[test.file] = &fstest.MapFile{Data: []byte(test.text)}
		_, err := ParseGazetteer(fsys)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", test.file, err, test.want)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	g := testGazetteer(b)
	words := strings.Fields("The Democratic Republic of the Congo and the Kremlin said that Russian forces are in Crimea")
	for b.Loop() {
		for i := range words {
			g.Match(words[i:])
		}
	}
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkParseGazetteer(b *testing.B) {
	for b.Loop() {
		if _, err := ParseGazetteer(mustSub(b)); err != nil {
			b.Fatal(err)
		}
	}
}

func mustSub(b *testing.B) fs.FS {
	sub, err := fs.Sub(gazetteerData, "data")
	if err != nil {
		b.Fatal(err)
	}
	return sub
}
