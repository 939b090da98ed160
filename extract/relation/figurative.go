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

// Words for what kills without a will: nouns beside the names of disasters, and verbs.
var (
	mishaps       = wordset.Of(`crash collapse accident avalanche landslide mudslide stampede crush eruption derailment collision sinking wreck outbreak`)
	mishapsHappen = wordset.Of(`collapse crash capsize sink derail overturn collide fall erupt`)
)

// isMishap reports whether what the passive tok says was done to people came of no will: killed
// *in a flood*, *when the roof collapsed*.
func (b *builder) isMishap(tok int) bool {
	if b.tree.Child(tok, "aux:pass") < 0 && b.tree.Base(tok) != "acl" {
		return false
	}
	for _, kid := range b.tree.Children(tok) {
		switch word := b.lemma(kid); b.tree.Base(kid) {
		case "obl", "nmod":
			if mishaps[word] || disasters[word] {
				return true
			}
		case "advcl":
			if mishapsHappen[word] && b.tree.Child(kid, "nsubj") >= 0 {
				return true
			}
		}
	}
	return false
}

// isPlay reports whether the object of the verb tok is a move of a game, or what it is that the
// relative clause of tok modifies: a *penalty* that the referee awarded.
func (b *builder) isPlay(tok int) bool {
	if b.toks[tok].DepRel == "acl:relcl" && plays[b.lemma(b.toks[tok].Head)] {
		return true
	}
	object := b.tree.Child(tok, "obj")
	return object >= 0 && plays[b.lemma(object)]
}

var plays = wordset.Of("penalty corner kick throw-in goal try point wicket card")

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
