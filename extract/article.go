package extract

import "github.com/quadwire/quadwire/schema"

// Article is one text to read, with what is known about it. It is immutable.
type Article struct {
	schema.Source
	// Text is the whole text, valid UTF-8; all offsets point into it.
	Text string
	// Title is the range of Text that is the headline, empty if Text has none.
	Title schema.Span
	// Skip lists the ranges of Text that are about the article and no part of its
	// sentences (a date line, a byline), in order.
	Skip []schema.Span
}
