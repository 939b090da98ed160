package schema

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// The columns that a file of entries may have; data/README.md explains them.
const (
	labelColumn = iota
	typeColumn
	classColumn
	countryColumn
	linkColumn
	namesColumn
	acronymsColumn
	demonymsColumn
	capitalsColumn
	seatsColumn
	tickersColumn
	alpha2Column
	alpha3Column
	columnCount
)

var columnNames = [columnCount]string{
	"label", "type", "class", "country", "link", "names", "acronyms", "demonyms", "capitals", "seats", "tickers", "alpha2", "alpha3",
}

// userColumns are those of a file of the user.
var userColumns = columnNames[:alpha2Column]

// row is a line of a file of entries, "" where it has nothing.
type row [columnCount]string

// maxErrors bounds the faults of a file that are told.
const maxErrors = 20

var errTooMany = errors.New("more faults were found; mend these first")

// entryReader reads files of entries into a layer.
type entryReader struct {
	l *layer
	// base is what a file of the user extends; nil for the embedded files.
	base  *Gazetteer
	codes map[string]string
	// typ is the type of all entries of the embedded file being read.
	typ EntityType
	// seats are the capitals and metonyms, in order, which are places as well.
	seats    []seat
	extended map[string]*GazetteerEntry
	dropped  map[*layer]map[int32]bool
	faults
}

type seat struct {
	spellings []string
	country   string
	kind      NameKind
}

// faults collects what is wrong with a file.
type faults struct {
	errs []error
	file string
	line int
}

func (f *faults) errorf(format string, args ...any) {
	if len(f.errs) < maxErrors {
		f.errs = append(f.errs, fmt.Errorf("%s:%d: %w", f.file, f.line, fmt.Errorf(format, args...)))
	} else if len(f.errs) == maxErrors {
		f.errs = append(f.errs, errTooMany)
	}
}

// failed reports that there is no use in reading on.
func (f *faults) failed() bool { return len(f.errs) > maxErrors }

// read reads a file of entries: comments, a line that names the columns, and a line
// for each entry.
func (r *entryReader) read(name string, in io.Reader, allowed []string) error {
	r.file, r.line = name, 0
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 64<<10), 16<<20)
	var columns []int
	for lines.Scan() && !r.failed() {
		r.line++
		line := lines.Text()
		if r.line == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		line = strings.TrimSuffix(line, "\r")
		switch {
		case strings.TrimSpace(line) == "" || line[0] == '#':
		case !utf8.ValidString(line):
			r.errorf("the line is not UTF-8; convert the file")
		case columns == nil:
			if columns = r.header(line, allowed); columns == nil {
				return nil
			}
		default:
			if cols, ok := r.cut(line, columns); ok {
				r.add(&cols)
			}
		}
		if r.l.text.Len() > maxLayerBytes {
			r.errorf("the names take more than 4 GiB; split the file")
			return nil
		}
	}
	if err := lines.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			r.line++
			r.errorf("the line is longer than 16 MiB; is this a table of names?")
			return nil
		}
		return fmt.Errorf("read gazetteer %s: %w", name, err)
	}
	return nil
}

// header returns the columns that a line names, nil if it is at fault.
func (r *entryReader) header(line string, allowed []string) []int {
	want := strings.Join(allowed, ", ")
	var columns []int
	for _, name := range strings.Split(line, "\t") {
		c := slices.Index(columnNames[:], strings.TrimSpace(name))
		switch {
		case c < 0 || !slices.Contains(allowed, columnNames[c]):
			r.errorf("unknown column %q: the first line names the columns, separated by tabs, of %s", name, want)
			return nil
		case slices.Contains(columns, c):
			r.errorf("column %q is there twice", name)
			return nil
		}
		columns = append(columns, c)
	}
	needed := []int{labelColumn}
	if r.base != nil {
		needed = append(needed, typeColumn)
	}
	for _, c := range needed {
		if !slices.Contains(columns, c) {
			r.errorf("no column %q: the first line names the columns, separated by tabs, of %s", columnNames[c], want)
			return nil
		}
	}
	return columns
}

