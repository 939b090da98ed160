package segment

import (
	"bytes"
	"context"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// treebank makes a document of sentences: tokens separated by spaces, "+" before
// a word written together with the one before it, "_" before a token without
// space before it, "¶" before a sentence that begins a paragraph.
func treebank(sentences ...string) *extract.Document {
	doc := &extract.Document{Article: &extract.Article{}}
	var text strings.Builder
	paragraph := 0
	for i, sentence := range sentences {
		if rest, ok := strings.CutPrefix(sentence, "¶"); ok {
			sentence = rest
			paragraph++
			text.WriteString("\n")
		}
		if i > 0 {
			text.WriteString("\n")
		}
		first := len(doc.Tokens)
		for k, form := range strings.Fields(sentence) {
			contracted := form[0] == '+'
			if form[0] != '_' && !contracted && k > 0 {
				text.WriteString(" ")
			}
			form = strings.TrimLeft(form, "_+")
			tok := extract.Token{Form: form, Contracted: contracted, Head: -1}
			if form == `"` {
				tok.XPOS = "''"
			}
			tok.Begin = text.Len()
			text.WriteString(form)
			tok.End = text.Len()
			doc.Tokens = append(doc.Tokens, tok)
		}
		doc.Sentences = append(doc.Sentences, extract.Sentence{
			First: first, End: len(doc.Tokens), Paragraph: paragraph,
			Span: schema.Span{Begin: doc.Tokens[first].Begin, End: text.Len()},
		})
	}
	doc.Article.Text = text.String()
	return doc
}

func TestLayouts(t *testing.T) {
	doc := treebank("They do +n't agree _.", `" No _, _" he said _.`, "¶The talks go on in Oman _.")
	for _, test := range []struct {
		name string
		lay  layout
		want string
	}{
		{"plain", layout{}, "They don't agree. \" No,\" he said.\n\nThe talks go on in Oman."},
		{"sentences", layout{lines: laySentences}, "They don't agree.\n\" No,\" he said.\n\nThe talks go on in Oman."},
		{"lines", layout{lines: layLines}, "They don't agree. \" No,\" he said.\nThe talks go on in Oman."},
		{"wrapped", layout{lines: layWrapped, width: 20}, "They don't agree. \"\nNo,\" he said.\n\nThe talks go on in\nOman."},
		{"curly", layout{quotes: quotesCurly}, "They don’t agree. ” No,” he said.\n\nThe talks go on in Oman."},
		{"single", layout{quotes: quotesSingle}, "They don't agree. ’ No,’ he said.\n\nThe talks go on in Oman."},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := test.lay.apply(doc)
			if got := s.text.String(); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if len(s.marks) != s.text.Len() {
				t.Fatalf("%d marks for %d bytes", len(s.marks), s.text.Len())
			}
			tokens, words, sentences := 0, 0, 0
			for _, mark := range s.marks {
				tokens += int(mark & beginsToken)
				words += int(mark & beginsWord / beginsWord)
				sentences += int(mark & beginsSentence / beginsSentence)
			}
			if tokens != len(doc.Tokens) || words != 1 || sentences != 3 {
				t.Errorf("%d tokens, %d words within tokens, %d sentences marked", tokens, words, sentences)
			}
		})
	}
}

func TestTightLayoutForgetsSpaces(t *testing.T) {
	var sentences []string
	for range 200 {
		sentences = append(sentences, "Talks ended _.")
	}
	text := layout{lines: layTight, rng: rand.New(rand.NewPCG(1, 2))}.apply(treebank(sentences...)).text.String()
	if n := strings.Count(text, "ended.Talks"); n == 0 || n > 30 {
		t.Errorf("%d spaces forgotten", n)
	}
}

// What a model has learned survives encoding, and training is deterministic.
func TestTrainEncodeDecode(t *testing.T) {
	var docs []*extract.Document
	for range minDocs { // less would be learned of nothing
		docs = append(docs, treebank("They do +n't agree _.", "We do +n't know _.", "¶He can +not go _.", "It is late _."),
			treebank("She can +not stay _.", "Nobody knows _.", "¶You do +n't say _.", "I left _."))
	}
	var models [2]*Model
	for i := range models {
		m, err := Train(context.Background(), docs, TrainConfig{Epochs: 30, TokenBits: 12, SentenceBits: 12, Seed: 3})
		if err != nil {
			t.Fatal(err)
		}
		models[i] = m
	}
	if !bytes.Equal(models[0].Encode(), models[1].Encode()) {
		t.Error("two trainings differ")
	}
	m, err := DecodeModel(models[0].Encode())
	if err != nil {
		t.Fatal(err)
	}
	doc := process(t, Config{Model: m}, &extract.Article{Text: "They don't know. We cannot stay. It is late."})
	if want := "We can+not stay .\nIt is late ."; !strings.HasSuffix(show(doc), want) {
		t.Errorf("got\n%s\nwant at the end\n%s", show(doc), want)
	}
}

