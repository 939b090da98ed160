package when

import (
	"strings"
	"time"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// matcher reads the times of one Document.
type matcher struct {
	doc        *extract.Document
	toks       []extract.Token
	tree       *extract.Tree
	ref        calendar
	begin, end int // of the sentence
	sentence   int
	lows       []string // by token of the sentence, see low
	// anchor is the value of the time that the text named last, anchorSentence where.
	anchor         string
	anchorSentence int
}

// enter prepares for the sentence of tokens begin to end.
func (m *matcher) enter(sentence, begin, end int) {
	m.sentence, m.begin, m.end = sentence, begin, end
	m.lows = m.lows[:0]
	for _, tok := range m.toks[begin:end] {
		form := strings.ToLower(tok.Form)
		if len(form) > 1 {
			form = strings.TrimSuffix(form, ".")
		}
		m.lows = append(m.lows, form)
	}
}

// low returns the lower-cased form of token i without a final full stop, empty
// outside the sentence.
func (m *matcher) low(i int) string {
	if i < m.begin || i >= m.end {
		return ""
	}
	return m.lows[i-m.begin]
}

// match returns the longest time that begins at token at, a range of two if they make one.
func (m *matcher) match(at int) (extract.Time, bool) {
	found, ok := m.single(at)
	if !ok {
		// between 2015 and 2018; 2012-2019
		if _, year := yearNumber(m.low(at)); year && m.toks[at].UPOS == "NUM" {
			if end, value := m.rangeFrom(at, at+1, m.low(at)); value != "" {
				return extract.Time{First: at, End: end, Value: value, Rule: "range"}, true
			}
		}
		return found, false
	}
	if end, value := m.rangeFrom(found.First, found.End, found.Value); value != "" {
		found.End, found.Value, found.Rule = end, value, "range"
	}
	return found, true
}

// rule reads one kind of time that begins at a token: where it ends and its value, empty if
// there is none.
type rule struct {
	name string
	read func(m *matcher, at int) (end int, value string)
}

// rules are tried in this order.
var rules = []rule{
	{"iso", (*matcher).iso},
	{"numeric", (*matcher).numeric},
	{"feast", (*matcher).feast},
	{"weekday", (*matcher).weekday},
	{"month-day", (*matcher).monthFirst},
	{"days-month", (*matcher).daysOfMonth},
	{"day-month", (*matcher).dayFirst},
	{"day-of-month", (*matcher).dayAlone},
	{"month", (*matcher).bareMonth},
	{"week-of", (*matcher).weekOf},
	{"weekend", (*matcher).weekend},
	{"season", (*matcher).season},
	{"quarter", (*matcher).quarter},
	{"months-of-year", (*matcher).monthsOfYear},
	{extract.RuleReckoned, (*matcher).reckoned},
	{"from-day", (*matcher).fromDay},
	{extract.RuleAnchored, (*matcher).after},
	{"span", (*matcher).spanOfUnits},
	{"ahead", (*matcher).ahead},
	{"period", (*matcher).period},
	{"ago", (*matcher).ago},
	{extract.RuleSinceHow, (*matcher).sinceHow},
	{"day-word", (*matcher).dayWord},
	{"decade", (*matcher).decade},
	{"century", (*matcher).century},
	{"two-years", (*matcher).twoYears},
	{"year", (*matcher).bareYear},
}

// single returns the time that begins at token at and is no range of two.
func (m *matcher) single(at int) (extract.Time, bool) {
	for i := range rules {
		if end, value := rules[i].read(m, at); value != "" {
			return extract.Time{First: at, End: end, Value: value, Rule: rules[i].name}, true
		}
	}
	return extract.Time{}, false
}

// iso reads 2022-10-21, as one token or as five.
func (m *matcher) iso(at int) (int, string) {
	if value := m.low(at); len(value) == len(time.DateOnly) {
		if _, err := time.Parse(time.DateOnly, value); err == nil {
			return at + 1, value
		}
	}
	if m.low(at+1) == "-" && m.low(at+3) == "-" {
		value := m.low(at) + "-" + m.low(at+2) + "-" + m.low(at+4)
		if _, err := time.Parse(time.DateOnly, value); err == nil {
			return at + 5, value
		}
	}
	return 0, ""
}

// weekday reads "Friday", "last Friday", "Friday morning", "Friday, October 21".
func (m *matcher) weekday(at int) (int, string) {
	day, dir, name := at, past, false
	if m.low(at) == "this" && (m.low(at+1) == "past" || m.low(at+1) == "coming") {
		at++ // this past Friday
	}
	if d, ok := directions[m.low(at)]; ok {
		day, dir, name = at+1, d, true
	}
	want, ok := weekdays[m.low(day)]
	if !ok || m.toks[day].Form == m.low(day) && m.toks[day].UPOS != "PROPN" {
		return 0, ""
	}
	if !name {
		if prev := day - 1; prev >= m.begin && m.toks[prev].Head == day && m.toks[prev].UPOS == "ADJ" && m.low(prev) != "early" && m.low(prev) != "late" {
			return 0, "" // Black Friday
		}
		dir = m.tense(day)
	}
	end := day + 1
	if partsOfDay[m.low(end)] {
		end++
	}
	// A date that follows says which Friday.
	for _, from := range []int{end, end + 1} {
		if from > end && m.low(end) != "," && m.low(end) != "the" {
			break
		}
		for _, read := range []func(int) (int, string){m.monthFirst, m.dayFirst} {
			if stop, value := read(from); value != "" {
				return stop, value
			}
		}
	}
	if !m.ref.known() {
		return 0, ""
	}
	of := end
	if m.low(of) == "of" {
		of++
	}
	if weeks, ok := map[string]int{"last": -1, "this": 0, "next": 1}[m.low(of)]; ok && m.low(of+1) == "week" {
		monday := m.ref.day.AddDate(0, 0, 7*weeks-mondayFirst(m.ref.day.Weekday()))
		return of + 2, monday.AddDate(0, 0, mondayFirst(want)).Format(time.DateOnly)
	}
	return end, m.ref.weekday(want, dir)
}

// weekOf reads "the week of March 4", and the month of "the last week of February".
func (m *matcher) weekOf(at int) (int, string) {
	if m.low(at) != "week" || m.low(at+1) != "of" {
		return 0, ""
	}
	if _, ok := ordinals[m.low(at-1)]; ok {
		return m.bareMonth(at + 2)
	}
	for _, read := range []func(int) (int, string){m.monthFirst, m.dayFirst} {
		if end, value := read(at + 2); value != "" {
			day, err := time.Parse(time.DateOnly, value)
			if err != nil {
				return 0, ""
			}
			return end, schema.WeekOf(day)
		}
	}
	return 0, ""
}

// monthFirst reads "October 21, 2022", "Oct. 21", "May 3rd last year".
func (m *matcher) monthFirst(at int) (int, string) {
	month, ok := m.monthName(at)
	if !ok {
		return 0, ""
	}
	number := m.afterDot(at)
	if m.low(number) == "the" {
		number++ // March the 4th
	}
	day, ok := dayNumber(m.low(number))
	if !ok {
		return 0, ""
	}
	return m.withYear(at, number+1, month, day)
}

// dayFirst reads "21 October 2022", "the 21st of October".
func (m *matcher) dayFirst(at int) (int, string) {
	day, ok := dayNumber(m.low(at))
	next := at + 1
	if m.low(next) == "of" {
		if !ok {
			day, ok = dayWords[m.low(at)], dayWords[m.low(at)] > 0 // the first of May
		}
		next++
	}
	if !ok {
		return 0, ""
	}
	month, ok := m.monthName(next)
	if !ok {
		return 0, ""
	}
	return m.withYear(next, m.afterDot(next), month, day)
}

// daysOfMonth reads "1 to 10 March", "1-3 March 2022".
func (m *matcher) daysOfMonth(at int) (int, string) {
	first, ok := dayNumber(m.low(at))
	if !ok {
		return 0, ""
	}
	switch m.low(at + 1) {
	case "-", "–", "to", "until", "and":
	default:
		return 0, ""
	}
	end, last := m.dayFirst(at + 2)
	if last == "" {
		return 0, ""
	}
	if from := last[:len(last)-2] + twoDigits(first); from < last {
		return end, from + "/" + last
	}
	return 0, ""
}

func twoDigits(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

// bareMonth reads "May", "May 2021", "last May", "May of last year".
func (m *matcher) bareMonth(at int) (int, string) {
	name, dir := at, past
	d, named := directions[m.low(at)]
	if named {
		name, dir = at+1, d
	}
	month, ok := m.monthName(name)
	if !ok {
		if month, ok = m.partOfMonth(name); !ok {
			return 0, ""
		}
	}
	end := m.afterDot(name)
	if year, stop := m.year(end); year != 0 {
		return stop, yearMonth(year, month)
	}
	if _, ok := dayNumber(m.low(end)); ok {
		return 0, "" // no day of this month
	}
	low := m.low(name)
	if ambiguousMonths[low] && !named && !anchors[m.low(name-1)] || len(low) <= 3 && low != "may" && !named && !anchors[m.low(name-1)] {
		return 0, ""
	}
	if !m.ref.known() {
		return 0, ""
	}
	if !named {
		dir = m.tense(name)
	}
	return end, yearMonth(m.ref.month(month, dir), month)
}

// monthName returns the month that token i names.
func (m *matcher) monthName(i int) (time.Month, bool) {
	month, ok := months[m.low(i)]
	if !ok || m.toks[i].Form == m.low(i) || m.toks[i].UPOS == "AUX" || m.toks[i].UPOS == "VERB" {
		return 0, false
	}
	return month, true
}

// partOfMonth returns the month of "mid-February", "late-March".
func (m *matcher) partOfMonth(i int) (time.Month, bool) {
	part, name, ok := strings.Cut(m.low(i), "-")
	month, known := months[name]
	return month, ok && known && (part == "mid" || part == "early" || part == "late")
}

// afterDot returns the token after i, and after the full stop of an abbreviation
// that is a token of its own.
func (m *matcher) afterDot(i int) int {
	if m.low(i+1) == "." && i+2 < m.end {
		return i + 2
	}
	return i + 1
}

// withYear completes a day of a month with the year that may follow at end; name
// is the token of the month.
func (m *matcher) withYear(name, end int, month time.Month, day int) (int, string) {
	if year, stop := m.year(end); year != 0 {
		value, ok := date(year, month, day)
		if !ok {
			return 0, ""
		}
		return stop, value
	}
	if !m.ref.known() {
		return 0, ""
	}
	value, ok := m.ref.monthDay(month, day, m.tense(name))
	if !ok {
		return 0, ""
	}
	return end, value
}

// year reads the year after a month or day: "2022", ", 2022", "of last year". It
// is 0 if there is none.
func (m *matcher) year(at int) (year, end int) {
	if m.low(at) == "," || m.low(at) == "of" {
		at++
	}
	if year, ok := yearNumber(m.low(at)); ok {
		return year, at + 1
	}
	if m.low(at+1) == "year" && m.ref.known() {
		switch m.low(at) {
		case "last":
			return m.ref.day.Year() - 1, at + 2
		case "this":
			return m.ref.day.Year(), at + 2
		case "next":
			return m.ref.day.Year() + 1, at + 2
		}
	}
	return 0, at
}

// period reads "last week", "this year", "next month", "this morning", "last night".
func (m *matcher) period(at int) (int, string) {
	dir, ok := directions[m.low(at)]
	if m.low(at) == "the" && m.low(at-1) == "in" && (m.low(at-2) == "earlier" || m.low(at-2) == "later") {
		dir, ok = this, true // earlier in the week
	}
	if m.low(at) == "the" && m.low(at-1) == "of" && partsOfPeriod[m.low(at-2)] {
		dir, ok = this, true // the end of the month
	}
	if m.low(at) == "the" && m.ref.known() {
		if n := map[string]int{"last": -2, "next": 2}[m.low(at+3)]; n < 0 && m.low(at+2) == "before" || n > 0 && m.low(at+2) == "after" {
			switch u, _ := unitOf(m.low(at + 1)); u {
			case weeks, monthUnits, years:
				return at + 4, m.ref.shift(n, u) // the week before last
			}
		}
	}
	if !ok || !m.ref.known() {
		return 0, ""
	}
	n := 0
	switch dir {
	case last:
		n = -1
	case next:
		n = 1
	}
	end := at + 2
	switch word := m.low(at + 1); word {
	case "week":
		if m.low(end) == "of" {
			return 0, ""
		}
		return end, m.ref.week(n)
	case "month":
		return end, m.ref.addMonths(n)
	case "year":
		if m.low(at) != "past" {
			return end, m.ref.addYears(n)
		}
	case "night":
		if dir == last {
			return end, m.ref.addDays(-1)
		}
	case "morning", "afternoon", "evening":
		if dir == this {
			return end, m.ref.addDays(0)
		}
	}
	return 0, ""
}

// ago reads "three days ago", "a year ago", "two decades ago".
func (m *matcher) ago(at int) (int, string) {
	if u, _ := unitOf(m.low(at)); (u == hours || m.low(at) == "moments") && strings.HasSuffix(m.low(at), "s") && m.low(at+1) == "ago" && m.ref.known() {
		return at + 2, m.ref.addDays(0)
	}
	n, u, end := m.amount(at)
	if end == 0 || m.low(end) != "ago" || !m.ref.known() {
		return 0, ""
	}
	return end + 1, m.ref.shift(-n, u)
}

// dayWord reads "today", "yesterday", "tomorrow", "tonight".
func (m *matcher) dayWord(at int) (int, string) {
	if !m.ref.known() {
		return 0, ""
	}
	end := at + 1
	if m.low(at) == "day" && m.low(at+1) == "after" && m.low(at+2) == "tomorrow" {
		return at + 3, m.ref.addDays(2)
	}
	if m.low(at) == "day" && m.low(at+1) == "before" && m.low(at+2) == "yesterday" {
		return at + 3, m.ref.addDays(-2)
	}
	if partsOfDay[m.low(end)] {
		end++
	}
	switch m.low(at) {
	case "today", "tonight":
		return end, m.ref.addDays(0)
	case "overnight":
		if m.tree.Base(at) == "advmod" || m.tree.Base(at) == "obl" {
			return at + 1, m.ref.addDays(0)
		}
	case "yesterday":
		return end, m.ref.addDays(-1)
	case "tomorrow":
		return end, m.ref.addDays(1)
	}
	return 0, ""
}

// bareYear reads "in 2014": a year after a word that leads to times, or one that
// the tree takes for a time.
func (m *matcher) bareYear(at int) (int, string) {
	form, part := strings.CutPrefix(m.low(at), "mid-")
	year, ok := yearNumber(form)
	if !ok || year < 1500 {
		return 0, ""
	}
	if part {
		return at + 1, form
	}
	if kids := m.tree.Children(at); len(kids) > 0 && m.toks[at].UPOS != "NUM" {
		return 0, ""
	}
	switch rel := m.toks[at].DepRel; {
	case m.low(at-1) == "year":
		return at + 1, m.low(at)
	case (rel == "nummod" || rel == "compound") && m.determines(at):
		return at + 1, m.low(at)
	case rel == "nummod":
		return 0, "" // in 2014 cases
	case rel == "obl:unmarked", rel == "nmod:unmarked", rel == "obl" && m.low(at-1) == "as", anchors[m.low(at-1)]:
		return at + 1, m.low(at)
	}
	return 0, ""
}

// determines reports whether the number at i stands between an article or a genitive and a
// noun in the singular: the 2014 attack, Chad's 2014 attack.
func (m *matcher) determines(i int) bool {
	head := m.toks[i].Head
	if head != i+1 || head >= m.end || m.toks[head].UPOS != "NOUN" || m.toks[head].XPOS != "NN" {
		return false
	}
	switch m.low(i - 1) {
	case "the", "a", "'s", "’s", "its", "his", "her", "their", "that", "this":
		return true
	}
	return false
}

// tense tells whether the clause around token i speaks of the future.
func (m *matcher) tense(i int) direction {
	from := -1
	for steps := 0; i >= 0 && steps < 8; steps++ {
		if m.isFuture(i, from) {
			return future
		}
		tok := m.toks[i]
		switch extract.BaseRel(tok.DepRel) {
		case "root", "ccomp", "parataxis":
			return past
		case "acl", "conj", "advcl":
			if tok.UPOS == "VERB" && !m.isInfinitive(i) || m.tree.Base(i) == "advcl" && tok.UPOS != "VERB" {
				return past
			}
		}
		if tok.Head < m.begin || tok.Head >= m.end {
			return past
		}
		from, i = i, tok.Head
	}
	return past
}

// isInfinitive reports whether token i is an infinitive with to.
func (m *matcher) isInfinitive(i int) bool {
	mark := m.tree.Child(i, "mark")
	return mark >= 0 && m.low(mark) == "to"
}

// isFuture reports whether what hangs below token i on the side of from, -1 for i
// itself, is still to come: "will meet", "plans to meet", "scheduled for".
func (m *matcher) isFuture(i, from int) bool {
	tok := m.toks[i]
	if from >= 0 && futureVerbs[tok.Lemma] {
		switch {
		case m.tree.Base(from) == "xcomp", m.isInfinitive(from):
			return true
		case tok.Lemma == "go", tok.Lemma == "set":
		case tok.XPOS == "VBN" || tok.UPOS == "ADJ":
			return m.tree.Base(from) == "obl"
		}
	}
	if from >= 0 && (tok.XPOS == "VBZ" || tok.XPOS == "VBP") && scheduledVerbs[tok.Lemma] && m.tree.Base(from) == "obl" && m.tree.Child(i, "aux") < 0 {
		return true // plays Chad on Sunday
	}
	for _, kid := range m.tree.Children(i) {
		if rel := m.tree.Base(kid); (rel == "aux" || rel == "cop") && m.isInfinitive(i) && (m.low(kid) == "is" || m.low(kid) == "are") {
			return true // are to meet
		}
		if m.tree.Base(kid) == "aux" {
			switch m.toks[kid].Lemma {
			case "will", "shall", "would":
				return true
			}
		}
	}
	return false
}
