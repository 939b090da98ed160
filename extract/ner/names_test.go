package ner

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/conllu"
)

// document makes a Document of sentences with a token a line: form, UPOS, XPOS, head
// (from 1), relation, and the lemma and the name tag where they are not the form and O.
func document(t testing.TB, tagged bool, sentences ...string) *extract.Document {
	t.Helper()
	var text strings.Builder
	for _, sent := range sentences {
		n := 0
		for line := range strings.Lines(sent) {
			c := strings.Fields(line)
			if len(c) == 0 {
				continue
			}
			n++
			lemma, misc := c[0], "_"
			if tagged {
				misc = "NER=O"
			}
			for _, extra := range c[5:] {
				if strings.HasPrefix(extra, "B-") || strings.HasPrefix(extra, "I-") {
					misc = "NER=" + extra
				} else {
					lemma = extra
				}
			}
			fmt.Fprintf(&text, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t%s\n", n, c[0], lemma, c[1], c[2], c[3], c[4], misc)
		}
		text.WriteString("\n")
	}
	docs, err := conllu.Read(strings.NewReader(text.String()), "test")
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 1 {
		t.Fatalf("%d documents", len(docs))
	}
	return docs[0]
}

func found(t testing.TB, doc *extract.Document) []string {
	t.Helper()
	known := testMarker(t)
	out := []string{}
	for _, n := range Names(doc, known) {
		s := doc.TextOf(n.First, n.End) + ":" + string(n.Type)
		if n.Gazetteer != "" {
			s += ":" + n.Gazetteer
		}
		if n.Demonym {
			s += ":demonym"
		}
		if n.Metonym {
			s += ":government"
		}
		out = append(out, s)
	}
	return out
}

func TestNamesMergesTaggerAndGazetteer(t *testing.T) {
	tests := []struct {
		name, sent string
		want       []string
	}{
		{"the longest span wins", `
			Israel PROPN NNP 3 nsubj B-PER
			Katz PROPN NNP 1 flat I-PER
			resigned VERB VBD 0 root resign`,
			[]string{"Israel Katz:Person"}},
		{"the gazetteer corrects the type", `
			Hamas PROPN NNP 2 nsubj B-PER
			refused VERB VBD 0 root refuse`,
			[]string{"Hamas:Organization:hamas"}},
		{"and finds what the tagger missed", `
			state NOUN NN 4 compound
			- PUNCT HYPH 3 punct
			run VERB VBN 4 amod
			TASS NOUN NN 5 nsubj
			reported VERB VBD 0 root report`,
			[]string{"TASS:Organization:tass"}},
		{"what an office is for is no name", `
			US PROPN NNP 3 compound B-ORG
			Defense PROPN NNP 3 compound I-ORG
			Secretary PROPN NNP 4 nmod:desc
			Ann PROPN NNP 6 nsubj B-PER
			Kerr PROPN NNP 4 flat I-PER
			resigned VERB VBD 0 root resign`,
			[]string{"US:Country:united-states", "Ann Kerr:Person"}},
		{"unless the body is named", `
			US PROPN NNP 3 compound B-ORG
			Treasury PROPN NNP 3 compound I-ORG
			Department PROPN NNP 4 compound I-ORG
			spokesman NOUN NN 5 nmod:desc
			Kerr PROPN NNP 6 nsubj B-PER
			resigned VERB VBD 0 root resign`,
			[]string{"US Treasury Department:Organization:treasury-department", "Kerr:Person"}},
		{"titles before a person are cut with all before them", `
			Polish ADJ JJ 2 amod B-PER
			President PROPN NNP 3 nmod:desc I-PER
			Anna PROPN NNP 5 nsubj I-PER
			Nowak PROPN NNP 3 flat I-PER
			left VERB VBD 0 root leave`,
			[]string{"Polish:Country:poland:demonym", "Anna Nowak:Person"}},
		{"possessives and determiners are no part", `
			The DET DT 2 det B-ORG
			Observer PROPN NNP 4 nmod:poss I-ORG
			's PART POS 2 case I-ORG
			editor NOUN NN 0 root`,
			[]string{"Observer:Organization"}},
		{"a title alone is no name", `
			The DET DT 3 det B-PER
			Prime PROPN NNP 3 compound I-PER
			Minister PROPN NNP 4 nsubj I-PER
			left VERB VBD 0 root leave`,
			[]string{}},
		{"a day is no name, and May can be one", `
			May PROPN NNP 4 nsubj B-PER
			and CCONJ CC 3 cc
			Theresa PROPN NNP 1 conj B-PER
			met VERB VBD 0 root meet
			on ADP IN 6 case
			Friday PROPN NNP 4 obl B-MISC`,
			[]string{"Theresa:Person"}},
		{"a surname that is a month", `
			Theresa PROPN NNP 3 nsubj B-PER
			May PROPN NNP 1 flat I-PER
			left VERB VBD 0 root leave`,
			[]string{"Theresa May:Person"}},
		{"a place that is no country", `
			Rebels NOUN NNS 2 nsubj rebel
			took VERB VBD 0 root take
			Brodtown PROPN NNP 2 obj B-LOC`,
			[]string{"Brodtown:Place"}},
		{"a given name that is a place", `
			President PROPN NNP 2 nmod:desc
			Jordan PROPN NNP 3 nsubj B-PER
			left VERB VBD 0 root leave`,
			[]string{"Jordan:Person"}},
		{"the pronoun us and the verb polish", `
			They PRON PRP 2 nsubj
			told VERB VBD 0 root tell
			us PRON PRP 2 obj
			to PART TO 5 mark
			Polish VERB VB 2 xcomp polish
			it PRON PRP 5 obj`,
			[]string{}},
		{"a currency", `
			It PRON PRP 2 nsubj
			cost VERB VBD 0 root
			US PROPN NNP 4 compound
			$ SYM $ 2 obj
			9 NUM CD 4 nummod`,
			[]string{}},
		{"a person of a party is two names", `
			Ann PROPN NNP 6 nsubj B-PER
			Brix PROPN NNP 1 flat I-PER
			of ADP IN 5 case I-PER
			Grain PROPN NNP 5 compound I-PER
			Union PROPN NNP 1 nmod I-PER
			won VERB VBD 0 root win`,
			[]string{"Ann Brix:Person"}},
		{"both halves of a divided country", `
			North ADJ JJ 4 amod
			and CCONJ CC 3 cc
			South PROPN NNP 1 conj
			Korea PROPN NNP 5 nsubj
			talked VERB VBD 0 root talk
			in ADP IN 9 case
			the DET DT 9 det
			cold ADJ JJ 9 amod
			North PROPN NNP 5 obl`,
			[]string{"North:Country:north-korea", "South Korea:Country:south-korea"}},
		{"and one of them for short", `
			North PROPN NNP 2 compound
			Korea PROPN NNP 3 nsubj
			warned VERB VBD 0 root warn
			the DET DT 5 det
			South PROPN NNP 3 obj B-LOC`,
			[]string{"North Korea:Country:north-korea", "South:Country:south-korea"}},
		{"a language", `
			He PRON PRP 2 nsubj
			wrote VERB VBD 0 root write
			in ADP IN 4 case
			Russian PROPN NNP 2 obl`,
			[]string{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := found(t, document(t, true, test.sent)); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestCapitalsAreGovernmentsOrPlaces(t *testing.T) {
	gov := "Moscow:Country:russia:government"
	place := "Moscow:Place:moscow"
	tests := []struct{ name, sent, want string }{
		{"subject", "Moscow PROPN NNP 2 nsubj\nwanted VERB VBD 0 root want", gov},
		{"subject of a verb for towns", "Moscow PROPN NNP 2 nsubj\nburned VERB VBD 0 root burn", place},
		{"locative", "He PRON PRP 2 nsubj\nlives VERB VBZ 0 root live\nin ADP IN 4 case\nMoscow PROPN NNP 2 obl", place},
		{"direction", "He PRON PRP 2 nsubj\nflew VERB VBD 0 root fly\nto ADP IN 4 case\nMoscow PROPN NNP 2 obl", place},
		{"hearer", "He PRON PRP 2 nsubj\nappealed VERB VBD 0 root appeal\nto ADP IN 4 case\nMoscow PROPN NNP 2 obl", gov},
		{"accused", "He PRON PRP 2 nsubj\naccused VERB VBD 0 root accuse\nMoscow PROPN NNP 2 obj", gov},
		{"visited", "He PRON PRP 2 nsubj\nvisited VERB VBD 0 root visit\nMoscow PROPN NNP 2 obj", place},
		{"possessor of an act", "Moscow PROPN NNP 3 nmod:poss\n's PART POS 1 case\nclaim NOUN NN 0 root", gov},
		{"possessor of streets", "Moscow PROPN NNP 3 nmod:poss\n's PART POS 1 case\nstreets NOUN NNS 0 root street", place},
		{"talks with", "talks NOUN NNS 0 root talk\nwith ADP IN 3 case\nMoscow PROPN NNP 1 nmod", gov},
		{"pro-", "a DET DT 5 det\npro ADJ JJ 4 compound\n- PUNCT HYPH 2 punct\nMoscow PROPN NNP 5 amod\nparty NOUN NN 0 root", gov},
		{"-based", "a DET DT 5 det\nMoscow PROPN NNP 4 compound\n- PUNCT HYPH 2 punct\nbased VERB VBN 5 amod base\nfirm NOUN NN 0 root", place},
		{"second conjunct", "Paris PROPN NNP 4 nsubj\nand CCONJ CC 3 cc\nMoscow PROPN NNP 1 conj\nagreed VERB VBD 0 root agree", gov},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := found(t, document(t, true, test.sent))
			if !slices.Contains(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestSeatsOfGovernment(t *testing.T) {
	said := "the DET DT 2 det\nKremlin PROPN NNP 3 nsubj\nsaid VERB VBD 0 root say"
	if got := found(t, document(t, true, said)); !slices.Equal(got, []string{"Kremlin:Country:russia:government"}) {
		t.Errorf("got %q", got)
	}
	near := "They PRON PRP 2 nsubj\nmet VERB VBD 0 root meet\nnear ADP IN 5 case\nthe DET DT 5 det\nKremlin PROPN NNP 2 obl"
	if got := found(t, document(t, true, near)); !slices.Equal(got, []string{"Kremlin:Place:kremlin"}) {
		t.Errorf("got %q", got)
	}
}

func TestGeorgiaDependsOnTheCompanyItKeeps(t *testing.T) {
	georgia := "Georgia PROPN NNP 2 nsubj\nvoted VERB VBD 0 root vote"
	if got := found(t, document(t, true, georgia)); !slices.Equal(got, []string{"Georgia:Country:georgia"}) {
		t.Errorf("alone: %q", got)
	}
	texas := "Texas PROPN NNP 2 nsubj\nvoted VERB VBD 0 root vote"
	if got := found(t, document(t, true, georgia, texas)); got[0] != "Georgia:Place:georgia-us-state" {
		t.Errorf("beside Texas: %q", got)
	}
}

func TestASurnameIsNoPlace(t *testing.T) {
	full := "Rick PROPN NNP 3 nsubj B-PER\nHouston PROPN NNP 1 flat I-PER\nspoke VERB VBD 0 root speak"
	short := "Houston PROPN NNP 2 nsubj B-LOC\nagreed VERB VBD 0 root agree"
	in := "They PRON PRP 2 nsubj\nmet VERB VBD 0 root meet\nin ADP IN 4 case\nHouston PROPN NNP 2 obl B-LOC"
	want := []string{"Rick Houston:Person", "Houston:Person", "Houston:Place:houston"}
	if got := found(t, document(t, true, full, short, in)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNamesWithoutATagger(t *testing.T) {
	tests := []struct {
		name, sent string
		want       []string
	}{
		{"a title tells a person", `
			Mayor PROPN NNP 2 nmod:desc
			Tarek PROPN NNP 4 nsubj
			Brix PROPN NNP 2 flat
			spoke VERB VBD 0 root speak`,
			[]string{"Tarek Brix:Person"}},
		{"a last word tells an organisation", `
			Northern PROPN NNP 3 amod
			Grain PROPN NNP 3 compound
			Council PROPN NNP 4 nsubj
			met VERB VBD 0 root meet`,
			[]string{"Northern Grain Council:Organization"}},
		{"the gazetteer still knows", `
			Iranian ADJ JJ 2 amod
			ships NOUN NNS 3 nsubj ship
			left VERB VBD 0 root leave
			Oman PROPN NNP 3 obj`,
			[]string{"Iranian:Country:iran:demonym", "Oman:Country:oman"}},
		{"neighbours that the tree does not join are two", `
			Brix PROPN NNP 2 nsubj
			told VERB VBD 0 root tell
			Vell PROPN NNP 2 iobj
			Monday PROPN NNP 2 obl:unmarked`,
			[]string{"Brix:Thing", "Vell:Thing"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := found(t, document(t, false, test.sent)); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func BenchmarkNames(b *testing.B) {
	known := testMarker(b)
	sent := `
		Polish ADJ JJ 2 amod
		President PROPN NNP 3 nmod:desc
		Anna PROPN NNP 5 nsubj B-PER
		Nowak PROPN NNP 3 flat I-PER
		told VERB VBD 0 root tell
		Moscow PROPN NNP 5 obj B-LOC
		that SCONJ IN 8 mark
		talks NOUN NNS 5 ccomp talk
		with ADP IN 10 case
		NATO PROPN NNP 8 nmod B-ORG
		failed VERB VBD 8 dep fail
		. PUNCT . 5 punct`
	sents := make([]string, 50)
	for i := range sents {
		sents[i] = sent
	}
	doc := document(b, true, sents...)
	for b.Loop() {
		Names(doc, known)
	}
	b.ReportMetric(float64(b.N*len(sents))/b.Elapsed().Seconds(), "sentences/s")
}
