package ner

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// choose picks the reading of a span that the gazetteer knows, perhaps in several
// ways, and the rule that chose it, which is empty if there was no choice. The
// reading has no entry where the words beside the name contradict all of them. What
// stands beside the name counts more than the article, and that more than what is
// most common:
//
//	place-after         Georgia, U.S.; Paris, Texas, which is no reading
//	place-before        Tbilisi, Georgia
//	office-of-state     the governor of Georgia
//	nationality-before  the Russian National Guard, which is no reading
//	landscape           the Amazon
//	government, town    Moscow denied it; in Moscow; see [governs]
//	type-of-name        what the recogniser takes the name for
//	states-in-article   Georgia beside Texas
//	country-in-article  SDF in an article about Syria
//	most-common         the first in the gazetteer
//
// A name that the recogniser takes for a person's, and that may be one, has no
// reading and the rule name-of-person; see [finder.personal].
func (f *finder) choose(s span) (schema.GazetteerMatch, string) {
	if m, ok := f.byNeighbours(s); ok {
		return m.GazetteerMatch, m.rule
	}
	if m, rule := f.governmentOrTown(s); rule != "" {
		return m, rule
	}
	readings := s.readings
	if len(readings) == 1 {
		return readings[0], ""
	}
	if fitting := ofType(readings, s.typ); len(fitting) > 0 && len(fitting) < len(readings) {
		if len(fitting) == 1 {
			return fitting[0], "type-of-name"
		}
		readings = fitting
	}
	if m, ok := f.byArticle(readings); ok {
		return m.GazetteerMatch, m.rule
	}
	// Of New York, the city.
	for _, m := range readings {
		if m.Entry.Class != "state" {
			return m, "most-common"
		}
	}
	return readings[0], "most-common"
}

// chosen is a reading and what chose it.
type chosen struct {
	schema.GazetteerMatch
	rule string
}

// ofType returns the readings that agree with a type of the recogniser, which knows
// no countries.
func ofType(readings []schema.GazetteerMatch, typ schema.EntityType) []schema.GazetteerMatch {
	where := func(t schema.EntityType) bool { return t == schema.Country || t == schema.Place }
	var out []schema.GazetteerMatch
	for _, m := range readings {
		if m.Entry.Type == typ || where(m.Entry.Type) && where(typ) {
			out = append(out, m)
		}
	}
	return out
}

// governmentOrTown reads a capital or a seat of government; the rule is empty if
// the name is none.
func (f *finder) governmentOrTown(s span) (schema.GazetteerMatch, string) {
	var place, government *schema.GazetteerMatch
	for i := range s.readings {
		m := &s.readings[i]
		switch {
		case m.Kind == schema.CapitalName || m.Kind == schema.MetonymName:
			if government == nil || m.Entry.Type == schema.Organization {
				government = m // of Belgium and the EU, Brussels is the EU
			}
		case m.Entry.Type == schema.Place && m.Entry.Class != "state":
			if place == nil {
				place = m
			}
		}
	}
	switch {
	case government == nil:
		return schema.GazetteerMatch{}, ""
	case place == nil || governs(f, f.head(s.first, s.end), s, government.Kind):
		return *government, "government"
	}
	return *place, "town"
}

// stateOffices are offices and bodies of states of a federation, hardly of others
// that have a state's name.
var stateOffices = wordset.Of("governor gov legislature statehouse gubernatorial sheriff")