// cut parts a line into its columns.
func (r *entryReader) cut(line string, columns []int) (out row, ok bool) {
	rest, more := line, true
	n := 0
	for ; more; n++ {
		var value string
		value, rest, more = strings.Cut(rest, "\t")
		if value = strings.TrimSpace(value); n < len(columns) && value != "-" {
			out[columns[n]] = value
		}
	}
	if n != len(columns) {
		r.errorf("%d columns, want %d; separate them by one tab each and write - for none", n, len(columns))
		return out, false
	}
	return out, true
}

// values yields the values of a column, which bars part.
func values(column string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for more := column != ""; more; {
			var value string
			if value, column, more = strings.Cut(column, "|"); !yield(value) {
				return
			}
		}
	}
}

// add adds the entry of a row.
func (r *entryReader) add(c *row) {
	before := len(r.errs)
	e := &GazetteerEntry{Label: c[labelColumn], Type: r.typ, Class: c[classColumn], Link: r.link(c[linkColumn]),
		Country: r.country(c[countryColumn]), Alpha2: c[alpha2Column], Alpha3: c[alpha3Column]}
	switch {
	case r.base != nil:
		e.Type = r.entityType(c[typeColumn])
	case e.Type == Country:
		e.Class = "country"
		r.codesOf(e)
	}
	for n := namesColumn; n <= tickersColumn; n++ {
		for name := range values(c[n]) {
			r.check(name, columnNames[n], e.Label)
		}
	}
	r.check(e.Label, "label", e.Label)
	if len(r.l.words.words)+2 > maxWords {
		r.errorf("more than %d classes: give many entries the same class", maxWords-2)
	}
	if len(r.errs) > before {
		return
	}
	known, own, ok := r.identify(e)
	if !ok {
		return
	}
	if known != nil {
		r.extend(known, e, own, c)
		return
	}
	if e.Type == Country && r.base == nil {
		r.codes[e.Alpha2], r.codes[e.Alpha3] = e.ID, e.ID
	}
	r.l.addEntry(e, own)
	kind := recordKindOf(PlainName)
	if strings.HasSuffix(e.Label, ")") {
		kind |= asLabel // "Georgia (US state)" is no name
	}
	r.l.addName(e.Label, kind)
	r.addNames(e, c, nil)
}

// addNames adds the names of a row to its entry, except those in without.
func (r *entryReader) addNames(e *GazetteerEntry, c *row, without []GazetteerName) []GazetteerName {
	var added []GazetteerName
	add := func(name string, kind NameKind) {
		if n := (GazetteerName{name, kind}); !slices.Contains(without, n) {
			r.l.addName(name, recordKindOf(kind))
			added = append(added, n)
		}
	}
	for _, of := range [...]struct {
		column int
		kind   NameKind
	}{{namesColumn, PlainName}, {acronymsColumn, AcronymName}, {demonymsColumn, DemonymName},
		{capitalsColumn, CapitalName}, {seatsColumn, MetonymName}, {tickersColumn, TickerName}} {
		for name := range values(c[of.column]) {
			if strings.HasPrefix(name, "!") {
				continue // see extend
			}
			switch of.kind {
			case DemonymName:
				stem, plural := strings.CutSuffix(name, "+")
				if add(stem, of.kind); plural {
					add(stem+"s", of.kind)
				}
			case CapitalName, MetonymName:
				if rest, ok := strings.CutPrefix(name, "~"); ok {
					r.l.addName(rest, recordKindOf(of.kind)|asLabel)
					continue
				}
				s := seat{strings.Split(name, "="), e.Country, of.kind}
				if e.Type == Country {
					s.country = e.ID
				}
				for _, spelling := range s.spellings {
					// The town of a state stands for no government of a country.
					if e.Type != Place {
						add(spelling, of.kind)
					}
				}
				r.seats = append(r.seats, s)
			case TickerName:
				exchange, ticker, _ := strings.Cut(name, ":")
				add(exchange+" : "+ticker, of.kind)
			default:
				add(name, of.kind)
			}
		}
	}
	return added
}

