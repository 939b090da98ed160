package when

import (
	"strconv"
	"strings"
	"time"
)

var weekdays = map[string]time.Weekday{
	"monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday, "thursday": time.Thursday,
	"friday": time.Friday, "saturday": time.Saturday, "sunday": time.Sunday,
}

var months = map[string]time.Month{
	"january": time.January, "february": time.February, "march": time.March, "april": time.April,
	"may": time.May, "june": time.June, "july": time.July, "august": time.August,
	"september": time.September, "october": time.October, "november": time.November, "december": time.December,
	"jan": time.January, "feb": time.February, "mar": time.March, "apr": time.April, "jun": time.June, "jul": time.July,
	"aug": time.August, "sep": time.September, "sept": time.September, "oct": time.October, "nov": time.November, "dec": time.December,
}

// ambiguousMonths are verbs or surnames as often as months: they need a date or
// a preposition beside them.
var ambiguousMonths = map[string]bool{"may": true, "march": true, "mar": true, "april": true, "june": true, "august": true, "jan": true, "dec": true, "sep": true}

var numbers = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
	"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
	"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
	"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// partsOfDay follow the name of a day.
var partsOfDay = map[string]bool{"morning": true, "afternoon": true, "evening": true, "night": true, "noon": true, "midday": true}

// anchors are the words before a bare year or an ambiguous month.
var anchors = map[string]bool{
	"in": true, "since": true, "by": true, "until": true, "till": true, "during": true, "from": true, "of": true,
	"before": true, "after": true, "early": true, "late": true, "mid": true, "through": true, "between": true,
	"around": true, "last": true, "next": true, "this": true, "throughout": true, "on": true,
}

// directions of a determiner before a period.
var directions = map[string]direction{
	"last": last, "past": last, "previous": last, "next": next, "coming": next, "upcoming": next, "this": this,
}

// futureVerbs are followed by what is still to come.
var futureVerbs = map[string]bool{
	"plan": true, "expect": true, "schedule": true, "set": true, "intend": true, "hope": true, "slate": true, "vow": true,
	"promise": true, "threaten": true, "prepare": true, "due": true, "go": true, "pledge": true, "aim": true, "want": true,
}

// scheduledVerbs tell in the present tense, with a time, what is arranged: *plays Chad on Sunday*.
var scheduledVerbs = map[string]bool{
	"play": true, "meet": true, "face": true, "fly": true, "travel": true, "visit": true, "host": true, "open": true, "start": true,
	"begin": true, "leave": true, "arrive": true, "return": true, "depart": true, "vote": true, "expire": true, "resume": true, "land": true,
	"receive": true, "welcome": true, "tour": true, "end": true, "close": true, "go": true, "come": true, "head": true, "hold": true,
}

// partsOfPeriod are words for a part of a period: the end of the month, late nineties.
var partsOfPeriod = map[string]bool{
	"start": true, "beginning": true, "end": true, "middle": true, "rest": true, "remainder": true, "course": true, "turn": true, "early": true, "late": true,
}

// dayWords are the days of a month that are written out: the first of May.
var dayWords = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
	"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}

// dayNumber returns the number of a day of the month: 1..31, with or without an ordinal ending.
func dayNumber(form string) (int, bool) {
	for _, end := range []string{"st", "nd", "rd", "th"} {
		if rest, ok := strings.CutSuffix(form, end); ok {
			form = rest
			break
		}
	}
	n, err := strconv.Atoi(form)
	return n, err == nil && n >= 1 && n <= 31 && len(form) <= 2
}

// yearNumber returns a year of four digits in 1000..2199.
func yearNumber(form string) (int, bool) {
	n, err := strconv.Atoi(form)
	return n, err == nil && len(form) == 4 && n >= 1000 && n < 2200
}
