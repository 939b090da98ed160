package cli

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/clause"
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
	// leads the object: "spoke with".
	Predicate string `json:"predicate"`
	Object    string `json:"object"`
	// Args are further arguments, each with its preposition.
	Args     []string        `json:"args"`
	Polarity schema.Polarity `json:"polarity"`
	Modality schema.Modality `json:"modality"`
	// Attribution is who says so, in the words of the sentence; empty where the
	// article does.
	Attribution string `json:"attribution"`
	// Relation is the subordinator of an adverbial clause; else empty.
	Relation string `json:"relation"`
	// Confidence is the score of the proposition, by which facts are ranked.
	Confidence float64 `json:"confidence"`
	Rule       string  `json:"rule"`
}

// propositionsWriter returns the function that writes the propositions of a document in
// a style, as JSON or as text. Those with a score below least are left out.
func propositionsWriter(style clause.Style, text bool, least float64) func(io.Writer, *extract.Document) error {
	return func(w io.Writer, doc *extract.Document) error {
		next := 0
		for i := range doc.Sentences {
			first := next
			for next < len(doc.Propositions) && doc.Propositions[next].Sentence <= i {
				next++
			}
			write := writeSentenceJSON
			if text {
				write = writeSentenceText
			}
			facts := slices.DeleteFunc(clause.Show(doc, first, next, style), func(fact clause.Fact) bool {
				return doc.Propositions[fact.Proposition].Score < least
			})
			if err := write(w, doc, i, facts); err != nil {
				return err
			}
		}
		return nil
	}
}

func writeSentenceJSON(w io.Writer, doc *extract.Document, i int, facts []clause.Fact) error {
	sent := doc.Sentences[i]
	out := sentencePropositions{
		Article: doc.Article.ID, Sentence: doc.Article.Text[sent.Span.Begin:sent.Span.End], Span: sent.Span,
		Propositions: []propositionJSON{},
	}
	for k := range facts {
		out.Propositions = append(out.Propositions, propositionOf(doc, &facts[k]))
	}
	return writeJSON(w, out)
}

func propositionOf(doc *extract.Document, fact *clause.Fact) propositionJSON {
	prop := &doc.Propositions[fact.Proposition]
	out := propositionJSON{
		Subject: fact.Subject.Text(doc), Predicate: fact.Predicate.Text(doc), Object: fact.Object.Text(doc), Args: []string{},
		Polarity: prop.Polarity, Modality: prop.Modality, Relation: prop.Relation,
		Confidence: round(prop.Score), Rule: prop.Rule,
	}
	for _, arg := range fact.Args {
		out.Args = append(out.Args, arg.Text(doc))
	}
	if speaker := prop.Attribution.Speaker; speaker.Present() {
		out.Attribution = clause.Words(doc, speaker.Tokens)
	}
	return out
}

// writeSentenceText writes a sentence and below it its facts, a line each: the fields
// parted by bars, the layers in braces, the confidence.
func writeSentenceText(w io.Writer, doc *extract.Document, i int, facts []clause.Fact) error {
	sent := doc.Sentences[i]
	var out strings.Builder
	out.WriteString(strings.Join(strings.Fields(doc.Article.Text[sent.Span.Begin:sent.Span.End]), " ") + "\n")
	for k := range facts {
		fact := &facts[k]
		prop := &doc.Propositions[fact.Proposition]
		fields := []string{fact.Line(doc)}
		fields = append(fields, clause.Layers(doc, prop)...)
		fmt.Fprintf(&out, "  %s [%.2f]\n", strings.Join(fields, " "), prop.Score)
	}
	_, err := io.WriteString(w, out.String()+"\n")
	return err
}

// round keeps the three digits that mean something of a confidence.
func round(confidence float64) float64 { return math.Round(confidence*1000) / 1000 }
