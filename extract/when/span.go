package when

import (
	"strconv"
	"strings"
	"time"

	"github.com/quadwire/quadwire/schema"
)

// unit is a unit of the calendar, or several of them.
type unit int

const (
	noUnit unit = iota
	hours
	days
	weeks
	monthUnits
	years
)

// unitOf returns the unit that a word names, and how many of it: a decade is ten years.
func unitOf(word string) (unit, int) {
	switch strings.TrimSuffix(word, "s") {
	case "minute", "hour":
		return hours, 1
	case "day", "night":
		return days, 1
	case "week":
		return weeks, 1
	case "fortnight":
		return weeks, 2
	case "month":
		return monthUnits, 1
	case "quarter":
		return monthUnits, 3
	case "year":
		return years, 1
	case "decade":
		return years, 10
	case "century", "centurie":
		return years, 100
	}
	return noUnit, 0
}

// maxCount is the largest number of units that is counted: more is a figure of speech.
const maxCount = 3000

// amount reads "three days", "a couple of weeks", "10 years", "two decades"; end is 0 if
// there is none.
func (m *matcher) amount(at int) (n int, u unit, end int) {
	n, ok := numbers[m.low(at)]
	if !ok {
		var err error
		if n, err = strconv.Atoi(m.low(at)); err != nil || n < 1 || n > maxCount {
			return 0, noUnit, 0
		}
	}
	at++
	if n == 1 && m.low(at) == "couple" {
		n, at = 2, at+1
		if m.low(at) == "of" {
			at++
		}
	}
	u, each := unitOf(m.low(at))
	if u == noUnit {
		return 0, noUnit, 0
	}
	return n * each, u, at + 1
}

// shift returns the day, week, month or year that lies n units from the day.
func (c calendar) shift(n int, u unit) string {
	switch u {
	case hours:
		return c.addDays(0)
	case days:
		return c.addDays(n)
	case weeks:
		return c.week(n)
	case monthUnits:
		return c.addMonths(n)
	case years:
		if year := c.day.Year() + n; year >= 1000 && year < 2200 {
			return c.addYears(n)
		}
	}
	return ""
}

// around returns the span of n units up to the day, from it on if n is above zero.
func (c calendar) around(n int, u unit) string {
	if u == weeks {
		n, u = 7*n, days
	}
	if u == hours {
		return ""
	}
	from, to := c.shift(n, u), c.shift(0, u)
	if n > 0 {
		from, to = to, from
	}
	if from == "" || to == "" {
		return ""
	}
	return from + "/" + to
}

// spanOfUnits reads "the past three days", "the last two weeks", "the next five years",
// "the past week" but for the ones that are only how long something lasts: for the past year.
func (m *matcher) spanOfUnits(at int) (int, string) {
	if !m.ref.known() {
		return 0, ""
	}
	sign := -1
	word := m.low(at)
	switch word {
	case "past", "last", "previous", "preceding":
	case "next", "coming":
		sign = 1
	default:
		return 0, ""
	}
	if n, u, end := m.amount(at + 1); end > 0 {
		return end, m.ref.around(sign*n, u)
	}
	if u, n := unitOf(m.low(at + 1)); word == "past" && u != noUnit && m.low(at-1) == "the" && m.low(at-2) != "for" {
		return at + 2, m.ref.around(-n, u)
	}
	return 0, ""
}

// ahead reads "two weeks" of what is to come *in two weeks*, and *within three days*.
func (m *matcher) ahead(at int) (int, string) {
	prep := m.low(at - 1)
	if prep != "in" && prep != "within" || !m.ref.known() {
		return 0, ""
	}
	n, u, end := m.amount(at)
	if end == 0 || m.low(end) == "ago" || m.tense(end-1) != future {
		return 0, ""
	}
	if prep == "within" {
		return end, m.ref.around(n, u)
	}
	return end, m.ref.shift(n, u)
}

// feasts are days with a name, by their words.
var feasts = []struct {
	words string
	month time.Month
	day   int
}{
	{"christmas eve", time.December, 24}, {"christmas day", time.December, 25}, {"christmas", time.December, 25},
	{"boxing day", time.December, 26}, {"new year 's eve", time.December, 31}, {"new year 's day", time.January, 1},
	{"new year ’s eve", time.December, 31}, {"new year ’s day", time.January, 1},
}

// feast reads "Christmas", "New Year's Eve 2019".
func (m *matcher) feast(at int) (int, string) {
	for i := range feasts {
		f := &feasts[i]
		end, rest := at, f.words
		for rest != "" {
			word, more, _ := strings.Cut(rest, " ")
			if m.low(end) != word {
				break
			}
			end, rest = end+1, more
		}
		if rest == "" && anchors[m.low(at-1)] || rest == "" && m.low(at-1) == "at" {
			return m.withYear(end-1, end, f.month, f.day)
		}
	}
	return 0, ""
}

// weekend reads "the weekend", "last weekend", "this weekend": Saturday and Sunday.
func (m *matcher) weekend(at int) (int, string) {
	dir, name := past, at
	if d, ok := directions[m.low(at)]; ok {
		dir, name = d, at+1
	}
	if m.low(name) != "weekend" || !m.ref.known() {
		return 0, ""
	}
	if name == at || dir == this {
		dir = m.tense(name)
	}
	saturday := m.ref.day.AddDate(0, 0, -(int(m.ref.day.Weekday())+1)%7)
	switch {
	case dir == future, dir == next:
		if m.ref.day.Weekday() != time.Saturday {
			saturday = saturday.AddDate(0, 0, 7)
		}
	}
	return name + 1, saturday.Format(time.DateOnly) + "/" + saturday.AddDate(0, 0, 1).Format(time.DateOnly)
}

