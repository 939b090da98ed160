package schema

import "testing"

func TestContentIDFollowsContentOnly(t *testing.T) {
	base := Statement{
		Subject: Term{ID: "iran"}, Predicate: "assists", Object: Term{ID: "russia"},
		Polarity: Positive, Modality: Asserted, Date: "2022-10-22",
		Evidence: Evidence{Article: "a1", Span: Span{Begin: 10, End: 50}},
	}
	id := base.ContentID()
	if len(id) != idLength {
		t.Fatalf("ID %q has %d digits, want %d", id, len(id), idLength)
	}
	tests := []struct {
		name   string
		change func(*Statement)
		same   bool
	}{
		{"confidence", func(s *Statement) { s.Confidence = 0.3 }, true},
		{"rule", func(s *Statement) { s.Rule = "other" }, true},
		{"label", func(s *Statement) { s.Subject.Label = "Islamic Republic" }, true},
		{"object", func(s *Statement) { s.Object.ID = "syria" }, false},
		{"literal for entity", func(s *Statement) { s.Object = Term{Literal: "russia"} }, false},
		{"modality", func(s *Statement) { s.Modality = Promised }, false},
		{"polarity", func(s *Statement) { s.Polarity = Negative }, false},
		{"source", func(s *Statement) { s.Attribution.ID = "pentagon" }, false},
		{"sentence", func(s *Statement) { s.Evidence.Begin = 11 }, false},
	}
	for _, test := range tests {
		s := base
		test.change(&s)
		if got := s.ContentID() == id; got != test.same {
			t.Errorf("%s: same ID is %v, want %v", test.name, got, test.same)
		}
	}
}
