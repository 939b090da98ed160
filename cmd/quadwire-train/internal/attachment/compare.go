// Package attachment says which words a parser attaches wrongly, and how: by the
// gold relation, the relation found, and where the two heads stand.
package attachment

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
)

// Relation counts one relation, subtype included: words that have it, words that
// were given it, and those of them with the right head.
type Relation struct {
	Name                string
	Gold, System, Right int
}

// F1 is the harmonic mean of precision and recall.
func (r Relation) F1() float64 { return 2 * float64(r.Right) / float64(max(1, r.Gold+r.System)) }

// Slip is a class of wrong attachments.
type Slip struct {
	Gold, System string // relations
	// Head says where the system's head is: "same head", or the parts of speech of
	// the right and the wrong head, "NOUN > VERB", and the wrong one's side.
	Head    string
	Count   int
	Example string // a sentence with the word, the right and the wrong head marked
}

// Report is the comparison of two analyses of the same tokens.
type Report struct {
	relations map[string]*Relation
	slips     map[Slip]*Slip // by the slip without count and example
}

// Compare reads documents with the same sentences and tokens; it fails on others.
func Compare(gold, system []*extract.Document) (*Report, error) {
	r := &Report{relations: map[string]*Relation{}, slips: map[Slip]*Slip{}}
	for d, doc := range gold {
		if len(system[d].Tokens) != len(doc.Tokens) {
			return nil, errors.New("the tokens are not those of the treebank: attachments are compared on gold tokens")
		}
		for _, sent := range doc.Sentences {
			for i := sent.First; i < sent.End; i++ {
				r.word(doc, system[d], sent, i)
			}
		}
	}
	return r, nil
}

func (r *Report) relation(name string) *Relation {
	if r.relations[name] == nil {
		r.relations[name] = &Relation{Name: name}
	}
	return r.relations[name]
}

// word compares token i of a sentence.
func (r *Report) word(gold, system *extract.Document, sent extract.Sentence, i int) {
	want, have := &gold.Tokens[i], &system.Tokens[i]
	r.relation(want.DepRel).Gold++
	r.relation(have.DepRel).System++
	if want.Head == have.Head && want.DepRel == have.DepRel {
		r.relation(want.DepRel).Right++
		return
	}
	key := Slip{Gold: want.DepRel, System: have.DepRel, Head: "same head"}
	if want.Head != have.Head {
		key.Head = headWord(gold, want.Head) + " > " + headWord(gold, have.Head)
	}
	slip := r.slips[key]
	if slip == nil {
		slip = &Slip{Gold: key.Gold, System: key.System, Head: key.Head}
		r.slips[key] = slip
	}
	slip.Count++
	if mark := show(gold, sent, i, want.Head, have.Head); slip.Example == "" || len(mark) < len(slip.Example) {
		slip.Example = mark
	}
}

func headWord(doc *extract.Document, head int) string {
	if head < 0 {
		return "ROOT"
	}
	return doc.Tokens[head].UPOS
}

// show writes the words of a sentence with the word in [brackets], its right head
// in +plus signs+ and the wrong one in -minus signs-.
func show(doc *extract.Document, sent extract.Sentence, word, right, wrong int) string {
	var b strings.Builder
	for i := sent.First; i < sent.End; i++ {
		form := doc.Tokens[i].Form
		switch {
		case i == word:
			form = "[" + form + "]"
		case i == right && i == wrong:
			form = "±" + form + "±"
		case i == right:
			form = "+" + form + "+"
		case i == wrong:
			form = "-" + form + "-"
		}
		if i > sent.First {
			b.WriteByte(' ')
		}
		b.WriteString(form)
	}
	return b.String()
}

// Relations lists all relations, commonest first.
func (r *Report) Relations() []Relation {
	var out []Relation
	for _, rel := range r.relations {
		out = append(out, *rel)
	}
	slices.SortFunc(out, func(a, b Relation) int {
		return cmp.Or(cmp.Compare(b.Gold, a.Gold), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// Slips lists the classes of wrong attachments of words whose gold relation is the
// given one, commonest first.
func (r *Report) Slips(relation string) []Slip {
	var out []Slip
	for key, slip := range r.slips {
		if key.Gold == relation {
			out = append(out, *slip)
		}
	}
	slices.SortFunc(out, func(a, b Slip) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.System, b.System), cmp.Compare(a.Head, b.Head))
	})
	return out
}
