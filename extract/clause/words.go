package clause

import (
	"github.com/quadwire/quadwire/extract/internal/lexicon"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// class says what a governing word does to its clausal complement.
type class = lexicon.Class

// The classes of the lexicon.
const (
	classNone      = lexicon.None
	classReport    = lexicon.Report
	classClaim     = lexicon.Claim
	classPlan      = lexicon.Plan
	classPromise   = lexicon.Promise
	classRequest   = lexicon.Request
	classThreaten  = lexicon.Threaten
	classPossible  = lexicon.Possible
	classNegate    = lexicon.Negate
	classQuestion  = lexicon.Question
	classFact      = lexicon.Fact
	classAccuse    = lexicon.Accuse
	classHinder    = lexicon.Hinder
	classObject    = lexicon.Object
	classAspect    = lexicon.Aspect
	classNecessary = lexicon.Necessary
)

// The words of the lexicon that the rules here are written with.
var (
	verbs        = lexicon.Verbs
	adjectives   = lexicon.Adjectives
	nouns        = lexicon.Nouns
	lightVerbs   = lexicon.LightVerbs
	timeNouns    = lexicon.TimeNouns
	personal     = lexicon.Personal
	ownWish      = lexicon.OwnWish
	ditransitive = lexicon.Ditransitive
	intransitive = lexicon.Intransitive
	isPersonNoun = lexicon.IsPersonNoun
)

// improbable words make what they govern a possibility that is rather not so.
var improbable = wordset.Of(`unlikely improbable doubtful doubt`)

// claimAdverbs make a clause a claim; possibleAdverbs a possibility; without truthAdverbs a
// clause says something else.
var (
	claimAdverbs    = wordset.Of(`allegedly reportedly supposedly purportedly apparently ostensibly presumably`)
	possibleAdverbs = wordset.Of(`possibly perhaps maybe probably likely potentially conceivably hopefully ideally`)
	truthAdverbs    = wordset.Of(`almost nearly virtually practically barely merely only narrowly`)
	negations       = wordset.Of(`not n't n’t never nor neither nt hardly scarcely`)
	negativeWords   = wordset.Of(`nobody nothing none no-one noone nowhere neither`)
)

// modals maps auxiliaries to what they do to their clause.
var modals = map[string]class{
	"will": classPlan, "'ll": classPlan, "’ll": classPlan, "shall": classPlan, "wo": classPlan,
	"may": classPossible, "might": classPossible, "could": classPossible, "can": classPossible, "ca": classPossible,
	"must": classNecessary, "should": classNecessary, "ought": classNecessary,
}

// honorifics are titles that state no office.
var honorifics = wordset.Of(`mr mrs ms miss mr. mrs. ms. sir dame dr dr. lord lady messrs messrs. st st. rev rev. fr fr.
	madam mx mx. saint`)

// timeParts are nouns that are a time if the noun in their of-phrase is one.
var timeParts = wordset.Of(`end beginning start middle half part rest course close`)

// timePreps are the prepositions of times; "" is a bare noun.
var timePreps = wordset.Of(`in on at during since until till by from before after around within over throughout for of to
	through between about prior_to as_of starting towards toward early late`)

// placePreps and placeNouns tell places; a name after one of the first is a guess.
var (
	placePreps = wordset.Of(`in at near inside outside across around throughout along above below beneath beside
		behind beyond opposite`)
	strongPlacePreps = wordset.Of(`in at near inside outside across throughout`)
	placeNouns       = wordset.Of(`city town village capital region country border area province district street road airport
		north south east west coast island port station square building house palace embassy hospital school prison jail
		camp base headquarters office territory zone state county municipality neighbourhood neighborhood
		sea ocean river lake mountain desert forest stadium hotel church mosque temple parliament court
		world continent peninsula suburb centre center downtown battlefield front abroad home outskirts`)
)

// directions are adverbs that go with their verb: sent back, turned away.
var directions = wordset.Of(`away back out down up off over together apart forward aside forth ahead`)

// discourse are prepositional phrases that join sentences and say nothing.
var discourse = wordset.Of(`for_example for_instance in_fact in_addition in_particular in_general in_contrast in_turn in_short
	of_course at_all after_all at_least at_first on_hand in_case as_result as_well in_effect by_way
	on_average in_total in_practice in_theory in_reality on_whole by_contrast in_essence in_meantime in_place`)
