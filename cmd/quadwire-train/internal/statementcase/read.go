package statementcase

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/casefile"
	"github.com/quadwire/quadwire/schema"
)

// defaultPublished is the date of the articles that name none: a Friday.
const defaultPublished = "2024-03-15"

// Case is a short news text with what is to be found in it.
type Case struct {
	// File is the name of the file without ending, Name that of the section.
	File, Name string
	Published  string // YYYY-MM-DD
	Text       string
	Expected   []Expectation
}

// Sign says whether a statement is to be found.
type Sign byte

// The signs of expectations.
const (
	Wanted   Sign = '+'
	Unwanted Sign = '-'
	Optional Sign = '?'
)

// anything as predicate, subject or object is each of them.
const anything = "*"

// Expectation is a statement that is, or is not, to be found.
type Expectation struct {
	Sign Sign
	// Predicates are names of the vocabulary, "open:" and a lemma, or anything.
	Subject    string
	Predicates []string
	// Object is empty for statements of one place.
	Object     string
	Qualifiers []Qualifier
	line       string
}

// Qualifier is a field of the statement beside its ends and predicate.
type Qualifier struct{ Key, Value string }

// keys are the qualifiers that can be compared.
var keys = []string{"date", "begin", "end", "polarity", "modality", "attribution", "certainty", "place", "theme", "instrument"}

// ReadDir reads the cases of all .txtar files of a folder, in order of their names. vocab
// says which predicates there are.
func ReadDir(dir string, vocab *schema.Vocabulary) ([]Case, error) {
	var out []Case
	err := casefile.ReadDir(dir, func(file string, data []byte) error {
		cases, err := Read(data, file, vocab)
		out = append(out, cases...)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Read reads the cases of one archive. Errors name the line in file.
func Read(data []byte, file string, vocab *schema.Vocabulary) ([]Case, error) {
	base := strings.TrimSuffix(filepath.Base(file), ".txtar")
	seen := map[string]bool{}
	var out []Case
	for _, section := range txtar.Parse(data).Files {
		line := casefile.Line(data, section.Name)
		if seen[section.Name] {
			return nil, fmt.Errorf("%s:%d: second case %q", file, line, section.Name)
		}
		seen[section.Name] = true
		c, at, err := readCase(string(section.Data), vocab)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, line+at, err)
		}
		c.File, c.Name = base, section.Name
		out = append(out, c)
	}
	return out, nil
}

// readCase reads a section. With an error comes its line, from 1.
func readCase(section string, vocab *schema.Vocabulary) (c Case, line int, err error) {
	c.Published = defaultPublished
	lines := strings.Split(strings.TrimRight(section, "\n"), "\n")
	at := 0
	if value, ok := strings.CutPrefix(lines[0], "published:"); ok {
		c.Published = strings.TrimSpace(value)
		if _, err := time.Parse(time.DateOnly, c.Published); err != nil {
			return c, 1, fmt.Errorf("published: want YYYY-MM-DD, not %q", c.Published)
		}
		at = 1
	}
	text := at
	for at < len(lines) && strings.TrimSpace(lines[at]) != "" {
		at++
	}
	if c.Text = strings.Join(lines[text:at], "\n"); c.Text == "" {
		return c, text + 1, fmt.Errorf("no text")
	}
	for ; at < len(lines); at++ {
		row := strings.TrimSpace(lines[at])
		if row == "" || row[0] == '#' {
			continue
		}
		e, err := readExpectation(row, vocab)
		if err != nil {
			return c, at + 1, err
		}
		c.Expected = append(c.Expected, e)
	}
	if len(c.Expected) == 0 {
		return c, len(lines), fmt.Errorf("an empty line and what is to be found should follow the text")
	}
	return c, 0, nil
}

// fields are parted by a bar after a space: those between other predicates have none.
var (
	fieldBar  = regexp.MustCompile(`\s\|(?:\s|$)`)
	keyBefore = regexp.MustCompile(`(?:^|\s)([a-z]+)=`)
)

func readExpectation(row string, vocab *schema.Vocabulary) (Expectation, error) {
	e := Expectation{Sign: Sign(row[0]), line: row}
	if e.Sign != Wanted && e.Sign != Unwanted && e.Sign != Optional {
		return e, fmt.Errorf("%q does not begin with +, - or ?", row)
	}
	fields := fieldBar.Split(strings.ReplaceAll(strings.TrimSpace(row[1:]), "| |", "|  |"), -1)
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	if len(fields) < 2 || len(fields) > 4 || fields[0] == "" || fields[1] == "" {
		return e, fmt.Errorf("want subject | predicate | object | qualifiers in %q", row)
	}
	e.Subject, e.Predicates = fields[0], strings.Split(fields[1], "|")
	for _, name := range e.Predicates {
		_, open := strings.CutPrefix(name, openPrefix)
		if !open && name != anything && !known(vocab, name) {
			return e, fmt.Errorf("no predicate %q in the vocabulary; open ones begin with %s", name, openPrefix)
		}
	}
	if len(fields) > 2 {
		e.Object = fields[2]
	}
	if len(fields) < 4 {
		return e, nil
	}
	text := fields[3]
	marks := keyBefore.FindAllStringSubmatchIndex(text, -1)
	if len(marks) == 0 && text != "" || len(marks) > 0 && marks[0][0] != 0 {
		return e, fmt.Errorf("want key=value in %q", text)
	}
	for i, mark := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		q := Qualifier{Key: text[mark[2]:mark[3]], Value: strings.TrimSpace(text[mark[1]:end])}
		if !slices.Contains(keys, q.Key) || q.Value == "" {
			return e, fmt.Errorf("unknown or empty qualifier %q; there are %s", q.Key, strings.Join(keys, ", "))
		}
		e.Qualifiers = append(e.Qualifiers, q)
	}
	return e, nil
}

func known(vocab *schema.Vocabulary, predicate string) bool {
	_, ok := vocab.Predicate(predicate)
	return ok
}
