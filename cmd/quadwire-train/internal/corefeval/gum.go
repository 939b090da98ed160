package corefeval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/quadwire/quadwire/extract"
)

// Doc is an annotated document of GUM.
type Doc struct {
	Name, Genre, Split string
	// Forms are the words of the document, to check the alignment with its trees.
	Forms []string
	// Clusters are the tokens that head the mentions of each entity, singletons too.
	Clusters [][]int
}

// actorTypes are the types of GUM's entities that can be actors or places.
var actorTypes = map[string]bool{"person": true, "organization": true, "place": true}

// Read reads annotations as one JSON object per document, and keeps persons,
// organisations and places.
func Read(r io.Reader, name string) ([]Doc, error) {
	in := bufio.NewReader(r)
	var out []Doc
	for line := 1; ; line++ {
		text, err := in.ReadBytes('\n')
		if len(text) > 1 {
			doc, bad := parse(text)
			if bad != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, line, bad)
			}
			out = append(out, doc)
		}
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
}

func parse(text []byte) (Doc, error) {
	var raw struct {
		Doc, Split, Genre string
		Tokens            [][]any
		Mentions          []struct {
			Cluster, Head int
			Type, Link    string
		}
	}
	if err := json.Unmarshal(text, &raw); err != nil {
		return Doc{}, err
	}
	doc := Doc{Name: raw.Doc, Genre: raw.Genre, Split: raw.Split}
	for _, tok := range raw.Tokens {
		form, _ := tok[0].(string)
		doc.Forms = append(doc.Forms, form)
	}
	at := map[int]int{}
	seen := map[int]bool{}
	for _, m := range raw.Mentions {
		// Of nested mentions with one head the outer comes first. A nominal predicate
		// (pred) is no mention for extract/coref.
		if !actorTypes[m.Type] || seen[m.Head] || m.Link == "pred" {
			continue
		}
		seen[m.Head] = true
		c, ok := at[m.Cluster]
		if !ok {
			c = len(doc.Clusters)
			at[m.Cluster] = c
			doc.Clusters = append(doc.Clusters, nil)
		}
		doc.Clusters[c] = append(doc.Clusters[c], m.Head)
	}
	return doc, nil
}

// System returns the partition of a processed document.
func System(doc *extract.Document) [][]int {
	out := make([][]int, len(doc.Entities))
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
func Rules(into map[string]*Ratio, gold [][]int, doc *extract.Document) {
	g := index(gold)
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
