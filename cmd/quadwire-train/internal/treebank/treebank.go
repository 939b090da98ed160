// Package treebank reads treebanks in CoNLL-U and makes of them what the stages
// are trained and measured on.
package treebank

import (
	"context"
	"fmt"
	"os"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/conllu"
)

// Read reads the documents of CoNLL-U files in order.
func Read(paths ...string) ([]*extract.Document, error) {
	var all []*extract.Document
	for _, path := range paths {
		docs, err := readFile(path)
		if err != nil {
			return nil, err
		}
		all = append(all, docs...)
	}
	return all, nil
}

func readFile(path string) ([]*extract.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	docs, err := conllu.Read(f, path)
	if err != nil {
		return nil, err
	}
	if len(docs) == 0 {
		return nil, fmt.Errorf("%s: no sentences", path)
	}
	return docs, nil
}

// RawText returns documents of the same text with one space between the
// sentences of a paragraph, where conllu.Read has a line break, so that the
// layout tells nothing.
func RawText(gold []*extract.Document) []*extract.Document {
	out := make([]*extract.Document, len(gold))
	for i, doc := range gold {
		text := []byte(doc.Article.Text)
		for k := 1; k < len(doc.Sentences); k++ {
			before, sent := &doc.Sentences[k-1], &doc.Sentences[k]
			if sent.Paragraph == before.Paragraph {
				text[before.Span.End] = ' '
			}
		}
		art := *doc.Article
		art.Text = string(text)
		out[i] = &extract.Document{Article: &art}
	}
	return out
}

// BareTokens returns documents with the sentences and tokens of gold and nothing more.
func BareTokens(gold []*extract.Document) []*extract.Document {
	out := make([]*extract.Document, len(gold))
	for i, doc := range gold {
		bare := &extract.Document{Article: doc.Article, Sentences: doc.Sentences}
		for _, tok := range doc.Tokens {
			bare.Tokens = append(bare.Tokens, extract.Token{
				Span: tok.Span, Form: tok.Form, Contracted: tok.Contracted, Head: -1,
			})
		}
		out[i] = bare
	}
	return out
}

// Process runs the stages over docs.
func Process(ctx context.Context, docs []*extract.Document, stages ...extract.Stage) error {
	for _, doc := range docs {
		for _, stage := range stages {
			if err := stage.Process(ctx, doc); err != nil {
				return fmt.Errorf("%s: %s: %w", doc.Article.ID, stage.Name(), err)
			}
		}
	}
	return nil
}
