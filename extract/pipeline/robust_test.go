package pipeline

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// hostile are texts unlike any article, by what is wrong with them.
var hostile = map[string]string{
	"nothing":            "",
	"white space":        " \t\n\u00a0\u2028 \n",
	"one word":           "Ceasefire",
	"one mark":           ".",
	"marks":              strings.Repeat("?!… — \"“'( ", 400),
	"long sentence":      "The minister said that " + strings.Repeat("Ann met Bo near Oslo and the men who left told her that ", 165) + "he slept.",
	"no full stop":       strings.Repeat("the envoy told reporters in Geneva that talks with the army chief would begin after rain ", 150),
	"a list":             strings.Repeat("Norway, Sweden and Chad, ", 400),
	"no space":           strings.Repeat("theministersaidthattalkswillbegin", 1<<20/33),
	"no space, capitals": strings.Repeat("Ü", 100_000),
	"emoji":              "🚨 BREAKING 🚨: Ann Lee 👩🏽‍⚖️ met Bo 👨‍👩‍👧‍👦 in 🇫🇷 on Friday 😀😀😀. They shook 🤝 hands.",
	"control":            "The\x00 army\x01\x02 left\x7f Oslo\u0085 on\v Friday.\f\r\n\x1b[31mNorway\x1b[0m thanked Sweden.\ufeff",
	"right to left":      "قال الوزير إن المحادثات ستبدأ يوم الجمعة. \u202eThe minister met נתניהו in ירושלים on Friday.\u202c",
	"combining":          "Zoe" + strings.Repeat("\u0308", 500) + " met Ann. Zoë met Ann.",
	"capitals":           "RUSSIA AND UKRAINE AGREE TO SWAP PRISONERS, UN CHIEF SAYS\n\nTHE UN SAID ON FRIDAY THAT RUSSIA HAD FREED 50 MEN.",
	"no capitals":        "russia freed fifty men on friday. the un thanked moscow and kyiv.",
	"quotes unclosed":    strings.Repeat("“He said, \"Ann told me ‘", 200) + "no.",
	"brackets":           strings.Repeat("(", 1000) + "Ann met Bo" + strings.Repeat(")", 1000) + ".",
	"initials":           strings.Repeat("A. B. C. U.S. Gen. J. ", 200),
	"lines":              strings.Repeat("Ann\n", 3000),
	"that that":          strings.Repeat("Ann said that Bo said that ", 150) + "Cy left.",
	"numbers":            strings.Repeat("1,234.5 12/10/2022 10:30 $5bn 3-1 50% ", 200),
}

func TestHostileTextsGoThrough(t *testing.T) {
	p, err := Default(Config{})
	if err != nil {
		t.Fatal(err)
	}
	lines, err := Default(Config{Lines: true})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range hostile {
		for kind, pipe := range map[string]*Pipeline{"article": p, "lines": lines} {
			t.Run(name+"/"+kind, func(t *testing.T) {
				doc := &extract.Document{Article: &extract.Article{Text: text}}
				if err := pipe.Process(context.Background(), doc); err != nil {
					t.Fatal(err)
				}
				checkDocument(t, doc)
			})
		}
	}
}

// TestGivenSentencesAreKeptHoweverLong takes 2,000 tokens for the one sentence
// that the input says they are.
func TestGivenSentencesAreKeptHoweverLong(t *testing.T) {
	p, err := Default(Config{Tokenised: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{1, 2000} {
		doc := &extract.Document{Article: &extract.Article{Text: strings.Repeat("Ann met Bo and ", n/4+1)}}
		for at := 0; len(doc.Tokens) < n; {
			form, _, _ := strings.Cut(doc.Article.Text[at:], " ")
			doc.Tokens = append(doc.Tokens, extract.Token{Span: schema.Span{Begin: at, End: at + len(form)}, Form: form, Head: -1})
			at += len(form) + 1
		}
		doc.Sentences = []extract.Sentence{{End: n, Span: schema.Span{End: doc.Tokens[n-1].End}}}
		if err := p.Process(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		if len(doc.Sentences) != 1 || len(doc.Tokens) != n {
			t.Errorf("%d tokens became %d sentences, %d tokens", n, len(doc.Sentences), len(doc.Tokens))
		}
		checkDocument(t, doc)
	}
}

// longest is the most tokens that a sentence found in text may have: arcs are
// scored between all its words, so that more would cost time and memory squared.
const longest = 400

// checkDocument checks what holds for every text: tokens stand in order where they
// say, sentences part them, each is one tree, and all that was found lies within.
func checkDocument(t *testing.T, doc *extract.Document) {
	t.Helper()
	text := doc.Article.Text
	next, at := 0, 0
	for i, sent := range doc.Sentences {
		if sent.First != next || sent.End <= sent.First || sent.End > len(doc.Tokens) {
			t.Fatalf("sentence %d is tokens %d to %d, after %d", i, sent.First, sent.End, next)
		}
		if n := sent.End - sent.First; n > longest && len(doc.Sentences) > 1 {
			t.Errorf("sentence %d has %d tokens", i, n)
		}
		next = sent.End
		roots := 0
		for k := sent.First; k < sent.End; k++ {
			tok := &doc.Tokens[k]
			if tok.Begin < at && !tok.Contracted || tok.End < tok.Begin || tok.End > len(text) || text[tok.Begin:tok.End] != tok.Form {
				t.Fatalf("token %d, %q, stands at %d to %d, after %d", k, tok.Form, tok.Begin, tok.End, at)
			}
			at = tok.End
			if tok.Head < 0 {
				roots++
			} else if tok.Head < sent.First || tok.Head >= sent.End || tok.Head == k {
				t.Fatalf("token %d of sentence %d to %d has head %d", k, sent.First, sent.End, tok.Head)
			}
			if tok.UPOS == "" || tok.DepRel == "" || tok.NER == "" || tok.Lemma == "" {
				t.Fatalf("token %d lacks a layer: %+v", k, *tok)
			}
		}
		if roots != 1 {
			t.Fatalf("sentence %d has %d roots", i, roots)
		}
		if sent.Span.Begin != doc.Tokens[sent.First].Begin || sent.Span.End != doc.Tokens[sent.End-1].End {
			t.Errorf("sentence %d is bytes %v", i, sent.Span)
		}
	}
	if next != len(doc.Tokens) {
		t.Errorf("%d of %d tokens are in sentences", next, len(doc.Tokens))
	}
	for _, m := range doc.Mentions {
		if m.First < 0 || m.End <= m.First || m.End > len(doc.Tokens) || m.Head < m.First || m.Head >= m.End || m.Entity < 0 || m.Entity >= len(doc.Entities) {
			t.Errorf("bad mention %+v", m)
		}
	}
	for _, s := range doc.Statements {
		e := s.Evidence
		if e.Begin < 0 || e.End <= e.Begin || e.End > len(text) || text[e.Begin:e.End] != e.Quote || utf8.ValidString(text) != utf8.ValidString(e.Quote) {
			t.Errorf("bad evidence %+v", e)
		}
	}
	if len(doc.Vectors) > 0 {
		t.Errorf("%d vectors are kept", len(doc.Vectors))
	}
}
