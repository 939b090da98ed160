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
	plain := f.Polarity == schema.Positive && f.Modality == schema.Asserted
	return (s.All || plain) && s.keeps(&f.Statement) && s.isFrom(&f.Source)
}
