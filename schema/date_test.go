package schema

import "testing"

func TestDaysOf(t *testing.T) {
	for _, c := range []struct {
		date, first, last string
		span              bool
	}{
		{"", "", "", false},
		{"2024", "2024-00-00", "2024-99-99", false},
		{"2024-03", "2024-03-00", "2024-03-99", false},
		{"2024-03-15", "2024-03-15", "2024-03-15", false},
		{"2024-W10", "2024-03-04", "2024-03-10", true},
		{"2020-W53", "2020-12-28", "2021-01-03", true},
		{"2024-03-01/2024-03-10", "2024-03-01", "2024-03-10", true},
		{"2010/2014", "2010-00-00", "2014-99-99", true},
	} {
		if first, last := DaysOf(c.date); first != c.first || last != c.last {
			t.Errorf("%q: %q, %q", c.date, first, last)
		}
		if got := IsSpanOfTime(c.date); got != c.span {
			t.Errorf("%q is a span: %v", c.date, got)
		}
	}
	// 2021 had no 53rd week.
	for _, date := range []string{"2021-W53", "2024-W00", "2010/soon", "2024-W1"} {
		if IsSpanOfTime(date) {
			t.Errorf("%q is a span", date)
		}
	}
}
