package relation

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// Words that commit their source to what they govern or modify by a degree: *is likely to
// attack*, *probably attacked*, *may attack*. Auxiliaries are in their own form.
var (
	probableCues = wordset.Of(`likely probable unlikely improbable probably presumably apparently seemingly evidently doubtless must
		believe think suspect assume presume consider feel reckon seem appear expect predict forecast anticipate estimate
		doubt doubtful likelihood probability belief suspicion expectation assumption prediction`)
	possibleCues = wordset.Of(`possible conceivable possibly perhaps maybe potentially conceivably may might could can ca
		speculate imagine possibility chance risk`)
)

// gradeSteps is how many words up the tree may govern what is graded.
const gradeSteps = 4

// certainty returns the grade of FactBank of c: that of the nearest word that commits the
// source by a degree, where the modality leaves room for one.
func (b *builder) certainty(c claim) schema.Certainty {
	negative := c.polarity == schema.Negative
	signed := func(positive, denied schema.Certainty) schema.Certainty {
		if negative {
			return denied
		}
		return positive
	}
	switch c.modality {
	case schema.Asserted:
		return signed(schema.CertainlySo, schema.CertainlyNot)
	case schema.Conditional:
		if b.isCounterfactual(c) {
			return signed(schema.CertainlySo, schema.CertainlyNot)
		}
	case schema.Possible, schema.Claimed, schema.Planned:
		switch b.degree(c.anchor) {
		case degreeProbable:
			return signed(schema.ProbablySo, schema.ProbablyNot)
		case degreePossible:
			return signed(schema.PossiblySo, schema.PossiblyNot)
		}
	}
	return schema.UnknownWhether
}

// degree is how far a word commits its source.
type degree uint8

const (
	degreeNone degree = iota
	degreePossible
	degreeProbable
)

func degreeOf(word string) degree {
	switch {
	case probableCues[word]:
		return degreeProbable
	case possibleCues[word]:
		return degreePossible
	}
	return degreeNone
}

// degree returns the degree of the word nearest above or beside tok.
func (b *builder) degree(tok int) degree {
	for steps := 0; tok >= 0 && steps < gradeSteps; steps++ {
		for _, kid := range b.tree.Children(tok) {
			switch b.tree.Base(kid) {
			case "aux", "advmod", "amod", "parataxis":
				word := b.lemma(kid)
				if b.tree.Base(kid) == "aux" {
					word = strings.ToLower(b.toks[kid].Form)
				}
				if d := degreeOf(word); d != degreeNone {
					return d
				}
			}
		}
		switch b.tree.Base(tok) {
		case "xcomp", "ccomp", "csubj", "acl", "conj", "parataxis", "advcl":
		default:
			return degreeNone
		}
		gerund := b.toks[tok].XPOS == "VBG" && b.tree.Base(tok) == "xcomp"
		tok = b.toks[tok].Head
		if tok < 0 {
			break
		}
		if d := degreeOf(b.lemma(tok)); d != degreeNone && !gerund { // but is considering leaving
			return d
		}
	}
	return degreeNone
}

// isCounterfactual reports whether c is what would have been, and was not: *would have
// joined*, and *if it had joined* beside it.
func (b *builder) isCounterfactual(c claim) bool {
	if b.wouldHave(c.anchor) {
		return true
	}
	head := b.toks[c.anchor].Head
	return head >= 0 && b.tree.Base(c.anchor) == "advcl" && b.wouldHave(head) && b.auxiliary(c.anchor) >= 0 &&
		strings.EqualFold(b.toks[b.auxiliary(c.anchor)].Form, "had")
}

// wouldHave reports whether tok is a perfect under would.
func (b *builder) wouldHave(tok int) bool {
	would := false
	for _, kid := range b.tree.Children(tok) {
		if b.tree.Base(kid) != "aux" {
			continue
		}
		switch strings.ToLower(b.toks[kid].Form) {
		case "would", "'d", "’d":
			would = true
		case "have", "'ve", "’ve":
			if would {
				return true
			}
		}
	}
	return false
}

// almost are adverbs that say of a deed that it was not quite done.
var almost = wordset.Of(`almost nearly`)

// isAlmost reports whether the deed that c states was almost done: *nearly* defeated.
func (b *builder) isAlmost(c claim) bool {
	if xpos := b.toks[c.anchor].XPOS; xpos != "VBD" && xpos != "VBN" {
		return false
	}
	for _, kid := range b.tree.Children(c.anchor) {
		if kid < c.anchor && b.tree.Base(kid) == "advmod" && almost[b.lemma(kid)] {
			return true
		}
	}
	return false
}
