package coref

import (
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// nounClass says what kind of actor or place a common noun denotes.
type nounClass int

const (
	notActor       nounClass = iota
	personNoun               // minister, woman
	officialsNoun            // officials, spokesman, authorities: speak for a country or organisation
	governmentNoun           // government, ministry
	forcesNoun               // troops, military
	orgNoun                  // company, party
	countryNoun              // country, nation
	placeNoun                // city
	pairNoun                 // both sides, the two, the three
	eventNoun                // the Peruvian election
)

func (c nounClass) entityType() schema.EntityType {
	switch c {
	case personNoun, officialsNoun:
		return schema.Person
	case governmentNoun, forcesNoun, orgNoun:
		return schema.Organization
	case countryNoun:
		return schema.Country
	case placeNoun:
		return schema.Place
	}
	return schema.Thing
}

// The nouns, by lemma.
var (
	officials = wordset.Of(`official spokesperson spokesman spokeswoman authority`)
	// plural only: Russian diplomats speak for Russia, a Russian diplomat for himself.
	officialsPlural = wordset.Of(`diplomat negotiator envoy`)
	governments     = wordset.Of(`government ministry administration regime cabinet embassy leadership delegation`)
	forces          = wordset.Of(`force troop military army navy soldier marine paratrooper police intelligence`)
	organizations   = wordset.Of(`company firm group organization organisation party agency newspaper broadcaster alliance bloc
		union association committee council commission court bank club team university church institute foundation
		institution corporation network movement militia department parliament congress senate coalition federation
		league airline maker manufacturer retailer charity watchdog body board panel magazine outlet channel station school museum gallery hospital`)
	countries = wordset.Of("country nation republic kingdom")
	places    = wordset.Of(`city town village capital region province district island territory peninsula constituency municipality
		area neighbourhood neighborhood suburb homeland building facility compound base camp airport airfield prison bridge
		headquarters mosque market road highway street border frontier valley mountain river port`)

	// persons are nouns for persons beyond the titles of the gazetteer.
	persons = wordset.Of(`driver worker player fan voter protester demonstrator rebel fighter gunman attacker hostage prisoner
		refugee migrant passenger pilot engineer artist musician poet scholar critic supporter opponent rival colleague
		friend neighbour neighbor relative parent child kid teenager adult baby couple crew farmer fisherman merchant
		trader investor banker executive employee employer boss guest host visitor tourist witness defendant plaintiff
		inmate criminal terrorist insurgent extremist jihadist separatist nationalist defector whistleblower hacker
		blogger photographer presenter anchor pundit commentator strategist campaigner lobbyist donor nominee winner
		loser champion athlete footballer midfielder defender forward referee swimmer runner trainer physician nurse
		surgeon patient firefighter paramedic policeman policewoman officer guard ruler monarch statesman successor
		predecessor counterpart representative delegate deputy ex-president interviewer lady guy gentleman brother-in-law
		father uncle aunt cousin nephew niece grandson granddaughter grandfather grandmother girlfriend boyfriend
		partner spouse survivor pensioner homeowner owner customer consumer user reader viewer listener mum mom dad veteran curator attendee participant
		crowd dignitary worshipper celebrity seeker star`)
	personGender = map[string]string{
		"gunman": "m", "fisherman": "m", "policeman": "m", "policewoman": "f", "lady": "f", "gentleman": "m",
		"father": "m", "mother": "f", "uncle": "m", "aunt": "f", "nephew": "m", "niece": "f", "grandson": "m",
		"granddaughter": "f", "grandfather": "m", "grandmother": "f", "girlfriend": "f", "boyfriend": "m",
		"statesman": "m", "man": "m", "woman": "f", "boy": "m", "girl": "f",
	}

	// occasions are nouns for what is held on a day that everybody knows of.
	occasions = wordset.Of(`election referendum summit championship tournament festival conference exhibition parade census`)

	// groups are nouns of which "both" or "the two" make a pair of actors.
	groups = wordset.Of("side party country nation state minister leader president man woman government official team company")

	// speech are verbs whose subject can think and speak.
	speech = wordset.Of(`say tell announce state claim warn argue believe think want hope insist add ask accuse demand deny
		declare decide refuse agree promise threaten pledge vow admit acknowledge confirm urge call explain suggest plan
		intend expect know fear report respond reply note stress emphasize emphasise propose offer allege complain
		reject condemn criticise criticize write describe`)

	// willing are adjectives that need somebody with a mind.
	willing = wordset.Of(`ready willing able keen unwilling prepared determined reluctant eager confident concerned worried
		open hopeful optimistic aware unaware serious adamant unable afraid`)

	// independent are modifiers that make forces or officials those of somebody else.
	independent = wordset.Of(`former ex retired rebel opposition separatist militant private allied coalition friendly
		backed led pro anti student unofficial dissident resistance insurgent other foreign civilian`)
)

// classOf returns the class of the noun at token i.
func (r *resolver) classOf(i int, lemma string) nounClass {
	if r.isPair(i, lemma) {
		return pairNoun
	}
	return r.nounClassOf(i, lemma)
}

// nounClassOf is classOf without regard to the number: of both ministers, the class of
// a minister.
func (r *resolver) nounClassOf(i int, lemma string) nounClass {
	tok := r.tok(i)
	if tok.UPOS != "NOUN" && tok.UPOS != "PROPN" {
		return notActor
	}
	plural := tok.XPOS == "NNS" || strings.Contains(tok.Feats, "Number=Plur")
	switch {
	case officials[lemma]:
		if lemma == "authority" && !plural {
			return notActor
		}
		return officialsNoun
	case officialsPlural[lemma] && plural:
		return officialsNoun
	case governments[lemma]:
		return governmentNoun
	case forces[lemma]:
		if lemma == "force" && !plural && !r.hasModifier(i, "air", "defence", "defense", "security") {
			return notActor
		}
		if lemma == "intelligence" || lemma == "soldier" && !plural {
			return map[bool]nounClass{true: personNoun, false: notActor}[lemma == "soldier"]
		}
		return forcesNoun
	case countries[lemma]:
		return countryNoun
	case lemma == "body" && (plural || r.determiner(i) != "the") && !r.hasModifier(i, "governing", "regulatory", "regulating", "standards", "professional", "international", "public", "official", "student", "supervisory"):
		return notActor // numerous dead bodies
	case organizations[lemma]:
		return orgNoun
	case occasions[lemma] && !plural && r.isNamedOccasion(i):
		return eventNoun
	case lemma == "camp" && r.isPolitical(i):
		return orgNoun
	case places[lemma]:
		return placeNoun
	case persons[lemma]:
		return personNoun
	}
	if t, ok := r.gaz.Title(lemma); ok && t.Class != "honorific" && lemma != "head" && lemma != "private" && lemma != "chair" {
		return personNoun
	}
	return notActor
}

// isNamedOccasion reports a name before the noun at token i that says which occasion it is: the
// *Peruvian* presidential election.
func (r *resolver) isNamedOccasion(i int) bool {
	for _, kid := range r.tree.Children(i) {
		if rel := r.tok(kid).DepRel; kid < i && r.nameOf[kid] >= 0 && (rel == "amod" || rel == "compound") {
			return r.determiner(i) == "the"
		}
	}
	return false
}

// isPolitical reports a modifier of the noun at token i that tells a side in politics: the
// *opposition* camp, the *pro-government* camp.
func (r *resolver) isPolitical(i int) bool {
	for _, kid := range r.tree.Children(i) {
		if kid > i {
			continue
		}
		form := strings.ToLower(r.tok(kid).Form)
		switch extract.BaseRel(r.tok(kid).DepRel) {
		case "amod", "compound":
		default:
			continue
		}
		if sides[form] || strings.HasSuffix(form, "ist") || strings.HasSuffix(form, "cratic") {
			return true
		}
		for first := kid; first > 0 && first > kid-3; first-- {
			if prefix := strings.ToLower(r.tok(first - 1).Form); sidePrefixes[prefix] {
				return true
			}
		}
		if before, _, ok := strings.Cut(form, "-"); ok && sidePrefixes[before] {
			return true
		}
	}
	return false
}

var (
	sides        = wordset.Of(`opposition government ruling reform democracy left right rival yes no leave remain liberal conservative radical moderate republican`)
	sidePrefixes = wordset.Of(`pro anti pan`)
)

func (r *resolver) hasModifier(i int, words ...string) bool {
	for _, mod := range r.modifiers(i) {
		for _, w := range words {
			if mod == w {
				return true
			}
		}
	}
	return false
}

// isPair reports both sides, both of them, the two, the three, the two countries, the pair.
func (r *resolver) isPair(i int, lemma string) bool {
	tok := r.tok(i)
	switch tok.UPOS {
	case "NOUN":
		if pairs[lemma] || trios[lemma] {
			return r.countOf(i) > 0
		}
		if !groups[lemma] {
			return false
		}
		if r.determiner(i) == "both" || lemma == "side" && r.countOf(i) > 0 {
			return true
		}
		kid := r.tree.Child(i, "nummod")
		return kid >= 0 && strings.EqualFold(r.tok(kid).Form, "two") && r.determiner(i) == "the"
	case "NUM":
		return r.countOf(i) > 0
	case "PRON", "DET":
		return lemma == "both" && tok.DepRel != "det" && tok.DepRel != "cc:preconj" && tok.DepRel != "det:predet" && tok.DepRel != "advmod" && tok.DepRel != "nmod:unmarked"
	}
	return false
}
