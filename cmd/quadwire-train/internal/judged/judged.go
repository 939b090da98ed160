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
	// Right is 1 for a right statement, 0 for a wrong one, and 0.5 for one that is right in part.
	Right float64

	subject, predicate, object, sentence string
	// Those that are empty are not compared.
	date, attribution, polarity, modality string
}

// shares are the words for judgements.
var shares = map[string]float64{"right": 1, "correct": 1, "partly": 0.5, "wrong": 0}

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
		out = append(out, Judgement{
			Right: right, subject: field("subject"), predicate: field("predicate"), object: field("object"), sentence: field("sentence"),
			date: field("date"), attribution: field("attribution"), polarity: field("polarity"), modality: field("modality"),
		})
	}
	return out, nil
}

// plain makes all white space single blanks.
func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

// Of reports whether j judges s.
func (j *Judgement) Of(s *schema.Statement) bool {
	return j.predicate == s.Predicate && j.sentence == plain(s.Evidence.Quote) && j.subject == plain(s.Subject.Label) &&
		j.object == plain(s.Object.Label+s.Object.Literal) &&
		(j.date == "" || j.date == s.Date) &&
		(j.attribution == "" || j.attribution == plain(s.Attribution.Label) || j.attribution == plain(s.Attribution.Text)) &&
		(j.polarity == "" || j.polarity == string(s.Polarity)) && (j.modality == "" || j.modality == string(s.Modality))
}
