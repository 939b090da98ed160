package relation

import (
	"slices"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// exampleGroup is a noun for several and those of them that the sentence names:
// *defectors including Ruiz and Paz*.
type exampleGroup struct {
	noun  int
	named []filler
}

// exampleReach is how many tokens before "including" the noun may stand that it is
// about, where the tree has it on another one.
const exampleReach = 8

// findExamples finds the groups of the sentence of which some are named.
func (b *builder) findExamples() {
	b.examples = b.examples[:0]
	sent := b.doc.Sentences[b.sent]
	for tok := sent.First; tok < sent.End; tok++ {
		if !b.leadsExamples(tok) {
			continue
		}
		first := b.toks[tok].Head
		if b.tree.Base(tok) != "case" {
			first = b.tree.Child(tok, "obj") // taken for a participle
		}
		if first <= tok {
			continue
		}
		var named []filler
		for _, part := range b.conjuncts(first) {
			if f, ok := b.entityAt(part); ok {
				f.arcs = []int{part}
				named = append(named, f)
			}
		}
		if len(named) == 0 {
			continue
		}
		if noun := b.groupBefore(tok, first, named[0].typ); noun >= 0 {
			b.examples = append(b.examples, exampleGroup{noun, named})
		}
	}
}

// leadsExamples reports whether tok is the word before examples: *including* Ruiz, *such*
// as Ruiz.
func (b *builder) leadsExamples(tok int) bool {
	switch b.lemma(tok) {
	case "including", "include":
		return b.tree.Base(tok) == "case" || b.toks[tok].XPOS == "VBG"
	case "like":
		head := b.toks[tok].Head
		return b.tree.Base(tok) == "case" && head > tok && b.tree.Base(head) == "nmod" && b.isActor(b.toks[head].Head)
	case "such":
		return b.tree.Base(tok) == "case" && tok+1 < len(b.toks) && b.lemma(tok+1) == "as"
	}
	return false
}

// groupBefore returns the noun that the examples after the word at are of, the first
// of them of type t: the noun that they hang on, unless it is one thing, which people are
// no examples of, *defectors from the party including Ruiz*; -1 if there is none.
func (b *builder) groupBefore(at, first int, t schema.EntityType) int {
	noun := b.toks[first].Head
	if b.tree.Base(at) != "case" {
		noun = b.toks[at].Head
	}
	if noun >= 0 && noun < at && b.isGroup(noun, t) {
		return noun
	}
	for tok := at - 1; tok >= b.doc.Sentences[b.sent].First && tok > at-exampleReach; tok-- {
		if b.toks[tok].UPOS == "VERB" {
			break
		}
		if b.isGroup(tok, t) && b.tree.Base(tok) != "compound" {
			return tok
		}
	}
	return -1
}

// isGroup reports whether the noun tok may stand for several of type t.
func (b *builder) isGroup(tok int, t schema.EntityType) bool {
	if b.toks[tok].UPOS != "NOUN" || !b.isPlural(tok) {
		return false
	}
	f, named := b.entityAt(tok)
	return t != schema.Person || b.isActor(tok) || !named || f.typ == schema.Person
}

// examplesOf returns the named ones of the group that tok heads.
func (b *builder) examplesOf(tok int) []filler {
	for _, g := range b.examples {
		if g.noun == tok {
			return g.named
		}
	}
	return nil
}

// exampleFacts states of who is named as an example of a group what the group is:
// of *former members of the party, including Ruiz*, Ruiz is one.
func (b *builder) exampleFacts() {
	for _, g := range b.examples {
		if det := b.tree.Child(g.noun, "det"); det >= 0 && b.lemma(det) == "no" {
			continue
		}
		for _, subject := range g.named {
			b.exampleFact(g.noun, subject)
		}
	}
}

func (b *builder) exampleFact(noun int, subject filler) {
	phrase := b.phraseOf(noun)
	phrase = slices.DeleteFunc(phrase, func(tok int) bool { return tok >= subject.tok })
	c := claim{subject: subject, timeless: true, base: affiliationPrior, anchor: noun, words: []int{noun}}
	c.polarity, c.modality, c.source = schema.Positive, schema.Asserted, extract.Source{Speaker: extract.NoArgument(), Cue: -1}
	n := 0
	for _, f := range b.vocab.Frames(schema.ComplementFrame, b.lemma(noun)) {
		if !b.phraseMatches(f, noun) || typeFactor(subject.typ, f.Predicate.Subject) == 0 {
			continue
		}
		c.certainty, c.rule = f.Certainty, "example/"+frameName(f)
		for _, slot := range f.Object {
			if slot == schema.SlotPhrase {
				continue
			}
			for _, arg := range b.nounArgs(noun, slot) {
				if object, ok := b.entityAt(arg.tok); ok && arg.tok < subject.tok {
					object.arcs = arg.arcs
					n += b.stateComplement(c, f, object, phrase)
				}
			}
		}
	}
	if n > 0 || !b.isActor(noun) || subject.typ == schema.Place || subject.typ == schema.Thing {
		return
	}
	end := slices.IndexFunc(phrase, func(tok int) bool { return b.tree.Base(tok) == "case" && tok > noun })
	if end > 0 {
		phrase = phrase[:end]
	}
	for len(phrase) > 1 && (b.isLeading(phrase[0]) || b.toks[phrase[0]].UPOS == "NUM" || b.toks[phrase[0]].UPOS == "ADJ" && emptyAdjectives[b.lemma(phrase[0])]) {
		phrase = phrase[1:]
	}
	literal, ok := b.literalAt(noun, phrase)
	if !ok || len(literal.phrase) < 2 {
		return
	}
	literal.one = noun
	c.object, c.certainty, c.rule, c.open = literal, literalCertainty, "example/open", "is"
	if literal.typ == schema.OfficeType && subject.typ == schema.Person {
		if c.pred, _ = b.vocab.Predicate(officePredicate); c.pred != nil {
			c.certainty, c.open = exampleCertainty, ""
		}
	}
	b.state(c)
}

const (
	officePredicate  = "holds-office"
	resignPredicate  = "resigns-from"
	exampleCertainty = 0.85
)
