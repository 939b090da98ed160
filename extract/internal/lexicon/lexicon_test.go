package lexicon

import (
	"strings"
	"testing"
)

func TestNoWordIsInTwoLists(t *testing.T) {
	for name, lists := range map[string]map[Class]string{"verbs": verbLists, "adjectives": adjectiveLists, "nouns": nounLists} {
		seen := make(map[string]Class)
		for c, list := range lists {
			here := make(map[string]bool)
			for _, w := range strings.Fields(list) {
				if other, ok := seen[w]; ok && other != c {
					t.Errorf("%s: %q is in the lists of %d and %d", name, w, other, c)
				}
				if here[w] {
					t.Errorf("%s: %q is twice in the list of %d", name, w, c)
				}
				seen[w], here[w] = c, true
			}
		}
	}
}
