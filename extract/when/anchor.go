package when

import (
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
	value := m.anchor
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
	u, each := unitOf(m.low(at + 1))
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
