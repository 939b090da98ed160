package ner

import (
	"bufio"
	_ "embed"
	"fmt"
	"strings"
	"unicode"

	"github.com/quadwire/quadwire/schema"
)

// lexiconFile holds names and the words that names are made of, by class; see
// data/README.md.
//
//go:embed data/lexicon.tsv
var lexiconFile string

// kind is what a run of words may be by itself, without its sentence.
type kind byte

const (
	givenKind     kind = iota // Mary
	surnameKind               // Miller
	countryKind               // Peru
	placeKind                 // Lyon, Ohio
	orgKind                   // Siemens, NATO
	demonymKind               // Peruvian
	groupKind                 // Buddhists, Republicans
	thingKind                 // Windows, Koran
	orgWordKind               // Ministry, Inc
	placeWordKind             // River, Street
	titleKind                 // President, Mrs
	calendarKind              // Monday
	kinds
)

// kindNames are the classes of the file.
var kindNames = map[string]kind{
	"given": givenKind, "surname": surnameKind, "place": placeKind, "org": orgKind,
	"group": groupKind, "thing": thingKind, "orgword": orgWordKind, "placeword": placeWordKind,
}

// longestAcronym is the number of letters up to which a name in capitals counts only
// in capitals: IT, ICE.
const longestAcronym = 3

// kindSet is a set of kinds.
type kindSet uint16

func (s kindSet) has(k kind) bool { return s&(1<<k) != 0 }

// lexicon knows runs of words by their letters alone: capitals, spaces, hyphens
// and apostrophes do not matter (Coca - Cola, coca-cola).
type lexicon struct {
	// runs has the kinds of all names, and the empty set for all runs of whole words
	// that some name begins with.
	runs map[string]kindSet
	// acronyms count only in capitals: WHO, US, IT.
	acronyms map[string]kindSet
}

// newLexicon reads the embedded file and adds the names of gaz.
func newLexicon(gaz *schema.Gazetteer) (*lexicon, error) {
	lex := &lexicon{runs: map[string]kindSet{}, acronyms: map[string]kindSet{}}
	err := readLexicon(func(k kind, name string) {
		if len(name) <= longestAcronym && name == strings.ToUpper(name) {
			lex.acronyms[letters(name)] |= 1 << k
		} else {
			lex.add(name, k)
		}
	})
	if err != nil {
		return nil, err
	}
	for _, entry := range gaz.Entries() {
		lex.addEntry(entry)
	}
	return lex, nil
}

// readLexicon calls visit for each name of the embedded file.
func readLexicon(visit func(kind, string)) error {
	scanner := bufio.NewScanner(strings.NewReader(lexiconFile))
	scanner.Buffer(nil, len(lexiconFile)+1)
	for line := 1; scanner.Scan(); line++ {
		text := scanner.Text()
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		class, names, _ := strings.Cut(text, "\t")
		k, ok := kindNames[class]
		if !ok {
			return fmt.Errorf("lexicon.tsv:%d: no class %q", line, class)
		}
		for name := range strings.SplitSeq(names, "|") {
			visit(k, name)
		}
	}
	return scanner.Err()
}

func (l *lexicon) addEntry(entry *schema.GazetteerEntry) {
	k := placeKind
	switch entry.Type {
	case schema.Country:
		k = countryKind
	case schema.Organization:
		k = orgKind
	}
	for _, name := range entry.Names {
		switch name.Kind {
		case schema.AcronymName:
			l.acronyms[letters(name.Text)] |= 1 << k
		case schema.DemonymName:
			l.add(name.Text, demonymKind)
		case schema.CapitalName, schema.MetonymName:
			l.add(name.Text, placeKind)
		default:
			l.add(name.Text, k)
		}
	}
}

// add enters a name and the runs that it begins with.
func (l *lexicon) add(name string, k kind) {
	parts := strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '\'' || r == '’' })
	run := ""
	for _, part := range parts {
		run += key(part)
		l.runs[run] |= 0
	}
	if run != "" {
		l.runs[run] |= 1 << k
	}
}

// key is how the lexicon looks up a word: its letters and digits, in lower case.
func key(word string) string {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return strings.ToLower(letters(word))
		}
	}
	return word
}

// hasLower reports whether a word has a letter in lower case.
func hasLower(word string) bool { return strings.ContainsFunc(word, unicode.IsLower) }

// letters returns the letters and digits of a word.
func letters(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, word)
}

// match returns how many of words the longest known run at their beginning takes,
// and what it may be; keys are the words as the lexicon looks them up.
func (l *lexicon) match(words, keys []string) (int, kindSet) {
	best, found := 0, kindSet(0)
	run := ""
	for i, k := range keys {
		if k == "" && i == 0 {
			break
		}
		run += k
		set, ok := l.runs[run]
		if !ok {
			break
		}
		if k != "" && set != 0 {
			best, found = i+1, set
		}
	}
	if best <= 1 && !hasLower(words[0]) {
		if set, ok := l.acronyms[letters(words[0])]; ok {
			best, found = 1, found|set
		}
	}
	return best, found
}
