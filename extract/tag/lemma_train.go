package tag

import (
	"errors"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadwire/quadwire/extract"
)

// addNames gives the words that are names nearly always their capital where the tag
// or the form denies it, as neither is sure: *flights to kerala*, *the Delta* tagged
// as a common noun. What the treebanks say of such a word themselves stays.
func (c counts) addNames(set ruleSet) {
	names := map[string]int{}
	for key, t := range c["PROPN NNP/t"] {
		for _, n := range t {
			names[key] += n
		}
	}
	for key, n := range names {
		small := 0
		for tag, words := range c {
			if both := strings.Contains(tag, " "); both && strings.HasSuffix(tag, "/l") && !strings.Contains(tag, "NNP") {
				for _, times := range words[key] {
					small += times
				}
			}
		}
		if n < minName || 10*n < 7*(n+small) {
			continue
		}
		for _, tag := range []string{"PROPN NNP/l", "NOUN NN/t"} {
			if c[tag][key] == nil {
				set.table(tag).words[key] = styleTitle
			}
		}
	}
}

// minTypes is how many words two tags together need to have rules for ends of
// their own; else those of XPOS alone serve.
const minTypes = 40

// TrainLemmatizer learns a Lemmatizer from documents with gold tags and lemmas.
// The same documents give the same rules.
func TrainLemmatizer(docs []*extract.Document) (*Lemmatizer, error) {
	edits, cases := counts{}, counts{}
	for _, doc := range docs {
		for i := range doc.Tokens {
			tok := &doc.Tokens[i]
			if tok.Lemma == "" || tok.XPOS == "" {
				continue
			}
			word := straight(tok.Form)
			key := keyOf(word)
			edit, style, ok := explain(word, tok.Lemma)
			if !ok {
				continue
			}
			xpos := lemmaTag(tok.UPOS, tok.XPOS)
			edits.add(key, tok.UPOS, xpos, edit)
			cases.add(key, tok.UPOS, xpos+caseOf(word), style)
		}
	}
	if len(edits) == 0 {
		return nil, errors.New("no lemmas to learn from")
	}
	unanimous := edits.unanimous()
	edits.paradigms(docs)
	l := &Lemmatizer{edits: edits.rules(), cases: cases.rules()}
	l.edits.addUnanimous(unanimous)
	cases.addNames(l.cases)
	return l, nil
}

// minUnanimous is how often a word must be seen to have one rule for all tags.
const minUnanimous = 2

// unanimous returns the words that have one rule under all tags, and that rule.
func (c counts) unanimous() map[string]rule {
	type verdict struct {
		rule  rule
		times int
		split bool
	}
	seen := map[string]verdict{}
	for tag, words := range c {
		if !strings.Contains(tag, " ") {
			continue // counted under both tags
		}
		for key, t := range words {
			if !strings.ContainsFunc(key, unicode.IsLetter) {
				continue
			}
			for r, n := range t {
				v, ok := seen[key]
				seen[key] = verdict{r, v.times + n, v.split || ok && v.rule != r}
			}
		}
	}
	out := map[string]rule{}
	for key, v := range seen {
		if !v.split && v.times >= minUnanimous {
			out[key] = v.rule
		}
	}
	return out
}

// openTags are the tags that taggers give by mistake.
var openTags = []string{"NOUN NN", "NOUN NNS", "PROPN NNP", "PROPN NNPS", "ADJ JJ", "ADJ JJR", "ADJ JJS", "ADV RB",
	"VERB VB", "VERB VBD", "VERB VBG", "VERB VBN", "VERB VBP", "VERB VBZ"}

// addUnanimous adds the words whose one rule is another than what their ends say
// under some tag.
func (set ruleSet) addUnanimous(words map[string]rule) {
	table := set.table(anyTag)
	for key, r := range words {
		for _, tag := range openTags {
			upos, xpos, _ := strings.Cut(tag, " ")
			if set.findEnd(key, upos, xpos) != r {
				table.words[key] = r
				break
			}
		}
	}
}

