package explore

import (
	"fmt"
	"html/template"

	"github.com/quadwire/quadwire/graph/query"
)

// bar draws how many statements there are, of which some are facts, as long as all is to
// most. It is for the eye only: the numbers stand beside it.
func bar(c query.Count, most int) template.HTML {
	whole := 100 * float64(c.Statements) / float64(max(most, 1))
	facts := 100 * float64(c.Facts) / float64(max(most, 1))
	return template.HTML(fmt.Sprintf(
		`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="unsure" width="%.1f" height="6"/><rect class="sure" width="%.1f" height="6"/></svg>`,
		whole, facts))
}

// mostOf is the greatest number of statements of what is drawn together.
func mostOf(all any) int {
	most := 0
	switch all := all.(type) {
	case []query.PredicateCount:
		for _, c := range all {
			most = max(most, c.Statements)
		}
	case []query.Dealing:
		for _, c := range all {
			most = max(most, c.Statements)
		}
	}
	return most
}
