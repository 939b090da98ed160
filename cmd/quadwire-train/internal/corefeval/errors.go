package corefeval

import (
	"cmp"
	"slices"

	"github.com/quadwire/quadwire/extract"
)

// Errors counts what became of the phrases of one form (name, nominal, pronoun).
type Errors struct {
	// Anaphors are the mentions with an antecedent in gold: Right are joined with a
	// mention of their cluster before them, Wrong only with others, Alone with none;
	// Missing are those that are no phrase of the system.
	Anaphors, Right, Wrong, Alone, Missing int
	// Spurious are the phrases that the system joins with one before them, and that
	// have no antecedent in gold.
	Spurious int
}

// Forms are the forms of mentions in the order of reports.
var Forms = []extract.MentionForm{extract.NameForm, extract.NominalForm, extract.PronounForm}

// CountErrors adds the phrases of a document, by form. System are its chains as
// spans, parallel to doc.Chains.
func CountErrors(into map[extract.MentionForm]*Errors, gold *Doc, system Clusters, doc *extract.Document) {
	for _, form := range Forms {
		if into[form] == nil {
			into[form] = &Errors{}
		}
	}
	truth, found := gold.Chains().index(), system.index()
	mentions := slices.Clone(gold.Mentions)
	slices.SortStableFunc(mentions, func(a, b Mention) int { return cmp.Compare(a.First, b.First) })
	begun := map[int][]int{} // by cluster of gold: its mentions so far
	anaphors := map[int]bool{}
	for _, m := range mentions {
		span := Span(m.Span.Begin, m.Span.End)
		e := into[extract.MentionForm(m.Form)]
		before := begun[truth[span]]
		begun[truth[span]] = append(before, span)
		if len(before) == 0 || e == nil {
			continue
		}
		anaphors[span] = true
		e.Anaphors++
		c, ok := found[span]
		switch {
		case !ok:
			e.Missing++
		case slices.ContainsFunc(before, func(b int) bool { k, ok := found[b]; return ok && k == c }):
			e.Right++
		case system[c][0] != span:
			e.Wrong++
		default:
			e.Alone++
		}
	}
	for c, chain := range doc.Chains {
		for k, p := range chain {
			if k > 0 && !anaphors[system[c][k]] {
				into[p.Form].Spurious++
			}
		}
	}
}
