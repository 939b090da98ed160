package ask

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/storetest"
	"github.com/quadwire/quadwire/graph/query"
)

// open returns the graph of the samples.
func open(t *testing.T) *query.Query {
	t.Helper()
	return query.New(storetest.Samples(t))
}

// askURL asks as a URL does: "facts?actor=Ruiz".
func askURL(t *testing.T, q *query.Query, target string, limits Limits) (string, error) {
	t.Helper()
	u, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range Kinds {
		if k.Name != u.Path {
			continue
		}
		question, err := k.Parse(u.Query(), limits)
		if err != nil {
			return "", err
		}
		answer, err := k.Ask(context.Background(), q, question)
		if err != nil {
			return "", err
		}
		if got := reflect.TypeOf(answer).Elem(); got != k.Answer {
			t.Errorf("%s: answer is a %v, want %v", target, got, k.Answer)
		}
		out, err := json.Marshal(answer)
		return string(out), err
	}
	t.Fatalf("no kind of question %q", u.Path)
	return "", nil
}

func TestQuestionsOfURLs(t *testing.T) {
	q := open(t)
	facts, err := q.Facts(context.Background(), query.FactsOptions{Actor: "bo-lind"})
	if err != nil || len(facts) == 0 {
		t.Fatalf("%d facts, error %v", len(facts), err)
	}
	id := facts[0].ID
	for target, want := range map[string]string{
		"facts?actor=Ana+Ruiz":                     `{"version":1,"actor":{"id":"ana-ruiz"`,
		"facts?actor=lind&group=predicate":         `"groups":[{"key":`,
		"facts?actor=lind&limit=1":                 `"cut":true`,
		"facts?actor=lind&with=&since=":            `"facts":[{`, // a form with empty fields
		"facts?actor=lind&predicate=a&predicate=b": `"facts":[]`,
		"path?from=Lind&to=Nordia":                 `"chains":[{"steps":[`,
		"path?from=Lind&to=Nordia&since=2050":      `"chains":[]`,
		"neighbors?actor=Lind&depth=2":             `"depth":2`,
		"between?actor=Lind&actor=Nordia":          `"links":[{`,
		"timeline?actor=Lind":                      `"facts":[{`,
		"top?limit=1":                              `"pairs":[{`,
		"why?statement=" + id:                      `"sentence":"`,
		"why?statement=" + "stmt:" + id:            `"sentence":"`,
		"statement?statement=" + "stmt:" + id:      `"quote":"`,
		"search?q=lindd":                           `"score":`,
		"search?q=zzzzzz":                          `"actors":[]`,
		"article?article=" + facts[0].Source.ID:    `"text":"`,
		"stats":                                    `"articles":2`,
	} {
		got, err := askURL(t, q, target, DefaultLimits)
		if err != nil || !strings.HasPrefix(got, `{"version":1`) || !strings.Contains(got, want) {
			t.Errorf("%s: got %s, error %v, want %s", target, got, err, want)
		}
	}
}

func TestWrongParameters(t *testing.T) {
	q := open(t)
	for target, want := range map[string]string{
		"facts":                                                           "actor: missing",
		"facts?actor=+":                                                   "actor: missing",
		"facts?actor=lind&actor=ruiz":                                     "actor: given 2 times, want one",
		"facts?actor=lind&predicats=x":                                    "predicats: unknown parameter; did you mean predicate?",
		"facts?actor=lind&colour=red":                                     "colour: unknown parameter",
		"facts?actor=lind&limit=many":                                     `limit "many": want a whole number`,
		"facts?actor=lind&limit=0":                                        "limit 0: want 1 to 1000",
		"facts?actor=lind&limit=5000":                                     "limit 5000: want 1 to 1000",
		"facts?actor=lind&since=May":                                      `since "May": want YYYY, YYYY-MM or YYYY-MM-DD`,
		"facts?actor=lind&until=2022-02-30":                               `until "2022-02-30": want YYYY, YYYY-MM or YYYY-MM-DD`,
		"facts?actor=lind&all=perhaps":                                    `all "perhaps": want true or false`,
		"facts?actor=lind&polarity=no":                                    `polarity "no": want positive, negative`,
		"facts?actor=lind&modality=planed":                                "did you mean planned?",
		"facts?actor=lind&min-confidence=NaN":                             "min-confidence NaN: want 0 to 1",
		"facts?actor=lind&min-confidence=1.5":                             "min-confidence 1.5: want 0 to 1",
		"facts?actor=lind&sort=size":                                      `sort "size": want date, newest, confidence, predicate`,
		"neighbors?actor=lind&depth=9":                                    "depth 9: want 1 to 3",
		"between?actor=lind":                                              "actor: 1 given, want 2 to 6",
		"between?actor=a&actor=b&actor=c&actor=d&actor=e&actor=f&actor=g": "actor: 7 given, want 2 to 6",
		"between?actor=lind&actor=bo-lind":                                "actor: want two different actors or more",
		"path?from=lind&to=lind":                                          "to: Bo Lind is where the path begins too: want another actor",
		"path?from=lind&to=ruiz&hubs=-1":                                  "hubs -1: want 0 or more",
		"why?statement=":                                                  "statement: missing",
		"stats?actor=lind":                                                "actor: unknown parameter",
	} {
		_, err := askURL(t, q, target, DefaultLimits)
		var bad *ParamError
		if !errors.As(err, &bad) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", target, err, want)
		}
	}
}

