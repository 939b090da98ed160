package tag

import "strings"

// unstretch returns the known word that key is when its stretched letters are
// written once or twice: *sooo* is so, *freee* free. A word without a letter written
// three times in a row, and one of which no such form is known, stays as it is.
func (l *Lemmatizer) unstretch(key, upos, xpos string) string {
	for times := 1; times <= 2; times++ {
		short := squeeze(key, times)
		if short == key {
			return key
		}
		if l.edits.knows(short, upos, xpos) {
			return short
		}
	}
	return key
}

// squeeze writes each letter that stands three times or more in a row so many times.
func squeeze(key string, times int) string {
	var b strings.Builder
	letters := []rune(key)
	for i := 0; i < len(letters); {
		end := i
		for end < len(letters) && letters[end] == letters[i] {
			end++
		}
		n := end - i
		if n >= 3 && 'a' <= letters[i] && letters[i] <= 'z' {
			n = times
		}
		for range n {
			b.WriteRune(letters[i])
		}
		i = end
	}
	return b.String()
}

// knows reports whether the word was seen in training, under these tags or any.
func (set ruleSet) knows(key, upos, xpos string) bool {
	for _, tags := range []string{upos + " " + xpos, anyTag} {
		if table := set[tags]; table != nil {
			if _, ok := table.words[key]; ok {
				return true
			}
		}
	}
	return false
}
