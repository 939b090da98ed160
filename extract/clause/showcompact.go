package clause

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// showCompact shows proposition i as facts of two arguments: one for the object, and
// one for each further argument, with its preposition, and with the object if that is
// no oblique, in the predicate: (Chad, imposed sanctions on, Togo).
func showCompact(doc *extract.Document, i int) []Fact {
	prop := &doc.Propositions[i]
	if prop.Incomplete || isScore(doc, &prop.Object) || !owns(doc, prop) || doc.Tokens[prop.Subject.Head].UPOS == "NOUN" && relates(doc, &prop.Subject) || tearsName(doc, prop) {
		return nil
	}
	pred, subject := predicateWords(doc, prop, Compact), subjectWords(doc, prop, compactTokens(doc, &prop.Subject))
	fact := func(pred Phrase, arg *extract.Argument) Fact {
		out := Fact{Proposition: i, Subject: subject, Predicate: append(pred, added(arg.Prep)...), Object: words(compactTokens(doc, arg))}
		if arg == &prop.Object && sharedTitle(doc, prop) {
			if at := slices.Index(out.Object, Word{Token: arg.Head}); at >= 0 {
				out.Object[at] = Word{Token: -1, Added: doc.Tokens[arg.Head].Lemma}
			}
		}
		return out
	}
	object := &prop.Object
	if object.Role == extract.RoleClause && (strings.HasPrefix(prop.Rule, "reporting") || object.Clause < 0 && speaks(doc, prop)) {
		return nil // so is a command
	}
	if object.Clause >= 0 && doc.Propositions[object.Clause].Attribution.Cue == prop.Predicate.Head {
		return nil // what is said is a fact of its own, with who said it
	}
	needed, missing := selected(doc, prop)
	if missing {
		return nil
	}
	folded := pred // with what stands before a further argument
	var out []Fact
	show := func(pred Phrase, arg *extract.Argument) {
		if f := fact(pred[:len(pred):len(pred)], arg); !isEmpty(doc, &f, prop, arg) && !isTorn(doc, arg) {
			out = append(out, f)
		}
	}
	for k := range prop.Args {
		if arg := &prop.Args[k]; arg.Role == extract.RoleIndirect && arg.Head < object.Head {
			pred = joinPhrases(pred, words(arg.Tokens)) // gave Kenya | vaccines
		}
	}
	if object.Role == extract.RoleClause {
		pred = joinPhrases(pred, words(object.Case)) // knows that | prices rose
	}
	complete := true
	switch {
	case !object.Present():
		complete = len(prop.Args) == 0
	case folds(object.Role) && !isMeasure(doc, prop):
		folded = joinPhrases(pred, words(compactTokens(doc, object)))
		complete = adjectiveComplement(doc, prop) < 0 && needed < 0 // named her | minister
	}
	if complete && !isBroken(doc, prop, object) && !(len(prop.Args) > 0 && idiomatic(doc, prop)) {
		show(pred, object)
	}
	whole := folded // with the phrase that the predicate needs
	need := object
	switch {
	case needed >= 0:
		need = &prop.Args[needed]
	case needed != theObject:
		need = nil
	}
	if need != nil {
		whole = joinPhrases(joinPhrases(folded, added(need.Prep)), words(compactTokens(doc, need)))
	}
	for k := range prop.Args {
		arg := &prop.Args[k]
		if object.Role == extract.RoleClause {
			break // proved to the world that it can: nothing without the clause
		}
		if arg.Role == extract.RoleIndirect && object.Present() || strings.HasPrefix(arg.Prep, "than ") || isBroken(doc, prop, arg) {
			continue // higher in Spain than in Portugal: no place of it
		}
		if need == nil || need == arg || arg.Prep == need.Prep && arg.Role == need.Role {
			show(folded, arg)
		} else {
			show(whole, arg)
		}
	}
	return out
}

// folds reports whether an object in that role belongs to the predicate of what is said
// besides: bought ships in | May, but was hit by rebels, was hit in | May.
func folds(role extract.Role) bool {
	switch role {
	case extract.RoleObject, extract.RolePredicate, extract.RoleIndirect:
		return true
	}
	return false
}

// changing are the verbs whose object can say by how much.
var changing = wordset.Of(`rise fall drop climb gain lose jump slump grow shrink increase decrease decline sink soar
	surge plunge tumble slide dip slip advance edge rally add shed leap skid average total gross`)

// isMeasure reports whether the object of prop is an amount by which something changes,
// which stands beside the verb as an oblique does: fell 2%, fell to | 80 dollars, but
// invested $6 billion in | a plant.
func isMeasure(doc *extract.Document, prop *extract.Proposition) bool {
	tok := &doc.Tokens[prop.Object.Head]
	return changing[prop.Predicate.Lemma] && isAmount(tok)
}

func isAmount(tok *extract.Token) bool {
	return tok.UPOS == "SYM" || tok.UPOS == "NUM" || tok.Lemma == "percent" || tok.Lemma == "%"
}

// compactTokens returns the words of arg without the title of a name, which a fact of
// its own states: Ann Lee, not Foreign Minister Ann Lee.
func compactTokens(doc *extract.Document, arg *extract.Argument) []int {
	if arg.Compact != nil {
		return arg.Compact
	}
	if len(arg.Title) == 0 {
		return arg.Tokens
	}
	out := slices.DeleteFunc(slices.Clone(arg.Tokens), func(t int) bool { return slices.Contains(arg.Title, t) })
	for len(out) > 1 && out[0] != arg.Head && doc.Tokens[out[0]].Form == "," {
		out = out[1:] // founder of the firm, Ann Lee
	}
	return out
}

// joinPhrases returns the words of both.
func joinPhrases(a, b Phrase) Phrase { return append(a[:len(a):len(a)], b...) }

// speaks reports whether the predicate of prop is a verb that attributes what it says.
func speaks(doc *extract.Document, prop *extract.Proposition) bool {
	switch verbs[prop.Predicate.Lemma] {
	case classReport, classClaim, classRequest:
		return prop.Predicate.Head >= 0 && doc.Tokens[prop.Predicate.Head].UPOS == "VERB" && !unattributed[prop.Predicate.Lemma]
	}
	return false
}
