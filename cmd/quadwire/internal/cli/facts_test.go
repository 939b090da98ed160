package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// fact is a statement of the test graph; its sentence is the quote.
type fact struct {
	subject, predicate, object string
	date, by, quote            string
	modality                   schema.Modality
	polarity                   schema.Polarity
	symmetric                  bool
}

// testGraph makes a graph of a few facts and returns its directory.
func testGraph(t *testing.T) string {
	t.Helper()
	names := map[string]schema.Entity{
		"ann-lee":  {ID: "ann-lee", Type: schema.Person, Label: "Ann Lee", Aliases: []string{"Lee", "Minister Lee"}},
		"bo-ray":   {ID: "bo-ray", Type: schema.Person, Label: "Bo Ray"},
		"norland":  {ID: "norland", Type: schema.Country, Label: "Norland", Aliases: []string{"Norlanders"}},
		"sudland":  {ID: "sudland", Type: schema.Country, Label: "Sudland"},
		"ann-west": {ID: "ann-west", Type: schema.Person, Label: "Ann West"},
	}
	facts := []fact{
		{subject: "ann-lee", predicate: "spoke-with", object: "bo-ray", date: "2021-03-04", symmetric: true, quote: "Minister Lee spoke with Bo Ray on Thursday."},
		{subject: "bo-ray", predicate: "represents", object: "sudland", quote: "Ray, who speaks for Sudland in all the long talks about the border that both countries have been holding since the spring, was pleased.", by: "Ray"},
		{subject: "norland", predicate: "assists", object: "sudland", date: "2021-03", modality: schema.Promised, quote: "Norland is ready to help Sudland."},
		{subject: "norland", predicate: "threatens", object: "sudland", polarity: schema.Negative, quote: "Norland does not threaten Sudland."},
		{subject: "ann-west", predicate: "visits", object: "norland", date: "2020", quote: "Ann West went to Norland."},
	}
	text := ""
	rec := &schema.Record{Source: schema.Source{ID: "a1", Headline: "Ministers talk", Published: "2021-03-05", SHA256: "00"}}
	for i, f := range facts {
		begin := len(text)
		text += f.quote + "\n"
		span := schema.Span{Begin: begin, End: begin + len(f.quote)}
		rec.Sentences = append(rec.Sentences, schema.Sentence{Index: i, Span: span, Text: f.quote})
		s := schema.Statement{
			ID: "s" + string(rune('0'+i)), Predicate: f.predicate, Symmetric: f.symmetric, Date: f.date, Confidence: 0.5 + float64(i)/10, Rule: "test",
			Modality: schema.Asserted, Polarity: schema.Positive, Attribution: schema.Attribution{Text: f.by}, PredicateText: f.predicate,
			Subject:  schema.Term{ID: f.subject, Label: names[f.subject].Label, Type: names[f.subject].Type, Span: span},
			Object:   schema.Term{ID: f.object, Label: names[f.object].Label, Type: names[f.object].Type, Span: span},
			Evidence: schema.Evidence{Article: "a1", Sentence: i, Span: span, Quote: f.quote},
		}
		if f.date != "" {
			s.DateSource = "text"
		}
		if f.modality != "" {
			s.Modality = f.modality
		}
		if f.polarity != "" {
			s.Polarity = f.polarity
		}
		rec.Statements = append(rec.Statements, s)
	}
	for _, id := range []string{"ann-lee", "ann-west", "bo-ray", "norland", "sudland"} {
		rec.Entities = append(rec.Entities, names[id])
	}
	dir := filepath.Join(t.TempDir(), "graph")
	st, err := store.Open(context.Background(), store.Config{Path: dir})
	if err != nil {
		t.Fatal(err)
	}
	_, err = st.Load(context.Background(), rec)
	if err := errors.Join(err, st.Close()); err != nil {
		t.Fatal(err)
	}
	return dir
}

// runMain runs the program and returns the exit code and both outputs.
func runMain(ctx context.Context, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = Main(ctx, args, &Env{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs, LookupEnv: os.LookupEnv})
	return code, out.String(), errs.String()
}