// byNeighbours lets the words beside a name choose; the entry is nil if they
// contradict all readings.
func (f *finder) byNeighbours(s span) (chosen, bool) {
	if where := f.placeAfter(s); len(where) > 0 {
		for _, w := range where {
			for _, m := range s.readings {
				if m.Kind == schema.PlainName && m.Entry.Type == schema.Place && m.Entry.ID != w.ID && m.Entry.Country == countryOf(w) {
					return chosen{m, "place-after"}, true
				}
			}
		}
		if f.allTowns(s) {
			return chosen{rule: "place-after"}, true
		}
	}
	if len(s.readings) > 1 {
		if town := f.townBefore(s); town != nil {
			for _, m := range s.readings {
				if m.Kind == schema.PlainName && (m.Entry.ID == town.Country || m.Entry.Class == "state" && m.Entry.Country == town.Country) {
					return chosen{m, "place-before"}, true
				}
			}
		}
		for _, m := range s.readings {
			if m.Entry.Class == "state" && f.hasStateOffice(s) {
				return chosen{m, "office-of-state"}, true
			}
		}
		for _, m := range s.readings {
			if m.Entry.Class == "area" && s.first > 0 && strings.EqualFold(f.forms[s.first-1], "the") && f.tree.Child(f.head(s.first, s.end), "det") == s.first-1 {
				return chosen{m, "landscape"}, true
			}
		}
	}
	return f.byNationality(s)
}

// countryOf returns the ID of the country that an entry is or lies in.
func countryOf(e *schema.GazetteerEntry) string {
	if e.Type == schema.Country {
		return e.ID
	}
	return e.Country
}

// allTowns reports whether all readings are towns with a country, or governments
// in them.
func (f *finder) allTowns(s span) bool {
	for _, m := range s.readings {
		switch {
		case m.Kind == schema.CapitalName:
		case m.Entry.Type == schema.Place && m.Entry.Class == "city" && m.Entry.Country != "":
		default:
			return false
		}
	}
	return true
}

// placeAfter returns the countries and states that the name after a comma may be,
// where the tree says that the span lies in it, and does not list both: Paris,
// Texas; not Paris, London and Rome.
func (f *finder) placeAfter(s span) []*schema.GazetteerEntry {
	at := s.end + 1
	if at >= len(f.forms) || f.forms[s.end] != "," || f.doc.SentenceOf(at) != f.doc.SentenceOf(s.first) {
		return nil
	}
	n, readings := f.gaz.Match(f.forms[at:])
	if n == 0 || !f.liesIn(s, at, at+n) {
		return nil
	}
	var out []*schema.GazetteerEntry
	for _, m := range readings {
		switch {
		case m.Kind != schema.PlainName && m.Kind != schema.AcronymName:
		case m.Entry.Type == schema.Country, m.Entry.Class == "state", m.Entry.Class == "province":
			out = append(out, m.Entry)
		}
	}
	return out
}

// liesIn reports whether the tree hangs the words from first to end on the span
// before them, and not as a further item of a list.
func (f *finder) liesIn(s span, first, end int) bool {
	h := f.head(first, end)
	head := f.doc.Tokens[h].Head
	if head < s.first || head >= s.end || f.tree.Base(h) == "conj" {
		return false
	}
	for _, kid := range f.tree.Children(f.head(s.first, s.end)) {
		if kid >= end && f.tree.Base(kid) == "conj" {
			return false
		}
	}
	return true
}

// longestTown bounds the tokens of a town before a comma.
const longestTown = 3

// townBefore returns the town before a comma that the span may hold: Tbilisi, Georgia.
func (f *finder) townBefore(s span) *schema.GazetteerEntry {
	end := s.first - 1
	if end < 1 || f.forms[end] != "," {
		return nil
	}
	for first := end - 1; first >= max(0, end-longestTown); first-- {
		n, readings := f.gaz.Match(f.forms[first:end])
		if n != end-first || !f.liesIn(span{first: first, end: end}, s.first, s.end) {
			continue
		}
		for _, m := range readings {
			if m.Kind == schema.PlainName && m.Entry.Type == schema.Place {
				return m.Entry
			}
		}
	}
	return nil
}

