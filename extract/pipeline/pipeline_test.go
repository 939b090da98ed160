package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// stage is a stage made of a function.
type stage struct {
	name            string
	needs, provides []extract.Layer
	process         func(ctx context.Context, doc *extract.Document) error
}

func (s *stage) Name() string              { return s.name }
func (s *stage) Needs() []extract.Layer    { return s.needs }
func (s *stage) Provides() []extract.Layer { return s.provides }
func (s *stage) Process(ctx context.Context, doc *extract.Document) error {
	if s.process == nil {
		return nil
	}
	return s.process(ctx, doc)
}

func layers(names ...extract.Layer) []extract.Layer { return names }

func TestOrderIsChecked(t *testing.T) {
	seg := &stage{name: "segment", provides: layers(extract.Tokens)}
	tag := &stage{name: "tag", needs: layers(extract.Tokens), provides: layers(extract.Tags)}
	parse := &stage{name: "parse", needs: layers(extract.Tokens, extract.Tags), provides: layers(extract.Trees)}
	tests := []struct {
		name   string
		given  []extract.Layer
		stages []extract.Stage
		want   string // the stages, or the error
	}{
		{"right", nil, []extract.Stage{seg, tag, parse}, "segment tag parse"},
		{"swapped", nil, []extract.Stage{seg, parse, tag}, "stage parse needs tags, which no stage before it provides"},
		{"missing", nil, []extract.Stage{tag}, "stage tag needs tokens, which no stage before it provides"},
		{"twice", nil, []extract.Stage{seg, tag, tag}, "stage tag provides tags, which tag provides already"},
		{"given", layers(extract.Tokens), []extract.Stage{seg, tag, parse}, "tag parse"},
		{"all given", layers(extract.Tokens, extract.Tags), []extract.Stage{seg, tag, parse}, "parse"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			if p, err := Given(test.given, test.stages...); err != nil {
				got = err.Error()
			} else {
				got = strings.Join(p.Stages(), " ")
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	p, err := New(seg, tag, parse)
	if err != nil {
		t.Fatal(err)
	}
	short, err := p.Until(extract.Tags)
	if err != nil || strings.Join(short.Stages(), " ") != "segment tag" {
		t.Errorf("until tags: %v, %v", short, err)
	}
	if _, err := p.Until(extract.Statements); err == nil {
		t.Error("until a layer that none provides: no error")
	}
}

// numbered yields n documents whose text is their number; every tenth is an error.
func numbered(n int) iter.Seq2[*extract.Document, error] {
	return Documents(func(yield func(*extract.Article, error) bool) {
		for i := range n {
			if i%10 == 9 {
				if !yield(nil, fmt.Errorf("bad %d", i)) {
					return
				}
				continue
			}
			art := &extract.Article{Text: fmt.Sprint(i)}
			art.Path = art.Text + ".txt"
			if !yield(art, nil) {
				return
			}
		}
	})
}

func TestResultsComeInOrderAndPanicsStayWithTheirArticle(t *testing.T) {
	var running, most atomic.Int32
	slow := &stage{name: "slow", provides: layers(extract.Tokens), process: func(_ context.Context, doc *extract.Document) error {
		now := running.Add(1)
		defer running.Add(-1)
		for {
			old := most.Load()
			if now <= old || most.CompareAndSwap(old, now) {
				break
			}
		}
		// The first of each five is the slowest.
		time.Sleep(time.Duration(5-len(doc.Article.Text)%5) * 100 * time.Microsecond)
		if doc.Article.Text == "13" {
			panic("unlucky")
		}
		if doc.Article.Text == "14" {
			return errors.New("refused")
		}
		return nil
	}}
	p, err := New(slow)
	if err != nil {
		t.Fatal(err)
	}
	for _, workers := range []int{0, 1, 8} {
		most.Store(0)
		i := 0
		for res := range p.Run(context.Background(), numbered(50), workers) {
			want := ""
			switch {
			case i%10 == 9:
				want = fmt.Sprintf("bad %d", i)
			case i == 13:
				want = "13.txt: stage slow panicked: unlucky"
			case i == 14:
				want = "14.txt: stage slow: refused"
			}
			if want == "" && (res.Err != nil || res.Doc.Article.Text != fmt.Sprint(i)) || want != "" && (res.Err == nil || res.Err.Error() != want) {
				t.Errorf("workers %d, result %d: %+v, want %q", workers, i, res, want)
			}
			i++
		}
		if i != 50 {
			t.Errorf("workers %d: %d results, want 50", workers, i)
		}
		if got := int(most.Load()); got > max(workers, 1) {
			t.Errorf("workers %d: %d ran at once", workers, got)
		}
	}
}

func TestRunEndsEarly(t *testing.T) {
	wait := &stage{name: "wait", provides: layers(extract.Tokens), process: func(ctx context.Context, doc *extract.Document) error {
		// Not the first to start: a worker that waits for its turn may hold document 0.
		switch doc.Article.Text {
		case "0", "1", "2":
			return nil
		}
		<-ctx.Done()
		return ctx.Err()
	}}
	p, err := New(wait)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for res := range p.Run(ctx, numbered(100), 2) {
		if res.Err != nil {
			t.Errorf("result %d: %v", n, res.Err)
		}
		if n++; n == 3 {
			cancel()
		}
	}
	if n != 3 {
		t.Errorf("%d results before the end, want 3", n)
	}
	for range p.Run(context.Background(), numbered(100), 2) {
		break // leaves the workers waiting on their context
	}
}

func TestRecord(t *testing.T) {
	doc := &extract.Document{
		Article:    &extract.Article{Text: "Ann met Bo. She left."},
		Sentences:  []extract.Sentence{{Span: schema.Span{Begin: 0, End: 11}}, {Span: schema.Span{Begin: 12, End: 21}}},
		Entities:   []extract.Entity{{Entity: schema.Entity{ID: "bo"}, Named: true}, {Entity: schema.Entity{ID: "she"}}, {Entity: schema.Entity{ID: "ann"}, Named: true}},
		Statements: []schema.Statement{{ID: "s"}},
	}
	rec := Record(doc)
	var ids, texts []string
	for _, ent := range rec.Entities {
		ids = append(ids, ent.ID)
	}
	for _, sent := range rec.Sentences {
		texts = append(texts, sent.Text)
	}
	if !slices.Equal(ids, []string{"ann", "bo"}) || !slices.Equal(texts, []string{"Ann met Bo.", "She left."}) || len(rec.Statements) != 1 {
		t.Errorf("got %v, %q, %v", ids, texts, rec.Statements)
	}
}
