package clause

import (
	"github.com/quadwire/quadwire/extract"
)

// oblique returns the prepositional argument that tok heads, one for each conjunct.
func (b *builder) oblique(tok int, f *frame) []extract.Argument {
	if b.preposition(tok) == "between" || b.isDuration(tok) {
		arg := b.argument(tok, extract.RoleOblique, f)
		arg.Tokens = b.pair(tok)
		arg.Full, arg.Role = arg.Tokens, b.obliqueRole(arg.Referent(), arg.Prep)
		return []extract.Argument{arg}
	}
	out := b.fillers(tok, extract.RoleOblique, f)
	for i := range out {
		out[i].Role = b.obliqueRole(out[i].Referent(), out[i].Prep)
	}
	return out
}

// isDuration reports whether tok is a count of time with another conjoined: 29 minutes and
// 42 seconds.
func (b *builder) isDuration(tok int) bool {
	heads := b.conjuncts(tok)
	for _, h := range heads {
		if !timeNouns[b.lemma(h)] || b.tree.Child(h, "nummod") < 0 {
			return false
		}
	}
	return len(heads) > 1
}

// pair returns the words of all conjuncts of tok: between 1998 and 2003.
func (b *builder) pair(tok int) []int {
	heads := b.conjuncts(tok)
	first, last := b.phrase(tok, nil), b.phrase(heads[len(heads)-1], nil)
	if len(heads) == 1 || last[len(last)-1] <= first[0] || last[len(last)-1]-first[0] > maxPhrase {
		return first
	}
	return span(first, last)
}

// obliqueRole tells times and places from other obliques. Only a preposition of
// place before a noun of place, or "in" before a name, is called a place.
func (b *builder) obliqueRole(tok int, prep string) extract.Role {
	switch {
	case (prep == "" || timePreps[prep]) && b.isTime(tok):
		return extract.RoleTime
	case prep == "":
		return extract.RoleManner
	case placePreps[prep] && placeNouns[b.lemma(tok)]:
		return extract.RolePlace
	case strongPlacePreps[prep] && b.toks[tok].UPOS == "PROPN":
		if ner := b.toks[tok].NER; ner == "" || len(ner) > 2 && ner[2:] == "LOC" {
			return extract.RolePlace
		}
	}
	return extract.RoleOblique
}

// isTime reports whether the phrase that tok heads is a time.
func (b *builder) isTime(tok int) bool {
	l := b.lemma(tok)
	if timeNouns[l] || isYear(l) {
		return true
	}
	for _, kid := range b.tree.Children(tok) {
		switch {
		case timeParts[l] && b.base(kid) == "nmod" && (timeNouns[b.lemma(kid)] || isYear(b.lemma(kid))):
			return true
		case b.toks[tok].UPOS == "NUM" && (b.base(kid) == "compound" || b.base(kid) == "nmod") && timeNouns[b.lemma(kid)]:
			return true // May 3
		}
	}
	return false
}

func isYear(s string) bool {
	if len(s) != 4 && !(len(s) == 5 && s[4] == 's') {
		return false
	}
	for i := 0; i < 4; i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s[0] == '1' || s[0] == '2' && s[1] <= '1'
}

// isTimeAdverb reports whether the adverbial modifier tok is a time that is worth
// an argument, or a relative adverb.
func (b *builder) isTimeAdverb(tok int) bool {
	switch b.lemma(tok) {
	case "today", "yesterday", "tomorrow", "tonight", "ago":
		return true
	case "where", "when":
		return b.toks[tok].XPOS == "WRB"
	}
	return false
}
