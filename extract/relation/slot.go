package relation

import (
	"strings"

	"slices"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// arguments returns the object and the further arguments of prop. An oblique without a
// preposition may have it below its title: with *Secretary* Paz.
func (b *builder) arguments(prop *extract.Proposition) []extract.Argument {
	out := make([]extract.Argument, 0, len(prop.Args)+1)
	if prop.Object.Present() {
		out = append(out, prop.Object)
	}
	out = append(out, prop.Args...)
	for i := range out {
		if out[i].Present() && out[i].Role == extract.RoleOblique && b.isAmount(out[i]) && prop.Object.Role != extract.RoleObject {
			out[i].Role, out[i].Prep = extract.RoleObject, ""
		}
		if !out[i].Present() || out[i].Prep != "" {
			continue
		}
		switch out[i].Role {
		case extract.RoleOblique, extract.RoleManner:
			if prep := b.caseOf(out[i].Head); prep != "" {
				out[i].Role, out[i].Prep = extract.RoleOblique, prep
			}
		}
	}
	return out
}

// isAmount reports whether the words before arg say how many there are, and are no
// preposition: freed *up to ten hostages*.
func (b *builder) isAmount(arg extract.Argument) bool {
	switch arg.Prep {
	case "up to", "close to", "near to":
		return b.tree.Child(arg.Head, "nummod") >= 0
	}
	return false
}

// measureNouns are what a difference is counted in.
var measureNouns = wordset.Of(`vote point percent percentage goal seat run stroke length second minute metre meter margin majority
	percentage_point euro dollar pound`)

// isMeasure reports whether tok heads a counted difference: beaten by *300 votes*
// names no agent.
func (b *builder) isMeasure(tok int) bool {
	if !measureNouns[b.lemma(tok)] {
		return false
	}
	for _, kid := range b.tree.Children(tok) {
		if b.tree.Base(kid) == "nummod" {
			return true
		}
	}
	return b.lemma(tok) == "margin" || b.lemma(tok) == "majority"
}

// agentsBelow returns the by-phrase that the parser put below a measure: beaten by
// 300 votes *by Paz*.
func (b *builder) agentsBelow(measure int) []extract.Argument {
	var out []extract.Argument
	for _, kid := range b.tree.Children(measure) {
		if b.tree.Base(kid) == "nmod" && b.caseOf(kid) == "by" {
			arg := extract.NoArgument()
			arg.Role, arg.Prep, arg.Head, arg.Tokens = extract.RoleAgent, "by", kid, b.phraseOf(kid)
			out = append(out, arg)
		}
	}
	return out
}

// hasObject reports whether prop has a direct object.
func (b *builder) hasObject(prop *extract.Proposition) bool {
	for _, arg := range b.arguments(prop) {
		if arg.Present() && arg.Role == extract.RoleObject {
			return true
		}
	}
	return false
}

// propArgs returns the arguments of prop in a slot, with the voice undone.
func (b *builder) propArgs(prop *extract.Proposition, slot schema.Slot) []extract.Argument {
	passive := prop.Predicate.Passive
	retained := passive && b.hasObject(prop) // was given aid by Lima
	var out []extract.Argument
	if prop.Subject.Present() {
		switch slot {
		case schema.SlotSubject:
			if !passive {
				return []extract.Argument{prop.Subject}
			}
		case schema.SlotObject:
			if passive && !retained {
				return []extract.Argument{prop.Subject}
			}
		case schema.SlotIndirect:
			if retained {
				out = append(out, prop.Subject)
			}
		}
	}
	if slot == schema.SlotClauseSubject {
		return b.clauseSubjects(prop.Predicate.Head)
	}
	for _, arg := range b.arguments(prop) {
		if !arg.Present() {
			continue
		}
		var ok bool
		switch slot {
		case schema.SlotSubject:
			ok = arg.Role == extract.RoleAgent && arg.Prep == "by" || passive && arg.Prep == "by" && arg.Role != extract.RoleTime
			ok = ok && !b.isMeasure(arg.Head)
		case schema.SlotObject:
			ok = arg.Role == extract.RoleObject
		case schema.SlotIndirect:
			ok = arg.Role == extract.RoleIndirect
		case schema.SlotPredicate:
			ok = arg.Role == extract.RolePredicate && arg.Prep == ""
		case schema.SlotPossessor, schema.SlotModifier, schema.SlotPhrase, schema.SlotParticiple, schema.SlotInfinitive:
		default:
			ok = arg.Prep == string(slot) && arg.Role != extract.RoleTime && arg.Role != extract.RoleClause && arg.Role != extract.RoleAgent
		}
		if ok {
			out = append(out, arg)
		} else if slot == schema.SlotSubject && passive && arg.Prep == "by" && b.isMeasure(arg.Head) {
			out = append(out, b.agentsBelow(arg.Head)...)
		}
	}
	if slot == schema.SlotObject && len(out) == 0 {
		// With an infinitive or a prepositional theme the treebanks call the only
		// object indirect: "urged *Moscow* to withdraw", "asked *Israel* for missiles".
		for _, arg := range b.arguments(prop) {
			if arg.Present() && arg.Role == extract.RoleIndirect {
				out = append(out, arg)
			}
		}
	}
	return out
}

// clauseSubjects returns the subjects of the clauses that complete the verb: demanded
// that *Lima* withdraw.
func (b *builder) clauseSubjects(verb int) []extract.Argument {
	var out []extract.Argument
	for _, kid := range b.tree.Children(verb) {
		if rel := b.tree.Base(kid); rel != "ccomp" && rel != "xcomp" {
			continue
		}
		subject := b.tree.Child(kid, "nsubj", "nsubj:pass")
		if mark := b.tree.Child(kid, "mark"); subject < 0 && mark >= 0 && b.lemma(mark) == "that" && b.toks[kid].UPOS == "NOUN" {
			subject = b.tree.Child(kid, "compound") // demanded that *Lima* release, where the verb is taken for a noun
		}
		if subject >= 0 {
			for _, part := range b.conjuncts(subject) {
				arg := extract.NoArgument()
				arg.Role, arg.Head, arg.Tokens = extract.RoleSubject, part, b.phraseOf(part)
				out = append(out, arg)
			}
		}
	}
	return out
}

// isDuty reports whether a clause that completes the verb says what ought to be: said
// that Lima *must* withdraw.
func (b *builder) isDuty(verb int) bool {
	for _, kid := range b.tree.Children(verb) {
		if b.tree.Base(kid) != "ccomp" {
			continue
		}
		aux := b.tree.Child(kid, "aux", "cop")
		if aux >= 0 && (dutyWords[b.lemma(aux)] || strings.EqualFold(b.toks[aux].Form, "be")) || aux < 0 && b.toks[kid].XPOS == "VB" {
			return true // must withdraw; insisted that Lima withdraw
		}
	}
	return false
}

var dutyWords = wordset.Of(`must should ought`)

// themeOf returns the token that fills the theme of f in prop, or -1.
func (b *builder) themeOf(f *schema.Frame, prop *extract.Proposition) int {
	for _, arg := range b.propArgs(prop, f.ThemeAt) {
		tok := arg.Referent()
		if b.lemma(tok) == "arm" && b.toks[tok].XPOS == "NN" {
			continue // its coffee arm
		}
		if f.HasTheme(b.lemma(tok)) && !b.isStoppage(tok) || b.toks[tok].XPOS == "$" && f.HasTheme("dollar") || tok > 0 && b.toks[tok-1].Head == tok && f.HasTheme(b.lemma(tok-1)+" "+b.lemma(tok)) {
			return tok
		}
	}
	if f.ThemeAt == schema.SlotPredicate {
		return b.verdict(f, prop)
	}
	return -1
}

// verdict returns the adjective or noun after the object of prop that says what the
// object is called, where the tree has it below the object: called the ruling
// *dangerous*. It is -1 if there is none that fills the theme of f.
func (b *builder) verdict(f *schema.Frame, prop *extract.Proposition) int {
	object := b.tree.Child(prop.Predicate.Head, "obj", "iobj", "nsubj:pass")
	for _, up := range []int{prop.Predicate.Head, object} {
		if up < 0 {
			continue
		}
		for _, kid := range b.tree.Children(up) {
			if kid < prop.Predicate.Head || kid == object || !f.HasTheme(b.lemma(kid)) {
				continue
			}
			switch b.tree.Base(kid) {
			case "xcomp", "appos", "acl", "advcl", "obj", "amod", "advmod":
				return kid
			}
		}
	}
	return -1
}

// isStoppage reports whether tok heads a strike of people who stop, and not one that
// hits: a hunger strike, a general strike.
func (b *builder) isStoppage(tok int) bool {
	return b.lemma(tok) == "strike" && tok > 0 && b.toks[tok-1].Head == tok && stoppages[b.lemma(tok-1)]
}

var stoppages = wordset.Of(`hunger general labour labor national nationwide wage solidarity bus rail train work`)

// needMet reports whether what f needs besides its slots is there.
func (b *builder) needMet(f *schema.Frame, prop *extract.Proposition) bool {
	if f.Needs == schema.NeedsDuty {
		return b.isDuty(prop.Predicate.Head)
	}
	if f.Needs != schema.NeedsClause && f.Needs != schema.NeedsInfinitive {
		if len(b.propArgs(prop, schema.Slot(f.Needs))) > 0 {
			return true
		}
		for _, kid := range b.tree.Children(prop.Predicate.Head) {
			if b.tree.Base(kid) == "advcl" {
				if mark := b.tree.Child(kid, "mark", "case"); mark >= 0 && b.lemma(mark) == f.Needs {
					return true // accused of lying
				}
			}
		}
		return false
	}
	for _, kid := range b.tree.Children(prop.Predicate.Head) {
		if f.Needs == schema.NeedsInfinitive {
			// told them *to leave*, and not told them that they may
			if rel := b.tree.Base(kid); rel == "xcomp" || rel == "ccomp" {
				if mark := b.tree.Child(kid, "mark"); mark >= 0 && b.lemma(mark) == "to" {
					return true
				}
			}
			continue
		}
		switch b.tree.Base(kid) {
		case "xcomp":
			if b.toks[kid].UPOS == "VERB" || b.tree.Child(kid, "mark") >= 0 {
				return true
			}
		case "ccomp":
			return true
		case "advcl":
			if mark := b.tree.Child(kid, "mark"); mark >= 0 && b.lemma(mark) == "to" {
				return true
			}
		}
	}
	return false
}

// isEachOther reports whether tok heads "each other" or "one another", whichever of the
// words the tree has as its head.
func (b *builder) isEachOther(tok int) bool {
	if l := b.lemma(tok); (l == "each" || l == "one") && tok+1 < len(b.toks) && b.toks[tok+1].Head == tok {
		tok++
	}
	if l := b.lemma(tok); l != "other" && l != "another" || tok == 0 {
		return false
	}
	before := b.lemma(tok - 1)
	return before == "each" || before == "one"
}

// coordinated returns the pairs of named entities that are conjoined in the phrase
// of the argument, each in order of the text.
func (b *builder) coordinated(arg extract.Argument) [][2]filler {
	tok := arg.Referent()
	for steps := 0; b.tree.Base(tok) == "conj" && b.toks[tok].Head >= 0 && steps < 16; steps++ {
		tok = b.toks[tok].Head
	}
	var ents []filler
	for _, tok := range b.conjuncts(tok) {
		for _, f := range b.entitiesOf(slotArg{tok: tok}) {
			ents = append(ents, b.members(f)...)
		}
	}
	var out [][2]filler
	for i := range ents {
		for j := i + 1; j < len(ents); j++ {
			out = append(out, [2]filler{ents[i], ents[j]})
		}
	}
	return out
}

// maxConjuncts bounds the members of a coordination that are read.
const maxConjuncts = 8

// conjuncts returns tok and the nouns conjoined with it, in order of the text.
func (b *builder) conjuncts(tok int) []int {
	out := []int{tok}
	for i := 0; i < len(out); i++ {
		for _, kid := range b.tree.Children(out[i]) {
			if b.tree.Base(kid) == "conj" && b.toks[kid].UPOS != "VERB" && len(out) < maxConjuncts {
				out = append(out, kid)
			}
		}
	}
	slices.Sort(out)
	return out
}
