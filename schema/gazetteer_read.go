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

//go:embed data/countries.tsv data/organizations.tsv data/companies.tsv data/places.tsv data/titles.tsv data/words.tsv
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

// ParseGazetteer reads countries.tsv, organizations.tsv, companies.tsv, places.tsv,
// titles.tsv and words.tsv of fsys; data/README.md describes them. All faults found are
// returned, up to a bound, joined, each as "countries.tsv:41: …".
func ParseGazetteer(fsys fs.FS) (*Gazetteer, error) {
	g := &Gazetteer{
		codes:    map[string]string{},
		titles:   map[string]Title{},
		calendar: map[string]bool{}, portfolios: map[string]bool{},
		given: map[string]string{},
	}
	entries := &entryReader{l: newLayer(), codes: g.codes}
	for _, file := range []struct {
		name string
		typ  EntityType
	}{{"countries.tsv", Country}, {"organizations.tsv", Organization},
		{"companies.tsv", Organization}, {"places.tsv", Place}} {
		if err := entries.readEmbedded(fsys, file.name, file.typ); err != nil {
			return nil, err
		}
	}
	entries.addSeats()
	words := &wordReader{fsys: fsys, g: g}
	words.read("titles.tsv", 4, words.title)
	words.read("words.tsv", 2, words.word)
	if errs := append(entries.errs, words.errs...); len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	g.layers = []*layer{entries.l}
	for i := range entries.l.entries {
		g.embedded = append(g.embedded, entries.l.entry(int32(i)))
	}
	slices.SortFunc(g.embedded, func(a, b *GazetteerEntry) int { return cmp.Compare(a.ID, b.ID) })
	return g, nil
}

// readEmbedded reads an embedded file, all of whose entries have one type.
func (r *entryReader) readEmbedded(fsys fs.FS, name string, typ EntityType) error {
	f, err := fsys.Open(name)
	if err != nil {
		return fmt.Errorf("read gazetteer: %w", err)
	}
	defer f.Close()
	r.typ = typ
	return r.read(name, f, columnNames[:])
}

// wordReader reads titles and words.
type wordReader struct {
	fsys fs.FS
	g    *Gazetteer
	faults
}

// read calls row for every line of file that is neither empty nor a comment.
func (r *wordReader) read(file string, columns int, row func(cols []string)) {
	data, err := fs.ReadFile(r.fsys, file)
	if err != nil {
		r.errs = append(r.errs, fmt.Errorf("read gazetteer: %w", err))
		return
	}
	r.file, r.line = file, 0
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

func (r *wordReader) title(c []string) {
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

func (r *wordReader) word(c []string) {
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
