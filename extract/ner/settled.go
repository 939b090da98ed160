package ner

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

var (
	// postNominals are letters behind a person's name that tell a rank or degree.
	postNominals = wordset.Of("qc kc sc mp mep msp phd md mba cbe obe mbe dsc jp jr sr esq")
	// languages are names of languages that are no words for a people, or in English more
	// often the language.
	languages = wordset.Of("english arabic hebrew latin mandarin cantonese urdu hindi farsi persian tamil yiddish swahili pashto dari bengali tagalog")
)

// settleLetters drops names that are none: the letters behind a person's name, *Ana Ruiz, QC*,
// and languages, *written in English*.
func (f *finder) settleLetters(names []extract.Name) []extract.Name {
	person := map[int]bool{} // by the token after the name
	for _, n := range names {
		if n.Type == schema.Person {
			person[n.End] = true
		}
	}
	return slices.DeleteFunc(names, func(n extract.Name) bool {
		if n.End-n.First != 1 || n.Type == schema.Person {
			return false
		}
		word := strings.ToLower(strings.ReplaceAll(f.forms[n.First], ".", ""))
		behind := n.First > 0 && (person[n.First] || f.forms[n.First-1] == "," && person[n.First-1])
		return postNominals[word] && behind || languages[word] && n.Type == schema.Thing
	})
}

// settleBorders moves the given name at the end of a body to the person behind it, whose
// name was cut there: the Velmar Refugee Council's *Enver* | *Solak*.
func (f *finder) settleBorders(names []extract.Name) []extract.Name {
	for k := 0; k+1 < len(names); k++ {
		n, next := &names[k], &names[k+1]
		last := n.End - 1
		if n.Type != schema.Organization || n.Gazetteer != "" || n.End-n.First < 2 || next.Type != schema.Person || next.First != n.End || next.End-next.First != 1 {
			continue
		}
		before := strings.ToLower(f.forms[last-1])
		kinds, tok := f.kindsOf(last, n.End), f.doc.Tokens[next.First]
		if kinds&(1<<givenKind) == 0 && (kinds != 0 || tok.Head != last || tok.DepRel != "flat") || !(orgWords[before] || f.kindsOf(last-1, last)&(1<<orgWordKind) != 0) {
			continue
		}
		n.End, next.First = last, last
	}
	return names
}

// settleStorms makes what a storm or an operation is called a thing where the name stands alone,
// which looks like a person's: *Cyclone Velma … Velma*.
func (f *finder) settleStorms(names []extract.Name) []extract.Name {
	events := map[string]bool{}
	for _, n := range names {
		if n.End-n.First == 2 && eventWords[strings.ToLower(f.forms[n.First])] {
			events[f.forms[n.First+1]] = true
		}
	}
	for k, n := range names {
		if n.Type == schema.Person && events[f.forms[n.End-1]] && f.kindsOf(n.First, n.First+1)&(1<<givenKind) == 0 {
			names[k].Type, names[k].Rule = schema.Thing, "name-of-event"
		}
	}
	return names
}
