package mcp

import (
	"context"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/internal/storetest"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

var ctx = context.Background()

// graph returns a graph of records.
func graph(t testing.TB, records ...*schema.Record) *query.Query {
	t.Helper()
	return query.New(storetest.Open(t, store.Config{}, records...))
}

// assistant returns a client of a server of the graph.
func assistant(t testing.TB, q *query.Query, config Config) *sdk.ClientSession {
	t.Helper()
	here, there := sdk.NewInMemoryTransports()
	server, err := NewServer(q, config).Connect(ctx, there, nil)
	if err != nil {
		t.Fatal(err)
	}
	client, err := sdk.NewClient(&sdk.Implementation{Name: "test"}, nil).Connect(ctx, here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Close(); server.Wait() })
	return client
}

// call calls a tool, and returns the text of its result.
func call(t testing.TB, c *sdk.ClientSession, name string, arguments any) (text string, isError bool) {
	t.Helper()
	res, err := c.CallTool(ctx, &sdk.CallToolParams{Name: name, Arguments: arguments})
	if err != nil {
		t.Fatalf("%s %v: %v", name, arguments, err)
	}
	if len(res.Content) != 1 {
		t.Fatalf("%s: %d contents", name, len(res.Content))
	}
	return res.Content[0].(*sdk.TextContent).Text, res.IsError
}

type args = map[string]any

func TestToolsAreDescribed(t *testing.T) {
	c := assistant(t, graph(t), Config{Version: "1.2.3"})
	if c := c.InitializeResult().Capabilities; c.Tools == nil || c.Logging != nil {
		t.Errorf("capabilities %+v", c)
	}
	if info := c.InitializeResult(); info.ServerInfo.Version != "1.2.3" || !strings.Contains(info.Instructions, "search") {
		t.Errorf("server %+v", info)
	}
	listed, err := c.ListTools(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range listed.Tools {
		names = append(names, tool.Name)
		if tool.Description == "" || !tool.Annotations.ReadOnlyHint || *tool.Annotations.OpenWorldHint {
			t.Errorf("%s: %+v", tool.Name, tool)
		}
		data, err := json.Marshal(tool.InputSchema)
		if err != nil {
			t.Fatal(err)
		}
		var input struct {
			Type       string
			Required   []string
			Properties map[string]struct{ Type, Description string }
		}
		if err := json.Unmarshal(data, &input); err != nil || input.Type != "object" || len(input.Required) == 0 {
			t.Errorf("%s: input %s, error %v", tool.Name, data, err)
		}
		for name, p := range input.Properties {
			if p.Type == "" || p.Description == "" || strings.Contains(p.Description, "`") {
				t.Errorf("%s: property %s %+v", tool.Name, name, p)
			}
		}
	}
	if got := strings.Join(names, " "); got != "article facts neighbors path search timeline why" {
		t.Errorf("tools %s", got)
	}
}

func TestAnswers(t *testing.T) {
	q := graph(t, sample.Talks(), sample.Visit())
	c := assistant(t, q, Config{})
	facts, err := q.Facts(ctx, query.FactsOptions{Actor: "bo-lind"})
	if err != nil || len(facts) == 0 {
		t.Fatal(err)
	}
	id := "stmt:" + facts[0].ID
	for _, test := range []struct {
		tool string
		args args
		want []string
	}{
		{"search", args{"q": "lindd"}, []string{`"id":"bo-lind"`, `"name":"Bo Lind"`}},
		{"search", args{"q": "zzzzzz"}, []string{`Try another spelling`}},
		{"facts", args{"actor": "Lind"}, []string{
			`"says":"Ana Ruiz [ana-ruiz] spoke-with Bo Lind [bo-lind]"`, `"status":"asserted"`, `"quote":"Ana Ruiz spoke with Bo Lind in Oslo on Friday."`,
			`"date":"2024-03-08"`, `"date_from":"the sentence"`, `"said_by":"the article itself"`, `"headline":"Ruiz calls Lind"`, `"statement":"stmt:`, `"articles":2`,
		}},
		{"facts", args{"actor": "lind", "all": true}, []string{`"says":"NOT: `, `"status":"no fact: denied"`, `"polarity":"negative"`}},
		{"facts", args{"actor": "chile", "modality": []string{"promised"}}, []string{
			`"says":"PROMISED: Norway [norway] aids Chile [chile], according to Ana Ruiz [ana-ruiz]"`, `"status":"no fact: promised"`, `"said_by":"Ana Ruiz [ana-ruiz]"`,
			`"date_from":"the date of the article: the text gives none"`,
		}},
		{"facts", args{"actor": "chile", "modality": "promised", "limit": nil}, []string{`PROMISED`}}, // a text for a list, null for nothing
		{"facts", args{"actor": "lind", "limit": 1}, []string{`"note":"There are more`}},
		{"facts", args{"actor": "lind", "since": "2050"}, []string{`nothing that fits`, `all=true`}},
		{"facts", args{"actor": "lind", "predicate": []string{"spoke-wiht"}}, []string{`no predicate \"spoke-wiht\"; did you mean spoke-with`}},
		{"timeline", args{"actor": "lind", "with": "ruiz"}, []string{`"about":[{"id":"bo-lind"`, `"quote"`}},
		{"path", args{"from": "lind", "to": "nordia"}, []string{`"chains":[{"steps":[{"from":"Bo Lind [bo-lind]","to":"Ana Ruiz [ana-ruiz]"`, `"quote"`}},
		{"path", args{"from": "lind", "to": "nordia", "since": "2050"}, []string{`nothing that fits`}},
		{"neighbors", args{"actor": "lind", "depth": 2}, []string{`"depth":1`, `"links":[{`, `"quote"`}},
		{"why", args{"statement": id}, []string{`"sentence":"`, `"quote":"`, `"rule":"`}},
		{"article", args{"article": facts[0].Source.ID}, []string{`"article":{"id":"` + facts[0].Source.ID, `"facts":[`}},
	} {
		got, isError := call(t, c, test.tool, test.args)
		if isError || !json.Valid([]byte(got)) {
			t.Errorf("%s %v: %s", test.tool, test.args, got)
		}
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s %v: no %s in %s", test.tool, test.args, want, got)
			}
		}
	}
	if got, _ := call(t, c, "facts", args{"actor": "Norway"}); strings.Contains(got, "NOT") || strings.Contains(got, "PROMISED") {
		t.Errorf("what is no fact comes unasked: %s", got)
	}
}

