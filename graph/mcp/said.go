package mcp

import (
	"fmt"
	"strings"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// said is a statement as assistants read it.
type said struct {
	// Says is the statement in a line: "PROMISED: Norway [norway] aids Chile [chile],
	// according to Ana Ruiz [ana-ruiz]".
	Says string `json:"says"`
	// Status is "asserted", or why it is no fact.
	Status   string `json:"status"`
	Polarity string `json:"polarity"`
	Modality string `json:"modality"`
	// SaidBy is according to whom.
	SaidBy string `json:"said_by"`
	Date   string `json:"date,omitempty"`
	// DateFrom says where the date comes from.
	DateFrom   string  `json:"date_from,omitempty"`
	Since      string  `json:"since,omitempty"`
	Until      string  `json:"until,omitempty"`
	Place      string  `json:"place,omitempty"`
	Theme      string  `json:"theme,omitempty"`
	Quote      string  `json:"quote"`
	Article    article `json:"article"`
	Confidence float64 `json:"confidence"`
	Statement  string  `json:"statement"`
	// Articles is how many articles say so, Contradicted the statements that say the
	// opposite.
	Articles     int      `json:"articles,omitempty"`
	Contradicted []string `json:"contradicted_by,omitempty"`
}

// article is what an answer says of an article.
type article struct {
	ID        string `json:"id"`
	Headline  string `json:"headline,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Published string `json:"published,omitempty"`
	URL       string `json:"url,omitempty"`
}

func articleOf(src *schema.Source) article {
	return article{src.ID, src.Headline, src.Publisher, src.Published, src.URL}
}

// saidOf makes a fact ready to be read.
func saidOf(f *query.Fact) said {
	out := said{
		Status: "asserted", Polarity: string(f.Polarity), Modality: string(f.Modality), SaidBy: "the article itself",
		Date: f.Date, Since: f.Since, Until: f.Until, Place: f.Place, Theme: f.Theme,
		Quote: f.Evidence.Quote, Article: articleOf(&f.Source), Confidence: f.Confidence, Statement: schema.PrefixStatement + f.ID,
	}
	switch f.DateSource {
	case "text":
		out.DateFrom = "the sentence"
	case "context":
		out.DateFrom = "the sentences before"
	case "published":
		out.DateFrom = "the date of the article: the text gives none"
	}
	by := ""
	switch a := f.Attribution; {
	case a.ID != "":
		by = named(a.ID, a.Label)
	case a.Text != "":
		by = "“" + a.Text + "”"
	}
	var marks, why []string
	if f.Modality != schema.Asserted {
		marks, why = append(marks, strings.ToUpper(string(f.Modality))), append(why, string(f.Modality))
	}
	if f.Polarity == schema.Negative {
		marks, why = append(marks, "NOT"), append(why, "denied")
	}
	out.Says = fmt.Sprintf("%s %s %s", termName(f.Subject), f.Predicate, termName(f.Object))
	if len(marks) > 0 {
		out.Says = strings.Join(marks, " ") + ": " + out.Says
		out.Status = "no fact: " + strings.Join(why, ", ")
	}
	if by != "" {
		out.SaidBy = by
		out.Says += ", according to " + by
	}
	return out
}

// allSaid makes the first facts ready, at most so many.
func allSaid(facts []query.Fact, most int) []said {
	out := make([]said, 0, min(len(facts), most))
	for i := range facts[:min(len(facts), most)] {
		out = append(out, saidOf(&facts[i]))
	}
	return out
}

// termName names an end of a statement, with its ID where it is an actor.
func termName(t schema.Term) string {
	if t.IsLiteral() {
		return "“" + t.Literal + "”"
	}
	return named(t.ID, t.Label)
}

func named(id, label string) string { return label + " [" + id + "]" }

// actor is what an answer says of an actor.
type actor struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Type    string   `json:"type"`
	Aliases []string `json:"aliases,omitempty"`
	// Depth is how many steps it is away, Matched the name that was found and Score how
	// like it is.
	Depth   int     `json:"depth,omitempty"`
	Matched string  `json:"matched,omitempty"`
	Score   float64 `json:"score,omitempty"`
}

func actorOf(ent schema.Entity) actor {
	const most = 6
	return actor{ID: ent.ID, Name: ent.Label, Type: string(ent.Type), Aliases: ent.Aliases[:min(len(ent.Aliases), most)]}
}

func actorsOf(all []schema.Entity) []actor {
	out := make([]actor, 0, len(all))
	for _, ent := range all {
		out = append(out, actorOf(ent))
	}
	return out
}
