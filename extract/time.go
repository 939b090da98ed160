package extract

// Time is an expression of time and the date or period that it stands for.
type Time struct {
	// First and End are token indexes, half open; a preposition is not part of it.
	First, End int
	// Value is YYYY, YYYY-MM or YYYY-MM-DD: the shortest period of these three kinds
	// that holds what the words say. It is never empty.
	Value string
	// Rule names the rule that read it: "weekday", "month-day-year".
	Rule string
}
