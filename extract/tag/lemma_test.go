package tag

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLemma(t *testing.T) {
	l, err := NewLemmatizer()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ form, upos, xpos, want string }{
		// verbs
		{"went", "VERB", "VBD", "go"},
		{"met", "VERB", "VBD", "meet"},
		{"fought", "VERB", "VBD", "fight"},
		{"underwent", "VERB", "VBD", "undergo"},
		{"accused", "VERB", "VBD", "accuse"},
		{"bombed", "VERB", "VBD", "bomb"},
		{"shelling", "VERB", "VBG", "shell"},
		{"provoked", "VERB", "VBN", "provoke"},
		{"signing", "VERB", "VBG", "sign"},
		{"banned", "VERB", "VBN", "ban"},
		{"denies", "VERB", "VBZ", "deny"},
		{"Sanctioned", "VERB", "VBN", "sanction"},
		// contractions and other small words, by their tags
		{"n't", "PART", "RB", "not"},
		{"n’t", "PART", "RB", "not"},
		{"'s", "AUX", "VBZ", "be"},
		{"’s", "PART", "POS", "'s"},
		{"'re", "AUX", "VBP", "be"},
		{"'ll", "AUX", "MD", "will"},
		{"ca", "AUX", "MD", "can"},
		{"wo", "AUX", "MD", "will"},
		{"him", "PRON", "PRP", "he"},
		{"Us", "PRON", "PRP", "we"},
		{"an", "DET", "DT", "a"},
		{"These", "DET", "DT", "this"},
		// nouns
		{"countries", "NOUN", "NNS", "country"},
		{"headquarters", "NOUN", "NNS", "headquarters"},
		{"crises", "NOUN", "NNS", "crisis"},
		{"spokesmen", "NOUN", "NNS", "spokesman"},
		{"Talks", "NOUN", "NNS", "talk"},
		{"CEOs", "NOUN", "NNS", "CEO"},
		// names keep their case
		{"Kremlin", "PROPN", "NNP", "Kremlin"},
		{"Reuters", "PROPN", "NNP", "Reuters"},
		{"NATO", "PROPN", "NNP", "NATO"},
		{"Iraqis", "PROPN", "NNPS", "Iraqi"},
		{"Iranian", "ADJ", "JJ", "Iranian"},
		{"McCarthy", "PROPN", "NNP", "McCarthy"},
		// adjectives, adverbs, numbers, marks
		{"larger", "ADJ", "JJR", "large"},
		{"best", "ADJ", "JJS", "good"},
		{"Meanwhile", "ADV", "RB", "meanwhile"},
		{"250,000", "NUM", "CD", "250000"},
		{"4.5", "NUM", "CD", "4.5"},
		{"“", "PUNCT", "``", `"`},
	}
	for _, test := range tests {
		if got := l.Lemma(test.form, test.upos, test.xpos); got != test.want {
			t.Errorf("%s %s %s: lemma %q, want %q", test.form, test.upos, test.xpos, got, test.want)
		}
	}
}

// A wrong tag does not make a wrong lemma of a word that has but one.
func TestLemmaSurvivesWrongTags(t *testing.T) {
	l, err := NewLemmatizer()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ form, upos, xpos, want string }{
		{"buses", "VERB", "VBZ", "bus"},
		{"Texas", "PROPN", "NNPS", "Texas"},
		{"headquarters", "VERB", "VBZ", "headquarters"},
		{"etc", "NOUN", "NN", "etc."},
		{"less", "ADV", "JJR", "less"},
		{"rewarding", "ADJ", "JJ", "rewarding"}, // an adjective of its own, though seen as a verb
		{"california", "PROPN", "NNP", "California"},
		{"--", "PUNCT", ":", "--"},
		{"--", "PUNCT", ",", "--"},
		{"Soooo", "ADV", "RB", "so"}, // stretched
		{"freeee", "ADJ", "JJ", "free"},
	} {
		if got := l.Lemma(test.form, test.upos, test.xpos); got != test.want {
			t.Errorf("%s %s %s: lemma %q, want %q", test.form, test.upos, test.xpos, got, test.want)
		}
	}
}

