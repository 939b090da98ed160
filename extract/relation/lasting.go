package relation

import (
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// Prepositions before the time that something began or ended at.
var (
	beginPreps = wordset.Of(`since as_of starting from`)
	endPreps   = wordset.Of(`until till through`)
)

// lasting returns since when and until when what c states lasts, as far as the times
// beside its predicate tell: *has led it since 2014*, *from 2012 to 2019*. The word of an
// office that somebody no longer holds says that it ended, and not when.
func (b *builder) lasting(c claim) (since, until string) {
	look := func(tok int, prep string) {
		at := b.timeAt[tok]
		if at < 0 {
			return
		}
		t := b.doc.Times[at]
		from, to, span := strings.Cut(t.Value, "/")
		switch prep = strings.ReplaceAll(prep, " ", "_"); {
		case t.Rule == extract.RuleSinceHow && b.isPast(c.anchor):
			// Jailed her for two years, at any time before.
		case t.Rule == extract.RuleSinceHow:
			since = t.Value
		case span && (prep == "from" || (prep == "between" || prep == "") && b.isState(c)):
			since, until = from, to
		case span && prep == "for" && b.isState(c):
			since = from // has led it for the past six years
		case span:
		case beginPreps[prep]:
			since = t.Value
		case endPreps[prep]:
			until = t.Value
		}
	}
	for _, arg := range c.args {
		if arg.Present() && arg.Antecedent < 0 && arg.Role != extract.RoleSubject && arg.Role != extract.RoleObject {
			look(arg.Head, arg.Prep)
		}
	}
	for _, kid := range b.tree.Children(c.anchor) {
		switch b.tree.Base(kid) {
		case "obl", "nmod", "advmod":
			look(kid, b.caseOf(kid))
			for _, below := range b.tree.Children(kid) {
				if b.tree.Base(kid) == "nmod" && b.tree.Base(below) == "nmod" && b.timeAt[kid] < 0 && b.isState(c) {
					look(below, b.caseOf(below)) // minister of Chad since 2014
				}
			}
		}
	}
	if until == "" && b.isPredicateOfPast(c) {
		until = b.doc.Article.Published
	}
	return since, until
}

// isState reports whether c states what lasts.
func (b *builder) isState(c claim) bool { return c.pred != nil && c.pred.Kind == schema.KindState }

// isPredicateOfPast reports whether c states what was and is no more, by its predicate or
// by a word before the office: *former* minister.
func (b *builder) isPredicateOfPast(c claim) bool {
	if c.pred == nil {
		return false
	}
	if c.pred.Name == formerPredicate {
		return true
	}
	if b.isOver(c.anchor) {
		return true // no longer recognises Chad: what one does again and again is over as well
	}
	if !b.isState(c) {
		return false
	}
	for _, kid := range b.tree.Children(c.anchor) {
		if kid < c.anchor && (b.tree.Base(kid) == "amod" && formerWords[b.lemma(kid)] || b.tree.Base(kid) == "advmod" && onceWords[b.lemma(kid)]) {
			return true
		}
	}
	head := b.toks[c.anchor].Head
	return head >= 0 && b.tree.Base(c.anchor) == "xcomp" && b.lemma(head) == "use" && b.toks[head].XPOS != "VBN" && b.tree.Child(head, "obj") < 0
}

// onceWords are adverbs that say of a state that it is over.
var onceWords = wordset.Of(`once formerly previously`)

// formerPredicate is what a tie to a body becomes when it is over.
const formerPredicate = "formerly-of"
