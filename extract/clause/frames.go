package clause

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// frames are the verbs and adjectives that say nothing without a phrase with one of the
// prepositions: was tasked *with*, based it *on*, is prone *to*. "place" is any phrase that
// can say where.
var frames = makeFrames(map[string]string{
	"as": `regard masquerade`,
	"at for into to forward after like over around on up back": `look`,
	"over":      `preside`,
	"with in":   `interfere correspond consistent`,
	"with into": `coincide align compatible`,
	"in of":     `partake participate specialise specialize`,
	"with":      `task entrust equip credit tamper cope comply inundate`,
	"on upon":   `dependent reliant contingent focus concentrate hinge rely depend embark predicate`,
	"of":        `consist deprive strip fond aware full worthy dispose devoid reminiscent capable indicative`,
	"to": `adhere attribute belong pertain relegate consign confine amount subject prone akin tantamount equate liken resort ascribe
		allude succumb conform devote dedicate expose susceptible equivalent refer`,
	"from":               `stem derive distinguish differentiate abstain range`,
	"in on":              `result reside dwell`,
	"for":                `mistake account`,
	"into":               `transform delve morph`,
	"on around":          `base`,
	"around":             `revolve`,
	"to with":            `compare link`,
	"in for as on alone": `use`,
	"place":              `put situate locate`,
	"in between":         `alternate`,
	"on to upon":         `confer bestow`,
	"at toward":          `aim gear`,
	"to for":             `allot`,
	"in for":             `interested`,
	"against for":        `lean`,
})

// also are prepositions of a second use of verbs in frames.
var also = map[string]string{"result": "from", "derive": "in", "base": "upon in at out", "distinguish": "between", "differentiate": "between", "compare": "against", "transform": "from", "amount": "for",
	"link": "up", "refer": "as", "devote": "on", "expose": "in", "concentrate": "in", "correspond": "to", "aware": "that", "credit": "for to", "equip": "for", "range": "between", "account": "of"}

func makeFrames(lists map[string]string) map[string]map[string]bool {
	out := make(map[string]map[string]bool)
	for preps, verbs := range lists {
		for _, verb := range strings.Fields(verbs) {
			out[verb] = wordset.Of(preps + " " + also[verb])
		}
	}
	return out
}

// theObject stands for the object where an index of an argument is asked for.
const theObject = -2

// selected returns the index among the arguments of prop of the phrase that its predicate needs
// beside the object, theObject if that is the phrase, or -1; missing reports that it needs one, and neither they nor the
// object is it.
func selected(doc *extract.Document, prop *extract.Proposition) (at int, missing bool) {
	if at := slices.IndexFunc(prop.Args, func(a extract.Argument) bool {
		return a.Role == extract.RolePredicate || a.Prep == "than" || a.Role == extract.RoleOblique && (asComplement(doc, prop, &a) || a.Prep == "into" && changingInto[prop.Predicate.Lemma] && prop.Object.Role == extract.RoleObject)
	}); at >= 0 && prop.Object.Present() {
		return at, false
	}
	lemma := prop.Predicate.Lemma
	if measuring[lemma] && prop.Object.Role == extract.RoleObject {
		if at := slices.IndexFunc(prop.Args, func(a extract.Argument) bool {
			return a.Prep == "" && a.Head > prop.Object.Head && doc.Tokens[a.Head].XPOS == "NNS" && (a.Role == extract.RoleTime || a.Role == extract.RoleManner)
		}); at >= 0 {
			return at, false
		}
	}
	if object := &prop.Object; object.Role == extract.RolePredicate && capable[strings.ToLower(doc.Tokens[object.Head].Lemma)] && object.Tokens[len(object.Tokens)-1] == object.Head {
		return -1, true
	}
	if object := &prop.Object; prop.Predicate.Copula && object.Present() {
		if doc.Tokens[object.Head].UPOS != "ADJ" || object.Tokens[len(object.Tokens)-1] != object.Head {
			return -1, false
		}
		lemma = strings.ToLower(doc.Tokens[object.Head].Lemma)
	}
	preps := frames[lemma]
	if preps == nil || prop.Predicate.Implied || preps["alone"] && !prop.Predicate.Passive {
		return -1, false
	}
	fits := func(a *extract.Argument) bool {
		prep, _, _ := strings.Cut(a.Prep, " ")
		return preps[prep] || preps["place"] && a.Prep != "" && a.Role != extract.RoleTime
	}
	if fits(&prop.Object) {
		return theObject, false
	}
	for k := range prop.Args {
		if fits(&prop.Args[k]) {
			return k, false
		}
	}
	return -1, !preps["alone"]
}

// measuring are the verbs that say of their object how much of time or money it needs: took farmers three weeks.
var measuring = wordset.Of(`take cost last`)

// capable are the adjectives that say nothing without an infinitive: became unable to move.
var capable = wordset.Of(`able unable likely unlikely bound apt liable poised`)

// asVerbs are the verbs whose object is something only as the phrase with as says: listed it as.
var asVerbs = wordset.Of(`treat view portray depict define classify label perceive interpret categorize categorise
	characterize characterise list describe know see consider refer recognise recognize cite name designate identify count think dismiss brand
	rank rate hail denounce condemn mark hold position`)

// changingInto are the verbs whose object becomes something else, or several: turned the hall into a theatre.
var changingInto = wordset.Of(`turn convert divide split translate make force talk coax trick drag plunge`)

// asComplement reports whether arg says as what the object of prop, or the subject of a passive,
// is seen: described Togo as.
func asComplement(doc *extract.Document, prop *extract.Proposition, arg *extract.Argument) bool {
	return arg.Prep == "as" && asVerbs[prop.Predicate.Lemma] && (prop.Object.Role == extract.RoleObject || prop.Predicate.Passive)
}
