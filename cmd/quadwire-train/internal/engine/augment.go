package engine

import (
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract/ner"
	"github.com/quadwire/quadwire/schema"
)

// pools are names to put in the place of others of their type, so that the network
// learns the company that names keep and not the names (mention replacement, Dai &
// Adel 2020).
type pools struct {
	names map[string][][]string // by type
	first []string              // first words of persons' names of two words
	last  []string
	// What the lexicon knows: names by type, and parts of persons' names.
	known           map[string][][]string
	given, surnames []string
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

// addLexicon adds the names of the lexicon that the network is told of.
func (p *pools) addLexicon(m *ner.Marker) {
	p.known = map[string][][]string{}
	for typ, class := range map[string]string{"ORG": "org", "LOC": "place"} {
		for _, name := range m.Names(class) {
			p.known[typ] = append(p.known[typ], strings.Fields(name))
		}
	}
	p.given, p.surnames = m.Names("given"), m.Names("surname")
}

// draw returns a name of the type: one of the pool, or for persons, half of the
// time, a first and a last name that may never have met.
func (p *pools) draw(rng *rand.Rand, typ string) []string {
	if p.known != nil && rng.IntN(3) == 0 {
		if names := p.known[typ]; names != nil {
			return names[rng.IntN(len(names))]
		}
		if typ == "PER" {
			return p.person(rng)
		}
	}
	if typ == "PER" && len(p.first) > 0 && rng.IntN(2) == 0 {
		return []string{p.first[rng.IntN(len(p.first))], p.last[rng.IntN(len(p.last))]}
	}
	names := p.names[typ]
	return names[rng.IntN(len(names))]
}

// person makes up a name of the lexicon's parts: Mary, Miller, Mary Miller.
func (p *pools) person(rng *rand.Rand) []string {
	given, surname := p.given[rng.IntN(len(p.given))], p.surnames[rng.IntN(len(p.surnames))]
	switch rng.IntN(4) {
	case 0:
		return []string{given}
	case 1:
		return []string{surname}
	}
	return []string{given, surname}
}

// replace returns the sentence with each name, with the given chance, replaced by
// another of its type.
func (p *pools) replace(rng *rand.Rand, t taggedSentence, chance float64) taggedSentence {
	var out taggedSentence
	at := 0
	copyTo := func(end int) {
		out.forms = append(out.forms, t.forms[at:end]...)
		out.tags = append(out.tags, t.tags[at:end]...)
		out.pos = append(out.pos, t.pos[at:end]...)
		at = end
	}
	for _, span := range tagSpans(t.tags) {
		copyTo(span.first)
		if rng.Float64() >= chance {
			copyTo(span.end)
			continue
		}
		at = span.end
		for i, word := range p.draw(rng, span.typ) {
			prefix := "I-"
			if i == 0 {
				prefix = "B-"
			}
			out.forms = append(out.forms, word)
			out.tags = append(out.tags, prefix+span.typ)
			out.pos = append(out.pos, posInName(word))
		}
	}
	copyTo(len(t.forms))
	return out
}

// posInName guesses the part of speech of a word of a name: Bank of England.
func posInName(word string) string {
	switch word {
	case "of", "for", "in", "on", "de", "at":
		return "IN"
	case "the", "The":
		return "DT"
	case "and", "&":
		return "CC"
	case "'s":
		return "POS"
	case "-":
		return "HYPH"
	case ",":
		return ","
	}
	if word[0] >= '0' && word[0] <= '9' {
		return "CD"
	}
	return "NNP"
}

// forget returns the sentence without the part of speech of some of the words, so
// that the network does not lean on a tagger that errs.
func (t taggedSentence) forget(rng *rand.Rand, share float64) taggedSentence {
	t.pos = slices.Clone(t.pos)
	for i := range t.pos {
		if rng.Float64() < share {
			t.pos[i] = ""
		}
	}
	return t
}
