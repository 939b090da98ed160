package clause

import (
	"strings"

	"github.com/quadwire/quadwire/extract"
)

// Text is a proposition in words, in the compact style: the preposition of the
// object ends the predicate, those of the arguments begin them.
type Text struct {
	Subject     string
	Predicate   string
	Object      string
	Args        []string
	Attribution string
}

// Render puts prop, a proposition of doc, into words.
func Render(doc *extract.Document, prop *extract.Proposition) Text {
	out := Text{
		Subject:   Words(doc, prop.Subject.Tokens),
		Predicate: PredicateText(doc, &prop.Predicate),
		Object:    Words(doc, prop.Object.Tokens),
	}
	if len(prop.Predicate.Tokens) == 0 && prop.Subject.Present() {
		switch doc.Tokens[prop.Subject.Referent()].XPOS {
		case "NNS", "NNPS":
			out.Predicate = plural[out.Predicate]
		}
	}
	if prop.Object.Prep != "" {
		out.Predicate += " " + prop.Object.Prep
	}
	for _, arg := range prop.Args {
		text := Words(doc, arg.Tokens)
		if arg.Prep != "" {
			text = arg.Prep + " " + text
		}
		out.Args = append(out.Args, text)
	}
	if prop.Attribution.Speaker.Present() {
		out.Attribution = Words(doc, prop.Attribution.Speaker.Tokens)
	}
	return out
}

// plural gives the plural of the predicates that no word states.
var plural = map[string]string{"is": "are", "has": "have"}

// PredicateText returns the words of a predicate as the text has them, "is" or
// "has" where no word states it.
func PredicateText(doc *extract.Document, pred *extract.Predicate) string {
	if len(pred.Tokens) > 0 {
		return Words(doc, pred.Tokens)
	}
	switch pred.Lemma {
	case "be":
		return "is"
	case "have":
		return "has"
	}
	return pred.Lemma
}

// Words joins tokens with a space, except where two neighbours stand together in
// the text.
func Words(doc *extract.Document, tokens []int) string {
	var out strings.Builder
	for i, t := range tokens {
		tok := &doc.Tokens[t]
		if i > 0 {
			prev := tokens[i-1]
			together := prev+1 == t && doc.Tokens[prev].End >= tok.Begin
			if !together {
				out.WriteByte(' ')
			}
		}
		out.WriteString(tok.Form)
	}
	return out.String()
}
