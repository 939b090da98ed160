package parse_test

import (
	"context"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/encode"
	"github.com/quadwire/quadwire/extract/parse"
	"github.com/quadwire/quadwire/extract/segment"
	"github.com/quadwire/quadwire/extract/tag"
)

const paragraph = "The foreign ministers of the two countries met in Geneva on Tuesday and agreed to resume talks about the border next month. " +
	"A spokesman for the government said that it had asked its neighbour to withdraw the troops which crossed the river last week. " +
	"Aid groups fear that the fighting could cut off the road to the capital. "

// document returns a document of n paragraphs with its tokens.
func document(b *testing.B, n int) *extract.Document {
	b.Helper()
	seg, err := segment.New()
	if err != nil {
		b.Fatal(err)
	}
	doc := &extract.Document{Article: &extract.Article{Text: strings.Repeat(paragraph, n)}}
	if err := seg.Process(context.Background(), doc); err != nil {
		b.Fatal(err)
	}
	return doc
}

// BenchmarkEngine measures the stages from tokens to trees.
func BenchmarkEngine(b *testing.B) {
	net, err := encode.English()
	if err != nil {
		b.Fatal(err)
	}
	tagger, err := tag.New(net)
	if err != nil {
		b.Fatal(err)
	}
	parser, err := parse.New(net)
	if err != nil {
		b.Fatal(err)
	}
	doc := document(b, 10)
	for _, stages := range [][]extract.Stage{{encode.New(net)}, {tagger}, {parser}, {encode.New(net), tagger, parser}} {
		var names []string
		for _, s := range stages {
			names = append(names, s.Name())
		}
		b.Run(strings.Join(names, "+"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, s := range stages {
					if err := s.Process(context.Background(), doc); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(b.N*len(doc.Tokens))/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}
