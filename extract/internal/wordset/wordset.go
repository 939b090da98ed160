// Package wordset makes the sets of words that rules are written with.
package wordset

import "strings"

// Of makes a set from a list of words separated by white space; _ stands for a
// space inside a word.
func Of(list string) map[string]bool {
	out := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		out[strings.ReplaceAll(w, "_", " ")] = true
	}
	return out
}