func TestErrorsSayWhatToDo(t *testing.T) {
	c := assistant(t, graph(t, sample.Talks(), sample.Visit()), Config{})
	for _, test := range []struct {
		tool string
		args any
		want string
	}{
		{"facts", nil, "Wrong argument: actor: missing"},
		{"facts", args{"actor": "lind", "limit": 101}, "limit 101: want 1 to 100"},
		{"facts", args{"actor": "lind", "group": "month"}, "group: unknown parameter"},
		{"facts", args{"actor": "lind", "since": "May"}, "want YYYY"},
		{"facts", args{"actor": args{"name": "lind"}}, "actor: want a text"},
		{"facts", args{"actor": "Nor"}, "Ask again with the ID of one of them: "},
		{"facts", args{"actor": "Bo Lidn"}, "Names like it have: bo-lind (Bo Lind, Person)"},
		{"facts", args{"actor": "Zzyzx Qqq"}, "none of its articles tells of it"},
		{"why", args{"statement": "none"}, "Take the ID from the answer to facts"},
		{"article", args{"article": "none"}, "Take the ID from the article of a statement"},
		{"path", args{"from": "lind", "to": "lind"}, "want another actor"},
	} {
		got, isError := call(t, c, test.tool, test.args)
		if !isError || !strings.Contains(got, test.want) {
			t.Errorf("%s %v: %s, want %s", test.tool, test.args, got, test.want)
		}
	}
	slow := assistant(t, graph(t, sample.Talks()), Config{Timeout: time.Nanosecond})
	if got, isError := call(t, slow, "facts", args{"actor": "lind"}); !isError || !strings.Contains(got, "too long") {
		t.Errorf("slow: %s", got)
	}
}

// TestAnswersAreBounded asks for more than a model should read.
func TestAnswersAreBounded(t *testing.T) {
	var sentences []string
	var links []sample.Link
	for i := range 60 {
		sentences = append(sentences, "Ana Ruiz praised the "+strings.Repeat("tall and ", 20)+"long pole "+string(rune('A'+i%26))+strings.Repeat("x", i)+".")
		links = append(links, sample.Link{Sentence: i, Subject: sample.Ruiz, Predicate: "praise", Words: "praised", Literal: "pole " + string(rune('A'+i%26)) + strings.Repeat("x", i)})
	}
	rec := sample.Make(schema.Source{Headline: "Poles"}, sentences, links...)
	rec.Text = strings.Join(sentences, " ")
	q := graph(t, rec)
	const most = 10_000
	c := assistant(t, q, Config{MaxAnswer: most})
	got, isError := call(t, c, "facts", args{"actor": "Ruiz", "limit": 100})
	var out reply
	if err := json.Unmarshal([]byte(got), &out); err != nil || isError || len(got) > most || len(out.Facts) < 5 || !strings.Contains(out.Note, "left out") {
		t.Errorf("%d bytes, %d facts, note %q, error %v", len(got), len(out.Facts), out.Note, err)
	}
	// The parts of an article are the whole of it.
	c = assistant(t, q, Config{})
	text, facts, from := "", 0, 0
	for range 20 {
		got, isError := call(t, c, "article", args{"article": rec.Source.ID, "from": from})
		var out reply
		if err := json.Unmarshal([]byte(got), &out); err != nil || isError {
			t.Fatalf("error %v: %s", err, got)
		}
		text, facts = text+out.Text, facts+len(out.Facts)
		if from = out.Next; from == 0 {
			break
		}
	}
	if text != rec.Text || facts != 60 {
		t.Errorf("%d bytes, want %d; %d statements", len(text), len(rec.Text), facts)
	}
	if got, isError := call(t, c, "article", args{"article": rec.Source.ID, "from": 1 << 30}); !isError {
		t.Errorf("from the end: %s", got)
	}
}

func TestServeEnds(t *testing.T) {
	q := graph(t)
	in, never := io.Pipe()
	defer never.Close()
	stopped, cancel := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- Serve(stopped, q, in, io.Discard, Config{}) }()
	cancel()
	if err := <-ended; err != context.Canceled {
		t.Errorf("interrupted: %v", err)
	}
	if err := Serve(ctx, q, strings.NewReader(""), io.Discard, Config{}); err != nil {
		t.Errorf("end of input: %v", err)
	}
}
