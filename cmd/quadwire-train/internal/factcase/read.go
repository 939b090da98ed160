package factcase

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/casefile"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/clause"
	"github.com/quadwire/quadwire/extract/conllu"
	"github.com/quadwire/quadwire/schema"
)

// Case is a sentence with the facts that each style is to show.
type Case struct {
	// Name is the file without ending, a slash, and the name in the file.
	Name string
	// Doc holds the tree.
	Doc  *extract.Document
	Want map[clause.Style][]Expected
}

// Expected is a fact that is to be shown, in one or more wordings.
type Expected struct {
	// Optional says that the fact need not be shown.
	Optional bool
	Wordings []Wording
}

// Wording is one way to word a fact.
type Wording struct {
	// Fields are subject, predicate, object and further arguments.
	Fields []pattern
	Layers Layers
	line   string
}

// Layers are what is known of a fact beside its words.
type Layers struct {
	Negative bool
	// Modality is empty for what is asserted.
	Modality schema.Modality
	// Attributed is who says so, empty for the article.
	Attributed pattern
	// Relation is the subordinator of an adverbial clause.
	Relation string
}

// ReadDir reads the cases of all .txtar files of a folder, in order of their names.
func ReadDir(dir string) ([]Case, error) {
	var out []Case
	err := casefile.ReadDir(dir, func(file string, data []byte) error {
		cases, err := Read(data, file)
		out = append(out, cases...)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Read reads the cases of one archive. Errors name the line in file.
func Read(data []byte, file string) ([]Case, error) {
	var out []Case
	index := map[string]int{}
	for _, f := range txtar.Parse(data).Files {
		name, kind, ok := cutLast(f.Name, ".")
		if !ok {
			return nil, fmt.Errorf("%s: file %q has no ending", file, f.Name)
		}
		at, known := index[name]
		if !known {
			at = len(out)
			index[name] = at
			base := strings.TrimSuffix(filepath.Base(file), ".txtar")
			out = append(out, Case{Name: base + "/" + name, Want: map[clause.Style][]Expected{}})
		}
		line := casefile.Line(data, f.Name)
		if kind == "conllu" {
			if out[at].Doc != nil {
				return nil, fmt.Errorf("%s:%d: second tree of %s", file, line, name)
			}
			docs, err := conllu.Read(bytes.NewReader(f.Data), f.Name)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", file, line, err)
			}
			if len(docs) != 1 || len(docs[0].Sentences) != 1 {
				return nil, fmt.Errorf("%s:%d: want one sentence", file, line)
			}
			out[at].Doc = docs[0]
			continue
		}
		style, err := clause.ParseStyle(kind)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, line, err)
		}
		want, err := parseFacts(string(f.Data), file, line+1)
		if err != nil {
			return nil, err
		}
		out[at].Want[style] = want
	}
	for _, c := range out {
		if c.Doc == nil || len(c.Want) == 0 {
			return nil, fmt.Errorf("%s: %s lacks a tree or what is to be found", file, c.Name)
		}
	}
	return out, nil
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// parseFacts reads facts, one per line, from line first of file.
func parseFacts(text, file string, first int) ([]Expected, error) {
	var out []Expected
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		sign := line[0]
		if sign == '?' || sign == '=' {
			line = strings.TrimSpace(line[1:])
		}
		w, err := parseWording(line)
		if err == nil && sign == '=' && len(out) == 0 {
			err = fmt.Errorf("no fact above the other wording")
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, first+i, err)
		}
		if sign == '=' {
			last := &out[len(out)-1]
			last.Wordings = append(last.Wordings, w)
			continue
		}
		out = append(out, Expected{Optional: sign == '?', Wordings: []Wording{w}})
	}
	return out, nil
}

// modalities are those that a layer can name.
var modalities = []schema.Modality{schema.Planned, schema.Promised, schema.Requested, schema.Threatened, schema.Purpose,
	schema.Possible, schema.Conditional, schema.Questioned, schema.Claimed}

func parseWording(line string) (Wording, error) {
	w := Wording{line: line}
	words, layers, _ := strings.Cut(line, "{")
	for _, field := range strings.Split(words, "|") {
		p, err := parsePattern(field)
		if err != nil {
			return w, err
		}
		w.Fields = append(w.Fields, p)
	}
	if len(w.Fields) < 2 {
		return w, fmt.Errorf("want subject | predicate | object in %q", line)
	}
	if layers == "" {
		return w, nil
	}
	for _, layer := range strings.Split(layers, "{") {
		layer, ok := strings.CutSuffix(strings.TrimSpace(layer), "}")
		if !ok {
			return w, fmt.Errorf("no } in %q", line)
		}
		key, value, _ := strings.Cut(strings.TrimSpace(layer), ":")
		switch m := schema.Modality(key); {
		case key == "negative":
			w.Layers.Negative = true
		case key == "attributed":
			p, err := parsePattern(value)
			if err != nil {
				return w, err
			}
			w.Layers.Attributed = p
		case key == "relation":
			w.Layers.Relation = strings.TrimSpace(value)
		case slices.Contains(modalities, m):
			w.Layers.Modality = m
		default:
			return w, fmt.Errorf("unknown layer %q", layer)
		}
	}
	return w, nil
}
