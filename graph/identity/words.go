package identity

import (
	"bufio"
	"bytes"
	_ "embed"
	"strings"
)

//go:embed data/given.txt
var givenText []byte

//go:embed data/generic.txt
var genericText []byte

//go:embed data/groups.txt
var groupText []byte

// lexicon is what the package knows of words beforehand.
type lexicon struct {
	given   map[string]string // sound of a given name to the one that stands for it
	generic map[string]bool   // folded
	groups  map[string]bool   // folded
}

func newLexicon() *lexicon {
	lex := &lexicon{given: map[string]string{}, generic: map[string]bool{}, groups: map[string]bool{}}
	eachLine(givenText, func(words []string) {
		for _, word := range words {
			if key := sound(fold(word)); lex.given[key] == "" {
				lex.given[key] = sound(fold(words[0]))
			}
		}
	})
	for _, set := range []struct {
		text []byte
		into map[string]bool
	}{{genericText, lex.generic}, {groupText, lex.groups}} {
		eachLine(set.text, func(words []string) {
			for _, word := range words {
				set.into[fold(word)] = true
			}
		})
	}
	return lex
}

// eachLine calls yield with the words of each line that is no comment.
func eachLine(text []byte, yield func(words []string)) {
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		if line := strings.TrimSpace(lines.Text()); line != "" && line[0] != '#' {
			yield(strings.Fields(line))
		}
	}
}

// isGroup reports whether name is that of a people or of the followers of a
// religion.
func (lex *lexicon) isGroup(name string) bool { return lex.groups[fold(name)] }
