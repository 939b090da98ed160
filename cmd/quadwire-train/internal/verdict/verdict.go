// Package verdict says what a reference tells of a statement. References list what they
// look for and no more, so that of most statements they tell nothing.
package verdict

// Verdict is what a reference tells of a statement.
type Verdict int8

// The verdicts.
const (
	Unknown Verdict = iota
	Wrong
	Right
)

// Of returns the verdict of a reference that knows the statement.
func Of(right bool) Verdict {
	if right {
		return Right
	}
	return Wrong
}
