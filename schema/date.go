package schema

import (
	"fmt"
	"strings"
	"time"
)

// IsSpanOfTime reports whether date, in the forms of [Statement].Date, is a week or a
// span between two dates.
func IsSpanOfTime(date string) bool {
	if from, to, ok := strings.Cut(date, "/"); ok {
		return IsDate(from) && IsDate(to)
	}
	_, ok := mondayOf(date)
	return ok
}

// IsDate reports whether s is a day, a month or a year: 2024-03-09, 2024-03 or 2024.
func IsDate(s string) bool {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// WeekOf returns the week of ISO 8601 that holds day: 2024-W10.
func WeekOf(day time.Time) string {
	year, week := day.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", year, week)
}

// mondayOf returns the first day of a week.
func mondayOf(week string) (time.Time, bool) {
	var year, n int
	if len(week) != len("2006-W01") {
		return time.Time{}, false
	}
	if _, err := fmt.Sscanf(week, "%04d-W%02d", &year, &n); err != nil || n < 1 || n > 53 {
		return time.Time{}, false
	}
	// The fourth of January lies in the first week.
	first := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC)
	monday := first.AddDate(0, 0, 7*(n-1)-(int(first.Weekday())+6)%7)
	return monday, WeekOf(monday) == week
}

// DaysOf returns the first and the last day of a date in the forms of [Statement].Date,
// for comparing: the last day of a month is its 99th. Of the empty date both are empty.
func DaysOf(date string) (first, last string) {
	if date == "" {
		return "", ""
	}
	if from, to, ok := strings.Cut(date, "/"); ok {
		first, _ = DaysOf(from)
		_, last = DaysOf(to)
		return first, last
	}
	if monday, ok := mondayOf(date); ok {
		return monday.Format(time.DateOnly), monday.AddDate(0, 0, 6).Format(time.DateOnly)
	}
	const earliest, latest = "0000-00-00", "9999-99-99"
	return date + earliest[min(len(date), len(earliest)):], date + latest[min(len(date), len(latest)):]
}
