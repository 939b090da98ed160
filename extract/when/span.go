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
	if n, u, end = m.half(at); end > 0 {
		return n, u, end
	}
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

// half reads "half a year", "half a century" and "a year and a half", in the smaller unit.
func (m *matcher) half(at int) (n int, u unit, end int) {
	whole := 1
	switch first := m.low(at); {
	case first == "half" && (m.low(at+1) == "a" || m.low(at+1) == "an"):
		u, n = unitOf(m.low(at + 2))
		end = at + 3
	case numbers[first] > 0 && m.low(at+2) == "and" && m.low(at+3) == "a" && m.low(at+4) == "half":
		whole = 2*numbers[first] + 1
		u, n = unitOf(m.low(at + 1))
		end = at + 5
	case numbers[first] > 0 && m.low(at+1) == "and" && m.low(at+2) == "a" && m.low(at+3) == "half":
		whole = 2*numbers[first] + 1
		u, n = unitOf(m.low(at + 4))
		end = at + 5
	}
	switch {
	case u == years && n > 1:
		return whole * n / 2, u, end
	case u == years:
		return whole * 6, monthUnits, end
	case u == monthUnits && n == 1:
		return whole * 15, days, end
	}
	return 0, noUnit, 0
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
	if next := m.low(end); (next == "'" || next == "’" || next == "'s" || next == "’s") && m.low(end+1) == "time" {
		end += 2 // in two weeks' time
	}
	return end, m.ref.shift(n, u)
}

// fromDay reads times that are reckoned from a day to come or from now: "a week from
// Monday", "a week on Monday", "two weeks from now".
func (m *matcher) fromDay(at int) (int, string) {
	n, u, end := m.amount(at)
	if end == 0 || !m.ref.known() {
		return 0, ""
	}
	word := m.low(end)
	switch {
	case word == "hence", word == "from" && m.low(end+1) == "now":
		if word == "from" {
			end++
		}
		return end + 1, m.ref.shift(n, u)
	case u != days && u != weeks || word != "from" && word != "on":
		return 0, ""
	}
	if u == weeks {
		n *= 7
	}
	var from string
	switch low := m.low(end + 1); low {
	case "today":
		from = m.ref.addDays(0)
	case "tomorrow":
		from = m.ref.addDays(1)
	default:
		day, ok := weekdays[low]
		if !ok || word == "on" && m.tense(end+1) != future {
			return 0, ""
		}
		from = m.ref.weekday(day, future)
	}
	return end + 2, m.anchorOf(from, days).shifted(n, days)
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
	if year, ok := decades[strings.TrimLeft(form, "'’")]; ok && (m.low(at-1) == "the" || partsOfPeriod[m.low(at-1)] || m.low(at-1) == "'" || m.low(at-1) == "’") {
		return end, strconv.Itoa(year) + "/" + strconv.Itoa(year+9) // the nineties
	}
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

// decades of the last century as they are called without it.
var decades = map[string]int{
	"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990,
	"20s": 1920, "30s": 1930, "40s": 1940, "50s": 1950, "60s": 1960, "70s": 1970, "80s": 1980, "90s": 1990,
}

// centuryWords are the centuries that are written out.
var centuryWords = map[string]int{
	"fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
}

// century reads "19th century": 1801 to 1900.
func (m *matcher) century(at int) (int, string) {
	if word := m.low(at + 1); word != "century" {
		return 0, ""
	}
	n := centuryWords[m.low(at)]
	if n == 0 {
		n, _ = strconv.Atoi(strings.TrimSuffix(strings.TrimSuffix(m.low(at), "th"), "st"))
	}
	if n < 11 || n > 21 {
		return 0, ""
	}
	return at + 2, strconv.Itoa(100*n-99) + "/" + strconv.Itoa(100*n)
}

// twoYears reads "2020-21" and "2020/21", the years of a season or a budget.
func (m *matcher) twoYears(at int) (int, string) {
	low := m.low(at)
	if len(low) < len("2020-21") {
		return 0, ""
	}
	year, ok := yearNumber(low[:4])
	next := strings.TrimLeft(low[4:], "-/–")
	if !ok || len(next) == len(low)-4 || next != twoDigits((year+1)%100) && next != strconv.Itoa(year+1) {
		return 0, ""
	}
	return at + 1, low[:4] + "/" + strconv.Itoa(year+1)
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
		if !named && m.low(at-1) == "the" && anchors[m.low(at-2)] && m.low(name+1) != "of" && m.tree.Base(name) == "obl" {
			dir, named = m.tense(name), true // in the autumn
		}
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
	if low := m.low(at); len(low) == 2 && (low[0] == 'q' && low[1] >= '1' && low[1] <= '4') {
		year, end := m.year(at + 1)
		if year == 0 && m.ref.known() {
			year, end = m.ref.day.Year(), at+1
		}
		if year == 0 {
			return 0, ""
		}
		first := time.Month(int(low[1]-'1')*3 + 1)
		return end, yearMonth(year, first) + "/" + yearMonth(year, first+2)
	}
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

// monthsOfYear reads "the first three months of 2020", "the last two months of last year".
func (m *matcher) monthsOfYear(at int) (int, string) {
	word := m.low(at)
	if word != "first" && word != "last" {
		return 0, ""
	}
	n, u, end := m.amount(at + 1)
	if end == 0 || u != monthUnits || n > 11 || m.low(end) != "of" {
		return 0, ""
	}
	year, stop := m.year(end)
	if year == 0 {
		return 0, ""
	}
	if word == "first" {
		return stop, yearMonth(year, time.January) + "/" + yearMonth(year, time.Month(n))
	}
	return stop, yearMonth(year, time.Month(13-n)) + "/" + yearMonth(year, time.December)
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
