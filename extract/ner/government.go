package ner

import (
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// The words that tell a government from its town. All are lemmas.
var (
	locative = wordset.Of("in at inside outside near into around within across through onto above over under behind beside opposite")

	// placeVerbs have a town as subject, not a government.
	placeVerbs = wordset.Of("lie sleep wake burn grow border flood house stretch overlook stand sit empty")

	// actorVerbs have an actor as object: one urges Moscow, and visits Moscow.
	actorVerbs = wordset.Of(`accuse advise aid allow alarm alienate anger answer antagonise antagonize appease arm ask assist
		assure back beg blame call cause caution challenge charge coerce compel condemn consult contact contradict convince
		counter criticise criticize defy demand denounce deter disappoint embarrass embolden encourage enrage exhort
		finance force frustrate fund give grant help implore infuriate inform invite irritate isolate let
		lobby mock notify obey oblige offend offer order persuade please pledge praise press pressure prevent promise
		prompt pressurise pressurize provide provoke punish push reassure rebuke remind reprimand request sanction satisfy
		scold send show slam sue summon supply support surprise suspect tell thank threaten trust unnerve upset urge want
		warn worry`)

	// The verbs and nouns that take an actor with a preposition.
	toVerbs   = wordset.Of("say sell supply appeal offer pledge complain cede belong promise signal object respond submit lose surrender deny send give provide loyal deliver grant report speak talk turn listen")
	fromVerbs = wordset.Of("buy receive demand obtain secure win seek expect hear distance request borrow purchase get")
	onVerbs   = wordset.Of("depend rely impose call count focus press prevail lean")
	forVerbs  = wordset.Of("work fight spy vote speak act")

	betweenNouns = wordset.Of(`relation relationship talk tension tie conflict war dispute agreement deal negotiation dialogue
		cooperation co-operation rivalry row meeting contact alliance pact treaty exchange rift standoff stand-off
		difference trust feud summit discussion link`)
	toNouns = wordset.Of(`threat message warning response appeal support aid assistance loan concession tie link letter ally
		loyalty opposition signal challenge blow ultimatum offer sale transfer delivery alternative `)
	fromNouns = wordset.Of(`statement response support pressure threat aid help comment reaction demand order independence
		message signal approval permission interference announcement assurance guarantee criticism condemnation denial
		word instruction money weapon loan retaliation`)
	ofNouns = wordset.Of(`government policy criticism support accusation ally influence ambition backing approval plan
		decision permission enemy opponent critic condemnation friend puppet part behalf authority leader leadership
		hostility sphere interest`)
	onNouns     = wordset.Of("pressure sanction dependence reliance embargo penalty restriction tariff condemnation reliant dependent")
	forNouns    = wordset.Of("support victory win defeat blow setback problem challenge priority consequence embarrassment")
	towardNouns = wordset.Of("policy attitude stance approach hostility position")

	// placeNouns belong to the town.
	placeNouns = wordset.Of(`street mayor airport suburb outskirt centre center resident district square metro subway university
		port station museum theatre theater hospital park neighbourhood neighborhood downtown skyline region area road
		river bridge church cathedral stadium club stock exchange zoo hotel school cemetery people inhabitant population
		court underground railway traffic weather`)

	governmentNouns = wordset.Of(`government regime official administration authority leadership ally spokesman spokeswoman
		policy propaganda ambassador envoy proxy sanction embargo cabinet diplomat`)

	// willing are predicates that only an actor can have.
	willing = wordset.Of(`ready willing able keen unwilling prepared determined concerned guilty responsible open reluctant wary
		furious serious angry unhappy confident eager complicit silent adamant hostile sceptical skeptical`)

	// backing are the participles after a hyphen that a government governs.
	backing = wordset.Of("backed led controlled installed appointed supported aligned sponsored funded supplied imposed brokered trained friendly dominated run")
)

// governs reports whether a capital or seat of government (span s, governed by
// token h) stands for the government: Moscow wanted, accused Tehran, talks with
// Kyiv, Beijing's claim; and not in Moscow, visited Tehran, Kyiv's streets. With no
// evidence a capital is a place, and a building such as the Kremlin a government.
func governs(f *finder, h int, s span, kind schema.NameKind) bool {
	doc := f.doc
	if hyphen, answer := f.hyphenated(s); hyphen {
		return answer
	}
	prep := f.preposition(h)
	fn := h // the first conjunct, which bears the function
	for doc.Tokens[fn].Head >= 0 && f.tree.Base(fn) == "conj" && extract.BaseRel(doc.Tokens[fn].DepRel) == "conj" {
		next := doc.Tokens[fn].Head
		if doc.Tokens[next].UPOS != "PROPN" {
			break
		}
		fn = next
	}
	if prep == "" {
		prep = f.preposition(fn)
	}
	head := doc.Tokens[fn].Head
	if head < 0 {
		return kind == schema.MetonymName
	}
	if kind == schema.MetonymName {
		if locative[prep] || prep == "from" || prep == "away" {
			return false
		}
		switch doc.Tokens[head].Lemma {
		case "visit", "enter", "leave", "storm", "attack", "hit", "strike", "evacuate", "guard", "surround":
			return f.tree.Base(fn) != "obj" && doc.Tokens[fn].DepRel != "nsubj:pass"
		}
		return true
	}
	lemma := strings.ToLower(doc.Tokens[head].Lemma)
	verbal := doc.Tokens[head].UPOS == "VERB"
	switch rel := doc.Tokens[fn].DepRel; {
	case rel == "nsubj" && verbal:
		return !placeVerbs[lemma]
	case rel == "nsubj":
		return willing[lemma]
	case rel == "nsubj:pass":
		return actorVerbs[lemma]
	case rel == "obl:agent" || rel == "iobj":
		return true
	case rel == "obj":
		return actorVerbs[lemma]
	case rel == "nmod:poss":
		return !placeNouns[lemma] && doc.Tokens[head].UPOS != "PROPN"
	case rel == "compound" || rel == "amod":
		return governmentNouns[lemma]
	}
	return governedBy(prep, lemma, verbal)
}

// governedBy decides for prepositional phrases.
func governedBy(prep, lemma string, verbal bool) bool {
	switch prep {
	case "by", "against", "according", "with":
		return true
	case "between":
		return betweenNouns[lemma]
	case "to":
		return verbal && toVerbs[lemma] || toNouns[lemma]
	case "from":
		return verbal && fromVerbs[lemma] || fromNouns[lemma]
	case "of":
		return ofNouns[lemma]
	case "on", "upon":
		return verbal && onVerbs[lemma] || onNouns[lemma]
	case "for":
		return verbal && forVerbs[lemma] || forNouns[lemma]
	case "toward", "towards":
		return towardNouns[lemma]
	}
	return false
}

// preposition returns the first word of the preposition of token h in lower case.
func (f *finder) preposition(h int) string {
	if kid := f.tree.Child(h, "case"); kid >= 0 && kid < h {
		return strings.ToLower(f.forms[kid])
	}
	return ""
}

// hyphenated reads pro-Moscow, Kyiv-backed; Moscow-based is the town.
func (f *finder) hyphenated(s span) (hyphen, answer bool) {
	if s.first >= 2 && f.forms[s.first-1] == "-" {
		switch strings.ToLower(f.forms[s.first-2]) {
		case "pro", "anti", "non":
			return true, true
		}
	}
	if s.end+1 < len(f.forms) && f.forms[s.end] == "-" {
		return true, backing[strings.ToLower(f.forms[s.end+1])]
	}
	return false, false
}
