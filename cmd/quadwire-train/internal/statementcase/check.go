package statementcase

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/actorgraph"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/verdict"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/article"
	"github.com/quadwire/quadwire/extract/pipeline"
	"github.com/quadwire/quadwire/extract/tag"
	"github.com/quadwire/quadwire/schema"
)

// openPrefix marks a predicate that is no name of the vocabulary.
const openPrefix = "open:"

// nothing as the value of a date or an attribution is that the text gives none.
const nothing = "none"

// Checker takes cases through the whole pipeline.
type Checker struct {
	pipe   *pipeline.Pipeline
	vocab  *schema.Vocabulary
	lemmas *tag.Lemmatizer
}

// NewChecker returns a Checker over the models and the vocabulary of the program.
func NewChecker(vocab *schema.Vocabulary) (*Checker, error) {
	pipe, err := pipeline.Default(pipeline.Config{Vocabulary: vocab})
	if err != nil {
		return nil, err
	}
	lemmas, err := tag.NewLemmatizer()
	if err != nil {
		return nil, err
	}
	return &Checker{pipe, vocab, lemmas}, nil
}

// Check returns the differences of a case, none if it is right: "-" for what is missing,
// with the nearest statement, "+" for what should not be there.
func (ch *Checker) Check(ctx context.Context, c *Case) ([]string, error) {
	art, err := c.Article(ctx)
	if err != nil {
		return nil, err
	}
	doc := &extract.Document{Article: art}
	if err := ch.pipe.Process(ctx, doc); err != nil {
		return nil, fmt.Errorf("%s/%s: %w", c.File, c.Name, err)
	}
	found := ch.found(doc)
	var diffs []string
	for _, e := range c.Expected {
		switch got, right := found.nearest(&e); {
		case e.Sign == Wanted && !right && got == nil:
			diffs = append(diffs, "- "+e.line)
		case e.Sign == Wanted && !right:
			diffs = append(diffs, "- "+e.line+"\n    but "+describe(got))
		case e.Sign == Unwanted && right:
			diffs = append(diffs, "+ "+describe(got)+"\n    against "+e.line)
		}
	}
	if len(diffs) > 0 {
		for i := range doc.Statements {
			diffs = append(diffs, "  "+describe(&doc.Statements[i]))
		}
	}
	return diffs, nil
}

// Verdicts says of each statement of doc, which has the article of c, what c tells of it:
// right is a wanted or an optional one, wrong one that is unwanted or lacks a qualifier.
func (ch *Checker) Verdicts(c *Case, doc *extract.Document) []verdict.Verdict {
	found := ch.found(doc)
	out := make([]verdict.Verdict, len(doc.Statements))
	for i := range doc.Statements {
		s := &doc.Statements[i]
		for k := range c.Expected {
			e := &c.Expected[k]
			lacks := func(q Qualifier) bool { return !found.qualifies(s, q) }
			if !found.says(s, e) {
				continue
			}
			full := !slices.ContainsFunc(e.Qualifiers, lacks)
			switch {
			case e.Sign == Unwanted && full:
				out[i] = verdict.Wrong
			case e.Sign != Unwanted && full:
				out[i] = verdict.Right
			case e.Sign != Unwanted && out[i] == verdict.Unknown:
				out[i] = verdict.Wrong
			}
		}
	}
	return out
}

// Article returns the article of the case.
func (c *Case) Article(ctx context.Context) (*extract.Article, error) {
	text := "published: " + c.Published + "\n\n" + c.Text + "\n"
	for art, err := range article.NewReader(article.Config{}).Articles(ctx, []string{article.Stdin}, strings.NewReader(text)) {
		if err != nil {
			return nil, fmt.Errorf("%s/%s: %w", c.File, c.Name, err)
		}
		return art, nil
	}
	return nil, fmt.Errorf("%s/%s: no article", c.File, c.Name)
}

func (ch *Checker) found(doc *extract.Document) *found {
	f := &found{Checker: ch, names: map[string][]string{}, all: doc.Statements}
	for _, ent := range doc.Entities {
		f.names[ent.ID] = append([]string{ent.Label}, ent.Aliases...)
	}
	return f
}

// found are the statements of a case.
type found struct {
	*Checker
	names map[string][]string // by entity
	all   []schema.Statement
}

// nearest returns a statement that is as expected, and true; or one that differs in
// qualifiers alone, if any.
func (f *found) nearest(e *Expectation) (near *schema.Statement, right bool) {
	for i := range f.all {
		s := &f.all[i]
		if !f.says(s, e) {
			continue
		}
		if near = s; !slices.ContainsFunc(e.Qualifiers, func(q Qualifier) bool { return !f.qualifies(s, q) }) {
			return s, true
		}
	}
	return near, false
}

// says reports whether s has the ends and the predicate of e.
func (f *found) says(s *schema.Statement, e *Expectation) bool {
	if !slices.ContainsFunc(e.Predicates, func(name string) bool { return f.isKind(s, name) }) {
		return false
	}
	return f.ends(e, s.Subject, s.Object) || s.Symmetric && f.ends(e, s.Object, s.Subject)
}