func TestFactsAndPaths(t *testing.T) {
	db := testGraph(t)
	tests := []struct {
		name string
		args []string
		code int
		out  string // all of stdout
		err  string // all of stderr
	}{
		{name: "facts of a person by alias", args: []string{"facts", "minister lee"}, out: `Ann Lee (Person, ann-lee)
  also Lee, Minister Lee
1 fact

2021-03-04    Ann Lee spoke-with Bo Ray
              “Minister Lee spoke with Bo Ray on Thursday.”
              Ministers talk, 2021-03-05 [0.50]
`},
		{name: "attribution and wrapped quote", args: []string{"facts", "bo-ray", "--with", "Sudland"}, out: `Bo Ray (Person, bo-ray)
1 fact

no date       Bo Ray represents Sudland
              according to Ray
              “Ray, who speaks for Sudland in all the long talks about the border that
              both countries have been holding since the spring, was pleased.”
              Ministers talk, 2021-03-05 [0.60]
`},
		{name: "what is no fact stays away", args: []string{"facts", "Norland"}, out: `Norland (Country, norland)
  also Norlanders
1 fact

2020          Ann West visits Norland
              “Ann West went to Norland.”
              Ministers talk, 2021-03-05 [0.90]
`},
		{name: "unless asked for, and then it is marked", args: []string{"facts", "Norland", "--with=sudland", "--all"}, out: `Norland (Country, norland)
  also Norlanders
2 facts

2021-03       Norland assists Sudland
              ! not a fact: promised
              “Norland is ready to help Sudland.”
              Ministers talk, 2021-03-05 [0.70]

no date       Norland threatens Sudland
              ! not a fact: denied
              “Norland does not threaten Sudland.”
              Ministers talk, 2021-03-05 [0.80]
`},
		{name: "none", args: []string{"facts", "Norland", "--since", "2022"}, out: `Norland (Country, norland)
  also Norlanders
No facts found; --all also shows what is not asserted.
`},
		{name: "a name that begins so", args: []string{"facts", "Ann Le"}, out: `Ann Lee (Person, ann-lee)
  also Lee, Minister Lee
1 fact

2021-03-04    Ann Lee spoke-with Bo Ray
              “Minister Lee spoke with Bo Ray on Thursday.”
              Ministers talk, 2021-03-05 [0.50]
`},
		{name: "unknown", args: []string{"facts", "Norlund"}, code: 1, err: "quadwire: no actor \"Norlund\" in the graph; did you mean Norland?\n"},
		{name: "unknown, JSON", args: []string{"facts", "Norlund", "--json"}, code: 1, err: `{"error":"no actor \"Norlund\" in the graph; did you mean Norland?","exit":1}` + "\n"},
		{name: "nothing like it", args: []string{"facts", "Zzyzx Qqq"}, code: 1, err: "quadwire: no actor \"Zzyzx Qqq\" in the graph\n"},
		{name: "ambiguous", args: []string{"facts", "Ann"}, code: 1, err: "quadwire: \"Ann\" could be Ann Lee (ann-lee), Ann West (ann-west); name one by its ID\n"},
		{name: "path", args: []string{"path", "Ann Lee", "Sudland"}, out: `Ann Lee → Bo Ray → Sudland (2 steps)
  2021-03-04    Ann Lee spoke-with Bo Ray
                “Minister Lee spoke with Bo Ray on Thursday.”
                Ministers talk, 2021-03-05 [0.50]
  no date       Bo Ray represents Sudland
                according to Ray
                “Ray, who speaks for Sudland in all the long talks about the border that
                both countries have been holding since the spring, was pleased.”
                Ministers talk, 2021-03-05 [0.60]
`},
		{name: "no path", args: []string{"path", "Ann Lee", "Norland"}, code: 1,
			err: "quadwire: no chain of at most 6 steps from Ann Lee to Norland; --all also walks over what is not asserted\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			code, out, errs := runMain(context.Background(), append(test.args, "--db", db)...)
			if code != test.code || out != test.out || errs != test.err {
				t.Errorf("exit %d, want %d\n--- stdout\n%s--- want\n%s--- stderr\n%s--- want\n%s", code, test.code, out, test.out, errs, test.err)
			}
		})
	}
}

func TestFactsAsJSON(t *testing.T) {
	code, out, _ := runMain(context.Background(), "facts", "--db", testGraph(t), "--json", "ann-lee")
	var got ask.FactsAnswer
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != 0 {
		t.Fatalf("exit %d: %v", code, err)
	}
	if got.Version != 1 || got.Actor.ID != "ann-lee" || len(got.Facts) != 1 || got.Facts[0].Evidence.Quote == "" || got.Facts[0].Source.Headline != "Ministers talk" {
		t.Errorf("got %s", out)
	}
}
