package when

import (
	"strings"
	"time"
)

// feast is a day with a name: a day of a month, or one that is reckoned in each year.
type feast struct {
	words string
	month time.Month
	day   int
	in    func(year int) time.Time // nil for a day of a month
}

// feasts are days with a name, by their words; longer names come first.
var feasts = []feast{
	{"christmas eve", time.December, 24, nil}, {"christmas day", time.December, 25, nil}, {"christmas", time.December, 25, nil},
	{"boxing day", time.December, 26, nil}, {"new year 's eve", time.December, 31, nil}, {"new year 's day", time.January, 1, nil},
	{"valentine 's day", time.February, 14, nil}, {"st patrick 's day", time.March, 17, nil}, {"saint patrick 's day", time.March, 17, nil},
	{"april fools ' day", time.April, 1, nil}, {"april fool 's day", time.April, 1, nil}, {"may day", time.May, 1, nil},
	{"bastille day", time.July, 14, nil}, {"halloween", time.October, 31, nil}, {"all saints ' day", time.November, 1, nil},
	{"guy fawkes night", time.November, 5, nil}, {"armistice day", time.November, 11, nil}, {"remembrance day", time.November, 11, nil},
	{"veterans day", time.November, 11, nil}, {"epiphany", time.January, 6, nil}, {"international women 's day", time.March, 8, nil},
	{"ash wednesday", 0, 0, fromEaster(-46)}, {"palm sunday", 0, 0, fromEaster(-7)}, {"maundy thursday", 0, 0, fromEaster(-3)},
	{"good friday", 0, 0, fromEaster(-2)}, {"holy saturday", 0, 0, fromEaster(-1)}, {"easter sunday", 0, 0, fromEaster(0)},
	{"easter monday", 0, 0, fromEaster(1)}, {"easter", 0, 0, fromEaster(0)}, {"ascension day", 0, 0, fromEaster(39)},
	{"whit sunday", 0, 0, fromEaster(49)}, {"pentecost", 0, 0, fromEaster(49)}, {"whit monday", 0, 0, fromEaster(50)},
	{"thanksgiving day", 0, 0, nth(time.November, time.Thursday, 4)}, {"thanksgiving", 0, 0, nth(time.November, time.Thursday, 4)},
	{"labor day", 0, 0, nth(time.September, time.Monday, 1)},
}

// fromEaster returns the day so many days after Easter Sunday.
func fromEaster(days int) func(year int) time.Time {
	return func(year int) time.Time { return easter(year).AddDate(0, 0, days) }
}

// easter returns Easter Sunday of the western churches, by the method of Meeus, Jones and
// Butcher (J. Meeus, Astronomical Algorithms, 1991).
func easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(year, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}

// nth returns the nth such day of the week in a month.
func nth(month time.Month, day time.Weekday, n int) func(year int) time.Time {
	return func(year int) time.Time {
		first := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
		return first.AddDate(0, 0, (int(day)-int(first.Weekday())+7)%7+7*(n-1))
	}
}

// feast reads "Christmas", "New Year's Eve 2019", "Good Friday".
func (m *matcher) feast(at int) (int, string) {
	if m.toks[at].Form == m.low(at) {
		return 0, ""
	}
	for i := range feasts {
		f := &feasts[i]
		end, rest := at, f.words
		for rest != "" {
			word, more, _ := strings.Cut(rest, " ")
			if strings.ReplaceAll(m.low(end), "’", "'") != word {
				break
			}
			end, rest = end+1, more
		}
		if rest != "" || !anchors[m.low(at-1)] && m.low(at-1) != "at" && end == at+1 {
			continue
		}
		if f.in == nil {
			return m.withYear(end-1, end, f.month, f.day)
		}
		if year, stop := m.year(end); year != 0 {
			return stop, f.in(year).Format(time.DateOnly)
		}
		if !m.ref.known() {
			return 0, ""
		}
		day := f.in(m.ref.day.Year())
		switch {
		case m.tense(end-1) == future && day.Before(m.ref.day):
			day = f.in(m.ref.day.Year() + 1)
		case m.tense(end-1) != future && day.After(m.ref.day):
			day = f.in(m.ref.day.Year() - 1)
		}
		return end, day.Format(time.DateOnly)
	}
	return 0, ""
}
