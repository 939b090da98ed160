package pipeline

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

// TestModelsAreLoadedOnce makes sure that neither a second pipeline nor more
// workers decode models, gazetteer or vocabulary again.
func TestModelsAreLoadedOnce(t *testing.T) {
	if _, err := Default(Config{}); err != nil { // another test may have been first
		t.Fatal(err)
	}
	var p *Pipeline
	var err error
	spent := allocated(func() { p, err = Default(Config{}) })
	if err != nil {
		t.Fatal(err)
	}
	// The matrices of tagger, parser and names are packed for each pipeline.
	if limit := uint64(6 << 20); spent > limit {
		t.Errorf("a second pipeline took %d bytes, want less than %d", spent, limit)
	}
	documents := func(n int) iter.Seq2[*extract.Document, error] {
		return Documents(func(yield func(*extract.Article, error) bool) {
			for i := range n {
				if !yield(&extract.Article{Text: fmt.Sprintf("Ann met Bo in Oslo %d times.", i)}, nil) {
					return
				}
			}
		})
	}
	run := func(workers int) {
		for res := range p.Run(context.Background(), documents(16), workers) {
			if res.Err != nil {
				t.Error(res.Err)
			}
		}
	}
	run(1) // words of the text are remembered
	one := allocated(func() { run(1) })
	eight := allocated(func() { run(8) })
	if eight > 2*one+8<<20 {
		t.Errorf("eight workers allocate %d bytes, one %d", eight, one)
	}
}

// allocated returns how many bytes f allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestVectorsLiveForAWindow runs stages over more sentences than a window holds.
func TestVectorsLiveForAWindow(t *testing.T) {
	const sentences, words = 400, 50 // 20,000 tokens
	most := 0
	encode := &stage{name: "encode", provides: layers(extract.Vectors), process: func(_ context.Context, doc *extract.Document) error {
		doc.Vectors = make([]int16, len(doc.Tokens))
		most = max(most, len(doc.Tokens))
		return nil
	}}
	parse := &stage{name: "parse", needs: layers(extract.Vectors), provides: layers(extract.Trees), process: func(_ context.Context, doc *extract.Document) error {
		for _, sent := range doc.Sentences {
			for i := sent.First; i < sent.End; i++ {
				doc.Tokens[i].Head = sent.First + int(doc.Vectors[i])
			}
			doc.Tokens[sent.First].Head = -1
		}
		return nil
	}}
	p, err := Given(layers(extract.Tokens), encode, parse)
	if err != nil {
		t.Fatal(err)
	}
	doc := &extract.Document{Article: &extract.Article{Text: strings.Repeat("x", sentences*words)}}
	for i := range sentences {
		doc.Sentences = append(doc.Sentences, extract.Sentence{First: i * words, End: (i + 1) * words})
	}
	doc.Tokens = make([]extract.Token, sentences*words)
	if err := p.Process(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	if most == 0 || most > windowTokens {
		t.Errorf("%d tokens had vectors at once", most)
	}
	for i, tok := range doc.Tokens {
		want := i - i%words
		if i%words == 0 {
			want = -1
		}
		if tok.Head != want {
			t.Fatalf("token %d has head %d, want %d", i, tok.Head, want)
		}
	}
	// Who asks for the vectors alone gets all of them.
	if p, err = p.Until(extract.Vectors); err != nil {
		t.Fatal(err)
	}
	if err := p.Process(context.Background(), doc); err != nil || len(doc.Vectors) != len(doc.Tokens) {
		t.Errorf("%d vectors, %v", len(doc.Vectors), err)
	}
}
