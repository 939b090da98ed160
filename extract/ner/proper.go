package ner

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// properNouns takes for names the runs of proper nouns that the tree joins, where
// no tagger has run.
func (f *finder) properNouns(sent extract.Sentence) []span {
	var out []span
	for i := sent.First; i < sent.End; i++ {
		if !f.isProper(i) {
			continue
		}
		s := span{first: i, end: i + 1}
		for s.end < sent.End && f.isProper(s.end) && f.joined(s, s.end) {
			s.end++
		}
		i = s.end - 1
		if h := f.head(s.first, s.end); f.doc.Tokens[h].DepRel == "nmod:desc" {
			continue // a title: Foreign Minister
		}
		s.typ = f.guess(s)
		out = append(out, s)
	}
	return out
}

func (f *finder) isProper(i int) bool {
	tok := &f.doc.Tokens[i]
	if tok.UPOS != "PROPN" && !strings.HasPrefix(tok.XPOS, "NNP") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(tok.Form)
	return unicode.IsUpper(r) && (tok.DepRel != "nmod:desc" || !f.isTitle(i))
}

// joined reports whether the tree makes token i part of the name s.
func (f *finder) joined(s span, i int) bool {
	within := func(j int) bool { return j >= s.first && j < s.end }
	tok := &f.doc.Tokens[i]
	if within(tok.Head) {
		switch extract.BaseRel(tok.DepRel) {
		case "flat", "compound", "goeswith":
			return true
		}
		return false
	}
	for j := s.first; j < s.end; j++ {
		t := &f.doc.Tokens[j]
		switch extract.BaseRel(t.DepRel) {
		case "flat", "compound", "amod", "goeswith":
			// The head may follow later: European Central Bank.
			if t.Head == i || t.Head > i && t.Head == tok.Head {
				return true
			}
		}
	}
	return false
}

var (
	orgWords = wordset.Of(`ministry party bank university inc inc. corp corp. ltd ltd. plc llc council committee agency
		department company group union association court army police institute organization organisation commission
		parliament senate congress assembly federation league foundation society club authority office bureau college
		school hospital church navy force forces front movement brigade battalion corps airlines airways news times post
		journal observatory service alliance board fund center centre network team conference`)
	placeWords = wordset.Of(`city river mountain mount island islands street airport county province lake avenue square bay
		valley peninsula desert region district strait sea ocean hill road park port`)
)

// guess types a run of proper nouns.
func (f *finder) guess(s span) schema.EntityType {
	last := strings.ToLower(f.forms[s.end-1])
	h := f.head(s.first, s.end)
	switch {
	case f.tree.Child(h, "nmod:desc") >= 0, s.first > 0 && f.isTitle(s.first-1),
		f.gaz.GivenName(f.forms[s.first]) != "" && s.len() < 5:
		return schema.Person
	case orgWords[last]:
		return schema.Organization
	case placeWords[last]:
		return schema.Place
	case s.len() > 1 && slices.ContainsFunc(f.tree.Children(h), func(kid int) bool {
		return f.doc.Tokens[kid].DepRel == "flat"
	}):
		return schema.Person
	case s.len() == 1 && f.preposition(h) == "in":
		return schema.Place
	}
	return schema.Thing
}
