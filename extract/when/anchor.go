package when

import (
	"strings"
	"time"

	"github.com/quadwire/quadwire/schema"
)

// maxAnchorSentences is how many sentences back the time may lie that a time like *two
// days later* is reckoned from.
const maxAnchorSentences = 4

// anchorAt returns the time named last as a calendar, if it is as precise as reckoning in
// u asks for; else one that knows no day.
func (m *matcher) anchorAt(u unit) calendar {
	if m.anchor == "" || m.sentence-m.anchorSentence > maxAnchorSentences {
		return calendar{}
	}
	return m.anchorOf(m.anchor, u)
}

// anchorOf returns the time value as a calendar, if it is as precise as reckoning in u asks
// for; else one that knows no day.
func (m *matcher) anchorOf(value string, u unit) calendar {
	layout := time.DateOnly
	switch {
	case schema.IsSpanOfTime(value):
		value, _ = schema.DaysOf(value)
		if len(value) != len(time.DateOnly) || value[5:7] == "00" || value[8:] == "00" || u == days {
			return calendar{}
		}
	case len(value) == len("2006"):
		layout = "2006"
		if u != years {
			return calendar{}
		}
	case len(value) == len("2006-01"):
		layout = "2006-01"
		if u != years && u != monthUnits {
			return calendar{}
		}
	}
	day, err := time.Parse(layout, value)
	if err != nil {
		return calendar{}
	}
	return calendar{day}
}

// reckoned reads times that are reckoned from one that follows: "two days after" the vote
// of March 10, "the day before" Chad voted on Sunday, "the eve" of the March 10 vote.
func (m *matcher) reckoned(at int) (int, string) {
	n, u, end := m.amount(at)
	from := end
	switch {
	case end > 0:
	case m.low(at) == "eve" && m.low(at+1) == "of":
		return at + 1, m.anchorOf(m.timeAhead(at+1), days).shifted(-1, days)
	case m.low(at) == "the" || m.low(at) == "day" || m.low(at) == "week":
		from = at + 1
		if m.low(at) == "the" {
			from++
		}
		each := 0
		if u, each = unitOf(m.low(from - 1)); each != 1 {
			return 0, ""
		}
		n = 1
	default:
		return 0, ""
	}
	sign := 1
	switch m.low(from) {
	case "after", "following":
	case "before", "ahead":
		sign = -1
	default:
		return 0, ""
	}
	if u == hours {
		return 0, ""
	}
	return from, m.anchorOf(m.timeAhead(from), u).shifted(sign*n, u)
}

// timeAhead returns the value of the first time in the phrase or clause that the word at i
// leads to, empty if it names none.
func (m *matcher) timeAhead(i int) string {
	head := m.toks[i].Head
	if head <= i || head >= m.end {
		return ""
	}
	for t := i + 1; t < m.end && m.low(t) != ","; t++ {
		if t != head && !m.tree.Dominates(head, t) {
			continue
		}
		for _, read := range [...]func(*matcher, int) (int, string){(*matcher).iso, (*matcher).numeric, (*matcher).feast, (*matcher).weekday,
			(*matcher).monthFirst, (*matcher).dayFirst, (*matcher).bareMonth, (*matcher).dayWord, (*matcher).bareYear} {
			if _, value := read(m, t); value != "" {
				return value
			}
		}
	}
	return ""
}

// after reads times that are reckoned from the one named last: "two days later", "a month
// earlier", "the next day", "the following week", "the same day", "that year", "the day before".
func (m *matcher) after(at int) (int, string) {
	if n, u, end := m.amount(at); end > 0 {
		switch m.low(end) {
		case "later", "afterwards", "afterward":
			return end + 1, m.anchorAt(u).shifted(n, u)
		case "earlier", "before", "previously":
			if m.low(end) == "before" && m.leads(end) {
				return end, m.anchorAt(u).inSentence(m).shifted(n, u)
			}
			return end + 1, m.anchorAt(u).shifted(-n, u)
		case "after":
			// on Wednesday, *a day* after they had met
			if m.leads(end) {
				return end, m.anchorAt(u).inSentence(m).shifted(-n, u)
			}
		}
	}
	// hours later
	if u, _ := unitOf(m.low(at)); u == hours && strings.HasSuffix(m.low(at), "s") {
		switch m.low(at + 1) {
		case "later", "earlier", "before", "afterwards":
			return at + 2, m.anchorAt(days).unless(m.leads(at+1)).shifted(0, days)
		}
	}
	u, each := unitOf(m.low(at + 1))
	if partsOfDay[m.low(at+1)] {
		u, each = days, 1 // the next morning
	}
	if each != 1 || u == hours {
		return 0, ""
	}
	n := 0
	switch word := m.low(at); {
	case word == "next" && (u == days || m.low(at-1) == "the" && m.tense(at) == past), word == "following":
		n = 1
	case word == "previous", word == "preceding":
		n = -1
	case word == "same", word == "that":
	case word == "the":
		switch m.low(at + 2) {
		case "before":
			return at + 3, m.anchorAt(u).unless(m.leads(at+2)).shifted(-1, u)
		case "after", "afterwards":
			return at + 3, m.anchorAt(u).unless(m.leads(at+2)).shifted(1, u)
		}
		return 0, ""
	default:
		return 0, ""
	}
	return at + 2, m.anchorAt(u).shifted(n, u)
}

// leads reports whether the word at i, before or after, leads to a clause or a phrase of
// its own.
func (m *matcher) leads(i int) bool {
	if i < m.begin || i >= m.end {
		return false
	}
	switch rel := m.tree.Base(i); rel {
	case "mark", "case":
		return true
	}
	return len(m.tree.Children(i)) > 0
}

// shifted is shift, and empty for a calendar without a day.
func (c calendar) shifted(n int, u unit) string {
	if !c.known() {
		return ""
	}
	return c.shift(n, u)
}

// inSentence returns c if its time stands in the sentence at hand.
func (c calendar) inSentence(m *matcher) calendar { return c.unless(m.anchorSentence != m.sentence) }

// unless returns c, and a calendar without a day if not is set.
func (c calendar) unless(not bool) calendar {
	if not {
		return calendar{}
	}
	return c
}
