package cli

import (
	"context"
	"fmt"
	"iter"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// heldError stands for an article in the stream of documents that the graph holds
// already: nothing is to be read, but it has its place among the others.
type heldError struct{ doc *extract.Document }

func (e *heldError) Error() string {
	return fmt.Sprintf("%s: the graph holds it already", e.doc.Article.Path)
}

// open opens the graph, at the first article: a mistyped path makes no empty graph.
func (b *build) open(ctx context.Context) (*store.Store, error) {
	b.opening.Do(func() {
		b.st, b.openErr = store.Open(context.WithoutCancel(ctx), store.Config{Path: b.opts.db, Identity: b.decisions, Gazetteer: b.gaz})
	})
	return b.st, b.openErr
}

// unread passes on the documents, with those that the graph holds already as errors
// of type heldError. It runs beside the loading.
func (b *build) unread(ctx context.Context, docs iter.Seq2[*extract.Document, error]) iter.Seq2[*extract.Document, error] {
	if b.opts.again {
		return docs
	}
	return func(yield func(*extract.Document, error) bool) {
		for doc, err := range docs {
			if err == nil && b.held(ctx, doc) {
				doc, err = nil, &heldError{doc}
			}
			if !yield(doc, err) {
				return
			}
		}
	}
}

// held reports whether the graph holds what reading doc would bring. What goes wrong
// is found when it is loaded.
func (b *build) held(ctx context.Context, doc *extract.Document) bool {
	st, err := b.open(ctx)
	if err != nil {
		return false
	}
	src := b.source(doc)
	held, err := st.Holds(ctx, &src)
	return err == nil && held
}

// source returns what the graph keeps of an article itself.
func (b *build) source(doc *extract.Document) schema.Source {
	src := doc.Article.Source
	src.ReadBy = b.readBy
	if src.Path == stdinName {
		// A path says which article replaces which; the standard input is no place.
		src.Path = ""
	}
	return src
}
