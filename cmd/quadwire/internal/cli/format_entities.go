package cli

import (
	"encoding/json"
	"io"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// articleEntities is the format "entities": one object per article.
type articleEntities struct {
	Article  string       `json:"article"`
	Text     string       `json:"text"`
	Entities []entityJSON `json:"entities"`
}

// entityJSON is an actor of the article. ID is empty for what no name names: such
// an entity is no node of the graph. Members are the indexes in Entities of those that
// it denotes together: both ministers.
type entityJSON struct {
	ID       string            `json:"id"`
	Type     schema.EntityType `json:"type"`
	Label    string            `json:"label"`
	Aliases  []string          `json:"aliases"`
	Link     string            `json:"link"`
	Members  []int             `json:"members,omitempty"`
	Mentions []mentionJSON     `json:"mentions"`
}

type mentionJSON struct {
	schema.Span
	Text     string              `json:"text"`
	Form     extract.MentionForm `json:"form"`
	Sentence int                 `json:"sentence"`
}

func writeEntities(w io.Writer, doc *extract.Document) error {
	out := articleEntities{Article: doc.Article.ID, Text: doc.Article.Text, Entities: []entityJSON{}}
	for _, ent := range doc.Entities {
		e := entityJSON{ent.ID, ent.Type, ent.Label, ent.Aliases, ent.Link, ent.Members, []mentionJSON{}}
		if e.Aliases == nil {
			e.Aliases = []string{}
		}
		if !ent.Named {
			e.ID = ""
		}
		for _, i := range ent.Mentions {
			m := doc.Mentions[i]
			e.Mentions = append(e.Mentions, mentionJSON{
				schema.Span{Begin: doc.Tokens[m.First].Begin, End: doc.Tokens[m.End-1].End},
				doc.TextOf(m.First, m.End), m.Form, doc.SentenceOf(m.First),
			})
		}
		out.Entities = append(out.Entities, e)
	}
	return writeJSON(w, out)
}

// writeJSON writes v on one line, letters as they are.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
