package identity

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/quadwire/quadwire/schema"
)

// Header explains the format at the beginning of a new file of decisions.
const Header = `# Decisions of persons about who is who, in the order in which they apply. What
# follows a # is the reason of the decision, or a comment.
#
#   merge ID OTHER               OTHER is ID: one node, ID
#   split ID "NAME" NEW          what articles call NAME is not ID, but NEW
#   split ID doc:ARTICLE NEW     what that article says of ID is about NEW
#   rename ID "NAME"             show ID under this name
#   distinct ID OTHER            two, however alike
`

// ParseDecisions reads a file of decisions, one per line; name is the file's, for
// errors. [Header] describes the format. All faults found are returned, joined, each
// as "FILE:LINE:COLUMN: …"; columns count bytes from 1.
func ParseDecisions(name, text string) (*Decisions, error) {
	var all []Decision
	var errs []error
	line := 0
	for row := range strings.Lines(text) {
		line++
		d, column, err := parseDecision(strings.TrimRight(row, "\r\n"))
		switch {
		case err != nil:
			errs = append(errs, fmt.Errorf("%s:%d:%d: %w", name, line, column, err))
		case d.Verb != "":
			all = append(all, d)
		}
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return NewDecisions(all...), nil
}

// String writes d as a line of the file, without its end.
func (d Decision) String() string {
	parts := []string{string(d.Verb), d.ID}
	if d.Article != "" {
		parts = append(parts, schema.PrefixDocument+d.Article)
	}
	if d.Name != "" {
		parts = append(parts, strconv.Quote(d.Name))
	}
	if d.Other != "" {
		parts = append(parts, d.Other)
	}
	if d.Reason != "" {
		parts = append(parts, "# "+strings.Join(strings.Fields(d.Reason), " "))
	}
	return strings.Join(parts, " ")
}

// word is a part of a line, and where it begins.
type word struct {
	text   string
	quoted bool
	column int
}

// parseDecision reads a line; the zero Decision is an empty one. With an error
// comes its column.
func parseDecision(line string) (Decision, int, error) {
	words, reason, column, err := split(line)
	if err != nil || len(words) == 0 {
		return Decision{}, column, err
	}
	d := Decision{Verb: Verb(words[0].text), Reason: reason}
	var shape string
	switch d.Verb {
	case Merge, Distinct:
		shape = "ID OTHER"
	case Split:
		shape = `ID "NAME" NEW`
		if len(words) > 2 && !words[2].quoted {
			shape = "ID doc:ARTICLE NEW"
		}
	case Rename:
		shape = `ID "NAME"`
	default:
		return Decision{}, words[0].column, fmt.Errorf("unknown decision %q: want merge, split, rename or distinct", words[0].text)
	}
	parts := strings.Fields(shape)
	if len(words)-1 != len(parts) {
		return Decision{}, words[0].column, fmt.Errorf("%d words after %s: want %s %s", len(words)-1, d.Verb, d.Verb, shape)
	}
	for i, part := range parts {
		w := words[i+1]
		if err := d.set(part, w); err != nil {
			return Decision{}, w.column, err
		}
	}
	if d.ID == d.Other {
		return Decision{}, words[len(words)-1].column, fmt.Errorf("%s of %s and itself", d.Verb, d.ID)
	}
	return d, 0, nil
}

// set takes the word that stands where the format has part.
func (d *Decision) set(part string, w word) error {
	if part == `"NAME"` {
		if !w.quoted || strings.TrimSpace(w.text) == "" {
			return fmt.Errorf("want a name in quotes, not %s", w.text)
		}
		d.Name = w.text
		return nil
	}
	if w.quoted {
		return fmt.Errorf("want an ID without quotes, not %q", w.text)
	}
	switch part {
	case "ID":
		d.ID = strings.TrimPrefix(w.text, schema.PrefixEntity)
	case "OTHER", "NEW":
		d.Other = strings.TrimPrefix(w.text, schema.PrefixEntity)
	case "doc:ARTICLE":
		id, ok := strings.CutPrefix(w.text, schema.PrefixDocument)
		if !ok || id == "" {
			return fmt.Errorf("want a name in quotes, or doc: and the ID of an article, not %s", w.text)
		}
		d.Article = id
	}
	return nil
}

// split cuts a line into words and the comment at its end.
func split(line string) (words []word, comment string, column int, err error) {
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c == ' ' || c == '\t':
			i++
		case c == '#':
			return words, strings.TrimSpace(line[i+1:]), 0, nil
		case c == '"':
			quoted, err := strconv.QuotedPrefix(line[i:])
			if err != nil {
				return nil, "", i + 1, errors.New("a name without its closing quote")
			}
			text, err := strconv.Unquote(quoted)
			if err != nil {
				return nil, "", i + 1, err
			}
			words = append(words, word{text, true, i + 1})
			i += len(quoted)
		default:
			end := i + strings.IndexAny(line[i:]+" ", " \t#\"")
			words = append(words, word{line[i:end], false, i + 1})
			i = end
		}
	}
	return words, "", 0, nil
}

// Append returns text, the content of a file of decisions or nothing, with d as its
// last line.
func Append(text string, d Decision) string {
	if text == "" {
		text = Header + "\n"
	}
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return text + d.String() + "\n"
}

// Undo returns text without its last decision, which it also returns, and whether
// there was one. Comments on lines of their own are kept.
func Undo(text string) (string, Decision, bool) {
	lines := strings.SplitAfter(text, "\n")
	for i := len(lines) - 1; i >= 0; i-- {
		if d, _, err := parseDecision(strings.TrimRight(lines[i], "\r\n")); err == nil && d.Verb != "" {
			return strings.Join(append(lines[:i:i], lines[i+1:]...), ""), d, true
		}
	}
	return text, Decision{}, false
}
