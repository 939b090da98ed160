package extract

// Time is an expression of time and the date or period that it stands for.
type Time struct {
	// First and End are token indexes, half open; a preposition is not part of it.
	First, End int
	// Value is YYYY, YYYY-MM, YYYY-MM-DD, a week as YYYY-Www, or two of the first three
	// with a stroke between them: the shortest period of these kinds that holds what the
	// words say. It is never empty.
	Value string
	// Rule names the rule that read it: "weekday", "month-day-year".
	Rule string
}

// RuleSinceHow is the rule of the times that tell when that began which has gone on *for
// five years*.
const RuleSinceHow = "since-how"

// RuleAnchored is the rule of the times that are reckoned from the one that the text named last: *two days
// later*, *on Wednesday, a day after she left*.
const RuleAnchored = "anchored"

// RuleReckoned is the rule of the times that are reckoned from one that follows: *two days
// after* the vote of March 10. They are those of what the whole phrase modifies, wherever
// they hang in it.
const RuleReckoned = "reckoned"
