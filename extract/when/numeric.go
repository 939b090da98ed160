package when

import (
	"strconv"
	"strings"
	"time"
)

// numeric reads dates in digits: "13/03/2024", "03/13/2024", "13.3.2024", "2024/03/13". What
// may be either way is the day of the two that lies nearer to the date of publication,
// those before it first.
func (m *matcher) numeric(at int) (int, string) {
	first, second, third, dots, ok := digitDate(m.low(at))
	if !ok {
		return 0, ""
	}
	if first > 31 {
		value, ok := date(first, time.Month(second), third)
		if !ok {
			return 0, ""
		}
		return at + 1, value
	}
	if third < 100 {
		third += 2000
	}
	dayFirst, isDayFirst := dateInYear(third, second, first)
	monthFirst, isMonthFirst := dateInYear(third, first, second)
	switch {
	case isDayFirst && (dots || !isMonthFirst || first == second):
		return at + 1, dayFirst
	case dots || !isDayFirst && !isMonthFirst:
		return 0, ""
	case !isDayFirst:
		return at + 1, monthFirst
	case m.ref.known() && m.distance(monthFirst) < m.distance(dayFirst):
		return at + 1, monthFirst
	case m.ref.known():
		return at + 1, dayFirst
	}
	return 0, ""
}

func dateInYear(year, month, day int) (string, bool) {
	if month < 1 || month > 12 {
		return "", false
	}
	return date(year, time.Month(month), day)
}

// distance returns how many days value lies from the date of publication; what comes after
// it is further away than all before.
func (m *matcher) distance(value string) float64 {
	const far = 1e6
	day, err := time.Parse(time.DateOnly, value)
	if err != nil {
		return 2 * far
	}
	if ahead := day.Sub(m.ref.day).Hours() / 24; ahead > 0 {
		return far + ahead
	}
	return m.ref.day.Sub(day).Hours() / 24
}

// digitDate takes a date in digits apart, and reports whether dots part it.
func digitDate(s string) (first, second, third int, dots, ok bool) {
	dots = strings.Contains(s, ".")
	mark := "/"
	if dots {
		mark = "."
	}
	parts := strings.Split(s, mark)
	if len(parts) != 3 || len(parts[0]) != 4 && len(parts[2]) != 4 && (len(parts[2]) != 2 || dots) || len(parts[1]) > 2 {
		return 0, 0, 0, dots, false
	}
	var n [3]int
	for i, part := range parts {
		value, err := strconv.Atoi(part)
		if err != nil || value < 1 {
			return 0, 0, 0, dots, false
		}
		n[i] = value
	}
	if n[1] > 31 || n[0] > 31 && (n[0] < 1000 || n[1] > 12) {
		return 0, 0, 0, dots, false
	}
	return n[0], n[1], n[2], dots, true
}

// dayAlone reads the day of a month that is not named: "on the 12th".
func (m *matcher) dayAlone(at int) (int, string) {
	low := m.low(at)
	if m.low(at-1) != "the" || m.low(at-2) != "on" || len(low) < 3 || !m.ref.known() {
		return 0, ""
	}
	if _, err := strconv.Atoi(low); err == nil {
		return 0, ""
	}
	day, ok := dayNumber(low)
	if next := at + 1; !ok || next < m.end && (m.toks[next].UPOS == "NOUN" || m.toks[next].UPOS == "PROPN" || m.toks[next].UPOS == "ADJ" || m.low(next) == "of") {
		return 0, ""
	}
	year, month, today := m.ref.day.Date()
	switch m.tense(at) {
	case future:
		if day < today {
			month++
		}
	default:
		if day > today {
			month--
		}
	}
	start := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
	value, ok := date(start.Year(), start.Month(), day)
	if !ok {
		return 0, ""
	}
	return at + 1, value
}
