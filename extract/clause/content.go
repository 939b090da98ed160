package clause

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// The words that say nothing by themselves: verbs, nouns that point to a relative clause or to
// what was said, and nouns of manner.
var (
	emptyVerbs = wordset.Of(`be do have happen go get come take make`)
	emptyNouns = wordset.Of(`one thing so such way same that this it what something other`)
	pointers   = wordset.Of(`manner way reason ground grounds extent degree regard respect point sense basis`)
)

// isEmpty reports whether fact says nothing: they do so, we had one.
func isEmpty(doc *extract.Document, fact *Fact, prop *extract.Proposition, object *extract.Argument) bool {
	emptyVerb := emptyVerbs[prop.Predicate.Lemma]
	modifies := strings.HasPrefix(prop.Rule, "relcl") || strings.HasPrefix(prop.Rule, "acl")
	if modifies && vagueAntecedent(doc, &prop.Subject) && doc.Tokens[prop.Subject.Referent()].UPOS != "NOUN" || modifies && vagueAntecedent(doc, object) {
		return true
	}
	if len(fact.Object) == 0 {
		if isPronoun(doc, &prop.Subject) && happening[prop.Predicate.Lemma] {
			return true // it occurs
		}
		return emptyVerb && !prop.Predicate.Passive && (isPronoun(doc, &prop.Subject) || len(prop.Predicate.Tokens) == 1 && prop.Predicate.Lemma != "happen" && prop.Predicate.Lemma != "come")
	}
	if !object.Present() || len(fact.Object) > 2 {
		return false
	}
	tok := &doc.Tokens[object.Referent()]
	lemma := strings.ToLower(tok.Lemma)
	alone := len(object.Tokens) == 1
	switch {
	case lemma == "time" || lemma == "moment":
		return alone || pointing(doc, object) // this time
	case pointers[lemma]:
		return object.Prep != "" && (alone || pointing(doc, object)) // in the manner
	case alone && (lemma == "one" || lemma == "so" || lemma == "such") && tok.UPOS != "ADV" && (tok.UPOS != "NUM" || object.Role == extract.RoleObject):
		return true
	case alone && tok.XPOS == "WRB":
		return true // are intrigued by how
	case alone && object.Prep != "" && tok.XPOS == "NN" && linking[lemma] && followed(doc, object):
		return true // withdrawn in line
	case object != &prop.Object:
		return false
	case alone && object.Role == extract.RoleObject && emptyVerb && emptyNouns[lemma] && tok.UPOS == "PRON":
		return true // did it
	case emptyVerb && isPronoun(doc, &prop.Subject) && prop.Predicate.Lemma == "be":
		return tok.UPOS == "PRON" || emptyNouns[lemma] && len(object.Tokens) <= 2
	}
	return false
}

// happening are verbs that say nothing of a pronoun alone.
var happening = wordset.Of(`occur happen`)

// vagueAntecedent reports whether arg stands for a noun or pronoun that says nothing without the
// relative clause that the fact is: all they got, those who left.
func vagueAntecedent(doc *extract.Document, arg *extract.Argument) bool {
	if !arg.Present() || arg.Antecedent < 0 || arg.Compact != nil || len(arg.Tokens) > 2 || len(arg.Tokens) == 2 && !pointing(doc, arg) {
		return false
	}
	tok := &doc.Tokens[arg.Antecedent]
	lemma := strings.ToLower(tok.Lemma)
	if tok.UPOS == "PRON" && strings.Contains(tok.Feats, "Prs") || len(arg.Tokens) == 2 && !strings.HasPrefix(strings.ToLower(doc.Tokens[arg.Tokens[0]].Form), "a") {
		return false
	}
	return vagueNouns[lemma] || vagueOnes[lemma] || lemma == "name"
}

// linking are the nouns of prepositions of three words: in line with, in favour of.
var linking = wordset.Of(`line favour favor accordance keeping addition spite terms view connection relation regard respect reference exchange
	comparison contravention need search conjunction contrast response return charge front place`)

// followed reports whether a preposition stands right after arg.
func followed(doc *extract.Document, arg *extract.Argument) bool {
	next := arg.Tokens[len(arg.Tokens)-1] + 1
	return next < len(doc.Tokens) && doc.Tokens[next].UPOS == "ADP"
}

