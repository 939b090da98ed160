package actorgraph

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract/tag"
	"github.com/quadwire/quadwire/schema"
)

// anything matches every label, a missing one too.
const anything = "*"

// Normal lower-cases, and treats hyphens, underscores and spaces alike.
func Normal(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("-", " ", "_", " ").Replace(strings.ToLower(s))), " ")
}

// matches reports whether one of the accepted strings begins at the start of a word
// of label. One of three letters or less must be a whole word.
func matches(accepted []string, label string) bool {
	padded := " " + Normal(label) + " "
	return slices.ContainsFunc(accepted, func(want string) bool {
		if want == anything {
			return true
		}
		want = " " + Normal(want)
		if len(want) <= 4 {
			want += " "
		}
		return strings.Contains(padded, want)
	})
}

// fact is a statement as it is compared.
type fact struct {
	*schema.Statement
	subject, object string
	predicate       []string // the name, the words of the text, their lemmas
	further         []string // labels of further arguments
}

// lemmaTags are the tags under which the words of a predicate are looked up.
var lemmaTags = []struct{ upos, xpos string }{{"VERB", "VBD"}, {"VERB", "VBN"}, {"VERB", "VBZ"}, {"VERB", "VBG"}, {"NOUN", "NNS"}}

func newFact(s *schema.Statement, lemmas *tag.Lemmatizer) *fact {
	f := &fact{Statement: s, subject: label(s.Subject), object: label(s.Object), predicate: []string{s.Predicate, s.PredicateText}}
	for _, word := range strings.Fields(s.PredicateText) {
		for _, t := range lemmaTags {
			f.predicate = append(f.predicate, lemmas.Lemma(word, t.upos, t.xpos))
		}
	}
	if s.Place != "" {
		f.further = append(f.further, s.Place)
	}
	if s.Open && strings.HasPrefix(s.Predicate, "be-") && strings.HasSuffix(s.Predicate, "-by") {
		f.subject, f.object = f.object, f.subject // a passive counts with its agent as subject
	}
	return f
}

func label(t schema.Term) string {
	if t.IsLiteral() {
		return t.Literal
	}
	return t.Label
}

func (f *fact) says(accepted []string) bool {
	return slices.ContainsFunc(f.predicate, func(p string) bool { return matches(accepted, p) })
}

// Words that hold a negation, and words that name an act whose content is no fact
// yet: a statement whose predicate is one may stand for either.
var (
	denials = []string{"refuse", "deny", "denie", "fail", "reject"}
	acts    = []string{"threaten", "promise", "offer", "plan", "ask", "claim", "request"}
)

// joins reports whether the fact has the edge's arguments and predicate.
func (f *fact) joins(e *Edge) bool {
	if !f.says(e.P) {
		return false
	}
	object := func(accepted []string) bool {
		return matches(accepted, f.object) || slices.ContainsFunc(f.further, func(l string) bool { return matches(accepted, l) })
	}
	return matches(e.S, f.subject) && object(e.O) ||
		(e.Symmetric || f.Symmetric) && matches(e.S, f.object) && matches(e.O, f.subject)
}

// hits reports whether the fact is the edge: arguments, predicate, polarity and modality.
func (f *fact) hits(e *Edge) bool {
	if !f.joins(e) {
		return false
	}
	negative := f.Polarity == schema.Negative
	if want := e.Polarity == "negative"; want != negative && !(f.says(denials) && !negative) {
		return false
	}
	asserted := f.Modality == schema.Asserted
	switch {
	case e.Modality == "any":
		return true
	case e.Modality == "":
		return asserted
	case e.Claim && !f.Attribution.IsZero():
		return true
	}
	return !asserted || f.says(acts)
}

// breaks reports whether the fact is one that the forbidden edge forbids.
func (f *fact) breaks(e *Edge) bool {
	if slices.Equal(e.P, []string{anything}) && slices.Equal(e.O, []string{anything}) {
		return slices.Contains(e.S, Normal(f.subject))
	}
	switch {
	case e.Polarity != "" && e.Polarity != string(f.Polarity),
		e.Modality == "asserted" && f.Modality != schema.Asserted,
		e.Modality == "not-asserted" && f.Modality == schema.Asserted,
		slices.Equal(e.Attribution, labels{"none"}) && !f.Attribution.IsZero():
		return false
	}
	return f.joins(e)
}

// sameDate compares at the precision of want.
func sameDate(want, have string) bool { return strings.HasPrefix(have, want) }
