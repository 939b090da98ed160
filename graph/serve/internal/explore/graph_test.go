package explore

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/internal/storetest"
	"github.com/quadwire/quadwire/graph/serve/internal/api"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
	"github.com/quadwire/quadwire/graph/serve/internal/servetest"
	"github.com/quadwire/quadwire/schema"
)

var (
	vale    = schema.Entity{ID: "ines-vale", Type: schema.Person, Label: "Ines Vale"}
	port    = schema.Entity{ID: "port-authority", Type: schema.Organization, Label: "Port Authority"}
	union   = schema.Entity{ID: "dockers-union", Type: schema.Organization, Label: "Dockers Union"}
	isle    = schema.Entity{ID: "isle-of-tarn", Type: schema.Country, Label: "Isle of Tarn"}
	brook   = schema.Entity{ID: "owen-brook", Type: schema.Person, Label: "Owen Brook"}
	other   = schema.Entity{ID: "owen-brook-painter", Type: schema.Person, Label: "Owen Brook"}
	mallory = schema.Entity{ID: "evil", Type: schema.Thing, Label: `</script><img src=x onerror="alert(1)">`}
)

func happened(date string, confidence float64, event schema.Event) func(*schema.Statement) {
	return func(s *schema.Statement) {
		s.Date, s.DateSource, s.Confidence, s.Event = date, "text", confidence, string(event)
	}
}

func both(edits ...func(*schema.Statement)) func(*schema.Statement) {
	return func(s *schema.Statement) {
		for _, edit := range edits {
			edit(s)
		}
	}
}

// harbour is two articles about a harbour: two tell of one meeting, one denies an offer,
// one has a plan and somebody beyond the neighbours of who most is told of.
func harbour() []*schema.Record {
	metAs := func(sentence int, confidence float64) sample.Link {
		return sample.Link{Sentence: sentence, Subject: vale, Predicate: "met-with", Words: "met", Object: union, Edit: both(happened("2024-05-02", confidence, "CONSULT"), func(s *schema.Statement) {
			s.Symmetric = true
		})}
	}
	return []*schema.Record{
		sample.Make(schema.Source{Headline: "Talks at the harbour", Published: "2024-05-03", Publisher: "Tarn Post"},
			[]string{
				"Ines Vale met the Dockers Union on Thursday.",
				"Ines Vale leads the Port Authority.",
				"The Port Authority accused the Dockers Union of delays.",
				"The Dockers Union did not threaten the Port Authority.",
				"Owen Brook advises the Dockers Union.",
				`Ines Vale wrote to </script><img src=x onerror="alert(1)">.`,
			},
			metAs(0, 0.95),
			sample.Link{Sentence: 1, Subject: vale, Predicate: "leads", Words: "leads", Object: port, Edit: happened("2024-05-03", 0.9, "")},
			sample.Link{Sentence: 2, Subject: port, Predicate: "accuses", Words: "accused", Object: union, Edit: happened("2024-04-11", 0.6, "ACCUSE")},
			sample.Link{Sentence: 3, Subject: union, Predicate: "threatens", Words: "threaten", Object: port, Edit: func(s *schema.Statement) { s.Polarity = schema.Negative }},
			sample.Link{Sentence: 4, Subject: brook, Predicate: "advises", Words: "advises", Object: union, Edit: happened("2024-05-03", 0.8, "")},
			sample.Link{Sentence: 5, Subject: vale, Predicate: "writes-to", Words: "wrote", Object: mallory},
		),
		sample.Make(schema.Source{Headline: "Vale visits the island", Published: "2024-07-20", Publisher: "Island Wire"},
			[]string{
				"Ines Vale met the Dockers Union in May.",
				"Ines Vale plans to visit the Isle of Tarn.",
				"Owen Brook painted the Isle of Tarn.",
			},
			metAs(0, 0.7),
			sample.Link{Sentence: 1, Subject: vale, Predicate: "visits", Words: "visit", Object: isle, Edit: both(happened("2024-07", 0.85, ""), func(s *schema.Statement) { s.Modality = schema.Planned })},
			sample.Link{Sentence: 2, Subject: other, Predicate: "paints", Words: "painted", Object: isle, Edit: happened("2024-07", 0.8, "")},
		),
	}
}