func TestWhatTheGraphLacks(t *testing.T) {
	q := open(t)
	_, err := askURL(t, q, "facts?actor=Bo+Lidn", DefaultLimits)
	var unknown *NoActorError
	if !errors.As(err, &unknown) || !errors.Is(err, query.ErrUnknown) || len(unknown.Near) != 1 || unknown.Near[0].ID != "bo-lind" {
		t.Errorf("actor: got %v", err)
	}
	_, err = askURL(t, q, "why?statement=none", DefaultLimits)
	if !errors.Is(err, query.ErrUnknown) || err.Error() != `no statement "none" in the graph` {
		t.Errorf("statement: got %v", err)
	}
	_, err = askURL(t, q, "facts?actor=Nor", DefaultLimits)
	var ambiguous *AmbiguousError
	if !errors.As(err, &ambiguous) || len(ambiguous.Candidates) < 2 {
		t.Errorf("ambiguous: got %v", err)
	}
}

func TestFilterAndURLs(t *testing.T) {
	for of, want := range map[string]string{
		"":                                    "",
		"actor=lind&limit=x&since=&all=false": "",
		"predicate=visited&actor=lind&predicate=CONSULT":                        "predicate=CONSULT&predicate=visited",
		"predicate=b,a,b&since=2022-01":                                         "predicate=a&predicate=b&since=2022-01",
		"all=1&min-confidence=0.50&certainty=CT%2B":                             "all=true&certainty=CT%2B&min-confidence=0.5",
		"polarity=negative&modality=planned&by=Ruiz&publisher=x%26y&until=2020": "by=Ruiz&modality=planned&polarity=negative&publisher=x%26y&until=2020",
	} {
		in, err := url.ParseQuery(of)
		if err != nil {
			t.Fatal(err)
		}
		f, err := ParseFilter(in)
		if err != nil {
			t.Errorf("%s: %v", of, err)
		}
		got := f.Values()
		if got.Encode() != want {
			t.Errorf("%s: got %s, want %s", of, got.Encode(), want)
		}
		again, err := ParseFilter(got)
		if err != nil || again.Values().Encode() != want {
			t.Errorf("%s: read again %+v, error %v", of, again, err)
		}
	}
	_, err := ParseFilter(url.Values{"since": {"2020", "2021"}})
	var bad *ParamError
	if !errors.As(err, &bad) || bad.Name != "since" {
		t.Errorf("two values: got %v", err)
	}
}

// TestLimitsAreOptional has a command ask for what a network may not.
func TestLimitsAreOptional(t *testing.T) {
	q := open(t)
	for _, target := range []string{"facts?actor=lind&limit=0", "facts?actor=lind&limit=100000", "neighbors?actor=lind&depth=20", "path?from=lind&to=ruiz&max=12"} {
		if _, err := askURL(t, q, target, Limits{}); err != nil {
			t.Errorf("%s: %v", target, err)
		}
	}
}

// TestEveryParameterIsDescribed holds names apart and usages in the form of flags.
func TestEveryParameterIsDescribed(t *testing.T) {
	for _, k := range Kinds {
		seen := map[string]bool{}
		for _, p := range DefaultLimits.Of(k.New()) {
			if _, flag := p.Into.(*bool); p.Name == "" || seen[p.Name] || !flag && strings.Count(p.Usage, "`") != 2 || strings.Contains(p.Help(), "`") {
				t.Errorf("%s: parameter %q, usage %q", k.Name, p.Name, p.Usage)
			}
			seen[p.Name] = true
		}
	}
}

// FuzzFilter holds that a filter that was read from a URL is the same when it is read again
// from what it writes.
func FuzzFilter(f *testing.F) {
	for _, seed := range []string{"", "predicate=b,a&predicate=c", "since=2022&until=2022-13", "all=t&min-confidence=0x1p-2", "by=+&publisher=%00", "certainty=CT%2B,,UU"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		in, err := url.ParseQuery(text)
		if err != nil {
			return
		}
		first, err := ParseFilter(in)
		if err != nil {
			return
		}
		want := first.Values().Encode()
		again, err := ParseFilter(first.Values())
		if got := again.Values().Encode(); err != nil || got != want {
			t.Errorf("%q: %q, then %q, error %v", text, want, got, err)
		}
	})
}
