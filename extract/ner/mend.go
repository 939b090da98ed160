package ner

import (
	"slices"
	"strings"
	"unicode"

	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// mend mends spans of the tagger that what is known of their words contradicts.
// Spans are in order and do not overlap.
func (f *finder) mend(spans []span) []span {
	var out []span
	for _, s := range spans {
		s = f.withNumber(f.withHyphens(f.withArticle(f.withoutScore(s))))
		if n := len(out); n > 0 && (f.joinedByAnd(out[n-1], s) || f.isTitleOfWork(out[n-1], s)) {
			if out[n-1].len() == 1 {
				out[n-1].typ = s.typ
			}
			out[n-1].end = s.end
			continue
		}
		if n := len(out); n > 0 && out[n-1].overlaps(s) {
			out = out[:n-1]
		}
		switch {
		case f.madeOfGivenName(s):
			s.typ = schema.Person
		case f.isAcronym(s):
			s.typ = schema.Organization
		case f.isWhere(s), f.isBesieged(s):
			s.typ = schema.Place
		case f.isFirm(s):
			s.typ = schema.Organization
		}
		if typ := f.kindWord(s); typ != "" {
			s.typ = typ
		}
		for _, s := range f.withoutPlace(s) {
			out = append(out, f.townAndState(s)...)
		}
	}
	return out
}

// isTitleOfWork reports two single words that are names of nothing else, with an "or" between
// them: a book called Bread or Roses.
func (f *finder) isTitleOfWork(a, b span) bool {
	return a.typ == schema.Thing && b.typ == schema.Thing && a.len() == 1 && b.len() == 1 && b.first == a.end+1 && f.forms[a.end] == "or" &&
		f.kindsOf(a.first, a.end) == 0 && f.kindsOf(b.first, b.end) == 0
}

// arabicArticles are the forms of the article before a hyphen.
var arabicArticles = wordset.Of("al el az as ash ad an ar at")

// withArticle adds an Arabic article that is a token of its own: al - Sadr.
func (f *finder) withArticle(s span) span {
	if i := s.first - 2; i >= 0 && f.forms[i+1] == "-" && arabicArticles[strings.ToLower(f.forms[i])] &&
		f.doc.SentenceOf(i) == f.doc.SentenceOf(s.first) {
		s.first = i
	}
	return s
}

// madeOfGivenName reports whether a span that is taken for a place or a thing
// begins with a given name and goes on with words that nothing else is called:
// Debra Oyelaran, and not Virginia Beach.
func (f *finder) madeOfGivenName(s span) bool {
	if s.typ != schema.Place && s.typ != schema.Thing || s.len() < 2 || s.len() > 3 || arabicArticles[strings.ToLower(f.forms[s.first])] {
		return false
	}
	if f.kindsOf(s.first, s.first+1)&(1<<givenKind) == 0 || f.kindsOf(s.first, s.end) != 0 {
		return false
	}
	for i := s.first; i < s.end; i++ {
		other := f.kindsOf(i, i+1) &^ (1<<givenKind | 1<<surnameKind)
		if other != 0 || !f.properForm(i) {
			return false
		}
	}
	return true
}

// isAcronym reports whether a span that is taken for a person is a word in capitals
// among others that are not, and no name of persons: HUD.
func (f *finder) isAcronym(s span) bool {
	form := f.forms[s.first]
	if s.typ != schema.Person || s.len() != 1 || len(form) < 3 || len(form) > 6 || strings.ToUpper(form) != form ||
		strings.ContainsFunc(form, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return false
	}
	if s.first > 0 && f.isTitle(s.first-1) || f.kindsOf(s.first, s.end)&(1<<givenKind|1<<surnameKind) != 0 {
		return false
	}
	sent := f.doc.Sentences[f.doc.SentenceOf(s.first)]
	lower := 0
	for i := sent.First; i < sent.End; i++ {
		if f.forms[i] == strings.ToLower(f.forms[i]) && len(f.forms[i]) > 1 {
			lower++
		}
	}
	return lower > 1
}

// isWhere reports whether a span that is taken for a person stands where only a
// place can, and no word of it is known to be called like a person: near Ayn Velmar.
func (f *finder) isWhere(s span) bool {
	if s.typ != schema.Person || s.first == 0 || !placePrepositions[strings.ToLower(f.forms[s.first-1])] {
		return false
	}
	for i := s.first; i < s.end; i++ {
		person := f.kindsOf(i, i+1) & (1<<givenKind | 1<<surnameKind)
		if person != 0 && !arabicArticles[strings.ToLower(f.forms[i])] {
			return false
		}
	}
	return true
}

// isFirm reports whether a single word that is taken for a person, and is not known to be called like one, follows
// a noun for a firm: the software maker Nordlys.
func (f *finder) isFirm(s span) bool {
	if s.typ != schema.Person || s.len() != 1 || s.first == 0 || f.doc.SentenceOf(s.first-1) != f.doc.SentenceOf(s.first) {
		return false
	}
	for _, kid := range f.tree.Children(s.first) {
		if f.tree.Base(kid) == "appos" && kid > s.first && firmNouns[f.doc.Tokens[kid].Form] {
			return f.kindsOf(s.first, s.end)&(1<<givenKind) == 0 // Nordlys, a maker of software
		}
	}
	before := &f.doc.Tokens[s.first-1]
	firm := firmNouns[before.Form] || before.Form == "up" && s.first > 2 && f.forms[s.first-3] == "start"
	return firm && f.kindsOf(s.first, s.end)&(1<<givenKind) == 0
}

// firmNouns are nouns before the name of a firm, and hardly before that of a person alone.
var firmNouns = wordset.Of(`maker company firm bank start-up startup retailer carmaker brewer chipmaker drugmaker refiner airline insurer
	lender broadcaster newspaper publisher operator subsidiary brand miner steelmaker shipbuilder supermarket chain carrier utility`)

// withoutScore cuts a score or an amount from the name of who it is said of: beat Brentford 2-1, fined Acme 75
// million dollars.
func (f *finder) withoutScore(s span) span {
	n := s.end - 1
	if s.len() < 2 || n+2 >= len(f.forms) || f.doc.Tokens[n].UPOS != "NUM" || f.doc.SentenceOf(n) != f.doc.SentenceOf(n+2) {
		return s
	}
	score := f.doc.Tokens[n+2].UPOS == "NUM" && len(f.forms[n]) <= 2 && strings.ContainsAny(f.forms[n+1], "-–—")
	if score || amounts[f.forms[n+1]] {
		s.end, s.readings = n, nil
	}
	return s
}

// amounts are words after a number that make it a larger one.
var amounts = wordset.Of("hundred thousand million billion trillion")

// besieging are verbs of what is done to places, and not to persons.
var besieging = wordset.Of("raid shell bomb bombard besiege overrun strafe pound encircle blockade evacuate recapture garrison")

// isBesieged reports whether a single word that is taken for a person, and is not known to be called like one, is
// the object of a verb of what is done to places: raided Damasak.
func (f *finder) isBesieged(s span) bool {
	verb := f.doc.Tokens[s.first].Head
	return s.typ == schema.Person && s.len() == 1 && verb >= 0 && verb < s.first && f.tree.Base(s.first) == "obj" && besieging[f.doc.Tokens[verb].Lemma] &&
		f.kindsOf(s.first, s.end)&(1<<givenKind|1<<surnameKind) == 0
}

// placePrepositions lead places, hardly persons.
var placePrepositions = wordset.Of("near in inside outside throughout across")

// townAndState cuts a town from the state or country after it, where no comma does:
// Springfield Ohio. In New Mexico and the Gulf of Mexico there is no town.
func (f *finder) townAndState(s span) []span {
	if s.typ != schema.Place || f.kindsOf(s.first, s.end) != 0 {
		return []span{s}
	}
	for i := s.first + 1; i < s.end; i++ {
		before := strings.ToLower(f.forms[i-1])
		if placeWords[before] || compass[before] || partsOfPlaces[before] || f.doc.Tokens[i-1].UPOS == "ADP" {
			continue
		}
		if f.isStateOrCountry(i, s.end) {
			state := span{first: i, end: s.end, typ: s.typ}
			if n, readings := f.gaz.Match(f.forms[i:s.end]); n == state.len() {
				state.readings = readings
			}
			return []span{{first: s.first, end: i, typ: s.typ}, state}
		}
	}
	return []span{s}
}

// partsOfPlaces are words before the name of a place that make it another one.
var partsOfPlaces = wordset.Of("new old great greater upper lower northern southern eastern western central baja the and of saint st st.")

// isStateOrCountry reports whether these words are the name of a country, or of a
// state of the US.
func (f *finder) isStateOrCountry(first, end int) bool {
	n, readings := f.gaz.Match(f.forms[first:end])
	if n != end-first {
		// In lower case the gazetteer knows none.
		return f.kindsOf(first, end)&(1<<countryKind) != 0
	}
	return slices.ContainsFunc(readings, func(m schema.GazetteerMatch) bool {
		return m.Kind == schema.PlainName && (m.Entry.Type == schema.Country || m.Entry.Class == "state")
	})
}

// kindsOf returns what the lexicon takes exactly these words for.
func (f *finder) kindsOf(first, end int) kindSet {
	return f.marker.kindsOf(f.forms[first:end])
}

// properForm reports whether token i is tagged and written as a proper noun.
func (f *finder) properForm(i int) bool {
	tok := &f.doc.Tokens[i]
	return tok.UPOS == "PROPN" && startsUpper(tok.Form)
}

func startsUpper(form string) bool {
	for _, r := range form {
		return unicode.IsUpper(r)
	}
	return false
}
