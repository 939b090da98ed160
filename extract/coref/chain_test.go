package coref

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

// showChains lists the chains of two phrases or more.
func showChains(doc *extract.Document) string {
	var out []string
	for _, chain := range doc.Chains {
		if len(chain) < 2 {
			continue
		}
		var phrases []string
		for _, p := range chain {
			phrases = append(phrases, doc.TextOf(p.First, p.End))
		}
		out = append(out, strings.Join(phrases, " = "))
	}
	return strings.Join(out, "; ")
}

func TestWholePhrases(t *testing.T) {
	for _, test := range []struct{ name, sent, want string }{
		{"modifiers and relative clause, no preposition",
			"In ADP IN 4 case\nthe DET DT 4 det\nold ADJ JJ 4 amod\nhouse NOUN NN 0 root\nthat PRON WDT 6 nsubj\nburned VERB VBD 4 acl:relcl burn",
			"the old house that burned"},
		{"the owner with his 's, and what is owned",
			"Lea PROPN NNP 3 nmod:poss\n's PART POS 1 case\nhouse NOUN NN 0 root",
			"Lea 's house|Lea 's"},
		{"conjuncts alone and together",
			"Lea PROPN NNP 4 nsubj\nand CCONJ CC 3 cc\nMax PROPN NNP 1 conj\nleft VERB VBD 0 root",
			"Lea and Max|Lea|Max"},
		{"apposition, without comma and brackets",
			"Ministers NOUN NNS 5 nsubj\n( PUNCT -LRB- 3 punct\nMPs NOUN NNS 1 appos\n) PUNCT -RRB- 3 punct\nleft VERB VBD 0 root",
			"Ministers|MPs"},
		{"pronouns, but not the there of there is",
			"There PRON EX 2 expl\nis VERB VBZ 0 root\nit PRON PRP 2 nsubj",
			"it"},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := document(t, test.sent)
			stage, err := New(nil)
			if err != nil {
				t.Fatal(err)
			}
			r := newResolver(doc, stage.gaz)
			r.detect()
			var got []string
			for _, p := range r.phrases() {
				got = append(got, doc.TextOf(p.First, p.End))
				if p.Head < p.First || p.Head >= p.End {
					t.Errorf("the head of %q is outside of it", got[len(got)-1])
				}
			}
			if s := strings.Join(got, "|"); s != test.want {
				t.Errorf("got %s, want %s", s, test.want)
			}
		})
	}
}

func TestChainsHaveThingsToo(t *testing.T) {
	doc := document(t,
		"Peter PROPN NNP 2 nsubj B-PER\nbought VERB VBD 0 root buy\na DET DT 4 det\nhouse NOUN NN 2 obj",
		"He PRON PRP 2 nsubj he\nsold VERB VBD 0 root sell\nthe DET DT 4 det\nhouse NOUN NN 2 obj")
	process(t, doc)
	if got, want := showChains(doc), "Peter = He; a house = the house"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	first := -1
	for _, chain := range doc.Chains {
		if chain[0].First < first {
			t.Error("chains are not in order of the text")
		}
		first = chain[0].First
	}
}

func TestChainsCanBeLearned(t *testing.T) {
	// Here a house is always another one.
	text := []string{
		"A DET DT 2 det\nhouse NOUN NN 3 nsubj\nburned VERB VBD 0 root burn",
		"The DET DT 2 det\nhouse NOUN NN 3 nsubj\nfell VERB VBD 0 root fall",
		"The DET DT 2 det\ntower NOUN NN 3 nsubj\nfell VERB VBD 0 root fall",
		"The DET DT 2 det\ntower NOUN NN 3 nsubj\nstood VERB VBD 0 root stand",
	}
	phrase := func(first int) extract.Phrase { return extract.Phrase{First: first, End: first + 2, Head: first + 1} }
	teach := func() *ChainModel {
		doc := document(t, text...)
		doc.Chains = []extract.Chain{{phrase(0)}, {phrase(3)}, {phrase(6), phrase(9)}}
		stage, err := New(nil)
		if err != nil {
			t.Fatal(err)
		}
		m, err := TrainChains(context.Background(), []*extract.Document{doc}, stage.gaz, TrainConfig{Epochs: 30, Bits: 14, Rate: 0.1})
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	model := teach()
	if !bytes.Equal(model.Encode(), teach().Encode()) {
		t.Error("the same documents give another model")
	}
	decoded, err := DecodeChainModel(model.Encode())
	if err != nil {
		t.Fatal(err)
	}
	stage, err := NewConfig(Config{Model: decoded})
	if err != nil {
		t.Fatal(err)
	}
	doc := document(t, text...)
	if err := stage.Process(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	if got, want := showChains(doc), "The tower = The tower"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if _, err := TrainChains(context.Background(), nil, stage.gaz, TrainConfig{}); err == nil {
		t.Error("no documents, no error")
	}
}

func TestDecodeChainModelRefusesOtherFiles(t *testing.T) {
	for _, b := range []string{"", "QWSEG", chainMagic, chainMagic + "\x02\x00\x00\x00ab"} {
		if _, err := DecodeChainModel([]byte(b)); err == nil {
			t.Errorf("%q is a model", b)
		}
	}
	card, err := Card()
	if err != nil || card.Name != "english-chains" || card.Command == "" {
		t.Errorf("card %+v, %v", card, err)
	}
}
