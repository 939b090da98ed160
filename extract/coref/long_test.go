package coref

import (
	"context"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// TestTextWithoutEnd resolves sentences of hundreds of words without punctuation:
// chains of conjuncts, and flat trees. Work that doubled with each word would not
// end, and a square of the length of the text would take minutes.
func TestTextWithoutEnd(t *testing.T) {
	const sentences, words = 50, 400
	forms := []struct{ form, upos, xpos string }{
		{"he", "PRON", "PRP"}, {"go", "VERB", "VB"}, {"they", "PRON", "PRP"}, {"it", "PRON", "PRP"},
		{"minister", "NOUN", "NN"}, {"himself", "PRON", "PRP"}, {"officials", "NOUN", "NNS"},
	}
	for _, rel := range []string{"conj", "xcomp", "nmod", "nsubj"} {
		doc := &extract.Document{Article: &extract.Article{Text: strings.Repeat("x ", sentences*words)}}
		for s := range sentences {
			first := s * words
			for i := range words {
				f := forms[i%len(forms)]
				at := first + i
				tok := extract.Token{
					Span: schema.Span{Begin: 2 * at, End: 2*at + 1}, Form: f.form, Lemma: strings.TrimSuffix(f.form, "s"),
					UPOS: f.upos, XPOS: f.xpos, Head: at - 1, DepRel: rel,
				}
				switch {
				case i == 0:
					tok.Head, tok.DepRel = -1, "root"
				case rel == "nsubj":
					tok.Head = first
				}
				doc.Tokens = append(doc.Tokens, tok)
			}
			doc.Sentences = append(doc.Sentences, extract.Sentence{
				First: first, End: first + words, Span: schema.Span{Begin: 2 * first, End: 2*(first+words) - 1},
			})
		}
		stage, err := New(nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := stage.Process(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		if len(doc.Mentions) < sentences {
			t.Errorf("%s: %d mentions", rel, len(doc.Mentions))
		}
	}
}