// identify gives e an ID. It returns the entry of the base that e extends, if any,
// and whether the ID is another than the slug of the label; false after a fault.
func (r *entryReader) identify(e *GazetteerEntry) (known *GazetteerEntry, own, ok bool) {
	e.ID = Slug(e.Label)
	if e.ID == "" {
		r.errorf("label %q has no letter and no digit", e.Label)
		return nil, false, false
	}
	for range 2 {
		var other *GazetteerEntry
		if i := r.l.find(e.ID); i >= 0 {
			other = r.l.entry(i)
		} else if r.base == nil {
			return nil, own, true
		} else if known = r.base.Entry(e.ID); known == nil || known.Type == e.Type {
			return known, own, true
		}
		if own {
			break
		}
		// Luxembourg, the city; another John Smith.
		own = true
		switch {
		case other != nil && other.Type == e.Type && (r.base != nil || other.Label == e.Label):
			if e.Link == "" || e.Link == other.Link {
				r.errorf("%q is there twice; join the two lines, or give each a link of its own", e.Label)
				return nil, false, false
			}
			e.ID += "-" + Slug(e.Link)
		case e.Class != "":
			e.ID += "-" + Slug(e.Class)
		default:
			e.ID += "-" + Slug(string(e.Type))
		}
	}
	r.errorf("%q is there twice; join the lines, or give each a link of its own", e.Label)
	return nil, false, false
}

// extend adds what a row says to an entry of the base: its names, and in place of
// what is known its class, country and link. A name after "!" is taken away.
func (r *entryReader) extend(known, e *GazetteerEntry, own bool, c *row) {
	out := *known
	for _, of := range []struct {
		to   *string
		from string
	}{{&out.Class, e.Class}, {&out.Country, e.Country}, {&out.Link, e.Link}} {
		if of.from != "" {
			*of.to = of.from
		}
	}
	out.Names = slices.Clone(known.Names)
	for n := namesColumn; n <= tickersColumn; n++ {
		for name := range values(c[n]) {
			if name, ok := strings.CutPrefix(name, "!"); ok && !r.drop(&out, name) {
				r.errorf("%q has no name %q to take away", known.Label, name)
			}
		}
	}
	r.l.addEntry(&out, own || out.ID != Slug(e.Label))
	r.l.addName(e.Label, recordKindOf(PlainName)|asLabel)
	out.Names = append(out.Names, r.addNames(&out, c, out.Names)...)
	if e.Label != known.Label && !slices.Contains(out.Names, GazetteerName{e.Label, PlainName}) {
		// Türkiye Cumhuriyeti and turkiye cumhuriyeti have one ID.
		r.l.addName(e.Label, recordKindOf(PlainName))
		out.Names = append(out.Names, GazetteerName{e.Label, PlainName})
	}
	r.l.decoded[len(r.l.entries)-1].Store(&out)
	r.extended[out.ID] = &out
}

// drop takes a name from an entry, and reports whether it had it.
func (r *entryReader) drop(e *GazetteerEntry, name string) bool {
	before := len(e.Names)
	e.Names = slices.DeleteFunc(e.Names, func(n GazetteerName) bool { return n.Text == name })
	for _, l := range r.base.layers {
		i := l.find(e.ID)
		if i < 0 {
			continue
		}
		for n := range l.namesOf(i) {
			if l.nameText(&l.names[n]) == name {
				if r.dropped[l] == nil {
					r.dropped[l] = map[int32]bool{}
				}
				r.dropped[l][n] = true
			}
		}
	}
	return len(e.Names) < before
}

// addSeats makes places of the capitals and seats that no file lists: "in Moscow" is
// a place, whatever Moscow said.
func (r *entryReader) addSeats() {
	for _, s := range r.seats {
		e := &GazetteerEntry{Label: s.spellings[0], Type: Place, Class: "city", Country: s.country}
		if s.kind == MetonymName {
			e.Class = "seat"
		}
		if i := r.l.find(Slug(e.Label)); i >= 0 && r.l.entry(i).Type == Place {
			continue
		}
		known, own, ok := r.identify(e)
		if !ok || known != nil {
			continue
		}
		r.l.addEntry(e, own)
		for _, spelling := range s.spellings {
			r.l.addName(spelling, recordKindOf(PlainName))
		}
	}
}

