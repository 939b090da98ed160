package mend

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/lexicon"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// transfers are verbs, with a preposition, that say where their object goes, comes from or
// what becomes of it.
var transfers = wordset.Of(`send_to send_into bring_to bring_into release_into release_from release_to add_to move_to move_from move_into
	transfer_to transfer_from transfer_into deliver_to hand_to return_to ship_to ship_from export_to export_from import_from import_into
	evacuate_from evacuate_to extradite_to extradite_from deport_to deport_from expel_from remove_from withdraw_from
	convert_into convert_to turn_into divide_into translate_into transform_into compare_to compare_with
	take_to take_from carry_to drag_into drag_from push_into pull_from pull_into drive_to drive_from fly_to fly_from
	rescue_from free_from separate_from protect_from prevent_from exclude_from steal_from smuggle_into smuggle_to smuggle_from
	sell_to lend_to donate_to grant_to award_to pay_to lose_to attribute_to limit_to expose_to reveal_to
	hide_from keep_from save_from borrow_from buy_from collect_from receive_from obtain_from seize_from
	place_on put_on put_in put_into place_in throw_at throw_into fire_at fire_into aim_at invite_to
	charge_with provide_with supply_with replace_with equip_with link_to connect_to join_to attach_to introduce_to`)

// ownGoals are nouns that take the prepositions of transfers themselves: *visit to*.
var ownGoals = wordset.Of(`access visit right response answer threat road way key letter message return trip journey link relation
	approach contribution damage alternative reference tribute attention ambassador envoy door route guide path change
	appeal call call window entrance exit migrant refugee flight train bus tie student people person man woman team group
	member delegation version part one thing anything something everything money fund cash aid water oil gas good product
	import export email e-mail mail report datum information news excerpt quote passage page photo picture story line
	invitation recommendation interview schedule revision solution seat summary compatibility feedback comment question request order demand pressure help support backing light`)

// asides are nouns whose phrases belong to the clause, whatever stands before: *on behalf of*.
var asides = wordset.Of(`respect regard behalf basis internet web television radio paper`)

// goalOfVerb gives a phrase that tells where the object goes or comes from, and that became a
// part of the object, to the verb: *sent the chips to a lab in Oslo*.
func (m *mender) goalOfVerb(t int) {
	n := m.toks[t].Head
	if m.toks[t].DepRel != "nmod" || n < m.first || n > t || m.toks[n].UPOS != "NOUN" || ownGoals[m.lemma(n)] {
		return
	}
	if of := m.kid(n, "case"); m.base(n) == "nmod" && of >= 0 && m.lemma(of) == "of" && m.in(m.toks[n].Head) && m.kid(m.toks[n].Head, "nummod") >= 0 {
		n = m.toks[n].Head // bought two tonnes of rice from Chad
	}
	word, v := m.kid(t, "case"), m.toks[n].Head
	if asides[m.lemma(t)] {
		return
	}
	if word < n || v < m.first {
		return
	}
	for m.base(n) == "nmod" && m.lemma(word) == "from" && strings.HasPrefix(m.toks[t].NER, "B-") && m.toks[v].UPOS == "NOUN" && m.toks[v].Head >= m.first && v < n {
		n, v = v, m.toks[v].Head // bought parts for its jets from Chad
	}
	if m.toks[v].UPOS != "VERB" {
		return
	}
	object := m.base(n) == "obj" && v < n || m.toks[n].DepRel == "nsubj:pass" && v < word
	if object && transfers[m.lemma(v)+" "+m.lemma(word)] {
		m.attach(t, v, "obl")
	}
}

// topics are nouns, with a preposition, that say what they are about or directed at.
var topics = wordset.Of(`guideline_on attack_on law_on tax_on ban_on report_on information_on statement_on sanction_on datum_on
	decision_on study_on research_on book_on impact_on effect_on influence_on pressure_on limit_on restriction_on vote_on
	referendum_on perspective_on view_on emphasis_on focus_on crackdown_on assault_on raid_on debate_on talk_on agreement_on
	access_to reference_to damage_to threat_to solution_to alternative_to approach_to right_to response_to answer_to key_to
	complaint_against attack_from strike_from raid_from threat_from war_against campaign_against fight_against charge_against violence_against crime_against protest_against
	demand_for support_for need_for reason_for responsibility_for plan_for call_for respect_for market_for
	increase_in rise_in change_in decline_in drop_in fall_in growth_in interest_in role_in confidence_in trust_in
	difference_between relationship_between conflict_between war_between agreement_between talk_between border_between
	relationship_with relation_with agreement_with contact_with war_with treaty_with
	information_about question_about concern_about story_about book_about fact_about complaint_about
	member_of number_of part_of removal_from withdrawal_from protection_from`)

// topicOfNoun gives the phrase right after such a noun, which became a part of the clause, to
// the noun: *cited rules on noise*. Verbs that say little take it with their noun.
func (m *mender) topicOfNoun(t int) {
	word, v := m.kid(t, "case"), m.toks[t].Head
	if m.toks[t].DepRel != "obl" || v < m.first || m.toks[v].UPOS != "VERB" || word <= v+1 || lexicon.LightVerbs[m.lemma(v)] ||
		lexicon.TimeNouns[m.lemma(t)] || asides[m.lemma(t)] || m.kid(word, "fixed") >= 0 {
		return
	}
	n := word - 1
	if m.toks[n].Head == v && n > v && (m.base(n) == "obj" || m.base(n) == "obl") && topics[m.lemma(n)+" "+m.lemma(word)] {
		m.attach(t, n, "nmod")
	}
}
