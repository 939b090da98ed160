package quads

import (
	"reflect"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/schema"
)

// meeting is an article in which Ruiz speaks with Lind, and Lind assists Norway.
func meeting(t *testing.T) []quad.Quad {
	t.Helper()
	rec := sample.Make(schema.Source{Published: "2022-10-22"},
		[]string{"Ana Ruiz spoke with Bo Lind in Oslo.", "Bo Lind helped Norway, Ruiz said."},
		sample.Link{Subject: sample.Ruiz, Predicate: "spoke-with", Words: "spoke", Object: sample.Lind, Edit: func(s *schema.Statement) {
			s.Symmetric, s.Place, s.PlaceID = true, "Oslo", "oslo"
		}},
		sample.Link{Sentence: 1, Subject: sample.Lind, Predicate: "assists", Words: "helped", Object: sample.Norway, Edit: func(s *schema.Statement) {
			s.Attribution = schema.Attribution{ID: sample.Ruiz.ID, Label: sample.Ruiz.Label, Type: schema.Person, Text: "Ruiz"}
		}})
	raw, err := Of(rec)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestLocalizeUndoesIdentify(t *testing.T) {
	raw := meeting(t)
	plain := func(node string) identity.Assignment { return identity.Assignment{Ruled: node, Node: node, Score: 1} }
	joined := identity.Assignment{Ruled: "x", Node: "x", Rule: "surname", Score: 0.8, Why: "both of norway"}
	moved := identity.Assignment{Ruled: "y", Node: "x", Rule: "surname", Score: 0.8}
	tests := []struct {
		name  string
		nodes map[string]identity.Assignment
	}{
		{"all as the article has them", nil},
		{"one renamed", map[string]identity.Assignment{"ana-ruiz": joined}},
		{"one moved by a person", map[string]identity.Assignment{"ana-ruiz": moved}},
		{"exchanged", map[string]identity.Assignment{"ana-ruiz": plain("bo-lind"), "bo-lind": plain("ana-ruiz")}},
		{"two of one sentence share a node", map[string]identity.Assignment{"ana-ruiz": joined, "bo-lind": moved}},
		{"one becomes the other", map[string]identity.Assignment{"ana-ruiz": plain("bo-lind")}},
		{"all are one", map[string]identity.Assignment{"ana-ruiz": joined, "bo-lind": joined, "norway": joined, "oslo": joined}},
	}
	for _, test := range tests {
		var assigned []identity.Assignment
		for _, app := range ArticleOf(raw).Appearances {
			a, ok := test.nodes[app.Local]
			if !ok {
				a = plain(app.Local)
			}
			a.Local = app.Local
			assigned = append(assigned, a)
		}
		have := Identify(raw, assigned)
		for _, q := range have {
			if q.Label == nil {
				t.Errorf("%s: no label: %v", test.name, q)
			}
		}
		back, got := Localize(have)
		if !slices.Equal(back, raw) {
			t.Errorf("%s: other quads come back", test.name)
		}
		if !reflect.DeepEqual(got, assigned) {
			t.Errorf("%s: got assignments %+v, want %+v", test.name, got, assigned)
		}
	}
}

func TestArticleOf(t *testing.T) {
	art := ArticleOf(meeting(t))
	if art.ID == "" || art.Date != "2022-10-22" || len(art.Appearances) != 4 {
		t.Fatalf("got %+v", art)
	}
	ruiz := art.Appearances[0]
	if ruiz.Local != "ana-ruiz" || ruiz.Label != "Ana Ruiz" || ruiz.Type != schema.Person || !slices.Equal(ruiz.Aliases, []string{"Ruiz"}) {
		t.Errorf("got %+v", ruiz)
	}
}
