package segment

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/segment/internal/linear"
)

// TrainConfig says how to train. Zero fields have the defaults stated.
type TrainConfig struct {
	Epochs       int     // passes over the documents; 8, the weights of the last half averaged
	TokenBits    int     // binary logarithm of the buckets of the token classifier; 21
	SentenceBits int     // of the sentence classifier; 22
	Rate         float64 // learning rate of AdaGrad; 0.06
	Dropout      float64 // share of the features left out, drawn for each example; 0.1
	Seed         uint64  // of the order and layout of documents
	// Progress, if not nil, is called after each pass with the mean losses of both
	// classifiers and the model so far.
	Progress func(epoch int, tokenLoss, sentenceLoss float64, m *Model)
}

func (cfg *TrainConfig) setDefaults() {
	if cfg.Epochs == 0 {
		cfg.Epochs = 8
	}
	if cfg.TokenBits == 0 {
		cfg.TokenBits = 21
	}
	if cfg.SentenceBits == 0 {
		cfg.SentenceBits = 22
	}
	if cfg.Rate == 0 {
		cfg.Rate = 0.06
	}
	if cfg.Dropout == 0 {
		cfg.Dropout = 0.1
	}
}

// trainer learns both classifiers from documents laid out again and again. The
// tokeniser and the splitter run as in Process, but do what the treebank says.
type trainer struct {
	runes         runes
	tok           tokeniser
	split         splitter
	rng           *rand.Rand
	dropout       float64
	kept          features
	census        *census
	counted       uint16 // number of the document whose features are counted; 0 while learning
	tokens        *linear.Trainer
	sentences     *linear.Trainer
	marks         []uint8
	base          int // of the block, in the text of marks
	tokenLoss     loss
	sentencesLoss loss
}

type loss struct {
	sum float64
	n   int
}

func (l *loss) add(x float64) { l.sum += x; l.n++ }
func (l *loss) mean() float64 { return l.sum / float64(max(l.n, 1)) }

// Train learns a Model from documents with gold Sentences, Tokens and XPOS. The
// same documents and configuration give the same model.
func Train(ctx context.Context, docs []*extract.Document, cfg TrainConfig) (*Model, error) {
	if len(docs) == 0 || len(docs) > math.MaxUint16 {
		return nil, fmt.Errorf("cannot train from %d documents", len(docs))
	}
	cfg.setDefaults()
	clitics, lexicon := collectClitics(docs), collectLexicon(docs)
	rng := rand.New(rand.NewPCG(cfg.Seed, 1))
	t := newTrainer(clitics, lexicon, rng, cfg)
	order := make([]int, len(docs))
	for i := range order {
		order[i] = i
	}
	if err := t.takeCensus(ctx, docs); err != nil {
		return nil, err
	}
	var model *Model
	for epoch := 1; epoch <= cfg.Epochs; epoch++ {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		t.tokenLoss, t.sentencesLoss = loss{}, loss{}
		for _, i := range order {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if err := t.learn(docs[i], drawLayout(rng)); err != nil {
				return nil, err
			}
		}
		if epoch > cfg.Epochs/2 {
			t.tokens.Remember()
			t.sentences.Remember()
		}
		if cfg.Progress != nil || epoch == cfg.Epochs {
			model = &Model{t.tokens.Model(), t.sentences.Model(), clitics, lexicon}
		}
		if cfg.Progress != nil {
			cfg.Progress(epoch, t.tokenLoss.mean(), t.sentencesLoss.mean(), model)
		}
	}
	return model, nil
}

func newTrainer(clitics *cliticSet, lexicon *lexicon, rng *rand.Rand, cfg TrainConfig) *trainer {
	t := &trainer{
		rng: rng, dropout: cfg.Dropout, census: newCensus(),
		tokens:    linear.NewTrainer(cfg.TokenBits, 3, cfg.Rate),
		sentences: linear.NewTrainer(cfg.SentenceBits, 2, cfg.Rate),
	}
	t.tok = tokeniser{runes: &t.runes, clitics: clitics, kinds: kinds(), decide: func(at int, f features) int {
		what := join
		switch mark := t.mark(at); {
		case mark&beginsWord != 0:
			what = contract
		case mark&beginsToken != 0:
			what = split
		}
		if t.counted > 0 {
			t.census.add(f, t.counted)
			return what
		}
		t.tokenLoss.add(t.tokens.Learn(t.keep(f), what))
		return what
	}}
	t.split = splitter{runes: &t.runes, kinds: kinds(), lexicon: lexicon, decide: func(at int, f features) bool {
		begins := t.mark(t.tok.pieces[at].begin)&beginsSentence != 0
		class := 0
		if begins {
			class = 1
		}
		if t.counted > 0 {
			t.census.add(f, t.counted)
			return begins
		}
		t.sentencesLoss.add(t.sentences.Learn(t.keep(f), class))
		return begins
	}}
	return t
}

// takeCensus counts the features in a few layouts of docs.
func (t *trainer) takeCensus(ctx context.Context, docs []*extract.Document) error {
	for range censusPasses {
		for i, doc := range docs {
			if err := ctx.Err(); err != nil {
				return err
			}
			t.counted = uint16(i + 1)
			if err := t.learn(doc, drawLayout(t.rng)); err != nil {
				return err
			}
		}
	}
	t.counted = 0
	return nil
}

// keep takes the features that several documents have and leaves some out, so that
// none of them is relied on alone.
func (t *trainer) keep(f features) features {
	t.kept = t.kept[:0]
	for _, x := range f {
		if t.census.isCommon(x) && t.rng.Float64() >= t.dropout {
			t.kept = append(t.kept, x)
		}
	}
	return t.kept
}

func (t *trainer) mark(at int) uint8 { return t.marks[t.base+int(t.runes.at[at])] }

func (t *trainer) learn(doc *extract.Document, lay layout) error {
	s := lay.apply(doc)
	t.marks = s.marks
	art := &extract.Article{Text: s.text.String()}
	blocks, err := blocks(art, false)
	if err != nil {
		return err
	}
	for _, b := range blocks {
		t.base = b.Begin
		t.runes.decode(art.Text[b.Begin:b.End])
		t.tok.run()
		t.split.run(t.tok.pieces, func(int) {})
	}
	return nil
}

// minClitic is how often a clitic must be seen to be known.
const minClitic = 2

// collectClitics finds what the treebanks split off within letters.
func collectClitics(docs []*extract.Document) *cliticSet {
	seen := map[uint64]int{}
	var rs runes
	for _, doc := range docs {
		s := layout{}.apply(doc)
		rs.decode(s.text.String())
		for i := 1; i < rs.len(); i++ {
			inside := rs.class[i-1].isWord() && rs.class[i].isWord()
			if !inside || s.marks[rs.at[i]]&beginsToken == 0 {
				continue
			}
			if end := rs.cliticEnd(i); end-i <= maxClitic {
				seen[rs.cliticHash(i, end)]++
			}
		}
	}
	var known []uint64
	for h, n := range seen {
		if n >= minClitic {
			known = append(known, h)
		}
	}
	return newCliticSet(known)
}
