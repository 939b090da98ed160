package explore

import (
	"net/http"
	"strings"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// articleBody is what the page of an article is filled with.
type articleBody struct {
	Source     schema.Source
	Statements []schema.Statement
	// Paragraphs are the text, cut wherever something of a statement begins or ends.
	Paragraphs []paragraph
	Actors     []schema.Entity
}

// paragraph is a part of a text between line breaks.
type paragraph struct {
	Segments []passage
}

// passage is a segment as an article shows it.
type passage struct {
	segment
	// Anchors are the IDs of the statements whose evidence begins here.
	Anchors []string
	// Link is the ID of the statement that the segment leads to, that of the shortest span;
	// empty where there is nothing to click but a space.
	Link string
	// IDs are those of all statements that it is part of.
	IDs string
	// Marks say why a statement is no fact whose predicate it is part of, Kinds are their
	// classes.
	Marks []mark
	Kinds string
}

// text is the page of an article.
func (s *site) text(r *http.Request, q *query.Query) (*page, error) {
	found, err := q.Article(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	body := &articleBody{Source: found.Source, Statements: found.Statements}
	var spans []span
	for i := range found.Statements {
		spans = append(spans, spansOf(&found.Statements[i], i, found.Text, 0)...)
	}
	if found.Text != "" {
		body.Paragraphs = paragraphs(cutText(found.Text, 0, spans), found.Statements)
	}
	body.Actors = actorsOf(found.Statements)
	return &page{Template: "article.html", Title: sourceName(found.Source), Body: body}, nil
}

// paragraphs puts segments into paragraphs, which end where a line does.
func paragraphs(segments []segment, statements []schema.Statement) []paragraph {
	anchored := make(map[int]bool)
	var out []paragraph
	var now paragraph
	end := func() {
		if len(now.Segments) > 0 {
			out = append(out, now)
		}
		now = paragraph{}
	}
	for _, seg := range segments {
		for i, line := range strings.SplitAfter(seg.Text, "\n") {
			if i > 0 {
				end()
			}
			if strings.TrimSpace(line) == "" && (len(now.Segments) == 0 || line == "") {
				continue
			}
			part := seg
			part.Text = strings.TrimRight(line, "\r\n")
			now.Segments = append(now.Segments, newPassage(part, statements, anchored))
		}
		if strings.HasSuffix(seg.Text, "\n") {
			end()
		}
	}
	end()
	return out
}

// newPassage names the statements of a segment. The first segment of the evidence of a
// statement is its anchor.
func newPassage(seg segment, statements []schema.Statement, anchored map[int]bool) passage {
	out := passage{segment: seg}
	var ids []string
	seen := make(map[int]bool)
	for _, s := range seg.Spans {
		if s.Role == predicateRole && out.Marks == nil {
			if out.Marks = marksOf(statements[s.Statement]); out.Marks != nil {
				out.Kinds = kindsOf(statements[s.Statement])
			}
		}
		if seen[s.Statement] {
			continue
		}
		seen[s.Statement] = true
		id := statements[s.Statement].ID
		if out.Link == "" && strings.ContainsFunc(seg.Text, isLetter) {
			out.Link = id
		}
		ids = append(ids, id)
		if !anchored[s.Statement] {
			anchored[s.Statement] = true
			out.Anchors = append(out.Anchors, id)
		}
	}
	out.IDs = strings.Join(ids, " ")
	return out
}

// actorsOf returns the actors of statements, each once.
func actorsOf(statements []schema.Statement) []schema.Entity {
	seen := make(map[string]bool)
	var out []schema.Entity
	for i := range statements {
		for _, term := range []schema.Term{statements[i].Subject, statements[i].Object} {
			if term.ID != "" && !seen[term.ID] {
				seen[term.ID] = true
				out = append(out, schema.Entity{ID: term.ID, Label: term.Label, Type: term.Type})
			}
		}
	}
	return out
}
