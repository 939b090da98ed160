package ner

import (
	"slices"
	"strings"
	"unicode"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// wholePerson adds to the name of a person what the network cut off its end: the rest of
// a word with a hyphen, *Ho Kin-wai*, a proper noun that the tree makes one name with it,
// and a short word that has a capital where only a name has: *Ana Or was elected*.
func (f *finder) wholePerson(s span) span {
	if s.typ != schema.Person || s.len() == 0 {
		return s
	}
	for s.end < len(f.forms) && s.len() < maxPersonWords && f.doc.SentenceOf(s.end) == f.doc.SentenceOf(s.first) {
		switch {
		case f.hyphenContinues(s):
			s.end += 2
		case f.continues(s), f.isShortSurname(s):
			s.end++
		default:
			return s
		}
	}
	return s
}

// maxPersonWords is the length in tokens of the names of persons that may grow.
const maxPersonWords = 6

// hyphenContinues reports whether a hyphen ties another part of a given name to s. Of *the
// Ruiz-led party* the participle is none.
func (f *finder) hyphenContinues(s span) bool {
	i := s.end
	toks := f.doc.Tokens
	if i+1 >= len(toks) || f.forms[i] != "-" || toks[i-1].End != toks[i].Begin || toks[i].End != toks[i+1].Begin {
		return false
	}
	return toks[i+1].UPOS == "PROPN" && toks[i+1].NER == "O" && strings.IndexFunc(f.forms[i+1], func(r rune) bool { return !unicode.IsLetter(r) }) < 0 &&
		(s.len() > 1 || startsUpper(f.forms[i+1])) && extract.BaseRel(toks[i+1].DepRel) == "flat"
}

// continues reports whether the tree makes the proper noun behind s one name with it, of
// which the lexicon knows no other kind.
func (f *finder) continues(s span) bool {
	i := s.end
	tok := &f.doc.Tokens[i]
	if s.len() > 1 || tok.NER != "O" || !f.properForm(i) || !onlyFirstUpper(tok.Form) || f.isTitle(i) || f.gaz.IsCalendar(tok.Form) || f.doc.Tokens[i-1].End == tok.Begin {
		return false
	}
	if f.kindsOf(i, i+1)&^(1<<givenKind|1<<surnameKind) != 0 || f.allCapitals(f.doc.Sentences[f.doc.SentenceOf(i)]) {
		return false
	}
	if n, _ := f.gaz.Match(f.forms[i : i+1]); n > 0 {
		return false
	}
	before := &f.doc.Tokens[i-1]
	switch relation, other := extract.BaseRel(tok.DepRel), extract.BaseRel(before.DepRel); {
	case relation == "flat" && (tok.Head == i-1 || other == "flat" && before.Head == tok.Head):
		return true
	case other == "compound" || other == "flat":
		return before.Head == i && f.kindsOf(i-1, i)&(1<<givenKind) != 0
	}
	return false
}

// closedClasses are the classes of words that have a capital within a sentence only in a
// name.
var closedClasses = []string{"CCONJ", "SCONJ", "ADP", "AUX", "PRON", "DET", "PART"}

// isShortSurname reports whether behind the given name s stands a word with a capital that
// would have none if it were what it looks like.
func (f *finder) isShortSurname(s span) bool {
	i := s.end
	tok := &f.doc.Tokens[i]
	if s.len() > 1 || f.kindsOf(s.first, s.end)&(1<<givenKind|1<<surnameKind) == 0 || !slices.Contains(closedClasses, tok.UPOS) || !onlyFirstUpper(tok.Form) || len(tok.Form) > 4 || tok.Form == "I" {
		return false
	}
	return !f.beginsSentence(i) && !f.allCapitals(f.doc.Sentences[f.doc.SentenceOf(i)]) && (i+1 >= len(f.forms) || !startsUpper(f.forms[i+1]))
}

// settleOwners makes a single word that nothing shows to be a person's name a body, where
// it owns a person: *Velmaro's Ana Ruiz*.
func (f *finder) settleOwners(names []extract.Name) []extract.Name {
	words := map[string]bool{} // of the longer names of persons
	for _, n := range names {
		for i := n.First; i < n.End && n.Type == schema.Person && n.End-n.First > 1; i++ {
			words[f.forms[i]] = true
		}
	}
	for k := 0; k+1 < len(names); k++ {
		n, next := &names[k], names[k+1]
		if n.Type != schema.Person || n.End-n.First != 1 || next.Type != schema.Person || next.End-next.First < 2 || next.First != n.End+1 {
			continue
		}
		if f.doc.Tokens[n.End].XPOS != "POS" || words[f.forms[n.First]] || f.kindsOf(n.First, n.End)&(1<<givenKind|1<<surnameKind) != 0 || n.First > 0 && f.isTitle(n.First-1) {
			continue
		}
		n.Type, n.Rule = schema.Organization, "owner-of-person"
	}
	return names
}
