package schema

import "testing"

func TestAnnounced(t *testing.T) {
	tests := []struct {
		event    Event
		modality Modality
		want     Event
	}{
		{Assault, Asserted, Assault},
		{Assault, Threatened, Threaten},
		{"", Threatened, Threaten},
		{Assault, Promised, Threaten},
		{Aid, Promised, Agree},
		{"", Promised, Agree},
		{Aid, Planned, Agree},
		{Assault, Planned, Threaten},
		{"", Planned, ""},
		{Consult, Requested, Consult},
	}
	for _, test := range tests {
		if got := test.event.Announced(test.modality); got != test.want {
			t.Errorf("%q %s: got %q, want %q", test.event, test.modality, got, test.want)
		}
	}
}
