package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/corefeval"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/treebank"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/ner"
	"github.com/quadwire/quadwire/schema"
)

// An annotated document is what the stages find in it, and what GUM says of it.
type annotated struct {
	system *extract.Document
	gold   *corefeval.Doc
}

func systems(docs []annotated) []*extract.Document {
	out := make([]*extract.Document, len(docs))
	for i, d := range docs {
		out[i] = d.system
	}
	return out
}

func readAnnotations(path string) ([]corefeval.Doc, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return corefeval.Read(in, path)
}

// withTreebank pairs the documents of treebanks with their annotations; those that
// have none are left out. Tokens are the same on both sides.
func withTreebank(paths []string, gold []corefeval.Doc) ([]annotated, error) {
	docs, err := treebank.Read(paths...)
	if err != nil {
		return nil, err
	}
	byName := map[string]*corefeval.Doc{}
	for i := range gold {
		byName[gold[i].Name] = &gold[i]
	}
	var out []annotated
	for _, doc := range docs {
		name := documentName(doc)
		g := byName[name]
		if g == nil {
			continue
		}
		if len(g.Tokens) != len(doc.Tokens) {
			return nil, fmt.Errorf("%s: %d tokens in the treebank, %d in the annotations", name, len(doc.Tokens), len(g.Tokens))
		}
		out = append(out, annotated{doc, g})
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no annotated document", strings.Join(paths, ", "))
	}
	return out, nil
}

// goldTrees pairs documents that have the tags and trees of treebanks, and names
// found in them, with their annotations.
func goldTrees(ctx context.Context, paths []string, gold []corefeval.Doc) ([]annotated, error) {
	docs, err := withTreebank(paths, gold)
	if err != nil {
		return nil, err
	}
	names, err := nameStage()
	if err != nil {
		return nil, err
	}
	return docs, treebank.Process(ctx, systems(docs), names)
}

// nameStage returns the stage that finds names.
func nameStage() (*ner.Recognizer, error) {
	net, err := ner.English()
	if err != nil {
		return nil, err
	}
	gaz, err := schema.LoadGazetteer()
	if err != nil {
		return nil, err
	}
	return ner.New(net, gaz)
}

// documentName is the sentence ID of a document without the number.
func documentName(doc *extract.Document) string {
	if len(doc.Sentences) == 0 {
		return ""
	}
	id := doc.Sentences[0].ID
	return id[:max(0, strings.LastIndexByte(id, '-'))]
}
