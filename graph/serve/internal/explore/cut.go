package explore

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadwire/quadwire/schema"
)

// role is what a part of a text is to a statement.
type role string

// The roles, as classes.
const (
	subjectRole   role = "subject"
	predicateRole role = "predicate"
	objectRole    role = "object"
	evidenceRole  role = "evidence"
)

// span is a part of a text that plays a role in a statement.
type span struct {
	schema.Span
	Role role
	// Statement is the number of the statement.
	Statement int
}

// segment is a part of a text within which no span begins or ends.
type segment struct {
	Text string
	// Begin is the offset in bytes.
	Begin int
	// Spans are those that it is part of, the shortest first.
	Spans []span
}

// Is reports whether the segment is part of a span of the role.
func (s segment) Is(r role) bool {
	return slices.ContainsFunc(s.Spans, func(sp span) bool { return sp.Role == r })
}

// Roles are the roles of the spans, as classes.
func (s segment) Roles() string {
	var out []string
	for _, r := range []role{subjectRole, predicateRole, objectRole} {
		if s.Is(r) {
			out = append(out, string(r))
		}
	}
	return strings.Join(out, " ")
}

// cutText cuts a text, which begins at offset base, wherever a span begins or ends: spans
// may overlap in any way. Spans are cut to the text, and widened to whole characters.
func cutText(text string, base int, spans []span) []segment {
	inner := make([]span, 0, len(spans))
	cuts := []int{0, len(text)}
	for _, s := range spans {
		s.Begin, s.End = wholeCharacters(text, s.Begin-base, s.End-base)
		if s.Begin < s.End {
			inner = append(inner, s)
			cuts = append(cuts, s.Begin, s.End)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	slices.SortStableFunc(inner, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.End-a.Begin, b.End-b.Begin), cmp.Compare(a.Begin, b.Begin))
	})
	var out []segment
	for i := 0; i+1 < len(cuts); i++ {
		seg := segment{Text: text[cuts[i]:cuts[i+1]], Begin: base + cuts[i]}
		for _, s := range inner {
			if s.Begin <= cuts[i] && cuts[i+1] <= s.End {
				s.Begin, s.End = s.Begin+base, s.End+base
				seg.Spans = append(seg.Spans, s)
			}
		}
		out = append(out, seg)
	}
	return out
}

// wholeCharacters moves the ends of a part of text into it and outwards to where characters
// begin.
func wholeCharacters(text string, begin, end int) (int, int) {
	begin, end = max(begin, 0), min(end, len(text))
	if begin >= end {
		return begin, begin
	}
	for begin > 0 && !utf8.RuneStart(text[begin]) {
		begin--
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	return begin, end
}

// spansOf returns the parts of a text, which begins at offset base, that show the statement
// of this number. The words of the predicate are looked up: the graph does not keep where
// they stand.
func spansOf(s *schema.Statement, number int, text string, base int) []span {
	out := []span{{s.Evidence.Span, evidenceRole, number}, {s.Subject.Span, subjectRole, number}, {s.Object.Span, objectRole, number}}
	if at, ok := findPredicate(s, text, base); ok {
		out = append(out, span{at, predicateRole, number})
	}
	return out
}

// findPredicate returns where in its evidence the words of a predicate stand: between
// subject and object if there, or else nearest to them, where neither is.
func findPredicate(s *schema.Statement, text string, base int) (schema.Span, bool) {
	from, to := wholeCharacters(text, s.Evidence.Begin-base, s.Evidence.End-base)
	if s.PredicateText == "" || from >= to {
		return schema.Span{}, false
	}
	left, right := s.Subject.Span, s.Object.Span
	if right.Begin < left.Begin {
		left, right = right, left
	}
	best, found := schema.Span{}, false
	distance := 0
	for i := from; i < to; {
		at := strings.Index(text[i:to], s.PredicateText)
		if at < 0 {
			break
		}
		begin := i + at
		end := begin + len(s.PredicateText)
		i = begin + 1
		here := schema.Span{Begin: base + begin, End: base + end}
		if !isWord(text, begin, end) || overlap(here, left) || overlap(here, right) {
			continue
		}
		d := max(0, left.End-here.Begin) + max(0, here.End-right.Begin)
		if !found || d < distance {
			best, found, distance = here, true, d
		}
	}
	return best, found
}

func overlap(a, b schema.Span) bool { return a.Begin < b.End && b.Begin < a.End }

// isWord reports whether no word goes on beyond a part of text.
func isWord(text string, begin, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:begin])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return !isLetter(before) && !isLetter(after)
}

func isLetter(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// quoteOf cuts the quotation of a statement into what its parts are.
func quoteOf(s schema.Statement) []segment {
	spans := spansOf(&s, 0, s.Evidence.Quote, s.Evidence.Begin)
	return cutText(s.Evidence.Quote, s.Evidence.Begin, spans[1:])
}
