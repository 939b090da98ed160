package tag

import (
	"bufio"
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"sort"
	"strings"
	"sync"

	"github.com/quadwire/quadwire/extract/model"
)

//go:embed data/lemma.tsv
var lemmaRules []byte

var embeddedLemmatizer = sync.OnceValues(func() (*Lemmatizer, error) {
	return ReadLemmatizer(bytes.NewReader(lemmaRules), "embedded lemma.tsv")
})

// NewLemmatizer returns the lemmatiser with the embedded rules.
func NewLemmatizer() (*Lemmatizer, error) { return embeddedLemmatizer() }

//go:embed data/lemma.tsv.json
var lemmaCard []byte

// LemmaCard describes the embedded rules.
func LemmaCard() (model.Card, error) { return model.ReadCard(lemmaCard, lemmaRules, lemmaVersion) }

// lemmaVersion is the version of the form of a file of rules, as in lemmaHeader.
const lemmaVersion = 1

// lemmaHeader is the first line of a file of rules.
const lemmaHeader = "# rules of lemmatisation, version 1: edit or case, tags; word or end, what it is, rule"

// Write writes the rules in order, as text that ReadLemmatizer reads: a line
// "edit" or "case" and tags, then lines of its rules.
func (l *Lemmatizer) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, lemmaHeader)
	l.edits.write(out, "edit")
	l.cases.write(out, "case")
	return out.Flush()
}

func (set ruleSet) write(out *bufio.Writer, kind string) {
	var tags []string
	for tag := range set {
		tags = append(tags, tag)
	}
	sort.Strings(tags)
	for _, tag := range tags {
		fmt.Fprintf(out, "%s\t%s\n", kind, tag)
		writeRules(out, set[tag].words, "=")
		writeRules(out, set[tag].ends, "-")
	}
}

func writeRules(out *bufio.Writer, table map[string]rule, mark string) {
	var keys []string
	for key := range table {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		fmt.Fprintf(out, "%s\t%s\t%s\n", mark, key, table[key])
	}
}

// ReadLemmatizer reads rules that Write wrote; name stands for r in errors.
func ReadLemmatizer(r io.Reader, name string) (*Lemmatizer, error) {
	l := &Lemmatizer{edits: ruleSet{}, cases: ruleSet{}}
	var table *rules
	scanner := bufio.NewScanner(r)
	for line := 1; scanner.Scan(); line++ {
		text := scanner.Text()
		if line == 1 {
			if text != lemmaHeader {
				return nil, fmt.Errorf("%s:1: no rules of lemmatisation, or of another version", name)
			}
			continue
		}
		fields := strings.Split(text, "\t")
		switch {
		case len(fields) == 2 && fields[0] == "edit":
			table = l.edits.table(fields[1])
		case len(fields) == 2 && fields[0] == "case":
			table = l.cases.table(fields[1])
		case len(fields) == 3 && table != nil && fields[0] == "=":
			table.words[fields[1]] = rule(fields[2])
		case len(fields) == 3 && table != nil && fields[0] == "-":
			table.ends[fields[1]] = rule(fields[2])
		default:
			return nil, fmt.Errorf("%s:%d: bad rule %q", name, line, text)
		}
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return l, nil
}

func (set ruleSet) table(tag string) *rules {
	if set[tag] == nil {
		set[tag] = &rules{words: map[string]rule{}, ends: map[string]rule{}}
	}
	return set[tag]
}
