package explore

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// graphLine is a row of the table of the graph: the statements of two actors that have the same
// predicate and are equally sure to be facts.
type graphLine struct {
	// Best is the surest of the statements.
	Best query.Fact
	// Facts and Articles count the statements and the articles that they are from.
	Facts, Articles int
}

// graphLineKey is what the statements of a line have in common.
type graphLineKey struct {
	from, to, predicate string
	polarity            schema.Polarity
	modality            schema.Modality
	both                bool
}

// graphEdgeKey is what the lines have in common that are one in the picture.
type graphEdgeKey struct {
	from, to, prefix string
	both             bool
}

// graphLines sums facts up, by the IDs of the actors. Those about hidden actors, and those
// between two actors of which fewer than least articles tell, are left out, and those that
// then lead neither to an opened actor nor to a neighbour of one.
func graphLines(facts []query.Fact, hidden []string, least int, opened []string) []graphLine {
	lines, articles := make(map[graphLineKey]*graphLine), make(map[graphLineKey]map[string]bool)
	told := make(map[graphEdgeKey]map[string]bool)
	var keys []graphLineKey
	for _, f := range facts {
		if f.Object.IsLiteral() || f.Subject.ID == f.Object.ID || slices.Contains(hidden, f.Subject.ID) || slices.Contains(hidden, f.Object.ID) {
			continue
		}
		key := graphLineKey{f.Subject.ID, f.Object.ID, f.Predicate, f.Polarity, f.Modality, f.Symmetric}
		if key.both && key.from > key.to {
			key.from, key.to = key.to, key.from
		}
		edge := key.edge()
		if told[edge] == nil {
			told[edge] = make(map[string]bool)
		}
		told[edge][f.Source.ID] = true
		l := lines[key]
		if l == nil {
			l = &graphLine{Best: f}
			lines[key], articles[key] = l, make(map[string]bool)
			keys = append(keys, key)
		}
		if f.Confidence > l.Best.Confidence {
			l.Best = f
		}
		l.Facts++
		articles[key][f.Source.ID] = true
	}
	keys = slices.DeleteFunc(keys, func(key graphLineKey) bool { return len(told[key.edge()]) < least })
	near := make(map[string]bool)
	for _, key := range keys {
		if slices.Contains(opened, key.from) || slices.Contains(opened, key.to) {
			near[key.from], near[key.to] = true, true
		}
	}
	slices.SortFunc(keys, graphLineKey.compare)
	var out []graphLine
	for _, key := range keys {
		if near[key.from] && near[key.to] {
			lines[key].Articles = len(articles[key])
			out = append(out, *lines[key])
		}
	}
	return out
}

func (k graphLineKey) edge() graphEdgeKey {
	prefix := schema.PrefixFact
	switch {
	case k.modality != schema.Asserted:
		prefix = schema.PrefixMaybe
	case k.polarity == schema.Negative:
		prefix = schema.PrefixDenied
	}
	return graphEdgeKey{k.from, k.to, prefix, k.both}
}

func (k graphLineKey) compare(other graphLineKey) int {
	return cmp.Or(strings.Compare(k.from, other.from), strings.Compare(k.to, other.to), strings.Compare(k.predicate, other.predicate),
		strings.Compare(string(k.modality), string(other.modality)), strings.Compare(string(k.polarity), string(other.polarity)))
}