func (f *found) ends(e *Expectation, subject, object schema.Term) bool {
	if !f.calls(subject, e.Subject) {
		return false
	}
	if e.Object == "" {
		return object.IsLiteral()
	}
	return f.calls(object, e.Object)
}

// isKind reports whether the predicate of s is name or a kind of it. The statement of an
// event of one place has its verb as a literal: Paz did *resign* is open:resign, too.
func (f *found) isKind(s *schema.Statement, name string) bool {
	if name == anything {
		return true
	}
	if lemma, ok := strings.CutPrefix(name, openPrefix); ok {
		if s.Open {
			return s.Predicate == lemma || strings.HasPrefix(s.Predicate, lemma+"-")
		}
		return s.Object.IsLiteral() && slices.ContainsFunc([]string{"VBD", "VBN"}, func(xpos string) bool {
			return f.lemmas.Lemma(lastWord(s.PredicateText), "VERB", xpos) == lemma
		})
	}
	if s.Open {
		return false
	}
	for at := s.Predicate; at != ""; {
		if at == name {
			return true
		}
		p, ok := f.vocab.Predicate(at)
		if !ok {
			return false
		}
		at = p.Parent
	}
	return false
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// calls reports whether an end is called name: a node by its label or an alias, a
// literal by any words of it.
func (f *found) calls(t schema.Term, name string) bool {
	if name == anything {
		return true
	}
	if t.IsLiteral() {
		return holds(t.Literal, name)
	}
	return isOneOf(append([]string{t.Label}, f.names[t.ID]...), name)
}

// bare drops case, hyphens and a leading article.
func bare(name string) string {
	name = actorgraph.Normal(name)
	for _, article := range []string{"the ", "a ", "an "} {
		if rest, ok := strings.CutPrefix(name, article); ok {
			return rest
		}
	}
	return name
}

func isOneOf(names []string, name string) bool {
	want := bare(name)
	return slices.ContainsFunc(names, func(n string) bool { return bare(n) == want })
}

// holds reports whether text has the words of part in a row.
func holds(text, part string) bool {
	return strings.Contains(" "+bare(text)+" ", " "+bare(part)+" ")
}

// qualifies reports whether s has the qualifier, with one of its values.
func (f *found) qualifies(s *schema.Statement, q Qualifier) bool {
	return slices.ContainsFunc(strings.Split(q.Value, "|"), func(value string) bool {
		return f.has(s, Qualifier{Key: q.Key, Value: value})
	})
}

func (f *found) has(s *schema.Statement, q Qualifier) bool {
	switch q.Key {
	case "date":
		if q.Value == nothing {
			return s.Date == "" || s.DateSource == "published"
		}
		return s.Date == q.Value && s.DateSource != "published"
	case "begin":
		return s.Since == q.Value || q.Value == nothing && s.Since == ""
	case "end":
		return s.Until == q.Value || q.Value == nothing && s.Until == ""
	case "polarity":
		return string(s.Polarity) == q.Value
	case "modality":
		return string(s.Modality) == q.Value
	case "certainty":
		return string(s.Certainty) == q.Value
	case "attribution":
		a := s.Attribution
		if q.Value == nothing {
			return a.Label == "" && a.Text == ""
		}
		return isOneOf(append([]string{a.Label}, f.names[a.ID]...), q.Value) || holds(a.Text, q.Value)
	case "place":
		return isOneOf(append([]string{s.Place}, f.names[s.PlaceID]...), q.Value)
	case "theme":
		return holds(s.Theme, q.Value)
	case "instrument":
		return holds(s.Instrument, q.Value)
	}
	return false
}

// describe writes a statement as a case would.
func describe(s *schema.Statement) string {
	object := s.Object.Label
	if s.Object.IsLiteral() {
		object = "“" + s.Object.Literal + "”"
	}
	predicate := s.Predicate
	if s.Open {
		predicate = openPrefix + predicate
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%s | %s | %s | ", s.Subject.Label, predicate, object)
	date := s.Date
	if s.DateSource == "published" {
		date = nothing
	}
	by := s.Attribution.Label
	if s.Attribution.Text != "" && s.Attribution.Text != by {
		by = strings.TrimSpace(by + " (" + s.Attribution.Text + ")")
	}
	for _, q := range []Qualifier{
		{"date", date}, {"begin", s.Since}, {"end", s.Until}, {"polarity", string(s.Polarity)}, {"modality", string(s.Modality)},
		{"attribution", by}, {"certainty", string(s.Certainty)}, {"place", s.Place}, {"theme", s.Theme}, {"instrument", s.Instrument},
	} {
		if q.Value != "" {
			fmt.Fprintf(&out, "%s=%s ", q.Key, q.Value)
		}
	}
	return strings.TrimSpace(out.String())
}
