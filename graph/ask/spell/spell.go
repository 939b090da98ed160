// Package spell says which of the known names a wrong one may be meant for.
package spell

import "strings"

// DidYouMean returns "; did you mean X?" for the names nearest to word, or
// nothing if none is near.
func DidYouMean(word string, names []string, prefix string) string {
	best, at := len(word)/3+2, []string(nil)
	for _, name := range names {
		d := Distance(strings.ToLower(word), name)
		if len(word) >= 3 && strings.HasPrefix(name, strings.ToLower(word)) {
			d = 1
		}
		switch {
		case d < best:
			best, at = d, []string{prefix + name}
		case d == best && at != nil:
			at = append(at, prefix+name)
		}
	}
	if len(at) == 0 {
		return ""
	}
	return "; did you mean " + strings.Join(at, " or ") + "?"
}

// Distance is the number of letters to add, drop, change or swap to make b of a
// (optimal string alignment).
func Distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	rows := make([][]int, len(s)+1)
	for i := range rows {
		rows[i] = make([]int, len(t)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(s); i++ {
		for j := 1; j <= len(t); j++ {
			change := rows[i-1][j-1]
			if s[i-1] != t[j-1] {
				change++
			}
			rows[i][j] = min(change, rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(s)][len(t)]
}