func TestWrittenRulesAreRead(t *testing.T) {
	l, err := NewLemmatizer()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := l.Write(&out); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out.Bytes(), lemmaRules) {
		t.Error("the embedded rules, read and written, are not the same")
	}
}

func TestBadRulesNameTheLine(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"nonsense\n", "f:1: no rules of lemmatisation, or of another version"},
		{lemmaHeader + "\n=\tgo\t0|\n", `f:2: bad rule "=\tgo\t0|"`},
		{lemmaHeader + "\nedit\tVERB VB\n=\tgo\n", `f:3: bad rule "=\tgo"`},
	} {
		if _, err := ReadLemmatizer(strings.NewReader(test.in), "f"); err == nil || err.Error() != test.want {
			t.Errorf("%q: %v, want %s", test.in, err, test.want)
		}
	}
}

func TestEditScript(t *testing.T) {
	for _, test := range []struct {
		word, lemma string
		want        rule
	}{
		{"walk", "walk", "0|"},
		{"denied", "deny", "3|y"},
		{"went", "go", "4|go"},
		{"20,000", "20000", dropCommas},
		{"naïveté", "naïve", "2|"},
		{"é", "è", "1|è"}, // the first byte is the same, the character is not
		{"extraterritorially", "x", ""},
	} {
		if got := editScript(test.word, test.lemma); got != test.want {
			t.Errorf("%s - %s: %q, want %q", test.word, test.lemma, got, test.want)
		}
	}
}

func TestRegularForms(t *testing.T) {
	for _, test := range []struct{ lemma, upos, want string }{
		{"hassle", "VERB", "hassles hassled hassled hassling"},
		{"ban", "VERB", "bans banned banned banning"},
		{"deny", "VERB", "denies denied denied denying"},
		{"veto", "VERB", "vetoes vetoed vetoed vetoing"},
		{"agree", "VERB", "agrees agreed agreed"},
		{"visit", "VERB", "visits"}, // the stress decides: visited, but submitted
		{"quit", "VERB", "quits quitted quitted quitting"},
		{"ally", "NOUN", "allies"},
		{"march", "NOUN", "marches"},
		{"big", "ADJ", "bigger biggest"},
		{"happy", "ADJ", "happier happiest"},
	} {
		var got []string
		for _, f := range regularForms(test.lemma, test.upos) {
			got = append(got, f.form)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %s, want %s", test.lemma, got, test.want)
		}
	}
}

func FuzzLemma(f *testing.F) {
	l, err := NewLemmatizer()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("denied", "VERB", "VBD")
	f.Add("é", "X", "FW")
	f.Add("'s", "", "")
	f.Add(strings.Repeat("ab", 1000), "NOUN", "NNS")
	f.Fuzz(func(t *testing.T, form, upos, xpos string) {
		if lemma := l.Lemma(form, upos, xpos); form != "" && utf8.ValidString(form) && (lemma == "" || !utf8.ValidString(lemma)) {
			t.Fatalf("%q %s %s: lemma %q", form, upos, xpos, lemma)
		}
	})
}

func BenchmarkLemma(b *testing.B) {
	l, err := NewLemmatizer()
	if err != nil {
		b.Fatal(err)
	}
	words := [][3]string{{"The", "DET", "DT"}, {"ministers", "NOUN", "NNS"}, {"accused", "VERB", "VBD"},
		{"Tehran", "PROPN", "NNP"}, {"of", "ADP", "IN"}, {"supplying", "VERB", "VBG"}, {"drones", "NOUN", "NNS"}, {".", "PUNCT", "."}}
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			l.Lemma(w[0], w[1], w[2])
		}
	}
	b.ReportMetric(float64(len(words)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func TestEmbeddedCard(t *testing.T) {
	card, err := LemmaCard()
	if err != nil || card.Name == "" || card.Licence == "" || card.Command == "" || len(card.Training) == 0 || len(card.Scores) == 0 || len(card.SHA256) != 64 {
		t.Errorf("%+v, %v", card, err)
	}
}
