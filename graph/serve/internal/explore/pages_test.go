package explore

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/serve/internal/servetest"
)

// plainText is a page without its tags.
func plainText(w *httptest.ResponseRecorder) string {
	text := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(w.Body.String(), " ")
	return strings.NewReplacer("&#39;", "'", "&#34;", `"`, "&amp;", "&", "&lt;", "<", " .", ".").Replace(strings.Join(strings.Fields(text), " "))
}

func TestPages(t *testing.T) {
	h := handler(t)
	talks := sample.Talks()
	promised := talks.Statements[1].ID
	for _, test := range []struct {
		target string
		want   []string
		not    string
	}{
		{"/", []string{"articles 2 ", "Ana Ruiz and Bo Lind", "Who has to do with most others", "Bo Lind visited Chile"}, "counted …"},
		{"/search?q=ana+riuz", []string{"1 actor", "Ana Ruiz person"}, ""},
		{"/search?q=norwegian", []string{"Norway", "called Norwegian"}, ""},
		{"/search?q=zzzz", []string{"No actor of this graph"}, ""},
		{"/search", []string{"Type a name"}, ""},
		{"/actor/ana-ruiz", []string{"Ana Ruiz", "Also called Ruiz", "Whom they deal with", "8 March 2024 Ana Ruiz", "spoke with", "Example Wire", "0.96 probable", "2 articles, 1 publisher: 1 more sentence"}, "praised the 41"},
		{"/actor/norway", []string{"Wikidata Q20", "No", "2 statements about it are denied, planned, possible or claimed: show them too", "Nothing in the graph fits"}, "◇ promised"},
		{"/actor/norway?all=true", []string{"◇ promised", "according to Ana Ruiz", "told March 2024", "✕ denied"}, "show them too"},
		{"/actor/norway?polarity=negative", []string{"✕ denied", "1 statement"}, "◇ promised"},
		{"/actor/ana-ruiz?with=bo-lind&sort=confidence", []string{"spoke with", "1 fact"}, "leads Nordia"},
		{"/actor/ana-ruiz?group=predicate", []string{"leads 1", "spoke with 1", "praise 1"}, ""},
		{"/actor/ana-ruiz?predicate=spokewith", []string{"no predicate \"spokewith\""}, ""},
		{"/path", []string{"How are two actors linked?"}, ""},
		{"/path?from=ana-ruiz", []string{"How are two actors linked?"}, ""},
		{"/path?from=Ana+Ruiz&to=chile", []string{"Ana Ruiz and Chile", "2 steps", "Lind visited Chile."}, ""},
		{"/path?from=nordia&to=norway", []string{"No chain of at most 6 steps", "Look also over what is denied"}, ""},
		{"/path?from=Anna+Ruis&to=chile", []string{"Nobody here is called “ Anna Ruis ”", "Ana Ruiz"}, ""},
		{"/path?from=Nor&to=chile", []string{"Which “ Nor ”?", "Norway country, norway", "Nordia organization, nordia"}, "chains"},
		{"/statement/" + promised, []string{"Norway aids", "◇ promised", "the day of the article", "nsubj-obj", "0.75", "According to Ana Ruiz", "is ready to help"}, ""},
		{"/article/" + talks.Source.ID, []string{"Ruiz calls Lind", "5 statements", "Example Wire", "https://news.example/a?id=1", "✕ denied"}, ""},
		{"/conflicts", []string{"No two articles"}, ""},
	} {
		w := servetest.Ask(h, "GET", test.target, "")
		text := plainText(w)
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d %s", test.target, w.Code, text)
			continue
		}
		for _, want := range test.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in %s", test.target, want, text)
			}
		}
		if test.not != "" && strings.Contains(text, test.not) {
			t.Errorf("%s: %q in %s", test.target, test.not, text)
		}
	}
}

func TestFailures(t *testing.T) {
	h := handler(t)
	for target, want := range map[string]struct {
		code int
		text string
	}{
		"/actor/ana-riuz":           {404, "Did you mean Ana Ruiz"},
		"/actor/ana-ruiz?since=May": {400, "want YYYY"},
		"/actor/ana-ruiz?sicne=x":   {400, "did you mean since?"},
		"/actor/ana-ruiz?page=0":    {400, "page"},
		"/actor/ana-ruiz?with=x-y":  {404, "nobody by the name"},
		"/statement/none":           {404, "Not in this graph"},
		"/article/none":             {404, "Not in this graph"},
		"/path?limit=x":             {400, "whole number"},
	} {
		w := servetest.Ask(h, "GET", target, "")
		if text := plainText(w); w.Code != want.code || !strings.Contains(text, want.text) {
			t.Errorf("%s: %d %s", target, w.Code, text)
		}
	}
}

func TestStateIsInTheAddress(t *testing.T) {
	here := addressOf("/actor/x", url.Values{"since": {"2022"}, "until": {""}, "page": {"3"}, "predicate": {"leads"}})
	for _, test := range []struct{ got, want string }{
		{here.With(), "/actor/x?predicate=leads&since=2022"},
		{here.With("page", "2"), "/actor/x?page=2&predicate=leads&since=2022"},
		{here.With("since", "", "predicate", ""), "/actor/x"},
		{here.With("sort", "newest"), "/actor/x?predicate=leads&since=2022&sort=newest"},
	} {
		if test.got != test.want {
			t.Errorf("%s, want %s", test.got, test.want)
		}
	}
}

// firstPaint is how many bytes a page may transfer before it is shown whole.
const firstPaint = 200_000

func TestPagesAreLight(t *testing.T) {
	h := handler(t)
	for _, target := range []string{"/", "/search?q=ana", "/actor/ana-ruiz?all=true", "/path?from=ana-ruiz&to=chile", "/article/" + sample.Talks().Source.ID, "/graph?actor=ana-ruiz", "/nowhere"} {
		w := servetest.Ask(h, "GET", target, "")
		sum := w.Body.Len()
		for _, address := range assetAddress.FindAllString(w.Body.String(), -1) {
			sum += servetest.Ask(h, "GET", address, "", "Accept-Encoding", "gzip").Body.Len()
		}
		if sum > firstPaint {
			t.Errorf("%s transfers %d bytes", target, sum)
		}
		t.Logf("%s: %d bytes", target, sum)
	}
}
