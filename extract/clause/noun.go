package clause

import (
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// relativeFrame returns the frame of the relative clause rc of the noun n. What is
// said of a definite noun is presupposed, whatever becomes of the main clause:
// "may use the drones that it bought".
func (b *builder) relativeFrame(n, rc int, f frame) frame {
	g := f.under("relcl")
	if noun := b.equated(n); noun >= 0 {
		b.equatedFrame(noun, &g)
		n = noun
	} else if b.isRelativePronoun(n) {
		return g // whoever decides: no antecedent is known
	}
	if b.isContent(n, rc) {
		g.context = "acl"
		b.nounContent(n, "that", &g)
		return g
	}
	n = b.kindOf(n)
	g.antecedent, g.gap = b.named(n), !b.hasRelativePronoun(rc)
	if b.definite(n) || b.commaBefore(n, rc) {
		g.modality = schema.Asserted
	}
	b.unheld(n, &g)
	if !b.hasRelativePronoun(rc) && b.tree.Child(rc, "nsubj", "nsubj:pass", "csubj", "expl") < 0 {
		g.subjects = []extract.Argument{b.antecedentSubject(n)}
	}
	return g
}

// antecedentSubject returns n as the understood subject of a clause that modifies it.
func (b *builder) antecedentSubject(n int) extract.Argument {
	n = b.named(n)
	return extract.Argument{Role: extract.RoleSubject, Head: n, Tokens: b.phrase(n, nil), Antecedent: n, Clause: -1}
}

// antecedentBefore is antecedentSubject without the phrases after the participle a: "trucks
// carrying arms on the road" are trucks that carry arms.
func (b *builder) antecedentBefore(n, a int) extract.Argument {
	arg := b.antecedentSubject(n)
	after := func(kid int) bool { return a > n && kid > a && b.base(kid) == "nmod" }
	if arg.Head == n {
		arg.Tokens, arg.Full = b.phrase(n, after), b.extent(n, true, after)
	}
	return arg
}

// named returns the name that the noun n stands in apposition to, else n: what is
// said of the minister in "Ann Lee, the minister who …" is said of Ann Lee.
func (b *builder) named(n int) int {
	if head := b.toks[n].Head; head >= 0 && b.base(n) == "appos" && b.toks[n].UPOS == "NOUN" && b.isName(head) {
		return head
	}
	return n
}

// hasRelativePronoun reports whether a dependent of the clause rc is a relative pronoun.
func (b *builder) hasRelativePronoun(rc int) bool {
	for _, kid := range b.tree.Children(rc) {
		if b.isRelativePronoun(kid) {
			return true
		}
		for _, k := range b.tree.Children(kid) {
			if b.isRelativePronoun(k) && (b.base(kid) == "obl" || b.base(kid) == "nsubj" || b.base(kid) == "obj") {
				return true
			}
		}
	}
	return false
}

// definite reports whether n is a name or has a definite determiner or possessor.
func (b *builder) definite(n int) bool {
	if b.toks[n].UPOS == "PROPN" {
		return true
	}
	for _, kid := range b.tree.Children(n) {
		switch b.rel(kid) {
		case "det":
			switch b.lemma(kid) {
			case "the", "this", "that", "these", "those":
				return true
			}
		case "nmod:poss", "nummod":
			return true
		}
	}
	return false
}

// commaBefore reports whether a comma sets off the clause rc from its noun n.
func (b *builder) commaBefore(n, rc int) bool {
	for t := n + 1; t < rc && t < n+24; t++ {
		if b.toks[t].Form == "," {
			return true
		}
	}
	return false
}

// nounFrame returns the frame of the clause a that modifies the noun n without
// being a relative clause: "forces controlled by X", "reports that …", "the plan to …".
func (b *builder) nounFrame(n, a int, f frame) frame {
	g := f.under("acl")
	kind, mark := b.adverbialKind(a)
	ownSubject := b.tree.Child(a, "nsubj", "nsubj:pass") >= 0
	switch {
	case mark == "before" || mark == "away from":
		g.modality = schema.Possible // one step before leaving
		g.context, g.relation = "acl", mark
		if !ownSubject {
			g.subjects = b.agentOf(n, f)
		}
	case ownSubject && mark == "for to":
		// it is time for Chad to leave, a need for Togo to pay
		b.nounContent(n, mark, &g)
		if own := modalOf(nouns[b.lemma(n)]); b.lemma(n) == "time" {
			g.modality = compose(f.modality, schema.Requested)
		} else if own == schema.Asserted {
			g.modality = compose(f.modality, schema.Possible)
		}
	case ownSubject || mark == "that" || mark == "whether" || mark == "if":
		b.nounContent(n, mark, &g)
	case kind == adverbialParticiple:
		g.modality = schema.Asserted
		g.subjects = []extract.Argument{b.antecedentBefore(n, a)}
		b.gerundContent(n, a, &g)
		if b.toks[a].XPOS == "VBN" {
			g.context = "acl-passive"
			g.passive = true
		} else if trouble[b.lemma(n)] {
			g.subjects, g.modality = b.agentOf(n, f), schema.Possible
		}
	case kind == adverbialPurpose, mark != "":
		g.context = "acl-infinitive"
		if mark == "to" {
			b.nounContent(n, mark, &g)
			if leave[b.lemma(n)] && nouns[b.lemma(n)] == classNone && n < a {
				g.modality = compose(f.modality, schema.Possible)
			}
			if f.modality == schema.Asserted && g.modality == schema.Asserted && nouns[b.lemma(n)] == classNone && !b.isRanked(n) && !daring[b.lemma(n)] {
				g.modality = schema.Purpose
			}
		} else {
			b.nounContent(n, mark, &g)
		}
		g.subjects = b.doerOf(n, f)
		if s := b.tree.Child(n, "nsubj"); s >= 0 && s < n && b.toks[n].UPOS == "ADJ" && ranks[b.lemma(n)] {
			g.subjects = understoodAll(b.fillers(s, extract.RoleSubject, &f)) // was the first to sign
		}
	}
	b.unheld(n, &g)
	return g
}

// daring are the nouns for what it took to do what was done: had the courage to leave.
var daring = wordset.Of(`courage nerve audacity temerity decency guts gall cheek foresight wisdom grace luck fortune misfortune honour honor
	privilege pleasure satisfaction sense effrontery impudence boldness kindness`)

// trouble are the nouns whose gerund says what those do who have it: difficulties getting visas.
var trouble = wordset.Of(`difficulty trouble problem success experience luck fun`)

// unheld makes what a clause says of n possible if there need not be an n: nobody who left,
// anyone suffering from hunger.
func (b *builder) unheld(n int, g *frame) {
	if b.indefinite(n) && nouns[b.lemma(n)] == classNone {
		g.modality = stronger(g.modality, schema.Possible)
	}
}

// indefinite reports whether the noun n is any or none.
func (b *builder) indefinite(n int) bool {
	switch b.lemma(n) {
	case "anyone", "anybody", "anything", "nobody", "nothing", "none", "no-one", "whoever", "whatever", "whichever":
		return true
	}
	for _, kid := range b.tree.Children(n) {
		if l := b.lemma(kid); b.base(kid) == "det" && (l == "any" || l == "no" || l == "neither" || l == "whatever" || l == "whichever") {
			return true
		}
	}
	return false
}

// isRanked reports whether a rank stands before n: the first African to win has won.
func (b *builder) isRanked(n int) bool {
	if b.toks[n].UPOS == "ADJ" && ranks[b.lemma(n)] {
		return true
	}
	for _, kid := range b.tree.Children(n) {
		if kid < n && b.base(kid) == "amod" {
			if ranks[b.lemma(kid)] {
				return true
			}
		}
	}
	return false
}

var ranks = wordset.Of(`first second third last only latest youngest oldest`)

// nounContent fills g for the content of the noun n: "reports that", "threat to".
func (b *builder) nounContent(n int, mark string, g *frame) {
	cls := nouns[b.lemma(n)]
	if c, ok := adjectives[b.lemma(n)]; ok && b.toks[n].UPOS == "ADJ" {
		cls = c
	}
	given := g.modality
	g.modality = compose(given, modalOf(cls))
	if mark != "that" && brinks[b.lemma(n)] && b.tree.Child(n, "cop") >= 0 {
		g.modality = stronger(given, schema.Possible) // is in talks to buy
	}
	if mark == "that" && supposed[b.lemma(n)] {
		g.modality = stronger(given, schema.Conditional) // in the event that
	}
	if cls == classNegate {
		g.negative = !g.negative
	}
	switch {
	case !b.deniedPhrase(n):
	case cls == classPlan && !g.negative:
		g.negative = true // has no intention of leaving
	default:
		g.modality = stronger(g.modality, schema.Questioned)
	}
	if head := b.toks[n].Head; head >= 0 && mark != "that" && b.base(n) == "obj" && wasted[b.lemma(head)] {
		g.negative, g.modality = !g.negative, given // missed a chance to win
	}
	if mark == "whether" || mark == "if" {
		g.modality = stronger(g.modality, schema.Questioned)
	}
	switch cls {
	case classReport, classClaim, classRequest, classPromise, classThreaten:
		if owed[b.lemma(n)] {
			break
		}
		src := extract.Source{Speaker: extract.NoArgument(), Cue: n}
		if who := b.agentOf(n, frame{antecedent: -1}); len(who) > 0 {
			src.Speaker = who[0]
		}
		if src.Speaker.Present() || cls == classReport || cls == classClaim {
			g.source = src
		}
		if head := b.toks[n].Head; head >= 0 && b.base(n) == "obj" && (mark == "that" || mark == "") && !b.hasAgent(n) &&
			(refuting[b.lemma(head)] || rejecting[b.lemma(head)] && b.isOfPronoun(n)) {
			g.negative, g.modality = !g.negative, schema.Asserted
			if s := b.tree.Child(head, "nsubj"); s >= 0 && !b.isRelativePronoun(s) {
				g.source = extract.Source{Speaker: b.argument(s, extract.RoleSubject, nil), Cue: head}
			}
		}
	}
}

// saidBy fills f for a clause that is predicated of a noun as its content: the claim was that.
func (b *builder) saidBy(p *parts, f *frame) {
	if p.from < 0 {
		return
	}
	n := b.tree.Child(p.head, "nsubj:outer")
	if n < 0 {
		return
	}
	switch nouns[b.lemma(n)] {
	case classNone, classFact, classPromise:
		return
	}
	given := f.source
	if b.nounContent(n, "that", f); !f.source.Speaker.Present() && given.Speaker.Present() {
		f.source = given
	}
}

// gerundContent fills g for the participle a of the noun n if both together are what the noun above says:
// threats of *workers being dismissed*.
func (b *builder) gerundContent(n, a int, g *frame) {
	h := b.toks[n].Head
	if h < 0 || b.rel(n) != "nmod" || b.commaBefore(n, a) || nouns[b.lemma(h)] == classNone || nouns[b.lemma(h)] == classFact {
		return
	}
	if p := b.preposition(n); (p == "of" || p == "about" || p == "over") && b.isGerund(a) {
		b.nounContent(h, "of", g)
	}
}

// isGerund reports whether the clause a is one of a present participle: leaving, being dismissed.
func (b *builder) isGerund(a int) bool {
	if b.toks[a].XPOS == "VBG" {
		return true
	}
	aux := b.tree.Child(a, "aux:pass", "aux", "cop")
	return aux >= 0 && b.toks[aux].XPOS == "VBG"
}

// owed are the nouns of request whose possessor asks for nothing: our duty to help.
var owed = wordset.Of(`duty obligation need`)

// wasted are the verbs whose subject does not do what the noun of their object says: missed a
// chance to, lacks the power to.
var wasted = wordset.Of(`miss lack lose waste squander forgo spurn blow pass_up`)

// leave are the nouns for what one asks for who wants to act oneself.
var leave = wordset.Of(`permission leave clearance authorisation authorization consent approval licence license time freedom chance
	opportunity right`)

// doerOf returns who is to do what an infinitive after the noun n says: who has the plan,
// but whom a demand, a call or an appeal is made to, if it says so, and not who makes it.
func (b *builder) doerOf(n int, f frame) []extract.Argument {
	if h := b.toks[n].Head; h >= 0 && b.base(n) == "obl" && leave[b.lemma(n)] && b.preposition(n) == "for" && verbs[b.lemma(h)] == classRequest {
		if s := b.tree.Child(h, "nsubj"); s >= 0 && !b.isRelativePronoun(s) {
			return understoodAll(b.fillers(s, extract.RoleSubject, &f)) // asked Chad for permission to visit it
		}
	}
	if nouns[b.lemma(n)] != classRequest || ownWish[b.lemma(n)] {
		return b.agentOf(n, f)
	}
	for _, kid := range b.tree.Children(n) {
		switch b.preposition(kid) {
		case "on", "to", "for":
			if b.rel(kid) == "nmod" {
				return understoodAll(b.fillers(kid, extract.RoleSubject, &f))
			}
		}
	}
	h := b.toks[n].Head
	if h < 0 || b.base(n) != "obj" {
		return nil
	}
	for _, kid := range b.tree.Children(h) {
		if p := b.preposition(kid); b.base(kid) == "obl" && kid > n && (p == "to" || p == "on") && !b.isTime(kid) {
			return understoodAll(b.fillers(kid, extract.RoleSubject, &f)) // repeated its appeal to Chad to
		}
	}
	return nil
}

// refuting are the verbs that deny what the noun of their object says: "denied reports that".
var refuting = wordset.Of(`deny refute rebut disprove repudiate debunk disavow`)

// rejecting are the verbs that deny it where it is said of their subject: "rejected reports that
// *it* had"; what is said of others they only leave to who says it.
var rejecting = wordset.Of(`reject dismiss dispute contradict quash scotch discount`)

// isOfPronoun reports whether the clause that hangs on the noun n has a personal pronoun as subject.
func (b *builder) isOfPronoun(n int) bool {
	for _, kid := range b.tree.Children(n) {
		if s := b.tree.Child(kid, "nsubj", "nsubj:pass"); b.base(kid) == "acl" && s >= 0 && b.toks[s].XPOS == "PRP" {
			return true
		}
	}
	return false
}

// supposed are nouns whose clause is a condition: on condition that, in the event that.
var supposed = wordset.Of(`event condition proviso assumption eventuality`)

// brinks are nouns for a place from which one is about to do something: on the verge of.
var brinks = wordset.Of(`verge brink cusp threshold point talk negotiation position course track line danger`)

// accusations are nouns for what one is arrested on or wanted for.
var accusations = wordset.Of(`suspicion charge accusation allegation count`)

// hasAgent reports whether the noun n names who says it: "reports by", "Congo's claims".
func (b *builder) hasAgent(n int) bool {
	if b.tree.Child(n, "nmod:poss") >= 0 {
		return true
	}
	for _, kid := range b.tree.Children(n) {
		if p := b.preposition(kid); b.base(kid) == "nmod" && (p == "by" || p == "from") {
			return true
		}
	}
	return false
}

// plotting are the verbs whose subject is who has the plan, policy or right that is their
// object, beside the light verbs. Who condemned an attempt did not make it.
var plotting = wordset.Of(`maintain develop adopt pursue need want cancel abandon drop postpone scrap delay use consider
	unveil propose present outline confirm renew repeat devise prepare draft earn gain miss seize take retain reserve resume intensify
	step_up lack enjoy possess fulfil fulfill keep break honour honor withdraw reiterate table submit put_forward`)

// concluding are the verbs whose subject holds what the noun after their preposition says: came to the
// conclusion that.
var concluding = wordset.Of(`come arrive`)

// ownDeed are the classes of nouns whose infinitive says what those after of do or mean to do: the refusal
// *of Chad* to leave.
var ownDeed = map[class]bool{classNegate: true, classPlan: true, classPromise: true, classThreaten: true, classPossible: true}

// agentOf returns who does what the noun n names: its possessor, the name before
// it, or its by- or from-phrase; else the subject of the clause that n is the
// object of ("made a promise to leave").
func (b *builder) agentOf(n int, f frame) []extract.Argument {
	for _, kid := range b.tree.Children(n) {
		prep := ""
		switch b.rel(kid) {
		case "nmod":
			prep = b.preposition(kid)
		case "nmod:poss":
			prep = "by"
		}
		if prep == "by" || prep == "from" || prep == "of" && kid > n && b.isName(kid) && ownDeed[nouns[b.lemma(n)]] {
			return understoodAll(b.fillers(kid, extract.RoleSubject, &f))
		}
	}
	head := b.toks[n].Head
	if head >= 0 && b.base(n) == "obl" && concluding[b.lemma(head)] && (b.preposition(n) == "to" || b.preposition(n) == "at") {
		if s := b.tree.Child(head, "nsubj"); s >= 0 && !b.isRelativePronoun(s) {
			return understoodAll(b.fillers(s, extract.RoleSubject, &f))
		}
	}
	if s := b.tree.Child(n, "nsubj"); s >= 0 && brinks[b.lemma(n)] && b.tree.Child(n, "cop") >= 0 {
		return understoodAll(b.fillers(s, extract.RoleSubject, &f))
	}
	if head >= 0 && b.base(n) == "obl" && accusations[b.lemma(n)] {
		// was arrested on suspicion of
		if s := b.tree.Child(head, "nsubj:pass"); s >= 0 && !b.isRelativePronoun(s) {
			return understoodAll(b.fillers(s, extract.RoleSubject, &f))
		}
		if s := b.tree.Child(head, "obj"); s >= 0 && verbs[b.lemma(head)] == classAccuse {
			return understoodAll(b.fillers(s, extract.RoleSubject, &f)) // arrested Lee on suspicion of
		}
	}
	if base := nouns[b.lemma(n)]; base == classNegate || base == classPlan || base == classThreaten {
		for _, kid := range b.tree.Children(n) {
			if b.rel(kid) == "nmod" && b.preposition(kid) == "of" && b.toks[kid].UPOS == "PROPN" {
				return understoodAll(b.fillers(kid, extract.RoleSubject, &f)) // the failure of Chad to
			}
		}
	}
	if b.base(n) != "obj" || head < 0 || b.toks[head].UPOS != "VERB" || !lightVerbs[b.lemma(head)] && !plotting[b.lemma(head)] {
		return nil
	}
	if to := b.tree.Child(head, "iobj"); to >= 0 && !b.isRelativePronoun(to) {
		switch nouns[b.lemma(n)] {
		case classNone, classPossible:
			return understoodAll(b.fillers(to, extract.RoleSubject, &f)) // gave Lee the option to leave
		}
	}
	if s := b.tree.Child(head, "nsubj"); s >= 0 && f.antecedent < 0 && !b.isRelativePronoun(s) {
		return understoodAll(b.fillers(s, extract.RoleSubject, &f))
	}
	return nil
}
