package query

import (
	"fmt"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/schema"
)

// Filter says which facts are wanted. Empty fields do not restrict.
type Filter struct {
	// Predicates are names of predicates without prefix, "spoke-with": facts with one of
	// them are wanted, or with a predicate that is a kind of one. The name of a category
	// of PLOVER in capital letters, "CONSULT", stands for the facts of that category.
	Predicates []string
	// Since and Until bound the date, both included: YYYY, YYYY-MM or YYYY-MM-DD. A
	// fact whose date is less exact is kept if any day of it is in the range; one
	// without date is dropped where a bound is set.
	Since, Until string
	// All adds what is denied, planned, promised, possible or claimed.
	All bool
	// Polarity and Modalities are wanted; they imply All.
	Polarity   schema.Polarity
	Modalities []schema.Modality
	// Certainty lists the grades of certainty that are wanted.
	Certainty []schema.Certainty
	// By is who says so: the ID of an entity, or words of what the text calls the
	// source, in any case of letters.
	By string
	// MinConfidence is the least confidence, in 0..1.
	MinConfidence float64
	// Publisher is part of the name of the publisher, in any case of letters.
	Publisher string
	// Vocabulary has the kinds of predicates; nil is the embedded one.
	Vocabulary *schema.Vocabulary
}

// sieve is a filter made ready.
type sieve struct {
	Filter
	names  map[string]bool // nil for all
	events map[string]bool
}

// compile checks a filter and looks up the predicates that it means.
func (f Filter) compile() (*sieve, error) {
	for _, bound := range []string{f.Since, f.Until} {
		if !validDate(bound) {
			return nil, fmt.Errorf("bad date %q: want YYYY, YYYY-MM or YYYY-MM-DD", bound)
		}
	}
	if f.MinConfidence < 0 || f.MinConfidence > 1 {
		return nil, fmt.Errorf("bad confidence %v: want 0 to 1", f.MinConfidence)
	}
	f.All = f.All || f.Polarity != "" || len(f.Modalities) > 0
	f.By, f.Publisher = strings.ToLower(f.By), strings.ToLower(f.Publisher)
	s := &sieve{Filter: f}
	if len(f.Predicates) == 0 {
		return s, nil
	}
	vocab := f.Vocabulary
	s.names, s.events = map[string]bool{}, map[string]bool{}
	for _, name := range f.Predicates {
		if slices.Contains(schema.Events, schema.Event(name)) {
			s.events[name] = true
			continue
		}
		if vocab == nil {
			var err error
			if vocab, err = schema.LoadVocabulary(); err != nil {
				return nil, err
			}
		}
		s.names[name] = true
		for _, p := range vocab.Predicates() {
			if isKindOf(vocab, p, name) {
				s.names[p.Name] = true
			}
		}
	}
	return s, nil
}

// isKindOf reports whether name is above p in the vocabulary.
func isKindOf(vocab *schema.Vocabulary, p *schema.Predicate, name string) bool {
	for range vocab.Predicates() { // no longer than that, were there a circle
		if p.Parent == "" {
			return false
		}
		if p.Parent == name {
			return true
		}
		parent, ok := vocab.Predicate(p.Parent)
		if !ok {
			return false
		}
		p = parent
	}
	return false
}

// wants reports whether facts with the predicate can pass; those of the right
// category are known only when the statement is read.
func (s *sieve) wants(p predicate) bool {
	return p.isFact(s.All) && (s.names == nil || s.names[p.name] || len(s.events) > 0)
}

// byPredicate reports whether wants decides alone.
func (s *sieve) byPredicate() bool {
	return len(s.events) == 0 && s.Since == "" && s.Until == "" && s.Polarity == "" && len(s.Modalities) == 0 && len(s.Certainty) == 0 &&
		s.By == "" && s.MinConfidence == 0 && s.Publisher == ""
}

// byDetails reports whether wants decides together with date and confidence.
func (s *sieve) byDetails() bool {
	other := *s
	other.Since, other.Until, other.MinConfidence = "", "", 0
	return other.byPredicate()
}

// keeps reports whether a statement passes, but for its publisher.
func (s *sieve) keeps(stmt *schema.Statement) bool {
	return (s.names == nil || s.names[stmt.Predicate] || s.events[stmt.Event]) &&
		within(stmt.Date, s.Since, s.Until) &&
		(s.Polarity == "" || stmt.Polarity == s.Polarity) &&
		(len(s.Modalities) == 0 || slices.Contains(s.Modalities, stmt.Modality)) &&
		(len(s.Certainty) == 0 || slices.Contains(s.Certainty, stmt.Certainty)) &&
		stmt.Confidence >= s.MinConfidence &&
		s.isBy(&stmt.Attribution)
}

func (s *sieve) isBy(a *schema.Attribution) bool {
	return s.By == "" || strings.ToLower(a.ID) == s.By || strings.Contains(strings.ToLower(a.Text), s.By)
}

func (s *sieve) isFrom(src *schema.Source) bool {
	return s.Publisher == "" || strings.Contains(strings.ToLower(src.Publisher), s.Publisher)
}