func TestBadModels(t *testing.T) {
	good := embedded
	for name, b := range map[string][]byte{
		"empty": nil, "other": []byte("no model at all"), "cut": good[:len(good)-1], "long": append(bytes.Clone(good), 0),
		"clitics": good[:len(magic)+2], "header": good[:len(magic)+4],
		"version": append([]byte(magic[:len(magic)-1]+"\xff"), good[len(magic):]...),
	} {
		if _, err := DecodeModel(b); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := Train(context.Background(), nil, TrainConfig{}); err == nil {
		t.Error("training from nothing: no error")
	}
}

func TestAbbreviationsAreWrittenIn(t *testing.T) {
	for _, test := range []struct{ form, want string }{
		{"11/28/2000", "2000-11-28"}, {"11/28/00", "11/28/00"}, {"11-28-2000", "11-28-2000"}, {"a/b", "a/b"},
	} {
		if got := isoDate(test.form); got != test.want {
			t.Errorf("%s: %s, want %s", test.form, got, test.want)
		}
	}
	doc := treebank("The envoy flew to Oman _.", "He met Ann Weiss _.", "It ended _.")
	for i := range doc.Tokens {
		if form := doc.Tokens[i].Form; form == "Oman" || form == "Weiss" {
			doc.Tokens[i].XPOS = "NNP"
		}
	}
	for i, want := range []bool{true, true, false} {
		if got := endsWithName(doc, i); got != want {
			t.Errorf("sentence %d ends with a name: %t", i, got)
		}
	}
	lay := layout{abbreviate: true, rng: rand.New(rand.NewPCG(1, 2))}
	seen := false
	for range 40 {
		seen = seen || strings.Contains(lay.apply(doc).text.String(), "to U.S. He met")
	}
	if !seen {
		t.Error("no sentence ends with an abbreviation")
	}
}

// A list has its items on lines, with a bullet and without their full stops.
func TestListLayout(t *testing.T) {
	doc := treebank("They left in May _.", "Why _?", "¶It is late now _.")
	s := layout{lines: layList, bullet: "•"}.apply(doc)
	if got, want := s.text.String(), "• They left in May\n• Why?\n\n• It is late now"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for i, mark := range s.marks {
		if begins := mark&beginsSentence != 0; begins != strings.HasPrefix(s.text.String()[i:], "•") {
			t.Errorf("byte %d begins a sentence: %t", i, begins)
		}
	}
	if got := (layout{lines: layList}).apply(doc).text.String(); got != "They left in May\nWhy?\n\nIt is late now" {
		t.Errorf("without bullets: %q", got)
	}
}

func TestRaggedLinesBreakEarly(t *testing.T) {
	var sentences []string
	for range 40 {
		sentences = append(sentences, "The talks of the envoys in Oman ended on Sunday _.")
	}
	short := func(ragged bool) (n int) {
		lay := layout{lines: layWrapped, width: 60, ragged: ragged, rng: rand.New(rand.NewPCG(1, 2))}
		for _, line := range strings.Split(lay.apply(treebank(sentences...)).text.String(), "\n") {
			if len(line) < 40 {
				n++
			}
		}
		return n
	}
	if even, ragged := short(false), short(true); even > 1 || ragged < 4 {
		t.Errorf("%d short lines, ragged %d", even, ragged)
	}
}

func TestLexicon(t *testing.T) {
	doc := treebank("we talk talk talk talked walked baked _.")
	for i, tag := range []string{"PRP", "VB", "NN", "VB", "VBD", "VBD", "VBD", "."} {
		doc.Tokens[i].XPOS = tag
	}
	lex := collectLexicon([]*extract.Document{doc})
	class := func(form string) uint64 {
		var rs runes
		rs.decode(form)
		return lex.class(rs.hash(0, rs.len()), rs.hash(max(0, rs.len()-endLength), rs.len()))
	}
	if class("Talk") == 0 || class("Talk") >= guessed {
		t.Errorf("a word seen often is %d", class("talk"))
	}
	if class("raked") < guessed || class("raked") != class("faked") {
		t.Errorf("a word with a known end is %d", class("raked"))
	}
	if class("we") != 0 {
		t.Errorf("a word seen once is %d", class("we"))
	}
	decoded, rest, err := decodeLexicon(append(lex.encode(nil), 9))
	if err != nil || len(rest) != 1 || !reflect.DeepEqual(decoded, lex) {
		t.Errorf("decoded %v, rest %v, %v", decoded, rest, err)
	}
}
