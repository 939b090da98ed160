package cli

import (
	"io"
	"math"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// sentencePropositions is the format "propositions": one object per sentence.
type sentencePropositions struct {
	Article  string `json:"article"`
	Sentence string `json:"sentence"`
	schema.Span
	Propositions []propositionJSON `json:"propositions"`
}

// propositionJSON is an open fact in the words of the sentence.
type propositionJSON struct {
	Subject string `json:"subject"`
	// Predicate are the words that state the relation, with the preposition that
	// leads the object: "spoke with". Where no word does it is the lemma: "be".
	Predicate string `json:"predicate"`
	Object    string `json:"object"`
	// Args are further arguments, each with its preposition.
	Args     []string        `json:"args"`
	Polarity schema.Polarity `json:"polarity"`
	Modality schema.Modality `json:"modality"`
	// Attribution is who says so, in the words of the sentence; empty where the
	// article does.
	Attribution string  `json:"attribution"`
	Confidence  float64 `json:"confidence"`
	Rule        string  `json:"rule"`
}

func writePropositions(w io.Writer, doc *extract.Document) error {
	next := 0
	for i, sent := range doc.Sentences {
		out := sentencePropositions{
			Article: doc.Article.ID, Sentence: doc.Article.Text[sent.Span.Begin:sent.Span.End], Span: sent.Span,
			Propositions: []propositionJSON{},
		}
		for ; next < len(doc.Propositions) && doc.Propositions[next].Sentence <= i; next++ {
			out.Propositions = append(out.Propositions, propositionOf(doc, &doc.Propositions[next]))
		}
		if err := writeJSON(w, out); err != nil {
			return err
		}
	}
	return nil
}

func propositionOf(doc *extract.Document, p *extract.Proposition) propositionJSON {
	out := propositionJSON{
		Subject: argumentText(doc, p.Subject), Predicate: words(doc, p.Predicate.Tokens), Object: argumentText(doc, p.Object),
		Args: []string{}, Polarity: p.Polarity, Modality: p.Modality, Attribution: argumentText(doc, p.Attribution.Speaker),
		Confidence: round(p.Confidence), Rule: p.Rule,
	}
	if p.Predicate.Implied || out.Predicate == "" {
		out.Predicate = p.Predicate.Lemma
	}
	if p.Object.Present() {
		out.Predicate = joinWords(out.Predicate, p.Object.Prep)
	}
	for _, arg := range p.Args {
		out.Args = append(out.Args, joinWords(arg.Prep, argumentText(doc, arg)))
	}
	return out
}

// argumentText returns the words of a phrase; for a relative pronoun, the word
// that it stands for.
func argumentText(doc *extract.Document, a extract.Argument) string {
	switch {
	case !a.Present():
		return ""
	case a.Antecedent >= 0 && a.Antecedent != a.Head && len(a.Tokens) <= 1:
		return doc.Tokens[a.Antecedent].Form
	}
	return words(doc, a.Tokens)
}

// round keeps the three digits that mean something of a confidence.
func round(confidence float64) float64 { return math.Round(confidence*1000) / 1000 }

// words returns tokens as the text has them: neighbours with what stands between
// them, others with a space.
func words(doc *extract.Document, tokens []int) string {
	var out strings.Builder
	for i := 0; i < len(tokens); {
		end := i + 1
		for end < len(tokens) && tokens[end] == tokens[end-1]+1 {
			end++
		}
		if i > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(doc.TextOf(tokens[i], tokens[end-1]+1))
		i = end
	}
	return strings.Join(strings.Fields(out.String()), " ")
}
