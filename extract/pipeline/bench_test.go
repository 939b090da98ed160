package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

// BenchmarkDefault measures the standard pipeline, from text to statements, on
// the plain articles of the test data, one after the other.
func BenchmarkDefault(b *testing.B) {
	p, err := Default(Config{})
	if err != nil {
		b.Fatal(err)
	}
	paths, err := filepath.Glob("../../testdata/articles/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatal("no articles:", err)
	}
	var texts []string
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	b.ReportAllocs()
	sentences, tokens := 0, 0
	for b.Loop() {
		for _, text := range texts {
			doc := &extract.Document{Article: &extract.Article{Text: text}}
			if err := p.Process(context.Background(), doc); err != nil {
				b.Fatal(err)
			}
			sentences += len(doc.Sentences)
			tokens += len(doc.Tokens)
		}
	}
	seconds := b.Elapsed().Seconds()
	b.ReportMetric(float64(sentences)/seconds, "sentences/s")
	b.ReportMetric(float64(tokens)/seconds, "tokens/s")
}
