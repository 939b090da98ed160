package engine

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// NameTags are the classes of the name head.
var NameTags = []string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"}

// nameTypes maps the types of the corpora to ours; what is missing is no name.
var nameTypes = map[string]string{
	"PER": "PER", "person": "PER",
	"ORG": "ORG", "corporation": "ORG", "group": "ORG",
	"LOC": "LOC", "location": "LOC",
	"MISC": "MISC", "product": "MISC", "creative-work": "MISC",
}

// unknownTag stands where a word may be in a name or not: it is not learned from.
const unknownTag = "?"

// taggedSentence is a sentence with a name tag for each word.
type taggedSentence struct {
	forms, tags []string
	// pos are the parts of speech (XPOS) that the tagger gives, nil before it ran.
	pos []string
	// document reports that a document begins with the sentence.
	document bool
}

// readNames reads a corpus of a word and a tag on each line, separated by a tab or
// the last space, sentences by empty lines; "# " begins a comment. Where it marks
// no documents each sentence is one. Tags in the IO
// scheme become IOB2. The number column and further columns of uner files are
// understood.
func readNames(path string) ([]taggedSentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []taggedSentence
	var cur taggedSentence
	document, documents := true, false
	flush := func() {
		if len(cur.forms) > 0 {
			cur.document = document || !documents
			out = append(out, cur)
			document = false
		}
		cur = taggedSentence{}
	}
	scanner := bufio.NewScanner(f)
	for line := 1; scanner.Scan(); line++ {
		text := strings.TrimRight(scanner.Text(), "\r\n")
		switch {
		case strings.TrimSpace(text) == "":
			flush()
			continue
		case strings.HasPrefix(text, "# newdoc"), strings.HasPrefix(text, "-DOCSTART-"):
			document, documents = true, true
			continue
		case strings.HasPrefix(text, "# ") && !strings.Contains(text, "\t"):
			continue
		}
		form, tag, ok := splitNameLine(text)
		if !ok {
			return nil, fmt.Errorf("%s:%d: want a word and a tag, have %q", path, line, text)
		}
		before := "O"
		if n := len(cur.tags); n > 0 {
			before = cur.tags[n-1]
		}
		cur.forms = append(cur.forms, form)
		cur.tags = append(cur.tags, ourTag(tag, before))
	}
	flush()
	return out, scanner.Err()
}

func splitNameLine(text string) (form, tag string, ok bool) {
	if cols := strings.Split(text, "\t"); len(cols) >= 5 {
		return cols[1], cols[2], true
	} else if len(cols) == 2 {
		return cols[0], cols[1], true
	}
	at := strings.LastIndexByte(text, ' ')
	if at <= 0 {
		return "", "", false
	}
	return text[:at], text[at+1:], true
}

// ourTag maps a tag of a corpus to ours, given our tag of the word before.
func ourTag(tag, before string) string {
	prefix, kind, ok := strings.Cut(tag, "-")
	ours := nameTypes[kind]
	if !ok || ours == "" {
		return "O"
	}
	if prefix == "I" && (before == "O" || before[2:] != ours) {
		prefix = "B"
	}
	return prefix + "-" + ours
}

// documents parts sentences at the beginnings of documents.
func documents(sents []taggedSentence) [][]taggedSentence {
	var out [][]taggedSentence
	for i, s := range sents {
		if i == 0 || s.document {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], s)
	}
	return out
}
