package attachment

import (
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/conllu"
)

func parse(t *testing.T, text string) []*extract.Document {
	t.Helper()
	docs, err := conllu.Read(strings.NewReader(strings.ReplaceAll(text, " ", "\t")+"\n\n"), "test")
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

const gold = `1 Kyiv Kyiv PROPN NNP _ 2 nsubj _ _
2 sent send VERB VBD _ 0 root _ _
3 envoys envoy NOUN NNS _ 2 obj _ _
4 to to ADP IN _ 5 case _ _
5 Ankara Ankara PROPN NNP _ 2 obl _ _`

func TestSlipsAreSortedByRelationAndHead(t *testing.T) {
	system := strings.NewReplacer("2 obl", "3 nmod", "2 nsubj", "2 obj").Replace(gold)
	r, err := Compare(parse(t, gold), parse(t, system))
	if err != nil {
		t.Fatal(err)
	}
	slips := r.Slips("obl")
	want := Slip{"obl", "nmod", "VERB > NOUN", 1, "Kyiv +sent+ -envoys- to [Ankara]"}
	if len(slips) != 1 || slips[0] != want {
		t.Errorf("slips of obl: %+v, want %+v", slips, want)
	}
	if s := r.Slips("nsubj"); len(s) != 1 || s[0].Head != "same head" || s[0].Example != "[Kyiv] ±sent± envoys to Ankara" {
		t.Errorf("slips of nsubj: %+v", s)
	}
	for _, rel := range r.Relations() {
		if rel.Name == "obj" && rel != (Relation{"obj", 1, 2, 1}) {
			t.Errorf("obj: %+v", rel)
		}
	}
}

func TestOtherTokensAreRefused(t *testing.T) {
	if _, err := Compare(parse(t, gold), parse(t, strings.Join(strings.Split(gold, "\n")[:3], "\n"))); err == nil {
		t.Error("no error for fewer tokens")
	}
}
