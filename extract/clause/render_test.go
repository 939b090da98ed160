package clause

import "github.com/quadwire/quadwire/extract"

// rendered is a proposition in words, in the compact style: the preposition of the
// object ends the predicate, those of the arguments begin them.
type rendered struct {
	Subject     string
	Predicate   string
	Object      string
	Args        []string
	Attribution string
}

// render puts prop, a proposition of doc, into words.
func render(doc *extract.Document, prop *extract.Proposition) rendered {
	out := rendered{
		Subject:   Words(doc, prop.Subject.Tokens),
		Predicate: predicateText(doc, &prop.Predicate),
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

// predicateText returns the words of a predicate as the text has them, "is" or
// "has" where no word states it.
func predicateText(doc *extract.Document, pred *extract.Predicate) string {
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
