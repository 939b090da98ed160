package query

import "github.com/quadwire/quadwire/schema"

// Match returns the test whether a fact passes the filter.
func (f Filter) Match() (func(*Fact) bool, error) {
	keep, err := f.compile()
	if err != nil {
		return nil, err
	}
	return keep.matches, nil
}

// matches reports whether a fact passes.
func (s *sieve) matches(f *Fact) bool {
	return (s.All || isPlain(&f.Statement)) && s.keeps(&f.Statement) && s.isFrom(&f.Source)
}

// isPlain reports whether a statement is told as a fact: asserted, and not denied.
func isPlain(stmt *schema.Statement) bool {
	return stmt.Polarity == schema.Positive && stmt.Modality == schema.Asserted
}
