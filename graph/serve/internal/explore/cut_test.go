package explore

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/quadwire/quadwire/schema"
)

// written writes segments with the statements that they are part of.
func written(segments []segment) string {
	var out strings.Builder
	for _, seg := range segments {
		var of []string
		for _, s := range seg.Spans {
			of = append(of, fmt.Sprintf("%c%d", s.Role[0], s.Statement))
		}
		fmt.Fprintf(&out, "[%s|%s]", seg.Text, strings.Join(of, " "))
	}
	return out.String()
}

func TestTextIsCutWhereSpansBeginAndEnd(t *testing.T) {
	at := func(begin, end int, r role, number int) span {
		return span{schema.Span{Begin: begin, End: end}, r, number}
	}
	for _, test := range []struct {
		name, text string
		base       int
		spans      []span
		want       string
	}{
		{"none", "abc", 0, nil, "[abc|]"},
		{"empty", "", 0, []span{at(0, 3, subjectRole, 0)}, ""},
		{"one within another", "abcdef", 0, []span{at(0, 6, evidenceRole, 0), at(2, 4, subjectRole, 0)}, "[ab|e0][cd|s0 e0][ef|e0]"},
		{"crossing", "abcdef", 0, []span{at(0, 4, evidenceRole, 0), at(2, 6, evidenceRole, 1)}, "[ab|e0][cd|e0 e1][ef|e1]"},
		{"the same", "abc", 0, []span{at(0, 3, subjectRole, 0), at(0, 3, objectRole, 1)}, "[abc|s0 o1]"},
		{"side by side", "abcd", 0, []span{at(0, 2, subjectRole, 0), at(2, 4, objectRole, 0)}, "[ab|s0][cd|o0]"},
		{"a part of a text", "cdef", 2, []span{at(0, 4, subjectRole, 0), at(5, 99, objectRole, 0)}, "[cd|s0][e|][f|o0]"},
		{"outside", "abc", 10, []span{at(0, 5, subjectRole, 0), at(20, 30, objectRole, 0), at(12, 11, objectRole, 1)}, "[abc|]"},
		{"bytes, not characters", "Žižek übt", 0, []span{at(0, 7, subjectRole, 0)}, "[Žižek|s0][ übt|]"},
		{"within a character", "aŽb", 0, []span{at(2, 3, subjectRole, 0)}, "[a|][Ž|s0][b|]"},
	} {
		if got := written(cutText(test.text, test.base, test.spans)); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestPredicateIsFoundBesideItsEnds(t *testing.T) {
	for _, test := range []struct{ text, subject, object, words, want string }{
		{"Ana met Bo.", "Ana", "Bo", "met", "Ana [met] Bo."},
		{"It met. Ana met Bo, and met Cy.", "Ana", "Bo", "met", "It met. Ana [met] Bo, and met Cy."},
		{"Bo was met by Ana.", "Ana", "Bo", "was met", "Bo [was met] by Ana."},
		{"Talks of Ana and Bo began.", "Ana", "Bo", "Talks", "[Talks] of Ana and Bo began."},
		{"Ana outmet Bo.", "Ana", "Bo", "met", ""},
		{"Ana saw Bo.", "Ana", "Bo", "met", ""},
		{"Met met Bo.", "Met", "Bo", "met", "Met [met] Bo."},
	} {
		find := func(words string) schema.Span {
			i := strings.Index(test.text, words)
			return schema.Span{Begin: 5 + i, End: 5 + i + len(words)}
		}
		s := schema.Statement{PredicateText: test.words, Subject: schema.Term{Span: find(test.subject)}, Object: schema.Term{Span: find(test.object)}}
		s.Evidence.Span = schema.Span{Begin: 5, End: 5 + len(test.text)}
		at, ok := findPredicate(&s, test.text, 5)
		got := ""
		if ok {
			got = test.text[:at.Begin-5] + "[" + test.text[at.Begin-5:at.End-5] + "]" + test.text[at.End-5:]
		}
		if got != test.want {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}

func TestSurroundingsAreWholeWords(t *testing.T) {
	words := strings.Repeat("ünder harbour ", 60)
	long := strings.Repeat("ü", around)
	for _, test := range []struct{ before, after string }{
		{words, " " + words}, {"", ""}, {"short. ", " short."}, {long, long}, {"x" + long, long + "x"},
	} {
		text := test.before + "Sentence." + test.after
		from := len(test.before)
		to := from + len("Sentence.")
		begin, end := surroundings(text, from, to)
		head, tail := text[begin:from], text[to:end]
		if !utf8.ValidString(head) || !utf8.ValidString(tail) || len(head) > around+1 || len(tail) > around+1 {
			t.Errorf("%.20q: %q, %q", test.before, head, tail)
		}
		for _, word := range strings.Fields(head + tail) {
			if strings.Contains(text, " ") && !strings.Contains(" "+text+" ", " "+word+" ") {
				t.Errorf("%.20q: the word %q is cut", test.before, word)
			}
		}
		if from <= around && begin != 0 || len(test.after) <= around && end != len(text) {
			t.Errorf("%.20q: not all of a short text", test.before)
		}
	}
}