// link makes a compact IRI of a Wikidata id or an ISO 3166-2 code; what has a colon
// is taken for an IRI.
func (r *entryReader) link(col string) string {
	switch {
	case col == "":
		return ""
	case len(col) > maxLinkSize:
		r.errorf("a link of %d bytes, want at most %d", len(col), maxLinkSize)
	case strings.ContainsAny(col, " <>\"{}|\\^`"):
		r.errorf("bad link %q: an IRI has no spaces, quotes and brackets", col)
	case len(col) > 1 && col[0] == 'Q' && strings.Trim(col[1:], "0123456789") == "":
		return "wd:" + col
	case strings.Contains(col, ":"):
		return col
	case len(col) > 3 && col[2] == '-':
		return "iso:" + col
	default:
		r.errorf("bad link %q: want a Wikidata id (Q159), a code of ISO 3166-2 (US-TX) or an IRI", col)
	}
	return ""
}

// country returns the ID of the country with a code.
func (r *entryReader) country(code string) string {
	if code == "" {
		return ""
	}
	if r.codes[code] == "" {
		r.errorf("unknown country %q: want a code of ISO 3166-1, such as GB", code)
	}
	return r.codes[code]
}

func (r *entryReader) entityType(col string) EntityType {
	if !slices.Contains(EntityTypes, EntityType(col)) {
		r.errorf("bad type %q: want Person, Organization, Country, Place or Thing", col)
	}
	return EntityType(col)
}

// codesOf checks the codes of a country, and makes its link of them if it has none.
func (r *entryReader) codesOf(e *GazetteerEntry) {
	a, b := e.Alpha2, e.Alpha3
	switch {
	case len(a) != 2 || len(b) != 3 || strings.ToUpper(a+b) != a+b:
		r.errorf("bad ISO 3166 codes %q, %q", a, b)
	case r.codes[a] != "" || r.codes[b] != "":
		r.errorf("code %s or %s is there twice", a, b)
	}
	if e.Link == "" {
		e.Link = "iso:" + a
	}
}

// check finds fault with a name.
func (r *entryReader) check(name, column, label string) {
	bare := strings.TrimSpace(strings.Trim(name, "~+!="))
	switch {
	case bare == "":
		r.errorf("empty %s of %q: two bars, or one at an end?", strings.TrimSuffix(column, "s"), label)
	case len(name) > maxNameSize:
		r.errorf("a name of %d bytes, want at most %d", len(name), maxNameSize)
	case name[0] == '!' && r.base == nil:
		r.errorf("%q takes a name away, and there is nothing below", name)
	case column == "tickers" && strings.Count(name, ":") != 1:
		r.errorf("bad ticker %q of %q: want EXCHANGE:SYMBOL", name, label)
	}
}

// Extend returns g with the entries of a table of the user, as data/README.md
// describes them; name is what errors call it. All faults found are returned, up to
// a bound, joined, each as "actors.tsv:41: …".
func (g *Gazetteer) Extend(name string, in io.Reader) (*Gazetteer, error) {
	r := &entryReader{l: newLayer(), base: g, codes: g.codes,
		extended: map[string]*GazetteerEntry{}, dropped: map[*layer]map[int32]bool{}}
	for l, records := range g.dropped {
		r.dropped[l] = maps.Clone(records)
	}
	if err := r.read(name, in, userColumns); err != nil {
		return nil, err
	}
	if len(r.l.entries) == 0 && len(r.errs) == 0 {
		r.errorf("the table is empty: want a line that names the columns, and lines with entries")
	}
	r.addSeats()
	if len(r.errs) > 0 {
		return nil, errors.Join(r.errs...)
	}
	out := *g
	out.layers = append([]*layer{r.l}, g.layers...)
	out.dropped = r.dropped
	out.extended = maps.Clone(g.extended)
	if out.extended == nil {
		out.extended = map[string]*GazetteerEntry{}
	}
	maps.Copy(out.extended, r.extended)
	return &out, nil
}
