package clause

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// class says what a governing word does to its clausal complement.
type class uint8

const (
	classNone      class = iota // nothing known: the complement is as asserted as the word itself
	classReport                 // says, confirms: asserted, attributed
	classClaim                  // alleges, believes: claimed, attributed
	classPlan                   // plans to, is set to
	classPromise                // vows to, is ready to
	classRequest                // urges X to
	classThreaten               // threatens to
	classPossible               // hopes to, is likely to
	classNegate                 // fails to, denies
	classQuestion               // asks whether, wonders
	classFact                   // knows that, means that: asserted, not attributed
	classAccuse                 // accuses X of
	classHinder                 // prevents X from
	classObject                 // sends X to: the object does what the purpose says
	classAspect                 // continues to, manages to
	classNecessary              // must, has to
)

// set makes a lookup table from lists of words, one list for each class.
func set(lists map[class]string) map[string]class {
	out := make(map[string]class)
	for c, words := range lists {
		for _, w := range strings.Fields(words) {
			out[strings.ReplaceAll(w, "_", " ")] = c
		}
	}
	return out
}

// verbs holds the verbs that take clauses, by lemma with particle. No verb is in two lists.
var verbs = set(verbLists)

var verbLists = map[class]string{
	classReport: `say tell announce confirm report add state note explain declare reveal disclose admit
		acknowledge point_out stress emphasise emphasize write describe mention warn inform comment reply
		respond remark observe recall tweet post quote cite conclude reiterate repeat underline underscore
		highlight concede insist testify notify reassure assure answer joke shout
		read indicate brief echo complain caution lament boast rule`,
	classClaim: `claim allege purport maintain contend argue assert believe think suspect feel assume
		consider reckon imagine suppose speculate theorise theorize presume rumor rumour opine
		suggest imply estimate hint deem seem appear`,
	classPlan:    `plan intend decide prepare aim schedule set expect resolve opt arrange slate due go vote`,
	classPromise: `promise vow pledge offer agree commit swear guarantee undertake volunteer`,
	classRequest: `ask urge call demand request order command instruct appeal press invite beg recommend
		encourage advise require implore call_on call_upon petition pressure push lobby contact approach plead
		direct propose exhort entreat want summon dare`,
	classThreaten: `threaten`,
	classPossible: `hope wish seek try attempt struggle fear predict forecast like love hate prefer need
		anticipate desire strive endeavour endeavor work allow permit enable bid dream 
		worry concern alarm long aspire look wait fight vie hesitate`,
	classNegate:   `fail refuse deny decline avoid reject forget neglect cease stop refrain resist rule_out exclude`,
	classQuestion: `wonder question inquire enquire investigate`,
	classFact: `know mean show prove ensure realise realize remember learn discover find see understand
		regret happen demonstrate notice recognise recognize hear care celebrate`,
	classAccuse: `accuse blame charge convict criticise criticize condemn denounce acquit arrest
		fault fine jail imprison indict sue thank praise punish rebuke prosecute sentence`,
	classHinder: `prevent ban bar prohibit forbid discourage dissuade deter block  restrain`,
	classObject: `send deploy train hire appoint employ recruit authorise authorize dispatch mobilise mobilize
		task assign enlist commission pay`,
	classAspect: `continue begin start manage remain keep help force make cause come get have let
		proceed move persuade convince lead rush finish end_up go_on wind_up serve tend
		turn_out compel oblige teach assist join prompt drive inspire motivate spur tempt induce`,
}

// adjectives holds the adjectives and adverbs that take clauses.
var adjectives = set(adjectiveLists)

var adjectiveLists = map[class]string{
	classPromise:  `ready willing prepared`,
	classPlan:     `set about due poised scheduled`,
	classPossible: `likely able possible probable unlikely eager keen free hopeful anxious capable afraid conceivable bound`,
	classReport:   `sure certain clear confident adamant`,
	classFact:     `important good bad glad happy sad sorry proud aware true obvious surprised pleased disappointed first last`,
	classNegate:   `unable unwilling reluctant impossible loath`,
	classClaim:    `alleged`,
	classRequest:  `necessary essential vital imperative crucial`,
}

// nouns holds the nouns that take clauses: "a promise to leave", "reports that".
var nouns = set(nounLists)

