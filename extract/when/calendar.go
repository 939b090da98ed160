package when

import (
	"time"

	"github.com/quadwire/quadwire/schema"
)

// calendar resolves relative times against a day. The zero value knows no day
// and resolves nothing.
type calendar struct{ day time.Time }

func (c calendar) known() bool { return !c.day.IsZero() }

// direction says on which side of the reference day a time lies.
type direction int

const (
	past   direction = iota // the last one up to the day itself
	future                  // the next one from the day itself on
	last                    // the last one before the day
	next                    // the next one after the day
	this                    // the one in the week or year of the day
)

// weekday resolves the name of a day of the week.
func (c calendar) weekday(want time.Weekday, dir direction) string {
	// Both differences are in 0..6.
	back := (int(c.day.Weekday()) - int(want) + 7) % 7
	ahead := (7 - back) % 7
	switch dir {
	case future:
		return c.addDays(ahead)
	case last:
		if back == 0 {
			back = 7
		}
		return c.addDays(-back)
	case next:
		if ahead == 0 {
			ahead = 7
		}
		return c.addDays(ahead)
	case this:
		return c.addDays(mondayFirst(want) - mondayFirst(c.day.Weekday()))
	}
	return c.addDays(-back)
}

// mondayFirst numbers the days of a week that begins on Monday, from 0.
func mondayFirst(d time.Weekday) int { return (int(d) + 6) % 7 }

// month returns the year of a month that is named without one.
func (c calendar) month(want time.Month, dir direction) (year int) {
	year = c.day.Year()
	now := c.day.Month()
	switch {
	case dir == past && want > now, dir == last && want >= now:
		year--
	case dir == future && want < now, dir == next && want <= now:
		year++
	}
	return year
}

// monthDay resolves a day of a month without a year; false if there is no such day.
func (c calendar) monthDay(month time.Month, day int, dir direction) (string, bool) {
	year := c.day.Year()
	switch at := time.Date(year, month, day, 0, 0, 0, 0, time.UTC); {
	case (dir == past || dir == last) && at.After(c.day):
		year--
	case (dir == future || dir == next) && at.Before(c.day):
		year++
	}
	return date(year, month, day)
}

// week returns the week that lies n weeks from the day's.
func (c calendar) week(n int) string { return schema.WeekOf(c.day.AddDate(0, 0, 7*n)) }

func (c calendar) addDays(n int) string { return c.day.AddDate(0, 0, n).Format(time.DateOnly) }

// addMonths counts from the first of the month, as the 31st has no equal in the next.
func (c calendar) addMonths(n int) string {
	return time.Date(c.day.Year(), c.day.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
}

func (c calendar) addYears(n int) string {
	return time.Date(c.day.Year()+n, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006")
}

// date formats a day; false if the month has no such day.
func date(year int, month time.Month, day int) (string, bool) {
	at := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if at.Month() != month || at.Day() != day {
		return "", false
	}
	return at.Format(time.DateOnly), true
}

// yearMonth formats a month.
func yearMonth(year int, month time.Month) string {
	return time.Date(year, month, 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
}
