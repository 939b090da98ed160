// Package plover compares statements with the gold standard records of PLOVER: a
// sentence each, and who did what of its categories to whom.
package plover

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/goldactors"
	"github.com/quadwire/quadwire/schema"
)

// Record is one event of the gold standard.
type Record struct {
	ID   string
	Text string
	// Event is the category in the terms of 2021.
	Event schema.Event
	// Sources and Targets are where the actors stand, in bytes; Targets is empty for
	// an event without one, and where the sources act on each other.
	Sources, Targets []schema.Span
	Reciprocal       bool
}

// renamed maps the categories of 2016, in which the records were written, that have
// other names in 2021.
var renamed = map[string]schema.Event{
	"DEMAND":      schema.Request,
	"DISAPPROVE":  schema.Accuse,
	"INVESTIGATE": schema.Accuse,
	"FIGHT":       schema.Assault,
}

// Read reads a file of records, a JSON object in each line.
func Read(path string) ([]*Record, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var out []*Record
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for line := 1; lines.Scan(); line++ {
		var in struct {
			ID         string `json:"id"`
			Text       string `json:"text"`
			Event      string `json:"event"`
			Reciprocal bool   `json:"reciprocal"`
			Spans      []struct {
				Role  string `json:"role"`
				Begin int    `json:"begin"`
				End   int    `json:"end"`
			} `json:"spans"`
		}
		if err := json.Unmarshal(lines.Bytes(), &in); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, line, err)
		}
		r := &Record{ID: in.ID, Text: in.Text, Event: schema.Event(in.Event), Reciprocal: in.Reciprocal}
		if event, ok := renamed[in.Event]; ok {
			r.Event = event
		}
		for _, s := range in.Spans {
			span := goldactors.Bytes(in.Text, s.Begin, s.End)
			switch s.Role {
			case "SRC", "SRC/TAR":
				r.Sources = append(r.Sources, span)
			case "TAR":
				r.Targets = append(r.Targets, span)
			}
		}
		out = append(out, r)
	}
	return out, lines.Err()
}
