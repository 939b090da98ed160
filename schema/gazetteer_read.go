package schema

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

//go:embed data/countries.tsv data/organizations.tsv data/places.tsv data/titles.tsv data/words.tsv
var gazetteerData embed.FS

var loadGazetteer = sync.OnceValues(func() (*Gazetteer, error) {
	data, err := fs.Sub(gazetteerData, "data")
	if err != nil {
		return nil, err
	}
	return ParseGazetteer(data)
})

// LoadGazetteer returns the embedded gazetteer, which is decoded once.
func LoadGazetteer() (*Gazetteer, error) { return loadGazetteer() }

// ParseGazetteer reads countries.tsv, organizations.tsv, places.tsv, titles.tsv
// and words.tsv of fsys; the heads of the embedded ones in schema/data describe the
// columns. All faults found are returned, joined, each as "countries.tsv:41: …".
func ParseGazetteer(fsys fs.FS) (*Gazetteer, error) {
	r := &gazetteerReader{
		fsys: fsys,
		g: &Gazetteer{
			byID:     map[string]*GazetteerEntry{},
			root:     &nameNode{},
			titles:   map[string]Title{},
			calendar: map[string]bool{}, portfolios: map[string]bool{},
			given: map[string]string{},
		},
		iso: map[string]string{},
	}
	r.read("countries.tsv", 9, r.country)
	r.read("organizations.tsv", 9, r.organization)
	r.read("places.tsv", 8, r.place)
	r.addSeats()
	r.read("titles.tsv", 4, r.title)
	r.read("words.tsv", 2, r.word)
	if len(r.errs) > 0 {
		return nil, errors.Join(r.errs...)
	}
	slices.SortFunc(r.g.entries, func(a, b *GazetteerEntry) int { return cmp.Compare(a.ID, b.ID) })
	return r.g, nil
}

type gazetteerReader struct {
	fsys fs.FS
	g    *Gazetteer
	iso  map[string]string // alpha-2 to ID
	// seats are the capitals and metonyms, in order, which are places as well.
	seats []seat
	errs  []error
	file  string
	line  int
}

type seat struct {
	spellings []string
	of        *GazetteerEntry
	kind      NameKind
}

func (r *gazetteerReader) errorf(format string, args ...any) {
	r.errs = append(r.errs, fmt.Errorf("%s:%d: %w", r.file, r.line, fmt.Errorf(format, args...)))
}

// read calls row for every line of file that is neither empty nor a comment.
func (r *gazetteerReader) read(file string, columns int, row func(cols []string)) {
	data, err := fs.ReadFile(r.fsys, file)
	if err != nil {
		r.errs = append(r.errs, fmt.Errorf("read gazetteer: %w", err))
		return
	}
	r.file = file
	r.line = 0
	for text := range strings.Lines(string(data)) {
		r.line++
		text = strings.TrimRight(text, "\r\n")
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		cols := strings.Split(text, "\t")
		if len(cols) != columns {
			r.errorf("%d columns, want %d", len(cols), columns)
			continue
		}
		row(cols)
	}
}

func values(col string) []string {
	if col == "-" {
		return nil
	}
	return strings.Split(col, "|")
}

// link makes a compact IRI of a Wikidata id or an ISO 3166-2 code.
func (r *gazetteerReader) link(col string) string {
	switch {
	case col == "-":
		return ""
	case len(col) > 1 && col[0] == 'Q' && strings.Trim(col[1:], "0123456789") == "":
		return "wd:" + col
	case len(col) > 3 && col[2] == '-':
		return "iso:" + col
	}
	r.errorf("bad link %q", col)
	return ""
}

// entry adds an entry with its label as first name.
func (r *gazetteerReader) entry(label, class string, typ EntityType, link, country string) *GazetteerEntry {
	e := &GazetteerEntry{ID: Slug(label), Label: label, Type: typ, Class: class, Link: link, Country: country}
	switch {
	case e.ID == "":
		r.errorf("empty label")
	case r.g.byID[e.ID] != nil && r.g.byID[e.ID].Label == label && r.g.byID[e.ID].Type == typ:
		r.errorf("%q is there twice", label)
	case r.g.byID[e.ID] != nil:
		e.ID += "-" + class // Luxembourg, the city
		if r.g.byID[e.ID] != nil {
			r.errorf("%q is there twice", label)
		}
	}
	r.g.byID[e.ID] = e
	r.g.entries = append(r.g.entries, e)
	// "Georgia (US state)" is the label, and no name.
	if !strings.HasSuffix(label, ")") {
		r.names(e, PlainName, label)
	}
	return e
}

