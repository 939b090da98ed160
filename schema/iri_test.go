package schema

import "testing"

func TestSlug(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Sergei Shoigu", "sergei-shoigu"},
		{"Côte d'Ivoire", "cote-divoire"},
		{"U.S.", "u-s"},
		{"  AT&T  ", "at-t"},
		{"Кремль", "кремль"},
		{"—", ""},
	}
	for _, test := range tests {
		if got := Slug(test.in); got != test.want {
			t.Errorf("Slug(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestPredicateIRITellsFactsFromTheRest(t *testing.T) {
	tests := []struct {
		polarity Polarity
		modality Modality
		want     string
	}{
		{Positive, Asserted, "rel:assists"},
		{Negative, Asserted, "not:assists"},
		{Positive, Promised, "maybe:assists"},
		{Negative, Possible, "maybe:assists"},
	}
	for _, test := range tests {
		s := Statement{Predicate: "assists", Polarity: test.polarity, Modality: test.modality}
		if got := s.PredicateIRI(); got != test.want {
			t.Errorf("%s %s: got %s, want %s", test.polarity, test.modality, got, test.want)
		}
	}
}
