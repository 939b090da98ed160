package relation

import (
	"slices"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// The verbs that say little by themselves: what happens is said by the noun beside them,
// and they say who does it.
var (
	// doingVerbs have who does what the noun says as their subject: *made* an offer.
	doingVerbs = wordset.Of(`hold have make take give launch conduct carry_out mount stage wage pay issue offer provide send deliver
		express voice declare show lend extend lodge file raise level impose begin start open resume continue lead order
		announce put place exert apply bring lay pose reach strike conclude enter enter_into join pursue seek maintain
		keep_up step_up renew unleash execute commit perpetrate do perform undertake direct aim deal inflict render
		reaffirm reiterate repeat throw convey submit present grant cast initiate forge mark`)
	// undergoingVerbs have who it is done to as their subject: *faced* criticism from.
	undergoingVerbs = wordset.Of(`face receive draw win get suffer attract provoke earn enjoy secure obtain incur gain undergo prompt
		trigger spark accept meet_with experience endure weather survive withstand repel take_out take_on garner encounter sustain have`)
	// givingVerbs may name who it is done to after "to" or as an object, whatever
	// preposition the noun itself has: gave *support to*.
	givingVerbs = wordset.Of(`give offer provide lend send deliver extend render grant pledge promise bring pay show convey`)
	// standingVerbs lead to a noun after a preposition: *came* under attack by, *is* in talks
	// with.
	standingVerbs = wordset.Of(`be come fall remain stay get go enter engage put place find keep hold break_off`)
	// answeringVerbs say that what the noun says came next: *responded* with air strikes on.
	answeringVerbs = wordset.Of(`respond retaliate reply react answer hit_back strike_back counter follow`)
	// strikingVerbs have the event as their agent: was *hit* by sanctions from.
	strikingVerbs = wordset.Of(`hit strike rock target shake`)
	// tradingVerbs say that each of several did it to the other: *traded* accusations.
	tradingVerbs = wordset.Of(`trade exchange swap`)
	// serialNouns count or measure the events that the noun after "of" names: a *wave* of strikes.
	serialNouns = wordset.Of(`wave series round spate string barrage number handful flurry torrent dozen hundred barrage campaign
		cycle sequence rash succession week month day year hour state`)
	// roleNouns stand for who it is done to: the *target* of an attack by.
	roleNouns = wordset.Of(`target subject object victim recipient beneficiary focus`)
)

// light states what a verb of little meaning says through the frames of its noun: "Paz
// faced criticism from Lima", "Lima is under investigation by the court". It returns the
// number of statements.
func (b *builder) light(i int) int {
	prop := &b.doc.Propositions[i]
	verb := prop.Predicate.Lemma
	n := 0
	if doingVerbs[verb] {
		for _, arg := range b.propArgs(prop, schema.SlotObject) {
			n += b.lightNoun(prop, arg.Referent(), false)
		}
	}
	if n == 0 && undergoingVerbs[verb] && !prop.Predicate.Passive {
		for _, arg := range b.propArgs(prop, schema.SlotObject) {
			n += b.lightNoun(prop, arg.Referent(), true)
		}
	}
	if n == 0 && strikingVerbs[verb] && prop.Predicate.Passive {
		for _, arg := range b.propArgs(prop, schema.SlotSubject) {
			n += b.lightNoun(prop, arg.Referent(), true) // was hit by sanctions from
		}
	}
	if n == 0 && tradingVerbs[verb] && b.tree.Child(prop.Predicate.Head, "aux:pass") < 0 {
		for _, arg := range b.propArgs(prop, schema.SlotObject) {
			n += b.traded(prop, arg.Referent())
		}
	}
	answers, stands := answeringVerbs[verb], standingVerbs[verb]
	answers = answers || verb == "take" || verb == "participate" || verb == "take part"
	if n > 0 || !answers && !stands {
		return n
	}
	for _, arg := range b.arguments(prop) {
		switch {
		case !arg.Present():
		case arg.Prep == "with" && answeringVerbs[verb]:
			n += b.lightNoun(prop, arg.Referent(), false)
		case arg.Prep == "in" && (verb == "take" && b.objectLemma(prop) == "part" || verb == "participate" || verb == "take part"):
			n += b.lightNoun(prop, arg.Referent(), false) // took part in talks with
		case !stands:
		case (arg.Prep == "in for" || arg.Prep == "for" && b.lemma(b.caseToken(arg.Head)-1) == "in") && (verb == "come" || verb == "come in"):
			n += b.lightNoun(prop, arg.Referent(), true) // came in for criticism
		case arg.Prep == "under":
			n += b.lightNoun(prop, arg.Referent(), true)
		case arg.Prep == "in" || arg.Prep == "into":
			n += b.lightNoun(prop, arg.Referent(), false)
		case arg.Prep == "" && arg.Role == extract.RolePredicate && roleNouns[b.lemma(arg.Referent())]:
			// was the target of an attack by Lima
			for _, noun := range b.nounArgs(arg.Referent(), "of") {
				n += b.lightNoun(prop, noun.tok, true)
			}
		}
	}
	return n
}

// caseToken returns the preposition of tok, tok itself where it has none.
func (b *builder) caseToken(tok int) int {
	if kid := b.tree.Child(tok, "case"); kid > 0 && kid < tok {
		return kid
	}
	return max(tok, 1)
}

// lightNoun states what the frames of the noun say of the ends of its light verb, the
// verb of prop. If the verb is one of undergoing, its subject is whom it is done to.
func (b *builder) lightNoun(prop *extract.Proposition, noun int, undergone bool) int {
	if b.toks[noun].UPOS != "NOUN" {
		return 0
	}
	if serialNouns[b.lemma(noun)] {
		n := 0
		for _, arg := range b.nounArgs(noun, "of") { // a series of attacks on
			n += b.lightNoun(prop, arg.tok, undergone)
		}
		return n
	}
	var found []match
	for _, f := range b.vocab.Frames(schema.NounFrame, b.lemma(noun)) {
		if !b.phraseMatches(f, noun) {
			continue
		}
		subjects, objects := []schema.Slot{schema.SlotSubject}, f.Object
		switch {
		case undergone:
			subjects, objects = append([]schema.Slot{"from", "by"}, f.Subject...), []schema.Slot{schema.SlotSubject}
			if prop.Predicate.Passive {
				objects[0] = schema.SlotObject
			}
		case givingVerbs[prop.Predicate.Lemma]:
			objects = append([]schema.Slot{schema.SlotIndirect, "to"}, objects...)
		}
		ends := b.lightEnds(prop, noun, objects)
		if len(ends) == 0 && undergone && !prop.Predicate.Passive && voiced[f.Predicate.Name] {
			ends = b.agentsOf(prop.Subject.Referent()) // Lima's attacks drew a warning from Oslo
		}
		if len(ends) == 0 && !undergone && f.Predicate.Acts {
			for _, slot := range objects {
				for _, act := range b.eventArgs(noun, slot) {
					ends = append(ends, b.agentsOf(act.tok)...) // voiced opposition to Lima's plan
				}
			}
		}
		for _, s := range b.lightEnds(prop, noun, subjects) {
			for _, o := range ends {
				certainty := f.Certainty
				if len(f.ObjectTypes) > 0 {
					certainty *= strictFactor(o.typ, f.ObjectTypes)
				}
				if certainty > 0 && !b.same(s, o) {
					found = append(found, match{frame: f, subject: s, object: o, certainty: certainty, arcs: []int{noun}})
				}
			}
		}
	}
	n := 0
	if len(found) == 0 && !undergone {
		n = b.among(prop, noun)
	}
	for _, m := range b.mostSpecific(found) {
		if b.state(claim{
			subject: m.subject, object: m.object, pred: m.frame.Predicate, event: m.frame.Event,
			anchor: prop.Predicate.Head, words: append(slices.Clone(b.shown(prop)), b.nounWords(m.frame, noun)...),
			certainty: m.certainty, rule: "light/" + prop.Predicate.Lemma + " " + frameName(m.frame), base: prop.Confidence,
			polarity: prop.Polarity, modality: prop.Modality, source: prop.Attribution,
			args: b.arguments(prop), arcs: m.arcs,
		}) {
			n++
		}
	}
	return n
}

// among states what a noun for what several do together says of the conjoined subjects of prop:
// Lima and Oslo are in *negotiations* over gas.
func (b *builder) among(prop *extract.Proposition, noun int) int {
	if len(b.nounArgs(noun, "with")) > 0 {
		return 0
	}
	for _, f := range b.vocab.Frames(schema.NounFrame, b.lemma(noun)) {
		if f.Predicate.Symmetric && b.phraseMatches(f, noun) {
			return b.mutual(prop, f, noun)
		}
	}
	return 0
}

// traded states what the frames of the noun say of each of the conjoined subjects of prop and
// the others: "Lima and Oslo traded accusations".
func (b *builder) traded(prop *extract.Proposition, noun int) int {
	n := 0
	for _, f := range b.vocab.Frames(schema.NounFrame, b.lemma(noun)) {
		if !b.phraseMatches(f, noun) || b.toks[noun].UPOS != "NOUN" {
			continue
		}
		n += b.mutual(prop, f, noun)
	}
	return n
}

// mutual states frame f of the noun of each two of the conjoined subjects of prop.
func (b *builder) mutual(prop *extract.Proposition, f *schema.Frame, noun int) int {
	n := 0
	for _, pair := range b.coordinated(prop.Subject) {
		for _, ends := range [][2]filler{pair, {pair[1], pair[0]}} {
			if b.state(claim{
				subject: ends[0], object: ends[1], pred: f.Predicate, event: f.Event, anchor: prop.Predicate.Head, words: b.shown(prop),
				certainty: f.Certainty, rule: "light/" + prop.Predicate.Lemma + " " + frameName(f), base: prop.Confidence,
				polarity: prop.Polarity, modality: prop.Modality, source: prop.Attribution, args: b.arguments(prop), arcs: []int{noun},
			}) {
				n++
			}
		}
	}
	return n
}

// lightEnds returns the named entities in any of the slots around a light verb or its noun.
func (b *builder) lightEnds(prop *extract.Proposition, noun int, slots []schema.Slot) []filler {
	var out []filler
	add := func(arg slotArg) {
		if arg.tok == noun {
			return
		}
		for _, f := range b.entitiesOf(arg) {
			if !slices.ContainsFunc(out, func(o filler) bool { return o.tok == f.tok }) {
				out = append(out, b.members(f)...)
			}
		}
	}
	for _, slot := range slots {
		for _, arg := range b.propArgs(prop, slot) {
			add(slotArg{tok: arg.Referent(), phrase: arg.Tokens})
			if slot != schema.SlotSubject && slot != schema.SlotIndirect {
				for _, part := range b.conjuncts(arg.Referent()) {
					add(slotArg{tok: part, arcs: []int{part}})
				}
			}
		}
		if slot != schema.SlotSubject && slot != schema.SlotObject {
			for _, arg := range b.eventArgs(noun, slot) {
				add(arg)
			}
		}
	}
	return out
}
