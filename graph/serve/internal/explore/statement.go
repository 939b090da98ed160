package explore

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
)

// statementBody is what the page of a statement is filled with.
type statementBody struct {
	*query.Why
	// Context is the sentence with its parts marked, and what stands before and after it.
	Before, After string
	Context       []segment
	// Same are the facts that the statement belongs to, Opposites the statements of the
	// opposite.
	Same                *fact
	Opposites           []fact
	Definition, Example string
	Certainty           string
	OfHundred           int
}

// around is how many bytes of an article stand before and after a sentence.
const around = 360

// why is the page of a statement.
func (s *site) why(r *http.Request, q *query.Query) (*page, error) {
	ctx := r.Context()
	answer, err := (&ask.Why{Statement: r.PathValue("id")}).Ask(ctx, q)
	if err != nil {
		return nil, err
	}
	why := answer.Why
	body := &statementBody{Why: why, Certainty: certaintyWords[why.Certainty], OfHundred: int(100*why.Confidence + 0.5)}
	body.Definition, body.Example = definitionOf(why.Predicate)
	if err := body.fillContext(r, q); err != nil {
		return nil, err
	}
	if !why.Object.IsLiteral() {
		if err := body.fillOthers(r, q); err != nil {
			return nil, err
		}
	}
	object := why.Object.Label
	if why.Object.IsLiteral() {
		object = why.Object.Literal
	}
	return &page{Template: "statement.html", Title: why.Subject.Label + " " + predicateWords(why.Predicate) + " " + object, Body: body}, nil
}

// fillContext marks the parts of the statement in its sentence, with what surrounds that.
func (b *statementBody) fillContext(r *http.Request, q *query.Query) error {
	text, err := q.Text(r.Context(), b.Source.ID)
	if err != nil {
		return err
	}
	e := b.Evidence
	if text == "" || e.Begin < 0 || e.Begin > e.End || e.End > len(text) { // the text is not kept
		b.Context = cutText(e.Quote, e.Begin, spansOf(&b.Statement, 0, e.Quote, e.Begin))
		return nil
	}
	from, to := e.Begin, e.End
	before, after := surroundings(text, from, to)
	b.Before, b.After = closeUp(text[before:from]), closeUp(text[to:after])
	if before > 0 {
		b.Before = "… " + b.Before
	}
	if after < len(text) {
		b.After += " …"
	}
	b.Context = cutText(text[from:to], from, spansOf(&b.Statement, 0, text[from:to], from))
	return nil
}

// surroundings returns the range of the text to show around a part of it: whole words, and
// whole characters where a word has no end in sight.
func surroundings(text string, from, to int) (before, after int) {
	before, after = max(0, from-around), min(len(text), to+around)
	if i := strings.IndexFunc(text[before:from], unicode.IsSpace); before > 0 && i >= 0 {
		before += i
	}
	if i := strings.LastIndexFunc(text[to:after], unicode.IsSpace); after < len(text) && i >= 0 {
		after = to + i
	}
	return wholeCharacters(text, before, after)
}

// closeUp takes empty lines out of a text.
func closeUp(text string) string { return emptyLines.ReplaceAllString(text, "\n") }

var emptyLines = regexp.MustCompile(`\s*\n\s*`)

// fillOthers looks for statements of the same fact and of its opposite.
func (b *statementBody) fillOthers(r *http.Request, q *query.Query) error {
	all, err := q.Corroborated(r.Context(), query.FactsOptions{Actor: b.Subject.ID, With: b.Object.ID, Filter: query.Filter{All: true}})
	if err != nil {
		return err
	}
	var opposites []string
	for i := range all {
		if !slices.ContainsFunc(all[i].Statements, func(f query.Fact) bool { return f.ID == b.ID }) {
			continue
		}
		same := corroborated(all[i])
		same.More = slices.DeleteFunc(slices.Clone(all[i].Statements), func(f query.Fact) bool { return f.ID == b.ID })
		b.Same, opposites = &same, same.Contradicted
	}
	for i := range all {
		for _, f := range all[i].Statements {
			if slices.Contains(opposites, f.ID) {
				b.Opposites = append(b.Opposites, bare(f))
			}
		}
	}
	return nil
}

// Bytes says where the evidence is.
func (b *statementBody) Bytes() string {
	return fmt.Sprintf("bytes %s to %s", thousands(b.Evidence.Begin), thousands(b.Evidence.End))
}
