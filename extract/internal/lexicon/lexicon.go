// Package lexicon holds the words that the rules of several stages are written with: what a
// verb, a noun or an adjective does to its clause, and closed classes of nouns and verbs.
package lexicon

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// Class says what a governing word does to its clausal complement.
type Class uint8

const (
	None      Class = iota // nothing known: the complement is as asserted as the word itself
	Report                 // says, confirms: asserted, attributed
	Claim                  // alleges, believes: claimed, attributed
	Plan                   // plans to, is set to
	Promise                // vows to, is ready to
	Request                // urges X to
	Threaten               // threatens to
	Possible               // hopes to, is likely to
	Negate                 // fails to, denies
	Question               // asks whether, wonders
	Fact                   // knows that, means that: asserted, not attributed
	Accuse                 // accuses X of
	Hinder                 // prevents X from
	Object                 // sends X to: the object does what the purpose says
	Aspect                 // continues to, manages to
	Necessary              // must, has to
)

// set makes a lookup table from lists of words, one list for each class.
func set(lists map[Class]string) map[string]Class {
	out := make(map[string]Class)
	for c, words := range lists {
		for _, w := range strings.Fields(words) {
			out[strings.ReplaceAll(w, "_", " ")] = c
		}
	}
	return out
}

// Verbs holds the verbs that take clauses, by lemma with particle. No verb is in two lists.
var Verbs = set(verbLists)

var verbLists = map[Class]string{
	Report: `say tell announce confirm report add state note explain declare reveal disclose admit
		acknowledge point_out stress emphasise emphasize write describe mention warn inform comment reply
		respond remark observe recall tweet post quote cite conclude reiterate repeat underline underscore
		highlight concede insist testify notify reassure assure answer joke shout
		read indicate brief echo complain caution lament boast rule
		thunder bellow snap whisper mutter grumble murmur roar yell scream exclaim proclaim pronounce bark growl
		groan moan sigh sneer quip crow gush gripe fume rage intone drawl mumble stammer sob wail shriek retort rejoin
		counter interject confide gloat bemoan bewail forewarn divulge recount narrate retell detail document
		chronicle outline spell_out summarise summarize blog retweet clarify specify elaborate sum_up affirm reaffirm
		attest avow aver corroborate certify confess own_up let_slip relay record signal assess`,
	Claim: `claim allege purport maintain contend argue assert believe think suspect feel assume
		consider reckon imagine suppose speculate theorise theorize presume rumor rumour opine
		suggest imply estimate hint hear deem seem appear
		posit postulate hypothesise hypothesize conjecture surmise guess infer deduce reason figure calculate insinuate
		intimate profess`,
	Plan:    `plan intend decide prepare aim schedule set expect resolve opt arrange slate due go vote plot conspire poise`,
	Promise: `promise vow pledge offer agree commit swear guarantee undertake volunteer`,
	Request: `ask urge call demand request order command instruct appeal press invite beg recommend
		encourage advise require implore call_on call_upon petition pressure push lobby contact approach plead
		direct propose exhort entreat want summon dare incite beseech counsel enjoin prod egg_on`,
	Threaten: `threaten`,
	Possible: `hope wish seek try apply attempt struggle fear predict forecast like love hate prefer need
		anticipate desire strive endeavour endeavor work allow permit enable bid dream 
		worry concern alarm long aspire look wait fight vie hesitate yearn crave itch scramble
		contemplate mull weigh ponder project foresee envisage envision`,
	Negate: `fail refuse deny decline avoid reject forget neglect cease stop refrain resist rule_out exclude disdain forbear
		omit hold_off abstain desist shun eschew dodge evade forgo forego dispute rebut refute repudiate disavow pretend`,
	Question: `wonder question inquire enquire investigate`,
	Fact: `know mean show prove ensure realise realize remember learn discover find see understand
		regret happen demonstrate notice recognise recognize care celebrate
		resent rue find_out sense detect establish determine ascertain overlook`,
	Accuse: `accuse credit blame charge convict criticise criticize condemn denounce acquit arrest congratulate commend applaud
		fault fine jail imprison indict sue thank praise punish rebuke prosecute sentence`,
	Hinder: `prevent ban bar prohibit forbid discourage dissuade deter block  restrain preclude inhibit`,
	Object: `send deploy train hire appoint employ recruit authorise authorize dispatch mobilise mobilize
		task assign enlist commission pay`,
	Aspect: `continue begin start manage remain keep help force make cause come get have let
		proceed move persuade convince lead rush finish end_up go_on wind_up serve tend
		turn_out compel oblige teach assist join prompt drive inspire motivate spur tempt induce provoke coerce coax trick lure embolden galvanise galvanize contrive venture
		bother deign condescend`,
}

// Adjectives holds the adjectives and adverbs that take clauses.
var Adjectives = set(adjectiveLists)

var adjectiveLists = map[Class]string{
	Promise:  `ready willing prepared committed`,
	Plan:     `set about due poised scheduled`,
	Possible: `likely able possible probable unlikely eager keen free hopeful anxious capable afraid conceivable bound close near`,
	Report:   `sure certain clear confident adamant`,
	Fact:     `important good bad glad happy sad sorry proud aware right wrong wise unwise foolish correct brave stupid kind generous reckless quick slow true obvious surprised pleased disappointed first last`,
	Negate:   `unable unwilling reluctant impossible loath false untrue incorrect powerless unthinkable far`,
	Claim:    `alleged`,
	Request:  `necessary essential vital imperative crucial`,
}

// Nouns holds the nouns that take clauses: "a promise to leave", "reports that".
var Nouns = set(nounLists)

