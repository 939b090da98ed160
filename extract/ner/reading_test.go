package ner

import (
	"slices"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/schema"
)

// reading returns the entry and the rule of the name with the form, "-" for none.
func reading(t *testing.T, known *Marker, form string, sentences ...string) string {
	t.Helper()
	doc := document(t, true, sentences...)
	for _, n := range Names(doc, known) {
		if doc.TextOf(n.First, n.End) == form {
			return strings.TrimSpace(n.Gazetteer + " " + n.Rule)
		}
	}
	return "-"
}

func TestContextChoosesAReading(t *testing.T) {
	voted := " 2 nsubj\nvoted VERB VBD 0 root vote"
	lives := "He PRON PRP 2 nsubj\nlives VERB VBZ 0 root live\nin ADP IN 4 case\n"
	after := func(town, place string) string {
		return lives + town + " PROPN NNP 2 obl B-LOC\n, PUNCT , 6 punct\n" + place + " PROPN NNP 4 appos B-LOC"
	}
	texas := "Texas PROPN NNP" + voted
	for _, test := range []struct {
		name, form string
		sentences  []string
		want       string
	}{
		{"nothing tells", "Georgia", []string{"Georgia PROPN NNP" + voted}, "georgia most-common"},
		{"a state beside it", "Georgia", []string{"Georgia PROPN NNP" + voted, texas}, "georgia-us-state states-in-article"},
		{"the country after it", "Georgia", []string{after("Georgia", "U.S.")}, "georgia-us-state place-after"},
		{"a town of the country before it", "Georgia", []string{after("Tbilisi", "Georgia")}, "georgia place-before"},
		{"a town of the state before it", "Georgia", []string{after("Atlanta", "Georgia")}, "georgia-us-state place-before"},
		{"a town of the country, among states", "Georgia", []string{after("Batumi", "Georgia"), texas}, "georgia-us-state states-in-article"},
		{"its governor", "Georgia", []string{"Georgia PROPN NNP 2 compound\nGovernor PROPN NNP 0 root"}, "georgia-us-state office-of-state"},
		{"the state of", "Georgia", []string{"state NOUN NN 0 root\nof ADP IN 3 case\nGeorgia PROPN NNP 1 nmod"}, "georgia-us-state office-of-state"},
		{"another town of the name", "Paris", []string{after("Paris", "Texas")}, "place-after"},
		{"the town of the name", "Paris", []string{after("Paris", "France")}, "paris place-after"},
		{"a list is no place", "Paris", []string{lives + "Paris PROPN NNP 2 obl B-LOC\n, PUNCT , 6 punct\nTexas PROPN NNP 4 conj B-LOC\nand CCONJ CC 8 cc\nRome PROPN NNP 4 conj B-LOC"}, "paris town"},
		{"the capital acts", "Washington", []string{"Washington PROPN NNP 2 nsubj B-LOC\nobjected VERB VBD 0 root object"}, "united-states government"},
		{"the capital is where", "Washington", []string{lives + "Washington PROPN NNP 2 obl B-LOC"}, "washington town"},
		{"the state after its town", "Washington", []string{after("Seattle", "Washington")}, "washington-state place-before"},
		{"a man with a title", "Washington", []string{"Mr. PROPN NNP 2 compound\nWashington PROPN NNP 3 nsubj B-PER\nspoke VERB VBD 0 root speak"}, "name-of-person"},
		{"a given name", "Jordan", []string{"Jordan PROPN NNP 2 nsubj B-PER\nspoke VERB VBD 0 root speak"}, "name-of-person"},
		{"a country", "Jordan", []string{"Jordan PROPN NNP 2 nsubj B-LOC\nagreed VERB VBD 0 root agree"}, "jordan"},
		{"a surname of the article", "Jordan", []string{"Michael PROPN NNP 3 nsubj B-PER\nJordan PROPN NNP 1 flat I-PER\nran VERB VBD 0 root run", "Jordan PROPN NNP 2 nsubj B-LOC\nwon VERB VBD 0 root win"}, "name-of-person"},
		{"a bird", "turkey", []string{"They PRON PRP 2 nsubj\nate VERB VBD 0 root eat\nturkey NOUN NN 2 obj"}, "-"},
		{"a bird first", "Turkey", []string{"Turkey NOUN NN 3 nsubj:pass\nis AUX VBZ 3 aux:pass be\nserved VERB VBN 0 root serve"}, "-"},
		{"New York is a city", "New York", []string{lives + "New PROPN NNP 5 compound B-LOC\nYork PROPN NNP 2 obl I-LOC"}, "new-york-city most-common"},
		{"New York is a state", "New York", []string{"governor NOUN NN 0 root\nof ADP IN 4 case\nNew PROPN NNP 4 compound B-LOC\nYork PROPN NNP 1 nmod I-LOC"}, "new-york-state office-of-state"},
		{"a company", "Amazon", []string{"Amazon PROPN NNP 2 nsubj B-ORG\ngrew VERB VBD 0 root grow"}, "amazon type-of-name"},
		{"a river", "Amazon", []string{"the DET DT 2 det\nAmazon PROPN NNP 3 nsubj B-ORG\ngrew VERB VBD 0 root grow"}, "amazon-rainforest landscape"},
		{"a guard of another country", "National Guard", []string{"the DET DT 4 det\nRussian ADJ JJ 4 amod\nNational PROPN NNP 4 compound B-ORG\nGuard PROPN NNP 0 root I-ORG"}, "nationality-before"},
		{"forces of a country in the article", "PPP", []string{"Seoul PROPN NNP" + voted, "PPP PROPN NNP 2 nsubj B-ORG\nwon VERB VBD 0 root win"}, "people-power-party country-in-article"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := reading(t, testMarker(t), test.form, test.sentences...); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestCapitalsTellNothingInAHeadline(t *testing.T) {
	headline := "TELL VERB VB 0 root tell\nUS PRON PRP 1 iobj we\nWHO PRON WP 5 nsubj who\nMAY AUX MD 5 aux may\nLEAVE VERB VB 1 ccomp leave\nRUSSIA PROPN NNP 5 obj"
	if got := found(t, document(t, true, headline)); !slices.Equal(got, []string{"RUSSIA:Country:russia"}) {
		t.Errorf("got %q", got)
	}
	health := "WHO PROPN NNP 2 nsubj\nWARNS VERB VBZ 0 root warn\nCHINA PROPN NNP 2 obj"
	if got := found(t, document(t, true, health)); !slices.Equal(got, []string{"WHO:Organization:world-health-organization", "CHINA:Country:china"}) {
		t.Errorf("got %q", got)
	}
	lower := "who PRON WP 3 nsubj\nmay AUX MD 3 aux\ntell VERB VB 0 root\nus PRON PRP 3 obj we\nin ADP IN 6 case\nchina NOUN NN 3 obl"
	if got := found(t, document(t, true, lower)); len(got) > 0 {
		t.Errorf("got %q", got)
	}
}

func TestNamesOfTheUser(t *testing.T) {
	base, err := schema.LoadGazetteer()
	if err != nil {
		t.Fatal(err)
	}
	gaz, err := base.Extend("names.tsv", strings.NewReader("label\ttype\tlink\nJordan\tPerson\tQ1\norvik\tOrganization\t-\neOrvik\tThing\t-\nDana Quill\tPerson\t-\n"))
	if err != nil {
		t.Fatal(err)
	}
	known, err := NewMarker(gaz)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, form, sentence, want string }{
		{"a person that is a country elsewhere", "Jordan", "Jordan PROPN NNP 2 nsubj B-PER\nspoke VERB VBD 0 root speak", "jordan-person"},
		{"a person with two names", "Dana Quill", "Dana PROPN NNP 3 nsubj\nQuill PROPN NNP 1 flat\nspoke VERB VBD 0 root speak", "dana-quill"},
		{"in lower case", "orvik", "orvik PROPN NNP 2 nsubj\ngrew VERB VBD 0 root grow", "orvik"},
		{"a word in lower case", "orvik", "an DET DT 2 det\norvik NOUN NN 3 nsubj\ngrew VERB VBD 0 root grow", "-"},
		{"a capital inside", "eOrvik", "the DET DT 2 det\neOrvik PROPN NNP 3 nsubj\ngrew VERB VBD 0 root grow", "eorvik"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := reading(t, known, test.form, test.sentence); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
