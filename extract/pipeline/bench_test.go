package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

// articles returns new documents of the plain articles of the test data.
func articles(b *testing.B) []*extract.Document {
	b.Helper()
	paths, err := filepath.Glob("../../testdata/articles/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatal("no articles:", err)
	}
	var docs []*extract.Document
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, &extract.Document{Article: &extract.Article{Text: string(text)}})
	}
	return docs
}

// again returns a document like doc that a stage may write to.
func again(doc *extract.Document) *extract.Document {
	out := *doc
	out.Tokens = slices.Clone(doc.Tokens)
	return &out
}

// BenchmarkDefault measures the standard pipeline, from text to statements, on as
// many cores as -cpu says.
func BenchmarkDefault(b *testing.B) {
	p, err := Default(Config{})
	if err != nil {
		b.Fatal(err)
	}
	docs := articles(b)
	size := sizeOf(b, p, docs)
	measure(b, docs, size, p.Process)
}

// BenchmarkStage measures each stage alone, on documents in which the stages
// before it have done their work.
func BenchmarkStage(b *testing.B) {
	p, err := Default(Config{})
	if err != nil {
		b.Fatal(err)
	}
	docs := articles(b)
	size := sizeOf(b, p, docs)
	for _, stage := range p.stages {
		b.Run(stage.Name(), func(b *testing.B) { measure(b, docs, size, stage.Process) })
		for _, doc := range docs {
			if err := stage.Process(context.Background(), doc); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// size counts what all documents hold together.
type size struct{ sentences, tokens int }

// sizeOf counts what p finds in docs, which it leaves as they are.
func sizeOf(b *testing.B, p *Pipeline, docs []*extract.Document) (s size) {
	b.Helper()
	for _, doc := range docs {
		doc = again(doc)
		if err := p.Process(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
		s.sentences += len(doc.Sentences)
		s.tokens += len(doc.Tokens)
	}
	return s
}

// measure reports how fast process is over docs; each operation is all of them.
func measure(b *testing.B, docs []*extract.Document, all size, process func(context.Context, *extract.Document) error) {
	b.ReportAllocs()
	b.ResetTimer() // what came before was set-up
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			for _, doc := range docs {
				if err := process(context.Background(), again(doc)); err != nil {
					b.Error(err)
					return
				}
			}
		}
	})
	seconds := b.Elapsed().Seconds()
	b.ReportMetric(float64(all.sentences*b.N)/seconds, "sentences/s")
	b.ReportMetric(float64(all.tokens*b.N)/seconds, "tokens/s")
}
