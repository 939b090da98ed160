package clause

import (
	"fmt"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// Style says how much of a proposition is shown.
type Style string

// The styles.
const (
	// Compact shows facts of two arguments in few words, each further argument as a
	// fact of its own: what a graph holds.
	Compact Style = "compact"
	// Full shows all arguments of a fact at their full length: what a reader wants.
	Full Style = "full"
)

// ParseStyle returns the style of that name.
func ParseStyle(name string) (Style, error) {
	switch s := Style(name); s {
	case Compact, Full:
		return s, nil
	}
	return "", fmt.Errorf("no style %q: want %s or %s", name, Compact, Full)
}

// Fact is a proposition, or a part of it, as a style shows it.
type Fact struct {
	// Proposition is the index in Document.Propositions.
	Proposition int
	Subject     Phrase
	Predicate   Phrase
	Object      Phrase // empty if there is none
	Args        []Phrase
}

// Line returns the words of the fact, its fields parted by bars, empty ones at the end
// left out: "Lee | met | Ray | in Oslo".
func (f *Fact) Line(doc *extract.Document) string {
	fields := []string{f.Subject.Text(doc), f.Predicate.Text(doc)}
	if len(f.Object) > 0 || len(f.Args) > 0 {
		fields = append(fields, f.Object.Text(doc))
	}
	for _, arg := range f.Args {
		fields = append(fields, arg.Text(doc))
	}
	return strings.Join(fields, " | ")
}

// Layers returns what is known of prop beside its words, as the lines of a text have it:
// "{negative}", "{planned}", "{attributed: the court}", "{relation: because}".
func Layers(doc *extract.Document, prop *extract.Proposition) []string {
	var out []string
	if prop.Polarity == schema.Negative {
		out = append(out, "{negative}")
	}
	if prop.Modality != schema.Asserted {
		out = append(out, "{"+string(prop.Modality)+"}")
	}
	if prop.Attribution.Speaker.Present() {
		out = append(out, "{attributed: "+Words(doc, prop.Attribution.Speaker.Tokens)+"}")
	}
	if prop.Relation != "" {
		out = append(out, "{relation: "+prop.Relation+"}")
	}
	return out
}

// Phrase is a run of words to be shown.
type Phrase []Word

// Word is a token, or, if Token is -1, a word that the text does not have.
type Word struct {
	Token int
	Added string
}

// Text returns the words of the phrase. Words that stand together in the text stay so,
// others have a space between them.
func (p Phrase) Text(doc *extract.Document) string {
	var out []byte
	for i, w := range p {
		if i > 0 && !(w.Token > 0 && p[i-1].Token == w.Token-1 && doc.Tokens[w.Token-1].End >= doc.Tokens[w.Token].Begin) {
			out = append(out, ' ')
		}
		out = append(out, w.Form(doc)...)
	}
	return string(out)
}

// Form returns the word itself.
func (w Word) Form(doc *extract.Document) string {
	if w.Token < 0 {
		return w.Added
	}
	return doc.Tokens[w.Token].Form
}

// Show returns the facts of the propositions from first up to end, which is not
// included, of doc.
func Show(doc *extract.Document, first, end int, style Style) []Fact {
	var out []Fact
	for i := first; i < end; i++ {
		if style == Full {
			out = append(out, showFull(doc, i))
		} else {
			out = append(out, showCompact(doc, i)...)
		}
	}
	return out
}

// words returns tokens as a phrase.
func words(tokens []int) Phrase {
	out := make(Phrase, len(tokens))
	for i, t := range tokens {
		out[i] = Word{Token: t}
	}
	return out
}

// added returns words that the text does not have as a phrase.
func added(text ...string) Phrase {
	var out Phrase
	for _, t := range text {
		if t != "" {
			out = append(out, Word{Token: -1, Added: t})
		}
	}
	return out
}