// decade reads "1990s", in one token or two.
func (m *matcher) decade(at int) (int, string) {
	form, end := m.low(at), at+1
	if m.low(end) == "s" || m.low(end) == "'s" {
		if _, ok := yearNumber(form); ok && strings.HasSuffix(form, "0") && m.low(at-1) == "the" {
			form, end = form+"s", end+1
		}
	}
	year, ok := yearNumber(strings.TrimSuffix(form, "s"))
	if !ok || !strings.HasSuffix(form, "0s") {
		return 0, ""
	}
	return end, strconv.Itoa(year) + "/" + strconv.Itoa(year+9)
}

// seasons by their first month, in the northern half of the earth.
var seasons = map[string]time.Month{"spring": time.March, "summer": time.June, "autumn": time.September, "fall": time.September, "winter": time.December}

// season reads "the summer of 2022", "spring 2023", "last winter".
func (m *matcher) season(at int) (int, string) {
	dir, name := past, at
	d, named := directions[m.low(at)]
	if named {
		dir, name = d, at+1
	}
	first, ok := seasons[m.low(name)]
	if !ok || m.toks[name].UPOS == "VERB" {
		return 0, ""
	}
	year, end := m.year(name + 1)
	if year == 0 {
		if !m.ref.known() || !named {
			return 0, ""
		}
		year, end = m.ref.month(first, dir), name+1
	}
	return end, yearMonth(year, first) + "/" + yearMonth(year, first+2)
}

// ordinals name the quarters and halves of a year.
var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}

// quarter reads "the first quarter of 2023", "the second half of last year", "the first quarter".
func (m *matcher) quarter(at int) (int, string) {
	n, ok := ordinals[m.low(at)]
	if !ok {
		return 0, ""
	}
	months := 3
	switch m.low(at + 1) {
	case "quarter":
	case "half":
		if months = 6; n > 2 {
			return 0, ""
		}
	default:
		return 0, ""
	}
	year, end := m.year(at + 2)
	if year == 0 {
		if !m.ref.known() || months == 6 || m.low(at+2) == "of" || m.low(at) == "last" {
			return 0, ""
		}
		year, end = m.ref.day.Year(), at+2
	}
	first := time.Month((n-1)*months + 1)
	return end, yearMonth(year, first) + "/" + yearMonth(year, first+time.Month(months-1))
}

// sinceHow reads "five years" of what has gone on *for five years*: when it began.
func (m *matcher) sinceHow(at int) (int, string) {
	if m.low(at-1) != "for" || !m.ref.known() || !m.isPerfect(at) {
		return 0, ""
	}
	n, u, end := m.amount(at)
	if end == 0 || u == hours {
		return 0, ""
	}
	return end, m.ref.shift(-n, u)
}

// isPerfect reports whether the clause around token i is in the present perfect.
func (m *matcher) isPerfect(i int) bool {
	for steps := 0; i >= m.begin && i < m.end && steps < 4; steps++ {
		for _, kid := range m.tree.Children(i) {
			if m.tree.Base(kid) == "aux" && (m.low(kid) == "has" || m.low(kid) == "have") {
				return true
			}
		}
		i = m.toks[i].Head
	}
	return false
}

// rangeFrom reads what makes a range of the time from first to end of value: "March 4 to
// March 8", "March 4-8", "between 2015 and 2018".
func (m *matcher) rangeFrom(first, end int, value string) (int, string) {
	if strings.Contains(value, "/") {
		return 0, ""
	}
	before := m.low(first - 1)
	if before == "the" {
		before = m.low(first - 2)
	}
	switch m.low(end) {
	case "-", "–", "—":
	case "to", "until", "till", "through":
		if before != "from" && m.low(end) != "through" && len(value) != len(time.DateOnly) {
			return 0, ""
		}
	case "and":
		if before != "between" {
			return 0, ""
		}
	default:
		return 0, ""
	}
	next := end + 1
	if m.low(next) == "the" {
		next++
	}
	if day, ok := dayNumber(m.low(next)); ok && len(value) == len(time.DateOnly) {
		if _, isMonth := months[m.low(next+1)]; !isMonth {
			stop := next + 1
			year, yearEnd := m.year(stop)
			month, _ := strconv.Atoi(value[5:7])
			if year == 0 {
				year, _ = strconv.Atoi(value[:4])
			} else {
				stop, value = yearEnd, strconv.Itoa(year)+value[4:]
			}
			last, ok := date(year, time.Month(month), day)
			if !ok || last <= value {
				return 0, ""
			}
			return stop, value + "/" + last
		}
	}
	last, ok := m.single(next)
	if !ok || len(last.Value) != len(value) || schema.IsSpanOfTime(last.Value) {
		if year, isYear := yearNumber(m.low(next)); isYear && len(value) == 4 && year > 1000 {
			last.Value, last.End = m.low(next), next+1
		} else {
			return 0, ""
		}
	}
	if last.Value < value {
		value = last.Value[:4] + value[4:] // between March and May 2023
	}
	if last.Value <= value {
		return 0, ""
	}
	return last.End, value + "/" + last.Value
}
