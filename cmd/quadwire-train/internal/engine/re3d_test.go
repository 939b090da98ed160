package engine

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// findIn makes a document of one sentence, cut at spaces, all words hanging on the
// last, and gives it names: "first:end:Type".
func findIn(names []extract.Name) func(*extract.Document) error {
	return func(doc *extract.Document) error {
		at := 0
		for _, form := range strings.Fields(doc.Article.Text) {
			tok := extract.Token{Form: form, UPOS: "PROPN", Head: -1}
			if form == strings.ToLower(form) {
				tok.UPOS = "NOUN"
			}
			if form == "the" {
				tok.UPOS = "DET"
			}
			tok.Begin = at + strings.Index(doc.Article.Text[at:], form)
			tok.End = tok.Begin + len(form)
			at = tok.End
			doc.Tokens = append(doc.Tokens, tok)
		}
		doc.Sentences = []extract.Sentence{{End: len(doc.Tokens)}}
		for i := range doc.Tokens[1:] {
			doc.Tokens[i].Head = i + 1
		}
		doc.Names = names
		return nil
	}
}

func TestScoreRe3d(t *testing.T) {
	// Offsets count code points: é and – are one each.
	const text = `{"text":"Minister Zoé Brandt – left the Velmont Council and two Orvik lorries in Peru","entities":[
		{"begin":0,"end":19,"type":"Person","confidence":1},
		{"begin":27,"end":46,"type":"Organisation","confidence":0.9},
		{"begin":51,"end":68,"type":"Vehicle","confidence":1},
		{"begin":72,"end":76,"type":"Organisation","confidence":0.8},
		{"begin":72,"end":76,"type":"Location","confidence":0.2}]}`
	path := filepath.Join(t.TempDir(), "re3d.jsonl")
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(strings.ReplaceAll(text, "\n", ""), "\t", "")), 0o644); err != nil {
		t.Fatal(err)
	}
	gaz, err := schema.LoadGazetteer()
	if err != nil {
		t.Fatal(err)
	}
	scores, err := ScoreRe3d(path, gaz, findIn([]extract.Name{
		{First: 1, End: 3, Type: schema.Person},
		{First: 6, End: 7, Type: schema.Organization},   // half of the Velmont Council
		{First: 10, End: 11, Type: schema.Organization}, // inside of a vehicle: says nothing
		{First: 13, End: 14, Type: schema.Country},      // acts as an organisation
	}))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := scores.Exact.all(), (Found{3, 3, 2}); got != want {
		t.Errorf("exact %+v, want %+v", got, want)
	}
	if got, want := scores.Overlap.all(), (Found{3, 3, 3}); got != want {
		t.Errorf("overlap %+v, want %+v", got, want)
	}
}
