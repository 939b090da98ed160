package clause

import (
	"slices"

	"github.com/quadwire/quadwire/extract"
)

// showCompact shows proposition i as facts of two arguments: one for the object, and
// one for each further argument, with its preposition, and with the object if that is
// no oblique, in the predicate: (Chad, imposed sanctions on, Togo).
func showCompact(doc *extract.Document, i int) []Fact {
	prop := &doc.Propositions[i]
	pred, subject := predicateWords(doc, prop, Compact), subjectWords(doc, prop, compactTokens(&prop.Subject))
	fact := func(pred Phrase, arg *extract.Argument) Fact {
		return Fact{Proposition: i, Subject: subject, Predicate: append(pred, added(arg.Prep)...), Object: words(compactTokens(arg))}
	}
	object := &prop.Object
	if object.Clause >= 0 && doc.Propositions[object.Clause].Attribution.Cue == prop.Predicate.Head {
		return nil // what is said is a fact of its own, with who said it
	}
	folded := pred // with what stands before a further argument
	var out []Fact
	for k := range prop.Args {
		if arg := &prop.Args[k]; arg.Role == extract.RoleIndirect && arg.Head < object.Head {
			pred = joinPhrases(pred, words(arg.Tokens)) // gave Kenya | vaccines
		}
	}
	complete := true
	switch {
	case !object.Present():
		complete = len(prop.Args) == 0
	case folds(object.Role) && !isMeasure(doc, object):
		folded = joinPhrases(folded, words(object.Tokens))
		complete = adjectiveComplement(doc, prop) < 0 && !prop.Raised
		for k := range prop.Args {
			complete = complete && prop.Args[k].Role != extract.RolePredicate // named her | minister
		}
	}
	if complete {
		out = append(out, fact(pred[:len(pred):len(pred)], object))
	}
	for k := range prop.Args {
		arg := &prop.Args[k]
		if arg.Role == extract.RoleIndirect && object.Present() {
			continue
		}
		out = append(out, fact(folded[:len(folded):len(folded)], arg))
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

// isMeasure reports whether the object is an amount, which stands beside the verb as an
// oblique does: fell 2%, fell to | 80 dollars.
func isMeasure(doc *extract.Document, object *extract.Argument) bool {
	tok := &doc.Tokens[object.Head]
	return tok.UPOS == "SYM" || tok.UPOS == "NUM" || tok.Lemma == "percent" || tok.Lemma == "%"
}

// compactTokens returns the words of arg without the title of a name, which a fact of
// its own states: Ann Lee, not Foreign Minister Ann Lee.
func compactTokens(arg *extract.Argument) []int {
	if len(arg.Title) == 0 {
		return arg.Tokens
	}
	return slices.DeleteFunc(slices.Clone(arg.Tokens), func(t int) bool { return slices.Contains(arg.Title, t) })
}

// joinPhrases returns the words of both.
func joinPhrases(a, b Phrase) Phrase { return append(a[:len(a):len(a)], b...) }
