// Package re3d compares statements with the relations of the re3d corpus, reports on
// the conflict in Syria and Iraq.
package re3d

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/goldactors"
	"github.com/quadwire/quadwire/schema"
)

// Document is one report.
type Document struct {
	ID, Text string
	Entities []Entity
	// Relations are those between Entities.
	Relations []Relation
}

// Entity is a phrase that the annotators marked.
type Entity struct {
	goldactors.Actor
	Kind string // the corpus's type: "Organisation", "MilitaryPlatform"
}

// Relation joins two entities, by index.
type Relation struct {
	Type     string
	From, To int
}

// minConfidence is the confidence, from the votes of annotators, below which an entity
// is a rejected reading.
const minConfidence = 0.5

// Types are the relations that are measured, and Central those of them that the target
// is set for.
var (
	Types = []string{"CommWith", "FightingAgainst", "AlliesOf", "InChargeOf", "BelongsTo",
		"Likes", "Dislikes", "CoLocated", "HasAttrOf", "IsSynonymOf"}
	Central = Types[:5]
)

// symmetric are the relations whose ends may change places.
var symmetric = map[string]bool{
	"CommWith": true, "FightingAgainst": true, "AlliesOf": true, "CoLocated": true, "IsSynonymOf": true,
}

// kinds are the types of the corpus in the terms of the schema.
var kinds = map[string]schema.EntityType{
	"Organisation": schema.Organization, "Person": schema.Person, "Location": schema.Place, "Nationality": schema.Country,
}

// Read reads a file of documents, a JSON object in each line.
func Read(path string) ([]*Document, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	type end struct {
		Begin  int `json:"begin"`
		End    int `json:"end"`
		Entity int `json:"entity"`
	}
	var out []*Document
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	for line := 1; lines.Scan(); line++ {
		var in struct {
			ID       string `json:"id"`
			Text     string `json:"text"`
			Entities []struct {
				ID         int     `json:"id"`
				Begin      int     `json:"begin"`
				End        int     `json:"end"`
				Type       string  `json:"type"`
				Confidence float64 `json:"confidence"`
			} `json:"entities"`
			Relations []struct {
				Type       string  `json:"type"`
				Source     end     `json:"source"`
				Target     end     `json:"target"`
				Confidence float64 `json:"confidence"`
			} `json:"relations"`
		}
		if err := json.Unmarshal(lines.Bytes(), &in); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, line, err)
		}
		doc := &Document{ID: in.ID, Text: in.Text}
		index := map[int]int{}
		for _, e := range in.Entities {
			if e.Confidence < minConfidence {
				continue
			}
			index[e.ID] = len(doc.Entities)
			typ := kinds[e.Type]
			if typ == "" {
				typ = schema.Thing
			}
			actor := goldactors.Actor{Span: goldactors.Bytes(in.Text, e.Begin, e.End), Type: typ}
			doc.Entities = append(doc.Entities, Entity{actor, e.Type})
		}
		for _, r := range in.Relations {
			from, ok1 := index[r.Source.Entity]
			to, ok2 := index[r.Target.Entity]
			if ok1 && ok2 && r.Confidence >= minConfidence {
				doc.Relations = append(doc.Relations, Relation{r.Type, from, to})
			}
		}
		out = append(out, doc)
	}
	return out, lines.Err()
}

// At returns the index of the smallest entity that span overlaps, -1 if there is none.
func (d *Document) At(span schema.Span) int {
	at := -1
	for i, e := range d.Entities {
		if e.Span.Begin < span.End && span.Begin < e.Span.End &&
			(at < 0 || e.Span.End-e.Span.Begin < d.Entities[at].Span.End-d.Entities[at].Span.Begin) {
			at = i
		}
	}
	return at
}
