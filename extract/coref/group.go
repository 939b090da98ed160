package coref

import (
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// A group is an actor that a text describes instead of naming it: residents of
// Kherson, health workers, police, the appeals court. It has a node where its words
// say who it is, and they are the label, as an analyst would write it.

// vagueGroups are nouns that say too little without a name: which people, the leaders
// of what?
var vagueGroups = wordset.Of(`person people man woman boy girl guy kid child couple parent relative friend colleague counterpart rival
	opponent partner member leader guest host visitor individual successor predecessor winner loser star owner user
	customer reader viewer listener player participant representative character figure other adult baby attendee`)

// takenUp are nouns for organisations that most often take up another phrase, and
// say too little alone: the company.
var takenUp = wordset.Of(`company firm group organization organisation agency party club team body board network institution
	foundation institute bank channel station outlet university church school association committee panel union coalition
	movement league department bloc alliance maker federation airline charity watchdog corporation commission
	newspaper broadcaster magazine museum gallery hospital regime administration leadership delegation cabinet embassy ministry`)

// partial are modifiers that make a part of a group, another one at each mention.
var partial = wordset.Of(`several many few more other some certain various numerous most fellow same such different next last
	first second new two three dead own additional entire whole`)

// maxGroupWords is how many words before the noun a label has.
const maxGroupWords = 3

// groupLabel returns the label of the group that a nominal describes, or "" where it
// describes none that can stand alone.
func (r *resolver) groupLabel(m int) string {
	label, _ := r.group(m)
	return label
}

// group returns the label of a group, or of a person whom nothing else names, and whether
// a name is part of it that makes it the same in every article.
func (r *resolver) group(m int) (label string, named bool) {
	x := &r.mentions[m]
	if x.name >= 0 || x.Form != extract.NominalForm || x.noun == pairNoun || x.members != nil || !r.mayDescribe(x) {
		return "", false
	}
	tok := r.tok(x.Head)
	collective := collectives[x.lemma]
	one := !collective && !x.plural && (x.noun == personNoun || x.noun == officialsNoun)
	if tok.UPOS == "PROPN" && !x.plural || r.isResult(x.Head) || one && tok.DepRel == "nmod:poss" && r.determiner(x.Head) == "" {
		return "", false
	}
	var words []string
	// The name of a country, place or organisation tells most, any modifier something.
	special, counted := false, false
	place := ""
	for _, kid := range r.tree.Children(x.Head) {
		k := r.tok(kid)
		form := strings.ToLower(k.Form)
		switch rel := extract.BaseRel(k.DepRel); {
		case rel == "case" || rel == "punct" || rel == "cc" || rel == "conj" || rel == "nsubj" || rel == "cop" || rel == "appos":
		case k.DepRel == "acl:relcl" && r.isAside(kid):
		case rel == "det" && one && (form == "a" || form == "an"):
		case rel == "det":
			if form != "the" {
				return "", false
			}
			if x.plural || collective {
				continue
			}
			special = special || form == "the" && !takenUp[x.lemma]
		case kid < x.Head && x.plural && r.counts(kid, rel):
			number := r.numberText(kid)
			if number == "" {
				return "", false
			}
			words = append(words, number)
			special, counted = true, true
		case kid < x.Head && (rel == "amod" || rel == "compound"):
			if partial[form] || k.XPOS == "JJS" || k.UPOS == "NUM" || len(r.tree.Children(kid)) > 0 && r.hasClause(kid) {
				return "", false
			}
			words = append(words, r.modifierText(kid))
			special, named = true, named || r.nameOf[kid] >= 0
		case kid > x.Head && rel == "nmod" && r.sidesOf(kid):
			return "", false // the ministers of Chad and Togo are no one group
		case kid > x.Head && rel == "nmod" && place == "" && r.ofPlace(kid) && r.belongsText(kid) != "":
			place = r.belongsText(kid)
			special, named = true, true
		default:
			return "", false
		}
	}
	if len(words) > maxGroupWords {
		return "", false
	}
	switch {
	case (one || x.noun == eventNoun) && !named, vagueGroups[x.lemma] && !named && !counted:
		return "", false
	case !special && !collective && (!x.plural || takenUp[x.lemma] || x.noun == countryNoun):
		return "", false
	}
	noun := tok.Form
	if upper := strings.ToUpper(noun); noun != upper && (x.Head == r.doc.Sentences[x.sent].First || tok.UPOS != "PROPN") {
		noun = strings.ToLower(noun)
	}
	label = strings.Join(append(words, noun), " ")
	if place != "" {
		label += " " + place
	}
	return label, named && !one && !counted && x.noun != eventNoun
}

// isResult reports what somebody becomes: a member of the council.
func (r *resolver) isResult(i int) bool {
	h := r.tok(i).Head
	if h < 0 {
		return false
	}
	switch strings.ToLower(r.tok(h).Lemma) {
	case "become", "remain":
		return extract.BaseRel(r.tok(i).DepRel) != "nsubj"
	}
	return false
}

// isAside reports a relative clause behind a comma, which does not say who is meant: the
// miners of Velmar, *who struck*.
func (r *resolver) isAside(clause int) bool {
	first := r.tree.Subtree(clause, nil)[0]
	return first > 0 && (r.tok(first).Form == "," || r.tok(first-1).Form == ",")
}

// collectives are nouns that are groups in the singular.
var collectives = wordset.Of(`police military opposition army navy`)

// mayDescribe reports whether a noun phrase can tell who acts without naming it: what stands
// for one country or place cannot, but towns and Western countries act.
func (r *resolver) mayDescribe(x *mention) bool {
	switch x.noun {
	case placeNoun:
		return x.plural && townships[x.lemma]
	case countryNoun:
		return x.plural
	case personNoun, officialsNoun, orgNoun, governmentNoun, eventNoun:
		return true
	}
	return x.plural || collectives[x.lemma]
}

// townships are places that act by their councils.
var townships = wordset.Of(`municipality city town village district province county borough`)

// countWords say of how many a group is, without a number.
var countWords = wordset.Of(`several many numerous dozens hundreds thousands`)

// counts reports whether a word before a noun says how many they are: *three* miners,
// *several* towns. They are others at each mention.
func (r *resolver) counts(kid int, rel string) bool {
	form := strings.ToLower(r.tok(kid).Form)
	return rel == "nummod" && form != "one" || rel == "amod" && countWords[form]
}

// numberText is a number with the adverbs that belong to it: *about 80*, *more than three*; empty
// where it asks for one: how many.
func (r *resolver) numberText(kid int) string {
	var out []string
	for _, i := range r.tree.Subtree(kid, nil) {
		tok := r.tok(i)
		switch form := strings.ToLower(tok.Form); {
		case strings.HasPrefix(tok.XPOS, "W") || form == "how":
			return ""
		case i == kid || tok.UPOS == "NUM" || tok.UPOS == "SYM" || approximate[form]:
			out = append(out, form)
		}
	}
	return strings.Join(out, " ")
}

// approximate are words before a number that belong to it.
var approximate = wordset.Of(`about around some over under nearly almost roughly approximately more less fewer than at least most up to
	hundreds thousands dozens of million billion`)

// maxBelongs is the length in tokens of what a label says a group or person belongs to.
const maxBelongs = 6

// belongsText is the phrase behind the noun that says where a group or person belongs, with
// its preposition, if a name is in it: residents *of Kherson*, a guard *for the Velmar town
// hall*. Else it is empty.
func (r *resolver) belongsText(h int) string {
	if r.at[h] >= 0 && r.mentions[r.at[h]].name >= 0 {
		return r.nameText(h)
	}
	prep := strings.ToLower(r.tok(r.tree.Child(h, "case")).Form)
	if r.tok(h).UPOS != "NOUN" && r.tok(h).UPOS != "PROPN" || prep == "in" || r.tree.Child(h, "nmod") > h {
		return ""
	}
	in := r.tree.Subtree(h, func(kid int) bool { return outsidePhrase(r.tok(kid).DepRel) && r.tok(kid).Head == h })
	first, end := in[0], in[len(in)-1]+1
	named := false
	for i := first; i < end; i++ {
		named = named || r.nameOf[i] >= 0
	}
	if !named || end-first != len(in) || len(in) > maxBelongs || r.hasClause(h) {
		return ""
	}
	for first < h && r.tok(first).UPOS == "DET" {
		first++
	}
	return prep + " " + oneLine(r.doc.TextOf(first, end))
}

// ofPlace reports a name after the noun that says where the group is: residents of
// Kherson, police in Oslo.
func (r *resolver) ofPlace(kid int) bool {
	c := r.tree.Child(kid, "case")
	if c < 0 {
		return false
	}
	switch strings.ToLower(r.tok(c).Form) {
	case "of", "in", "from", "at", "for":
		return true
	}
	return false
}

// sidesOf reports whether kid is the first of several names that the group is of: each of
// them has people of its own.
func (r *resolver) sidesOf(kid int) bool {
	c, next := r.tree.Child(kid, "case"), r.tree.Child(kid, "conj")
	return c >= 0 && next >= 0 && strings.EqualFold(r.tok(c).Form, "of") && r.nameOf[kid] >= 0 && r.nameOf[next] >= 0
}

// nameText is the preposition and the name that token h heads, as the text has them.
func (r *resolver) nameText(h int) string {
	x := &r.mentions[r.at[h]]
	return strings.ToLower(r.tok(r.tree.Child(h, "case")).Form) + " " + oneLine(r.doc.TextOf(x.First, x.End))
}

// modifierText is a modifier with what stands before it: Kherson, prime ministerial,
// anti-government.
func (r *resolver) modifierText(kid int) string {
	in := r.tree.Subtree(kid, nil)
	first, end := in[0], in[len(in)-1]+1
	if end-first != len(in) || len(in) > maxGroupWords {
		first, end = kid, kid+1
	}
	text := oneLine(r.doc.TextOf(first, end))
	if tok := r.tok(first); first == r.doc.Sentences[r.sentOf[first]].First && tok.UPOS != "PROPN" && r.nameOf[first] < 0 {
		text = strings.ToLower(text)
	}
	return text
}

// hasClause reports a verb with arguments below a modifier: recently displaced by war.
func (r *resolver) hasClause(i int) bool {
	for _, kid := range r.tree.Children(i) {
		switch extract.BaseRel(r.tok(kid).DepRel) {
		case "obl", "obj", "nsubj", "advcl", "ccomp", "xcomp", "conj":
			return true
		}
	}
	return false
}

// isCounted reports a group with a number, which is another one where the text has the
// same number again.
func (r *resolver) isCounted(m int) bool {
	for _, kid := range r.tree.Children(r.mentions[m].Head) {
		if kid < r.mentions[m].Head && r.counts(kid, extract.BaseRel(r.tok(kid).DepRel)) {
			return true
		}
	}
	return false
}

// joinGroups joins the mentions of one group by the same label.
func (r *resolver) joinGroups() {
	first := map[string]int{}
	for m := range r.mentions {
		if r.mentions[r.cluster(m)].named {
			continue
		}
		label := strings.ToLower(r.groupLabel(m))
		if label == "" || r.isCounted(m) {
			continue
		}
		if to, ok := first[label]; ok {
			r.join(m, to, "same-group")
		} else {
			first[label] = m
		}
	}
}