// explain finds the rules that make lemma of word.
func explain(word, lemma string) (edit, style rule, ok bool) {
	edit = editScript(strings.ToLower(word), strings.ToLower(lemma))
	if edit == "" {
		return "", "", false
	}
	for _, style := range styles {
		if got, ok := apply(word, edit, style); ok && got == lemma {
			return edit, style, true
		}
	}
	return "", "", false
}

// editScript returns the rule that makes lemma of word, or "" if more than nine
// characters would have to go.
func editScript(word, lemma string) rule {
	if strings.Contains(word, ",") && strings.ReplaceAll(word, ",", "") == lemma {
		return dropCommas
	}
	common := 0
	for common < len(word) && common < len(lemma) && word[common] == lemma[common] {
		common++
	}
	for common > 0 && (common < len(word) && !utf8.RuneStart(word[common]) || common < len(lemma) && !utf8.RuneStart(lemma[common])) {
		common--
	}
	cut := utf8.RuneCountInString(word[common:])
	if cut > 9 || strings.ContainsAny(lemma[common:], "|\t\n") {
		return ""
	}
	return rule(string(rune('0'+cut)) + "|" + lemma[common:])
}

// tally counts rules.
type tally map[rule]int

func (t tally) best() (r rule, n int) {
	for candidate, count := range t {
		if count > n || count == n && candidate < r {
			r, n = candidate, count
		}
	}
	return r, n
}

// counts are tallies by tags and word.
type counts map[string]map[string]tally

func (c counts) add(key, upos, xpos string, r rule) {
	for _, tag := range []string{upos + " " + xpos, xpos} {
		if c[tag] == nil {
			c[tag] = map[string]tally{}
		}
		if c[tag][key] == nil {
			c[tag][key] = tally{}
		}
		c[tag][key][r]++
	}
}

// rules makes the rules: for ends, then for the words that these get wrong.
func (c counts) rules() ruleSet {
	set := ruleSet{}
	for tag, words := range c {
		both := strings.Contains(tag, " ")
		if !both || len(words) >= minTypes {
			set.table(tag).ends = endRules(words, tag)
		}
	}
	for tag, words := range c {
		upos, xpos, both := strings.Cut(tag, " ")
		if !both {
			continue
		}
		table := set.table(tag)
		for key, t := range words {
			r, n := t.best()
			if strings.HasPrefix(xpos, "NNP/t") && n < minName {
				continue
			}
			if set.find(key, upos, xpos) != r {
				table.words[key] = r
			}
		}
	}
	return set
}

// endRules finds the rules for ends of words: for each end the rule of most of
// its words, kept where it is another than that of the next shorter end.
//
// The end of a name says neither how it is written (NATO, SMITH) nor whether it
// is inflected (Reynolds), so that singular names have one rule; nor does that of
// CEOs.
func endRules(words map[string]tally, tag string) map[string]rule {
	longest := maxEnd
	if strings.Contains(tag, "NNP") && !strings.HasSuffix(tag, "NNPS") || strings.HasSuffix(tag, "/a") {
		longest = 0
	}
	byEnd := map[string]tally{}
	for key, t := range words {
		r, _ := t.best()
		for from := len(key); from >= 0 && len(key)-from <= longest; from-- {
			end := key[from:]
			if byEnd[end] == nil {
				byEnd[end] = tally{}
			}
			byEnd[end][r]++
		}
	}
	ends := make([]string, 0, len(byEnd))
	for end := range byEnd {
		ends = append(ends, end)
	}
	sort.Slice(ends, func(i, j int) bool {
		if len(ends[i]) != len(ends[j]) {
			return len(ends[i]) < len(ends[j])
		}
		return ends[i] < ends[j]
	})
	table := &rules{ends: map[string]rule{}}
	for _, end := range ends {
		r, n := byEnd[end].best()
		if end != "" && (n < minEnd || table.longest(end) == r || byEnd[end][table.longest(end)] == n) {
			continue
		}
		table.ends[end] = r
	}
	return table.ends
}

// minName is how often a name with a capital must be seen to have a rule of its
// own for its case: a treebank now and then takes it for a common noun.
const minName = 3

// minEnd is how many words must share a rule for it to hold for an end.
const minEnd = 2
