package relation

import (
	"context"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// story is a Document of sentences that each tell that Lima attacked Quito, with the
// verb form and the time that they have: "VBD", "VBD 2022-10-20", "VBZ"; "¶" begins a
// paragraph.
func story(t *testing.T, sentences ...string) *extract.Document {
	t.Helper()
	doc := &extract.Document{Article: &extract.Article{Source: schema.Source{ID: "a1", Published: published}}}
	for _, name := range []string{"Lima", "Quito"} {
		doc.Entities = append(doc.Entities, extract.Entity{Named: true,
			Entity: schema.Entity{ID: schema.Slug(name), Label: name, Type: schema.Country}})
	}
	paragraph := 0
	for _, s := range sentences {
		s, begins := strings.CutPrefix(s, "¶ ")
		if begins {
			paragraph++
		}
		xpos, when, _ := strings.Cut(s, " ")
		first := len(doc.Tokens)
		words := []extract.Token{
			{Form: "Lima", Lemma: "Lima", UPOS: "PROPN", XPOS: "NNP", Head: first + 1, DepRel: "nsubj"},
			{Form: "attacked", Lemma: "attack", UPOS: "VERB", XPOS: xpos, Head: -1, DepRel: "root"},
			{Form: "Quito", Lemma: "Quito", UPOS: "PROPN", XPOS: "NNP", Head: first + 1, DepRel: "obj"},
		}
		if when != "" {
			words = append(words, extract.Token{Form: "then", Lemma: "then", UPOS: "NOUN", XPOS: "NN", Head: first + 1, DepRel: "obl:unmarked"})
			doc.Times = append(doc.Times, extract.Time{First: first + 3, End: first + 4, Value: when})
		}
		begin := len(doc.Article.Text)
		for _, w := range words {
			w.Begin = len(doc.Article.Text)
			doc.Article.Text += w.Form
			w.End = len(doc.Article.Text)
			doc.Article.Text += " "
			doc.Tokens = append(doc.Tokens, w)
		}
		sent := len(doc.Sentences)
		doc.Sentences = append(doc.Sentences, extract.Sentence{First: first, End: len(doc.Tokens), Paragraph: paragraph,
			Span: schema.Span{Begin: begin, End: len(doc.Article.Text) - 1}})
		for entity, tok := range []int{first, first + 2} {
			doc.Mentions = append(doc.Mentions, extract.Mention{First: tok, End: tok + 1, Head: tok, Form: extract.NameForm, Type: schema.Country, Entity: entity})
		}
		p := prop(subj(first+1), first+2, "attack", obj(first+3), nil)
		p.Sentence = sent
		doc.Propositions = append(doc.Propositions, p)
	}
	return doc
}

func TestContextDates(t *testing.T) {
	tests := []struct {
		name      string
		sentences []string
		want      string // the dates of the statements, those of the context in brackets
	}{
		{"what follows a time was then", []string{"VBD 2022-10-20", "VBD"}, "2022-10-20 (2022-10-20)"},
		{"in later paragraphs too, if it is that of the first sentence", []string{"VBD 2022-10-20", "¶ VBD", "¶ VBD"}, "2022-10-20 (2022-10-20) (2022-10-20)"},
		{"and not if it is that of another", []string{"VBD", "VBD 2022-10-20", "¶ VBD"}, "published 2022-10-20 published"},
		{"the present is not of that time", []string{"VBD 2022-10-20", "VBZ"}, "2022-10-20 published"},
		{"a paragraph has its own", []string{"VBD 2022-10-20", "¶ VBD 2022-10-18", "VBD"}, "2022-10-20 2022-10-18 (2022-10-18)"},
		{"after which the first is not that of all", []string{"VBD 2022-10-20", "¶ VBD 2022-10-18", "¶ VBD"}, "2022-10-20 2022-10-18 published"},
		{"what lies far back is background", []string{"VBD 2022-10-20", "VBD 2014", "VBD"}, "2022-10-20 2014 published"},
		{"what is to come changes nothing", []string{"VBD 2022-10-20", "VBZ 2022-11-01", "VBD"}, "2022-10-20 2022-11-01 (2022-10-20)"},
		{"an old day sets none", []string{"VBD 2022-06-01", "VBD"}, "2022-06-01 published"},
	}
	stage := newStage(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := story(t, test.sentences...)
			if err := stage.Process(context.Background(), doc); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range doc.Statements {
				switch s.DateSource {
				case dateInContext:
					got = append(got, "("+s.Date+")")
				case dateOfArticle:
					got = append(got, s.DateSource)
				default:
					got = append(got, s.Date)
				}
			}
			if text := strings.Join(got, " "); text != test.want {
				t.Errorf("got %s, want %s", text, test.want)
			}
		})
	}
}
