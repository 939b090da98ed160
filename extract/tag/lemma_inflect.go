package tag

import (
	_ "embed"
	"strings"

	"github.com/quadwire/quadwire/extract"
)

//go:embed data/irregular.txt
var irregularVerbs string

// inflected is a form that a word of the treebanks has, though they may not show it.
type inflected struct{ form, xpos string }

// paradigms adds to the counts the regular forms of the words of which the
// treebanks have the lemma, and the forms of irregular verbs: who has seen hassle
// and recycle knows hassled and recycling. What the treebanks show themselves
// stays as it is.
func (c counts) paradigms(docs []*extract.Document) {
	irregular := map[string]bool{}
	for _, line := range strings.Split(irregularVerbs, "\n") {
		fields := strings.Fields(line)
		if len(fields) != 3 && len(fields) != 4 || fields[0] == "#" {
			continue
		}
		if fields[0] == "noun" {
			c.supply(fields[1], "NOUN", "NNS", fields[2])
			continue
		}
		irregular[fields[0]] = true
		for _, past := range strings.Split(fields[1], "/") {
			c.supply(past, "VERB", "VBD", fields[0])
		}
		for _, participle := range strings.Split(fields[2], "/") {
			c.supply(participle, "VERB", "VBN", fields[0])
		}
		if len(fields) == 4 {
			c.supply(fields[3], "VERB", "VBG", fields[0])
		}
	}
	for _, doc := range docs {
		for i := range doc.Tokens {
			tok := &doc.Tokens[i]
			if !isPlainWord(tok.Lemma) {
				continue
			}
			for _, f := range regularForms(tok.Lemma, tok.UPOS) {
				if !(irregular[tok.Lemma] && (f.xpos == "VBD" || f.xpos == "VBN")) {
					c.supply(f.form, tok.UPOS, f.xpos, tok.Lemma)
				}
			}
		}
	}
}

// supply counts form once if the treebanks do not have it with its tags.
func (c counts) supply(form, upos, xpos, lemma string) {
	if c[upos+" "+xpos][form] == nil {
		if edit := editScript(form, lemma); edit != "" {
			c.add(form, upos, xpos, edit)
		}
	}
}

func isPlainWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return len(s) > 2
}

// regularForms returns the forms that spelling gives lemma.
func regularForms(lemma, upos string) []inflected {
	switch upos {
	case "VERB":
		stem, ok := softened(lemma)
		forms := []inflected{{withS(lemma), "VBZ"}}
		if ok {
			past := stem + "ed"
			if strings.HasSuffix(lemma, "y") && !isVowel(lemma[len(lemma)-2]) {
				past = lemma[:len(lemma)-1] + "ied"
			}
			forms = append(forms, inflected{past, "VBD"}, inflected{past, "VBN"})
			if !strings.HasSuffix(lemma, "ee") && !strings.HasSuffix(lemma, "ie") && !strings.HasSuffix(lemma, "oe") && !strings.HasSuffix(lemma, "ye") {
				forms = append(forms, inflected{stem + "ing", "VBG"})
			}
		}
		return forms
	case "NOUN":
		if strings.HasSuffix(lemma, "o") || strings.HasSuffix(lemma, "f") || strings.HasSuffix(lemma, "fe") ||
			strings.HasSuffix(lemma, "s") || strings.HasSuffix(lemma, "man") {
			return nil
		}
		return []inflected{{withS(lemma), "NNS"}}
	case "ADJ":
		stem, ok := softened(lemma)
		if !ok || len(lemma) > 7 {
			return nil
		}
		if strings.HasSuffix(lemma, "y") {
			stem = lemma[:len(lemma)-1] + "i"
		}
		return []inflected{{stem + "er", "JJR"}, {stem + "est", "JJS"}}
	}
	return nil
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// withS is the form of lemma in -s.
func withS(lemma string) string {
	n := len(lemma)
	switch {
	case lemma[n-1] == 'y' && !isVowel(lemma[n-2]):
		return lemma[:n-1] + "ies"
	case lemma[n-1] == 's', lemma[n-1] == 'x', lemma[n-1] == 'z', lemma[n-1] == 'o',
		strings.HasSuffix(lemma, "ch"), strings.HasSuffix(lemma, "sh"):
		return lemma + "es"
	}
	return lemma + "s"
}

// softened is lemma as it stands before an ending that begins with a vowel: hope
// - hop, hop - hopp. It does not know where the stress of a longer word is, and
// answers false where that decides (visit, submit).
func softened(lemma string) (string, bool) {
	n := len(lemma)
	last := lemma[n-1]
	if last == 'e' {
		return lemma[:n-1], true
	}
	single := !isVowel(last) && last != 'w' && last != 'x' && last != 'y' &&
		isVowel(lemma[n-2]) && (!isVowel(lemma[n-3]) || lemma[n-3] == 'u' && n > 3 && lemma[n-4] == 'q')
	if !single {
		return lemma, true
	}
	syllables := 0
	for i := range n {
		if (isVowel(lemma[i]) || lemma[i] == 'y') && (i == 0 || !isVowel(lemma[i-1])) {
			syllables++
		}
	}
	return lemma + string(last), syllables == 1
}