var nounLists = map[Class]string{
	Report: `report statement announcement news confirmation warning comment remark testimony assurance
		message indication sign evidence conclusion observation`,
	Claim: `claim allegation rumor rumour accusation belief suspicion assertion suggestion theory argument
		speculation view opinion notion idea assumption charge`,
	Plan:     `plan intention decision intent aim goal preparation mission`,
	Promise:  `promise vow pledge offer agreement commitment guarantee readiness willingness deal`,
	Request:  `order call demand request appeal instruction command invitation proposal recommendation duty obligation need`,
	Threaten: `threat`,
	Possible: `hope wish attempt effort bid chance opportunity possibility ability right risk fear prospect
		likelihood desire capacity power probability concern worry way permission ambition potential time expectation means capability authority mandate
		verge brink cusp threshold`,
	Negate:   `failure refusal denial inability reluctance unwillingness`,
	Question: `question doubt`,
	Fact:     `fact reason truth knowledge proof discovery`,
}

// LightVerbs say little by themselves: what their object is about belongs to the
// clause ("imposed sanctions on Iran"), however the tree attaches it.
var LightVerbs = wordset.Of(`hold make have take give impose launch conduct carry_out reach sign issue offer provide
	express show stage start begin open resume cut cut_off break break_off establish maintain face receive get
	pay put place pose lay play lead wage mount file bring win suffer lose raise declare deliver send
	announce pledge approve ban lift end suspend call voice exert apply seek demand deny`)

// PersonNouns are nouns for the offices and callings that stand before a name
// without a comma. Nouns in -man, -woman, -person, -ist, -crat, -cian count too.
var PersonNouns = wordset.Of(`president minister secretary premier chancellor king queen prince princess emperor sultan emir
	governor mayor councillor councilor undersecretary goalkeeper senator congressman representative deputy ambassador envoy diplomat negotiator official commissioner director
	chief head leader chair boss founder co-founder cofounder owner executive ceo manager captain coach commander general colonel
	major admiral lieutenant sergeant officer marshal judge justice prosecutor attorney lawyer solicitor barrister activist
	campaigner journalist reporter correspondent editor author writer novelist poet professor scientist researcher economist
	analyst expert historian physicist astronomer biologist doctor surgeon physician singer actor actress musician
	rapper director producer striker midfielder defender forward winger player cricketer champion
	pope bishop archbishop cardinal priest rabbi imam ayatollah cleric politician lawmaker legislator candidate nominee
	entrepreneur businessman banker billionaire tycoon oligarch magnate mogul industrialist smuggler trafficker kingpin gangster mobster financier investor teacher student farmer driver pilot astronaut
	spokesperson treasurer speaker whip inspector detective superintendent constable sheriff democrat republican
	conservative ally aide adviser advisor counsel dictator warlord rebel dissident whistleblower hacker
	father mother son daughter brother sister wife husband uncle aunt cousin nephew niece friend colleague partner
	counterpart predecessor successor rival architect engineer designer artist painter photographer film-maker filmmaker
	child neighbour neighbor parent boyfriend girlfriend fiance fiancee grandfather grandmother grandson granddaughter
	magician comedian blogger anthropologist psychologist philosopher linguist sociologist`)

// TimeNouns are nouns that make an oblique a time.
var TimeNouns = wordset.Of(`monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
	mon. tue. wed. thu. fri. sat. sun. tues tues. thurs thurs.
	january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.
	second minute hour day night morning afternoon evening noon midnight dawn dusk week weekend fortnight month quarter season
	spring summer autumn winter year decade century millennium today yesterday tomorrow tonight moment
	time period era eve weekday anniversary ago now past future bc bce ad ce`)

// Ditransitive are verbs whose passive keeps an object: the aid they were given.
var Ditransitive = wordset.Of(`give offer show award send grant pay promise hand teach tell ask allow owe deny lend`)

// Intransitive are verbs that lack no object where they have none.
var Intransitive = wordset.Of(`remain stay go come arrive live die happen occur exist work stand sit sleep wait appear emerge fall
	rise grow talk travel belong depend succeed fail escape flee retreat disappear vanish act behave lie last`)

// Personal are the verbs of request whose object is asked to act; the object of the
// others ("demanded reforms to …") is what is asked for.
var Personal = wordset.Of(`ask urge order contact approach lobby press instruct invite beg pressure push encourage
	advise summon petition direct command call_on implore exhort`)

// OwnWish are nouns of request for what who asks wants to do himself, or has to.
var OwnWish = wordset.Of(`request proposal duty obligation need`)

// IsPersonNoun reports whether the lemma l is a noun for a person: minister, lobbyist.
func IsPersonNoun(l string) bool {
	if PersonNouns[l] {
		return true
	}
	for _, suffix := range [...]string{"woman", "person", "man", "ist", "crat", "cian"} {
		if len(l) > 5 && strings.HasSuffix(l, suffix) {
			return true
		}
	}
	return false
}

// Cites are verbs whose object is who says what they report: they quoted Lee as saying.
var Cites = wordset.Of(`quote cite`)

// The nouns for what tells something by being read or seen, and the verbs for that, *court documents show
// that* Lima paid; and those for who finds something to be so, *the court found that*.
var (
	writings = wordset.Of(`document report record filing file data figure statistic email e-mail letter memo poll survey study
		transcript footage video image photo photograph map dossier cable note analysis research paper audit review ruling
		indictment affidavit`)
	showing   = wordset.Of(`show prove find`)
	inquiring = wordset.Of(`court tribunal jury judge inquiry panel commission committee investigation investigator probe
		researcher auditor watchdog inspector expert`)
)

// Shows reports whether the noun with that lemma tells something where it is the subject of the verb: the
// files show, a study finds.
func Shows(noun, verb string) bool { return showing[verb] && (writings[noun] || inquiring[noun]) }
