package relation

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// lightVerbs carry tense and voice for their object and mean little themselves.
var lightVerbs = wordset.Of(`make take give have hold lay put pay show express offer pose draw gain bring raise bear face find
	get keep lose lend place play provide receive see set start begin open share suffer undergo deliver issue do send
	exercise exert feel form reach repeat voice maintain submit enjoy attract win earn feature serve spend use`)

// abstractNouns say little without what they are about: of a light verb with one of
// them, "made an attempt", "laid emphasis", nothing is left to know, nor of any
// verb with one alone, "emphasised the importance".
var abstractNouns = wordset.Of(`ability absence account achievement action advantage aim amount appearance aspect assumption attempt
	attention attitude awareness balance basis beginning behaviour behavior belief benefit bid capacity care
	caution challenge change character circumstance comparison concern conclusion condition confidence
	consequence consideration context contrast contribution course degree desire difference
	difficulty direction doubt ease effect effort emphasis end endeavour endeavor energy eye existence
	expectation experience explanation extent face factor failure feature feeling focus form hand head
	heart hope idea identity impact importance impression improvement indication influence
	initiative insight instance intent intention interest issue kind knowledge lack lead level look majority
	manner means measure mind moment mood motivation name nature need objective occasion opinion opportunity
	option outcome participation perspective pleasure point position possibility potential
	presence pressure pride priority problem process progress purpose quality range rate reaction
	reason regret relevance respect responsibility rest result risk role rule scale scope sense
	shock sign significance situation size skill stance start state status strength stress style subject
	success surprise task tendency tension term theme thought tone topic track trouble truth turn type
	understanding use usefulness value variety version view voice weakness will wish wonder word work worry`)

// spokenNouns are empty with a light verb only: "made a request", but "the city
// advanced the request".
var spokenNouns = wordset.Of(`answer call claim comment note notice mention question reference remark request response suggestion statement`)

// informative reports whether the phrase that tok heads, as the object of verb, which
// is empty for one with a frame, tells something to one who has not read the text.
func (b *builder) informative(verb string, tok int, phrase []int) bool {
	bare, names := true, false
	for _, at := range phrase {
		names = names || b.mentionAt[at] >= 0 || b.toks[at].UPOS == "PROPN"
		switch {
		case at == tok || b.toks[at].UPOS == "DET" || b.toks[at].UPOS == "PRON" || b.toks[at].UPOS == "PUNCT":
		case b.toks[at].UPOS == "ADJ" && b.toks[at].Head == tok && emptyAdjectives[b.lemma(at)]:
		default:
			bare = false
		}
	}
	if !bare && (names || !lightVerbs[verb]) {
		return true
	}
	if verb != "" && bare && b.points(tok) {
		return false // in this constituency
	}
	noun := b.lemma(tok)
	return !abstractNouns[noun] && !(spokenNouns[noun] && lightVerbs[verb])
}

var emptyAdjectives = wordset.Of(`same such other own certain several various many few first last next main only whole entire full
	new good great big large small major important significant real true early late`)

// points reports whether a word before the noun tok points back at what the text
// said before.
func (b *builder) points(tok int) bool {
	for _, kid := range b.tree.Children(tok) {
		if b.tree.Base(kid) == "det" {
			switch b.lemma(kid) {
			case "this", "that", "these", "those":
				return true
			}
		}
	}
	return false
}

// isNeuter reports whether f is "it" or the like: as the object of a verb that no
// frame knows it stands for what was said as often as for an actor.
func (b *builder) isNeuter(f filler) bool {
	switch b.lemma(f.tok) {
	case "it", "this", "that", "itself":
		return true
	}
	return false
}

// trimPhrase cuts determiners, possessive pronouns, adverbs and punctuation off the
// front of a phrase, and punctuation and words that lead on off its end.
func (b *builder) trimPhrase(phrase []int) []int {
	if slices.ContainsFunc(phrase, b.isQuote) {
		phrase = slices.DeleteFunc(slices.Clone(phrase), b.isQuote)
	}
	for len(phrase) > 1 && b.isLeading(phrase[0]) {
		phrase = phrase[1:]
	}
	for len(phrase) > 0 && b.isTrailing(phrase[len(phrase)-1]) {
		phrase = phrase[:len(phrase)-1]
	}
	return phrase
}

func (b *builder) isLeading(tok int) bool {
	t := b.toks[tok]
	switch t.UPOS {
	case "DET":
		return b.lemma(tok) != "every" && b.lemma(tok) != "each"
	case "PUNCT", "PRON", "CCONJ":
		return true
	case "ADV":
		return focusAdverbs[b.lemma(tok)]
	}
	return t.XPOS == "POS"
}

var focusAdverbs = wordset.Of(`also even just only still once already then now indeed again simply really actually merely both either neither`)