func (r *gazetteerReader) names(e *GazetteerEntry, kind NameKind, names ...string) {
	for _, name := range names {
		if strings.TrimSpace(name) == "" {
			r.errorf("empty %s of %q", kind, e.Label)
			continue
		}
		forms := []string{name}
		if stem, ok := strings.CutSuffix(name, "+"); ok && kind == DemonymName {
			forms = []string{stem, stem + "s"}
		}
		for _, form := range forms {
			n := GazetteerName{form, kind}
			e.Names = append(e.Names, n)
			r.g.add(e, n)
		}
	}
}

// seatsOf adds capitals or metonyms; "~" marks a capital that stands for nobody.
func (r *gazetteerReader) seatsOf(e *GazetteerEntry, kind NameKind, names []string) {
	for _, name := range names {
		if rest, ok := strings.CutPrefix(name, "~"); ok {
			e.Names = append(e.Names, GazetteerName{rest, kind})
			continue
		}
		spellings := strings.Split(name, "=")
		r.names(e, kind, spellings...)
		r.seats = append(r.seats, seat{spellings, e, kind})
	}
}

func (r *gazetteerReader) country(c []string) {
	if len(c[0]) != 2 || len(c[1]) != 3 || strings.ToUpper(c[0]+c[1]) != c[0]+c[1] {
		r.errorf("bad ISO 3166 codes %q, %q", c[0], c[1])
		return
	}
	if r.iso[c[0]] != "" {
		r.errorf("code %s is there twice", c[0])
	}
	link := r.link(c[2])
	if link == "" {
		link = "iso:" + c[0]
	}
	e := r.entry(c[3], "country", Country, link, "")
	r.iso[c[0]] = e.ID
	r.names(e, PlainName, values(c[4])...)
	r.names(e, AcronymName, values(c[5])...)
	r.names(e, DemonymName, values(c[6])...)
	r.seatsOf(e, CapitalName, values(c[7]))
	r.seatsOf(e, MetonymName, values(c[8]))
}

func (r *gazetteerReader) countryOf(code string) string {
	if code == "-" {
		return ""
	}
	if r.iso[code] == "" {
		r.errorf("unknown country %q", code)
	}
	return r.iso[code]
}

func (r *gazetteerReader) organization(c []string) {
	e := r.entry(c[0], c[1], Organization, r.link(c[3]), r.countryOf(c[2]))
	r.names(e, PlainName, values(c[4])...)
	r.names(e, AcronymName, values(c[5])...)
	r.names(e, DemonymName, values(c[6])...)
	r.seatsOf(e, CapitalName, values(c[7]))
	r.seatsOf(e, MetonymName, values(c[8]))
}

func (r *gazetteerReader) place(c []string) {
	e := r.entry(c[0], c[1], Place, r.link(c[3]), r.countryOf(c[2]))
	r.names(e, PlainName, values(c[4])...)
	r.names(e, AcronymName, values(c[5])...)
	r.names(e, DemonymName, values(c[6])...)
	for _, name := range values(c[7]) {
		r.seats = append(r.seats, seat{strings.Split(name, "="), e, PlainName})
	}
}

// addSeats makes places of the capitals and seats that places.tsv does not list:
// "in Moscow" is a place, whatever Moscow said.
func (r *gazetteerReader) addSeats() {
	for _, s := range r.seats {
		if e := r.g.byID[Slug(s.spellings[0])]; e != nil && e.Type == Place {
			continue
		}
		country := s.of.ID
		if s.of.Type != Country {
			country = s.of.Country
		}
		class := "city"
		if s.kind == MetonymName {
			class = "seat"
		}
		e := r.entry(s.spellings[0], class, Place, "", country)
		r.names(e, PlainName, s.spellings[1:]...)
	}
}

func (r *gazetteerReader) title(c []string) {
	if c[2] != "-" && c[2] != "m" && c[2] != "f" {
		r.errorf("bad gender %q", c[2])
		return
	}
	t := Title{Name: c[0], Class: c[1], Gender: strings.Trim(c[2], "-")}
	if _, ok := r.g.titles[t.Name]; ok {
		r.errorf("title %q is there twice", t.Name)
	}
	r.g.titles[t.Name] = t
	plural := c[3]
	if plural == "-" {
		plural = t.Name + "s"
	}
	t.Plural = true
	r.g.titles[plural] = t
}

func (r *gazetteerReader) word(c []string) {
	switch c[1] {
	case "portfolio":
		r.g.portfolios[c[0]] = true
	case "calendar":
		r.g.calendar[c[0]] = true
		r.g.calendar[strings.ToUpper(c[0])] = true
	case "m", "f":
		r.g.given[c[0]] = c[1]
	default:
		r.errorf("bad class %q of %q", c[1], c[0])
	}
}
