package identity

import (
	"slices"
	"strings"

	"github.com/xrash/smetrics"
)

// The rules by which names are one, with what each is worth without any context.
const (
	ruleName     = "same-name"      // Sergei Shoigu, Sergei Shoigu
	ruleSpelling = "transliterated" // Volodymyr Zelenskiy, Volodymyr Zelensky
	ruleOrder    = "name-order"     // Park Joo-ho, Joo-ho Park
	ruleGiven    = "given-name"     // Dmytro Kuleba, Dmitri Kuleba; Bill Clinton, William Clinton
	ruleMiddle   = "middle-name"    // Lloyd Austin, Lloyd J. Austin
	ruleInitial  = "initial"        // J. Smith, John Smith
	ruleSimilar  = "similar-name"   // Muammar Gaddafi, Muammar Qadhafi
	ruleSurname  = "surname"        // Zelensky, Volodymyr Zelensky
	ruleAcronym  = "acronym"        // WFP, World Food Programme
	ruleAlias    = "other-name"     // a name that an article gave beside the usual one
	ruleGeneric  = "generic-name"   // Supreme Court, Supreme Court
	ruleLone     = "lone-name"      // Zelensky, Zelensky
	ruleLink     = "link"           // the same identifier outside the graph
	ruleNamesake = "namesake"       // a new node, for all that another has the name
)

var worth = map[string]float64{
	ruleName: 0.85, ruleSpelling: 0.72, ruleOrder: 0.70, ruleGiven: 0.72, ruleMiddle: 0.80,
	ruleInitial: 0.50, ruleSimilar: 0.55, ruleSurname: 0.40, ruleLone: 0.45,
	ruleAcronym: 0.85, ruleAlias: 0.85, ruleGeneric: 0.55, ruleLink: 1,
}

// similarity is the least similarity of Jaro and Winkler of two words that can be
// spellings of one name, and similarLength the least length of such words.
const (
	similarity    = 0.84
	similarLength = 5
)

// comparePersons returns the rule by which full names of persons are one, or "".
func (lex *lexicon) comparePersons(a, b name) string {
	if a.key() == b.key() {
		if a.initial[0] {
			return ruleInitial // J. Smith may be another J. Smith
		}
		return ruleName
	}
	if len(a.words) > len(b.words) {
		a, b = b, a
	}
	if rule := lex.compareOrdered(a, b); rule != "" {
		return rule
	}
	if len(a.words) == len(b.words) {
		x, y := slices.Sorted(slices.Values(a.sounds)), slices.Sorted(slices.Values(b.sounds))
		if slices.Equal(x, y) {
			return ruleOrder
		}
	}
	return ""
}

// compareOrdered compares names that have their surnames last; a is not longer.
func (lex *lexicon) compareOrdered(a, b name) string {
	i, j := len(a.words)-1, len(b.words)-1
	surname := lex.compareWord(a, i, b, j, false)
	given := lex.compareWord(a, 0, b, 0, true)
	if surname == "" || given == "" || surname == ruleInitial {
		return ""
	}
	rule := weaker(surname, given)
	if surname != ruleName && (given != ruleName && given != surname || len(a.words) != len(b.words)) && rule != ruleInitial {
		rule = ruleSimilar // John Smyth, John Chaloner Smith: one difference too many
	}
	if len(a.words) == len(b.words) {
		for k := 1; k < i; k++ {
			middle := lex.compareWord(a, k, b, k, false)
			if middle == "" {
				return ""
			}
			rule = weaker(rule, middle)
		}
		return rule
	}
	// What the longer name has more stands in its middle.
	k := 1
	for _, word := range a.sounds[1:i] {
		at := slices.Index(b.sounds[k:j], word)
		if at < 0 {
			return ""
		}
		k += at + 1
	}
	return weaker(rule, ruleMiddle)
}

// compareWord compares word i of a with word j of b.
func (lex *lexicon) compareWord(a name, i int, b name, j int, given bool) string {
	x, y := a.words[i], b.words[j]
	switch {
	case a.initial[i] != b.initial[j]:
		if x[0] == y[0] {
			return ruleInitial
		}
		return ""
	case x == y:
		return ruleName
	case a.initial[i]:
		return ""
	case a.sounds[i] == b.sounds[j]:
		return ruleSpelling
	case given && lex.givenKey(a.sounds[i]) == lex.givenKey(b.sounds[j]):
		return ruleGiven
	// Mario is not Maria, but Lukashenko Lukashenka.
	case len(x) >= similarLength && len(y) >= similarLength && skeleton(a.sounds[i]) == skeleton(b.sounds[j]) &&
		(!given || x[len(x)-1] == y[len(y)-1]) && smetrics.JaroWinkler(a.sounds[i], b.sounds[j], 0.7, 4) >= similarity:
		return ruleSimilar
	}
	return ""
}

// weaker returns the rule that is worth less.
func weaker(a, b string) string {
	if worth[a] < worth[b] || worth[a] == worth[b] && strings.Compare(a, b) > 0 {
		return a
	}
	return b
}
