package synthetic

import (
	"fmt"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/schema"
)

// Record returns art as what is extracted from an article that says who holds which
// office, who is of which country, and who speaks with whom, a sentence each.
func Record(art *identity.Article) *schema.Record {
	entities := map[string]schema.Entity{}
	for _, app := range art.Appearances {
		entities[app.Local] = schema.Entity{ID: app.Local, Type: app.Type, Label: app.Label, Aliases: app.Aliases, Link: app.Link}
	}
	var sentences []string
	var links []sample.Link
	say := func(link sample.Link, object string) {
		link.Sentence = len(sentences)
		sentences = append(sentences, fmt.Sprintf("%s %s %s in %s.", link.Subject.Label, link.Words, object, art.ID))
		links = append(links, link)
	}
	last := schema.Entity{}
	for _, app := range art.Appearances {
		ent := entities[app.Local]
		for _, office := range app.Offices {
			say(sample.Link{Subject: ent, Predicate: "holds-office", Words: "is", Literal: office.Name}, office.Name)
		}
		for _, body := range app.Bodies {
			if other, ok := entities[body]; ok {
				say(sample.Link{Subject: ent, Predicate: "official-of", Words: "serves", Object: other}, other.Label)
			}
		}
		if last.ID != "" {
			say(sample.Link{Subject: last, Predicate: "spoke-with", Words: "told", Object: ent}, ent.Label)
		}
		last = ent
	}
	return sample.Make(schema.Source{Path: art.ID + ".txt", Published: art.Date}, sentences, links...)
}
