package schema

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NameKind says how a name of the gazetteer names its entry.
type NameKind string

// The kinds of names.
const (
	PlainName   NameKind = "name"    // Russia, Russian Federation
	AcronymName NameKind = "acronym" // USA, WHO: matched only with these capitals
	DemonymName NameKind = "demonym" // Russian, Russians
	CapitalName NameKind = "capital" // Moscow, as a word for the government in it
	MetonymName NameKind = "metonym" // Kremlin, Downing Street
)

// GazetteerEntry is one country, organisation or place.
type GazetteerEntry struct {
	// ID is the slug of Label, the local name of its IRI.
	ID    string
	Label string
	Type  EntityType
	// Class is finer than Type: "country", "igo", "armed", "media", "territory",
	// "state", "city", "seat"; see the heads of the files in data/.
	Class string
	// Link is a compact IRI, "wd:Q159" or else "iso:RU"; empty where none is certain.
	Link string
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
// may be shared by goroutines. Use [LoadGazetteer] for the embedded one.
type Gazetteer struct {
	entries  []*GazetteerEntry // sorted by ID
	byID     map[string]*GazetteerEntry
	root     *nameNode
	titles   map[string]Title
	calendar map[string]bool
	// portfolios are in lower case.
	portfolios map[string]bool
	given      map[string]string
}

// Entries returns all entries, sorted by ID.
func (g *Gazetteer) Entries() []*GazetteerEntry { return g.entries }

// Entry returns the entry with the ID, or nil.
func (g *Gazetteer) Entry(id string) *GazetteerEntry { return g.byID[id] }

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

// A nameNode is a node of the trie over the folded pieces of names.
type nameNode struct {
	next  map[string]*nameNode
	names []nameReading
}

type nameReading struct {
	GazetteerMatch
	// pieces are those of the name as it is spelled, for the rules of case.
	pieces []string
}

// Match finds the longest name at the beginning of forms, the forms of successive
// tokens, and returns how many tokens it takes and all readings of it, in the
// order countries, organisations, places; 0 and nil if there is none.
//
// A hyphen that is a token of its own may stand between the parts of a name, and a
// hyphen inside of a token parts it; accents, dots and the form of apostrophes do
// not matter. Capitals do: a piece that has one in the gazetteer must have one in
// the text, and acronyms need theirs exactly (US, not us and not Us).
func (g *Gazetteer) Match(forms []string) (int, []GazetteerMatch) {
	var (
		node   = g.root
		best   int
		found  []GazetteerMatch
		pieces = make([]string, 0, 8)
		buf    [64]byte
	)
	for i, form := range forms {
		if i > 0 && isHyphen(form) {
			continue
		}
		for form != "" && node != nil {
			piece, rest := cutPiece(form)
			form = rest
			if piece == "" {
				continue
			}
			node = node.next[string(foldPiece(buf[:0], piece))]
			pieces = append(pieces, piece)
		}
		if node == nil {
			break
		}
		if at := readings(node, pieces); at != nil {
			best, found = i+1, at
		}
	}
	return best, found
}

func readings(node *nameNode, pieces []string) []GazetteerMatch {
	var out []GazetteerMatch
	for _, r := range node.names {
		if r.fits(pieces) {
			out = append(out, r.GazetteerMatch)
		}
	}
	return out
}

// fits applies the rules of case.
func (r nameReading) fits(pieces []string) bool {
	for i, want := range r.pieces {
		got := pieces[i]
		if r.Kind == AcronymName {
			if strings.ReplaceAll(got, ".", "") != strings.ReplaceAll(want, ".", "") {
				return false
			}
			continue
		}
		if startsUpper(want) && !startsUpper(got) {
			return false
		}
	}
	return true
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

func isHyphen(form string) bool {
	switch form {
	case "-", "‐", "‑", "–":
		return true
	}
	return false
}

// cutPiece cuts the part of form before its first hyphen.
func cutPiece(form string) (piece, rest string) {
	for i, r := range form {
		switch r {
		case '-', '‐', '‑', '–':
			return form[:i], form[i+utf8.RuneLen(r):]
		}
	}
	return form, ""
}

// foldPiece appends the key of piece to buf: lower case, no accents, no dots, no
// commas, one form of the apostrophe.
func foldPiece(buf []byte, piece string) []byte {
	for i := 0; i < len(piece); i++ {
		c := piece[i]
		switch {
		case c >= utf8.RuneSelf:
			return append(buf[:0], foldUnicode(piece)...)
		case c == '.' || c == ',':
		case c >= 'A' && c <= 'Z':
			buf = append(buf, c+'a'-'A')
		default:
			buf = append(buf, c)
		}
	}
	return buf
}

func foldUnicode(piece string) string {
	var out strings.Builder
	for _, r := range norm.NFD.String(piece) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '.' || r == ',':
		case r == '’' || r == '‘' || r == 'ʼ':
			out.WriteByte('\'')
		default:
			out.WriteRune(unicode.ToLower(r))
		}
	}
	return out.String()
}

// add puts a name of an entry into the trie.
func (g *Gazetteer) add(e *GazetteerEntry, name GazetteerName) {
	node := g.root
	var pieces []string
	for _, word := range strings.Fields(name.Text) {
		for word != "" {
			piece, rest := cutPiece(word)
			word = rest
			for _, part := range splitPossessive(piece) {
				pieces = append(pieces, part)
				key := string(foldPiece(nil, part))
				if node.next == nil {
					node.next = map[string]*nameNode{}
				}
				if node.next[key] == nil {
					node.next[key] = &nameNode{}
				}
				node = node.next[key]
			}
		}
	}
	for _, r := range node.names {
		if r.Entry == e && r.Kind == name.Kind {
			// Al-Qaeda and al-Qaeda: the capital is optional.
			for i, piece := range pieces {
				if !startsUpper(piece) {
					r.pieces[i] = piece
				}
			}
			return
		}
	}
	node.names = append(node.names, nameReading{GazetteerMatch{e, name.Kind}, pieces})
}

// splitPossessive parts the clitic of a possessive, which is a token of its own:
// People 's Republic, Workers ' Party.
func splitPossessive(piece string) []string {
	switch {
	case strings.HasSuffix(piece, "'s") && len(piece) > 2:
		return []string{piece[:len(piece)-2], "'s"}
	case strings.HasSuffix(piece, "'") && len(piece) > 1:
		return []string{piece[:len(piece)-1], "'"}
	}
	return []string{piece}
}
