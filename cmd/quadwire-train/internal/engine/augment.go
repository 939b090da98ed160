package engine

import (
	"math/rand/v2"
	"strings"

	"github.com/quadwire/quadwire/schema"
)

// pools are names to put in the place of others of their type, so that the network
// learns the company that names keep and not the names (mention replacement, Dai &
// Adel 2020).
type pools struct {
	names map[string][][]string // by type
	first []string              // first words of persons' names of two words
	last  []string
}

// newPools collects the names of the tagged sentences and of the gazetteer.
func newPools(tagged []taggedSentence, gaz *schema.Gazetteer) *pools {
	p := &pools{names: map[string][][]string{}}
	for _, t := range tagged {
		for _, span := range tagSpans(t.tags) {
			words := t.forms[span.first:span.end]
			p.names[span.typ] = append(p.names[span.typ], words)
			if span.typ == "PER" && len(words) == 2 {
				p.first, p.last = append(p.first, words[0]), append(p.last, words[1])
			}
		}
	}
	types := map[schema.EntityType]string{schema.Organization: "ORG", schema.Country: "LOC", schema.Place: "LOC"}
	for _, entry := range gaz.Entries() {
		if typ := types[entry.Type]; typ != "" {
			p.names[typ] = append(p.names[typ], strings.Fields(entry.Label))
		}
	}
	return p
}

// draw returns a name of the type: one of the pool, or for persons, half of the
// time, a first and a last name that may never have met.
func (p *pools) draw(rng *rand.Rand, typ string) []string {
	if typ == "PER" && len(p.first) > 0 && rng.IntN(2) == 0 {
		return []string{p.first[rng.IntN(len(p.first))], p.last[rng.IntN(len(p.last))]}
	}
	names := p.names[typ]
	return names[rng.IntN(len(names))]
}

// replace returns the sentence with each name, with the given chance, replaced by
// another of its type.
func (p *pools) replace(rng *rand.Rand, t taggedSentence, chance float64) taggedSentence {
	var out taggedSentence
	at := 0
	add := func(forms []string, tags ...string) {
		out.forms = append(out.forms, forms...)
		out.tags = append(out.tags, tags...)
	}
	for _, span := range tagSpans(t.tags) {
		add(t.forms[at:span.first], t.tags[at:span.first]...)
		at = span.end
		if rng.Float64() >= chance {
			add(t.forms[span.first:span.end], t.tags[span.first:span.end]...)
			continue
		}
		for i, word := range p.draw(rng, span.typ) {
			prefix := "I-"
			if i == 0 {
				prefix = "B-"
			}
			add([]string{word}, prefix+span.typ)
		}
	}
	add(t.forms[at:], t.tags[at:]...)
	return out
}
