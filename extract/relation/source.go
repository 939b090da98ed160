package relation

import (
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/lexicon"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// denying are verbs whose subject is the source of what it did not do.
var denying = wordset.Of(`deny`)

// speakers returns those who are the source of c together, none where it is one: *both sides
// confirmed that*.
func (b *builder) speakers(c claim) []filler {
	src := b.sourceOf(c)
	if !src.Speaker.Present() {
		return nil
	}
	f, ok := b.entityAt(src.Speaker.Referent())
	if !ok || !b.isSeveral(f) {
		return nil
	}
	return b.members(f)
}

// stateBy makes drafts of c by each of its speakers. It reports whether it made one.
func (b *builder) stateBy(c claim, speakers []filler) bool {
	stated := false
	for _, f := range speakers {
		c.speaker = f.member
		stated = b.state(c) || stated
	}
	return stated
}

// speaksFor reports whether f is a country by somebody without a name who speaks for it: an
// American army *spokesman* is not America.
func (b *builder) speaksFor(f filler) bool {
	return f.typ == schema.Country && spokespeople[b.lemma(f.tok)]
}

var spokespeople = wordset.Of(`spokesperson spokesman spokeswoman spokesmen`)

// sourceOf returns the source of c: that of its clause, or, where that has none, who denies
// to have done it, or the document that shows it.
func (b *builder) sourceOf(c claim) extract.Source {
	if c.source.Cue >= 0 || c.source.Speaker.Present() || c.timeless {
		return c.source
	}
	at := c.anchor
	for steps := 0; b.tree.Base(at) == "conj" && b.toks[at].Head >= 0 && steps < maxConjuncts; steps++ {
		at = b.toks[at].Head
	}
	verb := b.toks[at].Head
	if verb < 0 || b.toks[verb].UPOS != "VERB" {
		return c.source
	}
	subject := b.tree.Child(verb, "nsubj")
	switch rel := b.tree.Base(at); {
	case rel == "xcomp" && denying[b.lemma(verb)] && c.polarity == schema.Negative:
		subject = c.subject.tok
	case rel == "ccomp" && subject >= 0 && b.toks[subject].UPOS == "NOUN" && lexicon.Shows(b.lemma(subject), b.lemma(verb)):
	default:
		return c.source
	}
	return extract.Source{
		Speaker: extract.Argument{Role: extract.RoleSubject, Head: subject, Tokens: b.phraseOf(subject), Antecedent: -1, Clause: -1},
		Cue:     verb,
	}
}
