package ner

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// maxAgain is the length in tokens of the names that are looked for again.
const maxAgain = 5

// again adds the names that the article has at another place, in the same words, where the
// network saw one and here saw none: *GLP's Ana Ruiz won, as did Juan Paz of GLP*. Of
// several readings the commonest counts, of these the first. It returns them in order of the text.
func again(doc *extract.Document, names []extract.Name) []extract.Name {
	found := map[string]*readings{}
	starts := map[string]bool{}
	taken := make([]bool, len(doc.Tokens))
	for _, n := range names {
		for i := n.First; i < n.End; i++ {
			taken[i] = true
		}
		if n.Demonym || n.Metonym || n.End-n.First > maxAgain || n.Type == schema.Thing {
			continue
		}
		text := formsOf(doc, n.First, n.End)
		r := found[text]
		if r == nil {
			r = &readings{votes: map[schema.EntityType]int{}, names: map[schema.EntityType]extract.Name{}}
			found[text] = r
		}
		if r.votes[n.Type]++; r.votes[n.Type] == 1 {
			r.names[n.Type] = n
		}
		if r.votes[n.Type] > r.votes[r.best] {
			r.best = n.Type
		}
		starts[doc.Tokens[n.First].Form] = true
	}
	for _, sent := range doc.Sentences {
		for i := sent.First; i < sent.End; i++ {
			if taken[i] || !starts[doc.Tokens[i].Form] || i > sent.First && joins(doc, i-1, taken) {
				continue
			}
			for end := min(i+maxAgain, sent.End); end > i; end-- {
				r := found[formsOf(doc, i, end)]
				if r == nil || slices.Contains(taken[i:end], true) || end < sent.End && joins(doc, end, taken) || !nameForms(doc, i, end) {
					continue
				}
				n := r.names[r.best]
				n.First, n.End, n.Rule = i, end, "again"
				names = append(names, n)
				i = end - 1
				break
			}
		}
	}
	slices.SortStableFunc(names, func(a, b extract.Name) int { return cmp.Compare(a.First, b.First) })
	return names
}

// readings are what a text is the name of, by the places where it was found.
type readings struct {
	votes map[schema.EntityType]int
	names map[schema.EntityType]extract.Name
	best  schema.EntityType
}

// joins reports whether token i, beside a possible name, may be a part of the same name.
func joins(doc *extract.Document, i int, taken []bool) bool {
	return !taken[i] && (doc.Tokens[i].UPOS == "PROPN" || doc.Tokens[i].Form == "-")
}

// nameForms reports whether the tokens are proper nouns, or one acronym.
func nameForms(doc *extract.Document, first, end int) bool {
	if end-first == 1 {
		form := doc.Tokens[first].Form
		if len(form) > 1 && strings.ToUpper(form) == form && strings.ToLower(form) != form {
			return true
		}
	}
	return doc.Tokens[first].UPOS == "PROPN" && doc.Tokens[end-1].UPOS == "PROPN"
}

func formsOf(doc *extract.Document, first, end int) string {
	if end-first == 1 {
		return doc.Tokens[first].Form
	}
	var out strings.Builder
	for i := first; i < end; i++ {
		out.WriteString(doc.Tokens[i].Form)
		out.WriteByte(' ')
	}
	return out.String()
}
