package clause

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// mood is how far a clause is affirmed.
type mood struct {
	modality schema.Modality
	negative bool // by its own words
	// own is the modality of the clause's own words, Asserted if none.
	own schema.Modality
}

// mood reads polarity and modality off the auxiliaries and adverbs of a clause
// and what it inherits.
func (b *builder) mood(p *parts, f *frame) mood {
	m := mood{own: schema.Asserted}
	conditional := b.hasCondition(p)
	past := f.source.Cue >= 0 && b.saidInPast(f.source.Cue)
	for _, kid := range b.tree.Children(p.head) {
		if kid < p.from {
			continue
		}
		l := b.lemma(kid)
		switch b.base(kid) {
		case "aux":
			m.own = stronger(m.own, b.auxiliary(p, kid, conditional, past))
		case "advmod":
			switch {
			case negations[l] && !b.notOnly(kid):
				m.negative = true
			case l == "long" && b.hasChild(kid, "no"), l == "more" && b.hasChild(kid, "no"):
				m.negative = true
			case claimAdverbs[l]:
				m.own = stronger(m.own, schema.Claimed)
			case possibleAdverbs[l]:
				m.own = stronger(m.own, schema.Possible)
			}
		case "mark":
			if l == "whether" {
				m.own = stronger(m.own, schema.Questioned) // it is unclear whether
			}
			if l == "if" && b.toks[p.head].Head < 0 {
				m.own = stronger(m.own, schema.Conditional) // if only they had
			}
		case "cc":
			if l == "nor" || l == "neither" && kid < p.head {
				m.negative = true
			}
		case "det":
			if l == "no" && p.cop >= 0 {
				m.negative = true // is no minister
			}
		}
	}
	if b.inverted(p.head) {
		m.own = stronger(m.own, schema.Conditional)
	}
	if m.negative && m.own == schema.Possible && b.canOrCould(p) {
		m.own = schema.Asserted // "could not agree" did not
	}
	if p.cop >= 0 && p.infinitive && p.verbal && b.base(p.head) != "xcomp" {
		m.own = stronger(m.own, schema.Planned) // is to meet
	}
	if !p.verbal && p.lemma == "due" {
		m.own = stronger(m.own, schema.Planned) // is due in Oslo on Friday
	}
	if b.isSubjunctive(p) {
		m.own = stronger(m.own, schema.Requested)
	}
	if p.verbal && b.announces(p) {
		m.own = stronger(m.own, schema.Planned)
	}
	m.modality = compose(f.modality, m.own)
	return m
}

// isSubjunctive reports whether the that-clause of p is in the subjunctive: recommended that it be
// closed.
func (b *builder) isSubjunctive(p *parts) bool {
	if p.infinitive || len(p.subjects) == 0 || !b.markedThat(p.head) {
		return false
	}
	for _, kid := range b.tree.Children(p.head) {
		switch b.base(kid) {
		case "aux", "cop":
			return strings.EqualFold(b.toks[kid].Form, "be") // the first of them
		}
	}
	above := b.toks[p.head].Head
	return b.toks[p.head].XPOS == "VB" && above >= 0 && subjunctive[b.lemma(above)] // insisted that Lee resign
}

// subjunctive are verbs of saying that ask for what follows without an auxiliary.
var subjunctive = wordset.Of(`insist suggest propose recommend advise ask demand request urge require`)

// saidInPast reports whether the reporting verb cue, or the verb that its participle goes
// with, is in the past: said, praised it, adding.
func (b *builder) saidInPast(cue int) bool {
	if head := b.toks[cue].Head; b.toks[cue].XPOS == "VBG" && head >= 0 && b.base(cue) == "advcl" {
		cue = head
	}
	return b.toks[cue].XPOS == "VBD" || b.toks[cue].XPOS == "VBN"
}

func (b *builder) hasChild(tok int, lemma string) bool {
	for _, kid := range b.tree.Children(tok) {
		if b.lemma(kid) == lemma {
			return true
		}
	}
	return false
}

func (b *builder) canOrCould(p *parts) bool {
	for _, w := range p.words {
		switch strings.ToLower(b.toks[w].Form) {
		case "can", "could", "ca", "cannot":
			return true
		}
	}
	return false
}

