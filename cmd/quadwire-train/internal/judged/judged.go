// Package judged reads statements that people judged by reading: a table with a header, its
// columns parted by tabs, a statement a line. It needs the columns judgement, subject,
// predicate, object and sentence, and takes
// date, attribution, polarity and modality where there are such; others are passed over.
package judged

import (
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/schema"
)

// Judgement is what somebody thought of a statement.
type Judgement struct {
	// Right is 1 for a statement all of which is right, else 0.
	Right float64

	subject, predicate, object, sentence string
	// further are the other columns that are compared, as far as the table has them.
	further map[string]string
}

// furtherColumns are those that a table need not have.
var furtherColumns = []string{"date", "attribution", "polarity", "modality"}

// shares are the words for judgements: what is right in part is not right.
var shares = map[string]float64{"right": 1, "correct": 1, "partly": 0, "wrong": 0}

// Read reads the judgements of a file.
func Read(path string) ([]Judgement, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in := csv.NewReader(f)
	in.Comma, in.LazyQuotes, in.FieldsPerRecord = '\t', true, -1
	rows, err := in.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("%s: no header", path)
	}
	for _, name := range []string{"judgement", "subject", "predicate", "object", "sentence"} {
		if !slices.Contains(rows[0], name) {
			return nil, fmt.Errorf("%s:1: no column %q", path, name)
		}
	}
	var out []Judgement
	for i, row := range rows[1:] {
		field := func(name string) string {
			if at := slices.Index(rows[0], name); at >= 0 && at < len(row) {
				return plain(row[at])
			}
			return ""
		}
		right, ok := shares[field("judgement")]
		if !ok {
			return nil, fmt.Errorf("%s: row %d: judgement %q is neither right, partly nor wrong", path, i+2, field("judgement"))
		}
		j := Judgement{Right: right, subject: field("subject"), predicate: field("predicate"), object: field("object"), sentence: field("sentence"),
			further: map[string]string{}}
		for _, name := range furtherColumns {
			if slices.Contains(rows[0], name) {
				j.further[name] = field(name)
			}
		}
		out = append(out, j)
	}
	return out, nil
}

// plain makes all white space single blanks.
func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

// Of reports whether j judges s: what it was when it was read, and not as it has been
// mended since.
func (j *Judgement) Of(s *schema.Statement) bool {
	if j.predicate != s.Predicate || j.sentence != plain(s.Evidence.Quote) || j.subject != plain(s.Subject.Label) ||
		j.object != plain(s.Object.Label+s.Object.Literal) {
		return false
	}
	for name, value := range j.further {
		switch name {
		case "date":
			if value != s.Date {
				return false
			}
		case "attribution":
			if value != plain(s.Attribution.Label) && value != plain(s.Attribution.Text) {
				return false
			}
		case "polarity":
			if value != string(s.Polarity) {
				return false
			}
		case "modality":
			if value != string(s.Modality) {
				return false
			}
		}
	}
	return true
}
