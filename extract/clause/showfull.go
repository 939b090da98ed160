package clause

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// showFull shows proposition i with all its arguments at full length. The preposition of
// the object ends the predicate, those of the further arguments begin them. An adjective
// with a complement belongs to the predicate: (Chad, is close to, a deal).
func showFull(doc *extract.Document, i int) Fact {
	prop := &doc.Propositions[i]
	pred, object, skip := predicateWords(doc, prop, Full), &prop.Object, -1
	if k := adjectiveComplement(doc, prop); k >= 0 {
		pred = joinPhrases(pred, words(object.Full))
		object, skip = &prop.Args[k], k
	}
	args := prop.Args
	if skip < 0 {
		object, args = inOrder(prop)
	}
	switch {
	case !object.Present():
	case object.Role == extract.RoleClause:
		pred = joinPhrases(pred, words(object.Case))
	default:
		pred = joinPhrases(pred, added(object.Prep))
	}
	out := Fact{Proposition: i, Subject: subjectWords(doc, prop, prop.Subject.Full), Predicate: pred, Object: words(object.Full)}
	for k := 0; k < len(args); k++ {
		arg := &args[k]
		if k == skip || slices.Contains(object.Full, arg.Head) {
			continue // imposed | sanctions on Togo
		}
		full := arg.Full
		for k+1 < len(args) && k+1 != skip && conjoined(doc, arg, &args[k+1]) {
			k++
			full = span(full, args[k].Full)
		}
		out.Args = append(out.Args, joinPhrases(prepositionWords(arg), words(full)))
	}
	for _, arg := range prop.Clauses {
		out.Args = append(out.Args, joinPhrases(words(arg.Case), words(arg.Full)))
	}
	if len(out.Object) == 0 && len(out.Args) > 0 {
		out.Object, out.Args = out.Args[0], out.Args[1:] // resumed | on Monday
	}
	return out
}

// inOrder returns the object and the further arguments of prop. Of a verb without direct
// object the first phrase after it, unless it is a time, comes first, whatever its role:
// died at | his home | after a long illness.
func inOrder(prop *extract.Proposition) (*extract.Argument, []extract.Argument) {
	object := &prop.Object
	if !object.Present() || object.Role != extract.RoleOblique && object.Role != extract.RolePlace {
		return object, prop.Args
	}
	for k := range prop.Args {
		first := &prop.Args[k]
		if first.Head >= object.Head {
			break
		}
		if first.Head < prop.Predicate.Head || first.Antecedent >= 0 || first.Role != extract.RoleOblique && first.Role != extract.RolePlace && first.Role != extract.RoleManner {
			continue
		}
		args := slices.Delete(slices.Clone(prop.Args), k, k+1)
		at := 0
		for at < len(args) && args[at].Head < object.Head {
			at++
		}
		return first, slices.Insert(args, at, *object)
	}
	return object, prop.Args
}

// conjoined reports whether next is a conjunct of arg that shares its preposition: as
// further arguments of a fact they are one.
func conjoined(doc *extract.Document, arg, next *extract.Argument) bool {
	return next.Role == arg.Role && next.Prep == arg.Prep && len(next.Case) == 0 && len(arg.Full) > 0 && len(next.Full) > 0 &&
		doc.Tokens[next.Head].DepRel == "conj" && next.Full[0] > arg.Full[0] && next.Full[len(next.Full)-1]-arg.Full[0] < maxPhrase
}

// span returns all tokens from the first of a to the last of z.
func span(a, z []int) []int {
	out := make([]int, 0, z[len(z)-1]-a[0]+1)
	for t := a[0]; t <= z[len(z)-1]; t++ {
		out = append(out, t)
	}
	return out
}

// prepositionWords returns the preposition of arg as the text has it, or, where it
// stands elsewhere, its words.
func prepositionWords(arg *extract.Argument) Phrase {
	if len(arg.Case) > 0 {
		return words(arg.Case)
	}
	return added(arg.Prep)
}

// adjectiveComplement returns the index among the arguments of the complement of the
// adjective that prop says of its subject, or -1.
func adjectiveComplement(doc *extract.Document, prop *extract.Proposition) int {
	if !prop.Predicate.Copula || !prop.Object.Present() || doc.Tokens[prop.Object.Head].UPOS != "ADJ" {
		return -1
	}
	for k := range prop.Args {
		if arg := &prop.Args[k]; (arg.Role == extract.RoleOblique || arg.Role == extract.RolePlace) && arg.Prep != "" && arg.Head > prop.Object.Head {
			return k
		}
	}
	return -1
}

// subjectPronouns are the pronouns that can be subjects, by those that possess.
var subjectPronouns = map[string]string{"my": "I", "your": "you", "his": "he", "her": "she", "its": "it", "our": "we",
	"their": "they", "whose": "who"}

