package schema

import "strings"

// NameKind says how a name of the gazetteer names its entry.
type NameKind string

// The kinds of names.
const (
	PlainName   NameKind = "name"    // Russia, Russian Federation
	AcronymName NameKind = "acronym" // USA, WHO: matched only with these capitals
	DemonymName NameKind = "demonym" // Russian, Russians
	CapitalName NameKind = "capital" // Moscow, as a word for the government in it
	MetonymName NameKind = "metonym" // Kremlin, Downing Street
	TickerName  NameKind = "ticker"  // NYSE: BA, after the exchange only
)

// GazetteerEntry is one country, organisation or place; of files of the user, a
// person or a thing as well. Callers must not change it.
type GazetteerEntry struct {
	// ID is the slug of Label, the local name of its IRI; with a suffix where an entry
	// of another type has that slug.
	ID    string
	Label string
	Type  EntityType
	// Class is finer than Type: "country", "igo", "armed", "media", "territory",
	// "state", "city", "seat"; see data/README.md.
	Class string
	// Link is a compact IRI, "wd:Q159" or else "iso:RU"; empty where none is certain.
	Link string
	// Alpha2 and Alpha3 are the codes of ISO 3166-1, of countries only: "RU", "RUS".
	Alpha2, Alpha3 string
	// Country is the ID of the country that the entry belongs to; empty for none,
	// and for countries.
	Country string
	// Names are all names, Label first.
	Names []GazetteerName
}

// GazetteerName is one name of an entry.
type GazetteerName struct {
	Text string
	Kind NameKind
}

// GazetteerMatch is a reading of a run of words: an entry, by a kind of name.
type GazetteerMatch struct {
	Entry *GazetteerEntry
	Kind  NameKind
}

// Title is a word or phrase for an office or role.
type Title struct {
	// Name is in lower case and singular: "prime minister".
	Name string
	// Class is "head", "minister", "spokesperson", …; see data/titles.tsv.
	Class string
	// Gender is "m" or "f" where the word tells it, else empty.
	Gender string
	// Plural marks a plural form.
	Plural bool
}

// Gazetteer is what the project knows of names beforehand. It is immutable and
// may be shared by goroutines. Use [LoadGazetteer] for the embedded one, and
// [Gazetteer.Extend] to add files of the user.
type Gazetteer struct {
	// layers are the names of each source, the last that was added first.
	layers []*layer
	// embedded are the entries of the lowest layer, sorted by ID.
	embedded []*GazetteerEntry
	// codes maps alpha-2 and alpha-3 codes to IDs.
	codes    map[string]string
	titles   map[string]Title
	calendar map[string]bool
	// portfolios are in lower case.
	portfolios map[string]bool
	given      map[string]string
	// extended are the entries that a layer has made of those of a lower one, by ID.
	extended map[string]*GazetteerEntry
	// dropped are the records of names that a higher layer denies.
	dropped map[*layer]map[int32]bool
}

// Entries returns the embedded entries, sorted by ID. Those that files of the user
// add, perhaps millions, are found by their names and IDs only.
func (g *Gazetteer) Entries() []*GazetteerEntry { return g.embedded }

// Entry returns the entry with the ID, or nil.
func (g *Gazetteer) Entry(id string) *GazetteerEntry {
	if e := g.extended[id]; e != nil {
		return e
	}
	for _, l := range g.layers {
		if i := l.find(id); i >= 0 {
			return l.entry(i)
		}
	}
	return nil
}

// Title returns the office or role that word names, in any case and number;
// phrases are joined by one space, dots are ignored.
func (g *Gazetteer) Title(word string) (Title, bool) {
	t, ok := g.titles[strings.ReplaceAll(strings.ToLower(word), ".", "")]
	return t, ok
}

// IsCalendar reports whether word is the name of a day, month, season or feast,
// or part of a time, which never names an actor.
func (g *Gazetteer) IsCalendar(word string) bool {
	return g.calendar[strings.TrimSuffix(word, ".")]
}

// IsPortfolio reports whether word says what an office is for: Defense in "US
// Defense Secretary".
func (g *Gazetteer) IsPortfolio(word string) bool { return g.portfolios[strings.ToLower(word)] }

// GivenName returns the gender, "m" or "f", of a well-known given name, or "".
func (g *Gazetteer) GivenName(word string) string { return g.given[word] }
