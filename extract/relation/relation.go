package relation

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// Stage makes statements. It is immutable.
type Stage struct {
	vocab       *schema.Vocabulary
	calibration *calibration
}

// New returns the stage over a vocabulary, which must not be nil.
func New(vocab *schema.Vocabulary) (*Stage, error) {
	if vocab == nil {
		return nil, errors.New("relation: no vocabulary")
	}
	trained, err := english()
	if err != nil {
		return nil, err
	}
	return &Stage{vocab, trained}, nil
}

// Name implements extract.Stage.
func (*Stage) Name() string { return "relation" }

// Needs implements extract.Stage.
func (*Stage) Needs() []extract.Layer {
	return []extract.Layer{extract.Tokens, extract.Tags, extract.Mended, extract.Actors, extract.Times, extract.Propositions}
}

// Provides implements extract.Stage.
func (*Stage) Provides() []extract.Layer { return []extract.Layer{extract.Statements} }

// Process sets doc.Statements.
func (s *Stage) Process(ctx context.Context, doc *extract.Document) error {
	return s.run(ctx, doc, nil)
}

// Reading is what the confidence of a statement rests on.
type Reading struct {
	// Proposition is an index in Document.Propositions, -1 where none states it.
	Proposition int
	// Features are as [FeatureNames] has them.
	Features []float64
}

// Readings sets doc.Statements and returns the reading of each.
func (s *Stage) Readings(ctx context.Context, doc *extract.Document) ([]Reading, error) {
	var out []Reading
	err := s.run(ctx, doc, func(d *draft, x []float64) { out = append(out, Reading{d.prop, slices.Clone(x)}) })
	return out, err
}

// run makes the statements of doc and shows each with its features to observe, if not nil.
func (s *Stage) run(ctx context.Context, doc *extract.Document, observe func(*draft, []float64)) error {
	b := newBuilder(s.vocab, doc)
	b.calibration, b.observe = s.calibration, observe
	for prop, sent := 0, 0; sent < len(doc.Sentences); sent++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		b.startSentence(sent)
		b.enterSentence(sent)
		for ; prop < len(doc.Propositions) && doc.Propositions[prop].Sentence == sent; prop++ {
			b.prop = prop
			b.proposition(prop)
		}
		b.prop = -1
		b.nouns()
		b.nounDeeds()
		b.affiliations()
		b.exampleFacts()
		b.calledFacts()
		b.compounds()
		b.protestTargets()
		b.finishSentence()
		b.leaveSentence(sent)
	}
	doc.Statements = b.out
	return nil
}

// builder holds the work on one Document.
type builder struct {
	vocab *schema.Vocabulary
	doc   *extract.Document
	toks  []extract.Token
	tree  *extract.Tree

	mentionAt []int // by token: the mention it heads or lies in as part of a name, -1
	timeAt    []int // by token: the Time it lies in, -1
	// namesake is, by token, the mention of the name that a title or description with
	// its head there belongs to, where it has no named entity of its own; -1.
	namesake []int
	// partOf marks the tokens among them that name only a part of it: *Chilean troops*.
	partOf []bool
	// called are the nouns of the sentence that a participle gives a name, and the names.
	called [][2]int
	// examples are the groups of the sentence of which some are named.
	examples []exampleGroup

	sent    int
	story   narrative
	margins bool // the sentence has parser margins
	// prop is the index of the proposition that is read, -1 for none.
	prop int
	// firstProp is the index of the first proposition of the sentence.
	firstProp int
	drafts    []draft
	out       []schema.Statement

	calibration *calibration
	observe     func(*draft, []float64)
	x           []float64 // the features of a draft
}

func newBuilder(vocab *schema.Vocabulary, doc *extract.Document) *builder {
	b := &builder{vocab: vocab, doc: doc, toks: doc.Tokens, tree: extract.NewTree(doc)}
	b.mentionAt = filled(len(doc.Tokens))
	b.timeAt = filled(len(doc.Tokens))
	b.namesake = filled(len(doc.Tokens))
	b.partOf = make([]bool, len(doc.Tokens))
	for i, t := range doc.Times {
		for tok := t.First; tok < t.End; tok++ {
			b.timeAt[tok] = i
		}
	}
	// A head beats a mere part of a name, a name beats a nominal, and the shorter
	// of two beats the longer: the name itself and not the phrase around it.
	rank := func(m, tok int) int {
		mention := doc.Mentions[m]
		r := mention.First - mention.End
		if mention.Form == extract.NameForm {
			r += 1 << 10
		}
		if mention.Head == tok {
			r += 1 << 20
		}
		return r
	}
	for i, m := range doc.Mentions {
		for tok := max(m.First, 0); tok < m.End && tok < len(doc.Tokens); tok++ {
			if tok != m.Head && m.Form != extract.NameForm {
				continue
			}
			if old := b.mentionAt[tok]; old < 0 || rank(i, tok) > rank(old, tok) {
				b.mentionAt[tok] = i
			}
		}
	}
	return b
}

func filled(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

func (b *builder) startSentence(sent int) {
	b.sent, b.drafts, b.margins = sent, b.drafts[:0], false
	for tok := b.doc.Sentences[sent].First; tok < b.doc.Sentences[sent].End; tok++ {
		if b.toks[tok].Margin > 0 {
			b.margins = true
			break
		}
	}
	b.firstProp, _ = slices.BinarySearchFunc(b.doc.Propositions, sent, func(p extract.Proposition, sent int) int {
		return cmp.Compare(p.Sentence, sent)
	})
	b.findNamesakes()
	b.findExamples()
}

// proposition reads the proposition of that index.
func (b *builder) proposition(i int) {
	prop := &b.doc.Propositions[i]
	if !prop.Subject.Present() {
		return
	}
	switch {
	case prop.Predicate.Implied && prop.Predicate.Lemma == "have":
		b.possession(i)
	case prop.Predicate.Copula && prop.Object.Present() && prop.Object.Prep == "":
		if !roleNouns[b.lemma(prop.Object.Head)] || b.light(i) == 0 {
			b.complement(i)
		}
	default:
		if b.verb(i)+b.light(i) == 0 && !prop.Predicate.Implied {
			b.undergone(i)
			b.acted(i)
			b.wordsFrom(i)
			b.open(i)
		}
	}
}

// finishSentence sorts the drafts of the sentence, keeps that of the highest prior of
// equal ones and makes statements of them.
func (b *builder) finishSentence() {
	slices.SortStableFunc(b.drafts, func(x, y draft) int { return -cmp.Compare(x.stmt.Confidence, y.stmt.Confidence) })
	seen := make(map[draftKey]bool, len(b.drafts))
	kept := b.drafts[:0]
	for _, d := range b.drafts {
		if key := d.key(); !seen[key] {
			seen[key] = true
			kept = append(kept, d)
		}
	}
	slices.SortStableFunc(kept, func(x, y draft) int {
		return cmp.Or(
			cmp.Compare(x.anchor, y.anchor),
			cmp.Compare(x.stmt.Subject.Begin, y.stmt.Subject.Begin),
			cmp.Compare(x.stmt.Object.Begin, y.stmt.Object.Begin),
			cmp.Compare(x.stmt.Predicate, y.stmt.Predicate),
			cmp.Compare(x.stmt.Subject.ID, y.stmt.Subject.ID),
			cmp.Compare(x.stmt.Object.ID, y.stmt.Object.ID),
		)
	})
	b.probable(kept)
	for _, d := range kept {
		b.out = append(b.out, d.stmt)
	}
}
