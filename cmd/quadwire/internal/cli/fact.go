package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// closeStore closes st at the end of a command and keeps the first error.
func closeStore(st *store.Store, err *error) { *err = errors.Join(*err, st.Close()) }

func writeActor(t *terminal, ent schema.Entity) {
	line := t.bold(oneLine(ent.Label)) + " (" + string(ent.Type) + ", " + ent.ID
	if ent.Link != "" {
		line += ", " + ent.Link
	}
	line += ")"
	t.printf("%s\n", line)
	if len(ent.Aliases) > 0 {
		t.wrap(2, "also "+strings.Join(ent.Aliases, ", "))
	}
}

// dateColumn is the width of the date before a fact, with its gap.
const dateColumn = 14

// writeFact writes a fact: date, who did what to whom, marks of what is no fact,
// attribution, quotation and article.
func writeFact(t *terminal, f *query.Fact, indent int) {
	pad := strings.Repeat(" ", indent)
	date := factDate(f)
	if date == "" {
		date = "no date"
	}
	said := fmt.Sprintf("%s %s %s", oneLine(termLabel(f.Subject)), t.bold(f.Predicate), oneLine(termLabel(f.Object)))
	t.printf("%s%-*s%s\n", pad, dateColumn, date, said)
	indent += dateColumn
	if marks := factMarks(&f.Statement); len(marks) > 0 {
		t.printf("%s%s\n", strings.Repeat(" ", indent), t.warn("! not a fact: "+strings.Join(marks, ", ")))
	}
	if by := attribution(f.Attribution); by != "" {
		t.wrap(indent, "according to "+by)
	}
	if lasting := lasting(&f.Statement); lasting != "" {
		t.wrap(indent, lasting)
	}
	if f.Place != "" {
		t.wrap(indent, "in "+f.Place)
	}
	writeEvidence(t, f, indent)
}

// writeEvidence writes the quotation and the article of a fact.
func writeEvidence(t *terminal, f *query.Fact, indent int) {
	t.wrap(indent, "“"+strings.Trim(oneLine(f.Evidence.Quote), "“”\"")+"”")
	t.printf("%s%s\n", strings.Repeat(" ", indent), t.faint(source(f)))
}

// writeCorroborated writes a fact with the number of articles that tell it, where they
// are several, and what contradicts it; with all, also the sentences of the others.
func writeCorroborated(t *terminal, c *query.Corroborated, all bool) {
	writeFact(t, &c.Fact, 0)
	if all {
		for i := range c.Statements[1:] {
			f := &c.Statements[i+1]
			if by := attribution(f.Attribution); by != "" {
				t.wrap(dateColumn, "according to "+by)
			}
			writeEvidence(t, f, dateColumn)
		}
	}
	pad := strings.Repeat(" ", dateColumn)
	if c.Articles > 1 {
		line := count(c.Articles, "article")
		if c.Publishers > 0 {
			line += ", " + count(c.Publishers, "publisher")
		}
		t.printf("%s%s [%.2f]\n", pad, line, c.Combined)
	}
	if n := len(c.Contradicted); n > 0 {
		t.printf("%s%s\n", pad, t.warn(fmt.Sprintf("! contradicted by %s", count(n, "statement"))))
	}
}

// factDate is the date of a fact, in brackets if the text gives no time and it is
// that of the article.
func factDate(f *query.Fact) string {
	if f.Date != "" && f.DateSource == "published" {
		return "(" + f.Date + ")"
	}
	return f.Date
}

// lasting says since when and until when a fact holds, as far as the text tells.
func lasting(s *schema.Statement) string {
	var parts []string
	if s.Since != "" {
		parts = append(parts, "since "+s.Since)
	}
	if s.Until != "" {
		parts = append(parts, "until "+s.Until)
	}
	return strings.Join(parts, ", ")
}

// factMarks says why a statement is no plain fact; nothing if it is one.
func factMarks(s *schema.Statement) (marks []string) {
	if s.Modality != schema.Asserted {
		marks = append(marks, string(s.Modality))
	}
	if s.Polarity == schema.Negative {
		marks = append(marks, "denied")
	}
	return marks
}

func attribution(a schema.Attribution) string {
	switch {
	case a.Label != "" && a.Text != "" && !strings.Contains(a.Label, a.Text) && !strings.Contains(a.Text, a.Label):
		return fmt.Sprintf("%s (%s)", a.Label, a.Text)
	case a.Label != "":
		return a.Label
	}
	return a.Text
}

// source says where a fact was read: publisher, headline or place, and day.
func source(f *query.Fact) string {
	parts := []string{}
	for _, s := range []string{f.Source.Publisher, f.Source.Headline} {
		if s != "" {
			parts = append(parts, oneLine(s))
		}
	}
	if f.Source.Headline == "" {
		switch {
		case f.Source.URL != "":
			parts = append(parts, f.Source.URL)
		case f.Source.Path != "":
			parts = append(parts, f.Source.Path)
		default:
			parts = append(parts, f.Source.ID)
		}
	}
	if f.Source.Published != "" {
		parts = append(parts, f.Source.Published)
	}
	return fmt.Sprintf("%s [%.2f]", strings.Join(parts, ", "), f.Confidence)
}
