package coref

import (
	"context"
	"fmt"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// Stage finds mentions, entities and chains. It implements [extract.Stage].
type Stage struct {
	gaz   *schema.Gazetteer
	model *ChainModel
}

// Config says what the stage works with. The zero value suits articles.
type Config struct {
	// Gazetteer is what is known of names; the embedded one if nil.
	Gazetteer *schema.Gazetteer
	// Model is what is known of chains; the embedded one if nil.
	Model *ChainModel
}

// New makes the stage from what is known of names; nil means the embedded gazetteer.
func New(gaz *schema.Gazetteer) (*Stage, error) { return NewConfig(Config{Gazetteer: gaz}) }

// NewConfig makes the stage.
func NewConfig(cfg Config) (*Stage, error) {
	s := &Stage{gaz: cfg.Gazetteer, model: cfg.Model}
	var err error
	if s.gaz == nil {
		if s.gaz, err = schema.LoadGazetteer(); err != nil {
			return nil, fmt.Errorf("coref: %w", err)
		}
	}
	if s.model == nil {
		if s.model, err = embeddedChains(); err != nil {
			return nil, fmt.Errorf("coref: %w", err)
		}
	}
	return s, nil
}

// Name implements [extract.Stage].
func (s *Stage) Name() string { return "coref" }

// Needs implements [extract.Stage].
func (s *Stage) Needs() []extract.Layer {
	return []extract.Layer{extract.Tags, extract.Mended, extract.Names}
}

// Provides implements [extract.Stage].
func (s *Stage) Provides() []extract.Layer { return []extract.Layer{extract.Actors} }

// Process implements [extract.Stage]: it writes Mentions, Entities and Chains.
func (s *Stage) Process(ctx context.Context, doc *extract.Document) error {
	r := newResolver(doc, s.gaz)
	for _, pass := range []func(){
		r.detect, r.joinNames, r.joinStructure, func() { r.link(s.model) }, r.joinStandIns, r.joinNominals, r.joinGroups, r.joinPronouns, r.joinOwned,
	} {
		if err := ctx.Err(); err != nil {
			return err
		}
		pass()
	}
	r.finish()
	return nil
}

// resolver is the state of one document.
type resolver struct {
	doc  *extract.Document
	gaz  *schema.Gazetteer
	tree *extract.Tree

	mentions []mention // in order of Head
	at       []int     // token to the mention it heads, -1
	nameOf   []int     // token to the index in doc.Names, -1
	sentOf   []int     // token to sentence
	quoteOf  []int     // token to quotation, -1
	// chainAt is the chain of the phrase that a token heads, -1; chainTerms lists the
	// heads of each chain in order of the text.
	chainAt    []int
	chainTerms [][]int
	// parent is a union-find forest over mentions.
	parent []int
	// bySent lists the mentions of each sentence. Articles can be long: no pass may
	// look at all mentions for each mention.
	bySent [][]int
	// toldIn is the last answer of speakerBeside.
	toldIn *quoteSpeaker
	// slotOf is the place of each cluster among the candidates for one token, -1;
	// see weigh.
	slotOf []int
	// above marks the tokens over one token; see markAbove.
	above []int
	// holders lists, by title, the mentions of persons that have it.
	holders map[string][]holder
	// ofEntry is the first mention of each gazetteer entry.
	ofEntry map[string]int
	// pluralOf is the first plural of each set of members.
	pluralOf map[string]int
	// orgWords lists, by word, the mentions of organisations by a name with it.
	orgWords map[string][]int
}

func newResolver(doc *extract.Document, gaz *schema.Gazetteer) *resolver {
	n := len(doc.Tokens)
	r := &resolver{
		doc: doc, gaz: gaz, tree: extract.NewTree(doc),
		at: make([]int, n), nameOf: make([]int, n), sentOf: make([]int, n),
		bySent: make([][]int, len(doc.Sentences)), holders: map[string][]holder{}, ofEntry: map[string]int{}, pluralOf: map[string]int{},
	}
	for i := range n {
		r.at[i], r.nameOf[i], r.sentOf[i] = -1, -1, -1
	}
	for s, sent := range doc.Sentences {
		for i := sent.First; i < sent.End; i++ {
			r.sentOf[i] = s
		}
	}
	for k, name := range doc.Names {
		for i := name.First; i < name.End; i++ {
			r.nameOf[i] = k
		}
	}
	r.quoteOf = quotations(doc)
	return r
}

// cluster returns the representative of the entity of mention m: its first mention.
func (r *resolver) cluster(m int) int {
	for r.parent[m] != m {
		r.parent[m] = r.parent[r.parent[m]]
		m = r.parent[m]
	}
	return m
}

// join makes mention m one entity with mention to, by rule. It refuses what cannot
// be: two entries of the gazetteer, and a person with a country.
func (r *resolver) join(m, to int, rule string) bool {
	a, b := r.cluster(m), r.cluster(to)
	if a == b {
		return true
	}
	if x, y := r.entry(a), r.entry(b); x != "" && y != "" && x != y {
		return false
	}
	if r.mentions[m].Rule == "" {
		r.mentions[m].Rule = rule
	}
	if b < a {
		a, b = b, a
	}
	r.parent[b] = a
	first, second := &r.mentions[a], &r.mentions[b]
	if first.entry == "" {
		first.entry = second.entry
	}
	if first.gender == "" {
		first.gender = second.gender
	}
	first.named = first.named || second.named
	return true
}

// entry returns the gazetteer entry of a cluster, or "".
func (r *resolver) entry(cluster int) string { return r.mentions[cluster].entry }

func (r *resolver) tok(i int) *extract.Token { return &r.doc.Tokens[i] }
