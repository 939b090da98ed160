package extract

import (
	"iter"

	"github.com/quadwire/quadwire/schema"
)

// Document is an article and all that the stages found in it.
//
//	field         written by
//	Article       extract/article
//	Sentences     extract/segment
//	Tokens        extract/segment (Begin, End, Form), extract/tag (Lemma, UPOS, XPOS, Feats),
//	              extract/parse (Head, DepRel, Margin), extract/ner (NER);
//	              extract/mend changes Head, DepRel, UPOS, XPOS of slips
//	Vectors       extract/encode
//	Names         extract/ner
//	Mentions      extract/coref
//	Entities      extract/coref
//	Chains        extract/coref
//	Times         extract/when
//	Propositions  extract/clause
//	Statements    extract/relation
type Document struct {
	Article   *Article
	Sentences []Sentence
	Tokens    []Token
	// Vectors holds a contextual vector for each token, one after the other, that
	// the stages of the language engine read.
	Vectors      []int16
	Names        []Name
	Mentions     []Mention
	Entities     []Entity
	Chains       []Chain
	Times        []Time
	Propositions []Proposition
	Statements   []schema.Statement
}

// Runs yields the sentences in order, one at least and as many at a time as have up
// to words tokens, for stages whose arithmetic gains from many.
func (doc *Document) Runs(words int) iter.Seq[[]Sentence] {
	return func(yield func([]Sentence) bool) {
		for rest := doc.Sentences; len(rest) > 0; {
			n, first := 1, rest[0].First
			for n < len(rest) && rest[n].End-first <= words {
				n++
			}
			if !yield(rest[:n]) {
				return
			}
			rest = rest[n:]
		}
	}
}

// Sentence is a range of tokens and the bytes they cover.
type Sentence struct {
	// First and End are token indexes, half open.
	First, End int
	// Span are the bytes of the sentence; a field and not embedded, as its End is
	// another than that of the tokens.
	Span schema.Span
	// ID is the sent_id of CoNLL-U input, else empty.
	ID string
	// Paragraph numbers the paragraphs of the article, from 0.
	Paragraph int
}

// Token is a syntactic word in the sense of Universal Dependencies.
type Token struct {
	schema.Span
	Form  string
	Lemma string
	UPOS  string
	XPOS  string
	Feats string
	// Head is the index in Document.Tokens of the head, -1 for the root.
	Head   int
	DepRel string
	// Margin is how much the parser preferred Head to the next best head: the
	// difference of their probabilities, 0..1.
	Margin float32
	// NER is the name tag: "O", "B-PER", "I-PER", "B-ORG", "B-LOC", "B-MISC", …
	NER string
	// Contracted marks a word written together with the one before it as one
	// token: n't in don't.
	Contracted bool
	// Misc holds the MISC column of CoNLL-U input, without SpaceAfter and NER.
	Misc string
}

// Name is a run of tokens that names something.
type Name struct {
	// First and End are token indexes, half open.
	First, End int
	// Type is the type that the tagger or the gazetteer gives.
	Type schema.EntityType
	// Gazetteer is the ID of the gazetteer entry the name stands for: "russia" for
	// Russia, Russian, Moscow (as a government) and the Kremlin; empty if none.
	Gazetteer string
	// Demonym marks a nationality adjective or noun, Russian, Israelis, and people by what
	// they believe or where they come from: Methodists.
	Demonym bool
	// Metonym marks a place or building that stands for a government: Kremlin, Tehran.
	Metonym bool
	// Rule says how one of several readings of the name was chosen, or why none:
	// "place-after", "most-common", "name-of-person"; empty if there was no choice. See
	// extract/ner.
	Rule string
}

// MentionForm says what kind of phrase a mention is.
type MentionForm string

// The forms of mentions.
const (
	NameForm    MentionForm = "name"
	NominalForm MentionForm = "nominal"
	PronounForm MentionForm = "pronoun"
)

// Mention is a phrase that denotes an entity.
type Mention struct {
	// First and End are token indexes, half open; Head is the token that governs the rest.
	First, End, Head int
	Form             MentionForm
	Type             schema.EntityType
	// Entity is the index in Document.Entities.
	Entity int
	// Rule names the rule that joined the mention to its entity: "exact-name", "surname", "pronoun-salience".
	Rule string
}

// Entity is a cluster of mentions of one actor, place or thing.
type Entity struct {
	schema.Entity
	// Mentions are indexes in Document.Mentions, in order of the text.
	Mentions []int
	// Members are the entities, by index in Document.Entities, in order, that this one
	// denotes together: both ministers, they. What is said of it holds of each. Nil where
	// it is one actor, or the text does not tell whom.
	Members []int
	// Named reports whether any mention names it, or describes it so well that it needs
	// no name: Kherson residents. What is not named is no node of the graph.
	Named bool
}

// Phrase is a noun phrase with all that belongs to it, or a pronoun.
type Phrase struct {
	// First and End are token indexes, half open; Head is the token that governs the rest.
	First, End, Head int
	Form             MentionForm
}

// Chain is the phrases of one thing that the text speaks of, an actor or not, in
// order of the text; one phrase where nothing takes it up. Chains go by the words:
// Iranian officials are another thing than Iran there, and one entity with it.
type Chain []Phrase

// SentenceOf returns the index of the sentence that holds token tok, or -1.
func (d *Document) SentenceOf(tok int) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Sentences[mid].End <= tok {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(d.Sentences) && d.Sentences[lo].First <= tok {
		return lo
	}
	return -1
}

// TextOf returns the text of a range of tokens as the article has it.
func (d *Document) TextOf(first, end int) string {
	if first >= end {
		return ""
	}
	return d.Article.Text[d.Tokens[first].Begin:d.Tokens[end-1].End]
}
