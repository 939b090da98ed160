package cli

import (
	"io"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/conllu"
	"github.com/quadwire/quadwire/extract/pipeline"
	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/schema"
)

// statementJSON is the format "statements": one object per statement.
type statementJSON struct {
	ID          string             `json:"id"`
	Subject     schema.Term        `json:"subject"`
	Predicate   string             `json:"predicate"`
	Text        string             `json:"predicateText"`
	Open        bool               `json:"open"`
	Object      schema.Term        `json:"object"`
	Event       string             `json:"event"`
	Date        string             `json:"date"`
	DateSource  string             `json:"dateSource"`
	Since       string             `json:"since,omitempty"`
	Until       string             `json:"until,omitempty"`
	Polarity    schema.Polarity    `json:"polarity"`
	Modality    schema.Modality    `json:"modality"`
	Certainty   schema.Certainty   `json:"certainty"`
	Attribution schema.Attribution `json:"attribution"`
	Place       string             `json:"place"`
	Theme       string             `json:"theme,omitempty"`
	Instrument  string             `json:"instrument,omitempty"`
	Confidence  float64            `json:"confidence"`
	Rule        string             `json:"rule"`
	Evidence    schema.Evidence    `json:"evidence"`
}

func writeStatements(w io.Writer, doc *extract.Document) error {
	for _, s := range doc.Statements {
		err := writeJSON(w, statementJSON{
			s.ID, s.Subject, s.Predicate, s.PredicateText, s.Open, s.Object, s.Event, s.Date, s.DateSource, s.Since, s.Until,
			s.Polarity, s.Modality, s.Certainty, s.Attribution, s.Place, s.Theme, s.Instrument, round(s.Confidence), s.Rule, s.Evidence,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func writeCoNLLU(w io.Writer, doc *extract.Document) error { return conllu.Write(w, doc) }

func writeQuads(w io.Writer, doc *extract.Document) error {
	all, err := quads.Of(pipeline.Record(doc))
	if err != nil {
		return err
	}
	var line []byte
	for _, q := range all {
		if line, err = quads.AppendNQuad(line[:0], q); err != nil {
			return err
		}
		if _, err := w.Write(line); err != nil {
			return err
		}
	}
	return nil
}