// harbourSite serves the explorer of these articles, with the answers that the graph asks
// for.
func harbourSite(t testing.TB, records ...*schema.Record) http.Handler {
	t.Helper()
	st := storetest.Samples(t)
	for _, rec := range append(harbour(), records...) {
		if _, err := st.Load(t.Context(), rec); err != nil {
			t.Fatal(err)
		}
	}
	if err := st.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	mux, graph := http.NewServeMux(), hold.New(st)
	if err := Routes(mux, graph); err != nil {
		t.Fatal(err)
	}
	if err := api.Routes(mux, graph, api.Config{}); err != nil {
		t.Fatal(err)
	}
	return mux
}

var tags = regexp.MustCompile(`<[^>]*>`)

// rowsOf returns the cells of the table, a line for each row.
func rowsOf(page string) []string {
	_, body, _ := strings.Cut(page, "<tbody>")
	body, _, _ = strings.Cut(body, "</tbody>")
	var out []string
	for row := range strings.SplitSeq(body, "</tr>") {
		var cells []string
		for cell := range strings.SplitSeq(row, "</td>") {
			if text := strings.Join(strings.Fields(tags.ReplaceAllString(cell, " ")), " "); text != "" {
				cells = append(cells, text)
			}
		}
		if cells != nil {
			out = append(out, strings.Join(cells, " | "))
		}
	}
	return out
}

func TestGraphAsTable(t *testing.T) {
	h := harbourSite(t)
	const (
		met     = "Ines Vale | met | Dockers Union | 2 May 2024 | 2 | 0.95 | Ines Vale met the Dockers Union on Thursday."
		leads   = "Ines Vale | leads | Port Authority | 3 May 2024 | 1 | 0.90 | Ines Vale leads the Port Authority."
		accuses = "Port Authority | accuses | Dockers Union | 11 April 2024 | 1 | 0.60 | The Port Authority accused the Dockers Union of delays."
		denied  = "Dockers Union | threatens ✕ denied | Port Authority | no date | 1 | 0.75 | The Dockers Union did not threaten the Port Authority."
		planned = "Ines Vale | visits ◇ planned | Isle of Tarn | July 2024 | 1 | 0.85 | Ines Vale plans to visit the Isle of Tarn."
		advises = "Owen Brook | advises | Dockers Union | 3 May 2024 | 1 | 0.80 | Owen Brook advises the Dockers Union."
	)
	for _, test := range []struct {
		query string
		want  []string
	}{
		{"actor=port-authority", []string{met, leads, accuses}},
		{"actor=port-authority&all=true", []string{met, denied, leads, accuses}},
		{"actor=port-authority&modality=planned", nil},
		{"actor=ines-vale&modality=planned", []string{planned}},
		{"actor=port-authority&polarity=negative", []string{denied}},
		{"actor=port-authority&predicate=accuses", []string{accuses}},
		{"actor=port-authority&min-confidence=0.7&predicate=accuses", nil},
		{"actor=ines-vale&since=2024-05&until=2024-05-02", []string{met}},
		{"actor=ines-vale&min-articles=2", []string{met}},
		{"actor=port-authority&min-articles=2", nil},
		{"actor=port-authority&hide=ines-vale", []string{accuses}},
		{"actor=port-authority&actor=owen-brook", []string{met, leads, advises, accuses}},
	} {
		w := servetest.Ask(h, "GET", "/graph?"+test.query, "")
		got := rowsOf(w.Body.String())
		if test.want == nil && len(got) == 1 && strings.HasPrefix(got[0], "Nothing that the filters let through") {
			continue
		}
		if w.Code != 200 || strings.Join(got, "\n") != strings.Join(test.want, "\n") {
			t.Errorf("%s: %d\n%s\nwant\n%s", test.query, w.Code, strings.Join(got, "\n"), strings.Join(test.want, "\n"))
		}
	}
}

