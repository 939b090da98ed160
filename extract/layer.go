package extract

import "context"

// Layer names a part of a Document that one stage provides and others need.
type Layer string

// The layers, in the order in which the standard pipeline provides them.
const (
	Tokens       Layer = "tokens" // Sentences, and Begin, End, Form of Tokens
	Vectors      Layer = "vectors"
	Tags         Layer = "tags" // Lemma, UPOS, XPOS, Feats
	Trees        Layer = "trees"
	Names        Layer = "names"
	Mended       Layer = "mended" // Trees and Tags, rid of the commonest slips
	Actors       Layer = "actors" // Mentions and Entities
	Times        Layer = "times"
	Propositions Layer = "propositions"
	Statements   Layer = "statements"
)

// Stage adds layers to a Document. A Stage is immutable once made and may be
// shared by goroutines; each Document belongs to one goroutine at a time.
type Stage interface {
	// Name is the name of the package.
	Name() string
	// Needs lists the layers that must be there before Process.
	Needs() []Layer
	// Provides lists the layers that Process adds.
	Provides() []Layer
	// Process adds the layers. It returns an error only where ctx is done or the
	// Document breaks the contract; text of any kind is no error.
	Process(ctx context.Context, doc *Document) error
}