// subjectWords returns tokens, the words of the subject of prop. A possessive pronoun
// becomes one that can be a subject: (she, has, a brother), their failure to (they, act).
func subjectWords(doc *extract.Document, prop *extract.Proposition, tokens []int) Phrase {
	if len(tokens) == 1 && doc.Tokens[tokens[0]].XPOS == "PRP$" {
		if p := subjectPronouns[strings.ToLower(doc.Tokens[tokens[0]].Form)]; p != "" {
			return added(p)
		}
	}
	return words(tokens)
}

// predicateWords returns the words of the predicate of prop. In the full style its adverbs
// are among them, and be that the text leaves out is the bare "be", as it tells no time: of
// an equation ("Ann Lee, the mayor"), and before a participle ("built by the army").
func predicateWords(doc *extract.Document, prop *extract.Proposition, style Style) Phrase {
	pred := &prop.Predicate
	switch {
	case len(pred.Tokens) == 0 && style == Full && pred.Lemma == "be":
		return added(pred.Lemma)
	case style == Compact && sharedTitle(doc, prop):
		return added("is")
	case len(pred.Tokens) == 0:
		return added(impliedWord(doc, prop))
	case style == Full && isParticiple(doc, prop):
		return joinPhrases(added("be"), words(joinWords(pred.Tokens, pred.Adverbs)))
	case style == Full:
		return words(joinWords(pred.Tokens, pred.Adverbs))
	case dropsAuxiliary(doc, prop):
		return joinPhrases(added(pastAuxiliary(doc, prop)), words(pred.Tokens))
	}
	return words(pred.Tokens)
}

// isParticiple reports whether the predicate of prop begins with a participle that lacks
// its auxiliary: a bridge built by the army, a man carrying a rifle. An active one with a
// subject of its own is a finite verb under a wrong tag.
func isParticiple(doc *extract.Document, prop *extract.Proposition) bool {
	first := &doc.Tokens[prop.Predicate.Tokens[0]]
	switch extract.BaseRel(first.DepRel) {
	case "aux", "cop":
		return false
	}
	return first.XPOS == "VBG" || first.XPOS == "VBN" && (prop.Predicate.Passive || prop.Subject.Antecedent >= 0)
}

// dropsAuxiliary reports whether prop is the passive of a main clause without its auxiliary, which would
// read as an active verb in few words: Parents *prosecuted* in Oslo.
func dropsAuxiliary(doc *extract.Document, prop *extract.Proposition) bool {
	return prop.Predicate.Passive && strings.HasPrefix(prop.Rule, "passive") && prop.Subject.Antecedent < 0 &&
		doc.Tokens[prop.Predicate.Tokens[0]].XPOS == "VBN" && isParticiple(doc, prop)
}

// pastAuxiliary returns the form of be that a headline leaves out: it tells what has happened.
func pastAuxiliary(doc *extract.Document, prop *extract.Proposition) string {
	switch subject := &doc.Tokens[prop.Subject.Head]; {
	case subject.XPOS == "NNS", subject.XPOS == "NNPS", subject.UPOS == "NUM" && !strings.EqualFold(subject.Form, "one"):
		return "were"
	}
	return "was"
}

// sharedTitle reports whether prop gives a title in the plural, without article or number, to one of the
// names that share it: *councillors* Ann Lee and Bob Ray. In few words each has it in the singular.
func sharedTitle(doc *extract.Document, prop *extract.Proposition) bool {
	if prop.Rule != "title" && prop.Rule != "appos" || !prop.Predicate.Implied || prop.Subject.Compact != nil || doc.Tokens[prop.Subject.Referent()].XPOS != "NNP" {
		return false
	}
	head := &doc.Tokens[prop.Object.Head]
	return head.XPOS == "NNS" && head.Lemma != "" && head.UPOS == "NOUN" && !slices.ContainsFunc(prop.Object.Tokens, func(t int) bool {
		return doc.Tokens[t].Head == prop.Object.Head && (doc.Tokens[t].UPOS == "NUM" || doc.Tokens[t].UPOS == "DET")
	})
}

// singularPossessor are the pronouns that become he, she, it or who.
var singularPossessor = wordset.Of(`his her its whose`)

// impliedWord returns the form of be or have that the subject of prop asks for.
func impliedWord(doc *extract.Document, prop *extract.Proposition) string {
	text := prop.Predicate.Lemma
	switch text {
	case "be":
		text = "is"
	case "have":
		text = "has"
	}
	subject := &doc.Tokens[prop.Subject.Referent()]
	if subject.XPOS == "NNS" || subject.XPOS == "PRP$" && !singularPossessor[strings.ToLower(subject.Form)] || prop.Predicate.Lemma == "be" && subject.XPOS != "NN" && doc.Tokens[prop.Object.Head].XPOS == "NNS" {
		if p := plural[text]; p != "" {
			return p // the Greens are rivals, Osaka Motors is a carmaker
		}
	}
	return text
}
