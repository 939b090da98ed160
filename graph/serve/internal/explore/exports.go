package explore

import (
	"net/url"

	"github.com/quadwire/quadwire/graph/ask"
)

// exportLink leads to what a page shows as a file.
type exportLink struct{ Label, Address string }

// exported are the formats that pages offer; the interface of programs has the others.
var exported = []struct{ name, label string }{
	{"csv", "CSV, for spreadsheets"}, {"jsonld", "JSON-LD"}, {"graphml", "GraphML, for Gephi and yEd"}, {"nquads", "N-Quads, complete"},
}

// exportLinks lead to the facts about an actor that pass the filter.
func exportLinks(actor string, filter *ask.Filter) []exportLink {
	var out []exportLink
	for _, format := range exported {
		values := filter.Values()
		values.Set("actor", actor)
		values.Set("format", format.name)
		out = append(out, exportLink{format.label, exportAddress(values)})
	}
	return out
}

func exportAddress(values url.Values) string { return "/api/quadwire/v1/export?" + values.Encode() }
