package cli

import (
	"fmt"
	"strings"
)

// joinWords joins the words that are not empty.
func joinWords(words ...string) string {
	var keep []string
	for _, w := range words {
		if w != "" {
			keep = append(keep, w)
		}
	}
	return strings.Join(keep, " ")
}

// count says "1 article", "2 articles", "3 quads/s".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if strings.HasSuffix(noun, "y") {
		return fmt.Sprintf("%d %sies", n, strings.TrimSuffix(noun, "y"))
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
