package relation

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// aboutPreps lead to what words are about: talks *on* trade.
var aboutPreps = wordset.Of(`about on over regarding concerning`)

// theme returns what the act that c states between two actors is about: held talks with
// Lima *on trade*, supplied *drones* to Lima, urged Lima *to leave*. It is empty where the
// object of c says so itself.
func (b *builder) theme(c claim) string {
	if c.object.mention < 0 || c.timeless || b.isState(c) {
		return ""
	}
	tops := []int{c.anchor}
	for _, kid := range b.tree.Children(c.anchor) {
		if rel := b.tree.Base(kid); rel == "obj" || rel == "nsubj" && b.toks[kid].UPOS == "NOUN" || channels[b.lemma(kid)] {
			tops = append(tops, kid)
		}
	}
	for _, top := range tops {
		for _, kid := range b.tree.Children(top) {
			if rel := b.tree.Base(kid); kid > top && (rel == "obl" || rel == "nmod") && b.isAbout(c, kid) && b.mayBeTheme(c, kid) {
				return b.phraseText(kid)
			}
		}
	}
	for _, kid := range b.tree.Children(c.anchor) {
		switch b.tree.Base(kid) {
		case "obj":
			if b.mayBeTheme(c, kid) && !b.isArc(c, kid) {
				return b.phraseText(kid)
			}
		case "xcomp", "ccomp", "advcl":
			mark := b.tree.Child(kid, "mark")
			if kid < c.anchor || b.tree.Base(kid) == "advcl" && (mark < 0 || !gerundPreps[b.lemma(mark)] || b.toks[kid].XPOS != "VBG") {
				continue
			}
			words := b.trimPhrase(b.tree.Subtree(kid, func(tok int) bool { return tok == mark }))
			if len(words) > 0 && len(words) <= maxGerund {
				return b.wordsText(words)
			}
		}
	}
	return ""
}

// gerundPreps lead to the deed that one is accused of, thanked for, kept from, warned against.
var gerundPreps = wordset.Of(`of for from with against`)

// isAbout reports whether the phrase of tok says what c is about: on trade, and of a
// request what it is for.
func (b *builder) isAbout(c claim, tok int) bool {
	prep := b.caseOf(tok)
	return aboutPreps[prep] || prep == "for" && c.pred != nil && c.pred.Event == schema.Request
}

// phraseText returns the words of the phrase of tok without determiner.
func (b *builder) phraseText(tok int) string { return b.wordsText(b.trimPhrase(b.phraseOf(tok))) }

// isArc reports whether tok is a word that the frame of c asks for and that its predicate
// says, held *talks*; the *drones* that are supplied are none.
func (b *builder) isArc(c claim, tok int) bool {
	if len(b.vocab.Frames(schema.NounFrame, b.lemma(tok))) == 0 {
		return false
	}
	for _, arc := range c.arcs {
		if arc == tok {
			return true
		}
	}
	return false
}

// mayBeTheme reports whether the phrase of tok is no end of c and no time or place.
func (b *builder) mayBeTheme(c claim, tok int) bool {
	if b.toks[tok].UPOS == "PRON" || b.timeAt[tok] >= 0 || tok == c.subject.tok || tok == c.object.tok {
		return false
	}
	if f, ok := b.entityAt(tok); ok {
		return !b.same(f, c.subject) && !b.same(f, c.object) && f.typ != schema.Place
	}
	return true
}

// instrument returns what the act that c states is done with: attacked Lima *with drones*,
// *using* drones, spoke *by phone*.
func (b *builder) instrument(c claim) string {
	if c.timeless || b.isState(c) {
		return ""
	}
	for _, kid := range b.tree.Children(c.anchor) {
		if kid < c.anchor {
			continue
		}
		switch b.tree.Base(kid) {
		case "obl":
			prep := b.caseOf(kid)
			if (prep == "with" || prep == "by" || prep == "via") && b.isTool(c, kid, prep) {
				return b.wordsText(b.trimPhrase(b.tree.Subtree(kid, func(tok int) bool {
					rel := b.tree.Base(tok)
					return rel == "case" || rel == "nmod" || rel == "conj" || rel == "acl"
				})))
			}
		case "advcl", "xcomp":
			if strings.EqualFold(b.toks[kid].Form, "using") {
				if obj := b.tree.Child(kid, "obj"); obj >= 0 {
					return b.phraseText(obj)
				}
			}
		}
	}
	return ""
}

// channels are what one speaks or writes by.
var channels = wordset.Of(`phone telephone letter video email e-mail link radio telegram post mail`)

// isTool reports whether the noun tok can be what something is done with: a thing, and
// after by or via only what one speaks by.
func (b *builder) isTool(c claim, tok int, prep string) bool {
	if b.toks[tok].UPOS != "NOUN" || b.isActor(tok) || !b.mayBeTheme(c, tok) {
		return false
	}
	if prep != "with" {
		return channels[b.lemma(tok)]
	}
	return c.pred != nil && (c.pred.Event.Conflict() || channels[b.lemma(tok)])
}
