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

// group returns the label of a group, and whether a name is part of it.
func (r *resolver) group(m int) (label string, named bool) {
	x := &r.mentions[m]
	if x.name >= 0 || x.Form != extract.NominalForm || x.noun == pairNoun || x.noun == countryNoun || x.noun == placeNoun {
		return "", false
	}
	tok := r.tok(x.Head)
	collective := x.lemma == "police" || x.lemma == "military" || x.lemma == "opposition" || x.lemma == "army" || x.lemma == "navy"
	if !collective && !x.plural && x.noun != orgNoun && x.noun != governmentNoun {
		return "", false
	}
	if tok.UPOS == "PROPN" && !x.plural {
		return "", false
	}
	var words []string
	// The name of a country, place or organisation tells most, any modifier something.
	special := false
	place := ""
	for _, kid := range r.tree.Children(x.Head) {
		k := r.tok(kid)
		form := strings.ToLower(k.Form)
		switch rel := extract.BaseRel(k.DepRel); {
		case rel == "case" || rel == "punct" || rel == "cc" || rel == "conj" || rel == "nsubj" || rel == "cop" || rel == "appos":
		case rel == "det":
			if form != "the" {
				return "", false
			}
			if x.plural || collective {
				continue
			}
			special = special || form == "the" && !takenUp[x.lemma]
		case kid < x.Head && (rel == "amod" || rel == "compound"):
			if partial[form] || k.UPOS == "NUM" || len(r.tree.Children(kid)) > 0 && r.hasClause(kid) {
				return "", false
			}
			words = append(words, r.modifierText(kid))
			special, named = true, named || r.nameOf[kid] >= 0
		case kid > x.Head && rel == "nmod" && r.sidesOf(kid):
			return "", false // the ministers of Chad and Togo are no one group
		case kid > x.Head && rel == "nmod" && place == "" && r.at[kid] >= 0 && r.mentions[r.at[kid]].name >= 0 && r.ofPlace(kid):
			place = r.nameText(kid)
			special, named = true, true
		default:
			return "", false
		}
	}
	if len(words) > maxGroupWords {
		return "", false
	}
	switch {
	case vagueGroups[x.lemma] && !named:
		return "", false
	case !special && !collective && (!x.plural || takenUp[x.lemma]):
		return "", false
	}
	noun := tok.Form
	if x.Head == r.doc.Sentences[x.sent].First || tok.UPOS != "PROPN" {
		noun = strings.ToLower(noun)
	}
	label = strings.Join(append(words, noun), " ")
	if place != "" {
		label += " " + place
	}
	return label, named
}

// ofPlace reports a name after the noun that says where the group is: residents of
// Kherson, police in Oslo.
func (r *resolver) ofPlace(kid int) bool {
	c := r.tree.Child(kid, "case")
	if c < 0 {
		return false
	}
	switch strings.ToLower(r.tok(c).Form) {
	case "of", "in", "from", "at":
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

// joinGroups joins the mentions of one group by the same label.
func (r *resolver) joinGroups() {
	first := map[string]int{}
	for m := range r.mentions {
		if r.mentions[r.cluster(m)].named {
			continue
		}
		label := strings.ToLower(r.groupLabel(m))
		if label == "" {
			continue
		}
		if to, ok := first[label]; ok {
			r.join(m, to, "same-group")
		} else {
			first[label] = m
		}
	}
}