func TestGraphNamesActors(t *testing.T) {
	manyActors := ""
	for i := range 30 {
		manyActors += fmt.Sprintf("&actor=a%d", i)
	}
	h := harbourSite(t)
	w := servetest.Ask(h, "GET", "/graph?since=2024&actor=dockers-union&actor=Ines+Vale&actor=dockers-union", "")
	if got, want := w.Header().Get("Location"), "/graph?actor=dockers-union&actor=ines-vale&since=2024"; w.Code != http.StatusFound || got != want {
		t.Errorf("a name: %d %q, want %q", w.Code, got, want)
	}
	w = servetest.Ask(h, "GET", "/graph?actor=ines-vale&actor=Owen+Brook", "")
	for _, address := range []string{"/graph?actor=ines-vale&amp;actor=owen-brook", "/graph?actor=ines-vale&amp;actor=owen-brook-painter"} {
		if !strings.Contains(w.Body.String(), `href="`+address+`"`) {
			t.Errorf("a name of two has no link to %s", address)
		}
	}
	if w := servetest.Ask(h, "GET", "/graph?actor=Ines+Vaal", ""); w.Code != 404 || !strings.Contains(w.Body.String(), "/actor/ines-vale") {
		t.Errorf("an unknown name: %d", w.Code)
	}
	for _, bad := range []string{"actor=ines-vale&since=soon", "actor=ines-vale&min-confidence=2", "actor=ines-vale&polarity=maybe", manyActors} {
		if w := servetest.Ask(h, "GET", "/graph?"+bad, ""); w.Code != 400 && w.Code != 404 {
			t.Errorf("%s: %d", bad, w.Code)
		}
	}
	if w := servetest.Ask(h, "GET", "/graph", ""); w.Code != 200 || !strings.Contains(w.Body.String(), `name="actor"`) || !strings.Contains(w.Body.String(), `href="/graph?actor=ines-vale"`) {
		t.Errorf("no actor: %d", w.Code)
	}
	if w := servetest.Ask(h, "GET", "/graph?actor=ines-vale&min-articles=many&more=x&more=:3&more=ines-vale:-7&at=%00&edge=~&hide=", ""); w.Code != 200 {
		t.Errorf("parameters of the script that make no sense: %d", w.Code)
	}
}

// Without script the forms carry all that is set.
func TestGraphFormsKeepTheAddress(t *testing.T) {
	h := harbourSite(t)
	page := servetest.Ask(h, "GET", "/graph?actor=ines-vale&hide=evil&all=true&predicate=leads&since=2024", "").Body.String()
	for _, field := range []string{
		`<input type="hidden" name="actor" value="ines-vale">`, `<input type="hidden" name="hide" value="evil">`,
		`name="all" value="true" checked`, `name="predicate" value="leads" checked`, `name="since" value="2024-01-01"`,
		`<input type="hidden" name="since" value="2024">`,
	} {
		if !strings.Contains(page, field) {
			t.Errorf("no %s", field)
		}
	}
	u, err := url.Parse(regexp.MustCompile(`data-export="csv" href="([^"]*)"`).FindStringSubmatch(strings.ReplaceAll(page, "&amp;", "&"))[1])
	if err != nil || u.Query().Encode() != "actor=ines-vale&all=true&format=csv&neighbors=1&predicate=leads&since=2024" {
		t.Errorf("export: %v %v", u, err)
	}
}

func TestGraphEscapesNames(t *testing.T) {
	page := servetest.Ask(harbourSite(t), "GET", "/graph?actor=evil", "").Body.String()
	if strings.Contains(page, "<img") || strings.Contains(page, "</script><") {
		t.Errorf("the name of an actor is markup:\n%s", page)
	}
}

// What others wrote is as they published it.
func TestLibrariesAreUnchanged(t *testing.T) {
	list, err := assetFiles.ReadFile("assets/d3/LICENSE.txt")
	if err != nil {
		t.Fatal(err)
	}
	sums := regexp.MustCompile(`(?m)^([0-9a-f]{64})  (\S+)`).FindAllStringSubmatch(string(list), -1)
	for _, sum := range sums {
		data, err := assetFiles.ReadFile("assets/d3/" + sum[2])
		if got := fmt.Sprintf("%x", sha256.Sum256(data)); err != nil || got != sum[1] {
			t.Errorf("%s: %v, %s", sum[2], err, got)
		}
	}
	files, err := assetFiles.ReadDir("assets/d3")
	if err != nil || len(files) != len(sums)+1 {
		t.Errorf("%d files, %d listed: %v", len(files)-1, len(sums), err)
	}
}
