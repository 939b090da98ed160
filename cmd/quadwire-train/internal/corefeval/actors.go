package corefeval

import (
	"slices"

	"github.com/quadwire/quadwire/extract"
)

// actorTypes are the types of GUM's entities that can be actors or places.
var actorTypes = map[string]bool{"person": true, "organization": true, "place": true}

// Actors returns the persons, organisations and places, as the tokens that head
// their mentions. Of nested mentions with one head the outer counts. A nominal
// predicate is no mention here: extract/coref takes it for what is said of the actor.
func (d *Doc) Actors() Clusters {
	var out Clusters
	at := map[int]int{}
	seen := map[int]bool{}
	for _, m := range d.Mentions {
		if !actorTypes[m.Type] || seen[m.Head] || m.Link == "pred" {
			continue
		}
		seen[m.Head] = true
		c, ok := at[m.Cluster]
		if !ok {
			c = len(out)
			at[m.Cluster] = c
			out = append(out, nil)
		}
		out[c] = append(out[c], m.Head)
	}
	return out
}

// SystemActors returns the entities of a processed document likewise.
func SystemActors(doc *extract.Document) Clusters {
	out := make(Clusters, len(doc.Entities))
	for i, ent := range doc.Entities {
		for _, m := range ent.Mentions {
			if h := doc.Mentions[m].Head; !slices.Contains(out[i], h) {
				out[i] = append(out[i], h)
			}
		}
	}
	return out
}

// Rules counts, by rule, how many of the mentions that a rule joined to a mention
// before it belong there: those of which the nearest mention before, of the same
// entity and known to gold, is of the same entity in gold. Mentions that gold does not
// know are not counted.
func Rules(into map[string]*Ratio, gold Clusters, doc *extract.Document) {
	g := gold.index()
	for _, ent := range doc.Entities {
		prev := -1
		for _, m := range ent.Mentions {
			c, ok := g[doc.Mentions[m].Head]
			if !ok {
				continue
			}
			if prev >= 0 {
				rule := doc.Mentions[m].Rule
				if into[rule] == nil {
					into[rule] = &Ratio{}
				}
				hit := 0.0
				if prev == c {
					hit = 1
				}
				into[rule].add(hit, 1)
			}
			prev = c
		}
	}
}
