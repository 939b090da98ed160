package goldactors

import (
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

func TestBytes(t *testing.T) {
	const text = "“é” ab"
	span := Bytes(text, 4, 6)
	if got := text[span.Begin:span.End]; got != "ab" {
		t.Errorf("got %q", got)
	}
	if span := Bytes(text, 4, 99); span.End != len(text) {
		t.Errorf("end %d of %d", span.End, len(text))
	}
}

// *Chilean police saw Ruiz. She left.* with Chilean, which stands for its police too,
// and Ruiz, who is she, given.
func TestGive(t *testing.T) {
	doc := &extract.Document{Article: &extract.Article{Text: "Chilean police saw Ruiz . She left ."}}
	heads := []int{1, 2, -1, 2, 2, 6, -1, 6}
	rels := []string{"amod", "nsubj", "root", "obj", "punct", "nsubj", "root", "punct"}
	tags := []string{"ADJ", "NOUN", "VERB", "PROPN", "PUNCT", "PRON", "VERB", "PUNCT"}
	at := 0
	for i, form := range []string{"Chilean", "police", "saw", "Ruiz", ".", "She", "left", "."} {
		tok := extract.Token{Form: form, UPOS: tags[i], Head: heads[i], DepRel: rels[i]}
		tok.Begin, tok.End = at, at+len(form)
		at = tok.End + 1
		doc.Tokens = append(doc.Tokens, tok)
	}
	doc.Entities = []extract.Entity{{Entity: schema.Entity{ID: "found", Type: schema.Person}, Named: true, Mentions: []int{0, 1}}}
	doc.Mentions = []extract.Mention{{First: 3, End: 4, Head: 3, Form: extract.NameForm}, {First: 5, End: 6, Head: 5, Form: extract.PronounForm}}
	ids := Give(doc, []Actor{{Span: schema.Span{Begin: 0, End: 7}}, {Span: schema.Span{Begin: 19, End: 23}}})
	of := map[int]string{}
	for _, m := range doc.Mentions {
		of[m.Head] = doc.Entities[m.Entity].ID
	}
	for head, want := range map[int]string{0: ids[0], 1: ids[0], 3: ids[1], 5: ids[1]} {
		if of[head] != want || want == "" {
			t.Errorf("token %d is of %q, want %q", head, of[head], want)
		}
	}
	if typ := doc.Entities[doc.Mentions[0].Entity].Type; typ != schema.Person {
		t.Errorf("type %s is not that of the actor found", typ)
	}
}
