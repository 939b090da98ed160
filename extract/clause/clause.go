package clause

import (
	"context"
	"fmt"
	"slices"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// Extractor is the stage. It is immutable.
type Extractor struct{ scorer *scorer }

// New returns the stage with the embedded model of scores.
func New() (*Extractor, error) {
	s, err := english()
	if err != nil {
		return nil, err
	}
	return &Extractor{scorer: s}, nil
}

// Name implements extract.Stage.
func (*Extractor) Name() string { return "clause" }

// Needs implements extract.Stage.
func (*Extractor) Needs() []extract.Layer {
	return []extract.Layer{extract.Tokens, extract.Tags, extract.Mended}
}

// Provides implements extract.Stage.
func (*Extractor) Provides() []extract.Layer { return []extract.Layer{extract.Propositions} }

// Process sets doc.Propositions. Any labels and any number of roots will do; heads
// outside of the sentence and cycles are errors.
func (e *Extractor) Process(ctx context.Context, doc *extract.Document) error {
	if err := extract.CheckTrees(doc); err != nil {
		return fmt.Errorf("clause: %w", err)
	}
	b := &builder{
		doc:    doc,
		toks:   doc.Tokens,
		tree:   extract.NewTree(doc),
		done:   make([]bool, len(doc.Tokens)),
		quotes: findQuotes(doc),
		leads:  make([]extract.Source, len(doc.Sentences)),
	}
	b.transcript = b.isTranscript()
	for i := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		b.leads[i] = noSource()
		b.sentence(i)
	}
	b.attributeQuotes()
	doc.Propositions = b.props
	e.scorer.rank(doc)
	return nil
}

// builder holds the work on one Document.
type builder struct {
	doc    *extract.Document
	toks   []extract.Token
	tree   *extract.Tree
	done   []bool // tokens already visited as the head of a phrase or clause
	quotes quotes
	props  []extract.Proposition

	// leads are, by sentence, the source that the main clause names for what follows.
	leads []extract.Source

	// transcript is set where paragraphs begin with the name of who speaks; turn is
	// the speaker of the paragraph.
	transcript bool
	turn       extract.Source

	outer     extract.Source // of the whole sentence
	sent      int
	noMargins bool // the sentence has no parser margins
	walkStack []int
	doubled   []int // subjects of the sentence that are none, see doubledSubject
}

// frame is what a clause gets from the clause or noun that governs it.
type frame struct {
	// subjects are the understood subjects, for a clause that has none of its own.
	subjects []extract.Argument
	// antecedent is the noun that the innermost relative clause modifies, else -1.
	antecedent int
	// gap reports that the antecedent has no pronoun in the relative clause yet: it
	// may be the missing object (the town they took).
	gap bool
	// object is the shared object of conjoined verbs (seized and sold ships), absent if none.
	objects  []int
	modality schema.Modality
	negative bool
	passive  bool // a conjoined participle shares the passive auxiliary
	source   extract.Source
	parent   int
	// beside is the first proposition of the clause beside which a reporting clause
	// stands, else -1.
	beside int
	// group are predicate words that precede those of the clause: is ready [to help].
	group []int
	// fronted are the obliques before the subject that conjoined verbs share.
	fronted []int
	// shared are the obliques, and clauses the adverbial clauses, of a verb that states nothing
	// by itself, or that shares its object: "agreed on Tuesday to share data".
	shared  []int
	clauses []extract.Argument
	// unfit reports that the clause is conjoined with one that its verb form does not fit, so that the
	// tree is wrong.
	unfit bool
	// relation is the subordinator of an adverbial clause: "because".
	relation string
	// context names the construction for the rule: "relcl", "xcomp"; empty for a main clause.
	context string
}

// newFrame returns the frame of a main clause.
func newFrame() frame {
	return frame{antecedent: -1, modality: schema.Asserted, source: noSource(), parent: -1, beside: -1}
}

func noSource() extract.Source { return extract.Source{Speaker: extract.NoArgument(), Cue: -1} }

// under returns the frame of a clause that hangs below f but takes neither
// subject nor words from it.
func (f frame) under(context string) frame {
	g := newFrame()
	g.modality, g.negative, g.source = f.modality, false, f.source
	g.antecedent = -1
	g.context = context
	return g
}

// sentence adds the propositions of sentence i.
func (b *builder) sentence(i int) {
	b.sent, b.doubled = i, b.doubled[:0]
	sent := b.doc.Sentences[i]
	b.noMargins = true
	for t := sent.First; t < sent.End; t++ {
		if b.toks[t].Margin > 0 {
			b.noMargins = false
			break
		}
	}
	question := b.questionMark(sent)
	b.outer = noSource()
	b.outer = b.sentenceSource(sent)
	b.enterTurn(i)
	for t := sent.First; t < sent.End; t++ {
		head := b.toks[t].Head
		if head >= 0 {
			continue
		}
		f := newFrame()
		if f.source = b.outer; b.outer.Cue >= 0 {
			b.quotes.assign(t, b.outer.Cue, b.outer)
		} else if b.turn.Speaker.Present() {
			f.source = b.turn
		}
		if question >= 0 && b.quotes.region(question) == b.quotes.region(t) {
			f.modality = schema.Questioned
		}
		b.visit(t, f)
	}
}

// questionMark returns the question mark that ends sent, -1 if none does. It asks
// only what stands in the same quotation marks.
func (b *builder) questionMark(sent extract.Sentence) int {
	for t := sent.End - 1; t >= sent.First && b.toks[t].UPOS == "PUNCT"; t-- {
		if b.toks[t].Form == "?" {
			return t
		}
	}
	return -1
}

// visit reads the clause or the phrase headed by tok.
func (b *builder) visit(tok int, f frame) {
	if b.done[tok] {
		return
	}
	if b.isClause(tok) {
		b.clause(tok, f)
	} else {
		b.nominal(tok, f)
	}
}

// isClause reports whether tok is the predicate of a clause.
func (b *builder) isClause(tok int) bool {
	if upos := b.toks[tok].UPOS; upos == "VERB" || upos == "AUX" {
		return true
	}
	for _, kid := range b.tree.Children(tok) {
		switch b.toks[kid].DepRel {
		case "cop", "nsubj", "nsubj:pass", "nsubj:outer", "csubj":
			return true
		}
	}
	return false
}

// add appends prop, completed with what all propositions share, and returns its index.
func (b *builder) add(prop extract.Proposition) int {
	prop.Sentence = b.sent
	b.complete(&prop.Subject)
	b.complete(&prop.Object)
	if len(prop.Args) > 0 {
		prop.Args = slices.Clone(prop.Args) // shared with other pairs
		for i := range prop.Args {
			b.complete(&prop.Args[i])
		}
	}
	aboutItself := func(arg *extract.Argument) {
		if slices.Contains(arg.Compact, prop.Predicate.Head) && !prop.Predicate.Copula {
			arg.Compact = nil // people living near the coast live near the coast
		}
	}
	aboutItself(&prop.Subject)
	aboutItself(&prop.Object)
	for i := range prop.Args {
		aboutItself(&prop.Args[i])
	}
	prop.Incomplete = prop.Incomplete || b.unrestricted(&prop.Subject) || b.unrestricted(&prop.Object)
	at, missing := selected(b.doc, &prop)
	prop.Partial = at >= 0 || missing
	prop.Confidence = b.confidence(&prop)
	b.props = append(b.props, prop)
	return len(b.props) - 1
}
