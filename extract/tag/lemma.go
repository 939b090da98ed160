package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lemmatizer finds the lemma of a word of which the tags are known. It holds
// rules learned from treebanks: for each tag and end of a word, how to edit the
// word (went - go, companies - company) and how to write the result in capitals
// or small letters; the rule with the longest end holds, a whole word above all
// (after Jursic et al. 2010, LemmaGen, and the edit scripts of Chrupala 2006).
// It is immutable and may be shared by goroutines.
type Lemmatizer struct {
	edits ruleSet
	cases ruleSet
}

// Lemma returns the lemma of form as the UD treebanks of English have it: n't is
// not, 's is be or 's as its tags say, Iraqis with NNPS is Iraqi. It knows form
// and tags only, so that it cannot tell which have the 's of let's is.
func (l *Lemmatizer) Lemma(form, upos, xpos string) string {
	word := straight(form)
	key := keyOf(word)
	xpos = lemmaTag(upos, xpos)
	if short := l.unstretch(key, upos, xpos); short != key {
		word, key = short, short
	}
	edit := l.edits.find(key, upos, xpos)
	style := l.cases.find(key, upos, xpos+caseOf(word))
	if lemma, ok := apply(word, edit, style); ok {
		return lemma
	}
	return word
}

// lemmaTag is the XPOS that rules know: a mark has one lemma, whatever the tag that
// says what it does in its sentence.
func lemmaTag(upos, xpos string) string {
	if upos == "PUNCT" {
		return upos
	}
	return xpos
}

// rule is an edit script, or, in the cases, the name of a style:
//
//	"2|y"  cut two characters off the end, append y
//	"#"    leave commas out of a number: 20,000
type rule string

const (
	dropCommas rule = "#"
	keepWord   rule = "0|"
)

// The styles.
const (
	styleLower rule = "l" // all in small letters
	styleKeep  rule = "k" // what is left of the form as it was
	styleTitle rule = "t" // the first letter as a capital: GOODWYN, canada
	styleUpper rule = "u" // all as capitals: me - I
)

// styles in the order in which training tries them.
var styles = []rule{styleLower, styleKeep, styleTitle, styleUpper}

// ruleSet holds rules by tag.
type ruleSet map[string]*rules

// rules are those of one tag.
type rules struct {
	words map[string]rule // whole words
	ends  map[string]rule // ends of words, "" among them
}

// anyTag is the name of the rules for words that have one rule under all tags they
// were seen with.
const anyTag = "*"

// find returns the rule for key: that of the word under both tags, else that of
// its longest known end, under both tags or else under xpos alone.
//
// A tag with which a word was never seen is often wrong: *buses* is no verb *buse*
// and *Mercedes* no plural. A word that has one rule under all other tags then has
// it under this one too, but for a word that would stay as it is: *rewarding* is
// its own lemma as an adjective, though all that was seen is the verb.
func (set ruleSet) find(key, upos, xpos string) rule {
	if both := set[upos+" "+xpos]; both != nil {
		if r, ok := both.words[key]; ok {
			return r
		}
	}
	r := set.findEnd(key, upos, xpos)
	if table := set[anyTag]; table != nil {
		// No verb in -ing is its own lemma, though bombing was a noun wherever it was seen.
		one, ok := table.words[key]
		if ok && !(xpos == "VBG" && one == keepWord) && (r != keepWord || strings.HasPrefix(string(one), string(keepWord))) {
			return one
		}
	}
	return r
}

// findEnd returns the rule for the longest known end of key.
func (set ruleSet) findEnd(key, upos, xpos string) rule {
	both := set[upos+" "+xpos]
	for _, table := range []*rules{both, set[xpos], set[upos]} {
		if table != nil && len(table.ends) > 0 {
			return table.longest(key)
		}
	}
	return ""
}

// longest returns the rule of the longest end of key.
func (t *rules) longest(key string) rule {
	from := 0
	if len(key) > maxEnd {
		from = len(key) - maxEnd
	}
	for ; from < len(key); from++ {
		if r, ok := t.ends[key[from:]]; ok {
			return r
		}
	}
	return t.ends[""]
}

// maxEnd is the longest end of a word in bytes.
const maxEnd = 8

// maxKey is the longest word in bytes that rules know; of a longer one only the
// end is seen.
const maxKey = 64

var straightQuotes = strings.NewReplacer("’", "'", "‘", "'", "`", "'", "“", `"`, "”", `"`)

// straight returns form with straight quotation marks and apostrophes, unless
// it is no more than such a mark.
func straight(form string) string {
	if strings.ContainsAny(form, "’‘`“”") {
		return straightQuotes.Replace(form)
	}
	return form
}

// keyOf returns word in small letters, with 0 for every digit.
func keyOf(word string) string {
	if len(word) > maxKey {
		at := len(word) - maxKey
		for at < len(word) && !utf8.RuneStart(word[at]) {
			at++
		}
		word = word[at:]
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return unicode.ToLower(r)
	}, word)
}

// caseOf says how word is written: "/l" in small letters, "/t" with a capital
// first, "/i" one capital, "/u" in capitals, "/a" in capitals but for a last s
// (CEOs), "/m" mixed.
func caseOf(word string) string {
	first, uppers, lowers := false, 0, 0
	for i, r := range word {
		switch {
		case unicode.IsUpper(r):
			uppers++
			first = first || i == 0
		case unicode.IsLower(r):
			lowers++
		}
	}
	switch {
	case uppers == 0:
		return "/l"
	case lowers == 0 && uppers == 1:
		return "/i"
	case lowers == 0:
		return "/u"
	case first && uppers == 1:
		return "/t"
	case lowers == 1 && strings.HasSuffix(word, "s"):
		return "/a"
	}
	return "/m"
}

// apply edits word and writes the result in style; false if the rule is none
// that fits the word.
func apply(word string, edit, style rule) (string, bool) {
	kept, added := word, ""
	if edit == dropCommas {
		kept = strings.ReplaceAll(word, ",", "")
	} else {
		cut, add, ok := strings.Cut(string(edit), "|")
		if !ok || len(cut) != 1 || cut[0] < '0' {
			return "", false
		}
		for n := cut[0] - '0'; n > 0; n-- {
			if kept == "" {
				return "", false
			}
			_, size := utf8.DecodeLastRuneInString(kept)
			kept = kept[:len(kept)-size]
		}
		added = add
	}
	if kept == "" && added == "" {
		return "", false
	}
	switch style {
	case styleKeep:
		return kept + added, true
	case styleTitle:
		return titled(kept + added), true
	case styleUpper:
		return strings.ToUpper(kept + added), true
	}
	return strings.ToLower(kept + added), true
}

func titled(word string) string {
	word = strings.ToLower(word)
	r, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToTitle(r)) + word[size:]
}