// isBroken reports whether the words of arg begin or end as no phrase does, as the tree is wrong: of
// the port.
func isBroken(doc *extract.Document, prop *extract.Proposition, arg *extract.Argument) bool {
	if len(arg.Tokens) == 0 {
		return false
	}
	if listing[arg.Prep] || strings.HasPrefix(arg.Prep, "including ") || relates(doc, arg) || len(arg.Tokens) == 1 && doc.Tokens[arg.Head].XPOS == "TO" {
		return true
	}
	if arg.Prep == "of" && arg == &prop.Object && !prop.Predicate.Copula && !ofVerbs[prop.Predicate.Lemma] {
		return true // photos released of the scene
	}
	if arg.Prep == "to" && doc.Tokens[arg.Head].UPOS == "ADJ" && prop.Predicate.Copula && !hasDeterminer(doc, arg) {
		return true // are mild to moderately hot
	}
	if first := strings.ToLower(doc.Tokens[arg.Tokens[0]].Form); first == "n't" || first == "n’t" || len(arg.Tokens) == 1 && arg.Role == extract.RoleClause {
		return true // it is n't; states that few
	}
	if arg.Role == extract.RoleClause {
		switch doc.Tokens[arg.Tokens[0]].XPOS {
		case "VBZ", "VBP", "VBD":
			return true // charge | is a camp
		}
		return false
	}
	if last := arg.Tokens[len(arg.Tokens)-1]; last != arg.Head {
		switch tok := &doc.Tokens[last]; tok.UPOS {
		case "ADP", "CCONJ":
			return tok.DepRel == "case" || tok.DepRel == "cc" || tok.DepRel == "conj" // your journey to
		}
	}
	if arg.Tokens[0] == arg.Head {
		return false
	}
	switch first := &doc.Tokens[arg.Tokens[0]]; first.UPOS {
	case "ADP":
		return strings.EqualFold(first.Form, "of")
	case "PUNCT":
		return !isBracket(first.Form)
	}
	return false
}

// relates reports whether arg is a noun with a relative pronoun after its of, which nothing stands for: the
// cause of which.
func relates(doc *extract.Document, arg *extract.Argument) bool {
	shown := compactTokens(doc, arg)
	last := len(shown) - 1
	return last > 0 && arg.Role != extract.RoleClause && doc.Tokens[shown[last]].XPOS == "WDT" && doc.Tokens[shown[last-1]].Lemma == "of"
}

// hasDeterminer reports whether arg has an article or another determiner: the rich.
func hasDeterminer(doc *extract.Document, arg *extract.Argument) bool {
	return slices.ContainsFunc(arg.Tokens, func(t int) bool { return doc.Tokens[t].UPOS == "DET" })
}

// listing are the prepositions of what belongs to a noun, or does not: came in two colours, including red.
var listing = wordset.Of(`including excluding such_as as_well_as`)

// ofVerbs are the verbs that take a phrase with of.
var ofVerbs = wordset.Of(`accuse acquit admit approve assure avail beware boast clear complain compose comprise conceive consist constitute convict
	convince cure deprive despair die disapprove dispose divest dream hear inform know learn make notify partake read relieve
	remind require rid rob say smell speak strip suspect talk taste tell think tire treat warn write ask become come expect form
	take run sell empty drain free purge absolve get make_up think_up`)

// idioms are nouns that say nothing of their own as objects of these verbs: took place.
var idioms = map[string]string{"place": "take", "part": "take", "much": "do", "lot": "do", "little": "do"}

// idiomatic reports whether the object of prop is the noun of an idiom.
func idiomatic(doc *extract.Document, prop *extract.Proposition) bool {
	return len(prop.Object.Tokens) == 1 && idioms[strings.ToLower(doc.Tokens[prop.Object.Head].Lemma)] == prop.Predicate.Lemma
}

// pointing reports whether the first word of arg is a determiner that points: the, this, some.
func pointing(doc *extract.Document, arg *extract.Argument) bool {
	return doc.Tokens[arg.Tokens[0]].UPOS == "DET" && arg.Tokens[0] != arg.Head
}

// isPronoun reports whether arg is a pronoun alone.
func isPronoun(doc *extract.Document, arg *extract.Argument) bool {
	return arg.Present() && len(arg.Tokens) == 1 && doc.Tokens[arg.Tokens[0]].UPOS == "PRON"
}

// isTorn reports whether the bare time arg is the measure of what follows: four months in
// advance of, two days before.
func isTorn(doc *extract.Document, arg *extract.Argument) bool {
	if arg.Role != extract.RoleTime && arg.Role != extract.RoleManner || arg.Prep != "" || len(arg.Tokens) < 2 {
		return false
	}
	last := arg.Tokens[len(arg.Tokens)-1]
	if last+1 >= len(doc.Tokens) {
		return false
	}
	switch next := strings.ToLower(doc.Tokens[last+1].Form); next {
	case "before", "after", "into", "prior", "earlier", "later":
		return true
	case "in":
		return last+2 < len(doc.Tokens) && (doc.Tokens[last+2].Lemma == "advance" || doc.Tokens[arg.Head].XPOS == "NNS" && doc.Tokens[last+2].UPOS == "DET") // two minutes in the half
	}
	return false
}
