package article

import (
	"regexp"
	"strings"
	"time"
)

// dateLayouts are the ways to write a date that are read as one; what leaves
// open which number is the month (03/04/2022) is not among them.
var dateLayouts = []string{
	"2006-01-02", "2006-1-2", "2006/01/02", "2006/1/2", "2006.01.02", "20060102",
	time.RFC3339, time.RFC3339Nano,
	"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02T15:04:05-0700", "2006-01-02T15:04:05Z0700",
	"2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05-07:00", "2006-01-02 15:04:05 MST",
	"January 2 2006", "2 January 2006", "Jan 2 2006", "2 Jan 2006", "2-Jan-2006", "2-January-2006",
	"January 2 2006 15:04", "2 January 2006 15:04", "Jan 2 2006 15:04", "2 Jan 2006 15:04",
	"January 2 2006 3:04 PM", "2 January 2006 3:04 PM", "Jan 2 2006 3:04 PM", "2 Jan 2006 3:04 PM",
	"2 Jan 2006 15:04:05", "2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 -0700",
	"January 2 2006 15:04 MST", "2 January 2006 15:04 MST", "Jan 2 2006 15:04 MST", "2 Jan 2006 15:04 MST",
	"January 2 2006 3:04 PM MST", "2 January 2006 3:04 PM MST", "Jan 2 2006 3:04 PM MST", "2 Jan 2006 3:04 PM MST",
}

var (
	weekdayRE = regexp.MustCompile(`(?i)^(mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(day)?[.,]*\s+`)
	ordinalRE = regexp.MustCompile(`\b(\d{1,2})(st|nd|rd|th)\b`)
	meridiem  = regexp.MustCompile(`(?i)(\d)\s*([ap])\.?m\.?\b`)
	septRE    = regexp.MustCompile(`(?i)\bsept\b`)
)

// ParseDate reads a date, with or without weekday and time of day, and returns it
// as YYYY-MM-DD: the day that the words state, whatever the time zone.
func ParseDate(s string) (string, bool) {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 64 {
		return "", false
	}
	s = weekdayRE.ReplaceAllString(s, "")
	s = ordinalRE.ReplaceAllString(s, "$1")
	s = septRE.ReplaceAllString(s, "Sep")
	if m := meridiem.FindStringSubmatchIndex(s); m != nil {
		s = s[:m[3]] + " " + strings.ToUpper(s[m[4]:m[5]]) + "M" + s[m[1]:]
	}
	s = strings.NewReplacer(",", " ", "|", " ", " at ", " ", " - ", " ", " of ", " ").Replace(s + " ")
	// "Oct. 22": the stop of an abbreviated month, not the one in 2022.10.22.
	s = strings.ReplaceAll(s, ". ", " ")
	s = strings.Join(strings.Fields(s), " ")
	for _, layout := range dateLayouts {
		// time.Parse takes month names in any case.
		if day, err := time.Parse(layout, s); err == nil && day.Year() >= 1000 {
			return day.Format("2006-01-02"), true
		}
	}
	return "", false
}
