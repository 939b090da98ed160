package schema

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The prefixes of the project's own IRIs. They are stored as they stand, in the
// short form: <ent:russia>, <rel:assists>.
const (
	PrefixEntity    = "ent:"
	PrefixStatement = "stmt:"
	PrefixDocument  = "doc:"
	PrefixTerms     = "qw:"
	PrefixPlover    = "plover:"

	// PrefixFact leads predicates of facts: asserted and positive.
	PrefixFact = "rel:"
	// PrefixDenied leads predicates of what the text denies.
	PrefixDenied = "not:"
	// PrefixMaybe leads predicates of what is planned, promised, requested,
	// possible, conditional or claimed.
	PrefixMaybe = "maybe:"
)

// PredicateIRI returns the IRI that a statement's predicate is stored under; its
// prefix tells facts from what is denied or not asserted.
func (s *Statement) PredicateIRI() string {
	switch {
	case s.Modality != Asserted:
		return PrefixMaybe + s.Predicate
	case s.Polarity == Negative:
		return PrefixDenied + s.Predicate
	}
	return PrefixFact + s.Predicate
}

// Slug makes a local name from a label: lower case, accents dropped, everything
// that is neither letter nor digit becomes one hyphen. Letters of other scripts
// stay. It is empty if label has no letter and no digit.
func Slug(label string) string {
	var out strings.Builder
	gap := false
	for _, r := range norm.NFD.String(label) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && out.Len() > 0 {
				out.WriteByte('-')
			}
			gap = false
			out.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return norm.NFC.String(out.String())
}
