package relation

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// ideaNouns name what force does not reach, besides the abstract nouns.
var ideaNouns = wordset.Of(`science democracy freedom liberty economy faith belief law policy plan proposal bill argument decision
	credibility reputation career marriage tradition culture language art market record rumor rumour myth stereotype
	criticism poverty disease illness fear terror terrorism corruption racism crime hunger imagination attention audience
	headline news roadblock snag milestone target bottom chord jackpot road trail street ground press podium stage
	confidence trust hope dream mood morale momentum love peace stability image legacy history`)

// isForce reports whether p is done by force to bodies and places.
func isForce(p *schema.Predicate) bool {
	return p.Event == schema.Assault || p.Name == "occupies"
}

// isFigurative reports whether the phrase that tok heads is what p, an act of force, is
// done to in a figure of speech only: armies cannot conquer *science*.
func (b *builder) isFigurative(p *schema.Predicate, tok int) bool {
	return isForce(p) && (ideaNouns[b.lemma(tok)] || abstractNouns[b.lemma(tok)])
}

// disasters end or begin the names of what hits without a will.
var disasters = wordset.Of(`hurricane cyclone typhoon storm earthquake tsunami flood tornado wildfire fire volcano blizzard heatwave
	drought virus pandemic epidemic`)

// isDisaster reports whether f is named as one.
func (b *builder) isDisaster(f filler) bool {
	for word := range strings.FieldsSeq(strings.ToLower(b.entity(f).Label)) {
		if disasters[word] {
			return true
		}
	}
	return false
}

// speechVerbs are done with words as often as with weapons.
var speechVerbs = wordset.Of(`attack assail target hit blast slam strike`)

// paperWords end the names of what attacks with words.
var paperWords = wordset.Of(`magazine newspaper times news post journal daily gazette herald tribune article editorial column book weekly
	review blog guardian report letter`)

// inWords returns the predicate for p where the verb is done with words: *the magazine
// attacked* its critics.
func (b *builder) inWords(p *schema.Predicate, verb int, subject filler) *schema.Predicate {
	if p.Name != attackPredicate || !speechVerbs[b.lemma(verb)] {
		return p
	}
	words := strings.Fields(strings.ToLower(b.entity(subject).Label))
	if len(words) == 0 || !paperWords[words[len(words)-1]] {
		return p
	}
	if said, ok := b.vocab.Predicate(criticismPredicate); ok {
		return said
	}
	return p
}

const (
	attackPredicate    = "attacks"
	criticismPredicate = "criticizes"
)
