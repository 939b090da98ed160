package explore

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/quadwire/quadwire/graph/query"
)

// timeline is a drawing of how many statements there are of each month, year or decade.
type timeline struct {
	// Unit is month, year or decade.
	Unit          string
	Width, Height float64 // of the drawing
	Base          float64 // where bars stand
	Columns       []column
	Ticks         []tick
	Most          int
	// Vague statements tell no month, where months are drawn; Undated no date.
	Vague, Undated int
}

// column is one bar, which leads to the statements of its time.
type column struct {
	query.Count
	Since, Until, Label string
	X, Width            float64
	Y, Height           float64 // of all statements
	SureY, SureHeight   float64 // of the facts
	HitY, HitHeight     float64 // of what can be clicked
}

// tick is a year beside the bars.
type tick struct {
	X    float64
	Text string
}

const (
	timelineWidth  = 480.0
	timelineHeight = 96.0
	timelineBase   = 78.0
	timelineTop    = 8.0
	mostMonths     = 48
	mostYears      = 80
)

// newTimeline draws months; nil where there is nothing that a drawing would show.
func newTimeline(o *query.Overview) *timeline {
	t := &timeline{Width: timelineWidth, Height: timelineHeight, Base: timelineBase, Undated: o.Undated}
	count := make(map[int]query.Count) // by the number of the month, year or decade
	first, last := 0, -1
	monthly := 0
	for _, m := range o.Months {
		if len(m.Month) == len("2006-01") {
			n := monthNumber(m.Month)
			if monthly == 0 {
				first = n
			}
			first, last, monthly = min(first, n), max(last, n), monthly+m.Statements
		} else {
			t.Vague += m.Statements
		}
	}
	number := monthNumber
	t.Unit = "month"
	if monthly <= t.Vague || last-first >= mostMonths {
		t.Unit, t.Vague, number = "year", 0, yearNumber
		first, last = spread(o, number)
		if last-first >= mostYears {
			t.Unit = "decade"
			number = func(s string) int { return yearNumber(s) / 10 }
			first, last = spread(o, number)
		}
	}
	for _, m := range o.Months {
		if t.Unit == "month" && len(m.Month) < len("2006-01") {
			continue
		}
		c := count[number(m.Month)]
		c.Statements += m.Statements
		c.Facts += m.Facts
		count[number(m.Month)] = c
		t.Most = max(t.Most, c.Statements)
	}
	if len(count) < 2 || last-first > 400 {
		return nil
	}
	t.draw(first, last, count)
	return t
}

func spread(o *query.Overview, number func(string) int) (first, last int) {
	for i, m := range o.Months {
		n := number(m.Month)
		if i == 0 {
			first, last = n, n
		}
		first, last = min(first, n), max(last, n)
	}
	return first, last
}

func yearNumber(month string) int {
	year, _ := strconv.Atoi(month[:min(4, len(month))])
	return year
}

func monthNumber(month string) int {
	year, of, _ := strings.Cut(month, "-")
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(of)
	return 12*y + m - 1
}

func (t *timeline) draw(first, last int, count map[int]query.Count) {
	slot := min(t.Width/float64(last-first+1), 28)
	t.Width = max(slot*float64(last-first+1), 120)
	gap := min(slot*0.25, 3)
	height := func(n int) float64 { return (timelineBase - timelineTop) * float64(n) / float64(max(t.Most, 1)) }
	room := -1000.0 // where the last tick ends
	for n := first; n <= last; n++ {
		x := slot * float64(n-first)
		if year, ok := t.year(n, first); ok && x >= room+4 {
			t.Ticks = append(t.Ticks, tick{x, year})
			room = x + 30
		}
		c, ok := count[n]
		if !ok {
			continue
		}
		col := column{Count: c, X: x + gap/2, Width: slot - gap, Height: max(height(c.Statements), 2), HitY: timelineTop, HitHeight: timelineBase - timelineTop}
		col.SureHeight = height(c.Facts)
		col.Y, col.SureY = timelineBase-col.Height, timelineBase-col.SureHeight
		col.Since, col.Until, col.Label = t.span(n)
		t.Columns = append(t.Columns, col)
	}
}

// year returns the year to write below the column of number n, if there is one.
func (t *timeline) year(n, first int) (string, bool) {
	switch t.Unit {
	case "month":
		return strconv.Itoa(n / 12), n%12 == 0 || n == first && n%12 < 9
	case "decade":
		return strconv.Itoa(10*n) + "s", true
	}
	return strconv.Itoa(n), true
}

// span returns the first and last date of a column, and its name.
func (t *timeline) span(n int) (since, until, label string) {
	switch t.Unit {
	case "month":
		m := time.Date(n/12, time.Month(n%12+1), 1, 0, 0, 0, 0, time.UTC)
		since = m.Format("2006-01")
		return since, since, m.Format("January 2006")
	case "decade":
		return fmt.Sprintf("%04d", 10*n), fmt.Sprintf("%04d", 10*n+9), fmt.Sprintf("%ds", 10*n)
	}
	since = fmt.Sprintf("%04d", n)
	return since, since, since
}

// Summary says in words what the drawing shows.
func (t *timeline) Summary() string {
	first, last := t.Columns[0], t.Columns[len(t.Columns)-1]
	peak := first
	for _, c := range t.Columns {
		if c.Statements > peak.Statements {
			peak = c
		}
	}
	return fmt.Sprintf("%s to %s, most in %s: %s", first.Label, last.Label, peak.Label, count(peak.Statements, "statement"))
}
