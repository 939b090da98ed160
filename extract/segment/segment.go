package segment

import (
	"context"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// Config says how to segment. The zero value suits articles.
type Config struct {
	// OneSentencePerLine makes every line a sentence, and only that: lines are
	// tokenised, and neither cut nor joined. An empty line still ends a paragraph.
	OneSentencePerLine bool
	// Model replaces the embedded model.
	Model *Model
}

// Segmenter is the stage. It may be shared by goroutines.
type Segmenter struct {
	model *Model
	lines bool
}

// New returns a Segmenter for articles, with the embedded model.
func New() (*Segmenter, error) { return NewConfig(Config{}) }

// NewConfig returns a Segmenter as cfg says.
func NewConfig(cfg Config) (*Segmenter, error) {
	if cfg.Model == nil {
		m, err := embeddedModel()
		if err != nil {
			return nil, err
		}
		cfg.Model = m
	}
	return &Segmenter{cfg.Model, cfg.OneSentencePerLine}, nil
}

var _ extract.Stage = (*Segmenter)(nil)

// Name implements extract.Stage.
func (s *Segmenter) Name() string { return "segment" }

// Needs implements extract.Stage: nothing but the article.
func (s *Segmenter) Needs() []extract.Layer { return nil }

// Provides implements extract.Stage.
func (s *Segmenter) Provides() []extract.Layer { return []extract.Layer{extract.Tokens} }

// Process writes doc.Sentences and doc.Tokens. It returns an error if ctx is
// done, or if Article.Skip or Article.Title are out of order or out of the text.
func (s *Segmenter) Process(ctx context.Context, doc *extract.Document) error {
	blocks, err := blocks(doc.Article, s.lines)
	if err != nil {
		return err
	}
	w := newWorker(s.model)
	doc.Sentences, doc.Tokens = nil, make([]extract.Token, 0, len(doc.Article.Text)/5+1)
	shift := 0 // paragraphs that began at a line break within a block
	for _, b := range blocks {
		if err := ctx.Err(); err != nil {
			return err
		}
		shift += w.process(doc, b, shift)
	}
	return nil
}

// worker segments the blocks of one document.
type worker struct {
	model  *Model
	runes  runes
	tok    tokeniser
	split  splitter
	scores [2]int32
	gain   []int32 // score of a sentence that begins at each piece
	begins []int
}

func newWorker(m *Model) *worker {
	w := &worker{model: m}
	w.tok = tokeniser{runes: &w.runes, clitics: m.clitics, kinds: kinds(), decide: func(_ int, f features) int {
		return m.tokens.Best(f, w.scores[:])
	}}
	w.split = splitter{runes: &w.runes, kinds: kinds(), lexicon: m.lexicon, decide: func(at int, f features) bool {
		m.sentences.Score(f, w.scores[:1])
		w.gain[at] = w.scores[0]
		return w.scores[0] > enough
	}}
	return w
}

// process adds the sentences of block b, numbering its paragraph shift higher,
// and returns how many paragraphs more than one it holds.
func (w *worker) process(doc *extract.Document, b block, shift int) int {
	text := doc.Article.Text[b.Begin:b.End]
	w.runes.decode(text)
	w.tok.run()
	pieces := w.tok.pieces
	if len(pieces) == 0 {
		return 0
	}
	w.findSentences(pieces, b.whole)
	more := 0
	for i, begin := range w.begins {
		end := len(pieces)
		if i+1 < len(w.begins) {
			end = w.begins[i+1]
		}
		if i > 0 && w.split.words[begin].space >= early {
			more++
		}
		first := len(doc.Tokens)
		for _, p := range pieces[begin:end] {
			span := schema.Span{Begin: b.Begin + int(w.runes.at[p.begin]), End: b.Begin + int(w.runes.at[p.end])}
			doc.Tokens = append(doc.Tokens, extract.Token{
				Span: span, Form: doc.Article.Text[span.Begin:span.End], Head: -1, Contracted: p.contracted,
			})
		}
		doc.Sentences = append(doc.Sentences, extract.Sentence{
			First: first, End: len(doc.Tokens), Paragraph: b.paragraph + shift + more,
			Span: schema.Span{Begin: doc.Tokens[first].Begin, End: doc.Tokens[len(doc.Tokens)-1].End},
		})
	}
	return more
}

// findSentences writes the pieces with which sentences begin to w.begins.
func (w *worker) findSentences(pieces []piece, whole bool) {
	if cap(w.gain) < len(pieces) {
		w.gain = make([]int32, len(pieces)+len(pieces)/2)
	}
	w.gain = w.gain[:len(pieces)]
	for i := range w.gain {
		w.gain[i] = never
	}
	w.begins = append(w.begins[:0], 0)
	if whole && len(pieces) <= maxSentence {
		w.split.prepare(pieces)
		return
	}
	w.split.run(pieces, func(at int) {
		if whole {
			return
		}
		w.begins = append(w.begins, at)
	})
	w.cutLong(len(pieces))
}

// enough is the score from which a sentence begins, in steps of a weight: odds of
// one to two, which gets the most borders of the dev sets right. A border too few
// joins two statements in a tree that cannot be right.
const enough = -30

// never is the score of a place where no sentence may begin.
const never = -1 << 30

// cutLong cuts what is longer than maxSentence at the best place of its second half.
func (w *worker) cutLong(n int) {
	out := make([]int, 0, len(w.begins))
	for i, begin := range w.begins {
		end := n
		if i+1 < len(w.begins) {
			end = w.begins[i+1]
		}
		out = append(out, begin)
		for end-begin > maxSentence {
			best := begin + maxSentence
			for at := best; at > begin+maxSentence/2; at-- {
				if w.gain[at] > w.gain[best] {
					best = at
				}
			}
			begin = best
			out = append(out, begin)
		}
	}
	w.begins = out
}
