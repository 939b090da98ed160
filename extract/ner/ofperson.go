package ner

import (
	"strings"
	"unicode"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// bodiesOfPersons returns names, and the acronyms after *of* or *from* behind a person
// that are in none of them: what *Ana Ruiz of GLP* is of is a body.
func bodiesOfPersons(doc *extract.Document, names []extract.Name) []extract.Name {
	person := map[int]bool{}
	taken := map[int]bool{}
	for _, n := range names {
		for i := n.First; i < n.End; i++ {
			taken[i] = true
			person[i] = person[i] || n.Type == schema.Person
		}
	}
	for i, tok := range doc.Tokens {
		if taken[i] || tok.Head < 0 || tok.Head > i || !person[tok.Head] || extract.BaseRel(tok.DepRel) != "nmod" || !isInitials(tok.Form) {
			continue
		}
		if of := doc.Tokens[i-1]; of.Head != i || of.DepRel != "case" || of.Lemma != "of" && of.Lemma != "from" {
			continue
		}
		names = append(names, extract.Name{First: i, End: i + 1, Type: schema.Organization, Rule: "of-person"})
	}
	return names
}

// isInitials reports whether form is two to six capitals.
func isInitials(form string) bool {
	return len(form) >= 2 && len(form) <= 6 && strings.IndexFunc(form, func(r rune) bool { return !unicode.IsUpper(r) || r > unicode.MaxASCII }) < 0
}