// auxiliary returns what the auxiliary aux does to the clause of p. Reported
// "would" is the will of the past: "said it would help".
func (b *builder) auxiliary(p *parts, aux int, conditional, past bool) schema.Modality {
	form := strings.ToLower(b.toks[aux].Form)
	switch form {
	case "would", "'d", "’d":
		switch {
		case b.toks[aux].XPOS != "MD" && b.toks[aux].XPOS != "":
			return schema.Asserted
		case conditional, b.perfect(p, aux):
			return schema.Conditional
		case past:
			return schema.Planned
		}
		return schema.Possible
	case "be", "is", "are", "was", "were":
		if p.infinitive && b.rel(aux) == "aux" {
			return schema.Planned // is to meet
		}
	}
	if form == "must" && b.perfect(p, aux) {
		return schema.Possible // must have attacked: so it is concluded
	}
	return modalOf(modals[form])
}

// perfect reports whether have follows the auxiliary aux: "would have joined" did not.
func (b *builder) perfect(p *parts, aux int) bool {
	for _, kid := range b.tree.Children(p.head) {
		if kid > aux && b.base(kid) == "aux" && b.lemma(kid) == "have" && kid < p.head {
			return true
		}
	}
	return false
}

// hasCondition reports whether an if-clause hangs on the clause.
func (b *builder) hasCondition(p *parts) bool {
	for _, a := range p.advcls {
		if kind, _ := b.adverbialKind(a); kind == adverbialIf || b.inverted(a) {
			return true
		}
	}
	return false
}

// inverted reports whether the clause of h is a condition without if: "had it
// happened", "should they fail". No main clause is one.
func (b *builder) inverted(h int) bool {
	if b.base(h) != "advcl" && b.base(h) != "ccomp" || b.tree.Child(h, "mark") >= 0 {
		return false
	}
	subject := b.tree.Child(h, "nsubj", "nsubj:pass")
	aux := b.tree.Child(h, "aux", "cop")
	if aux < 0 || aux > subject {
		return false
	}
	for _, kid := range b.tree.Children(h) {
		if kid < aux && b.toks[kid].UPOS != "PUNCT" {
			return false // what had they done; rarely had they
		}
	}
	switch strings.ToLower(b.toks[aux].Form) {
	case "had", "were", "should":
		return !b.quotes.asks(b.doc, h) && b.questionMark(b.doc.Sentences[b.sent]) < 0
	}
	return false
}

// modalOf returns the modality that a class gives to what it governs.
func modalOf(c class) schema.Modality {
	switch c {
	case classClaim, classAccuse:
		return schema.Claimed
	case classPlan:
		return schema.Planned
	case classPromise:
		return schema.Promised
	case classRequest, classNecessary:
		return schema.Requested
	case classThreaten:
		return schema.Threatened
	case classPossible:
		return schema.Possible
	case classQuestion:
		return schema.Questioned
	}
	return schema.Asserted
}

// commitment orders the modalities from asserted to least committed.
var commitment = map[schema.Modality]int{
	schema.Asserted: 0, schema.Planned: 1, schema.Promised: 2, schema.Threatened: 3, schema.Requested: 4,
	schema.Purpose: 5, schema.Claimed: 6, schema.Possible: 7, schema.Conditional: 8, schema.Questioned: 9,
}

// stronger returns the less committed of two modalities.
func stronger(a, z schema.Modality) schema.Modality {
	if commitment[z] > commitment[a] {
		return z
	}
	return a
}

// compose joins the modality from above with that of the clause itself: acts of
// speech and will are told by the nearest ("may plan to leave" is possible, "vowed
// to ask" promised), doubt by the strongest.
func compose(outer, own schema.Modality) schema.Modality {
	if outer == schema.Asserted {
		return own
	}
	if commitment[outer] < commitment[schema.Purpose] {
		if commitment[own] > commitment[schema.Purpose] {
			return own
		}
		return outer
	}
	return stronger(outer, own)
}

// deniedPhrase reports whether a phrase denies its clause: no troops, nobody,
// neither side.
func (b *builder) deniedPhrase(head int) bool {
	if first := b.toks[head].Head; first >= 0 && b.base(head) == "conj" && b.hasChild(head, "or") && b.hasChild(first, "no") {
		return true // no dead or wounded
	}
	if negativeWords[b.lemma(head)] {
		return true
	}
	for _, kid := range b.tree.Children(head) {
		switch b.base(kid) {
		case "det", "cc":
			if l := b.lemma(kid); l == "no" || l == "neither" || l == "nor" {
				return true
			}
		case "advmod":
			if l := b.lemma(kid); l == "not" && kid < head && !b.notOnly(kid) && !b.isClause(head) && b.base(head) != "xcomp" {
				return true
			}
		}
	}
	return false
}

// classOf returns what the predicate of p does to its complements.
func (b *builder) classOf(p *parts) class {
	if !p.verbal {
		if c, ok := adjectives[p.lemma]; ok && b.toks[p.head].UPOS != "NOUN" {
			return c
		}
		return nouns[p.lemma]
	}
	return verbs[p.lemma]
}
