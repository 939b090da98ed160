// Package actorgraph compares the statements of an article with the actor graph that
// an analyst drew by reading it: which edges were found, and which statements should
// not be there. It matches strings: an accepted string matches a label where it begins a
// word of it; see the package's functions for polarity, modality and attribution.
package actorgraph

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
)

// Graph is what an analyst read out of one article.
type Graph struct {
	// Article is the path of the text, below the folder of the articles' parent.
	Article   string `json:"article"`
	Published string `json:"published"` // YYYY-MM-DD
	Edges     []Edge `json:"edges"`
	// Forbidden are statements that must not appear.
	Forbidden []Edge `json:"forbidden"`
	path      string
}

// Name is the name of the file without directory and extension.
func (g *Graph) Name() string {
	base := filepath.Base(g.path)
	return base[:len(base)-len(filepath.Ext(base))]
}

// Edge is a fact, or a forbidden one.
type Edge struct {
	ID   string `json:"id"`
	Must bool   `json:"must"` // any analyst would want it
	// S, P and O are accepted strings, lower case; "*" is any.
	S []string `json:"s"`
	P []string `json:"p"`
	O []string `json:"o"`
	// Symmetric edges may be told in either direction.
	Symmetric bool   `json:"symmetric"`
	Date      string `json:"date"`     // YYYY, YYYY-MM or YYYY-MM-DD
	Polarity  string `json:"polarity"` // "negative" or nothing
	Modality  string `json:"modality"` // "not-asserted", "any" or nothing
	// Claim marks what is not asserted only because somebody says it.
	Claim       bool   `json:"claim"`
	Attribution labels `json:"attribution"`
	Quote       string `json:"quote"`
	Why         string `json:"why"` // of forbidden ones
}

// labels is a list of strings, or one string: "none".
type labels []string

func (l *labels) UnmarshalJSON(data []byte) error {
	var one string
	if json.Unmarshal(data, &one) == nil {
		*l = labels{one}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(l))
}

// Read reads the graphs of a directory, sorted by file name.
func Read(dir string) ([]*Graph, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: no graphs (*.json)", dir)
	}
	sort.Strings(paths)
	var out []*Graph
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		g := &Graph{path: path}
		if err := json.Unmarshal(data, g); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if g.Article == "" || len(g.Edges) == 0 {
			return nil, fmt.Errorf("%s: %w", path, errors.New("no article or no edges"))
		}
		out = append(out, g)
	}
	return out, nil
}