func (b *builder) isTrailing(tok int) bool {
	t := b.toks[tok]
	switch t.UPOS {
	case "PUNCT":
		return t.Form != ")"
	case "ADP", "SCONJ", "CCONJ":
		return true
	}
	return b.tree.Base(tok) == "case" && t.XPOS != "POS"
}

// isPlural reports whether tok is a noun in the plural.
func (b *builder) isPlural(tok int) bool {
	t := b.toks[tok]
	return t.XPOS == "NNS" || t.XPOS == "NNPS" || strings.Contains(t.Feats, "Number=Plur")
}

// shortened cuts a long phrase around the noun tok: of what follows the noun its phrases
// with a preposition stay as long as there is room, without clauses and conjuncts of their
// own: interest in *science*, technology and whatever else.
func (b *builder) shortened(tok int, phrase []int) []int {
	at := slices.Index(phrase, tok)
	if at < 0 {
		return phrase
	}
	out := slices.Clone(phrase[:at+1])
	for _, kid := range b.tree.Children(tok) {
		if b.isGerundOf(kid) && slices.Contains(phrase, kid) {
			// the importance of keeping lines open, without when and where
			if whole := b.gerundPhrase(kid); whole[0] == out[len(out)-1]+1 && len(out)+len(whole) <= maxLiteral {
				out = append(out, whole...)
			}
			break
		}
		if kid < tok || b.tree.Base(kid) != "nmod" || !slices.Contains(phrase, kid) {
			continue
		}
		if b.tree.Child(kid, "case") >= 0 && b.leadsExamples(b.tree.Child(kid, "case")) {
			break
		}
		whole := b.below(kid, false)
		if len(out)+len(whole) > maxLiteral {
			whole = b.below(kid, true) // recipients of gifts, from whomever
		}
		if whole[0] != out[len(out)-1]+1 || len(out)+len(whole) > maxLiteral {
			break
		}
		out = append(out, whole...)
	}
	return out
}

// isGerundOf reports a gerund behind of: the importance *of keeping* lines open.
func (b *builder) isGerundOf(tok int) bool {
	mark := b.tree.Child(tok, "mark")
	return b.tree.Base(tok) == "acl" && b.toks[tok].XPOS == "VBG" && mark >= 0 && b.lemma(mark) == "of"
}

// gerundPhrase returns the gerund kid with its of and its object, without circumstances.
func (b *builder) gerundPhrase(kid int) []int {
	return b.tree.Subtree(kid, func(tok int) bool {
		switch b.tree.Base(tok) {
		case "punct", "conj", "cc", "appos", "parataxis", "obl", "advcl":
			return true
		}
		return b.tree.Base(tok) == "acl" && tok != kid
	})
}

// below returns the phrase that kid heads, its preposition included, without conjuncts,
// clauses and, if bare, its own phrases with a preposition.
func (b *builder) below(kid int, bare bool) []int {
	return b.tree.Subtree(kid, func(tok int) bool {
		switch b.tree.Base(tok) {
		case "punct":
			return b.toks[tok].Form != "-"
		case "conj", "cc", "appos", "acl", "parataxis":
			return true
		}
		return bare && b.toks[tok].DepRel == "nmod"
	})
}

// countWords stand for people where the verb is said of people.
var countWords = wordset.Of(`more other dozen hundred thousand score`)

// countAt returns as a literal the number that tok stands for people by: killed
// *twelve*, saved *200 more*, wounded *dozens*.
func (b *builder) countAt(tok int, phrase []int) (filler, bool) {
	switch {
	case b.isTime(tok) || slices.ContainsFunc(phrase, b.isUnitSign):
		return filler{}, false
	case b.toks[tok].UPOS == "NUM":
		if b.lemma(tok) == "one" || strings.ContainsAny(b.toks[tok].Form, "-–/:") {
			return filler{}, false
		}
	case !countWords[b.lemma(tok)] || !b.isPlural(tok) && b.tree.Child(tok, "nummod") < 0:
		return filler{}, false
	}
	phrase = b.trimPhrase(phrase)
	if len(phrase) == 0 || len(phrase) > maxLiteral || !slices.Contains(phrase, tok) {
		return filler{}, false
	}
	return filler{tok: tok, mention: -1, phrase: phrase, typ: schema.LiteralType, one: -1}, true
}

// isUnitSign reports whether tok is a sign of money or a share.
func (b *builder) isUnitSign(tok int) bool {
	return b.toks[tok].UPOS == "SYM" || b.lemma(tok) == "percent" || b.lemma(tok) == "cent"
}

// isUnit reports whether tok says of what a number counts: $, per cent, people.
func (b *builder) isUnit(tok int) bool {
	switch b.toks[tok].UPOS {
	case "NOUN":
		return true
	case "SYM":
		return !strings.Contains("-–—", b.toks[tok].Form)
	}
	return false
}