var nounLists = map[class]string{
	classReport: `report statement announcement news confirmation warning comment remark testimony assurance
		message indication sign evidence conclusion observation`,
	classClaim: `claim allegation rumor rumour accusation belief suspicion assertion suggestion theory argument
		speculation view opinion notion idea assumption charge`,
	classPlan:     `plan intention decision intent aim goal preparation mission`,
	classPromise:  `promise vow pledge offer agreement commitment guarantee readiness willingness deal`,
	classRequest:  `order call demand request appeal instruction command invitation proposal recommendation duty obligation need`,
	classThreaten: `threat`,
	classPossible: `hope wish attempt effort bid chance opportunity possibility ability right risk fear prospect
		likelihood desire capacity power probability concern worry way permission ambition potential time expectation`,
	classNegate:   `failure refusal denial inability reluctance unwillingness`,
	classQuestion: `question doubt`,
	classFact:     `fact reason truth knowledge proof discovery`,
}

// claimAdverbs make a clause a claim; possibleAdverbs a possibility.
var (
	claimAdverbs    = wordset.Of(`allegedly reportedly supposedly purportedly apparently ostensibly presumably`)
	possibleAdverbs = wordset.Of(`possibly perhaps maybe probably likely potentially conceivably`)
	negations       = wordset.Of(`not n't n’t never nor neither nt hardly scarcely`)
	negativeWords   = wordset.Of(`nobody nothing none no-one noone nowhere neither`)
)

// modals maps auxiliaries to what they do to their clause.
var modals = map[string]class{
	"will": classPlan, "'ll": classPlan, "’ll": classPlan, "shall": classPlan, "wo": classPlan,
	"may": classPossible, "might": classPossible, "could": classPossible, "can": classPossible, "ca": classPossible,
	"must": classNecessary, "should": classNecessary, "ought": classNecessary,
}

// lightVerbs say little by themselves: what their object is about belongs to the
// clause ("imposed sanctions on Iran"), however the tree attaches it.
var lightVerbs = wordset.Of(`hold make have take give impose launch conduct carry_out reach sign issue offer provide
	express show stage start begin open resume cut cut_off break break_off establish maintain face receive get
	pay put place pose lay play lead wage mount file bring win suffer lose raise declare deliver send
	announce pledge approve ban lift end suspend call voice exert apply seek demand deny`)

// personNouns are nouns for the offices and callings that stand before a name
// without a comma. Nouns in -man, -woman, -person, -ist, -crat, -cian count too.
var personNouns = wordset.Of(`president minister secretary premier chancellor king queen prince princess emperor sultan emir
	governor mayor councillor councilor undersecretary goalkeeper senator congressman representative deputy ambassador envoy diplomat negotiator official commissioner director
	chief head leader chair boss founder co-founder cofounder owner executive ceo manager captain coach commander general colonel
	major admiral lieutenant sergeant officer marshal judge justice prosecutor attorney lawyer solicitor barrister activist
	campaigner journalist reporter correspondent editor author writer novelist poet professor scientist researcher economist
	analyst expert historian physicist astronomer biologist doctor surgeon physician singer actor actress musician
	rapper director producer striker midfielder defender forward winger player cricketer champion
	pope bishop archbishop cardinal priest rabbi imam ayatollah cleric politician lawmaker legislator candidate nominee
	entrepreneur businessman banker billionaire tycoon financier investor teacher student farmer driver pilot astronaut
	spokesperson treasurer speaker whip inspector detective superintendent constable sheriff democrat republican
	conservative ally aide adviser advisor counsel dictator warlord rebel dissident whistleblower hacker
	father mother son daughter brother sister wife husband uncle aunt cousin nephew niece friend colleague partner
	counterpart predecessor successor rival architect engineer designer artist painter photographer film-maker filmmaker
	child neighbour neighbor parent boyfriend girlfriend fiance fiancee grandfather grandmother grandson granddaughter
	magician comedian blogger anthropologist psychologist philosopher linguist sociologist`)

// honorifics are titles that state no office.
var honorifics = wordset.Of(`mr mrs ms miss mr. mrs. ms. sir dame dr dr. lord lady messrs messrs. st st. rev rev. fr fr.
	madam mx mx. saint`)

// timeNouns are nouns that make an oblique a time.
var timeNouns = wordset.Of(`monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
	mon. tue. wed. thu. fri. sat. sun. tues tues. thurs thurs.
	january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.
	second minute hour day night morning afternoon evening noon midnight dawn dusk week weekend fortnight month quarter season
	spring summer autumn winter year decade century millennium today yesterday tomorrow tonight moment
	time period era eve weekday anniversary ago now past future bc bce ad ce`)

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
	of_course at_all after_all at_least at_first on_hand in_case as_result as_well in_effect by_way`)
