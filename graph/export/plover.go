package export

import (
	"context"
	"encoding/json"
	"io"
	"strings"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// ploverEvent is a political event as PLOVER describes it: who did what to whom,
// https://github.com/openeventdata/PLOVER. The names of the members are those of its
// JSON, what the graph knows besides is under "quadwire".
type ploverEvent struct {
	ID      string        `json:"id"`
	Date    string        `json:"date,omitempty"`
	Event   string        `json:"event"`
	Mode    string        `json:"mode,omitempty"`
	Context []string      `json:"context,omitempty"`
	Sources []ploverActor `json:"source"`
	Targets []ploverActor `json:"target"`
	// Location is where it happened.
	Location    string         `json:"eventLoc,omitempty"`
	EventText   string         `json:"eventText"`
	Text        string         `json:"text"`
	Publisher   string         `json:"publisher,omitempty"`
	PublishDate string         `json:"publishDate,omitempty"`
	URL         string         `json:"url,omitempty"`
	Quadwire    ploverQuadwire `json:"quadwire"`
}

type ploverActor struct {
	Text string `json:"actorText"`
	// Code is that of ISO 3166-1 alpha-3 of the country that the actor is or belongs to.
	Code string `json:"code,omitempty"`
	ID   string `json:"actor,omitempty"`
	Type string `json:"type,omitempty"`
	Link string `json:"link,omitempty"`
}

type ploverQuadwire struct {
	Predicate   string  `json:"predicate"`
	Polarity    string  `json:"polarity"`
	Modality    string  `json:"modality"`
	Attribution string  `json:"attribution,omitempty"`
	Confidence  float64 `json:"confidence"`
	Article     string  `json:"article"`
}

// writePLOVER writes the statements that have a category. What is denied is no event.
func writePLOVER(ctx context.Context, w io.Writer, src *Source, _ Options) error {
	vocab, err := schema.LoadVocabulary()
	if err != nil {
		return err
	}
	actors, err := src.actors(ctx)
	if err != nil {
		return err
	}
	countries, err := loadCountries()
	if err != nil {
		return err
	}
	links, codes := make(map[string]string, len(actors)), make(map[string]string)
	for i := range actors {
		links[actors[i].ID] = actors[i].Link
		if country := countries.of(&actors[i]); country != nil {
			codes[actors[i].ID] = country.Alpha3
		}
	}
	actor := func(term schema.Term) []ploverActor {
		if term.IsLiteral() {
			return []ploverActor{{Text: term.Literal}}
		}
		return []ploverActor{{term.Label, codes[term.ID], schema.PrefixEntity + term.ID, string(term.Type), links[term.ID]}}
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return src.eachFact(ctx, func(f *query.Fact) error {
		if f.Event == "" || f.Polarity == schema.Negative {
			return nil
		}
		event := &ploverEvent{
			ID: schema.PrefixStatement + f.ID, Date: f.Date, Event: f.Event,
			Sources: actor(f.Subject), Targets: actor(f.Object),
			Location: f.Place, EventText: f.PredicateText, Text: f.Evidence.Quote,
			Publisher: f.Source.Publisher, PublishDate: f.Source.Published, URL: f.Source.URL,
			Quadwire: ploverQuadwire{f.Predicate, string(f.Polarity), string(f.Modality), attribution(f), f.Confidence, schema.PrefixDocument + f.Source.ID},
		}
		// Mode and context of the predicate are those of its own category.
		if p, ok := vocab.Predicate(f.Predicate); ok && string(p.Event) == f.Event {
			event.Mode = p.Mode
			if p.Context != "" {
				event.Context = strings.Split(p.Context, "|")
			}
		}
		return out.Encode(event)
	})
}
