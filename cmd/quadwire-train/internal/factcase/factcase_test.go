package factcase

import (
	"context"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract/clause"
)

func TestPatternsMatchModuloOptionalWords(t *testing.T) {
	tests := []struct {
		pattern, text string
		want          bool
	}{
		{"[the] coup", "the coup", true},
		{"[the] coup", "coup", true},
		{"[the] coup", "a coup", false},
		{"[the big] coup", "the coup", false},
		{"[the] [big] coup", "the coup", true},
		{"Lee 's ship", "Lee's ship", true},
		{"a man [in Oslo]", "a man in Oslo", true},
		{"a man [in Oslo]", "a man in", false},
		{"Coup", "coup", false},
		{"[\"] prices rose [\"]", "prices rose", true},
		{"", "", true},
		{"[the]", "", true},
	}
	for _, test := range tests {
		p, err := parsePattern(test.pattern)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.matches(test.text); got != test.want {
			t.Errorf("%q with %q: %v", test.pattern, test.text, got)
		}
	}
}

const tree = `-- x.conllu --
# text = Lee left Oslo.
1	Lee	Lee	PROPN	NNP	_	2	nsubj	_	_
2	left	leave	VERB	VBD	_	0	root	_	_
3	Oslo	Oslo	PROPN	NNP	_	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

`

func TestCheckCountsFactsAndLayers(t *testing.T) {
	tests := []struct {
		name, want                          string
		right, wanted, found, layered, diff int
	}{
		{"right", "Lee | left | Oslo", 1, 1, 1, 1, 0},
		{"another wording", "Lee | abandoned | Oslo\n= Lee | left | Oslo", 1, 1, 1, 1, 0},
		{"acceptable", "? Lee | left | Oslo", 1, 0, 0, 1, 0},
		{"missing and too many", "Lee | went", 0, 1, 0, 0, 2},
		{"layers", "Lee | left | Oslo {negative} {attributed: Ray}", 1, 1, 1, 0, 1},
		{"empty fields at the end", "Lee | left | Oslo |", 1, 1, 1, 1, 0},
		{"nothing wanted", "# nothing", 0, 0, 0, 0, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			cases, err := Read([]byte(tree+"-- x.compact --\n"+test.want+"\n"), "t.txtar")
			if err != nil {
				t.Fatal(err)
			}
			s, diffs, err := Check(context.Background(), &cases[0], clause.Compact)
			if err != nil {
				t.Fatal(err)
			}
			if s.Shown != 1 || s.Right != test.right || s.Wanted != test.wanted || s.Found != test.found ||
				s.Layered != test.layered || len(diffs) != test.diff {
				t.Errorf("%+v, differences %q", s, diffs)
			}
		})
	}
}

func TestReadErrorsNameTheLine(t *testing.T) {
	tests := []struct{ archive, want string }{
		{tree + "-- x.compact --\nLee\n", "t.txtar:9: want subject"},
		{tree + "-- x.compact --\n# a\nLee | left [the | Oslo\n", "t.txtar:10: unpaired bracket"},
		{tree + "-- x.compact --\nLee | left {gladly}\n", `t.txtar:9: unknown layer "gladly"`},
		{tree + "-- x.compact --\n= Lee | left\n", "t.txtar:9: no fact above"},
		{tree + "-- x.short --\nLee | left\n", `t.txtar:8: no style "short"`},
		{"-- x.compact --\nLee | left\n", "t.txtar: t/x lacks a tree"},
	}
	for _, test := range tests {
		if _, err := Read([]byte(test.archive), "t.txtar"); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("error %v, want %s", err, test.want)
		}
	}
}

// TestCasesOfTheRepository holds precision, recall and layers above their floors.
func TestCasesOfTheRepository(t *testing.T) {
	cases, err := ReadDir("../../../../testdata/propositions")
	if err != nil {
		t.Fatal(err)
	}
	floors := map[clause.Style]struct{ f1, layers float64 }{
		clause.Compact: {0.94, 0.97},
		clause.Full:    {0.92, 0.97},
	}
	for style, floor := range floors {
		var all Score
		for i := range cases {
			score, diffs, err := Check(context.Background(), &cases[i], style)
			if err != nil {
				t.Fatal(err)
			}
			for _, diff := range diffs {
				t.Logf("%s, %s: %s", cases[i].Name, style, diff)
			}
			all = all.Add(score)
		}
		if all.F1() < floor.f1 || all.Layers() < floor.layers {
			t.Errorf("%s: F1 %.3f, layers %.3f; want %.3f, %.3f", style, all.F1(), all.Layers(), floor.f1, floor.layers)
		}
	}
}