// hasStateOffice reports an office of a state after the span, or before it with of.
func (f *finder) hasStateOffice(s span) bool {
	office := func(i int) bool {
		return i >= 0 && i < len(f.forms) && stateOffices[strings.ToLower(strings.TrimSuffix(f.forms[i], "."))]
	}
	if office(s.end) || s.end < len(f.forms) && (f.forms[s.end] == "'s" || f.forms[s.end] == "’s") && office(s.end+1) {
		return true
	}
	return s.first >= 2 && f.forms[s.first-1] == "of" && (office(s.first-2) || strings.EqualFold(f.forms[s.first-2], "state"))
}

// nationalClasses are the classes of organisations of which each country has its own.
var nationalClasses = wordset.Of("agency party body court bank force")

// byNationality reads an organisation by the country named before it: Israel's
// Labour Party is not that of Britain.
func (f *finder) byNationality(s span) (chosen, bool) {
	country := f.nationalityBefore(s)
	if country == "" {
		return chosen{}, false
	}
	for _, m := range s.readings {
		if m.Entry.Type != schema.Organization || !nationalClasses[m.Entry.Class] || m.Entry.Country == "" {
			return chosen{}, false
		}
	}
	for _, m := range s.readings {
		if m.Entry.Country == country {
			if len(s.readings) == 1 {
				return chosen{}, false
			}
			return chosen{m, "nationality-before"}, true
		}
	}
	return chosen{rule: "nationality-before"}, true
}

// nationalityBefore returns the ID of the country whose name or demonym modifies
// the span, from directly before it.
func (f *finder) nationalityBefore(s span) string {
	end := s.first
	if end > 0 && (f.forms[end-1] == "'s" || f.forms[end-1] == "’s") {
		end--
	}
	for first := end - 1; first >= max(0, end-longestTown); first-- {
		if n, readings := f.gaz.Match(f.forms[first:end]); n == end-first {
			h := f.doc.Tokens[f.head(first, end)].Head
			if m := readings[0]; m.Entry.Type == schema.Country && h >= s.first && h < s.end && m.Kind != schema.MetonymName {
				return m.Entry.ID
			}
		}
	}
	return ""
}

// article is what the whole article says about its places.
type article struct {
	// inUS says that it is about states of the US, so that Georgia is one.
	inUS bool
	// countries are the IDs of those that it names.
	countries map[string]bool
}

// byArticle lets the places that the article names choose.
func (f *finder) byArticle(readings []schema.GazetteerMatch) (chosen, bool) {
	country := false
	for _, m := range readings {
		country = country || m.Entry.Type == schema.Country
	}
	var named []schema.GazetteerMatch
	for _, m := range readings {
		if country && m.Entry.Class == "state" && f.inUS {
			return chosen{m, "states-in-article"}, true
		}
		if m.Entry.Type == schema.Organization && f.countries[m.Entry.Country] {
			named = append(named, m)
		}
	}
	if len(named) == 1 {
		return chosen{named[0], "country-in-article"}, true
	}
	return chosen{}, false
}

// readArticle looks which countries the article names, and whether it names states
// of the US that cannot be anything else, and nothing of the Caucasus.
func (f *finder) readArticle() article {
	out := article{countries: map[string]bool{}}
	caucasus := false
	for _, sent := range f.doc.Sentences {
		for _, k := range f.known(sent) {
			states := true
			for _, m := range k.readings {
				switch m.Entry.ID {
				case "tbilisi", "abkhazia", "south-ossetia", "armenia", "azerbaijan", "russia":
					caucasus = true
				}
				if m.Kind == schema.DemonymName && m.Entry.ID == "georgia" {
					caucasus = true
				}
				if m.Entry.Type == schema.Country {
					out.countries[m.Entry.ID] = true
				} else if m.Entry.Type == schema.Place {
					out.countries[m.Entry.Country] = true
				}
				states = states && m.Entry.Country == "united-states" && m.Entry.Type == schema.Place
			}
			out.inUS = out.inUS || states
		}
	}
	delete(out.countries, "")
	out.inUS = out.inUS && !caucasus
	return out
}
