package ner

import (
	"slices"
	"strings"
	"unicode"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// settled makes the Name of a span, if it is one: words for people by belief or origin
// are demonyms (Methodists) or say of something else what it is (the Methodist
// church), and common nouns that stand first in a sentence are none.
func (f *finder) settled(s span) (extract.Name, bool) {
	if len(s.readings) > 0 {
		return f.name(s), true
	}
	if f.kindsOf(s.first, s.end) == 1<<groupKind {
		h := f.head(s.first, s.end)
		tok := &f.doc.Tokens[h]
		switch {
		case tok.XPOS == "NNPS" || tok.XPOS == "NNS":
			return extract.Name{First: s.first, End: s.end, Type: schema.Person, Demonym: true, Rule: "people"}, true
		case tok.UPOS == "ADJ", f.tree.Base(h) == "amod", f.tree.Base(h) == "compound", f.isLanguage(s), f.indefinite(h):
			return extract.Name{}, false
		}
	}
	if f.isCommonNoun(s) {
		return extract.Name{}, false
	}
	return f.name(s), true
}

// indefinite reports an indefinite article: what it stands before is one of a kind.
func (f *finder) indefinite(i int) bool {
	for _, kid := range f.tree.Children(i) {
		if form := strings.ToLower(f.forms[kid]); f.tree.Base(kid) == "det" && (form == "a" || form == "an") {
			return true
		}
	}
	return false
}

// isCommonNoun reports a single word that is no name though it has a capital, since it is
// one of a kind (a Marine), or begins a sentence: *Iodine is scarce*, in an article
// that has iodine elsewhere too.
func (f *finder) isCommonNoun(s span) bool {
	if s.len() != 1 || f.kindsOf(s.first, s.end)&(1<<givenKind|1<<surnameKind|1<<orgKind|1<<placeKind) != 0 {
		return false
	}
	if s.typ == schema.Person && f.indefinite(s.first) {
		return true
	}
	if !f.beginsSentence(s.first) || !onlyFirstUpper(f.forms[s.first]) {
		return false
	}
	use := f.uses()[strings.ToLower(f.forms[s.first])]
	return use.common > use.proper
}

// A use says how often a word occurs in an article where its capital would tell: within
// a sentence that is no headline.
type use struct {
	common int // as a noun without capital
	proper int // with a capital
}

// uses returns the uses of the words of the article that begin a sentence as well.
func (f *finder) uses() map[string]use {
	if f.wordUses != nil {
		return f.wordUses
	}
	f.wordUses = map[string]use{}
	for _, sent := range f.doc.Sentences {
		if f.allCapitals(sent) {
			continue
		}
		for i := sent.First + 1; i < sent.End; i++ {
			tok := &f.doc.Tokens[i]
			switch {
			case tok.UPOS != "NOUN" && tok.UPOS != "PROPN", f.beginsSentence(i):
			case onlyFirstUpper(tok.Form) && (startsUpper(f.forms[i-1]) || i+1 < sent.End && startsUpper(f.forms[i+1])):
				// part of a longer name, which may well be made of common nouns
			case onlyFirstUpper(tok.Form):
				u := f.wordUses[strings.ToLower(tok.Form)]
				u.proper++
				f.wordUses[strings.ToLower(tok.Form)] = u
			case tok.UPOS == "NOUN" && tok.Form == strings.ToLower(tok.Form):
				u := f.wordUses[tok.Form]
				u.common++
				f.wordUses[tok.Form] = u
			}
		}
	}
	return f.wordUses
}

// beginsSentence reports whether only marks stand before token i in its sentence, or it
// follows a colon or quotation mark.
func (f *finder) beginsSentence(i int) bool {
	if i == f.sentenceStart(i) {
		return true
	}
	switch f.forms[i-1] {
	case "“", "\"", "‘", ":", "``", "•", "(", "[":
		return true
	}
	return false
}

// onlyFirstUpper reports whether a word has a capital at its beginning and nowhere else.
func onlyFirstUpper(form string) bool {
	for i, r := range form {
		if i == 0 != unicode.IsUpper(r) && (i == 0 || unicode.IsLetter(r)) {
			return false
		}
	}
	return form != ""
}

// The words that say what a name is of: at its beginning, and at its end.
var (
	eventWords  = wordset.Of("cyclone hurricane typhoon operation battle siege treaty hms uss mv")
	placeFronts = wordset.Of("mount lake fort cape gulf")
	lawWords    = wordset.Of("act bill treaty accord accords protocol convention prize award awards war festival championship championships")
)

// kindWord returns the type that a word of a longer name gives it, "" for none: Cyclone
// Velma, Mount Orvik, the Clean Rivers Act, the Orvik Factory.
func (f *finder) kindWord(s span) schema.EntityType {
	if s.len() < 2 || s.typ == schema.Organization && !eventWords[strings.ToLower(f.forms[s.first])] {
		return ""
	}
	if s.typ == schema.Person && f.properForm(s.end-1) && f.kindsOf(s.first, s.first+1)&(1<<givenKind) == 0 && !slices.Contains(f.forms[s.first:s.end], "of") {
		switch kinds := f.kindsOf(s.end-1, s.end); {
		case kinds&(1<<givenKind|1<<surnameKind) != 0:
		case kinds&(1<<orgWordKind) != 0 || orgWords[strings.ToLower(f.forms[s.end-1])]:
			return schema.Organization
		}
	}
	first, last := strings.ToLower(f.forms[s.first]), strings.ToLower(f.forms[s.end-1])
	switch {
	case !startsUpper(f.forms[s.first]):
	case eventWords[first], lawWords[last] && s.typ != schema.Place:
		return schema.Thing
	case placeFronts[first] && s.typ == schema.Person && f.kindsOf(s.first, s.first+1)&(1<<givenKind) == 0:
		return schema.Place
	}
	return ""
}

// withHyphens adds the words before a span that hyphens tie to it: Make-A-Difference Fund.
func (f *finder) withHyphens(s span) span {
	toks := f.doc.Tokens
	for i := s.first - 2; i >= 0 && s.typ != schema.Person && s.len() > 1; i = s.first - 2 {
		if f.forms[i+1] != "-" || toks[i].End != toks[i+1].Begin || toks[i+1].End != toks[i+2].Begin || !startsUpper(f.forms[i]) {
			break
		}
		if n, _ := f.gaz.Match(f.forms[i : i+1]); n > 0 || f.doc.SentenceOf(i) != f.doc.SentenceOf(s.first) {
			break
		}
		s.first = i
	}
	return s
}

// withoutPlace cuts where it is from a place or thing: the Velmar Arena in Oslo. The
// branch of an organisation may be called after where it is.
func (f *finder) withoutPlace(s span) []span {
	for i := s.first + 1; i+1 < s.end && (s.typ == schema.Place || s.typ == schema.Thing); i++ {
		if f.forms[i] == "in" && f.doc.Tokens[i].UPOS == "ADP" && f.properForm(i+1) {
			return []span{{first: s.first, end: i, typ: s.typ}, {first: i + 1, end: s.end, typ: schema.Place}}
		}
	}
	// The University of Velmar of the US: the name is whole before its country.
	for i := s.first + 2; i+2 < s.end; i++ {
		if f.forms[i] != "of" || f.forms[i+1] != "the" || !f.isStateOrCountry(i+2, s.end) {
			continue
		}
		if school := strings.ToLower(f.forms[i-1]); school == "university" || school == "college" || slices.Contains(f.forms[s.first:i], "of") {
			s.end = i
		}
	}
	return []span{s}
}

// withNumber adds the number that ends a name: Studio 54, Flight 370. Of a result, Orvik
// 2 - 1, the number is no part.
func (f *finder) withNumber(s span) span {
	i := s.end
	if s.typ != schema.Organization && s.typ != schema.Thing || i >= len(f.forms) || f.doc.Tokens[i].UPOS != "NUM" || len(f.forms[i]) > 3 ||
		strings.ContainsFunc(f.forms[i], func(r rune) bool { return !unicode.IsDigit(r) }) {
		return s
	}
	head := f.doc.Tokens[i].Head
	if head < s.first || head >= s.end || f.doc.SentenceOf(i) != f.doc.SentenceOf(s.first) || len(f.tree.Children(i)) > 0 {
		return s
	}
	if n, _ := f.gaz.Match(f.forms[s.first:s.end]); n == s.len() {
		return s
	}
	if i+1 < len(f.forms) && (strings.ContainsAny(f.forms[i+1], "-–—") || f.doc.Tokens[i+1].UPOS == "NOUN" || f.doc.Tokens[i+1].UPOS == "NUM") {
		return s
	}
	s.end++
	return s
}

// joinedByAnd reports two spans with an "and" between them that the tree makes one name:
// the Arts and Letters Fund, the Union of Farmers and Growers. The second may not be known.
func (f *finder) joinedByAnd(a, b span) bool {
	if b.first != a.end+1 || f.forms[a.end] != "and" && f.forms[a.end] != "&" || a.typ == schema.Person || b.typ == schema.Person {
		return false
	}
	for _, s := range []span{a, b} {
		if n, _ := f.gaz.Match(f.forms[s.first:s.end]); n > 0 || f.kindsOf(s.first, s.end)&(1<<orgKind|1<<placeKind|1<<countryKind) != 0 {
			return false
		}
	}
	tail := f.doc.Tokens[f.head(b.first, b.end)]
	if a.len() == 1 && b.len() > 1 {
		tok := f.doc.Tokens[a.first]
		return f.tree.Base(a.first) == "compound" && tok.Head >= b.first && tok.Head < b.end
	}
	if b.len() != 1 || a.typ != schema.Organization || tail.DepRel != "conj" || tail.Head <= a.first || tail.Head >= a.end || tail.Head == f.head(a.first, a.end) {
		return false
	}
	for i := a.first; i < tail.Head; i++ {
		if f.forms[i] == "of" || f.forms[i] == "for" {
			return true
		}
	}
	return false
}
