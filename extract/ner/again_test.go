package ner

import (
	"slices"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// TestAgain checks the names that are found by what the article names elsewhere.
func TestAgain(t *testing.T) {
	text := []string{`
GLP PROPN NNP 3 nmod:poss
's PART POS 1 case
Ruiz PROPN NNP 4 nsubj
won VERB VBD 0 root`, `
Paz PROPN NNP 4 nsubj
of ADP IN 3 case of
GLP PROPN NNP 1 nmod
lost VERB VBD 0 root`, `
GLP PROPN NNP 2 compound
Tower PROPN NNP 3 nsubj
burned VERB VBD 0 root`}
	doc := document(t, false, text...)
	names := again(doc, []extract.Name{{First: 0, End: 1, Type: schema.Organization}, {First: 2, End: 3, Type: schema.Person}})
	want := []extract.Name{{First: 0, End: 1, Type: schema.Organization}, {First: 2, End: 3, Type: schema.Person},
		{First: 6, End: 7, Type: schema.Organization, Rule: "again"}}
	if !slices.Equal(names, want) {
		t.Errorf("got %+v, want %+v", names, want)
	}
}

// TestBodiesOfPersons checks the acronyms behind persons.
func TestBodiesOfPersons(t *testing.T) {
	doc := document(t, false, `
Paz PROPN NNP 6 nsubj
of ADP IN 3 case of
GLP PROPN NNP 1 nmod
in ADP IN 5 case in
LM PROPN NNP 6 obl
lost VERB VBD 0 root`)
	names := bodiesOfPersons(doc, []extract.Name{{First: 0, End: 1, Type: schema.Person}})
	want := []extract.Name{{First: 0, End: 1, Type: schema.Person}, {First: 2, End: 3, Type: schema.Organization, Rule: "of-person"}}
	if !slices.Equal(names, want) {
		t.Errorf("got %+v, want %+v", names, want)
	}
}
