package statementcase

import (
	"slices"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/verdict"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

func vocabulary(t *testing.T) *schema.Vocabulary {
	t.Helper()
	vocab, err := schema.LoadVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	return vocab
}

func TestReadErrorsNameTheLine(t *testing.T) {
	tests := []struct{ archive, want string }{
		{"-- a --\npublished: May\nText.\n\n+ A | attacks | B\n", "t.txtar:2: published"},
		{"-- a --\n\n+ A | attacks | B\n", "t.txtar:2: no text"},
		{"-- a --\nText.\n", "t.txtar:2: an empty line"},
		{"-- a --\nText.\n\nA | attacks | B\n", "t.txtar:4: \"A | attacks | B\" does not begin"},
		{"-- a --\nText.\n\n# one\n+ A\n", "t.txtar:5: want subject"},
		{"-- a --\nText.\n\n+ A | strikes-out | B\n", "t.txtar:4: no predicate \"strikes-out\""},
		{"-- a --\nText.\n\n+ A | attacks | B | soon\n", "t.txtar:4: want key=value"},
		{"-- a --\nText.\n\n+ A | attacks | B | when=2024\n", "t.txtar:4: unknown or empty qualifier \"when\""},
		{"-- a --\nText.\n\n+ A | attacks | B\n-- a --\nText.\n\n+ A | attacks | B\n", "t.txtar:1: second case"},
	}
	for _, test := range tests {
		if _, err := Read([]byte(test.archive), "t.txtar", vocabulary(t)); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("error %v, want %s", err, test.want)
		}
	}
}

func TestExpectationsOfAllForms(t *testing.T) {
	cases, err := Read([]byte("-- a --\npublished: 2020-01-02\nOne.\nTwo.\n\n+ The A | attacks|open:strike | B C | attribution=the defence ministry date=2024-W10\n- A | * |\n? A | attacks | | polarity=negative\n"), "t.txtar", vocabulary(t))
	if err != nil {
		t.Fatal(err)
	}
	c := cases[0]
	if c.Published != "2020-01-02" || c.Text != "One.\nTwo." || len(c.Expected) != 3 {
		t.Fatalf("%+v", c)
	}
	e := c.Expected[0]
	if len(e.Predicates) != 2 || e.Object != "B C" || len(e.Qualifiers) != 2 || e.Qualifiers[0].Value != "the defence ministry" {
		t.Errorf("%+v", e)
	}
	if e = c.Expected[2]; e.Object != "" || len(e.Qualifiers) != 1 || e.Sign != Optional {
		t.Errorf("%+v", e)
	}
}

func TestStatementsMatchByNameKindAndQualifier(t *testing.T) {
	vocab := vocabulary(t)
	checker, err := NewChecker(vocab)
	if err != nil {
		t.Fatal(err)
	}
	s := schema.Statement{
		Subject: schema.Term{ID: "a", Label: "The Ministry of War"}, Predicate: "supplies-arms-to", Object: schema.Term{ID: "b", Label: "Togo"},
		Date: "2024-03-15", DateSource: "published", Polarity: schema.Positive, Modality: schema.Asserted,
		Attribution: schema.Attribution{Text: "two senior officials"},
	}
	f := &found{Checker: checker, names: map[string][]string{"a": {"Ministry of War", "War Office"}}, all: []schema.Statement{s}}
	parent, _ := vocab.Predicate("supplies-arms-to")
	for _, test := range []struct {
		line string
		want bool
	}{
		{"+ war office | supplies-arms-to | Togo", true},
		{"+ office | supplies-arms-to | Togo", false},
		{"+ War Office | " + parent.Parent + " | Togo", true},
		{"+ Togo | supplies-arms-to | War Office", false},
		{"+ War Office | supplies-arms-to |", false},
		{"+ War Office | * | * | date=none attribution=officials", true},
		{"+ War Office | * | * | date=2024-03-15", false},
		{"+ War Office | * | * | attribution=none", false},
	} {
		e, err := readExpectation(test.line, vocab)
		if err != nil {
			t.Fatal(err)
		}
		if _, right := f.nearest(&e); right != test.want {
			t.Errorf("%s: %v", test.line, right)
		}
	}
}

// TestCasesOfTheRepository holds the shares of right cases above their floors: cases that
// rules were mended with, and the last ones, which no rule has seen.
func TestCasesOfTheRepository(t *testing.T) {
	vocab := vocabulary(t)
	checker, err := NewChecker(vocab)
	if err != nil {
		t.Fatal(err)
	}
	for _, suite := range []struct {
		dir    string
		floors map[string]float64
	}{
		{"first", map[string]float64{"time": 0.96, "attribution": 0.96, "factuality": 0.96, "control": 0.96, "coordination": 0.96, "lightverbs": 0.96}},
		{"second", map[string]float64{"time": 0.92, "attribution": 0.81, "factuality": 0.90, "control": 0.81, "coordination": 0.79, "lightverbs": 0.84}},
		{"third", map[string]float64{"time": 0.92, "attribution": 0.94, "factuality": 0.94, "control": 0.92, "coordination": 0.82, "lightverbs": 0.90}},
		{"fourth", map[string]float64{"time": 0.90, "attribution": 0.75, "factuality": 0.90, "control": 0.90, "coordination": 0.77, "lightverbs": 0.87}},
	} {
		t.Run(suite.dir, func(t *testing.T) {
			cases, err := ReadDir("../../../../testdata/statements/"+suite.dir, vocab)
			if err != nil {
				t.Fatal(err)
			}
			all, right := map[string]int{}, map[string]int{}
			for i := range cases {
				diffs, err := checker.Check(t.Context(), &cases[i])
				if err != nil {
					t.Fatal(err)
				}
				if all[cases[i].File]++; len(diffs) == 0 {
					right[cases[i].File]++
				}
			}
			for file, floor := range suite.floors {
				if share := float64(right[file]) / float64(all[file]); all[file] < 40 || share < floor {
					t.Errorf("%s: %d of %d cases right, want 40 cases and a share of %.2f; quadwire-train eval --statements %s --show tells more", file, right[file], all[file], floor, suite.dir)
				}
			}
		})
	}
}

func TestVerdictsOfACase(t *testing.T) {
	vocab := vocabulary(t)
	checker, err := NewChecker(vocab)
	if err != nil {
		t.Fatal(err)
	}
	cases, err := Read([]byte("-- a --\nText.\n\n+ Mali | attacks | Togo | modality=asserted\n? Mali | supports | Chad\n- Togo | attacks | *\n"), "t.txtar", vocab)
	if err != nil {
		t.Fatal(err)
	}
	said := func(subject, predicate, object string, modality schema.Modality) schema.Statement {
		return schema.Statement{Subject: schema.Term{ID: subject, Label: subject}, Predicate: predicate, Object: schema.Term{ID: object, Label: object}, Modality: modality}
	}
	doc := &extract.Document{Statements: []schema.Statement{
		said("Mali", "attacks", "Togo", schema.Asserted), said("Mali", "attacks", "Togo", schema.Planned), said("Mali", "supports", "Chad", schema.Planned),
		said("Togo", "attacks", "Mali", schema.Asserted), said("Togo", "supports", "Mali", schema.Asserted),
	}}
	want := []verdict.Verdict{verdict.Right, verdict.Wrong, verdict.Right, verdict.Wrong, verdict.Unknown}
	if got := checker.Verdicts(&cases[0], doc); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
