package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/carb"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/clause"
	"github.com/quadwire/quadwire/extract/pipeline"
	"github.com/quadwire/quadwire/schema"
)

// runCaRB takes each sentence of CaRB through all stages up to propositions and scores
// them.
func (o *factsOptions) runCaRB(ctx context.Context, stdout io.Writer, show bool) error {
	golds, err := readCaRB(o.carb)
	if err != nil {
		return err
	}
	docs, err := parseCaRB(ctx, golds)
	if err != nil {
		return err
	}
	sentences := make([]carb.Sentence, len(golds))
	for i, gold := range golds {
		sentences[i] = carb.Sentence{References: gold.References, Predictions: tuples(docs[i], gold.Words, clause.Style(o.style))}
		if show {
			if err := showCaRB(stdout, docs[i], gold.Words, &sentences[i]); err != nil {
				return err
			}
		}
	}
	res := carb.Evaluate(sentences)
	_, err = fmt.Fprintf(stdout, "%d sentences, %d facts: P %.4f R %.4f F1 %.4f at confidence %.3f, AUC %.4f; all: P %.4f R %.4f F1 %.4f\n",
		len(golds), res.Predictions, res.Best.Precision, res.Best.Recall, res.Best.F1(), res.Best.Confidence, res.AUC,
		res.All.Precision, res.All.Recall, res.All.F1())
	return err
}

func readCaRB(path string) ([]carb.Gold, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	golds, err := carb.Read(f, path)
	if err == nil && len(golds) == 0 {
		err = fmt.Errorf("%s: no sentences", path)
	}
	return golds, err
}

// parseCaRB returns a document with its propositions for each sentence.
func parseCaRB(ctx context.Context, golds []carb.Gold) ([]*extract.Document, error) {
	full, err := pipeline.Default(pipeline.Config{Tokenised: true})
	if err != nil {
		return nil, err
	}
	pipe, err := full.Until(extract.Propositions)
	if err != nil {
		return nil, err
	}
	docs := make([]*extract.Document, len(golds))
	for i, gold := range golds {
		docs[i] = pennDocument(gold.Words)
		if err := pipe.Process(ctx, docs[i]); err != nil {
			return nil, fmt.Errorf("%q: %w", strings.Join(gold.Words, " "), err)
		}
	}
	return docs, nil
}

// pennEscapes are the tokens of the Penn Treebank that stand for others in a text.
var pennEscapes = map[string]string{
	"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": "“", "''": "”", "`": "‘",
}

// pennDocument returns a document of one sentence that has words, tokens of the Penn
// Treebank, as its tokens.
func pennDocument(words []string) *extract.Document {
	doc := &extract.Document{Article: &extract.Article{}}
	var text strings.Builder
	for i, word := range words {
		if plain, ok := pennEscapes[word]; ok {
			word = plain
		}
		word = strings.ReplaceAll(word, `\/`, "/")
		if i > 0 {
			text.WriteByte(' ')
		}
		begin := text.Len()
		text.WriteString(word)
		doc.Tokens = append(doc.Tokens, extract.Token{Span: schema.Span{Begin: begin, End: text.Len()}, Form: word, Head: -1})
	}
	doc.Article.Text = text.String()
	doc.Sentences = []extract.Sentence{{End: len(doc.Tokens), Span: schema.Span{End: text.Len()}}}
	return doc
}

// tuples returns the propositions of doc in the given style, in the given words.
func tuples(doc *extract.Document, words []string, style clause.Style) []carb.Tuple {
	text := func(phrase clause.Phrase) string {
		out := make([]string, len(phrase))
		for i, w := range phrase {
			if out[i] = w.Added; w.Token >= 0 {
				out[i] = words[w.Token]
			}
		}
		return strings.Join(out, " ")
	}
	var out []carb.Tuple
	for _, fact := range clause.Show(doc, 0, len(doc.Propositions), style) {
		args := []string{text(fact.Subject), text(fact.Object)}
		for _, arg := range fact.Args {
			args = append(args, text(arg))
		}
		out = append(out, carb.NewTuple(text(fact.Predicate), args, doc.Propositions[fact.Proposition].Score))
	}
	return out
}

// showCaRB prints the references and the predictions of a sentence, each with its best
// recall or precision.
func showCaRB(w io.Writer, doc *extract.Document, words []string, sent *carb.Sentence) error {
	var out strings.Builder
	fmt.Fprintf(&out, "# %s\n", strings.Join(words, " "))
	for _, ref := range sent.References {
		fmt.Fprintf(&out, "  %.2f  %s\n", carb.BestRecall(ref, sent.Predictions), ref)
	}
	for i, fact := range clause.Show(doc, 0, len(doc.Propositions), clause.Full) {
		if i < len(sent.Predictions) {
			pred := sent.Predictions[i]
			fmt.Fprintf(&out, "     %.2f  %s  [%s %.2f]\n", carb.BestPrecision(pred, sent.References), pred,
				doc.Propositions[fact.Proposition].Rule, pred.Confidence)
		}
	}
	_, err := io.WriteString(w, out.String()+"\n")
	return err
}
