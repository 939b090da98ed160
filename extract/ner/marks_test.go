package ner

import (
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

func testMarker(t testing.TB) *Marker {
	t.Helper()
	gaz, err := schema.LoadGazetteer()
	if err != nil {
		t.Fatal(err)
	}
	m, err := NewMarker(gaz)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// kindsOf marks the words of a sentence and returns for each the letters of its
// kinds, in capitals where a run begins.
func kindsOf(t testing.TB, sentence string) string {
	t.Helper()
	names := "gscpondtwlhm" // in the order of the kinds
	var toks []extract.Token
	for _, form := range strings.Fields(sentence) {
		toks = append(toks, extract.Token{Form: form})
	}
	var out []string
	for _, marks := range testMarker(t).Marks(toks) {
		word := "-"
		for _, b := range []byte(marks) {
			letter := names[(b-firstKindMark)/2 : (b-firstKindMark)/2+1]
			if (b-firstKindMark)%2 == 0 {
				letter = strings.ToUpper(letter)
			}
			word += letter
		}
		out = append(out, word)
	}
	return strings.Join(out, " ")
}

func TestMarksOfRuns(t *testing.T) {
	for sentence, want := range map[string]string{
		"they sell Coca - Cola":     "- - -O -o -o",
		"they sell coca-cola":       "- - -O",
		"a bank in New York City":   "- -W - -P -sp -pl",
		"WHO found IT where it was": "-O - -T - - -",
		"Mary Miller of Peru":       "-G -S - -C",
		"the Peruvian president":    "- -N -H",
		"at McDonald 's on Monday":  "- -O -o - -M",
		"no part of this is a name": "- - - - - - -",
	} {
		want = strings.Join(strings.Fields(want), " ")
		if got := kindsOf(t, sentence); got != want {
			t.Errorf("%s: got %q, want %q", sentence, got, want)
		}
	}
}

func TestMarksTellThePartOfSpeech(t *testing.T) {
	m := testMarker(t)
	a := m.Marks([]extract.Token{{Form: "zyx", XPOS: "NNP"}})
	b := m.Marks([]extract.Token{{Form: "zyx", XPOS: "VBZ"}})
	if a[0] == b[0] || len(a[0]) != 1 || len(b[0]) != 1 {
		t.Errorf("marks %q and %q", a, b)
	}
}

func TestMarksAreBelowTheirCount(t *testing.T) {
	m := testMarker(t)
	for _, sentence := range []string{"Bank of England", "🙂 \u202e x", "a-b-c -- ' ’ .", "İstanbul"} {
		var toks []extract.Token
		for _, form := range strings.Fields(sentence) {
			toks = append(toks, extract.Token{Form: form, XPOS: "NNP"})
		}
		for i, marks := range m.Marks(toks) {
			for _, b := range []byte(marks) {
				if int(b) >= MarkCount {
					t.Errorf("%s: mark %d", toks[i].Form, b)
				}
			}
		}
	}
}
