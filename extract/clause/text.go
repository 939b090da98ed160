package clause

import (
	"strings"

	"github.com/quadwire/quadwire/extract"
)

// plural gives the plural of the predicates that no word states.
var plural = map[string]string{"is": "are", "has": "have"}

// Words joins tokens with a space, except where two neighbours stand together in
// the text.
func Words(doc *extract.Document, tokens []int) string {
	var out strings.Builder
	for i, t := range tokens {
		tok := &doc.Tokens[t]
		if i > 0 {
			prev := tokens[i-1]
			together := prev+1 == t && doc.Tokens[prev].End >= tok.Begin
			if !together {
				out.WriteByte(' ')
			}
		}
		out.WriteString(tok.Form)
	}
	return out.String()
}
