package engine

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

func TestReadNamesKnowsDocuments(t *testing.T) {
	path := filepath.Join(t.TempDir(), "names.conll")
	for corpus, want := range map[string]int{
		"Ann\tB-PER\n\nleft\tO\n\n": 2, // no marks: each sentence by itself
		"# newdoc id = a\nAnn\tB-PER\n\nleft\tO\n\n# newdoc id = b\nBob\tB-PER": 2,
		"-DOCSTART- O\n\nAnn I-PER\n\nleft O\n":                                 1,
	} {
		if err := os.WriteFile(path, []byte(corpus), 0o644); err != nil {
			t.Fatal(err)
		}
		sents, err := readNames(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(documents(sents)); got != want {
			t.Errorf("%q: %d documents, want %d", corpus, got, want)
		}
	}
}

func TestTreesTellWhatIsNoName(t *testing.T) {
	doc := plainDocument([]taggedSentence{{forms: []string{"The", "Bank", "of", "Velmont", "hired", "a", "clerk", "on", "Market", "Square"}}})
	for i, xpos := range []string{"DT", "NNP", "IN", "NNP", "VBD", "DT", "NN", "IN", "NN", "NNP"} {
		doc.Tokens[i].XPOS = xpos
	}
	got := new(data).treeNames(doc, doc.Sentences[0], new(nameTeachers)).tags
	want := []string{"?", "?", "?", "?", "O", "O", "O", "O", "?", "?"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestNameTeachersMustAgree(t *testing.T) {
	ts := &nameTeachers{tags: [][]string{{"B-PER", "B-ORG", "O"}, {"B-PER", "B-LOC", "O"}}}
	got := []string{ts.tag(0), ts.tag(1), ts.tag(2)}
	if want := []string{"B-PER", unknownTag, "O"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestNationalitiesAreNoPlaces(t *testing.T) {
	s := taggedSentence{forms: []string{"German", "cars", "in", "Peru"}, tags: []string{"B-LOC", "O", "O", "B-LOC"}, pos: []string{"JJ", "NNS", "IN", "NNP"}}
	s.nationalities()
	if want := []string{"B-MISC", "O", "O", "B-LOC"}; !slices.Equal(s.tags, want) {
		t.Errorf("got %v, want %v", s.tags, want)
	}
}

func TestOfficesAreNoPersons(t *testing.T) {
	gaz, err := schema.LoadGazetteer()
	if err != nil {
		t.Fatal(err)
	}
	s := taggedSentence{
		forms: []string{"Senator", "Ann", "Brix", "told", "the", "President", "and", "the", "King", "of", "Norway"},
		tags:  []string{"B-PER", "I-PER", "I-PER", "O", "O", "B-PER", "O", "O", "B-PER", "I-PER", "I-PER"},
		pos:   []string{"NNP", "NNP", "NNP", "VBD", "DT", "NNP", "CC", "DT", "NNP", "IN", "NNP"},
	}
	s.offices(gaz)
	want := []string{"O", "B-PER", "I-PER", "O", "O", "O", "O", "O", "O", "?", "?"}
	if !slices.Equal(s.tags, want) {
		t.Errorf("got %v, want %v", s.tags, want)
	}
}

func TestLoweredSentencesKeepTheirTags(t *testing.T) {
	s := taggedSentence{forms: []string{"Flights", "to", "Lima"}, tags: []string{"O", "O", "B-LOC"}, pos: []string{"NNS", "IN", "NNP"}}
	got := lowered([]taggedSentence{s})
	if len(got) != 1 || !slices.Equal(got[0].forms, []string{"flights", "to", "lima"}) || !slices.Equal(got[0].tags, s.tags) || got[0].pos != nil {
		t.Errorf("got %v", got)
	}
}

func TestReplacedNamesKeepTheSentence(t *testing.T) {
	gaz, err := schema.LoadGazetteer()
	if err != nil {
		t.Fatal(err)
	}
	s := taggedSentence{forms: []string{"Ann", "Brix", "left", "Velmont"}, tags: []string{"B-PER", "I-PER", "O", "B-LOC"}, pos: []string{"NNP", "NNP", "VBD", "NNP"}}
	p := newPools([]taggedSentence{s}, gaz)
	out := p.replace(rand.New(rand.NewPCG(1, 1)), s, 1)
	if len(out.forms) != len(out.tags) || len(out.forms) != len(out.pos) {
		t.Fatalf("%d words, %d tags, %d parts of speech", len(out.forms), len(out.tags), len(out.pos))
	}
	spans := tagSpans(out.tags)
	if len(spans) != 2 || spans[0].typ != "PER" || spans[1].typ != "LOC" || !slices.Contains(out.forms, "left") {
		t.Errorf("got %v %v", out.forms, out.tags)
	}
	var toks []extract.Token = out.tokens()
	if toks[spans[1].first].XPOS != "NNP" {
		t.Errorf("a name's first word is %s", toks[spans[1].first].XPOS)
	}
}
